"""What stands around a sentence and lends it meaning: labels, headings, lists of pros and cons, a scale named once."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.feedback.reading.attributes import Mention, Vocabulary
from tools.feedback.reading.modifying import INTENSIFIERS, NEGATORS
from tools.feedback.reading.opinion import Opinion
from tools.feedback.reading.patterns import one_of
from tools.feedback.reading.scores import NUMBERS
from tools.feedback.reading.text import Sentence, Token

_PROS = one_of(
    (
        r"^(?:the )?(?:pros?|strengths?|strong points?|positives?|good|the good|upsides?|what went well|went well|"
        r"highlights?|likes?|liked|what i liked|plus(?:es)?|strong areas?|green flags?|best at)(?: were| are| was|"
        r" is| include)?$"
    ),
)
_CONS = one_of(
    (
        r"^(?:the )?(?:cons?|weakness(?:es)?|weak points?|negatives?|bad|the bad|downsides?|concerns?|"
        r"what went badly|lowlights?|dislikes?|disliked|what i disliked|what i (?:didn't|did not) like|(?:didn't|"
        r"did not) like|less good|not so good|what (?:didn't|did not) go well|room for improvement|where (?:he|she|"
        r"they) struggled|struggles?|minus(?:es)?|gaps?|red flags?|weak areas?|areas? (?:to improve|of improvement|"
        r"for improvement)|to improve|improvements?|needs work|struggled with|development areas?|"
        r"growth areas?)(?: were| are| was| is| include)?$"
    ),
)
_SCALE = one_of(
    (
        r"\b(?:scale (?:of|from|is) )?(?:1|one|0|zero) (?:- ?|— ?|to |/ ?|through )(?P<a>4|5|10|four|five|"
        r"ten)\b(?! (?:on|for))"
    ),
    r"\b(?P<b>4|5|10|four|five|ten) ?-? ?point scale\b",
    (
        r"(?:^|[(,:] ?|\b(?:all|scores?|ratings?|marks?|numbers?|everything|each|them|these|those|that's|is|are|graded|"
        r"scored|rated) )(?:are |is |given |scored |: )*out of (?P<c>4|5|10|four|five|ten)\b"
    ),
    r"\bscale (?:of|is|:) (?P<d>4|5|10|four|five|ten)\b",
)
_LABELS = frozenset({":", "—", "-", "=", "|"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: `sign` is 1 or -1 in a list of pros or cons, `topic` what a label on the line names."""

    line: str
    sign: int = 0
    topic: Mention | None = None


def headings(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> list[Place]:
    """Give the place of each sentence of a message."""
    both = {"+", "-"} <= {sign for one in sentences for sign in [_sign_of(one)] if sign}
    places: list[Place] = []
    sign, paragraph, line, topic = 0, -1, -1, None
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            sign, paragraph = 0, sentence.paragraph
        if sentence.line != line:
            line, topic = sentence.line, None
        heading = _heading(sentence)
        sign = heading if heading is not None else sign
        marked = {"+": 1, "-": -1}.get(_sign_of(sentence), 0) if both else 0
        named = _label(sentence, vocabulary) or _asked_about(sentence, vocabulary)
        if named is None and topic is not None and _turns_to_another(sentence, topic, vocabulary):
            topic = None
        topic = named or topic
        places.append(Place(_line(sentence), marked or sign, topic))
    return places


def _turns_to_another(sentence: Sentence, topic: Mention, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence behind a labelled one speaks of another attribute, and the label is over."""
    return any(one.attribute != topic.attribute and not one.rates for one in vocabulary.find(sentence.tokens))


def _sign_of(sentence: Sentence) -> str:
    if not sentence.opens_line or not sentence.tokens:
        return ""
    if sentence.tokens[0].text == "+":
        return "+"
    return sentence.bullet if sentence.bullet in {"-", "+"} else ""


def _heading(sentence: Sentence) -> int | None:
    """Read "Pros: ..." and the like; any other label ends such a list."""
    if not sentence.opens_line:
        return None
    words = sentence.words
    end = next(
        (n for n, word in enumerate(words[:5]) if word in {":", "—"}), len(words) if len(words) <= _SHORT else None
    )
    if end is None:
        return None
    label = " ".join(words[:end])
    if _PROS.match(label):
        return 1
    if _CONS.match(label):
        return -1
    return 0 if end < len(words) else None


_SHORT = 4


def _label(sentence: Sentence, vocabulary: Vocabulary) -> Mention | None:
    tokens = sentence.tokens
    found = vocabulary.find(tokens[:8])
    if len({one.attribute for one in found}) != 1 or found[0].first > 1 or found[0].rates:
        return None
    after = [token.text for token in tokens[found[-1].last : found[-1].last + 1]]
    lead = [token.text for token in tokens[found[-1].last : found[-1].last + _LONG_LABEL]]
    return found[0] if (after and after[0] in _LABELS) or (":" in lead and "," not in lead) else None


_LONG_LABEL = 6


def _asked_about(sentence: Sentence, vocabulary: Vocabulary) -> Mention | None:
    """Read "SQL?" as the label of its answer."""
    found = vocabulary.find(sentence.tokens) if sentence.asked and len(sentence.tokens) <= _SHORT else []
    return found[0] if len(found) == 1 and found[0].first <= 1 and found[0].last == len(sentence.tokens) else None


def _line(sentence: Sentence) -> str:
    plain, at = sentence.source.plain, sentence.tokens[0].start if sentence.tokens else 0
    end = plain.find("\n", at)
    return plain[plain.rfind("\n", 0, at) + 1 : end if end >= 0 else len(plain)]


def scale_of(sentences: Sequence[Sentence]) -> int | None:
    """Read the scale that a message names once for all its numbers."""
    for sentence in sentences:
        match = _SCALE.search(sentence.text)
        if match is not None:
            named = next(found for found in match.groups() if found)
            return int(NUMBERS.get(named, 0) or int(named))
    return None


_SMALL = frozenset(
    """
        let's call really very quite pretty just so um uh like well honestly overall too still and but a an the bit i
        think
        guess i'd say it was is it's that that's kind of sort again definitely clearly there though generally mostly
        all in here not here's he she they were seemed felt maybe probably not actually no hmm oh this also today
        currently now our my chat conversation session interview call
    """.split()
)
_AFTER = frozenset(
    """
        , — - ( : ; ) because since but though although and as for given though if with too there here overall when
        at on in honestly imo though really actually so
    """.split()
)


def is_fragment(sentence: Sentence, opinions: Sequence[Opinion], skipped: frozenset[int] = frozenset()) -> bool:
    """Tell whether a sentence is hardly more than an opinion: "Really weak.", "poor, blamed others".

    The tokens at the positions in `skipped` (names) do not count.
    """
    if not opinions:
        return False
    first, last = opinions[0].first, opinions[0].last
    tokens = sentence.tokens
    small = _SMALL | _SCORING if opinions[0].form == "score" else _SMALL
    if any(t.text not in small and t.kind == "word" and n not in skipped for n, t in enumerate(tokens[:first])):
        return False
    return last >= len(tokens) or tokens[last].text in _AFTER or opinions[0].form in {"score", "sign"}


_SCORING = frozenset(
    "i'd go give put rate score me him her them for a say more closer to call rating my would i".split()
)
_BACK = one_of(
    (
        r"^(?:(?:and|but|so|in|the|for|me|on|to|i|think|thought|felt|found|with|at|my|own|what|saw|room|person|"
        r"practice|honestly|overall|again|still|today|actually|interview|session|right|now|currently|as|stands) )*"
        r"(?:it|that|this|it's|that's|those|these|the (?:answers?|responses?|explanations?|results?|solution|"
        r"demo|stories|examples?) (?:was|were|is|are))(?: |$)"
    ),
)


def points_back(sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of what was named before: "It was ...", "in the room it was ..."."""
    return _BACK.match(sentence.text) is not None


_MINE = frozenset("my our we i'm".split())
_NOT_SHOWN = frozenset(
    """question questions prompt prompts brief briefs assignment problem problems coordinator recruiter bar kit
    rubric criteria criterion requirement requirements culture process tool tooling org docs documentation manager lead
    director head department guild chapter intern interns role opening position job code""".split()
)
_HELPERS = frozenset("coordinator recruiter recruiting hr scheduling scheduler coordination logistics".split())


def withheld(tokens: Sequence[Token], mention: Mention, opinions: Sequence[Opinion]) -> bool:
    """Tell whether a name of an attribute stands for something else: our own, a question, the other half of "than"."""
    before = [token.text for token in tokens[max(0, mention.first - 4) : mention.first]]
    while before and before[-1] in {"own", "current", "the", "his", "her", "their", "at", "in", "on"} | _adjectives(
        tokens, opinions
    ):
        if before.pop() == "own":
            break
    if before[-1:] and (before[-1] in _MINE or (before[-1] in {"than", "not"} and before[-1] == "than")):
        return True
    after = [token.text for token in tokens[mention.last : mention.last + 4]]
    if _OF_OURS.search(" ".join(token.text for token in tokens[mention.first :])):
        return True
    if after[:1] and after[0] in _NOT_SHOWN and not _did_something(opinions, mention):
        return True
    return after[:1] and after[0] in {"with", "from", "by"} and bool(set(after) & _HELPERS)  # type: ignore[return-value]


_OF_OURS = one_of(
    r"^[\w' ]{0,40}\b(?:exercise|case|task|test|part|section|round|session|question|questions|problem|prompt|interview)"
    r" (?:was|were|is|had been) (?:\w+ly |not |very |so |a bit )*(?:designed|organi[sz]ed|scheduled|prepared|set up|"
    r"worded|phrased|planned|timed|chosen|run|explained|put together|structured) ?(?:badly|poorly|well)?\b",
    r"\bon our (?:side|end|part)\b",
    r"\b(?:our|my) (?:own )?(?:fault|mistake|bad)\b",
)
"""What is said of how the company made or ran an exercise."""


def _adjectives(tokens: Sequence[Token], opinions: Sequence[Opinion]) -> frozenset[str]:
    return frozenset(tokens[n].text for one in opinions if one.form == "describing" for n in range(one.first, one.last))


def _did_something(opinions: Sequence[Opinion], mention: Mention) -> bool:
    """Tell whether the candidate did something with it: "struggled with the SQL questions"."""
    return any(one.form == "doing" and one.last <= mention.first for one in opinions)


_BESIDE = frozenset(
    ", . and & but with about for in when under on at to though although or throughout too enough ! — - ) as".split()
)
_SOMEBODY = frozenset("person individual guy woman man human soul candidate thinker engineer designer people".split())
_LED_BY = INTENSIFIERS | frozenset(
    """
        is was seemed seems and , & very he's she's they're felt looked came across as not quite pretty fairly a an
        also both been be always more rather most generally wasn't isn't never exceptionally particularly overall so
        clearly he she they super highly real true great genuinely appeared appears : him her them
    """.split()
)


def self_rated(sentence: Sentence, mention: Mention, named: frozenset[int] = frozenset()) -> tuple[int | None, int]:
    """Give what a word that names and rates says in its place, and where the statement begins."""
    tokens = sentence.tokens
    after = tokens[mention.last] if mention.last < len(tokens) else None
    if after is not None and after.text not in _BESIDE | _SOMEBODY:
        return None, mention.first
    if mention.first and mention.first - 1 not in named and tokens[mention.first - 1].text not in _LED_BY:
        return None, mention.first
    at = mention.first
    while at > 0 and tokens[at - 1].text in INTENSIFIERS | {
        "a",
        "an",
        "so",
        "quite",
        "pretty",
        "fairly",
        "real",
        "true",
        "always",
        "be",
        "been",
        "overly",
    }:
        at -= 1
    if at > 0 and tokens[at - 1].text in NEGATORS:
        return (-1 if mention.rates > 0 else None), at - 1
    return mention.rates, at
