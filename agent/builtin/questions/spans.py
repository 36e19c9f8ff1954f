"""From one stage to another: "conversion from phone screen to onsite", "what share of interviews gets to offer"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agent.builtin.questions.board import Board, words
from agent.builtin.text import keys_of
from tools.lookup import Term

_KINDS = (
    (words(r"interviews?|interviewed|interviewing"), "interview"),
    (words(r"offers?|offered"), "offer"),
    (words(r"hires?|hired|being hired"), "hired"),
    (words(r"screens?|screening|screened"), "screen"),
    (words(r"leads?"), "lead"),
    (words(r"onsites?|on site"), "onsite"),
)
"""What people say for a kind of stage, whatever the company calls it."""
_CUE = words(
    r"(?:stage )?conversions?(?: (?:rates?|ratios?))?(?: of)?|convert(?:s|ed|ing)?|pass through(?: rates?)?|passthrough"
    r"|pass rates?|(?:what |which |the )?(?:share|percentage|percent|proportion|fraction|%)(?: of)?|rates?|ratios?"
    r"|yield|how many percent|how many"
)
_MOVING = words(
    r"(?:get|gets|got|getting|go|goes|went|going|move|moves|moved|moving|make it|makes it|made it|making it|pass|passes"
    r"|passed|progress|progresses|progressed|advance|advances|advanced|proceed|proceeded|continue|continued"
    r"|end up|ended up|turn|turned|become|became|reach|reached|reaches|receive|received|land|landed)"
)
_TIMES = words(
    r"how (?:long|fast|quickly|slow|slowly|soon)|days?|hours?|weeks?|time|times|long|longer|fast|faster|speed"
)
_LOST = words(r"drop offs?|dropoffs?|dropouts?|fall offs?|lost|lose|losing|drop out|dropped out")
_BETWEEN = re.compile(
    r"(?:stages? |step |round |on |all the way |straight |through |then |ever |actually |who |that |eventually |back )*"
    r"(?:(?:make|made|makes|making) it |(?:get|got|gets|getting|go|went|goes|move|moved|progress|progressed|advance"
    r"|advanced|proceed|proceeded|turn|turned|end|ended up|land|landed) )?(?:on |over )?"
    r"(?:to|into|onto|in|with|and|reach|reached|reaches|become|became|receive|received|vs|versus)"
    r" (?:the |an |a |get |getting |being |be |stage |our )*"
)
_SMALL = frozenset("the a an our stage stages step round".split())
_LONGEST = 5


@dataclass(frozen=True)
class Span:
    """Where a conversion goes from and to, in words; `is_lost` asks for those who did not get there."""

    start: str
    end: str
    places: tuple[tuple[int, int], ...]
    is_lost: bool = False


@dataclass(frozen=True)
class _Mention:
    start: int
    end: int
    words: str


def read_span(board: Board, terms: Sequence[Term]) -> Span | None:
    """Find two stages with a way between them and a word for a share, and take their words."""
    line, _ = board.line()
    lost = _LOST.search(line) is not None
    if _TIMES.search(line) or not (lost or _CUE.search(line) or _MOVING.search(line)):
        return None
    mentions = _mentions(board, terms)
    pair = _pair(board, mentions) or _said_plainly(board)
    if pair is None:
        return None
    first, last = pair
    start = first.start
    while board.key(start - 1) in {"from", "between", "the", "a", "an", "in", "at"} and not board.labels[start - 1]:
        start -= 1
    places = ((start, last.end),) if _is_way(board, first, last) else ((start, first.end), (last.start, last.end))
    for piece in places:
        board.mark(*piece, "metric")
    end = last.end
    while board.key(end) in {"stage", "stages", "step", "round"} and not board.labels[end]:
        board.mark(end, end + 1, "metric")
        end += 1
    for pattern in (_CUE, _MOVING, *((_LOST,) if lost else ())):
        while board.take(pattern, "metric"):
            continue
    return Span(first.words, last.words, places, lost)


def _mentions(board: Board, terms: Sequence[Term]) -> list[_Mention]:
    """Find the names of stages, the longest first, then the words for kinds; each stretch once, from left to right."""
    names = {tuple(keys_of(name)): term.name for term in terms if term.kind == "stage"
             for name in (term.name, *term.aliases)}  # fmt: skip
    found: list[_Mention] = []
    for length in range(_LONGEST, 0, -1):
        for at in range(len(board) - length + 1):
            keys = tuple(board.key(place) for place in range(at, at + length))
            name = names.get(keys) or names.get((*keys[:-1], keys[-1].removesuffix("s")))
            if name and board.is_free(at, at + length) and not _overlaps(found, at, at + length):
                found.append(_Mention(at, at + length, name))
    for pattern, kind in _KINDS:
        for at, end, _ in board.spans(pattern):
            if not _overlaps(found, at, end):
                found.append(_Mention(at, end, kind))
    return sorted(found, key=lambda one: one.start)


def _overlaps(found: Sequence[_Mention], start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in found)


def _pair(board: Board, mentions: Sequence[_Mention]) -> tuple[_Mention, _Mention] | None:
    """Choose two stages with a way between, or those of "of whom we interviewed, what share got to offer"."""
    for first, last in pairwise(mentions):
        if _is_way(board, first, last):
            return first, last
    if len(mentions) == len(("first", "last")) and _is_part_of(board, *mentions):
        return mentions[0], mentions[1]
    return None


def _is_way(board: Board, first: _Mention, last: _Mention) -> bool:
    between = "".join(f"{board.key(at)} " for at in range(first.end, last.start))
    way = _BETWEEN.fullmatch(between)
    if way is None or not board.is_free(first.end, last.start):
        return False
    if {"and", "vs", "versus", "in", "with"} & set(between.split()):
        return board.key(first.start - 1) == "between" or board.key(first.start - 2) == "between"
    return True


def _is_part_of(board: Board, first: _Mention, last: _Mention) -> bool:
    """Tell whether it is "of those who reached the one, what share got to the other"."""
    before = [board.key(at) for at in range(first.start)]
    between = " " + "".join(f"{board.key(at)} " for at in range(first.end, last.start))
    return (
        "of" in before
        and _CUE.search(f" {' '.join(before)}{between}") is not None
        and _MOVING.search(between) is not None
    )


_PLAIN = re.compile(
    r"(?<= )conversions?(?: rates?)? from (?P<first>[^ ¤,]+(?: [^ ¤,]+)?) to (?P<last>[^ ¤,]+"
    r"(?: (?!by |in |for |this |last |since |per |during |over |and |at |from )[^ ¤,]+)?)(?= )"
)


def _said_plainly(board: Board) -> tuple[_Mention, _Mention] | None:
    """Take "conversion from Whiteboard to Offer" at its word: the tool says that there is no such stage."""
    for start, _, found in board.spans(_PLAIN):
        if re.match(r"(?:appl|the appl)", found["first"]):
            return None
        at = start + len(found[0][: found.start("first") - found.start()].split())
        first = _Mention(at, at + len(found["first"].split()), found["first"])
        behind = first.end + 1
        return first, _Mention(behind, behind + len(found["last"].split()), found["last"])
    return None
