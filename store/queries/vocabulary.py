"""The names a sentence may use: small vocabularies as a whole, candidates' names only by the words asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz.distance import OSA
from sqlalchemy import String, Text, any_, cast, func, literal, select, text, true, union_all
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import (
    Application,
    Candidate,
    CandidateEmail,
    Department,
    Experience,
    Job,
    Location,
    NamePartKey,
    Person,
    RejectionReason,
    Skill,
    Source,
    Stage,
    Tag,
    TalentPool,
)
from store.models.enums import ApplicationStatus, CandidateStatus, PersonStatus
from store.queries.naming import VOCABULARY

MOST_NAMES = 4_000
"""Companies, titles and places kept of each, the most frequent first; rarer ones are still found as free words."""
SLIPS = 2
"""How many letters a misspelt part of a name may differ by."""
SHORT = 3
"""Words of up to this many letters are too short to be told from one another by a slip."""


@dataclass(frozen=True)
class Term:
    """One name of the vocabulary: what kind of thing it names, and the other names it goes by."""

    kind: str
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Every small name a person may use, as that person may see it."""

    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Changes:
    """What may have changed since an event of the audit chain, and the latest one."""

    latest: int
    names: bool
    words: bool


@dataclass(frozen=True)
class NameHits:
    """Which of the words asked for are parts of candidates' names, and the nearest parts of those that are not."""

    known: frozenset[str]
    near: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Described:
    """A candidate with what people tell namesakes apart by."""

    id: str
    name: str
    title: str
    company: str
    location: str
    emails: tuple[str, ...]
    jobs: tuple[str, ...]


async def changes_since(session: AsyncSession, seen: int | None) -> Changes:
    """Tell whether names or candidates' words may have changed since an event; without one, give the latest."""
    row = (await session.execute(_CHANGES, {"seen": seen})).one()
    return Changes(row.latest, row.names, row.words)


_CHANGES = text("select latest, names, words from shortlist.names_since(cast(:seen as bigint))")


async def names(session: AsyncSession) -> tuple[Term, ...]:
    """Read every small vocabulary the person may see: jobs, stages, people, skills, tags and the like."""
    terms: list[Term] = []
    for read in (_jobs, _stages, _people, _skills, _plain):
        terms += await read(session)
    return tuple(terms)


async def _jobs(session: AsyncSession) -> list[Term]:
    query = select(Job.id, Job.code, Job.title, Job.status).order_by(Job.code).limit(VOCABULARY)
    return [
        Term("job", str(i), title, (code,), status.value) for i, code, title, status in await session.execute(query)
    ]


async def _stages(session: AsyncSession) -> list[Term]:
    query = select(Stage.name, Stage.kind).distinct().order_by(Stage.name).limit(VOCABULARY)
    return [Term("stage", name, name, (), kind.value) for name, kind in await session.execute(query)]


async def _people(session: AsyncSession) -> list[Term]:
    query = (
        select(Person.id, Person.name, Person.email, Person.slack_user_id, Person.roles)
        .where(Person.status == PersonStatus.ACTIVE)
        .order_by(Person.name)
        .limit(VOCABULARY)
    )
    return [
        Term("person", str(i), name, tuple(filter(None, (email, slack))), " ".join(role.value for role in roles))
        for i, name, email, slack, roles in await session.execute(query)
    ]


async def _skills(session: AsyncSession) -> list[Term]:
    query = select(Skill.id, Skill.name, Skill.aliases).order_by(Skill.name).limit(VOCABULARY)
    return [Term("skill", str(i), name, tuple(aliases or ())) for i, name, aliases in await session.execute(query)]


async def _plain(session: AsyncSession) -> list[Term]:
    parts = [
        select(literal(kind).label("kind"), cast(model.id, String).label("id"), model.name)
        for kind, model in (
            ("department", Department),
            ("location", Location),
            ("reason", RejectionReason),
            ("source", Source),
            ("tag", Tag),
        )
    ]
    parts.append(select(literal("pool"), cast(TalentPool.id, String), TalentPool.name).where(TalentPool.is_active))
    return [Term(kind, i, name) for kind, i, name in await session.execute(union_all(*parts))]


async def words_of_candidates(session: AsyncSession) -> tuple[Term, ...]:
    """Read the titles, companies and places of the candidates the person may see, the most frequent first."""
    live = Candidate.status == CandidateStatus.ACTIVE
    columns = (
        ("title", Candidate.current_title),
        ("company", Candidate.current_company),
        ("place", Candidate.location),
        ("place", Candidate.country),
    )
    terms: list[Term] = []
    for kind, column in columns:
        query = select(column).where(live, column.is_not(None)).group_by(column)
        rows = await session.scalars(query.order_by(func.count().desc(), column).limit(MOST_NAMES))
        terms += [Term(kind, name, name) for name in rows if name]
    past = select(Experience.company).group_by(Experience.company).order_by(func.count().desc()).limit(MOST_NAMES)
    known = {term.name for term in terms if term.kind == "company"}
    terms += [Term("company", name, name) for name in await session.scalars(past) if name and name not in known]
    return tuple(terms)


async def name_words(session: AsyncSession, words: Sequence[str]) -> NameHits:
    """Tell which folded words occur in names of candidates the person may see, and which are one slip away."""
    wanted = list(dict.fromkeys(words))
    if not wanted:
        return NameHits(frozenset(), {})
    keys = func.unnest(cast(wanted, ARRAY(Text))).table_valued("word").render_derived()
    of_word = func.unnest(func.shortlist.name_keys(keys.c.word)).table_valued("key").render_derived()
    every = select(func.array_agg(of_word.c.key)).select_from(keys.join(of_word, true())).scalar_subquery()
    query = select(NamePartKey.part).where(NamePartKey.key == any_(cast(every, ARRAY(Text)))).distinct()
    parts = list(await session.scalars(query))
    known = frozenset(parts).intersection(wanted)
    near = {
        word: tuple(sorted(part for part in parts if part[0] == word[0] and OSA.distance(word, part) <= SLIPS))
        for word in wanted
        if word not in known and len(word) > SHORT
    }
    return NameHits(known, {word: found for word, found in near.items() if found})


async def described(session: AsyncSession, ids: Sequence[str]) -> list[Described]:
    """Describe candidates, so that an answer to "which one?" can name what tells them apart."""
    wanted = [UUID(one) for one in ids]
    emails = select(func.array_agg(CandidateEmail.value)).where(CandidateEmail.candidate_id == Candidate.id)
    active = (
        select(func.array_agg(Job.code + " " + Job.title))
        .join(Application, Application.job_id == Job.id)
        .where(Application.candidate_id == Candidate.id, Application.status == ApplicationStatus.ACTIVE)
    )
    query = select(
        Candidate.id,
        Candidate.name,
        Candidate.current_title,
        Candidate.current_company,
        Candidate.location,
        emails.scalar_subquery(),
        active.scalar_subquery(),
    ).where(Candidate.id.in_(wanted))
    found = {
        str(row[0]): Described(
            str(row[0]), row[1], row[2] or "", row[3] or "", row[4] or "", tuple(row[5] or ()), tuple(row[6] or ())
        )
        for row in await session.execute(query)
    }
    return [found[one] for one in ids if one in found]
