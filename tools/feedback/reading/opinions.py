"""Finding what was said about somebody's showing: a value with its modifiers, negation taken in."""

from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import OSA

from tools.feedback.reading import opinion_words as words
from tools.feedback.reading.modifying import NEGATORS, modified
from tools.feedback.reading.opinion import Form, Opinion
from tools.feedback.reading.patterns import one_of
from tools.feedback.reading.scores import score_at
from tools.feedback.reading.text import Token

_TABLES: tuple[tuple[Form, dict[int, str]], ...] = (
    ("verdict", words.VERDICTS),
    ("describing", words.DESCRIBING),
    ("describing", words.BEYOND),
    ("doing", words.DOING),
    ("adverb", words.ADVERBS),
)
_NEARLY = frozenset("a the an very really super so quite that all particularly especially".split())
_BARE = {
    "nail": -1, "ace": -1, "crush": -1, "impress": -1, "excel": -1, "shine": -1, "deliver": -1, "convince": -1,
    "know": -1, "handle": -1, "struggle": 1, "stumble": 1, "fumble": 1, "lack": 1, "disappoint": 1, "demonstrate": -1,
    "click": -1, "land": -1, "like": -1, "enjoy": -1,
}  # fmt: skip
"""Verbs that rate only under a negation ("didn't impress")."""


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], tuple[int, Form]]]]:
    entries = [
        (phrase, (value, form))
        for form, table in _TABLES
        for value, rows in table.items()
        for phrase in words.phrases(rows)
    ]
    entries += [(phrase, (1, "doing")) for phrase in words.without_trouble()]
    entries += [(phrase, (-1, "doing")) for phrase in words.with_trouble()]
    entries += [(phrase, (0, "less_so")) for phrase in words.phrases(words.LESS_SO)]
    entries += [(phrase, (0, "same")) for phrase in words.phrases(words.SAME_AGAIN)]
    return words.by_first_word(entries)  # type: ignore[return-value]


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """Give the single words long enough to be recognised misspelt, by their first letter."""
    singles = {
        phrase[0]
        for phrase in (p for _, t in _TABLES for r in t.values() for p in words.phrases(r))
        if len(phrase) == 1
    }
    letters: dict[str, list[str]] = {}
    for word in sorted(singles):
        if len(word) >= _LONG_ENOUGH:
            letters.setdefault(word[0], []).append(word)
    return {letter: tuple(found) for letter, found in letters.items()}


_LONG_ENOUGH, _VERY_LONG = 5, 8
_REAL_WORDS = frozenset(
    """
        string strung strange wrong song stone store story great greet treat grade grand graph goods close clear
        clean found sound round pound solve solved solid sold soil weeks weeds peak speak breaks flies files fails
        falls fires mail mails trails tails medium media average coverage leverage range strongly wording words
        world worlds worse worst process promising shape shapes share shares shark sharp sparse rough tough though
        through cough brought short shirt shore thing things think thick thin limits unlimited limited tinted
        lasting lacking talking tacking locking looking laughing passes posed passed pushed parsed master masters
        mastered muster faster factored strengths length lengths lather rather fair fairs hair stair crush brush
        crash flash known knows knew show shows decent recent descent percent messy missy massy nasty misses kissed
        mixed fixed sixed boxed missed vague value awful lawful joyful careful useful hopeful perfect prefect
        perfectly polished published punished promised check cheek chick checks capable cable capably shown shone
        shine shines stuff staff effect effective affective elective selective reflective competent component
        competence comment comments compelling competing completing compiling confident confidant confusion
        confusing confused conversing converting convinced convincing sufficient efficient deficient coefficient
        positive position positions negative relative narrative average behind being below bellow rusty trusty crisp
        crispy assured ensured insured adept adopt adapt adepts
    """.split()
)


def find_opinions(tokens: Sequence[Token], taken: frozenset[int]) -> list[Opinion]:
    """Find every opinion among tokens, from left to right; what stands at the positions in `taken` is none."""
    found: list[Opinion] = []
    at = 0
    while at < len(tokens):
        opinion = None if at in taken else _at(tokens, at, taken)
        if opinion is None:
            at += 1
            continue
        last = found[-1].last if found else 0
        opinion = _with_signs(tokens, opinion)
        found.append(modified(tokens, opinion, max(last, _after_taken(taken, at))))
        at = opinion.last
    return _between_two(tokens, _without_adverbs(tokens, found))


def _without_adverbs(tokens: Sequence[Token], found: list[Opinion]) -> list[Opinion]:
    """Leave out an adverb that only modifies the word after it: "perfectly fine", "clearly weak"."""
    return [
        one
        for n, one in enumerate(found)
        if not (
            one.form == "adverb"
            and tokens[one.last - 1].text.endswith("ly")
            and n + 1 < len(found)
            and found[n + 1].core == one.last
            and found[n + 1].form in {"describing", "verdict"}
        )
    ]


def _with_signs(tokens: Sequence[Token], opinion: Opinion) -> Opinion:
    """Take in signs that stick to an opinion: "yes++" is a strong yes, "no--" a definite no."""
    last = opinion.last
    while last < len(tokens) and tokens[last].text in {"+", "-"} and tokens[last].start == tokens[last - 1].end:
        last += 1
    sticks = last < len(tokens) and tokens[last].kind == "word" and tokens[last].start == tokens[last - 1].end
    if last == opinion.last or sticks or opinion.form not in {"verdict", "describing"} or opinion.value is None:
        return opinion
    signs = [token.text for token in tokens[opinion.last : last]]
    value = opinion.value
    if len(signs) > 1 and abs(value) == 1 and set(signs) == {"+" if value > 0 else "-"}:
        value *= 2
    return Opinion(opinion.first, last, value, opinion.form, opinion.core)


def _between_two(tokens: Sequence[Token], found: list[Opinion]) -> list[Opinion]:
    """Take "neither great nor terrible" for mixed: what is neither of two opposites lies between them."""
    out: list[Opinion] = []
    for opinion in found:
        before = out[-1] if out else None
        if before is not None and _is_range(tokens, before, opinion):
            out[-1] = Opinion(before.first, opinion.last, None, before.form, before.core)
        elif before is not None and _are_denied_both(tokens, before, opinion):
            out[-1] = Opinion(before.first, opinion.last, 0, before.form, before.core)
        else:
            out.append(opinion)
    return out


def _is_range(tokens: Sequence[Token], one: Opinion, other: Opinion) -> bool:
    """Tell whether two opinions are the ends of what is left open: "between mixed and yes"."""
    lead = [token.text for token in tokens[max(0, one.first - 2) : one.first]]
    return "between" in lead and [token.text for token in tokens[one.last : other.first]] == ["and"]


def _are_denied_both(tokens: Sequence[Token], one: Opinion, other: Opinion) -> bool:
    if tokens[one.first].text not in {"neither", "not"} or one.form != "describing" or other.form != "describing":
        return False
    joint = [token.text for token in tokens[one.last : other.core]]
    joined = joint[:1] in (["nor"], ["or"]) or joint[:2] in ([",", "not"], ["but", "not"])
    return joined and len(joint) <= _FEW_BETWEEN and raw_value(tokens, one) * raw_value(tokens, other) < 0


_FEW_BETWEEN = 4


def raw_value(tokens: Sequence[Token], opinion: Opinion) -> int:
    """Give the value of the words proper, whatever stands before them."""
    words_ = tuple(token.text for token in tokens[opinion.core : opinion.last])
    return next((value for phrase, (value, _) in _index().get(words_[0], ()) if phrase == words_), 0)


def _after_taken(taken: frozenset[int], at: int) -> int:
    while at > 0 and at - 1 not in taken:
        at -= 1
    return at


def _at(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> Opinion | None:
    score = score_at(tokens, at, taken)
    if score is not None and not taken & set(range(at, score.last)):
        form: Form = "score" if score.value is not None else "bare_number"
        return Opinion(at, score.last, score.value, form, at)
    token = tokens[at]
    if token.kind in {"mark", "code"}:
        return _sign(tokens, at) or _plus_or_minus(tokens, at, taken)
    if token.kind != "word":
        return None
    if _is_a_mere_reply(tokens, at):
        return None
    return (
        _in_its_place(tokens, at, taken)
        or _compared(tokens, at)
        or _phrase(tokens, at, taken)
        or _bare(tokens, at)
        or _misspelt(token, at)
    )


def _in_its_place(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> Opinion | None:
    """Read words that rate only where they stand beside an attribute or at the end of a clause."""
    if tokens[at].text == "there" and _is_there(tokens, at, taken):
        return Opinion(at, at + 1, 1, "describing", at)
    return _hire_under_label(tokens, at, taken) or _none_of_them(tokens, at) or _is_not(tokens, at, taken)


_HIRE_WORDS: dict[tuple[str, ...], int] = {
    ("strong", "no", "hire"): -2, ("hard", "no", "hire"): -2, ("definite", "no", "hire"): -2,
    ("lean", "no", "hire"): -1,
    ("leaning", "no", "hire"): -1, ("weak", "no", "hire"): -1, ("soft", "no", "hire"): -1, ("no", "hire"): -1,
    ("not", "a", "hire"): -1, ("strong", "hire"): 2, ("definite", "hire"): 2, ("must", "hire"): 2, ("lean", "hire"): 1,
    ("leaning", "hire"): 1, ("weak", "hire"): 1, ("soft", "hire"): 1, ("hire",): 1,
}  # fmt: skip
"""Votes that rate an attribute where they stand behind its name as behind a label: "Sourcing: strong hire"."""
_LABELLING = frozenset({":", "-", "—", "=", "|"})


def _hire_under_label(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> Opinion | None:
    if at < 2 or tokens[at - 1].text not in _LABELLING or at - 2 not in taken:  # noqa: PLR2004 - a name and its mark
        return None
    for phrase, value in _HIRE_WORDS.items():
        last = _end(tokens, at, phrase)
        if last is not None and (last >= len(tokens) or tokens[last].text in {",", "|", "(", "—", "-"}):
            return Opinion(at, last, value, "verdict", at)
    return None


_ISNT = frozenset("isn't wasn't aren't weren't isnt wasnt didn't doesn't".split())


_TROUBLES = frozenset(word for row in words.phrases(words.TROUBLE) for word in row if len(word) > 3)  # noqa: PLR2004


def _none_of_them(tokens: Sequence[Token], at: int) -> Opinion | None:
    """Read "concerns about SQL but none about Go"; any other "none about" counts something else."""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if tokens[at].text != "none" or after not in {"about", "with", "regarding", "around", "on"}:
        return None
    troubled = any(token.text in _TROUBLES for token in tokens[:at])
    return Opinion(at, at + 2, 1 if troubled else None, "doing", at)


_OF_IT = frozenset("knowledge skills skill side part understanding work".split())


def _is_not(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> Opinion | None:
    """Read the end of "Swift is there, architecture isn't" and "..., vision was not"."""
    two = tokens[at].text in {"is", "was", "are", "were"} and at + 1 < len(tokens) and tokens[at + 1].text == "not"
    last = at + 2 if two else at + 1
    named = at - 1 in taken or (at > 1 and at - 2 in taken and tokens[at - 1].text in _OF_IT)
    if not named or not (two or tokens[at].text in _ISNT) or not _ends_clause(tokens, last - 1):
        return None
    return Opinion(at, last, 0, "less_so", at)


def _ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether nothing of the clause comes after a word: "Swift is there, architecture isn't"."""
    return at + 1 >= len(tokens) or tokens[at + 1].text in {",", "but", "and", "though", ")", "(", "—", "-"}


def _is_a_mere_reply(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a "no" or "yes" only opens or turns what is said: "actually no, it was ..."."""
    if tokens[at].text not in {"no", "yes", "nope", "yep"} or at + 1 >= len(tokens) or tokens[at + 1].text != ",":
        return False
    return at == 0 or tokens[at - 1].text in {"actually", "wait", "oh", "hmm", "well", ",", "and", "but", "so"}


def _sign(tokens: Sequence[Token], at: int) -> Opinion | None:
    sign = tokens[at].text
    if tokens[at].kind == "code":
        sign = words.SHORTCODES.get(sign.split(":")[1], "")
    if sign not in words.SIGNS:
        return None
    last = at + 1
    while last < len(tokens) and (tokens[last].text == tokens[at].text or tokens[last].text in _TONES):
        last += 1
    return Opinion(at, last, words.SIGNS[sign], "sign", at)


def _plus_or_minus(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> Opinion | None:
    """Read "comms ++, SQL --": signs right behind what they rate, with nothing after them."""
    sign = tokens[at].text
    if sign not in {"+", "-"} or at == 0 or at - 1 not in taken:
        return None
    last = at
    while last < len(tokens) and tokens[last].text in {"+", "-", "/"}:
        last += 1
    ends = last >= len(tokens) or tokens[last].text in {",", ")", "|", "and"}
    signs = {token.text for token in tokens[at:last]}
    if not ends or (sign == "-" and last < len(tokens) and tokens[last].text == "and"):
        return None
    return Opinion(at, last, 0 if signs >= {"+", "-"} else 1 if sign == "+" else -1, "sign", at)


_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff\ufe0f")


def _is_there(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> bool:
    """Read "the knowledge is there"."""
    first = at - 1
    while first > 0 and tokens[first].text in {"definitely", "clearly", "certainly", "all", "absolutely"}:
        first -= 1
    named = any(n in taken for n in range(max(0, first - 2), first)) and tokens[first].text in {
        "is",
        "are",
        "was",
        "were",
    }
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return named and after in {"", ",", "but", "and", "for", ")", "-", "—"}


_STANDARDS = one_of(
    (
        r"than (?:(?:the|an|our|a) )?(?:average|most|others|expected|hoped|usual|anticipated|the others|the rest|"
        r"(?:i|we) (?:had )?(?:expected|hoped|thought|anticipated))\b"
    ),
)
_BETTER = frozenset("better stronger sharper deeper superior".split())
_WORSE = frozenset("worse weaker shallower inferior".split())
_FAR = 9


def _compared(tokens: Sequence[Token], at: int) -> Opinion | None:
    """Read a comparison with a standard rather than a person: "better at SQL than the average candidate"."""
    word = tokens[at].text
    if word not in _BETTER | _WORSE:
        return None
    than = next((n for n in range(at + 1, min(at + _FAR, len(tokens))) if tokens[n].text in {"than", ",", "but"}), None)
    standard = _STANDARDS.match(" ".join(token.text for token in tokens[than : than + 5])) if than is not None else None
    if than is None or standard is None:
        return None
    value = 1 if word in _BETTER else -1
    if than > at + 1:
        return Opinion(at, at + 1, value, "doing", at)
    return Opinion(at, than + len(standard.group().split()), value, "describing", at)


def _phrase(tokens: Sequence[Token], at: int, taken: frozenset[int]) -> Opinion | None:
    for phrase, (value, form) in _index().get(tokens[at].text, ()):
        last = _end(tokens, at, phrase)
        if (
            last is None
            or taken & set(range(at, last))
            or _is_an_aside(tokens, at, last, taken)
            or (form == "less_so" and _goes_on_to_rate(tokens, last))
        ):
            continue
        return Opinion(at, last, value, form, at)
    return None


_IS_NOT_SAID = frozenset(
    """
        signal data read opinion view info information time idea sense comment chance clue need point reason reasons
        question questions answer mention notes feedback further longer more other way insight basis thoughts
        comments one
    """.split()
)


_AFTER_NO = frozenset(
    """
        for from on at in with to as and but or because since though although the his her their he she they it i i'd
        i'm we so overall um uh really then if unless when while is was that this there here not yet again just also
        please thanks after
    """.split()
)


def _goes_on_to_rate(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether "not so" is only the beginning of "not so strong"."""
    return last < len(tokens) and any(
        len(phrase) == 1 and found[1] != "same" for phrase, found in _index().get(tokens[last].text, ())
    )


_WHAT_WAS_PASSED = frozenset("all the every each most some his her my our".split())
_FILLED_BEFORE: dict[str, frozenset[str]] = {
    "high": frozenset({"level", "school", "hopes", "expectations"}),
    "low": frozenset({"level"}),
    "nice": frozenset({"to"}),
    "well": frozenset("below above under short behind".split()),
    "pass": _WHAT_WAS_PASSED,
    "passed": _WHAT_WAS_PASSED,
    "passes": _WHAT_WAS_PASSED,
}
"""Words that rate nothing before certain others: "a high level", "a nice to have", "passed all the tests"."""


_PRONOUNS = frozenset("he she they i it we he's she's they're i'd".split())
_MARKS = frozenset(["", ",", ")", "(", "|", "-", "—", "/", "for", "from", "and", "but"])
_NOT_AFTER = {"average": {"than"}, "fair": {"be"}}
"""Words that rate nothing soon after others: "than the average", "to be fair"."""
_ONLY_BEFORE = {
    "maybe": _MARKS | {"on"},
    "split": _MARKS | {"on"},
    "too": _MARKS | {"though", "in", "as", "with"},
}
"""Words that rate only at the end of a clause: "SQL: maybe", "Go good, SQL too"; not "maybe 4", "too high"."""


def _is_an_aside(tokens: Sequence[Token], at: int, last: int, taken: frozenset[int]) -> bool:
    """Tell whether a word only fills: "well," at the start of a clause, "no signal", a "check" that is a verb."""
    word = tokens[at].text
    before, after = (tokens[at - 1].text if at else ","), (tokens[last].text if last < len(tokens) else "")
    under_it = word == "well" and after == "under" and last + 1 in taken  # "works well under pressure"
    if last - at != 1 or (after in _FILLED_BEFORE.get(word, ()) and not under_it):
        return last - at == 1
    if word in _ONLY_BEFORE:
        return after not in _ONLY_BEFORE[word]
    if word in _NOT_AFTER:
        return bool({token.text for token in tokens[max(0, at - 2) : at]} & _NOT_AFTER[word])
    if word == "well":
        return after in _PRONOUNS or (before in {",", "-", "—", "and", "but", ":", "."} and after in {",", "..."})
    if word == "no":
        plain = last < len(tokens) and tokens[last].kind == "word" and last not in taken and after not in _AFTER_NO
        return after in _IS_NOT_SAID or (plain and after not in _index())
    return word == "check" and after not in {"", ",", ";", "and"}


def _end(tokens: Sequence[Token], at: int, phrase: tuple[str, ...]) -> int | None:
    end = at
    for number, word in enumerate(phrase):
        if number and tokens[min(end, len(tokens) - 1)].text in {"-", "/", ","}:
            end += 1
        if end >= len(tokens) or tokens[end].text != word:
            return None
        end += 1
    return end


def _bare(tokens: Sequence[Token], at: int) -> Opinion | None:
    value = _BARE.get(tokens[at].text)
    negated = (at > 0 and tokens[at - 1].text in NEGATORS) or (at > 1 and tokens[at - 2].text in NEGATORS)
    mine = "i" in {token.text for token in tokens[max(0, at - 4) : at]}
    if value is None or not negated or (tokens[at].text == "know" and (mine or _is_nobodys(tokens, at))):
        return None
    first = at - 1 if tokens[at - 1].text in NEGATORS else at - 2
    if tokens[at].text == "disappoint":
        return Opinion(first, at + 1, 1, "doing", first)
    return Opinion(first, at + 1, value if value < 0 else None, "doing", first)


def _is_nobodys(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "don't know" leaves out who does not: the writer, not the candidate."""
    before = [token.text for token in tokens[max(0, at - 3) : at]]
    return ("don't" in before or "dont" in before) and "they" not in before


def _misspelt(token: Token, at: int) -> Opinion | None:
    word = token.text
    if len(word) < _LONG_ENOUGH or word in _REAL_WORDS or word in words.COMPARING:
        return None
    for known in _spellings().get(word[0], ()):
        allowed = 2 if len(known) >= _VERY_LONG else 1
        if known[:-1] == word[:-1] or word.startswith(known) or known.startswith(word):
            continue  # another form of the word, not a slip
        if abs(len(known) - len(word)) <= allowed and 0 < OSA.distance(known, word, score_cutoff=allowed) <= allowed:
            value, form = _index()[known][-1][1]
            return Opinion(at, at + 1, value, form, at)
    return None
