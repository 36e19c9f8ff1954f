"""Numbers as people write them: counts, ordinals, years of experience, lengths of time."""

from agent.builtin.fillers import Filler, Years
from agent.builtin.text import Sentence, Token
from agent.builtin.words import bag

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
CARDINALS = {word: number for number, word in enumerate(_SMALL)} | {
    "couple": 2, "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
}  # fmt: skip
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
_YEAR = bag("year years yr yrs y yoe yo")
DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
_AT_LEAST = (
    "at least", "minimum of", "minimum", "min", "no less than", "not less than", "no fewer than", ">=", "≥", "> =",
    "a minimum of", "starting at", "upwards of", "from",
)  # fmt: skip
_MORE = ("more than", "over", "above", "north of", "exceeding", ">", "longer than", "greater than")
_AT_MOST = (
    "at most", "maximum of", "maximum", "max", "up to", "no more than", "not more than", "<=", "≤", "< =",
    "not over", "a maximum of",
)  # fmt: skip
_LESS = ("less than", "under", "below", "fewer than", "<", "shy of")
_AFTER_LEAST = ("or more", "or above", "and up", "and above", "and more", "plus", "minimum", "min", "at least", "+")
_AFTER_MOST = ("or less", "or fewer", "maximum", "max", "at most", "or under", "and under", "tops")
TENTH = 0.1
"""Years are kept to one decimal, so "more than five" begins here past five."""


def integer(token: Token) -> int | None:
    """Read a whole number."""
    if token.kind == "number" and token.key.isdigit():
        return int(token.key)
    return CARDINALS.get(token.key)


def amount(token: Token) -> float | None:
    """Read a number, whole or not."""
    if token.kind == "number":
        try:
            return float(token.key.replace(",", "."))
        except ValueError:
            return None
    whole = CARDINALS.get(token.key)
    return None if whole is None else float(whole)


def ordinal(token: Token) -> int | None:
    """Read "second", "2nd"."""
    if token.kind == "number" and token.key[-2:] in {"st", "nd", "rd", "th"} and token.key[:-2].isdigit():
        return int(token.key[:-2])
    return ORDINALS.get(token.key)


def phrase(tokens: tuple[Token, ...], at: int, phrases: tuple[str, ...]) -> int:
    """Give where the longest of the phrases that stands at a place ends, or the place itself."""
    end = at
    for one in phrases:
        words = one.split()
        if tuple(t.key for t in tokens[at : at + len(words)]) == tuple(words):
            end = max(end, at + len(words))
    return end


def years_fillers(sentence: Sentence) -> list[Filler]:
    """Find "5+ years", "between 3 and 6 years of experience", "at least ten years", "5y+"."""
    tokens = sentence.tokens
    found = []
    for at, token in enumerate(tokens):
        if amount(token) is not None or token.key in {"a", "decade"}:
            one = _years_at(tokens, at)
            if one is not None:
                found.append(one)
    return found


def _years_at(tokens: tuple[Token, ...], at: int) -> Filler | None:
    low, high, end = _range(tokens, at)
    if low is None:
        return None
    start, bound = _bound_before(tokens, at)
    plus = end < len(tokens) and tokens[end].key == "+" and tokens[end].start == tokens[end - 1].end
    end += plus
    early = phrase(tokens, end, ("or more", "or above", "plus", "or so"))
    if early > end and _unit(tokens, early) > early:
        end, bound = early, bound or "least"
    unit = _unit(tokens, end)
    if unit == end and not (plus and (end >= len(tokens) or tokens[end].key not in DAYS)):
        return None
    end = unit
    after = phrase(tokens, end, _AFTER_LEAST)
    below = phrase(tokens, end, _AFTER_MOST)
    if plus or after > end:
        bound, end = bound or "least", max(end, after)
    elif below > end:
        bound, end = bound or "most", below
    end = _experience(tokens, end)
    return Filler(start, end, "years", _years(low, high, bound))


def _range(tokens: tuple[Token, ...], at: int) -> tuple[float | None, float | None, int]:
    low = amount(tokens[at])
    if tokens[at].key == "decade":
        return 10.0, None, at
    if low is None:
        return None, None, at
    following = at + 1
    if following + 1 < len(tokens) and tokens[following].key in {"-", "–", "to", "and", "—"}:
        high = amount(tokens[following + 1])
        between = tokens[following].key != "and" or (at and tokens[at - 1].key == "between")
        if high is not None and high >= low and between:
            return low, high, following + 2
    return low, None, following


def _bound_before(tokens: tuple[Token, ...], at: int) -> tuple[int, str]:
    for bound, phrases in (
        ("least", _AT_LEAST),
        ("more", _MORE),
        ("most", _AT_MOST),
        ("less", _LESS),
        ("range", ("between", "from")),
        ("exact", ("exactly", "precisely")),
        ("about", ("about", "around", "roughly", "approximately", "some", "circa", "~")),
    ):
        for length in (3, 2, 1):
            if at - length >= 0 and phrase(tokens, at - length, phrases) == at:
                return at - length, bound
    return at, ""


def _unit(tokens: tuple[Token, ...], at: int) -> int:
    if at < len(tokens) and (tokens[at].key in _YEAR or tokens[at].key == "decade"):
        at += 1
        if at < len(tokens) and tokens[at].key in {"+", "'s"}:
            at += tokens[at].key == "'s"
    return at


def _experience(tokens: tuple[Token, ...], at: int) -> int:
    for tail in ("of relevant experience", "of work experience", "of professional experience", "of experience",
                 "of exp", "work experience", "'s experience", "experience", "exp", "xp", "in the field",
                 "in the industry", "in industry", "under their belt"):  # fmt: skip
        end = phrase(tokens, at, (tail,))
        if end > at:
            return end
    return at


def _years(low: float, high: float | None, bound: str) -> Years:
    if high is not None:
        return Years(low, high)
    readings = {
        "more": Years(round(low + TENTH, 1), None),
        "most": Years(None, low),
        "less": Years(None, round(low - TENTH, 1)),
        "exact": Years(low, low),
        "about": Years(max(low - 1, 0), low + 1),
        "": Years(low, None, low),
    }
    return readings.get(bound, Years(low, None))


def duration_fillers(sentence: Sentence) -> list[Filler]:
    """Find lengths of time in days: "60 days", "two weeks", "a month", "half a year"."""
    tokens = sentence.tokens
    found = []
    for at, token in enumerate(tokens):
        unit = token.key.removesuffix("s")
        if unit not in DAYS or at == 0:
            continue
        before = tokens[at - 1]
        count = amount(before)
        start = at - 1
        if count is None and before.key in {"a", "an", "one", "past", "last", "the"}:
            count = 1.0
            start = at if before.key not in {"a", "an", "one"} else start
            if at > 1 and tokens[at - 2].key == "half" and start < at:
                count, start = 0.5, at - 2
        elif count is None and before.key == "few":
            count = 3.0
        if before.key in {"couple", "of"} and at > 1:
            start, count = _couple(tokens, at, count)
        if count is not None:
            found.append(Filler(start, at + 1, "duration", int(count * DAYS[unit])))
    return found


def _couple(tokens: tuple[Token, ...], at: int, count: float | None) -> tuple[int, float | None]:
    back = at - 1
    while back >= 0 and tokens[back].key in {"a", "couple", "of"}:
        back -= 1
    said = any(t.key == "couple" for t in tokens[back + 1 : at])
    return back + 1, 2.0 if said else count
