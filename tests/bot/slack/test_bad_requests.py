"""What comes over HTTP: signed by Slack or turned away, understood or dropped, never a traceback."""

import json
import time

import aiohttp
import pytest

from bot.playground.http_delivery import HttpDelivery
from bot.playground.server import Playground
from tests.bot.slack.conftest import office_of

JONAS = "jonas.weidner@quillhaven.example"


@pytest.fixture(scope="module")
async def office(module_company_url):
    async with office_of(
        module_company_url, SLACK_SIGNING_SECRET=Playground.signing_secret, SLACK_APP_TOKEN=""
    ) as office:
        office.hand = office.pg.use_http(f"{office.address}/slack/events")
        yield office


async def post(office, body: str, *, at: int | None = None, secret: str | None = None, kind: str = "application/json"):
    hand = HttpDelivery("", secret) if secret else office.hand
    headers = {**hand.signed(body, at), "Content-Type": kind}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{office.address}/slack/events", data=body.encode(), headers=headers) as answer,
    ):
        return answer.status, await answer.text()


async def kept(office) -> int:
    """How many of the events made here were kept."""
    return await office.value("select count(*) from shortlist.slack_inbox where event_id = 'Ev1'")


def event(office, **fields) -> str:
    inner = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "ts": "1.1", "text": "hi"} | fields
    envelope = {"type": "event_callback", "event_id": "Ev1", "team_id": office.desk.me.team_id, "event": inner}
    return json.dumps(envelope)


async def test_signed_requests_are_answered_and_the_whole_way_works_over_http(office):
    assert await office.hand.verify()
    _, answers = await office.ask(JONAS, "how many people know Go?")
    assert "Go" in answers[0]["text"]


async def test_a_wrong_signature_is_turned_away_and_nothing_is_kept(office):
    status, _ = await post(office, event(office), secret="somebody else's")
    assert (status, await kept(office)) == (401, 0)


async def test_a_timestamp_older_than_five_minutes_is_turned_away(office):
    status, _ = await post(office, event(office), at=int(time.time()) - 301)
    assert (status, await kept(office)) == (401, 0)


async def test_a_body_that_is_no_json_is_turned_away_without_a_traceback(office):
    for body in ('{"type": "event_callback"', "[]", "", "\x00"):
        status, text = await post(office, body)
        assert status == 400, body
        assert "Traceback" not in text


async def test_an_event_nobody_knows_is_acknowledged_and_forgotten(office):
    status, _ = await post(office, event(office, type="team_join"))
    assert (status, await kept(office)) == (200, 0)


async def test_an_event_that_lacks_what_slack_documents_is_turned_away(office):
    status, _ = await post(
        office, json.dumps({"type": "event_callback", "event_id": "Ev1", "event": {"type": "message", "user": "U1"}})
    )
    assert status in {200, 400}
    assert await kept(office) == 0


async def test_a_modal_that_is_sent_off_twice_counts_once(office):
    await office.pg.shortcut(JONAS, "new_job")
    views = await office.pg.until(
        lambda: [v for v in office.pg.views(JONAS) if any(b["type"] == "input" for b in v["blocks"])], timeout=10
    )
    office.pg.control(duplicate=1)
    await office.pg.submit(JONAS, views[-1]["id"], {"title": "Beekeeper"})
    office.pg.control(duplicate=0)
    await office.quiet()
    assert await office.value("select count(*) from shortlist.job where title = 'Beekeeper'") == 1


async def test_health_is_told(office):
    async with aiohttp.ClientSession() as session, session.get(f"{office.address}/health") as answer:
        assert (answer.status, await answer.json()) == (200, {"ok": True})


async def test_the_message_and_mention_events_of_one_post_and_their_retries_are_one_turn(office):
    before = await office.value("select count(*) from shortlist.turn")
    office.pg.control(duplicate=4)
    _, answers = await office.ask(JONAS, "@Shortlist how many people know Go?", channel="hiring")
    office.pg.control(duplicate=0)
    assert len(answers) == 1
    assert await office.value("select count(*) from shortlist.turn") == before + 1
