"""`shortlist sql` as used: one line of JSON for every line, rights and clock of the asker, refusals that say why."""

import json
import os
from typing import Any

import psycopg
import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli import app


def shortlist(*words: str, url: str, given: str = "", **environment: str) -> Result:
    unset = dict.fromkeys((k for k in os.environ if k.startswith(("SHORTLIST_", "OPENAI_", "DATABASE_"))), None)
    return CliRunner().invoke(app, words, input=given, env={**unset, "DATABASE_URL": url, **environment})


@pytest.fixture(scope="module")
def addresses(module_company_url: str) -> dict[str, str]:
    """Somebody who is only an executive, only an interviewer, only an administrator, and somebody gone."""
    with psycopg.connect(module_company_url) as connection:
        rows = connection.execute(
            "select distinct on (roles, status) case status when 'active' then roles[1]::text else 'gone' end, email"
            " from shortlist.person where cardinality(roles) = 1 order by roles, status, email"
        )
        return dict(rows.fetchall())


def batch(url: str, *lines: dict[str, Any] | str, **environment: str) -> list[dict[str, Any]]:
    given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    done = shortlist("sql", "--batch", "-", url=url, given=given, **environment)
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_batch_answers_every_line_in_order_with_the_rights_of_each(module_company_url, addresses) -> None:
    offers = "select count(*) from report.offer"
    answers = batch(
        module_company_url,
        {"id": "a", "as": addresses["admin"], "sql": offers},
        {"id": "b", "as": addresses["interviewer"], "sql": offers},
        {"id": "c", "as": "", "sql": offers},
        {"id": "d", "as": None, "sql": offers},
        {"id": "e", "as": "nobody@example.com", "sql": offers},
        {"id": "f", "as": addresses["gone"], "sql": offers},
        {"id": "g", "as": addresses["admin"]},
        "{no json",
        {"id": "h", "as": addresses["admin"], "sql": "select * from shortlist.candidate"},
        {"id": "i", "as": addresses["admin"], "sql": "select 1 / (count(*) - count(*)) from job"},
        {
            "id": "j",
            "as": addresses["admin"],
            "sql": "select count(*) from application a, application b, application c",
        },
        {"id": "k", "as": addresses["admin"].upper(), "sql": "select 1\x00"},
        {
            "id": "l",
            "sql": "select date '2026-01-31' as day, 0.5 as share, null as nothing, 'NaN'::float8 as no_number",
        },
    )
    assert [answer["id"] for answer in answers] == ["a", "b", "c", "d", "e", "f", "g", None, "h", "i", "j", "k", "l"]
    assert [answer["ok"] for answer in answers] == [True, True, *[False] * 10, True]
    assert [answer["refused_by"] for answer in answers[2:-1]] == [
        *("person", "person", "person", "person", "line", "line", "guard", "database", "cost", "guard")
    ]
    assert answers[0]["rows"][0][0] > 0
    assert answers[1]["rows"] == [[0]]
    assert answers[-1]["columns"] == ["day", "share", "nothing", "no_number"]
    assert answers[-1]["rows"] == [["2026-01-31", 0.5, None, None]]
    for answer in answers:
        assert isinstance(answer["ms"], int | float)
        assert answer["ok"] == (answer["reason"] is None)


def test_a_hidden_job_is_answered_like_one_that_does_not_exist(module_company_url, addresses) -> None:
    lines = [
        {"id": code, "as": addresses["executive"], "sql": f"select count(*) from {view} where job_code = '{code}'"}  # noqa: S608 - ours
        for view in ("application", "job", "offer", "stage_visit")
        for code in ("FIN-004", "FIN-999")
    ]
    answers = batch(module_company_url, *lines)
    assert [answer["rows"] for answer in answers] == [[[0]]] * len(lines)


def test_the_clock_of_the_settings_is_the_clock_of_a_statement(module_company_url, addresses) -> None:
    line = {"as": addresses["admin"], "sql": "select current_date, (select day from calendar where is_today)"}
    (answer,) = batch(module_company_url, line, SHORTLIST_NOW="2025-12-31T23:30:00+00:00")
    assert answer["rows"] == [["2026-01-01", "2026-01-01"]]  # the company is in Berlin


def test_one_statement_prints_a_table_or_json_and_its_exit_status_says_whether_it_was_answered(
    module_company_url, addresses
) -> None:
    who = ("--as", addresses["executive"])
    done = shortlist("sql", "select department, count(*) as hires from hire group by 1", *who, url=module_company_url)
    assert done.exit_code == 0
    assert "Engineering" in done.stdout
    done = shortlist("sql", "select count(*) from hire", *who, "--json", url=module_company_url)
    assert json.loads(done.stdout)["ok"] is True
    done = shortlist("sql", "delete from hire", *who, url=module_company_url)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.strip() == "Only SELECT is answered."
    assert shortlist("sql", url=module_company_url).exit_code == 2
