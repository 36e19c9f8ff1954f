"""A team's own people come in from CSV exports: recognised, joined, checked, all or nothing."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from bot.importing.reading import open_csv
from bot.importing.refusals import write_refused
from bot.problems import UsageError
from store.database import Database
from store.importing import ImportResult, import_people

GREENHOUSE = """First Name,Last Name,Company,Title,Email Address,Phone,Website Addresses,Tags,Job
Ana,Kowalska,Acme,Engineer,Ana@Example.com,+48 22 580 00 00,https://github.com/anak,"go, remote",X
Łukasz,Øster,Beta,Designer,lukasz@example.com,,,,
"""
LINKEDIN = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Mei,Lin,https://www.linkedin.com/in/meilin,,Gamma,Data Scientist,01 Jan 2026
"""


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = await Database.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def recruiter(database: Database) -> UUID:
    person = uuid4()
    async with database.owner() as session:
        await session.execute(
            text(
                "insert into shortlist.person (id, name, email, roles)"
                " values (:id, 'Rae', 'rae@x.example', '{recruiter}')"
            ),
            {"id": person},
        )
    return person


async def bring(
    database: Database, actor: UUID, path: Path, content: str, *, keep_going: bool = False
) -> tuple[ImportResult, list[tuple[int, str]]]:
    path.write_text(content, encoding="utf-8")
    file = open_csv(path, [])
    result = await import_people(
        database,
        file.people(),
        actor_id=actor,
        origin=path.name,
        keep=lambda found: keep_going or not (file.refused or found.refused),
    )
    return result, [(one.line, one.reason) for one in (*file.refused, *result.refused)]


async def rows(database: Database, query: str) -> list[tuple]:
    async with database.owner() as session:
        return [tuple(row) for row in await session.execute(text(query))]


PEOPLE = """select c.name, c.current_title, c.current_company, array_agg(distinct e.value)
    filter (where e.value is not null) as mails from shortlist.candidate c
    left join shortlist.candidate_email e on e.candidate_id = c.id group by c.id order by c.name"""


async def test_a_greenhouse_export_becomes_people(database, recruiter, tmp_path):
    result, refused = await bring(database, recruiter, tmp_path / "g.csv", GREENHOUSE)
    assert (result.added, refused, result.kept) == (2, [], True)
    assert await rows(database, PEOPLE) == [
        ("Ana Kowalska", "Engineer", "Acme", ["ana@example.com"]),
        ("Łukasz Øster", "Designer", "Beta", ["lukasz@example.com"]),
    ]
    assert await rows(database, "select value from shortlist.candidate_phone") == [("+48225800000",)]
    assert await rows(database, "select name from shortlist.tag order by 1") == [("go",), ("remote",)]


async def test_a_linkedin_export_with_lines_before_its_header_is_read(database, recruiter, tmp_path):
    result, _ = await bring(database, recruiter, tmp_path / "l.csv", LINKEDIN)
    assert result.added == 1
    assert await rows(database, "select name, current_title from shortlist.candidate") == [
        ("Mei Lin", "Data Scientist")
    ]


async def test_a_second_run_changes_nothing(database, recruiter, tmp_path):
    await bring(database, recruiter, tmp_path / "g.csv", GREENHOUSE)
    before = await rows(database, "select * from shortlist.candidate order by id")
    result, _ = await bring(database, recruiter, tmp_path / "g.csv", GREENHOUSE)
    assert (result.added, result.completed, result.unchanged) == (0, 0, 2)
    assert await rows(database, "select * from shortlist.candidate order by id") == before


async def test_a_later_file_fills_what_is_empty_and_overwrites_nothing(database, recruiter, tmp_path):
    await bring(database, recruiter, tmp_path / "a.csv", "Name,Email,Title\nAna Kowalska,ana@example.com,\n")
    result, _ = await bring(
        database, recruiter, tmp_path / "b.csv", "Name,Email,Title,Company\nA. K.,ana@example.com,Engineer,Acme\n"
    )
    assert (result.added, result.completed) == (0, 1)
    assert await rows(database, PEOPLE) == [("Ana Kowalska", "Engineer", "Acme", ["ana@example.com"])]


@pytest.mark.parametrize(
    "second",
    [
        "Ana K,ana@example.com,,",
        "Ana K,,https://linkedin.com/in/ana/,",
        "Ana K,,,+48 22 580 00 00",
    ],
)
async def test_lines_of_one_file_that_share_an_address_link_or_number_are_one_person(
    database, recruiter, tmp_path, second
):
    first = "Ana Kowalska,ana@example.com,http://www.linkedin.com/in/Ana,+48225800000"
    content = f"Name,Email,LinkedIn,Phone\n{first}\n{second}\n"
    result, _ = await bring(database, recruiter, tmp_path / "x.csv", content)
    assert (result.added, result.joined_lines) == (1, 1)


async def test_a_shared_number_does_not_join_people_of_different_names(database, recruiter, tmp_path):
    content = "Name,Phone\nAna Kowalska,+48225800000\nJan Nowak,+48225800000\n"
    result, _ = await bring(database, recruiter, tmp_path / "x.csv", content)
    assert result.added == 2


async def test_one_bad_line_keeps_the_whole_file_out_unless_told_otherwise(database, recruiter, tmp_path):
    content = "Name,Email\nAna Kowalska,ana@example.com\nJan Nowak,not an address\n"
    result, refused = await bring(database, recruiter, tmp_path / "x.csv", content)
    assert not result.kept
    assert await rows(database, "select count(*) from shortlist.candidate") == [(0,)]
    assert refused[0][0] == 3
    assert "not an e-mail address" in refused[0][1]
    result, _ = await bring(database, recruiter, tmp_path / "x.csv", content, keep_going=True)
    assert result.kept
    assert await rows(database, "select name from shortlist.candidate") == [("Ana Kowalska",)]


async def test_a_line_that_fits_two_known_people_is_refused(database, recruiter, tmp_path):
    known = "Name,Email\nAna Kowalska,ana@example.com\nJan Nowak,jan@example.com\n"
    await bring(database, recruiter, tmp_path / "a.csv", known)
    _, refused = await bring(
        database, recruiter, tmp_path / "b.csv", 'Name,Email\nAna,"ana@example.com; jan@example.com"\n'
    )
    assert "two people" in refused[0][1]


async def test_somebody_erased_is_not_brought_in_again(database, recruiter, tmp_path):
    async with database.owner() as session:
        await session.execute(
            text(
                "insert into shortlist.suppression (email_hmac, reason)"
                " values (shortlist.suppression_key('ana@example.com'), 'erased')"
            )
        )
    _, refused = await bring(database, recruiter, tmp_path / "a.csv", "Name,Email\nAna,ana@example.com\n")
    assert "erased" in refused[0][1]


async def test_the_import_is_in_the_audit_chain_and_found_by_name_and_words(database, recruiter, tmp_path):
    await bring(database, recruiter, tmp_path / "g.csv", GREENHOUSE)
    assert await rows(database, "select action, actor_id, after->>'added' from shortlist.audit_event") == [
        ("candidates.imported", recruiter, "2")
    ]
    assert await rows(
        database, "select name from shortlist.candidate where search @@ plainto_tsquery('english', 'designers')"
    ) == [("Łukasz Øster",)]
    assert await rows(database, "select count(*) from shortlist.candidate_name_part") == [(4,)]


def test_the_file_of_refused_lines_says_why_and_disarms_formulas(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Name,Email,Title\nAna,nope,=cmd()\n", encoding="utf-8")
    file = open_csv(path, [])
    assert list(file.people()) == []
    written = write_refused(file, file.refused).read_text(encoding="utf-8")
    assert "not an e-mail address" in written
    assert "'=cmd()" in written


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"Foo,Bar\n1,2\n", "--map"),
        (b"PK\x03\x04rest", "not CSV"),
        (b"\n \n,,\n", "empty"),
        (b'Name,Email,Other\nAna K,a@x.com,"oops\nBen B,b@x.com,\nCleo C,c@x.com,\n', "never closed"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_do(tmp_path, content, words):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=words):
        open_csv(path, [])


def test_a_semicolon_file_in_windows_letters_is_read(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes("Name;Email\nJörg Weiß;j@example.com\n".encode("cp1252"))
    assert [(p.first_name, p.last_name) for p in open_csv(path, []).people()] == [("Jörg", "Weiß")]


def test_a_column_can_be_named_by_hand(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Wer,Mail\nAna Kowalska,ana@example.com\n", encoding="utf-8")
    people = list(open_csv(path, ["Wer=name", "Mail=email"]).people())
    assert people[0].emails == ["ana@example.com"]


def test_links_of_a_greenhouse_export_are_read(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(
        "First Name,Last Name,Social Media Addresses,Website Addresses\n"
        "Ana,Kowalska,https://linkedin.example/in/ana,https://ana.example/about\n",
        encoding="utf-8",
    )
    (ana,) = open_csv(path, []).people()
    assert ana.links == ["https://linkedin.example/in/ana", "https://ana.example/about"]


async def test_countries_are_written_alike_whatever_the_file_calls_them(database, recruiter, tmp_path):
    people = 'Name,Location,Country\nAna A,"Berlin, Deutschland",\nBen B,Leeds,U.K.\nCleo C,"Austin, TX",\nDan D,,us\n'
    await bring(database, recruiter, tmp_path / "c.csv", people)
    assert await rows(database, "select location, country from shortlist.candidate order by first_name") == [
        ("Berlin, Germany", "Germany"),
        ("Leeds", "United Kingdom"),
        ("Austin, TX", None),
        (None, "United States"),
    ]
