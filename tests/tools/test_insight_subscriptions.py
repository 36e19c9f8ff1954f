"""Questions on a schedule: what is kept, what is refused, whose they are."""

import pytest

from tools.errors import ToolError
from tools.insight.subscribing.times import read_schedule


@pytest.fixture
def company(staffed):
    staffed.office.rows.insert("organisation", name="Company", reporting_timezone="Europe/Berlin", minimum_n=3)
    return staffed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("every Monday at 9", "every Monday at 9:00"),
        ("weekdays at 8:30", "every weekday at 8:30"),
        ("every Tuesday and Thursday at 5pm", "every Tuesday and Thursday at 17:00"),
        ("daily", "every day at 9:00"),
        ("at noon every Friday", "every Friday at 12:00"),
        ("on the first of every month", "on day 1 of every month at 9:00"),
    ],
)
def test_a_schedule_is_read_from_words(words, said):
    assert str(read_schedule(words)) == said


@pytest.mark.parametrize("words", ["every other Monday", "every Monday at 25", "whenever", "every Monday at 9 or 10"])
def test_a_time_that_cannot_be_is_said_to_be_none(words):
    with pytest.raises(ToolError):
        read_schedule(words)


async def test_a_question_is_kept_listed_paused_and_stopped_by_its_owner(company):
    office = company.office
    asked = {"metric": "hires", "window": "last week", "dimensions": ["department"]}
    kept = await office.run("rita", "subscribe", when="every Monday at 9", metric_query=asked)
    assert kept.status == "done", kept.say
    assert "Hires, by department, last week" in kept.say
    again = await office.run("rita", "subscribe", when="Mondays at 9", metric_query=asked)
    assert again.status == "failed"
    listed = await office.run("rita", "list_subscriptions")
    assert listed.say.startswith("1. Hires, by department, last week: every Monday at 9:00")
    assert "no question" in (await office.run("ada", "list_subscriptions")).say
    assert (await office.run("ada", "change_subscription", action="stop")).status == "failed"
    paused = await office.run("rita", "change_subscription", action="pause", which="1")
    assert "paused" in paused.say
    assert "paused" in (await office.run("rita", "list_subscriptions")).say
    await office.run("rita", "change_subscription", action="stop", which="hires")
    assert "no question" in (await office.run("rita", "list_subscriptions")).say


async def test_what_cannot_be_asked_today_is_not_put_on_a_schedule(company):
    for asked in ({"metric": "salary"}, {"metric": "hires", "department": ["Astrology"]}, {"metric": "hires", "x": 1}):
        kept = await company.office.run("rita", "subscribe", when="every Monday", metric_query=asked)
        assert kept.status in {"failed", "refused"}, asked
    here = await company.office.run(
        "rita", "subscribe", when="every Monday", where="here", metric_query={"metric": "hires"}
    )
    assert "no channel" in here.say
