"""What stands before an opinion and changes it: intensifiers, negation, possibility."""

from collections.abc import Sequence
from dataclasses import replace

from tools.feedback.reading.opinion import Opinion
from tools.feedback.reading.text import Token

INTENSIFIERS = frozenset(
    """very really super extremely incredibly exceptionally so seriously remarkably unbelievably insanely hugely
    particularly especially impressively painfully terribly ridiculously crazy wicked damn truly""".split()
)


_MODIFIERS = INTENSIFIERS | frozenset(
    """quite pretty fairly rather somewhat a an bit little touch tad kind of sort kinda sorta genuinely absolutely just
    overall clearly definitely certainly surprisingly generally mostly always also still consistently honestly frankly
    simply such the more less or maybe probably perhaps slightly only uh um like too both all actually basically equally
    bordering on verging some any real obviously consistently relatively reasonably""".split()
)


NEGATORS = frozenset(
    """
        not never without hardly barely scarcely nor neither isn't wasn't aren't weren't doesn't didn't don't
        haven't hasn't hadn't wouldn't won't can't cannot couldn't shouldn't ain't isnt wasnt arent werent doesnt
        didnt dont havent hasnt wouldnt wont cant couldnt no none
    """.split()
)


_UNDER_NEGATION = frozenset(
    """be been being do have has had that at find found call consider say as feel seem look come across get exactly what
    i'd i would quite all anywhere near to was were is are it it's entirely fully totally completely necessarily
    overly terribly particularly especially our up remotely his her their""".split()
)


_RAISERS = frozenset("think believe feel find consider see say call rate describe reckon thought found felt".split())


_POSSIBLY = frozenset("could might may would should must can't shall could've might've would've should've".split())


_COMPOUND = {"concern", "problem", "issue", "worry", "risk", "blocker", "red", "flag", "gap", "minus"}


def modified(tokens: Sequence[Token], opinion: Opinion, floor: int) -> Opinion:
    """Take in what stands before an opinion and changes it: "very", "not", "could be"."""
    first, modifiers = opinion.first, []
    while first > floor and tokens[first - 1].text in _MODIFIERS:
        first -= 1
        modifiers.append(tokens[first].text)
    if opinion.form in {"score", "bare_number", "sign", "less_so", "same"}:
        return opinion
    grown = replace(opinion, value=_intensified(tokens, opinion, modifiers))
    far = _far_from(tokens, first, floor)
    if far is not None and opinion.form == "describing" and grown.value is not None:
        return replace(grown, first=far, value=-1 if grown.value > 0 else 1)
    negator = _negator(tokens, first, floor)
    if negator is not None:
        return replace(grown, first=negator, value=_negated(tokens, grown, negator))
    while first < opinion.core and tokens[first].text in {"the", "a", "an", "of", "or", "all", "both", "like", "any"}:
        first += 1
    if _is_possible(tokens, first) and not (opinion.form == "verdict" and _should_be(tokens, first)):
        return replace(grown, first=first, value=None)
    if modifiers[:1] == ["too"] and tokens[opinion.core].text in {"high", "low"}:
        return replace(grown, first=first, value=None)  # "I scored it too high"
    return replace(grown, first=first, value=_denied(tokens, replace(grown, first=first)))


_FAR_FROM = (("far", "from"), ("anything", "but"), ("nowhere", "near"), ("by", "no", "means"), ("in", "no", "way"))


def _far_from(tokens: Sequence[Token], first: int, floor: int) -> int | None:
    """Give where a denial of several words before an opinion begins: "far from weak", "anything but good"."""
    for words in _FAR_FROM:
        start = first - len(words)
        if start >= floor and tuple(token.text for token in tokens[start:first]) == words:
            return start
    return None


def _intensified(tokens: Sequence[Token], opinion: Opinion, modifiers: list[str]) -> int | None:
    word = tokens[opinion.core].text
    strongly = any(modifier in INTENSIFIERS for modifier in modifiers)
    if modifiers[:1] == ["less"] and (opinion.value or 0) > 0:
        return -1
    if opinion.last - opinion.core != 1 or not strongly:
        return opinion.value
    if word in {"strong", "great", "stong"}:
        return 2
    if (
        word in {"weak", "poor", "bad", "weakly", "poorly", "badly"}
        and not {"really", "so"} >= set(modifiers) & INTENSIFIERS
    ):
        return -2
    return opinion.value


def _denied(tokens: Sequence[Token], opinion: Opinion) -> int | None:
    """Give what is left of an opinion behind "I don't think" or "I wouldn't call"."""
    value = opinion.value
    at = opinion.first - 1
    while at > 0 and tokens[at].text not in _CLAUSE_ENDS:
        negator = next((n for n in (at - 1, at - 2) if n >= 0 and tokens[n].text in NEGATORS), None)
        if tokens[at].text in _NOT_SAYING and at and tokens[at - 1].text in NEGATORS:
            return None
        if tokens[at].text in _RAISERS and negator is not None and value is not None:
            would = (
                tokens[negator].text == "not"
                and negator > 0
                and tokens[negator - 1].text in {"would", "can", "could", "i'd"}
            )
            if tokens[negator].text in _RELUCTANT or would:
                return 0 if value > 0 else None
            return negated_value(value, tokens[opinion.core].text)
        at -= 1
    return value


_NOT_SAYING = frozenset("saying claiming suggesting implying".split())
_CLAUSE_ENDS = frozenset({",", "but", "though", "although", "—", ":", "and", "because", "while"})


_RELUCTANT = frozenset({"wouldn't", "can't", "cannot", "couldn't", "wouldnt", "cant"})


def _negator(tokens: Sequence[Token], first: int, floor: int) -> int | None:
    """Give where the negation before an opinion stands: at once, or over words such as "call it"."""
    at = first - 1
    while at >= floor:
        text = tokens[at].text
        if text in NEGATORS:
            only = at + 1 < len(tokens) and tokens[at + 1].text in {"only", "just", "merely"}
            return None if only else at
        if text not in _UNDER_NEGATION and text not in _MODIFIERS:
            return None
        at -= 1
    return None


def _negated(tokens: Sequence[Token], opinion: Opinion, negator: int) -> int | None:
    value, word = opinion.value, tokens[opinion.core].text
    if word in {"a", "an"} and opinion.core + 1 < opinion.last:
        word = tokens[opinion.core + 1].text
    between = [token.text for token in tokens[negator + 1 : opinion.core]]
    if value is None or tokens[negator].text in {"hadn't", "shouldn't"}:
        return None
    if opinion.form == "verdict" and abs(value) == 2:  # noqa: PLR2004 - the ends of the scale
        return None
    if value < 0 and tuple(token.text for token in tokens[opinion.last : opinion.last + 3])[:3] in _AT_ALL:
        return 1
    if tokens[negator].text == "barely" and value == 0:
        return 0
    if tokens[negator].text in _RELUCTANT:
        raised = any(text in _RAISERS for text in between)
        return 0 if value > 0 and raised else -1 if value > 0 and opinion.form != "describing" else None
    return negated_value(value, word)


_AT_ALL = {("by", "any", "means"), ("in", "any", "way"), ("in", "the", "slightest"), ("by", "any", "stretch")}


def negated_value(value: int, word: str) -> int | None:
    """Give what the opposite of an opinion says: "not great" is no, "not excellent" mixed, "not weak" nothing sure."""
    if value == 2:  # noqa: PLR2004 - the ends of the scale
        return -1 if word.startswith("impress") or word in {"nailed", "very", "strong"} else 0
    if value == 1:
        return -1
    if value == 0:
        return (
            -1
            if word in {"okay", "ok", "fine", "adequate", "acceptable", "alright", "sufficient", "satisfactory"}
            else None
        )
    if value == -2:  # noqa: PLR2004
        return 0
    return 1 if word in _COMPOUND or word == "bad" else None


def _should_be(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a verdict is set right: "it should be a no"."""
    return "should" in {token.text for token in tokens[max(0, first - 3) : first]}


def _is_possible(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether the words only say what could be ("might be good one day")."""
    before = [token.text for token in tokens[max(0, first - 3) : first]]
    return any(text in _POSSIBLY for text in before) and any(
        text in {"be", "have", "become", "been"} for text in before
    )
