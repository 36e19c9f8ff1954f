"""Which job, stage, colleague, source, tag, pool, reason, department, place or skill is meant."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from store.models import Department, Location, RejectionReason, Source, Tag
from store.models.enums import PersonStatus, StageKind
from store.queries import naming
from store.queries.naming import JobRow, NamedRow, PersonRow, StageRow
from tools import matching
from tools.context import ToolContext
from tools.matching import Matched
from tools.references.choosing import Asked, HasId, Of, as_id, settle
from tools.views import PickerOption

R = TypeVar("R", bound=HasId)

STAGE_WORDS: dict[StageKind, tuple[str, ...]] = {
    StageKind.LEAD: ("lead", "leads", "prospect", "prospects", "sourced", "new lead"),
    StageKind.PRE_INTERVIEW_SCREEN: (
        "application review", "applied", "new applicants", "review", "resume review", "cv review", "screen",
        "screening", "phone screen", "recruiter screen", "phone call", "intro call", "first call",
    ),
    StageKind.ACTIVE: ("onsite", "on site", "interview", "interviews", "face to face", "technical interview",
                       "tech interview", "final", "final round", "panel", "assessment", "take home"),
    StageKind.OFFER: ("offer", "offers", "offer stage", "offer extended"),
    StageKind.HIRED: ("hired", "hire", "accepted"),
    StageKind.ARCHIVED: ("archived", "archive"),
}  # fmt: skip
"""What people say for a kind of stage whatever the company calls it."""
_JOB_WORDS = r"\b(the|job|role|position|req|requisition|opening|vacancy|pipeline)\b"


async def job(ctx: ToolContext, ref: str, *, write: bool, field: str = "job") -> JobRow:
    """Give the job meant by an id, a code (`ENG-014`, `eng 14`), a title or a part of one."""
    rows = await naming.jobs(ctx.session)
    matched = _by_id(ref, rows) or _by_code(ref, rows) or _by_title(ref, rows)
    return await settle(ctx, _asked(ref, "job", "job", field, write=write, label=_job_label), matched)


async def stage(ctx: ToolContext, ref: str, *, job: JobRow, write: bool = True, field: str = "stage") -> StageRow:
    """Give the stage of a job meant by an id, a name, a part of one or a usual word for its kind.

    A stage's own name always beats a usual word; a word for a kind that has several stages asks.
    """
    rows = await naming.stages(ctx.session, job.id)
    matched = _by_id(ref, rows) or stages_called(ref, rows)
    asked: Asked[StageRow] = _asked(ref, f"stage of {job.code}", "stage", field, write=write, label=_name)
    return await settle(ctx, asked, matched, known=rows)


def stage_kinds(ref: str) -> list[StageKind]:
    """Give the kinds a usual word stands for ("onsite" is active); none for an unknown word."""
    wanted = matching.fold(re.sub(r"\bstage\b", " ", ref, flags=re.IGNORECASE))
    by_value = [kind for kind in StageKind if matching.fold(kind.value) == wanted]
    return by_value or [kind for kind, usual in STAGE_WORDS.items() if wanted in usual]


async def person(ctx: ToolContext, ref: str, *, write: bool, field: str = "person") -> PersonRow:
    """Give the colleague meant by "me", an id, an e-mail, a name or a part of one.

    A write takes active ones only; a read prefers them.
    """
    rows = await naming.people(ctx.session)
    if matching.fold(ref) in {"me", "myself", "i", "my", "mine"}:
        return next(row for row in rows if row.id == ctx.actor.id)
    usable = [row for row in rows if row.status is PersonStatus.ACTIVE or not write]
    address = ref.strip().lower()
    by_address = tuple(row for row in usable if row.email == address)
    matched = _by_id(ref, usable) or Matched("exact" if by_address else "none", by_address)
    if matched.how == "none":
        matched = matching.match(ref, [(row, [row.name]) for row in usable])
    asked: Asked[PersonRow] = _asked(ref, "colleague", "person", field, write=write, label=_name, detail=_person_detail)
    active = tuple(hit for hit in matched.hits if hit.status is PersonStatus.ACTIVE)
    if len(active) == 1 and matched.how in {"exact", "part"}:
        return active[0]
    return await settle(ctx, asked, matched)


async def source(ctx: ToolContext, ref: str, *, write: bool, field: str = "source") -> NamedRow:
    """Give the source of applications that is meant."""
    rows = await naming.vocabulary(ctx.session, Source)
    asked: Asked[NamedRow] = _asked(ref, "source", "source", field, write=write, label=_name, detail=_detail)
    return await _named(ctx, asked, rows)


async def tag(ctx: ToolContext, ref: str, *, write: bool, field: str = "tags") -> NamedRow:
    """Give the existing tag that is meant."""
    rows = await naming.vocabulary(ctx.session, Tag)
    bare = ref.strip().lstrip("#")
    asked: Asked[NamedRow] = _asked(bare, "tag", "tag", field, write=write, label=_name, detail=_detail)
    return await _named(ctx, asked, rows)


async def pool(ctx: ToolContext, ref: str, *, write: bool, field: str = "pool") -> NamedRow:
    """Give the talent pool that is meant."""
    bare = re.sub(r"\b(the|talent|pool)\b", " ", ref, flags=re.IGNORECASE).strip() or ref
    rows = await naming.pools(ctx.session)
    exact = matching.match(ref, [(row, [row.name]) for row in rows])
    asked: Asked[NamedRow] = _asked(
        ref if exact.how == "exact" else bare, "pool", "pool", field, write=write, label=_name, detail=_detail
    )
    return await _named(ctx, asked, rows)


async def reason(ctx: ToolContext, ref: str, *, write: bool, field: str = "reason") -> NamedRow:
    """Give the rejection reason that is meant."""
    rows = await naming.vocabulary(ctx.session, RejectionReason)
    asked: Asked[NamedRow] = _asked(ref, "reason", "reason", field, write=write, label=_name, detail=_detail)
    return await _named(ctx, asked, rows)


async def department(ctx: ToolContext, ref: str, *, write: bool, field: str = "department") -> NamedRow:
    """Give the department that is meant."""
    rows = await naming.vocabulary(ctx.session, Department)
    asked: Asked[NamedRow] = _asked(ref, "department", "department", field, write=write, label=_name, detail=_detail)
    return await _named(ctx, asked, rows)


async def location(ctx: ToolContext, ref: str, *, write: bool, field: str = "location") -> NamedRow:
    """Give the place of the company that is meant."""
    rows = await naming.vocabulary(ctx.session, Location)
    asked: Asked[NamedRow] = _asked(ref, "office", "other", field, write=write, label=_name, detail=_detail)
    return await _named(ctx, asked, rows)


async def skill(ctx: ToolContext, ref: str, *, write: bool, field: str = "skills") -> NamedRow:
    """Give the skill that is meant, by its id, its name or an alias ("k8s")."""
    rows = await naming.skills(ctx.session)
    found = literal_skill(ref, rows)
    matched = Matched("exact", (found,)) if found else matching.nearest(ref, [(r, [r.name]) for r in rows])
    asked: Asked[NamedRow] = _asked(ref, "skill", "other", field, write=write, label=_name)
    return await settle(ctx, asked, matched)


async def skills(ctx: ToolContext, refs: Sequence[str]) -> tuple[list[NamedRow], list[str]]:
    """Give the known skills among the words, each once, and the words that are no known skill."""
    rows = await naming.skills(ctx.session)
    known: dict[object, NamedRow] = {}
    unknown: list[str] = []
    for ref in refs:
        found = literal_skill(ref, rows)
        if found is None:
            unknown.append(ref)
        else:
            known.setdefault(found.id, found)
    return list(known.values()), unknown


def literal_skill(ref: str, rows: Sequence[NamedRow]) -> NamedRow | None:
    """Give the skill with that id, or that very name or alias. Signs count: C, C# and C++ are three skills."""
    exact = as_id(ref)
    if exact is not None:
        return next((row for row in rows if row.id == exact), None)
    for spell in (_signs, _without_signs, _closed_up):
        wanted = spell(ref)
        hits = [row for row in rows if wanted and wanted in {spell(name) for name in (row.name, *row.others)}]
        if len(hits) == 1:
            return hits[0]
    return None


def _signs(text: str) -> str:
    return " ".join(text.lower().split())


def _without_signs(text: str) -> str:
    return "" if re.search(r"[+#]", text) else matching.fold(text)


def _closed_up(text: str) -> str:
    return _without_signs(text).replace(" ", "")


async def _named(ctx: ToolContext, asked: Asked[NamedRow], rows: Sequence[NamedRow]) -> NamedRow:
    matched = _by_id(asked.ref, rows) or matching.match(asked.ref, [(row, [row.name]) for row in rows])
    return await settle(ctx, asked, matched, known=rows)


def _by_id(ref: str, rows: Sequence[R]) -> Matched[R] | None:
    exact = as_id(ref)
    if exact is None:
        return None
    hits = tuple(row for row in rows if row.id == exact)
    return Matched("exact" if hits else "none", hits)


def _by_code(ref: str, rows: Sequence[JobRow]) -> Matched[JobRow] | None:
    wanted = _code(re.sub(_JOB_WORDS, " ", ref, flags=re.IGNORECASE))
    hits = tuple(row for row in rows if wanted and _code(row.code) == wanted)
    return Matched("exact", hits) if hits else None


def _code(text: str) -> str:
    """Write codes alike: "ENG-014", "eng 14" and "ENG014" are one."""
    found = re.fullmatch(r"\s*([A-Za-z]+(?:[\s_-]*[A-Za-z]+)*)[\s_-]*#?0*(\d+)\s*", text)
    return f"{matching.fold(found[1]).replace(' ', '')}-{found[2]}" if found else ""


def _by_title(ref: str, rows: Sequence[JobRow]) -> Matched[JobRow]:
    """Match titles, then code and title together ("ENG-014 Backend Engineer"), without words like "role"."""
    matched: Matched[JobRow] = Matched("none")
    bare = re.sub(_JOB_WORDS, " ", ref, flags=re.IGNORECASE)
    for text in dict.fromkeys((ref, bare)):
        found = matching.match(text, [(row, [row.title, row.label]) for row in rows])
        if found.how in {"exact", "part"}:
            return found
        matched = found if matched.how == "none" else matched
    return matched


def stages_called(ref: str, rows: Sequence[StageRow]) -> Matched[StageRow]:
    """Match the names of stages, then the usual words for their kinds."""
    named = [(row, [row.name]) for row in rows]
    bare = re.sub(r"\b(the|stage|step|round)\b", " ", ref, flags=re.IGNORECASE)
    matched: Matched[StageRow] = Matched("none")
    for text in dict.fromkeys((ref, bare)):
        matched = matching.match(text, named)
        if matched.how in {"exact", "part"}:
            return matched
    by_kind = tuple(row for row in rows if row.kind in stage_kinds(ref))
    return Matched("part", by_kind) if by_kind else matched


def _job_label(row: JobRow) -> str:
    return row.label


def _name(row: NamedRow | StageRow | PersonRow) -> str:
    return row.name


def _detail(row: NamedRow) -> str:
    return row.detail


def _person_detail(row: PersonRow) -> str:
    return " · ".join(part for part in (row.title, row.email) if part)


def _no_detail(_: object) -> str:
    return ""


def _asked(
    ref: str,
    noun: str,
    of: Of,
    field: str,
    *,
    write: bool,
    label: Callable[[R], str],
    detail: Callable[[R], str] = _no_detail,
) -> Asked[R]:
    async def describe(rows: Sequence[R]) -> list[PickerOption]:
        return [PickerOption(id=str(row.id), label=label(row), detail=detail(row)) for row in rows]

    return Asked(ref=ref, noun=noun, of=of, field=field, write=write, label=label, describe=describe)
