"""Reading scores: "3/4", "four out of five", "7 of 10", stars. A number that counts something is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.feedback.reading.text import Token

NUMBERS = {
    "zero": 0.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0,
    "nine": 9.0, "ten": 10.0,
}  # fmt: skip
SCALES = (4, 5, 10)
_STAR = frozenset({"⭐", "★", "🌟", ":star:"})
_EMPTY_STAR = "☆"
_COUNTING = frozenset(
    """passed solved closed won lost hit missed answered got completed finished met failed tried found fixed shipped
    beat quota renewed converted retained scored attended did caught renewals spotted cracked""".split()
)
_NOT_COUNTED = frozenset(
    """on for in at and but with from overall me the a her his their stars star points point rating score because since
    as though i she he they no which where so or to too if when while maybe please by then not is was of""".split()
)


@dataclass(frozen=True, slots=True)
class Score:
    """A score that ends before `last`; `value` (-2 to 2) is None for a number without a scale."""

    last: int
    value: int | None
    number: float | None = None


def value_of(number: float, scale: int) -> int | None:
    """Place a score among the five ratings: on 4 there is no middle, on 10 it is halved; None when off the scale.

    Halves go up, except on 4, where they stay on the near side of the middle.
    """
    if not 0 <= number <= scale or (number == 0 and scale != 10):  # noqa: PLR2004 - the scales are named above
        return -2 if number == 0 else None
    if scale == 4:  # noqa: PLR2004
        return _on_four(number)
    halved = number / 2 if scale == 10 else number  # noqa: PLR2004
    return max(1, int(halved + 0.5)) - 3


def _on_four(number: float) -> int:
    if number == 2.5:  # noqa: PLR2004 - between no and yes
        return 0
    return {1: -2, 2: -1, 3: 1, 4: 2}[int(number) if number > 2 else int(number + 0.5)]  # noqa: PLR2004


def score_at(tokens: Sequence[Token], at: int, named: frozenset[int] = frozenset()) -> Score | None:
    """Read the score that begins at a position; None when none does or when the number is a result.

    What follows at the positions in `named` is an attribute, not a thing that was counted.
    """
    if tokens[at].text in _STAR:
        return _stars(tokens, at)
    number = _number(tokens[at])
    if number is None:
        return None
    number, after = _range(tokens, at, number)
    scale, last = _scale(tokens, after)
    if scale is None:
        return Score(after, None, number) if tokens[at].kind == "number" and _stands_alone(tokens, at, after) else None
    if last not in named and _counts(tokens, at, last):
        return None
    value = value_of(number, scale)
    return Score(last, value, number) if value is not None else None


def _number(token: Token) -> float | None:
    if token.kind == "number":
        return float(token.text)
    return NUMBERS.get(token.text)


def _range(tokens: Sequence[Token], at: int, number: float) -> tuple[float, int]:
    """Take "3-4" and "3 or 4" for their middle, and "a 3 and a half" for 3.5."""
    if at + 2 < len(tokens) and tokens[at + 1].text in {"-", "—", "or", "to"}:
        other = _number(tokens[at + 2])
        if other is not None and 0 < other - number <= 1:
            return (number + other) / 2, at + 3
    texts = [token.text for token in tokens[at + 1 : at + 4]]
    if texts == ["and", "a", "half"]:
        return number + 0.5, at + 4
    return number, at + 1


def _scale(tokens: Sequence[Token], after: int) -> tuple[int | None, int]:
    texts = [token.text for token in tokens[after : after + 4]]
    if texts[:2] == ["out", "of"] and len(texts) > 2:  # noqa: PLR2004 - a number comes third
        if texts[2] in {"a", "possible"} and len(texts) > 3:  # noqa: PLR2004
            return _as_scale(tokens[after + 3]), after + 4
        return _as_scale(tokens[after + 2]), after + 3
    if texts[:1] in (["/"], ["of"]) and len(texts) > 1:
        return _as_scale(tokens[after + 1]), after + 2
    if texts[:1] and texts[0] in {"star", "stars", *_STAR}:
        return 5, after + 1
    return None, after


def _as_scale(token: Token) -> int | None:
    number = _number(token)
    return int(number) if number in SCALES else None


def _counts(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Tell whether "9/10" counts things: what was done stands before it, or what was counted after it."""
    before = [token.text for token in tokens[max(0, at - 2) : at]]
    if any(text in _COUNTING for text in before):
        following = tokens[last] if last < len(tokens) else None
        if not (before[-1:] == ["a"] or "scored" in before or "got" in before) or _is_counted(following):
            return True
    return _is_counted(tokens[last]) if last < len(tokens) else False


def _is_counted(token: Token | None) -> bool:
    if token is None or token.kind != "word":
        return token is not None and token.text == "%"
    return token.text not in _NOT_COUNTED and token.text.endswith("s") and not token.text.endswith(("ss", "'s"))


def _stands_alone(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether a bare number may be meant as a score: small, and not counting what follows."""
    number = _number(tokens[at])
    if number is None or number > 10:  # noqa: PLR2004 - the largest scale
        return False
    if at > 1 and tokens[at - 1].text == "-" and tokens[at - 2].end < tokens[at - 1].start < tokens[at].start - 1:
        pass  # a dash behind a label: "SQL - 3"
    elif at and tokens[at - 1].text in {
        "#",
        "$",
        "€",
        "£",
        ".",
        "/",
        "-",
        "round",
        "q",
        "about",
        "top",
        "last",
        "level",
    }:
        return False
    following = tokens[after] if after < len(tokens) else None
    return following is None or following.text in {",", ")", "(", "and", "but", "on", "for", "-", "—", "|", "overall"}


def _stars(tokens: Sequence[Token], at: int) -> Score:
    last, full, empty = at, 0, 0
    while last < len(tokens) and tokens[last].text in _STAR | {_EMPTY_STAR, "\ufe0f"}:
        full += tokens[last].text in _STAR
        empty += tokens[last].text == _EMPTY_STAR
        last += 1
    if full == 1 and not empty:
        return Score(last, None, None)
    scale = full + empty if empty and full + empty in SCALES else 5
    return Score(last, value_of(min(full, scale), scale), float(full))
