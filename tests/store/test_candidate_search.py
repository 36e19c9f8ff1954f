"""Every filter of the candidate search, text by words and meaning, rights, pages and hostile text."""

import math
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import InvalidParameterValue
from pydantic import ValidationError
from sqlalchemy import text as sql_text
from sqlalchemy.exc import DBAPIError

from store.database import Database
from store.models.enums import ApplicationStatus, StageKind
from store.queries.candidate_search import CandidateCriteria, CandidatePage, Order, search_candidates
from store.testing import Databases, Rows

NOW = datetime.now(UTC)
MODEL = "stand-in"


def towards(axis: int, likeness: float = 1.0) -> list[float]:
    """A unit vector whose cosine with the axis is `likeness`; what is left points elsewhere."""
    vector = [0.0] * 384
    vector[axis] = likeness
    vector[383] = math.sqrt(1 - likeness**2)
    return vector


@dataclass
class Company:
    """The small company these tests search, by the names they use."""

    rows: Rows
    ids: dict[str, UUID] = field(default_factory=dict)

    def __getitem__(self, name: str) -> UUID:
        return self.ids[name]

    def names(self, page: CandidatePage) -> list[str]:
        by_id = {value: key for key, value in self.ids.items()}
        return [by_id[candidate] for candidate in page.ids]

    def person(self, name: str, *roles: str) -> None:
        self.ids[name] = self.rows.insert("person", name=name, email=f"{name}@example.com", roles=list(roles))

    def candidate(self, name: str, axis: int | None = None, skills: tuple[str, ...] = (), **values: object) -> None:
        if axis is not None:
            values |= {"embedding": str(towards(axis)), "embedding_model": MODEL}
        first, _, last = name.partition(" ")
        self.ids[name] = self.rows.candidate(first, last, **values)
        for skill in skills:
            self.rows.insert("candidate_skill", candidate_id=self.ids[name], skill_id=self.ids[skill])

    def job(self, code: str, *, confidential: bool = False, team: dict[str, str] | None = None) -> None:
        self.ids[code] = self.rows.insert("job", code=code, title=code, status="open", is_confidential=confidential)
        for position, kind in enumerate(("lead", "active", "offer", "hired"), 1):
            self.ids[f"{code} {kind}"] = self.rows.insert(
                "stage", job_id=self.ids[code], position=position, name=kind.title(), kind=kind
            )
        for person, role in (team or {}).items():
            self.rows.insert("hiring_team", job_id=self.ids[code], person_id=self.ids[person], role=role)

    def application(self, candidate: str, stage: str, status: str = "active", **values: object) -> UUID:
        job, stage_id = self.ids[stage.split(maxsplit=1)[0]], self.ids[stage]
        application = self.rows.insert(
            "application", candidate_id=self.ids[candidate], job_id=job, stage_id=stage_id, status=status, **values
        )
        self.rows.insert("stage_transition", application_id=application, to_stage_id=stage_id, to_status=status)
        return application


def fill(company: Company) -> None:
    """People inside and out."""
    rows = company.rows
    for name, *roles in (
        ("rita", "recruiter"), ("ravi", "recruiter"), ("adam", "admin"), ("cora", "coordinator"),
        ("hugo", "hiring_manager"), ("ines", "interviewer"), ("eva", "executive"),
    ):  # fmt: skip
        company.person(name, *roles)
    for skill in ("Python", "Rust", "Java"):
        company.ids[skill] = rows.insert("skill", name=skill)
    for tag in ("top", "remote"):
        company.ids[tag] = rows.insert("tag", name=tag)
    for source in ("LinkedIn", "Referral"):
        company.ids[source] = rows.insert("source", name=source)
    company.job("ENG-1", team={"rita": "recruiter", "hugo": "hiring_manager"})
    company.job("SEC-9", confidential=True, team={"ravi": "recruiter"})

    company.candidate(
        "Ana Silva", axis=1, skills=("Python", "Rust"), current_title="Senior Backend Engineer",
        current_company="Nordwind", location="Berlin, Germany", country="Germany", years_experience=8,
        summary="Builds payment systems.", owner_id=company["rita"], last_contacted_at=NOW - timedelta(days=10),
        last_activity_at=NOW - timedelta(days=1),
    )  # fmt: skip
    company.candidate(
        "Björn Østergård", axis=1, skills=("Python",), current_title="Engineering Manager",
        current_company="Müller & Söhne", location="København, Denmark", country="Denmark", years_experience=15,
        summary="Leads a payment team.", last_contacted_at=NOW - timedelta(days=100),
        last_activity_at=NOW - timedelta(days=2),
    )  # fmt: skip
    company.candidate(
        "Chen Wei", axis=2, skills=("Java",), current_title="Frontend Engineer", current_company="Nordwind Logistik",
        location="Austin, TX, United States", country="United States", years_experience=3, do_not_contact=True,
        summary="Draws web pages.", last_activity_at=NOW - timedelta(days=3),
    )  # fmt: skip
    company.candidate("Dana Reed", last_activity_at=NOW - timedelta(days=4))
    company.candidate(
        "Eli Private", axis=2, is_private=True, skills=("Rust",), last_activity_at=NOW - timedelta(days=5)
    )
    company.candidate("Finn Gone", axis=1, skills=("Python",), status="anonymised")

    rows.insert("experience", candidate_id=company["Chen Wei"], company="Müller & Söhne", title="Intern")
    rows.insert("candidate_tag", candidate_id=company["Ana Silva"], tag_id=company["top"])
    rows.insert("candidate_tag", candidate_id=company["Ana Silva"], tag_id=company["remote"])
    rows.insert("candidate_tag", candidate_id=company["Chen Wei"], tag_id=company["remote"])
    company.ids["alumni"] = rows.insert("talent_pool", name="Alumni")
    for member, removed in (("Dana Reed", None), ("Chen Wei", NOW)):
        rows.insert(
            "talent_pool_member", talent_pool_id=company["alumni"], candidate_id=company[member], removed_at=removed
        )
    applied = {"applied_at": NOW - timedelta(days=20), "source_id": company["LinkedIn"]}
    company.application("Ana Silva", "ENG-1 active", **applied)
    company.application("Chen Wei", "ENG-1 active", "rejected", applied_at=NOW - timedelta(days=400))
    panel = company.application("Björn Østergård", "SEC-9 offer", source_id=company["Referral"])
    company.application("Dana Reed", "ENG-1 hired", "hired", applied_at=NOW - timedelta(days=300))
    interview = rows.insert(
        "interview",
        application_id=panel,
        stage_id=company["SEC-9 offer"],
        starts_at=NOW,
        ends_at=NOW + timedelta(hours=1),
        timezone="UTC",
    )
    rows.insert("interview_panelist", interview_id=interview, person_id=company["ines"])


@pytest.fixture(scope="module")
def company(databases: Databases) -> Iterator[Company]:
    with databases.migrated() as url, psycopg.connect(url, autocommit=True) as connection:
        made = Company(Rows(connection))
        with connection.transaction():
            fill(made)
        made.ids["url"] = url  # type: ignore[assignment]  # kept for the fixture below
        yield made


@pytest.fixture(scope="module")
async def database(company: Company) -> AsyncIterator[Database]:
    opened = await Database.open(str(company.ids.pop("url")))
    yield opened
    await opened.close()


@dataclass
class Search:
    """Searches as one of the people inside."""

    database: Database
    company: Company

    async def page(self, who: str = "rita", **asked: Any) -> CandidatePage:
        options = {key: asked.pop(key) for key in list(asked) if key in {"text", "vector", "order", "limit", "offset"}}
        async with self.database.person(self.company[who]) as session:
            return await search_candidates(session, CandidateCriteria(**asked), embedder_name=MODEL, **options)

    async def names(self, who: str = "rita", **asked: Any) -> set[str]:
        page = await self.page(who, **asked)
        assert page.total == len(page.ids)
        return {name.split()[0] for name in self.company.names(page)}


@pytest.fixture(scope="module")
def search(database: Database, company: Company) -> Search:
    return Search(database, company)


def one(company: Company, *names: str) -> tuple[UUID, ...]:
    return tuple(company[name] for name in names)


FILTERS: list[tuple[dict[str, Any], set[str]]] = [
    ({}, {"Ana", "Björn", "Chen", "Dana"}),
    ({"ids": ["Ana Silva", "Finn Gone"]}, {"Ana"}),
    ({"ids": []}, set()),
    ({"name": "silva an"}, {"Ana"}),
    ({"name": "ostergard"}, {"Björn"}),
    ({"name": "nobody at all"}, set()),
    ({"name": "  "}, set()),
    ({"skills_all": ["Python", "Rust"]}, {"Ana"}),
    ({"skills_any": ["Rust", "Java"]}, {"Ana", "Chen"}),
    ({"skills_not": ["Rust"]}, {"Björn", "Chen", "Dana"}),
    ({"skills_all": ["Python"], "skills_not": ["Rust"]}, {"Björn"}),
    ({"tags_all": ["top", "remote"]}, {"Ana"}),
    ({"tags_any": ["remote"]}, {"Ana", "Chen"}),
    ({"tags_not": ["top"]}, {"Björn", "Chen", "Dana"}),
    ({"titles": ("engineer",)}, {"Ana", "Chen"}),
    ({"titles": ("BACKEND engineer", "engineering manager")}, {"Ana", "Björn"}),
    ({"titles": ("engineer backend",)}, set()),
    ({"titles": ("%",)}, set()),
    ({"titles_not": ("engineer",)}, {"Björn", "Dana"}),
    ({"companies": ("nordwind",)}, {"Ana"}),
    ({"companies": ("muller sohne",)}, {"Björn"}),
    ({"companies_not": ("Nordwind",)}, {"Björn", "Chen", "Dana"}),
    ({"companies_ever": ("Müller & Söhne",)}, {"Björn", "Chen"}),
    ({"places": ("berlin",)}, {"Ana"}),
    ({"places": ("Kobenhavn", "united states")}, {"Björn", "Chen"}),
    ({"places": ("tx",)}, {"Chen"}),
    ({"places": ("atlantis",)}, set()),
    ({"places_not": ("Germany",)}, {"Björn", "Chen", "Dana"}),
    ({"years_min": Decimal(8)}, {"Ana", "Björn"}),
    ({"years_min": Decimal(3), "years_max": Decimal("8.0")}, {"Ana", "Chen"}),
    ({"owners": ["rita"]}, {"Ana"}),
    ({"has_owner": False}, {"Björn", "Chen", "Dana"}),
    ({"do_not_contact": True}, {"Chen"}),
    ({"contacted_from": NOW - timedelta(days=30)}, {"Ana"}),
    ({"contacted_before": NOW - timedelta(days=30)}, {"Björn"}),
    ({"not_contacted_since": NOW - timedelta(days=30)}, {"Björn", "Chen", "Dana"}),
    ({"ever_contacted": False}, {"Chen", "Dana"}),
    ({"jobs": ["ENG-1"]}, {"Ana"}),
    ({"jobs": ["ENG-1"], "statuses": (ApplicationStatus.REJECTED,)}, {"Chen"}),
    ({"stages": ["ENG-1 active"]}, {"Ana"}),
    ({"stage_kinds": (StageKind.ACTIVE,)}, {"Ana"}),
    ({"stage_kinds": (StageKind.HIRED,)}, {"Dana"}),
    ({"statuses": (ApplicationStatus.ACTIVE, ApplicationStatus.HIRED)}, {"Ana", "Dana"}),
    ({"sources": ["LinkedIn"]}, {"Ana"}),
    ({"sources": ["LinkedIn"], "statuses": (ApplicationStatus.REJECTED,)}, set()),
    ({"applied_from": NOW - timedelta(days=350), "applied_before": NOW - timedelta(days=30)}, {"Dana"}),
    ({"jobs_not": ["ENG-1"]}, {"Björn", "Chen", "Dana"}),
    ({"has_application": False}, {"Björn"}),
    ({"pools": ["alumni"]}, {"Dana"}),
    ({"pools_not": ["alumni"]}, {"Ana", "Björn", "Chen"}),
    ({"skills_any": ["Python", "Java"], "places_not": ("Berlin",), "years_max": 10}, {"Chen"}),
]


@pytest.mark.parametrize(("asked", "expected"), FILTERS, ids=[str(number) for number in range(len(FILTERS))])
async def test_a_filter_finds_exactly_who_meets_it(search: Search, asked: dict[str, Any], expected: set[str]) -> None:
    named = {key: one(search.company, *value) if isinstance(value, list) else value for key, value in asked.items()}
    assert await search.names(**named) == expected


async def test_filters_apply_to_a_search_by_meaning_as_well(search: Search) -> None:
    near = {"text": "payments", "vector": towards(1)}
    for asked, expected in FILTERS:
        named = {key: one(search.company, *value) if isinstance(value, list) else value for key, value in asked.items()}
        assert await search.names(**near, **named) == expected & {"Ana", "Björn"}


async def test_a_filter_nobody_knows_is_refused_rather_than_dropped(search: Search) -> None:
    with pytest.raises(ValidationError):
        CandidateCriteria(shoe_size=42)  # type: ignore[call-arg]  # the mistake under test
    statement = sql_text(
        "select * from shortlist.search_candidates('{\"shoe_size\": 42}', null, null, null, 0.3, 'name', 1, 0)"
    )
    async with search.database.person(search.company["rita"]) as session:
        with pytest.raises(DBAPIError, match="shoe_size") as refusal:
            await session.execute(statement)
        assert isinstance(refusal.value.orig, InvalidParameterValue)
        await session.rollback()


async def test_words_match_by_their_stems_and_all_of_them_must_occur(search: Search) -> None:
    assert await search.names(text="building payments") == {"Ana"}
    assert await search.names(text="payment") == {"Ana", "Björn"}
    assert await search.names(text="payment zebra") == set()


async def test_words_in_a_resume_are_found(search: Search) -> None:
    search.company.rows.resume(search.company["Dana Reed"], "Ten years of falconry.")
    assert await search.names(text="falconry") == {"Dana"}


async def test_meaning_adds_near_ones_above_the_floor_and_nobody_else(search: Search) -> None:
    assert await search.names(text="zebra", vector=towards(1, 0.5)) == {"Ana", "Björn"}
    assert await search.names(text="zebra", vector=towards(1, 0.3)) == set()
    assert await search.names(text="draws", vector=towards(1)) == {"Ana", "Björn", "Chen"}


async def test_who_is_found_by_words_and_meaning_comes_first(search: Search) -> None:
    page = await search.page(text="lead team", vector=towards(1))
    assert search.company.names(page) == ["Björn Østergård", "Ana Silva"]


async def test_vectors_of_another_model_are_not_compared(search: Search) -> None:
    async with search.database.person(search.company["rita"]) as session:
        page = await search_candidates(
            session, CandidateCriteria(), text="zebra", vector=towards(1), embedder_name="another"
        )
        assert page.ids == ()
        with pytest.raises(ValueError, match="embedder"):
            await search_candidates(session, CandidateCriteria(), text="zebra", vector=towards(1))


async def test_the_page_says_why_each_was_found(search: Search) -> None:
    company = search.company
    page = await search.page(text="payment", vector=towards(1), skills_any=one(company, "Rust", "Python"))
    why = page.why[company["Ana Silva"]]
    assert why.likeness == pytest.approx(1, abs=1e-3)
    assert why.by_words
    assert why.skills == ("Python", "Rust")
    assert why.excerpt is not None
    assert "«payment»" in why.excerpt


RIGHTS = [
    ("rita", {"Ana", "Björn", "Chen", "Dana"}),
    ("adam", {"Ana", "Björn", "Chen", "Dana", "Eli"}),
    ("cora", {"Ana", "Björn", "Chen", "Dana", "Eli"}),
    ("hugo", {"Ana", "Chen", "Dana"}),
    ("ines", {"Björn"}),
    ("eva", set()),
]


@pytest.mark.parametrize(("who", "seen"), RIGHTS)
async def test_a_search_finds_and_counts_only_whom_the_person_may_see(search: Search, who: str, seen: set[str]) -> None:
    company = search.company
    assert await search.names(who) == seen
    assert await search.names(who, skills_any=one(company, "Rust")) == {"Ana", "Eli"} & seen
    assert await search.names(who, text="zebra", vector=towards(2)) == {"Chen", "Eli"} & seen
    assert await search.names(who, text="payment") == {"Ana", "Björn"} & seen
    async with search.database.person(company[who]) as session:
        by_policy = await session.execute(sql_text("select id from shortlist.candidate where status = 'active'"))
        page = await search_candidates(session, CandidateCriteria())
        assert set(page.ids) == set(by_policy.scalars())


async def test_without_an_identity_nothing_is_found(search: Search) -> None:
    async with search.database.person(uuid4()) as session:
        page = await search_candidates(
            session, CandidateCriteria(), text="payment", vector=towards(1), embedder_name=MODEL
        )
    assert (page.total, page.ids) == (0, ())


@pytest.mark.parametrize(("who", "seen"), [("ravi", {"Björn"}), ("adam", {"Björn"}), ("rita", set()), ("cora", set())])
async def test_applications_on_a_confidential_job_filter_only_for_those_who_know_it(
    search: Search, who: str, seen: set[str]
) -> None:
    company = search.company
    assert await search.names(who, jobs=one(company, "SEC-9")) == seen
    assert await search.names(who, stage_kinds=(StageKind.OFFER,)) == seen
    assert await search.names(who, sources=one(company, "Referral")) == seen
    everybody = await search.names(who)
    assert await search.names(who, has_application=False) == everybody & {"Björn", "Eli"} - seen
    assert await search.names(who, jobs_not=one(company, "SEC-9")) == everybody - seen


async def test_a_hiring_manager_learns_nothing_of_pools_from_filtering_by_them(search: Search) -> None:
    alumni = one(search.company, "alumni")
    assert await search.names("hugo", pools=alumni) == set()
    assert await search.names("hugo", pools_not=alumni) == await search.names("hugo")


async def test_what_the_search_is_made_of_gives_nobody_more_than_they_see(search: Search) -> None:
    everybody = list(search.company.ids.values())
    asked = sql_text("select shortlist.search_page('{}', :everybody, to_tsquery(''), 'name', 50, 0)")
    seen = {}
    for who in ("adam", "eva"):
        async with search.database.person(search.company[who]) as session:
            seen[who] = set(await session.scalar(asked, {"everybody": everybody}))
    assert seen["eva"] == set((await search.page("eva")).ids)
    assert seen["eva"] < seen["adam"]


async def test_pages_join_to_the_whole_and_every_one_gives_the_same_total(search: Search) -> None:
    for asked in ({}, {"text": "payment draws", "vector": towards(1, 0.6)}, {"order": Order.NAME}):
        whole = await search.page("adam", limit=50, **asked)
        pages = [await search.page("adam", limit=2, offset=offset, **asked) for offset in range(0, 8, 2)]
        assert sum((page.ids for page in pages), ()) == whole.ids
        assert {page.total for page in pages} == {whole.total}


async def test_orders(search: Search) -> None:
    expected = {
        Order.NAME: ["Ana Silva", "Björn Østergård", "Chen Wei", "Dana Reed"],
        Order.RECENT: ["Ana Silva", "Björn Østergård", "Chen Wei", "Dana Reed"],
        Order.YEARS: ["Björn Østergård", "Ana Silva", "Chen Wei", "Dana Reed"],
        Order.RELEVANCE: ["Ana Silva", "Björn Østergård", "Chen Wei", "Dana Reed"],
    }
    for order, names in expected.items():
        assert search.company.names(await search.page(order=order)) == names


HOSTILE = [
    "'", '"', "\\", "';drop table shortlist.candidate;--", "a & | ! <-> :* ( )", "%_%", "$1 $$ %s {x}", "\x00", "\x00a",
    "\ud800", "payment " * 7_000, "x" * 50_000, "😀👩‍💻", "سيرة ذاتية", "日本語", "\u202eright to left", "\n\t\r",
    "-payment",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_only_text(search: Search, text: str) -> None:
    everybody = await search.names()
    found = await search.names(text=text, vector=towards(5))
    assert found in ({"Ana", "Björn"}, set(), everybody)
    for field_name in ("titles", "companies", "companies_ever", "places"):
        assert await search.names(**{field_name: (text,)}) == set()
        assert await search.names(**{field_name: (text,)}, text=text) == set()
    assert await search.names(name=text) <= {"Ana"}  # a lone letter begins a name
    assert await search.names() == everybody


@pytest.mark.parametrize("text", ["", "   ", "\x00"])
async def test_a_text_of_nothing_filters_nothing(search: Search, text: str) -> None:
    assert await search.names(text=text) == await search.names()


async def test_a_text_of_marks_alone_finds_nobody_by_its_words(search: Search) -> None:
    assert await search.names(text="?!") == set()


async def test_a_page_behind_the_last_is_empty_with_the_total(search: Search) -> None:
    page = await search.page(offset=100)
    assert (page.ids, page.total) == ((), 4)
