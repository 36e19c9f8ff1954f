"""The command line as it is used: processes, exit statuses, one JSON line a request, one sentence a problem."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app

CLOCK = {"SHORTLIST_NOW": "2026-11-16T09:00:00+00:00"}


def shortlist(*words: str, url: str, given: str = "", **environment: str) -> Result:
    """Run a command in this process, with nothing set but what is given."""
    unset = dict.fromkeys((k for k in os.environ if k.startswith(("SHORTLIST_", "OPENAI_", "DATABASE_"))), None)
    settings = {**unset, **CLOCK, "DATABASE_URL": url, **environment}
    return CliRunner().invoke(app, words, input=given, env=settings)


def no_traceback(done: Result) -> None:
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.stdout + done.stderr
    assert len(done.stderr.strip().splitlines()) <= 1, done.stderr


def batch(url: str, *lines: dict[str, Any] | str) -> list[dict[str, Any]]:
    given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    done = shortlist("ask", "--batch", "-", url=url, given=given)
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def admin(company_url: str) -> str:
    with psycopg.connect(company_url) as connection:
        row = connection.execute("select email from shortlist.person where 'admin' = any(roles) limit 1").fetchone()
        assert row is not None
        return str(row[0])


def test_a_batch_answers_every_line_in_order_and_a_bad_one_fails_alone(company_url, admin):
    lines = [
        {"id": "a", "as": admin, "text": "show open jobs", "thread": "x"},
        "{this is not json",
        {"id": "c", "as": "nobody@example.com", "text": "hi"},
        {"id": "d", "as": admin},
        "[1, 2]",
        {"id": "f", "as": admin, "text": ""},
        {"id": "g", "as": admin, "text": "x" * 60_000},
        {"id": "h", "as": admin, "text": "find\u0000 people named O'Brien \U0001f642 \u202e%_'; drop table candidate"},
        {"id": "i", "as": admin, "text": "hello"},
    ]
    answers = batch(company_url, *lines)
    assert [a["id"] for a in answers] == ["a", None, "c", "d", None, "f", "g", "h", "i"]
    assert [bool(a.get("error")) for a in answers] == [False, True, True, True, True, False, False, False, False]
    first = answers[0]
    assert first["tools"][0]["name"] == "list_jobs"
    assert first["views"][0]["kind"] == "job_list"
    assert set(first) >= {"id", "thread", "reply", "views", "tools", "approvals", "model", "calls", "tokens", "ms"}
    assert "empty" in answers[5]["reply"]
    assert "60,000" in answers[6]["reply"]
    assert answers[8]["views"][0]["kind"] == "help"


def test_fields_of_a_wrong_kind_fail_their_own_line_only(company_url, admin):
    lines = [
        {"id": 1, "as": 5, "text": "hello"},
        {"id": 2, "as": [admin], "text": "hello"},
        {"id": 3, "as": admin, "text": "hello", "limit": []},
        {"id": 4, "as": admin, "text": "hello", "limit": 10**9},
        {"id": 5, "as": admin, "text": 7},
        {"id": 6, "as": admin + "\u0000", "text": "hello", "thread": "a\u0000b"},
        {"id": 7, "as": admin, "text": "hello", "thread": "t" * 20_000},
        {"id": 8, "as": admin, "text": "hello", "thread": 7, "mood": "fine"},
    ]
    answers = batch(company_url, *lines)
    assert [a["id"] for a in answers] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [bool(a.get("error")) for a in answers] == [True] * 5 + [False] * 3
    assert answers[0]["reply"] == "Line 1: as: input should be a valid string."
    done = shortlist("decide", "--batch", "-", url=company_url, given='{"id": 1, "approval": 3, "decision": true}\n')
    no_traceback(done)
    assert json.loads(done.stdout)["status"] == "failed"


def test_a_line_without_a_thread_starts_one_of_its_own_in_every_batch(company_url, admin):
    line = {"id": 1, "as": admin, "text": "hello"}
    threads = [batch(company_url, line)[0]["thread"] for _ in range(2)]
    assert threads[0] != threads[1]


def test_a_decision_carries_out_the_card_once(company_url, admin):
    with psycopg.connect(company_url) as connection:
        row = connection.execute(
            """select c.name, j.code, r.name from shortlist.application a
            join shortlist.candidate c on c.id = a.candidate_id
            join shortlist.job j on j.id = a.job_id and j.status = 'open', shortlist.rejection_reason r
            where a.status = 'active' and r.kind = 'rejected_by_org' and 1 = (
              select count(*) from shortlist.candidate o where o.name_folded = c.name_folded)
            order by a.id, r.name limit 1"""
        ).fetchone()
    assert row is not None
    asked = {"id": "1", "as": admin, "text": f"reject {row[0]} on {row[1]}, reason: {row[2]}"}
    card = batch(company_url, asked)[0]["approvals"][0]
    decisions = [{"id": str(n), "approval": card["id"], "decision": "yes", "as": admin} for n in range(2)]
    done = shortlist("decide", "--batch", "-", url=company_url, given="\n".join(json.dumps(one) for one in decisions))
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["status"], second["status"]) == ("done", "refused")
    assert first["views"][0]["kind"] == "changed"


def test_one_question_in_words_and_in_json(company_url, admin):
    words = shortlist("ask", "show open jobs", "--as", admin, url=company_url)
    assert words.exit_code == 0
    assert "ENG-" in words.stdout
    asjson = shortlist("ask", "show open jobs", "--as", admin, "--json", url=company_url)
    assert json.loads(asjson.stdout)["model"] == "builtin"


def test_a_conversation_asks_for_approval_inline(company_url, admin):
    done = shortlist(
        "chat", "--as", admin, url=company_url, given="show open jobs\n/who\n/as nobody@x.example\n/quit\n"
    )
    assert done.exit_code == 0
    assert "You are" in done.stdout
    assert "Nobody active here" in done.stdout
    no_traceback(done)


def test_the_installed_command_runs_as_a_process_of_its_own(company_url, admin):
    command = str(Path(sys.executable).with_name("shortlist"))
    asked = [command, "ask", "show open jobs", "--as", admin, "--json"]
    environment = {**os.environ, **CLOCK, "DATABASE_URL": company_url}
    done = subprocess.run(asked, env=environment, capture_output=True, text=True, timeout=120, check=True)
    assert json.loads(done.stdout)["views"][0]["kind"] == "job_list"


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("ask",), 2, "Give either"),
        (("ask", "hi", "--as", "nobody@example.com"), 1, "Nobody active here"),
        (("decide", "not-a-card", "yes"), 1, None),
        (("decide", "x", "perhaps"), 2, "yes or no"),
        (("ask", "--batch", "/no/such/file"), 1, "cannot be read"),
        (("eval", "/no/such/file.yaml"), 1, "cannot be read"),
        (("import", "candidates", "/no/such/file.csv"), 1, "cannot be read"),
    ],
)
def test_wrong_use_is_one_sentence_and_a_status(company_url, words, status, sentence):
    done = shortlist(*words, url=company_url)
    assert done.exit_code == status, done.stderr
    no_traceback(done)
    if sentence:
        assert sentence in done.stderr


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgresql://nobody@127.0.0.1:9/none", "does not answer"),
        ("not a url", "DATABASE_URL"),
    ],
)
def test_a_database_that_cannot_be_had_is_one_sentence(url, sentence):
    done = shortlist("ask", "hi", url=url)
    assert done.exit_code == 1
    no_traceback(done)
    assert sentence in done.stderr


def test_an_empty_database_says_what_to_run(databases):
    with databases.empty() as url:
        done = shortlist("ask", "hi", url=url)
        assert done.exit_code == 1
        no_traceback(done)
        assert "shortlist db upgrade" in done.stderr


def test_a_database_made_by_half_says_so(databases):
    with databases.empty() as url:
        with psycopg.connect(url) as connection:
            connection.execute("create schema shortlist; create table shortlist.candidate (id int)")
        done = shortlist("db", "upgrade", url=url)
        assert done.exit_code == 1
        no_traceback(done)


def test_an_endpoint_that_is_down_falls_back_and_says_so(company_url, admin):
    done = shortlist(
        "ask", "show open jobs", "--as", admin, url=company_url,
        OPENAI_BASE_URL="http://127.0.0.1:9/v1", SHORTLIST_MODEL_TIMEOUT="1",
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert "OPENAI_BASE_URL" in done.stdout
    assert "ENG-" in done.stdout


def test_a_setting_that_does_not_fit_is_named(company_url):
    done = shortlist("ask", "hi", url=company_url, SHORTLIST_NOW="yesterday")
    assert done.exit_code == 1
    no_traceback(done)
    assert "SHORTLIST_NOW" in done.stderr


def test_the_doctor_says_what_is_off_and_how_to_mend_it(company_url):
    done = shortlist("doctor", "--json", url=company_url)
    findings = {row["what"]: row["state"] for row in json.loads(done.stdout)}
    assert findings["database"] == "ok"
    assert findings["model"] == "off"
    assert done.exit_code == 0


def test_the_doctor_tells_an_endpoint_that_is_down(company_url):
    done = shortlist("doctor", "--json", url=company_url, OPENAI_BASE_URL="http://127.0.0.1:9/v1")
    findings = {row["what"]: row for row in json.loads(done.stdout)}
    assert findings["model"]["state"] == "wrong"
    assert done.exit_code == 1


def test_a_file_of_people_is_imported_and_refusals_are_written(company_url, admin, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("Name,Email\nZora Quill,zora.quill@example.org\nBad Line,nope\n", encoding="utf-8")
    refused = shortlist("import", "candidates", str(path), "--as", admin, url=company_url)
    assert refused.exit_code == 1
    assert (tmp_path / "people.rejected.csv").exists()
    done = shortlist("import", "candidates", str(path), "--as", admin, "--keep-going", url=company_url)
    assert done.exit_code == 0, done.stderr
    assert "1 new" in done.stderr
    found = batch(company_url, {"id": "1", "as": admin, "text": "show Zora Quill"})[0]
    assert found["views"][0]["candidate"]["emails"] == ["zora.quill@example.org"]
