"""Questions about hiring answered with a defined number: what the card says, what is refused, who counts what."""

from datetime import timedelta
from uuid import UUID

import pytest

from tools.insight.declining import PAY, PROTECTED, reason_to_decline
from tools.ran import Ran
from tools.views import AnswerCard

HIDDEN = "OPS-009"


@pytest.fixture
def company(staffed):
    """Three applications on ENG-014, one on ENG-015, and one on a confidential job that nobody but Ada knows."""
    office = staffed.office
    office.rows.insert("organisation", name="Company", reporting_timezone="Europe/Berlin", minimum_n=3)
    secret = office.job(HIDDEN, "Chief Operator", is_confidential=True)
    office.apply(office.candidate("Eve Secret"), secret)
    return staffed


def card(ran: Ran) -> AnswerCard:
    assert ran.status == "done", ran.say
    (view,) = ran.views
    assert isinstance(view, AnswerCard)
    return view


def end(company, application: UUID, status: str, stage: str = "Phone screen") -> None:
    office = company.office
    where = office.stage(company.backend, stage)
    office.rows.move(application, where, where, to_status=status, moved_at=office.now - timedelta(days=2))


async def test_a_count_comes_with_its_definition_its_window_its_sql_and_what_was_left_out(company):
    answer = card(await company.office.run("ada", "metric_query", metric="applications", window="past 30 days"))
    assert answer.rows == ((5,),)
    assert answer.n == 5
    assert answer.sentence.startswith("5 applications, past 30 days (")
    assert answer.window.label == "past 30 days"
    assert answer.window.to == answer.window.from_ + timedelta(days=31)
    assert answer.window.zone == "Europe/Berlin"
    assert "Prospects" in answer.exclusions
    assert "from application" in answer.sql
    assert answer.badge == "defined"
    assert all(check.passed for check in answer.checks)
    assert answer.model_dump(mode="json", by_alias=True)["window"].keys() == {"from", "to", "zone", "label"}


async def test_everybody_counts_only_what_they_may_see(company):
    office = company.office
    assert card(await office.run("rita", "metric_query", metric="applications")).rows == ((4,),)
    assert card(await office.run("erin", "metric_query", metric="applications")).rows == ((4,),)
    own = card(await office.run("hugo", "metric_query", metric="applications", dimensions=["job"]))
    assert own.rows == (("ENG-014", "Backend Engineer", 3),)
    assert "your own jobs only" in own.exclusions


async def test_a_hidden_job_is_answered_like_one_that_does_not_exist(company):
    office = company.office
    hidden = await office.run("rita", "metric_query", metric="applications", job=[HIDDEN])
    absent = await office.run("rita", "metric_query", metric="applications", job=["OPS-010"])
    assert hidden.say.replace(HIDDEN, "X") == absent.say.replace("OPS-010", "X")
    assert not any(isinstance(view, AnswerCard) for view in hidden.views + absent.views)


async def test_a_department_counts_with_those_below_it(company):
    rows = company.office.rows
    top = rows.value("select id from shortlist.department where name = 'Engineering'")
    below = rows.insert("department", name="Platform", parent_id=top)
    rows.run("update shortlist.job set department_id = %s where code = 'ENG-015'", below)
    asked = {"metric": "applications", "department": ["engineering"], "dimensions": ["department"]}
    answer = card(await company.office.run("rita", "metric_query", **asked))
    assert answer.rows == (("Engineering", 3), ("Platform", 1))
    assert "and below" in answer.sentence


async def test_too_few_show_their_counts_and_no_rate(company):
    end(company, company.ana_on_backend, "rejected")
    answer = card(await company.office.run("rita", "metric_query", metric="hire rate", dimensions=["job"]))
    assert answer.rows == (("ENG-014", "Backend Engineer", 0.0, 0, 3), ("ENG-015", "Data Engineer", None, 0, 1))
    assert "1 with fewer than 3 shows counts only; ask for a longer time or wider groups" in answer.sentence


async def test_a_window_before_anything_happened_has_no_data_and_not_zero(company):
    answer = card(await company.office.run("rita", "metric_query", metric="applications", window="2001"))
    assert answer.rows == ()
    assert answer.n == 0
    assert "no data" in answer.sentence


async def test_not_and_unknown_are_kept_as_said(company):
    rows = company.office.rows
    source = rows.value("select id from shortlist.source where name = 'LinkedIn'")
    rows.run("update shortlist.application set source_id = %s where id = %s", source, company.ana_on_backend)
    run = company.office.run
    only = card(await run("rita", "metric_query", metric="applications", source=["linkedin"]))
    others = card(await run("rita", "metric_query", metric="applications", source=["linkedin"], without=["source"]))
    unknown = card(await run("rita", "metric_query", metric="applications", source=["unknown"]))
    assert (only.n, others.n, unknown.n) == (1, 3, 3)
    assert "source not LinkedIn" in others.sentence


async def test_pass_through_of_one_job_goes_by_its_stages_and_offers_the_other_definition(company):
    end(company, company.ana_on_backend, "rejected")
    answer = card(await company.office.run("rita", "metric_query", metric="pass-through", job=["ENG-014"]))
    assert answer.columns[0].name == "stage"
    assert "Actual" in answer.definition
    assert [other.name for other in answer.other] == ["implied"]
    implied = card(
        await company.office.run("rita", "metric_query", metric="pass-through", job=["ENG-014"], variant="implied")
    )
    assert "Implied" in implied.definition


async def test_a_conversion_goes_from_one_stage_to_another_and_leaves_out_who_may_still_get_there(company):
    office = company.office
    screen, onsite = (office.stage(company.backend, name) for name in ("Phone screen", "Onsite"))
    office.rows.move(company.ana_on_backend, screen, onsite)
    asked = {"metric": "stage_conversion", "from_stage": "phone screen", "to_stage": "onsite", "job": ["ENG-014"]}
    assert card(await office.run("hugo", "metric_query", **asked)).rows == ((None, 1, 1),)  # too few for a rate
    assert card(await office.run("hugo", "metric_query", **asked, variant="of_all")).rows == ((None, 1, 2),)
    end(company, company.ben_on_backend, "rejected")
    answer = card(await office.run("hugo", "metric_query", **asked))
    assert answer.rows == ((None, 1, 2),)
    assert "from Phone screen to Onsite" in answer.sentence
    assert "stood in Phone screen and later stood in Onsite" in answer.definition


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"from_stage": "Onsite", "to_stage": "Phone screen"}, "does not come after"),
        ({"from_stage": "Whiteboard", "to_stage": "Onsite"}, "no stage called"),
        ({"from_stage": "Onsite"}, "say both"),
        ({}, "say both"),
    ],
)
async def test_a_conversion_that_cannot_be_says_why(company, asked, why):
    ran = await company.office.run("rita", "metric_query", metric="stage_conversion", **asked)
    assert ran.status in {"refused", "failed"}
    assert why in ran.say


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"metric": "average salary"}, PAY),
        ({"metric": "hires", "dimensions": ["gender"]}, PROTECTED),
        ({"metric": "cost per hire"}, "no data about the cost of hiring"),
        ({"metric": "hires", "window": "31 February"}, "There is no 31 February"),
        ({"metric": "active pipeline", "window": "last month"}, "as of now"),
        ({"metric": "hires", "dimensions": ["stage"]}, "has no stage on record"),
        ({"metric": "hires", "window": "the day of the kraken"}, "don't understand the time"),
        ({"metric": "hires", "without": ["source"]}, "no value was given"),
    ],
)
async def test_what_is_not_answered_says_why_and_shows_no_number(company, asked, why):
    ran = await company.office.run("rita", "metric_query", **asked)
    assert ran.status in {"refused", "failed"}
    assert why in ran.say
    assert ran.views == ()


@pytest.mark.parametrize(
    "words",
    ["age in stage", "scorecards overdue", "time to hire", "active pipeline", "rejection reasons", "age of jobs"],
)
def test_usual_words_of_hiring_are_not_taken_for_what_is_declined(words):
    assert reason_to_decline(words) is None


async def test_the_people_behind_a_number_are_those_it_counts_and_the_asker_may_see(company):
    office = company.office
    shown = await office.run("rita", "show_people_counted", metric="applications", job=["ENG-014"])
    (people,) = shown.views
    assert (people.kind, people.total, len(people.items)) == ("candidate_list", 3, 3)
    hidden = await office.run("rita", "show_people_counted", metric="applications", job=[HIDDEN])
    assert hidden.status == "failed"
    nobody = await office.run("rita", "show_people_counted", metric="reply_rate")
    assert "nobody to list" in nobody.say
