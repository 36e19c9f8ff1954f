"""The field's words for how good somebody is, as tables: phrase by phrase with a value from -2 to 2.

-2 is definitely_not, -1 no, 0 mixed, 1 yes, 2 strong_yes.
"""

from collections.abc import Iterable

DESCRIBING: dict[int, str] = {
    2: """native level; excellent; outstanding; exceptional; stellar; superb; phenomenal; fantastic; amazing;
        incredible; brilliant;
        world class; top notch; first rate; top tier; first class; best in class; terrific; extraordinary; flawless;
        off the charts; masterful; spectacular; magnificent; remarkable; second to none; impressive; awesome;
        superlative; impeccable; extremely good; exceptionally good; incredibly good; insanely good; a standout;
        standout; a superstar; a rockstar; a rock star; out of this world; through the roof; way above the bar;
        well above the bar; far above the bar; way above average; exemplary; marvelous; marvellous; immaculate;
        way above par; a superpower; his superpower; her superpower; as good as it gets; elite; unreal;
        mind blowing; on another level; next level;
        a 10; perfect; an expert; expert level; wizard; a wizard; wizard level; guru; a guru; ninja; virtuoso;
        beyond reproach;
        top 1 %; top 5 %; top one percent; top percent; best i've seen; best i have seen; a dream; sensational""",
    1: """good; great; solid; strong; capable; competent; proficient; skilled; skilful; skillful; sound; effective;
        robust; decent; fluent; sharp; thoughtful; convincing; thorough; positive; above average; above the bar;
        over the bar; at the bar; meets the bar; met the bar; clears the bar; cleared the bar; up to par; on par;
        up to scratch; up to standard; up to the mark; a strong suit; strong suit; a strength; strength; strengths;
        a strong point; strong point; strong points; a plus; a big plus; knowledgeable; on point; good enough; nice;
        commendable; adept; polished; crisp; well structured; well thought out; well done; satisfying; compelling;
        admirable; very good; really good; pretty good; quite good; fairly good; spot on; at a good level; at level;
        promising; impactful; praiseworthy; well above average; a highlight; highlight; a high point; in good shape;
        healthy; on target; above par; above expectations; beyond expectations; as expected at this level; lovely;
        comfortable; assured; accomplished; rock solid; where we need it to be; where it needs to be;
        where it should be; where we need it; where we want it; where we want it to be; where i want it;
        where i want it to be; where i'd want it; where i'd want it to be; where i'd like it;
        where i'd like it to be; an area of strength; a real strength; a core strength; over the line;
        as strong as it gets; clear; clean; elegant; readable; tidy; concise; very solid; super solid; no slouch;
        reassuring; methodical; structured; systematic; rigorous; precise; meticulous; insightful; mature; high;
        genuine; nuanced; articulate; well organised; well organized; well prepared; on the money; creative;
        persuasive; pragmatic; plausible; admirably clear; well above what we need; up to date; up to speed; well above;
        more than enough; more than good enough; ahead of the curve; dependable; credible; intuitive; gifted;
        talented; deep; in depth;
        mostly right; mostly correct; all correct; a joy; a pleasure; a delight; on the strong side; the only plus;
        the only strength; the only positive; a bright spot; the bright spot""",
    0: """okay; ok; okayish; okish; okay ish; ok ish; fine; average; mediocre; mixed; meh; so so; alright; all right;
        adequate; acceptable; middling; passable; hit and miss; hit or miss; could go either way; can go either way;
        either way; inconsistent; uneven; patchy; borderline; lukewarm; middle of the road; unremarkable; fair;
        a mixed bag; mixed bag; 50 50; fifty fifty; run of the mill; satisfactory; up and down; neither good nor bad;
        neither great nor terrible; neither strong nor weak; neither here nor there; nothing special;
        nothing to write home about; nothing remarkable; nothing extraordinary; nothing outstanding; a toss up; a wash;
        toss up; serviceable; tolerable; not good not bad; not strong not weak; not strong not terrible;
        not great not terrible; not good nor bad; not amazing not terrible; medium; neutral; par for the course;
        ups and downs; moderate; sufficient; in the middle; a coin flip; spotty; reasonable""",
    -1: """weak; shaky; poor; bad; lacking; barely any; hardly any; next to none; almost none; very little;
        little to none;
        close to none; minimal; mostly wrong; all wrong; a work in progress; work in progress; on the light side;
        on the weak side; on the thin side; on the low side; too slow; scarcely any; few and far between; rough;
        thin; sloppy; messy; limited; superficial; shallow; vague; subpar;
        sub par; below average; below the bar; below our bar; below bar; under the bar; below par;
        below expectations; under par; disappointing; unconvincing; rusty; underwhelming; insufficient; inadequate;
        wobbly; wanting; a weakness; weakness; weaknesses; a weak spot; weak spot; weak spots; a weak point;
        weak point; weak points; a weak area; weak area; the weak link; a problem; a concern; a worry; a gap;
        a red flag; red flag; red flags; an issue; a blocker; a risk; a minus; problematic; not there;
        not there yet; not up to scratch; not up to par; not up to the mark; not up to level; not up to our level;
        not up to standard; not up to the level; patchy at best; not good enough; not strong enough; not at level;
        not at the bar; not at our level; not where it should be; not where we need it; not where it needs to be;
        not to our level; not at the level; too weak; too thin; too shallow; too junior; unimpressive; clumsy;
        muddled; disorganised; disorganized; confused; confusing; incoherent; off the mark; out of his depth;
        out of her depth; out of their depth; behind; far below the others; far below average; far below par;
        well below average; hand wavy; handwavy; half baked; underdeveloped; undercooked; an afterthought; flawed;
        flaky; flimsy; hard to follow; iffy; questionable; dicey; ropey; ropy; lousy; painful; a struggle; worrying;
        concerning; troubling; not great; not so great; not good; not so good; substandard; deficient; ineffective;
        wooden; unpolished; a letdown; a let down; basic at best; okay at best; average at best; mediocre at best;
        lackluster; lacklustre; slipshod; careless; surface level; nowhere near; far from good; far from strong;
        far from great; far from ideal; far from convincing; miles off; an area of concern; area of concern;
        areas of concern; cause for concern; a cause for concern; not close to; not up there; a mess; tenuous;
        crummy; weakish; low; scattered; chaotic; disjointed; unstructured; evasive; rambling; stilted; woolly;
        wooly; haphazard; one dimensional; hit or miss at best; all over the place; generic; canned;
        boilerplate; one sided; well below;
        the issue; the problem; the concern;
        a stretch; a challenge;
        a big gap; a real gap; a clear gap; underpowered; below what we need; not what we need""",
    -2: """completely missing; missing completely; completely absent; entirely missing; totally missing;
        entirely absent;
        terrible; awful; abysmal; horrible; dreadful; atrocious; disastrous; a disaster; horrendous; appalling;
        non existent; nonexistent; hopeless; a train wreck; train wreck; trainwreck; unacceptable; catastrophic;
        a catastrophe; way below the bar; far below the bar; well below the bar; way below par; laughable; rock bottom;
        pathetic; shocking; a total mess; very poor; very weak; extremely weak; extremely poor; incredibly weak;
        exceptionally weak; incredibly poor; zero; none; dismal; embarrassing; a dealbreaker; a deal breaker;
        deal breaker; dealbreaker; awfully weak; hair raising; diabolical; ghastly""",
}
"""Words that say what something is like: "SQL was ...", "... SQL"."""

DOING: dict[int, str] = {
    2: """with flying colours; with flying colors; nailed; crushed; aced; killed; excels at; excelled at; excels in;
        excelled in; excelled; excels; smashed; blew me away; blew us away; blew me away with; blown away by;
        blown away; knocked it out of the park; knocked it out the park; impressed by; impressed with; impressed me;
        impressed us; was blown away by; wowed me; wowed by; floored me; nothing but praise for; full of praise for;
        only praise for; knows inside out; inside out;
        breezed through; sailed through; flew through; mastered; has mastered; wiped the floor with; floored by;
        couldn't have been better; couldn't be better; couldn't be stronger; could not be better; could not be stronger;
        couldn't have been stronger; could hardly be better; hit it out of the park; could not have been better;
        can't be beaten""",
    1: """did well; does well; performed well; did great; did good; handled well; knows; knew; no concerns;
        no concern; no issues; no issue; no problems; no problem; no complaints; no red flags; no worries;
        no doubts; no gaps; no weaknesses; no real concerns; no major concerns; no serious concerns;
        no big concerns; nothing wrong; can't fault; cannot fault; couldn't fault; could not fault;
        nothing to complain about; nothing to fault; without any issues; without issues; without any problems;
        without problems; not a problem; not an issue; not a concern; not a worry; not a weakness; no complaint;
        zero concerns; zero issues; not worried about; not concerned about; pleased with; happy with;
        satisfied with; comfortable with; shines; shone; shines in; shone in; stood out; stands out; held his own;
        held her own; held their own; like a pro; a natural; delivered; came through; confident in; lots of;
        plenty of; loads of; tons of; a lot of; demonstrated; won me over; convinced me; not bad; not bad at all;
        not half bad; not too bad; handles; not shabby; not too shabby; no cause for concern; on top of; masters;
        ticks the box; ticked the box; in a good way; more than makes up for it; more than made up for it;
        raises the bar; raised the bar; raise the bar; showed real; showed good; nothing concerning; nothing worrying;
        nothing of concern; no need to worry about; didn't see anything concerning; didn't see any issues;
        did not see any issues; passed the bar; passes the bar; clears the bar; cleared the bar;
        has no trouble with; had no trouble with; no trouble with; nothing bad to say about; good at;
        has a knack for; a knack for; can do; liked; loved; enjoyed; loved it; liked it; enjoyed it; loved that;
        liked that; a fan of; big fan of; a big fan of; has real; have real; has genuine; showed genuine;
        has strong; won me round; put me at ease; gave me confidence; held up; held up well; hold up well;
        came across well; fits right in; fits in well; fit right in""",
    0: """did fine; did ok; did okay; did alright; mixed feelings about; mixed feelings on; mixed signals on;
        mixed signal on; of two minds about; torn on;
        torn about; in two minds about; middle of the pack; got by; gets by; scraped by; scraped through;
        some good some bad; knows the basics; knew the basics; just the basics; only the basics; good and bad;
        strong and weak; mixed views on; not weak not strong; mixed impressions""",
    -1: """in a bad way; a way to go; some way to go; ways to go; a long way to go; long way to go; mark him down for;
        mark her down for; mark them down for; marked him down for; marked her down for; marked down for;
        struggled; struggles; struggling; stumbled; stumbles; fumbled; floundered; flailed; got lost; gets lost;
        fell short; falls short; fell apart; falls apart; fell flat; lacks; lacked; lacking in; needs work;
        needed work; needs improvement; needs to improve; needs a lot of work; needs some work; needs help;
        needs polish; needs polishing; needs practice; needs more practice; needs refinement; needs attention;
        needs some polish; needs brushing up; needs sharpening; needs more depth; needs growth; needed help;
        needs to work on; needs more work; needs coaching; needs development; needs to get better;
        needs to be better; work to do; could be better; could have been better; could be stronger; could use work;
        could use some work; could use improvement; could have been stronger; leaves a lot to be desired;
        left a lot to be desired; leaves something to be desired; left something to be desired;
        leaves much to be desired; concerns about; concerns around; concerns on; concerns with; concerns regarding;
        concern about; concerned about; concerned by; worried about; worries about; worry about; i worry about;
        wary of; nervous about; skeptical about; sceptical about; hesitant about; left wanting; left me wanting;
        gave me pause; gives me pause; gave us pause; left me cold; left us cold; made me nervous; makes me nervous;
        raised eyebrows; raised questions; raised concerns; raises concerns; raised flags; not convinced;
        wasn't convinced; reservations about; reservations on; reservations around; doubts around; didn't hold up;
        did not hold up; falls down; fell down; let us down; let her down; let him down; not a fan of; worries me;
        worried me; issues with; problems with; trouble with; gaps in; gap in; gaps around; gaps on;
        disappointed with; disappointed by; disappointed in; disappointed; unimpressed by; unimpressed with;
        unimpressed; let down by; let himself down on; let herself down on; lost on; came up short; bombed; botched;
        blew; flunked; flubbed; failed; fails; tanked; choked on; choked; did poorly; did badly; did not impress;
        didn't impress; not impressed; not impressed by; not impressed with; not convinced by; not convinced on;
        not convinced about; not sold on; doubts about; doubts on; not happy with; missed the mark; misses the mark;
        dropped the ball; not much; no real; not a strength; not a strong suit; not a strong point;
        not his strong suit; not her strong suit; not their strong suit; not his strength; not her strength;
        not their strength; not his thing; not her thing; not their thing; not his forte;
        not her forte; not their forte; weak at; bad at; no evidence of;
        not a fan of; below what we need; underdelivered; underperformed; underwhelmed by; had to be led;
        tripped up; tripped over; not enough; too little; failed at; failed to show; failed to demonstrate;
        not comfortable with; not confident in; not confident about""",
    -2: """no clue about; clueless about; clueless on; clueless; crashed and burned; complete failure; no idea about;
        total failure; no clue; hopeless at; hopeless with; terrible at; cannot do; knows nothing about;
        failed miserably; failed completely; bombed completely; bombed badly""",
}
"""Words for what somebody did with it or what I think of it: "nailed SQL", "no concerns about SQL"."""

VERDICTS: dict[int, str] = {
    2: """strong yes; very strong yes; definite yes; hell yes; heck yes; hard yes; emphatic yes; resounding yes;
        absolutely yes; definitely yes; absolute yes; yes yes yes; big yes; huge yes; enthusiastic yes; yes absolutely;
        super yes; hell yeah""",
    1: """yes; yep; yup; a yes; weak yes; soft yes; lean yes; leaning yes; clear yes; solid yes; firm yes; easy yes;
        tentative yes; cautious yes; slight yes; mild yes; probably yes; probable yes; mostly yes; aye; check;
        pass; passed; passes; thumbs up; thumb up; confident yes; good yes; small yes; hesitant yes; reluctant yes;
        qualified yes; yes ish; yes i think;
        light yes; moderate yes""",
    0: """maybe; split; mixed yes; fifty fifty""",
    -1: """no; nope; a no; lean no; leaning no; soft no; weak no; clear no; slight no; mild no; probably no;
        tentative no; mostly no; fail; thumbs down; thumb down; nah; light no; easy no; a miss; moderate no;
        hesitant no; reluctant no;
        cautious no""",
    -2: """strong no; hard no; definite no; definitely not; definitely no; hell no; heck no; absolutely not;
        absolute no; firm no; emphatic no; resounding no; big no; huge no; big fat no; no no no; strong not;
        very strong no; no way; solid no; categorical no; hell naw""",
}
"""Verdicts as a scorecard words them: "SQL: yes", "a no on SQL"."""

ADVERBS: dict[int, str] = {
    2: """with distinction; brilliantly; excellently; superbly; exceptionally well; extremely well; incredibly well;
        flawlessly;
        beautifully; amazingly; outstandingly; fantastically; perfectly; impeccably; very very well; masterfully""",
    1: """with grace; with ease; with confidence; with care; with aplomb; well; very well; really well; pretty well;
        quite well; nicely; clearly; confidently; competently; capably;
        skilfully; skillfully; effectively; thoughtfully; fluently; gracefully; admirably; solidly; ably; smoothly;
        like a professional; eloquently; convincingly""",
    0: """adequately; okay i guess; acceptably; passably; reasonably well""",
    -1: """poorly; badly; weakly; not well; not very well; sloppily; clumsily; superficially; inadequately; vaguely;
        carelessly; unconvincingly; not so well; not particularly well; not too well""",
    -2: """terribly; horribly; awfully; abysmally; miserably; very poorly; very badly; disastrously; dreadfully""",
}
"""How somebody did it: "communicates well"."""

BEYOND: dict[int, str] = {
    2: """better than good; the best; best; strongest; the strongest; the finest""",
    1: """higher than expected; higher than i expected; better than most; better than average; better than many;
        stronger than most; stronger than average;
        better than expected; better than i expected; above most; on par with our seniors; on par with our best;
        on par with the team; on par with the best; better than the others; better than anyone; better than others;
        stronger than others; better than the average; stronger than expected; better than everyone;
        better than usual; stronger than usual; better than i thought; above the others; exceeded expectations;
        exceeds expectations; meets expectations; met expectations; as good as our seniors; ahead of most""",
    -1: """lower than i'd want; lower than i'd like; lower than expected; lower than i expected; lower than hoped;
        less than i expected; less than i hoped; worse than average; worse than most; weaker than most;
        weaker than average; worse than expected;
        weaker than expected; worse than i expected; weaker than i expected; worse than the others; worse than others;
        weaker than others; below most; below the others; worse than usual; weaker than the others;
        less than convincing; less than stellar; less than ideal; less than great; less than impressive;
        behind the others; weaker than i hoped; weaker than hoped; weaker than we need; not as good as i hoped;
        not as strong as i hoped; not as good as hoped; not as strong as hoped; not as good as expected;
        not as strong as expected; not as strong as i expected; not as good as i expected; not what we need;
        the weakest part; the weakest; weakest; the weakest area; weakest area; the weakest point; weakest point""",
    -2: """weakest i've seen; the weakest i've seen; the worst; worst; among the worst; one of the worst""",
}
"""Comparisons that are ratings; all others ("stronger than Ana") rate nobody."""

COMPARING = frozenset(
    """stronger weaker better worse sharper deeper shallower cleaner clearer faster slower more less superior
    inferior""".split()
)
"""Words that only place one thing beside another."""

LESS_SO = """same can't be said for; same can't be said of; same cannot be said for; same cannot be said of;
    can't be said of; can't be said for; cannot be said of; cannot be said for; can't say the same for;
    can't say the same of; can't say the same about; not so much; not as much; less so; not really; not quite;
        much less so; not at all so; rather less so;
    not nearly as much; not that much; not so; not as good; not as strong; not so good; not so great; not so hot;
    the opposite; quite the opposite; not quite as much; not too much"""
"""What turns the rating of what was named before round: "good at discovery, less so at closing"."""
SAME_AGAIN = """too; as well; likewise; ditto; same for; same goes for; the same goes for; same with;
    the same for; same on;
    ditto for; ditto on; so was; so is; also; equally; same; as is; as was; similarly; even worse; even better;
    even weaker; even stronger"""
"""What repeats it: "patience good, accuracy too"."""

SIGNS: dict[str, int | None] = {
    "👍": 1, "👎": -1, "✅": 1, "✔": 1, "☑": 1, "❌": -1, "✖": -1, "✗": -1, "✘": -1, "✓": 1, "🔥": 2, "💯": 2,
    "💪": 1, "😬": -1,
    "😕": -1, "🙁": -1, "☹": -1, "😞": -1, "😐": 0, "😑": 0, "🆗": 0, "🟢": 1, "🟡": 0, "🔴": -1, "🟠": 0,
    "🚀": 2, "👌": 1,
    "😍": 2, "🤩": 2, "💩": -2, "➕": 1, "➖": -1, "🌟": 2, "🚩": -1, "⛔": -2, "🏆": 2, "👏": 1, "😟": -1,
    "🤷": None, "🆘": -2,
    "🙅": -1, "🙆": 1, "🥇": 2, "😖": -1, "😣": -1, "🤮": -2, "🤢": -2, "❓": None,
}  # fmt: skip
"""Emoji that rate; others are tone."""
SHORTCODES: dict[str, str] = {
    "+1": "👍", "thumbsup": "👍", "thumbs_up": "👍", "-1": "👎", "thumbsdown": "👎", "thumbs_down": "👎",
    "white_check_mark": "✅", "heavy_check_mark": "✔", "ballot_box_with_check": "☑", "x": "❌",
    "fire": "🔥", "100": "💯",
    "muscle": "💪", "grimacing": "😬", "confused": "😕", "slightly_frowning_face": "🙁", "neutral_face": "😐",
    "ok": "🆗",
    "large_green_circle": "🟢", "green_circle": "🟢", "large_yellow_circle": "🟡", "yellow_circle": "🟡",
    "red_circle": "🔴", "rocket": "🚀", "ok_hand": "👌", "heart_eyes": "😍", "star_struck": "🤩", "star": "⭐",
    "poop": "💩", "hankey": "💩", "shrug": "🤷", "person_shrugging": "🤷", "woman-shrugging": "🤷", "clap": "👏",
    "rolling_eyes": "🙄", "face_with_rolling_eyes": "🙄", "upside_down_face": "🙃", "triangular_flag_on_post": "🚩",
    "heavy_plus_sign": "➕", "heavy_minus_sign": "➖", "trophy": "🏆", "worried": "😟", "heavy_multiplication_x": "✖",
    "star2": "🌟", "white_frowning_face": "☹",
}  # fmt: skip


_NONE_OF = """no; zero; not any; no real; no major; no serious; no big; no particular; no significant; no obvious;
    without any; without"""
TROUBLE = """concern; concerns; issue; issues; doubt; doubts; worry; worries; problem; problems; complaint; complaints;
    reservation; reservations; hesitation; hesitations; qualms; red flags; red flag; gaps; weaknesses"""


_SOME = "some; a few; serious; major; real; big; many; several; my; significant; grave; strong; also have; slight"
_DOUBTS = "concerns; doubts; reservations; worries; misgivings; issues; problems; gaps"


def with_trouble() -> list[tuple[str, ...]]:
    """Give the ways to say that something was wrong: "some concerns", "my doubts"."""
    return [(*some, *doubts) for some in phrases(_SOME) for doubts in phrases(_DOUBTS)]


def without_trouble() -> list[tuple[str, ...]]:
    """Give the ways to say that nothing was wrong: "no real concerns", "zero doubts"."""
    return [(*none, *trouble) for none in phrases(_NONE_OF) for trouble in phrases(TROUBLE)]


def phrases(table: str) -> list[tuple[str, ...]]:
    """Split a table into its phrases, each as its words."""
    return [tuple(entry.split()) for entry in table.split(";") if entry.strip()]


def by_first_word(entries: Iterable[tuple[tuple[str, ...], object]]) -> dict[str, list[tuple[tuple[str, ...], object]]]:
    """Index phrases by their first word, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], object]]] = {}
    for words, value in entries:
        index.setdefault(words[0], []).append((words, value))
    for found in index.values():
        found.sort(key=lambda entry: -len(entry[0]))
    return index
