"""Choosing what a clause asks for: every frame whose words occur reads it, and the best full reading wins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from agent.builtin.chart import MISSING, Reading, Scene, read_as
from agent.builtin.clauses import Opaque, keys_in, unwrap
from agent.builtin.fillers import EXACT, NEAR, PART, Filler
from agent.builtin.focus import Focus, references
from agent.builtin.frames import MANY, Frame
from agent.builtin.guards import why_not
from agent.builtin.patterns import words_of
from agent.builtin.phrases.outside import on_theme
from agent.builtin.spotted import Spotted
from agent.builtin.words import ALWAYS_FREE, COMMANDS, FOREIGN, NAMELESS, NEGATIONS, READ_FREE, WRITING, bag

_VAGUE_HEADS = bag("who what which any show see get is does has list i have find how give need want check are a tell")
_THINGS = bag("what which is are how does")
"""Heads that ask for things unless people are named."""
_GOING_ON = bag("and also then plus")
"""Words with which a message goes on with what was done before it."""
_SHOWS = {"show_pool": "pool", "create_pool": "pool", "show_job": "job", "show_pipeline": "job", "create_job": "job"}
_TAKES = {"pool": ("add_to_pool", "remove_from_pool"), "job": ("add_to_job",)}
"""What may be done to the one pool or job shown last without naming it again."""
_GUARDED = bag("candidate tag skill title company stage job pool newname newpool")
"""Kinds of which a name nobody knows must hold nothing known."""
_NOBODY = bag("pool job stage place skill company tag source department")
"""Kinds of known things that are nobody's name."""
_RIVALS = bag("stage pool job place person")
"""What a stage that nobody knows must not be."""
_POLITE = bag("can could would will may please")
"""Words with which a request is put as a question."""
_BOUNDS = bag(
    "or than more less fewer least most before after since between until ago only every last past previous next "
    "summer winter spring autumn weekend"
)
"""Words that bound something: a search by meaning would pass over them."""
_NO_TEXT = COMMANDS - {"change", "set", "note", "list", "tell"} | bag(
    "how why what when if stop imagine avoid suppose never open again should must read shall rename skip ignore omit "
    "copy export print email forward remind invite cancel ping message call archive it them him her"
)
"""Words that mean a request or a question of their own, never what a person's profile says."""


def _commands(word: str) -> bool:
    stem = word.removesuffix("ing").removesuffix("ed")
    return len(stem) < len(word) and (stem in WRITING or f"{stem}e" in WRITING)


@dataclass(frozen=True)
class Grammar:
    """All frames, and the words they use."""

    frames: tuple[Frame, ...]
    words: frozenset[str] = frozenset()
    commands: tuple[str, ...] = ()
    by_word: dict[str, tuple[Frame, ...]] = field(default_factory=dict)
    headless: tuple[Frame, ...] = ()

    def for_clause(self, spotted: Spotted, lo: int, hi: int) -> list[Frame]:
        """Give the frames with a head that may stand in a clause."""
        found = dict.fromkeys(self.headless)
        for at in range(lo, hi):
            for word in spotted.forms[at]:
                found.update(dict.fromkeys(self.by_word.get(word, ())))
        return list(found)


@lru_cache(maxsize=8)
def grammar(frames: tuple[Frame, ...]) -> Grammar:
    """Index frames by the first words of their heads."""
    by_word: dict[str, dict[Frame, None]] = {}
    words: set[str] = set()
    for one in frames:
        for word in one.heads_by_word:
            by_word.setdefault(word, {})[one] = None
        every = [piece for head in one.heads for piece in head]
        every += [marker for role in one.roles for marker in role.markers]
        every += [pattern for flag in one.flags for pattern in flag.patterns]
        words.update(word for phrase in every for word in words_of(phrase))
        words |= one.soft
    known = words | ALWAYS_FREE | READ_FREE | NEGATIONS
    return Grammar(
        frames=frames,
        words=frozenset(known | FOREIGN),
        commands=tuple(sorted(word for word in known if len(word) > 3 and word.isascii())),  # noqa: PLR2004 - short
        by_word={word: tuple(group) for word, group in by_word.items()},
        headless=tuple(one for one in frames if one.headless),
    )


@dataclass
class Clause:
    """A stretch of the sentence and how it is read: `reading` when something is asked, else `problem` says why not."""

    lo: int
    hi: int
    reading: Reading | None = None
    problem: str = ""
    score: float = -10.0
    closed: bool = False
    """True for the rest of a change, which is not read again as a question of its own."""


class Understanding:
    """One sentence being understood."""

    def __init__(
        self, spotted: Spotted, grammar_: Grammar, focus: Focus, today: date, opaque: Sequence[Opaque] = ()
    ) -> None:
        self.spotted, self.grammar, self.focus, self.today, self.opaque = spotted, grammar_, focus, today, opaque
        self.tokens = spotted.sentence.tokens
        self.keys = keys_in(self.tokens)
        self._by_start: dict[int, list[Filler]] = {}
        for filler in spotted.fillers:
            self._by_start.setdefault(filler.start, []).append(filler)

    def inside_text(self, at: int) -> bool:
        """Tell whether a place lies in the text of a note."""
        return any(span.start < at < span.end for span in self.opaque)

    def _scene(self, lo: int, hi: int, *, write: bool, note: bool) -> Scene:
        """Give the chart what it needs for a clause, with the references the thread resolves."""
        fillers = {at: list(self._by_start.get(at, ())) for at in range(lo, hi)}
        for span in self.opaque:
            end = span.end if span.firm else min(span.end, hi)
            if lo <= span.start < min(end, hi):
                stop = end - 1 if end < span.end and self.keys[end - 1] in {"and", "then", ",", ";"} else end
                rest = Filler(span.start, end, "rest", self.spotted.sentence.raw(span.start, stop))
                fillers[span.start].append(rest)
        for filler in references(self.tokens, lo, hi, self.focus):
            fillers[filler.start].append(filler)
        hidden = {at for span in self.opaque for at in range(span.start + 1, span.end)} if note else set()
        return Scene(
            tokens=self.tokens,
            fillers=fillers,
            free=ALWAYS_FREE if write else READ_FREE,
            spell=self.spotted.spell,
            forms=self.spotted.forms.__getitem__,
            namey=self.spotted.namey,
            barred=hidden.__contains__,
        )

    def readings(
        self, lo: int, hi: int, frames: Iterable[Frame] | None = None, *, wrapped: bool = False
    ) -> list[Reading]:
        """Give all readings of a clause, best first; `wrapped` keeps what is mostly politeness."""
        start, end = (lo, hi) if wrapped else unwrap(self.keys, lo, hi, self._names(lo, hi))
        verbatim = any(span.start < hi <= span.end for span in self.opaque)
        lo, hi = start, hi if verbatim else end
        found: list[Reading] = []
        scenes: dict[tuple[bool, bool], Scene] = {}
        for frame in frames if frames is not None else self.grammar.for_clause(self.spotted, lo, hi):
            sort = frame.write, frame.tool == "add_note"
            if sort not in scenes:
                scenes[sort] = self._scene(lo, hi, write=sort[0], note=sort[1])
            found += (self._eased(reading) for reading in read_as(frame, scenes[sort], lo, hi))
        return sorted(found, key=lambda reading: -reading.score)

    def _eased(self, reading: Reading) -> Reading:
        """Let a change leave out the pool or job that was shown just before: "add Ana" after "show Finalists"."""
        if reading.missing and self._left_to_thread(reading):
            reading.score -= MISSING
        return reading

    def _left_to_thread(self, reading: Reading) -> bool:
        last = self.focus.last_call()
        shown = _SHOWS.get(last.call.name) if last is not None and last.call is not None else None
        plain = reading.typed > 0 and not any(f.open for group in reading.fillers.values() for f in group)
        return (
            reading.frame.tool in _TAKES.get(shown or "", ())
            and reading.missing == (shown,)
            and plain
            and not reading.left
            and len(self.focus.latest(shown or "")) == 1
        )

    def _names(self, lo: int, hi: int) -> frozenset[int]:
        return frozenset(
            f.start
            for at in range(lo, hi)
            for f in self._by_start.get(at, ())
            if f.kind in {"candidate", "person"} and f.end - f.start > 1
        )

    def clause(self, lo: int, hi: int, frames: Iterable[Frame] | None = None) -> Clause:
        """Read a clause as the best frame that explains all of it."""
        readings = self.readings(lo, hi, frames)
        full = [reading for reading in readings if self.complete(reading)]
        if not full and unwrap(self.keys, lo, hi, self._names(lo, hi)) != (lo, hi):
            # "for me" is politeness, but not in "who is waiting for me"
            full = [r for r in self.readings(lo, hi, frames, wrapped=True) if not r.left and self.complete(r)]
        full = [reading for reading in full if not reading.left] or full
        if not full:
            carried = self._carried(readings, lo)
            if carried is not None:
                return carried
            return Clause(lo, hi, None, self._forbidden(readings) or self._wanting(readings))
        problem = ""
        for best in full[:4]:
            barred = why_not(self.keys, best.start, best.end, self.covered(best)) if best.frame.write else ""
            if not barred:
                return Clause(lo, hi, best, "", best.score)
            problem = problem or barred
        return Clause(lo, hi, None, problem, full[0].score)

    def _carried(self, readings: Sequence[Reading], lo: int) -> Clause | None:
        """Read a request that goes on with the people just named: "tag Ana alumni and remove fast-track"."""
        if not (lo if self.focus.provisional else self.focus.said.get("candidate")) and self.keys[0] not in _GOING_ON:
            return None
        for reading in readings[:3]:
            plain = reading.frame.write and reading.head and not reading.left and not self._swallows_name(reading)
            if plain and reading.missing in {("candidates",), ("candidate",)} and self.focus.group("candidate"):
                covered = self.covered(reading)
                problem = why_not(self.keys, reading.start, reading.end, covered)
                found = None if problem else reading
                return Clause(reading.start, reading.end, found, problem, reading.score - MISSING)
        return None

    def _wanting(self, readings: Sequence[Reading]) -> str:
        """Ask for what a request leaves out, when it is clear but for that."""
        for reading in readings[:3]:
            words = sum(end - begin for begin, end in reading.head)
            if (
                reading.frame.write
                and words
                and reading.missing
                and not reading.left
                and any(self.keys[at] in COMMANDS for begin, end in reading.head for at in range(begin, end))
                and not self._swallows_name(reading)
            ):
                return WANTED.get(reading.missing[0], "")
        return ""

    def _forbidden(self, readings: Sequence[Reading]) -> str:
        """Say what forbids a write that would be understood but for the words that forbid it."""
        for reading in readings[:6]:
            if reading.frame.write and reading.head and not reading.missing:
                problem = why_not(self.keys, reading.start, reading.end, self.covered(reading))
                left = {at for begin, end in reading.left for at in range(begin, end)}
                if problem and len(left) <= 6:  # noqa: PLR2004 - more is another sentence altogether
                    return problem
        return ""

    def covered(self, reading: Reading) -> frozenset[int]:
        """Give the tokens that are names, values or text, in which no word forbids anything."""
        inside = {at for begin, end in reading.head for at in range(begin, end)}
        inside |= reading.flagged
        for group in reading.fillers.values():
            for filler in group:
                if not filler.open or filler.kind in {"openreason", "rest", "quote"}:
                    inside.update(range(filler.start, filler.end))
                else:
                    inside.update(at for at in range(filler.start, filler.end) if self.tokens[at].capital)
        return frozenset(inside)

    def complete(self, reading: Reading) -> bool:
        """Tell whether a reading explains every word it must and has what its tool needs."""
        if not self._has_what_it_needs(reading) or self._names_newcomer(reading) or not self._name_after_verb(reading):
            return False
        if self._swallows_name(reading) or self._tag_before_verb(reading) or _crosses(reading):
            return False
        if self._is_label(reading) or (reading.frame.write and self._wonders(reading)):
            return False
        if not reading.frame.free_text:
            return not reading.left and reading.score > (MISSING if reading.missing else 0)
        return self._search_is_plain(reading)

    def _has_what_it_needs(self, reading: Reading) -> bool:
        """Tell whether nothing is missing, or a question leaves out only what the thread is about."""
        if not reading.missing:
            return True
        if self._left_to_thread(reading):
            return True
        words = sum(end - begin for begin, end in reading.head)
        if reading.frame.write or words < 2 or self.focus.provisional:  # noqa: PLR2004 - one word asks for too much
            return False
        return all(slot in {"job", "pool"} and len(self.focus.group(slot)) == 1 for slot in reading.missing)

    def _name_after_verb(self, reading: Reading) -> bool:
        """Tell whether a new candidate is named after the verb: "Ana for ENG-012, add her" speaks of a known one."""
        name = next(iter(reading.fillers.get("name", ())), None)
        return (
            reading.frame.tool != "add_candidate"
            or name is None
            or "email" in reading.fillers
            or not reading.head
            or name.start >= reading.head[0][0]
        )

    def _tag_before_verb(self, reading: Reading) -> bool:
        """Tell whether a word before the verb would be a new tag: "replace the tag .." makes no tag "replace"."""
        tags = reading.fillers.get("tags", ()) if reading.frame.write and reading.head else ()
        return any(f.open and f.start < reading.head[0][0] for f in tags)

    def _is_label(self, reading: Reading) -> bool:
        """Tell whether what would ask for a letter is a label: "email: ana@x.com", ", email ana@x.com"."""
        ends = [end for _, end in reading.head] if reading.frame.tool == "draft_outreach" else []
        listed = any(
            begin and self.keys[begin - 1] == "," and end < len(self.keys) and self.tokens[end].kind == "email"
            for begin, end in (reading.head if ends else ())
        )
        whose = any(
            end < len(self.keys) and self.keys[end] == "of" and end - begin == 1
            for begin, end in (reading.head if ends else ())
        )
        return listed or whose or any(end < len(self.keys) and self.keys[end] == ":" for end in ends)

    def _wonders(self, reading: Reading) -> bool:
        """Tell whether a question mark ends what is no order: "Ana for ENG-014?", "Ana to Onsite?" only wonder."""
        first = reading.start
        while first < reading.end - 1 and self.tokens[first].kind == "punct":
            first += 1
        if (reading.head and reading.head[0][0] <= first) or self.keys[first] in _POLITE:
            return False
        end = reading.end
        while end < len(self.keys) and self.tokens[end].kind == "punct":
            end += 1
        return "?" in self.keys[reading.start : end]

    def _names_newcomer(self, reading: Reading) -> bool:
        """Tell whether somebody nobody knows stands beside an address: a new candidate, not a known one."""
        people = reading.fillers.get("candidates", ()) if reading.frame.write else ()
        return any(f.open for f in people) and any(self.tokens[f.start].kind == "email" for f in people)

    def _search_is_plain(self, reading: Reading) -> bool:
        """Tell whether the words left over may be searched by meaning: never negations, and never for a count."""
        left = [at for begin, end in reading.left for at in range(begin, end)]
        if not left:
            return bool((set(reading.fillers) | set(reading.flags)) - {"limit", "order"} or self._names_people(reading))
        if reading.frame.fixed.get("__count") or not reading.head or "name" in reading.fillers:
            return False
        return self._may_be_text(left) and self._asks_for_people(reading, left)

    def _may_be_text(self, left: Sequence[int]) -> bool:
        """Tell whether words left over may be what a profile says: no request, no bound, no name, no negation."""
        keys = [self.keys[at] for at in left]
        if any(key in NEGATIONS | _NO_TEXT | _BOUNDS or _commands(key) for key in keys):
            return False
        return not all(key in NAMELESS for key in keys) and not self._holds_name(left)

    def _asks_for_people(self, reading: Reading, left: Sequence[int]) -> bool:
        """Tell whether a question with words left over is about people: "who built .." is, "what is the .." is not."""
        head = {self.tokens[at].key for begin, end in reading.head for at in range(begin, end)}
        if head <= _THINGS and not self._names_people(reading):
            return False
        if not head <= _VAGUE_HEADS:
            return True
        themed = any(on_theme(self.keys, at, reading.end) for at in left)
        return not themed and (self._names_people(reading) or reading.typed > 0)

    def _swallows_name(self, reading: Reading) -> bool:
        """Tell whether a filler of unknown words hides something known: a full name, or another of its own kind."""
        return any(
            self._hides(filler, known)
            for group in reading.fillers.values()
            for filler in group
            if filler.open and filler.kind in _GUARDED
            for at in range(filler.start, filler.end)
            for known in self._by_start.get(at, ())
            if known.end <= filler.end
        ) or any(
            self._tears_name(f)
            for group in reading.fillers.values()
            for f in group
            if f.open or (f.kind == "candidate" and f.weight <= NEAR and reading.frame.write)
        )

    def _tears_name(self, filler: Filler) -> bool:
        """Tell whether unknown words are a part of a known full name: of a person's, or of a pool's."""
        return any(
            known.kind in {"candidate", "pool"}
            and known.weight == EXACT
            and known.end > filler.start
            and (known.start < filler.start or filler.end < known.end)
            for at in range(max(filler.start - 3, 0), filler.start + 1)
            for known in self._by_start.get(at, ())
        )

    def _hides(self, filler: Filler, known: Filler) -> bool:
        if known.kind == "candidate":
            full = known.weight == EXACT and known.end - known.start > 1
            return full and filler.kind != "newname"
        if filler.kind == "candidate" and (known.start, known.end) == (filler.start, filler.end):
            return known.kind in _NOBODY and known.weight == EXACT and not known.open
        if filler.kind == "candidate":
            return known.kind in {"pool", "job", "stage"} and known.weight == EXACT and bool(known.id)
        if filler.kind == "newname":
            return known.kind in {"pool", "job"} and known.weight == EXACT and not known.open
        rivals = _RIVALS if filler.kind == "stage" else {filler.kind} & {"job", "pool"}
        return known.kind in rivals and known.weight >= PART

    def _holds_name(self, left: Sequence[int]) -> bool:
        """Tell whether a full name is among the words left over: it means somebody, not a text."""
        return any(
            filler.kind in {"candidate", "pool", "job", "person"}
            and not filler.open
            and (filler.end - filler.start > 1 or self.tokens[filler.start].kind == "code")
            and filler.weight == EXACT
            and filler.end - 1 in left
            for at in left
            for filler in self._by_start.get(at, ())
        )

    def _names_people(self, reading: Reading) -> bool:
        return any(self.tokens[at].key in PEOPLE for at in range(reading.start, reading.end))


def _crosses(reading: Reading) -> bool:
    """Tell whether a change names pairs that belong together: "tag Ana alumni and Ben returner" is two changes."""
    lists = [slot for slot in reading.fillers if slot in MANY] if reading.frame.write else []
    order = sorted((filler.start, slot) for slot in lists for filler in reading.fillers[slot])
    turns = [slot for at, (_, slot) in enumerate(order) if at == 0 or order[at - 1][1] != slot]
    return len(turns) > 3  # noqa: PLR2004 - people, tags, people again and tags again


WANTED = {
    "text": "What should the note say? For example: “note on Ana: prefers remote work”.",
    "stage": "To which stage? For example: “move Ana to Onsite”.",
    "candidates": "Whom do you mean? Say a name, or “the second one” after a list.",
    "candidate": "Whom do you mean? Say a name, or “the second one” after a list.",
    "tags": "Which tag? For example: “tag Ana referral”.",
    "job": "Which job? Say its code or its title.",
    "pool": "Which pool? Say its name.",
    "name": "What should the name be?",
    "title": "What is the title? For example: “create a job Data Engineer in Berlin”.",
    "duplicate": "With whom? Merging needs two records: “merge Ana Silva and Anna Silva”.",
    "keep": "Whom? Merging needs two records: “merge Ana Silva and Anna Silva”.",
}
"""What is asked when a request leaves something out."""
PEOPLE = bag(
    "people person candidate candidates folk folks talent applicants applicant prospects prospect profiles someone "
    "somebody anyone anybody everyone everybody"
)
