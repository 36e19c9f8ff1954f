"""Reading a clause as one frame: the cheapest way to explain every word of it.

Words are covered from left to right by heads, arguments, flags and words that carry nothing; whatever nothing covers is
left over, and how much that costs decides between frames. All of it is scored per word, so frames can be compared.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from agent.builtin.fillers import NEAR, Filler
from agent.builtin.frames import MANY, Frame, Role
from agent.builtin.patterns import Phrase, Spell
from agent.builtin.text import Token
from agent.builtin.words import COMMANDS, NAMELESS, NEGATIONS, PRONOUNS, bag

HEAD, HEAD_WORD, MARKER, TYPED, OPEN = 2.0, 0.9, 0.9, 1.6, 0.35
"""What a word of each sort is worth; a head's further words are worth no more than others."""
VERBATIM = 2.0
"""What a text taken as it stands is worth, however long it is."""
NEW_SPAN = 0.35
"""What every further argument costs: one long name beats two short ones."""
UNJOINED = 1.2
"""What two names side by side cost, with neither "and" nor a comma between them: they are more likely one."""
UNSURE = "?"
"""Marks in a state that the last argument was a name nobody knows."""
LEFT = -2.0
FREE_TEXT = 0.15
NEGATION_LEFT = -6.0
MISSING = -3.0
MOST_HEADS = 10
"""Places of heads tried in one clause."""
MOST_OPEN = 8
"""Words an unknown name may have."""

T = TypeVar("T")
_NAMES = frozenset(("candidate", "person", "newname"))
_LOOSE = bag("openreason quote rest description requirements headline summary")
_ADDRESSES = frozenset(("code", "email", "uuid", "url", "phone"))
_ARTICLES = frozenset(("a", "an", "the", ":", "either", "both", "new", "please"))
_DASHES = frozenset("-–—")
"""What may stand before the title of something new: "new job please - Content Designer"."""
_LABELS = frozenset(("tag", "skill"))
_LISTED = frozenset(("title", "skill", "place", "company"))
"""Kinds of which a slip of the fingers is likelier than a word to be searched by meaning."""
_LOOSELY = 0.5
"""Weight up to which a word means a stage only after a word that leads one in: "sourced", "applied"."""
_NAMED = bag("candidate person newname stage pool")
"""Kinds of which "new" is a part of the name: "New Lead"."""
_NEW = bag("newjob newtitle newpool title company")
_NO_BEGINNING = bag(
    "candidate prospect person applicant lead from with in to but and or of on at by into like as is are that which who"
    " if not no"
)
_NO_JOB = bag("we i you us saying says say can could will would meet line lines sentence paragraph mail draft")
"""Words no job's name holds: with them something is said, not named."""
_NO_STAGE = bag("system database ats crm her him them it touch charge mind calendar diary books records")
"""Words that name no stage, though people are put into them."""
_UNLIKE = COMMANDS | PRONOUNS


@dataclass(frozen=True, slots=True)
class Edge:
    """A stretch of the clause explained in one way."""

    end: int
    score: float
    slot: str = ""
    filler: Filler | None = None
    value: Any = None
    joint: str = ""
    left: bool = False


@dataclass
class Reading:
    """A clause read as a frame."""

    frame: Frame
    start: int
    end: int
    score: float
    fillers: dict[str, list[Filler]] = field(default_factory=dict)
    joints: dict[str, list[str]] = field(default_factory=dict)
    flags: dict[str, Any] = field(default_factory=dict)
    left: tuple[tuple[int, int], ...] = ()
    missing: tuple[str, ...] = ()
    head: tuple[tuple[int, int], ...] = ()
    flagged: set[int] = field(default_factory=set)

    @property
    def typed(self) -> int:
        """Count the arguments that are known things."""
        return sum(not filler.open for group in self.fillers.values() for filler in group)


@dataclass(frozen=True)
class Scene:
    """What the chart needs of a clause: its tokens, what they may be, which may be skipped, what they spell."""

    tokens: Sequence[Token]
    fillers: dict[int, list[Filler]]
    free: frozenset[str]
    spell: Spell
    forms: Callable[[int], dict[str, float]]
    namey: Callable[[int], float]
    barred: Callable[[int], bool] = field(default=lambda _: False)


def read_as(frame: Frame, scene: Scene, lo: int, hi: int) -> Iterator[Reading]:
    """Give the readings of tokens `lo` to `hi` as a frame, one for each place its head can stand."""
    places = _head_places(frame, scene, lo, hi)
    if frame.headless:
        places.append(())
    for place in places:
        yield _best(frame, scene, lo, hi, place)


def _head_places(frame: Frame, scene: Scene, lo: int, hi: int) -> list[tuple[tuple[int, int], ...]]:
    """Find where heads stand: at each place the longest without a gap, and each with one."""
    found: dict[tuple[tuple[int, int], ...], None] = {}
    for at in range(lo, lo + 1 if frame.opening else hi):
        whole = at
        for word in scene.forms(at):
            for first, others in frame.heads_by_word.get(word, ()):
                end = max(first.ends(at, hi, scene.spell), default=at)
                if end == at:
                    continue
                if others:
                    found.update(dict.fromkeys(_with_gaps((at, end), others, scene, hi)))
                else:
                    whole = max(whole, end)
        if whole > at:
            found[(at, whole),] = None
    return list(found)[:MOST_HEADS]


def _with_gaps(
    begun: tuple[int, int], others: tuple[Phrase, ...], scene: Scene, hi: int
) -> list[tuple[tuple[int, int], ...]]:
    place: tuple[tuple[int, int], ...] = (begun,)
    for piece in others:
        for at in range(place[-1][1], hi):
            end = max(piece.ends(at, hi, scene.spell), default=at)
            if end > at:
                place = (*place, (at, end))
                break
        else:
            return []
    return [place]


def _best(frame: Frame, scene: Scene, lo: int, hi: int, head: tuple[tuple[int, int], ...]) -> Reading:
    edges = _Edges(frame, scene, hi, head)
    slots = {slot: 1 << number for number, slot in enumerate(frame.tracked)}
    states: list[dict[tuple[int, str], tuple[float, Any, Edge | None]]] = [{} for _ in range(hi - lo + 1)]
    states[0][0, ""] = (0.0, None, None)
    for at in range(lo, hi):
        if not states[at - lo]:
            continue
        out = edges.at(at)
        for state, (score, _, _) in list(states[at - lo].items()):
            for edge in out:
                _step(states, lo, at, state, score, edge, slots)
    return _finish(frame, lo, hi, head, states, slots)


def _step(
    states: Any, lo: int, at: int, state: tuple[int, str], score: float, edge: Edge, slots: dict[str, int]
) -> None:
    used, last = state
    bit = slots.get(edge.slot, 0)
    again = bool(edge.slot) and last.removesuffix(UNSURE) == edge.slot
    if used & bit and edge.slot not in MANY and not (edge.slot == "section" and edge.filler is None):
        return
    if edge.joint and not again:
        return
    open_ = edge.filler is not None and edge.filler.open
    if again and not edge.joint and (open_ or last.endswith(UNSURE)):
        return
    new = (used | bit, edge.slot + UNSURE if open_ else edge.slot)
    total = score + edge.score - (UNJOINED if again and not edge.joint else 0.0)
    known = states[edge.end - lo].get(new)
    if known is None or total > known[0]:
        states[edge.end - lo][new] = (total, (at, state), edge)


def _finish(
    frame: Frame, lo: int, hi: int, head: tuple[tuple[int, int], ...], states: Any, slots: dict[str, int]
) -> Reading:
    def total(item: tuple[tuple[int, str], tuple[float, Any, Edge | None]]) -> float:
        (used, _), (score, _, _) = item
        filled = {slot for slot, bit in slots.items() if used & bit}
        return score + MISSING * sum(not filled.intersection(need) for need in frame.needs)

    state, (score, _, _) = max(states[hi - lo].items(), key=total)
    reading = Reading(frame, lo, hi, score + frame.prior, head=head)
    left: list[tuple[int, int]] = []
    at = hi
    steps: list[tuple[int, Edge]] = []
    while at > lo or states[at - lo][state][1] is not None:
        _, back, edge = states[at - lo][state]
        if back is None:
            break
        at, state = back
        steps.append((at, edge))
    for begin, edge in reversed(steps):
        _collect(reading, left, begin, edge)
    reading.left = tuple(left)
    given = set(reading.fillers) | set(reading.flags) | set(frame.fixed)
    reading.missing = tuple(need[0] for need in frame.needs if not given.intersection(need))
    reading.score += MISSING * len(reading.missing)
    return reading


def _collect(reading: Reading, left: list[tuple[int, int]], begin: int, edge: Edge) -> None:
    if edge.left:
        left.append((begin, edge.end))
    elif edge.filler is not None:
        reading.fillers.setdefault(edge.slot, []).append(edge.filler)
        reading.joints.setdefault(edge.slot, []).append(edge.joint)
        reading.flagged.update(range(begin, edge.filler.start))
    elif edge.slot:
        before = reading.flags.get(edge.slot)
        if edge.slot != "section" or before in {None, "all", edge.value}:
            reading.flags[edge.slot] = edge.value
        elif edge.value != "all":
            reading.flags[edge.slot] = "all"
        reading.flagged.update(range(begin, edge.end))


class _Edges:
    """The ways on from each place of a clause."""

    def __init__(self, frame: Frame, scene: Scene, hi: int, head: tuple[tuple[int, int], ...]) -> None:
        self.frame, self.scene, self.hi, self.head = frame, scene, hi, head
        self.stops = [piece[0] for piece in head]

    def at(self, at: int) -> list[Edge]:
        """Give every edge that starts at a place."""
        for begin, end in self.head:
            if begin == at:
                words = end - begin
                first = begin == self.head[0][0]
                return [Edge(end, HEAD + HEAD_WORD * (words - 1) if first else HEAD_WORD * words)]
        limit = min((stop for stop in self.stops if stop > at), default=self.hi)
        found = [self._skip(at)]
        if self.scene.barred(at):
            return found
        for end, role, worth in self._led(self.frame.roles_by_word, at, limit):
            found += self._filled(role, end, limit, MARKER * worth, "")
        for role in self.frame.bare:
            found += self._filled(role, at, limit, 0.0, "")
        found += self._continued(at, limit)
        found += self._flags(at, limit)
        return found

    def _led(self, index: dict[str, list[tuple[Phrase, T]]], at: int, limit: int) -> Iterator[tuple[int, T, float]]:
        """Give what is led in by the words at a place: where they end, and what they are worth."""
        for word in self.scene.forms(at):
            for phrase, thing in index.get(word, ()):
                for end, worth in phrase.ends(at, limit, self.scene.spell).items():
                    yield end, thing, worth

    def _skip(self, at: int) -> Edge:
        token = self.scene.tokens[at]
        if token.kind != "quote" and token.key in self.frame.soft:
            return Edge(at + 1, 0.5)
        if token.kind in {"word", "punct"} and token.key in self.scene.free:
            return Edge(at + 1, 0.0)
        if token.kind == "punct" and not token.text.isascii():
            return Edge(at + 1, 0.0)
        if token.key in NEGATIONS:
            return Edge(at + 1, NEGATION_LEFT, left=True)
        return Edge(at + 1, FREE_TEXT if self.frame.free_text else LEFT, left=True)

    def _filled(self, role: Role, at: int, limit: int, worth: float, joint: str) -> Iterator[Edge]:
        begin = at
        skipped = frozenset(":") if not _LOOSE.isdisjoint(role.kinds) else _ARTICLES
        if not _NEW.isdisjoint(role.kinds):
            skipped |= _DASHES
        if not _NAMED.isdisjoint(role.kinds):
            skipped -= {"new"}
        while begin < limit and self.scene.tokens[begin].key in skipped:
            begin += 1
        for place in {at, begin}:
            for filler in self.scene.fillers.get(place, ()):
                loose = filler.kind == "stage" and filler.weight <= _LOOSELY and not worth and not joint
                if filler.kind in role.kinds and filler.end <= limit and not (loose or _id_for_name(role, filler)):
                    yield self._edge(role, filler, worth, joint, filler.end - place)
        if role.open:
            yield from self._open(role, begin, limit, worth, joint)

    def _edge(self, role: Role, filler: Filler, worth: float, joint: str, words: int) -> Edge:
        if filler.kind == "rest":
            return Edge(filler.end, worth + VERBATIM, role.slot, filler, joint=joint)
        score = worth + words * TYPED * filler.weight - NEW_SPAN
        if filler.weight <= NEAR:
            score -= 0.3
            if self.frame.free_text and filler.kind in _LISTED:
                score = max(score, FREE_TEXT + 0.05)
        return Edge(filler.end, score, role.slot, filler, joint=joint)

    def _open(self, role: Role, begin: int, limit: int, worth: float, joint: str) -> Iterator[Edge]:
        """Take unknown words as a name: not past a comma, and not words that are no name for people."""
        if begin >= limit or _no_name(role, self.scene.tokens[begin]):
            return
        total, sure = 0.0, False
        loose, label = not _LOOSE.isdisjoint(role.kinds), not _LABELS.isdisjoint(role.kinds)
        person = not _NAMES.isdisjoint(role.kinds)
        for end in range(begin + 1, min(limit, begin + MOST_OPEN) + 1):
            token = self.scene.tokens[end - 1]
            if token.kind == "quote":
                if end == begin + 1:
                    filler = Filler(begin, end, role.kinds[0], None, open=True)
                    yield Edge(end, worth + TYPED - NEW_SPAN, role.slot, filler, joint=joint)
                return
            if token.key == "," and role.kinds[0] == "newtitle" and end > begin + 1:
                continue
            code = label and token.kind == "code"
            if (token.kind == "punct" and token.key not in "+#&/'-.") or (
                token.kind in _ADDRESSES and not (loose or code)
            ):
                return
            if not loose and (token.key == "please" or (role.kinds[0] == "job" and token.key in _NO_JOB)):
                return
            like = self.scene.namey(end - 1)
            plain = not token.capital and token.kind == "word"
            joined = end < len(self.scene.tokens) and self.scene.tokens[end].hyphen
            inside = label and (joined or (end > begin + 1 and token.hyphen))
            barred = (NAMELESS if label else _UNLIKE) if plain and not (loose or inside) else frozenset[str]()
            if (person and like <= 0) or token.key in (barred if loose else barred | NEGATIONS):
                return
            sure = sure or like >= 0.9  # noqa: PLR2004 - a word that is no common one
            total += OPEN * (like if person else max(like, 0.4))
            if person and not sure and (role.kinds[0] != "newname" or end - begin < 2):  # noqa: PLR2004 - two words
                continue
            filler = Filler(begin, end, role.kinds[0], None, weight=0.5, open=True)
            yield Edge(end, worth + total - NEW_SPAN, role.slot, filler, joint=joint)

    def _continued(self, at: int, limit: int) -> Iterator[Edge]:
        """Go on with a list: ", Go", "and Rust", "or Vienna", "nor PHP"."""
        length, joint = _joint(self.scene.tokens, at, limit)
        if not joint:
            return
        for role in self.frame.roles:
            if role.slot in MANY:
                yield from self._filled(role, at + length, limit, 0.3, joint)
        begin = at + length
        if begin < limit:
            for end, role, worth in self._led(self.frame.roles_by_word, begin, limit):
                if role.slot in MANY:
                    yield from self._filled(role, end, limit, MARKER * worth, joint)

    def _flags(self, at: int, limit: int) -> Iterator[Edge]:
        for end, flag, worth in self._led(self.frame.flags_by_word, at, limit):
            yield Edge(end, (MARKER + 0.6) * worth, flag.slot, None, flag.value)


def _no_name(role: Role, first: Token) -> bool:
    """Tell whether no new name begins with a word: a title is not "but in Lisbon", a pool not "from Berlin"."""
    if role.kinds[0] == "stage" and first.key in _NO_STAGE:
        return True
    return role.kinds[0] in _NEW and not first.capital and first.key in _NO_BEGINNING


def _id_for_name(role: Role, filler: Filler) -> bool:
    """Tell whether a record named before would fill a name that is searched for."""
    return role.slot == "name" and isinstance(filler.value, tuple)


def _joint(tokens: Sequence[Token], at: int, limit: int) -> tuple[int, str]:
    """Read a list's separator: how many tokens, and whether it says and, or, or only a comma."""
    length, joint = 0, ""
    while at + length < limit:
        key = tokens[at + length].key
        if key in {",", "/", "+", ";"}:
            joint = joint or ("or" if key == "/" else ",")
        elif key in {"and", "plus", "nor", "or"}:
            joint = "or" if key == "or" else "and"
        elif key in {"as", "well"} and joint != "and":
            if tuple(t.key for t in tokens[at + length : at + length + 3]) != ("as", "well", "as"):
                break
            length, joint = length + 2, "and"
        else:
            break
        length += 1
    return length, joint
