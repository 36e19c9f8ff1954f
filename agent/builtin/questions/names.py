"""The names a question narrows its number to: departments, jobs, places, sources, people, stages, reasons."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from agent.builtin.questions.board import Board, words
from agent.builtin.text import keys_of
from store.models.enums import EmploymentType, SourceKind
from tools.actor import Actor
from tools.lookup import Term

Key = tuple[str, ...]
LONGEST = 8
_NOT = words(
    r"(?:but )?(?:not(?: counting| including| in| from| at| for| by| through| via)?|excluding|excludes?|except(?: for)?"
    r"|without|other than|apart from|outside(?: of)?|ignoring|ignore|leaving out|leave out|omit|omitting|skip|minus|no)"
)
_KINDS: Mapping[str, str] = {
    r"(?:employee )?referrals?|referred|refer{0,2}als?": SourceKind.REFERRALS,
    r"agenc(?:y|ies)|recruitment agencies|headhunters?": SourceKind.AGENCIES,
    r"job boards?|boards|third party boards?": SourceKind.THIRD_PARTY_BOARDS,
    r"social(?: media)?": SourceKind.SOCIAL_MEDIA,
    r"(?:hiring )?events?|career fairs?|fairs": SourceKind.ATTEND_EVENTS,
    r"prospecting": SourceKind.PROSPECTING,
    r"company marketing|marketing sources?": SourceKind.COMPANY_MARKETING,
    r"candidate search": SourceKind.CANDIDATE_SEARCH,
}
_ORIGINS = {r"sourced(?: (?:ones|people))?|outbound": "sourced", r"inbound": "inbound"}
_EMPLOYMENT: Mapping[str, str] = {
    r"full time(?:rs?)?": EmploymentType.FULL_TIME,
    r"part time(?:rs?)?": EmploymentType.PART_TIME,
    r"contract(?:s|ors?)?": EmploymentType.CONTRACT,
    r"interns?(?:hips?)?": EmploymentType.INTERNSHIP,
    r"temporary|temps?": EmploymentType.TEMPORARY,
}
_REPEATED = {r"repeat(?:ed)?|repeat applicants|boomerangs?": "repeated", r"first time": "first"}
_STAGE_KINDS = {
    r"(?:the )?(?:screen|screening)(?: stages?)?": "screen",
    r"(?:the )?onsite(?: stages?)?": "onsite",
}
_BEFORE = frozenset(
    "in for from at of on by with within through via to across inside under as among and or , the".split()
)
_NOUNS: Mapping[str, frozenset[str]] = {
    "department": frozenset("team department dept org organisation organization division function people hires roles"
                            " jobs positions hiring folks side area group staff reqs requisitions role job position req"
                            " hire".split()),
    "location": frozenset("office site location roles jobs based positions hub reqs".split()),
    "source": frozenset("applicants candidates source channel".split()),
    "source_kind": frozenset("source sources".split()),
    "origin": frozenset("candidates applicants people".split()),
    "job": frozenset("role job position req requisition opening roles jobs positions".split()),
    "stage": frozenset("stage stages step round".split()),
    "recruiter": frozenset("'s jobs roles reqs requisitions positions hires team".split()),
    "hiring_manager": frozenset("'s jobs roles reqs requisitions positions hires team org".split()),
    "interviewer": frozenset("'s".split()),
    "employment_type": frozenset("roles jobs positions hires people staff employees".split()),
    "rejection_reason": frozenset("reason".split()),
    "reapplied": frozenset("applicants candidates applications".split()),
}  # fmt: skip
_COUNTED = frozenset("applications applicants candidates interviews offers rejections".split())
"""What is counted, behind a name that is a word of everyday language too: "design applications"."""
_TITLES: Mapping[str, frozenset[str]] = {
    "department": frozenset("department dept team".split()),
    "location": frozenset("office location site".split()),
    "source": frozenset("source channel".split()),
    "job": frozenset("job role position req requisition".split()),
    "stage": frozenset("stage step".split()),
    "recruiter": frozenset("recruiter".split()),
    "hiring_manager": frozenset("manager".split()),
    "interviewer": frozenset("interviewer".split()),
    "rejection_reason": frozenset("reason".split()),
}
_DOERS: Mapping[str, Sequence[str]] = {
    "engineering": ("engineers", "engineer", "developers", "eng", "engineering"),
    "design": ("designers", "designer"),
    "sales": ("salespeople", "sellers", "reps"),
    "product": ("pms",),
    "finance": ("financiers",),
}
"""What people of a department are called, where the vocabulary has a department of that name."""
_ROLE_NOUNS = words(
    r"(?P<role>(?:[^ ¤]+ ){0,3}?(?:engineers?|designers?|managers?|scientists?|researchers?|analysts?|executives?"
    r"|developers?|partners?|writers?|architects?|leads?|specialists?))"
)
_COMMON = frozenset("people product design sales finance operations security platform devices remote offer lead hired"
                    " other active archived screen".split())  # fmt: skip
"""Names that are words of everyday language too: they need a word before them that says they are a name."""
_KIND_OF_TERM = {
    "job": "job", "department": "department", "location": "location", "source": "source", "stage": "stage",
    "reason": "rejection_reason", "person": "person",
}  # fmt: skip


@dataclass
class Narrowing:
    """Filters by dimension, those meant as not, and where something could not be read."""

    values: dict[str, list[str]] = field(default_factory=dict)
    negated: set[str] = field(default_factory=set)
    problem: str = ""
    places: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, board: Board, dimension: str, value: str, start: int, end: int) -> None:
        """Take the words of a value, with a word for what it is beside them and a "not" before them."""
        start, end = _widened(board, dimension, start, end)
        board.mark(start, end, "filter")
        is_not = _negated(board, start)
        known = self.values.setdefault(dimension, [])
        if known and is_not != (dimension in self.negated):
            self.problem = (
                f"I can't filter by {dimension.replace('_', ' ')} with and without at once: ask it one way, please."
            )
        if value not in known:
            known.append(value)
        if is_not:
            self.negated.add(dimension)
        self.places.append((start, end, dimension))


def read_names(board: Board, terms: Sequence[Term], actor: Actor, *, of_feedback: bool = False) -> Narrowing:
    """Find every name of the vocabulary among the free words and take it."""
    found = Narrowing()
    _own(board, found, actor)
    _unknown(board, found)
    _employment_and_kinds(board, found, {tuple(keys_of(term.name)) for term in terms if term.kind == "source"})
    index = _index(terms, board)
    _roles(board, found, terms)
    _longest_first(board, found, index, of_feedback=of_feedback)
    _doers(board, found, terms)
    _parts(board, found, terms)
    _stage_kinds(board, found)
    _codes(board, found)
    if not found.problem:
        found.problem = _joined_with_or(board, found)
    _same_stages(found, terms)
    return found


def _same_stages(found: Narrowing, terms: Sequence[Term]) -> None:
    """Let "the offer stage" be the stages called Offer and those called Offer Stage, where no job says which."""
    if "job" in found.values or "stage" not in found.values:
        return
    plain = {_unstaged(name) for name in found.values["stage"]}
    same = {term.name: None for term in terms if term.kind == "stage" and _unstaged(term.name) in plain}
    found.values["stage"] = list(dict.fromkeys([*found.values["stage"], *same]))


def _unstaged(name: str) -> str:
    return name.casefold().removesuffix(" stage")


def _widened(board: Board, dimension: str, start: int, end: int) -> tuple[int, int]:
    nouns, titles = _NOUNS.get(dimension, frozenset()), _TITLES.get(dimension, frozenset())
    while board.key(end) in nouns and not board.labels[end]:
        end += 1
    if board.key(end) in {"only", "alone", "exclusively"}:
        end += 1
    before = start
    while before and board.key(before - 1) in titles | {"the", "hiring", "our", "called", "named"}:
        if board.labels[before - 1]:
            break
        before -= 1
    return _with_only(board, before), end


def _with_only(board: Board, start: int) -> int:
    """Take "only" before a name, or before the small words that lead to it; "not only" is left to be noticed."""
    at = start - 1
    while board.key(at) in _BEFORE:
        at -= 1
    is_only = board.key(at) in {"only", "just", "solely", "exclusively"} and board.key(at - 1) != "not"
    return at if is_only and not any(board.labels[at:start]) else start


def _negated(board: Board, start: int) -> bool:
    """Tell whether "not" stands before a name, with at most small words in between; take it."""
    for lo, hi, _ in board.spans(_NOT):
        if hi <= start and all(
            board.key(at) in _BEFORE | {"those", "any", "people", "candidates"} for at in range(hi, start)
        ):
            board.mark(lo, hi, "not")
            return True
    last = start - 1
    while (
        last >= 0
        and board.labels[last] in {"", "filter"}
        and (board.key(last) in _BEFORE or board.labels[last] == "filter")
    ):
        last -= 1
    return last >= 0 and board.labels[last] == "not"


def _own(board: Board, found: Narrowing, actor: Actor) -> None:
    """Read "my jobs" as the asker's."""
    roles = {role.value for role in actor.roles}
    dimension = "recruiter" if "recruiter" in roles else "hiring_manager" if "hiring_manager" in roles else ""
    for start, end, _ in board.spans(
        words(r"(?:my|mine)(?: own)?(?: (?:team|jobs|roles|reqs|requisitions|positions))?")
    ):
        if dimension:
            found.add(board, dimension, actor.email, start, end)


_UNKNOWN = words(
    r"(?:without|with no|with (?:an )?unknown|missing|lacking|whose)(?: (?:a|an|any|the))?(?: (?:known|recorded))?"
    r" (?P<name>sources?|recruiters?|hiring managers?|rejection reasons?|reasons?)(?: (?:is|are) (?:unknown|missing))?"
)


def _unknown(board: Board, found: Narrowing) -> None:
    """Read "without a known source" as the rows that have none on record."""
    for start, end, said in board.spans(_UNKNOWN):
        if said[0].startswith("whose") and not said[0].endswith(("unknown", "missing")):
            continue
        name = said["name"].removesuffix("s").replace(" ", "_")
        found.values["rejection_reason" if name == "reason" else name] = ["unknown"]
        board.mark(start, end, "filter")


def _employment_and_kinds(board: Board, found: Narrowing, sources: set[Key]) -> None:
    """Take what is no name of the vocabulary; a source that is called just so is left to be that source."""
    for dimension, table in (
        ("source_kind", _KINDS), ("origin", _ORIGINS), ("employment_type", _EMPLOYMENT), ("reapplied", _REPEATED),
    ):  # fmt: skip
        for pattern, value in table.items():
            for start, end, _ in board.spans(words(pattern)):
                if tuple(board.key(at) for at in range(start, end)) not in sources:
                    found.add(board, dimension, str(value), start, end)


def _index(terms: Iterable[Term], board: Board) -> dict[Key, list[tuple[str, str, Term]]]:
    """Give what each name on the board's words may mean: dimension and value."""
    present = {token.key for token in board.tokens}
    index: dict[Key, list[tuple[str, str, Term]]] = {}
    for term in terms:
        dimension = _KIND_OF_TERM.get(term.kind)
        if dimension is None:
            continue
        for name in (term.name, *term.aliases):
            keys = tuple(key for key in keys_of(name) if key != ",")
            if keys and present.issuperset(keys):
                value = term.aliases[0] if term.kind == "job" else term.name
                index.setdefault(keys, []).append((dimension, value, term))
    return index


def _longest_first(
    board: Board, found: Narrowing, index: Mapping[Key, list[tuple[str, str, Term]]], *, of_feedback: bool
) -> None:
    for length in range(LONGEST, 0, -1):
        for start in range(len(board) - length + 1):
            end = start + length
            if not board.is_free(start, end):
                continue
            keys = tuple(board.key(at) for at in range(start, end))
            meant = index.get(keys)
            if meant and _stands(board, start, end, meant[0][0]):
                dimension, value = _chosen(board, start, meant, of_feedback=of_feedback)
                found.add(board, dimension, value, start, end)


def _stands(board: Board, start: int, end: int, dimension: str) -> bool:
    """Tell whether a name may be meant here: everyday words need something that makes them a name."""
    if end - start > 1 or board.key(start) not in _COMMON:
        return True
    titled = board.key(start - 1) in _TITLES.get(dimension, frozenset())
    followed = board.key(end) in (_NOUNS.get(dimension, frozenset()) | _COUNTED) - {"people"}
    led = board.key(start - 1) in _BEFORE - {"by", "as", "of", "the", ","} or board.labels[start - 1 : start] == ["not"]
    led = led or (board.key(start - 1) in {"and", "or", ",", "of", "by", "the"} and board.tokens[start].capital)
    if board.key(start) == "people":
        return (titled or followed or board.tokens[start].capital) and (led or titled)
    led = led or board.key(start - 1) in {"vs", "versus"}
    alone = board.key(start - 1) == "," and end == len(board)
    return titled or followed or led or alone or start == 0


def _chosen(board: Board, start: int, meant: Sequence[tuple[str, str, Term]], *, of_feedback: bool) -> tuple[str, str]:
    """Choose among namesakes by the word before, and a person's part by what they do."""
    titles = {board.key(start - 1), board.key(start - 2)}
    for dimension, value, _ in meant:
        if titles & _TITLES.get(dimension, frozenset()):
            return dimension, value
    order = ("department", "location", "source", "job", "stage", "rejection_reason", "person")
    dimension, value, term = min(meant, key=lambda one: order.index(one[0]))
    return (
        (_part_of(board, start, term, of_feedback=of_feedback), value) if dimension == "person" else (dimension, value)
    )


def _part_of(board: Board, start: int, term: Term, *, of_feedback: bool) -> str:
    near = " ".join(board.key(at) for at in range(max(0, start - 3), start))
    line, _ = board.line(whole=True)
    if "interviewer" in near or re.search(_INTERVIEWING, line):
        return "interviewer"
    if "manager" in near or re.search(r" (?:was|is|as) (?:the )?hiring manager ", line):
        return "hiring_manager"
    if "recruiter" in near or re.search(r" (?:was|is|as) (?:the )?recruiter ", line):
        return "recruiter"
    if of_feedback and "interviewer" in term.detail:
        return "interviewer"
    return "hiring_manager" if "hiring_manager" in term.detail and "recruiter" not in term.detail else "recruiter"


_INTERVIEWING = re.compile(
    r" interviews? (?:did|has|have|does|were|was) .*?(?:do|done|hold|held|conduct|conducted|run|ran"
    r"|take|taken|give|by)(?= )"
    r"| interviews (?:by|of|from) | interviewed by "
)
"""Words that make a person beside interviews one who held them."""


def _roles(board: Board, found: Narrowing, terms: Sequence[Term]) -> None:
    """Read "backend engineers" as the jobs whose title says so."""
    for start, end, _ in board.spans(_ROLE_NOUNS):
        for lo in range(start, end - 1):
            wanted = [_single(board.key(at)) for at in range(lo, end)]
            codes = _titled(terms, wanted, exact=board.key(end - 1) == wanted[-1])
            if codes and board.is_free(lo, end):
                stop = _widened(board, "job", lo, end)[1]
                for code in codes:
                    found.add(board, "job", code, lo, stop)
                break


def _titled(terms: Sequence[Term], wanted: Sequence[str], *, exact: bool) -> list[str]:
    """Give the codes of the jobs whose title is just that, where one is meant, else of those whose title holds it."""
    titles = [(term.aliases[0], [_single(key) for key in keys_of(term.name)]) for term in terms if term.kind == "job"]
    same = [code for code, title in titles if exact and title == wanted]
    return same or [code for code, title in titles if _holds(title, wanted)]


def _single(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word  # noqa: PLR2004 - "ios" is no plural


def _holds(title: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(list(title[at : at + len(wanted)]) == list(wanted) for at in range(len(title)))


def _doers(board: Board, found: Narrowing, terms: Sequence[Term]) -> None:
    names = {term.name.casefold(): term.name for term in terms if term.kind == "department"}
    for name, doers in _DOERS.items():
        if name in names:
            for start, end, _ in board.spans(words("|".join(doers))):
                found.add(board, "department", names[name], start, end)


def _parts(board: Board, found: Narrowing, terms: Sequence[Term]) -> None:
    """Read a part of a name that only one department, source or person bears: "payments", "Jonas"."""
    for at in range(len(board)):
        key = board.key(at)
        if board.labels[at] or len(key) < 4 or key in _COMMON or board.tokens[at].kind != "word":  # noqa: PLR2004
            continue
        for kind in ("department", "source", "person", "location"):
            if kind == "person" and not board.tokens[at].capital:
                continue
            if kind in {"source", "location"} and not board.tokens[at].capital:
                continue
            bearers = [t for t in terms if t.kind == kind and key in keys_of(t.name)]
            led = board.key(at - 1) in _BEFORE | _TITLES.get(kind, frozenset()) | {
                "recruiter",
                "manager",
                "interviewer",
            }
            titled = board.key(at + 1) in _NOUNS.get(kind, frozenset()) | {"'s", "team", "jobs"}
            if len(bearers) == 1 and (led or titled):
                dimension = _part_of(board, at, bearers[0], of_feedback=False) if kind == "person" else kind
                found.add(board, dimension, bearers[0].name, at, at + 1)
                break


def _stage_kinds(board: Board, found: Narrowing) -> None:
    """Read "the screen" where no stage is called just that."""
    for pattern, value in _STAGE_KINDS.items():
        for start, end, _ in board.spans(words(pattern)):
            if board.is_free(start, end):
                found.add(board, "stage", value, start, end)


def _codes(board: Board, found: Narrowing) -> None:
    """Take a code nobody knows as a job: the tool says that there is none, as it does of a hidden one."""
    for at, token in enumerate(board.tokens):
        if token.kind == "code" and not board.labels[at]:
            found.add(board, "job", token.text, at, at + 1)


def _joined_with_or(board: Board, found: Narrowing) -> str:
    """Notice "in Berlin or from LinkedIn": filters of different kinds are joined by and."""
    ordered = sorted(found.places)
    for (_, end, one), (start, _, other) in pairwise(ordered):
        if one == other and all(
            board.key(at) in {"or", "and", ",", "in", "from", "for", "both"} for at in range(end, start)
        ):
            board.mark(end, start, "filter")
        elif any(board.key(at) == "or" for at in range(end, start)):
            return f"I can't count rows that fit the {one} or the {other}, only those that fit both: ask one at a time."
    return ""
