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
    "click": -1, "land": -1,
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
        found.append(modified(tokens, opinion, max(last, _after_taken(taken, at))))
        at = opinion.last
    return found


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
    if token.text == "there" and _is_there(tokens, at, taken):
        return Opinion(at, at + 1, 1, "describing", at)
    return _compared(tokens, at) or _phrase(tokens, at, taken) or _bare(tokens, at) or _misspelt(token, at)


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
    named = any(n in taken for n in range(max(0, first - 2), first)) and tokens[first].text in {"is", "are"}
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
        please thanks
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


def _is_an_aside(tokens: Sequence[Token], at: int, last: int, taken: frozenset[int]) -> bool:
    """Tell whether a word only fills: "well," at the start of a clause, "no signal", a "check" that is a verb."""
    word = tokens[at].text
    before, after = (tokens[at - 1].text if at else ","), (tokens[last].text if last < len(tokens) else "")
    if last - at != 1:
        return False
    if after in _FILLED_BEFORE.get(word, ()):
        return True
    if word == "average":
        return "than" in [token.text for token in tokens[max(0, at - 2) : at]]
    if word == "well":
        return before in {",", "-", "—", "and", "but", ":", "."} and after in {",", "..."}
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
    if value is None or not negated or (mine and tokens[at].text == "know"):
        return None
    first = at - 1 if tokens[at - 1].text in NEGATORS else at - 2
    return Opinion(first, at + 1, value if value < 0 else None, "doing", first)


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
