"""Finding the interviewer's vote: hire or not, in the words the field has for it."""

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from tools.feedback.reading.attributes import Mention
from tools.feedback.reading.opinion import Opinion
from tools.feedback.reading.opinion_words import SIGNS
from tools.feedback.reading.patterns import one_of
from tools.feedback.reading.people import Person
from tools.feedback.reading.text import Sentence, Token
from tools.feedback.reading.vote_words import LABEL, VOTES


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote by the tokens from `first` up to `last`: -2, -1, 1, 2, or 0 for undecided."""

    first: int
    last: int
    value: int


_OTHER_LEVEL = one_of(
    (
        r"\b(?:for|at|into|in|as) (?:a|an|the|another|some) (?:\w+ )?(?:more )?(?:junior|senior|lower|different|"
        r"other|lesser|smaller|intermediate|mid|entry)\b"
    ),
    r"\b(?:another|different|other) (?:role|team|position|level|job)\b",
    r"\bas an? (?:intern|junior|contractor)\b",
    r"\bonly (?:for|as) an?\b",
    r"\b(?:role|position|job|team) only\b",
    r"\bone level (?:down|below)\b",
    r"\bdown ?level\b",
)
_NO_LABEL = one_of(
    rf"^(?:(?:my|the|final|overall|so|and|hiring|tentative|current|initial) )*{LABEL}(?: \w+)?$",
    r"^(?:hire )?(?:/ )?no[ -]hire$",
    r"^(?:me|him|her|them|cons?|pros?|ok|okay|so|well|yes|no|i'd say)$",
)


_PATTERNS = tuple((one_of(*alternatives), value) for value, alternatives in VOTES)


_CHOICE = re.compile(r"(?:hire ?(?:/|or) ?(?:no|not)[ -]?hire|yes ?/ ?no|recommend(?:ation)? ?\(.*?\)) ?[:?—=]")
"""The two answers of a form before the one that was given: "Hire / no hire: hire"."""


def find_votes(sentence: Sentence, mentions: Sequence[Mention] = (), people: Sequence[Person] = ()) -> list[Vote]:
    """Find every vote worded with a verb or noun of hiring, from left to right.

    Where an attribute is named, "below the bar" is said of it and no vote.
    """
    text, places = _spelt(sentence.tokens)
    named = frozenset(n for one in people for n in range(one.first, one.last))
    if _OTHER_LEVEL.search(text):
        return []
    found: list[Vote] = []
    taken: set[int] = set()
    choice = _CHOICE.match(text)
    if choice is not None:
        taken.update(range(places[choice.end() - 1] + 1))
    for chunk_start, chunk in _chunks(text):
        for pattern, value in _PATTERNS:
            whole = pattern.pattern.startswith("^")
            for match in pattern.finditer(chunk.strip() if whole else chunk):
                shift = chunk_start + (len(chunk) - len(chunk.lstrip()) if whole else 0)
                first, last = places[shift + match.start()], places[shift + match.end() - 1] + 1
                if _stands_under(sentence.tokens, first, mentions) or _names_hiring(mentions, first, last, sentence):
                    continue
                if taken & set(range(first, last)) or _is_labelled(sentence.tokens, first, named):
                    continue
                if "bar" in match.group().split() and mentions:
                    continue
                if _is_a_question(sentence.tokens, last):
                    continue
                taken.update(range(first, last))
                found.append(Vote(first, last, value))
    return sorted(found, key=lambda vote: vote.first)


def _stands_under(tokens: Sequence[Token], first: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether a vote stands behind an attribute as behind a label, as in a row of a table."""
    marked = first > 0 and tokens[first - 1].text in {":", "-", "—", "=", "|"}
    return marked and any(one.last == first - 1 for one in mentions)


def _names_hiring(mentions: Sequence[Mention], first: int, last: int, sentence: Sentence) -> bool:
    """Tell whether "hiring" is an attribute of this kit rather than what is voted on."""
    named = {n for one in mentions for n in range(one.first, one.last) if sentence.words[n] == "hiring"}
    return any(first <= at < last for at in named)


def _is_a_question(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether "hire" only asks for the answer behind it: "hire: maybe"."""
    following = [token.text for token in tokens[last : last + 2]]
    if following[:1] and following[0] in {"maybe", "tbd", "perhaps", "undecided"}:
        return True
    return (
        len(following) > 1
        and following[0] in {":", "="}
        and following[1] in {"maybe", "no", "not", "undecided", "unsure", "tbd"}
    )


def _spelt(tokens: Sequence[Token]) -> tuple[str, list[int]]:
    """Write the tokens with one space between them and slips mended; give each letter's token."""
    text = ""
    places: list[int] = []
    for at, token in enumerate(tokens):
        text += (" " if text and not _sticks(tokens, at) else "") + _mended(token.text)
        places += [at] * (len(text) - len(places))
    return text, places


def _sticks(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a token is part of a word with a hyphen: "no-hire"."""
    if not at or tokens[at].start != tokens[at - 1].end:
        return False
    hyphen = at if tokens[at].text == "-" else at - 1
    if tokens[hyphen].text != "-" or not 0 < hyphen < len(tokens) - 1:
        return False
    joined = tokens[hyphen - 1].end == tokens[hyphen].start and tokens[hyphen + 1].start == tokens[hyphen].end
    return joined and tokens[hyphen - 1].kind == tokens[hyphen + 1].kind == "word"


_SLIPS = {
    "hier": "hire",
    "hrie": "hire",
    "hiree": "hire",
    "hirre": "hire",
    "hir": "hire",
    "nohire": "no hire",
    "reccomend": "recommend",
}
_WELL_KNOWN = ("strong", "definite", "definitely", "recommend", "leaning", "inclined", "absolutely")
_RIGHT = frozenset(
    "strung string strongly stronger definitely definite learning leading cleaning meaning loaning".split()
)


def _mended(word: str) -> str:
    if word in _SLIPS:
        return _SLIPS[word]
    if len(word) >= _SLIPPABLE and word not in _RIGHT:
        for known in _WELL_KNOWN:
            if word[0] == known[0] and OSA.distance(known, word, score_cutoff=1) == 1:
                return known
    return word


_SLIPPABLE = 5


def _chunks(text: str) -> list[tuple[int, str]]:
    """Cut at commas, colons, dashes and brackets."""
    chunks, start = [], 0
    for match in re.finditer(r" ?[,:—()|=\"] ?| - | / |$", text):
        if text[start : match.start()].strip():
            chunks.append((start, text[start : match.start()]))
        start = match.end()
    return chunks


def _is_labelled(tokens: Sequence[Token], first: int, named: AbstractSet[int] = frozenset()) -> bool:
    """Tell whether a vote stands behind a label that is not one of a vote: "forecasting: no hire"."""
    at = next((n for n in range(first - 1, -1, -1) if tokens[n].text in {":", "—", "="}), None)
    if at is None or any(token.text in {",", "and", "but"} for token in tokens[at:first]):
        return False
    label = " ".join(token.text for token in tokens[max(0, at - 3) : at] if token.kind == "word")
    words = [token for token in tokens[:at] if token.kind == "word"]
    if any(token.kind in {"number", "code"} or token.text in SIGNS for token in tokens[:at]):
        return False  # what was rated before an arrow is no label
    if at and named >= {n for n in range(at) if tokens[n].kind == "word"}:
        return False
    return 0 < len(words) <= 3 and _NO_LABEL.match(label) is None  # noqa: PLR2004 - longer is no label


_LEADS = frozenset(
    """
        imo imho i'm im i am it's it is that's a an so overall final verdict vote my recommendation rec decision
        bottom line
        summary tldr tl dr me for be still say would i'd id go going gonna with think as put down count consider
        he's she's they're he she they yeah and but then to conclusion all in hire hiring hired change switch
        changing switching make it flip flipping set update move moving revise now probably definitely changed mind
        100 % percent hundred recommend = as stands side from feel guess i've got are , : - — ( ? candidate mark
        marking no yes she's actually on second thought hmm ok okay well really just personally honestly ultimately
        end the that at end come came leaning lean more currently down like very sure therefore thus hence i'll will
        have has
    """.split()
)
_AFTER = frozenset(
    """
        from for on overall vote regardless , and but period because since as given mainly though although anyway
        here then at this with thanks ! ) so or to hire please - — too really all in unless despite if the today now
        from
    """.split()
)
_FROM_MY_SIDE = tuple(
    ["from", "my", word] for word in ("side", "end", "perspective", "view", "point", "seat", "part", "pov")
)
_ME = frozenset({"me", "him", "her", "them", "my", "us"})
_UNMEANT = frozenset("pass passed passes check maybe split fail fifty".split())


def vote_of(
    sentence: Sentence,
    opinion: Opinion,
    people: Sequence[Person],
    *,
    opens: bool,
    is_about: Callable[[int], bool] | None = None,
) -> Vote | None:
    """Take a verdict about no attribute for a vote: "I'm a yes", "strong no from me", "overall 3/4".

    `opens` tells that the sentence opens its message, where a bare "yes" may answer anything.
    """
    tokens = sentence.tokens
    rates = opinion.form in {"verdict", "score", "sign"} and tokens[opinion.core].text not in _UNMEANT
    if not rates or opinion.value is None:
        return None
    before = [token.text for token in tokens[: opinion.first]]
    after = [token.text for token in tokens[opinion.last :]]
    if opinion.form != "verdict":
        return _scored(opinion, before, after)
    if _closes_a_list(before, after):
        return Vote(opinion.first, opinion.last, opinion.value)
    named = {n for one in people if one.who == "candidate" for n in range(one.first, one.last)}
    if _is_labelled(tokens, opinion.first, named) or not _goes_on(after):
        return None
    alone = not before and (not after or after[0] in {",", "-", "—"})
    weighty = opinion.last - opinion.core > 1 or (not after and not opens)
    about = is_about is not None and after[2:3] in (["for"], ["on"], ["in"], ["about"]) and is_about(opinion.last + 3)
    if about:
        return None
    is_vote = _is_mine(after) or _led(before, named) or (alone and weighty)
    return Vote(opinion.first, opinion.last, opinion.value) if is_vote else None


def is_for_the_whole(words: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a verdict is worded as one on the candidate, whatever the line began with: "a yes from me"."""
    return _is_mine(words[last:]) or list(words[max(0, first - 1) : first]) == ["overall"]


def _is_mine(after: Sequence[str]) -> bool:
    """Tell whether "from me" and the like stand behind a verdict."""
    if list(after[2:5]) == ["on", "this", "one"]:
        return False
    if list(after[:2]) in (["from", "me"], ["for", "me"]) or list(after[:3]) in _FROM_MY_SIDE:
        return True
    return len(after) > 1 and after[0] == "on" and after[1] in _ME


_CLOSES = re.compile(rf"^(?:and |so |but )?(?:my |the )?{LABEL} ?[:=—-]? ?(?:is |was )?(?:a |an )?$")


_I_SAY = re.compile(
    r"^(?:and |but |so |overall )*(?:i'd|i would|i'll|i'm gonna|gonna) (?:say|go|go with|vote)"
    r"(?: it's| that's)?(?: an?)?$"
)


def _closes_a_list(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether a verdict is the vote at the end of a list: "..., overall = no", "..., yes overall"."""
    commas = [n for n, text in enumerate(before) if text in {",", "|"}]
    if not commas:
        return False
    segment = " ".join(before[commas[-1] + 1 :])
    ends = not after or after[0] in {",", "(", "|", "and", "but"}
    if _I_SAY.match(segment) and (not after or after[0] in {",", "(", "overall"}):
        return True
    if segment == "so" and not after:
        return True
    if segment in {"", "and", "but", "so"}:
        return list(after[:1]) == ["overall"] and (len(after) == 1 or after[1] in {",", "("})
    return ends and _CLOSES.match(segment) is not None


def _scored(opinion: Opinion, before: Sequence[str], after: Sequence[str]) -> Vote | None:
    general = before and all(
        text in _LEADS | {"score", "rating", "rate", "give", "grade", "her", "him", "them", "=", "gets"}
        for text in before
    )
    labelled = any(text in {"overall", "recommendation", "verdict", "vote", "final"} for text in before)
    mine = list(after[:2]) in (["from", "me"], ["overall"]) or (
        opinion.form == "score" and list(after[:1]) == ["overall"]
    )
    lead_in = all(text in _LEADS for text in before)
    named = [text for text in before if text not in {":", "=", "—", "-"}][-1:]
    if not after and named and named[0] in {"overall", "verdict", "recommendation", "vote", "rec"}:
        return Vote(opinion.first, opinion.last, opinion.value or 0)
    if (general and labelled) or (mine and lead_in) or (mine and opinion.form == "sign"):
        return Vote(opinion.first, opinion.last, opinion.value or 0)
    return None


def _led(before: Sequence[str], named: set[int]) -> bool:
    """Tell whether what stands before leads to a vote: all of it up to a comma, or "I'm a" at the least."""
    if not before:
        return False
    tail = list(before[-2:])
    if before[-1] in {"a", "an"} and tail[0] in {
        "i'm",
        "im",
        "am",
        "it's",
        "she's",
        "he's",
        "they're",
        "be",
        "as",
        "with",
        "is",
        "me",
        "that's",
        "to",
        "still",
        "definitely",
    }:
        return True
    if before[-1] in {",", "—", "-", "("} and len(before) == 1:
        return False
    for at in range(len(before) - 1, -1, -1):
        if at not in named and before[at] not in _LEADS:
            return False
    return any(text not in {",", "-", "—", "(", "and", "but", "so", "the", "yes", "no"} for text in before)


def _goes_on(after: Sequence[str]) -> bool:
    return not after or after[0] in _AFTER
