"""A real Bolt app over Socket Mode: what people do reaches it, and what it does is what they see."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.playground.delivery import NotAcknowledged

ADA, BEN = "Ada Lovelace", "Ben Okri"

BUTTONS = [
    {
        "type": "actions",
        "block_id": "approval:1",
        "elements": [
            {
                "type": "button",
                "action_id": "approval.yes",
                "value": "1.abc",
                "text": {"type": "plain_text", "text": "Yes"},
            }
        ],
    }
]

MODAL = {
    "type": "modal",
    "callback_id": "reject_reason",
    "title": {"type": "plain_text", "text": "Reject"},
    "submit": {"type": "plain_text", "text": "Send"},
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "why",
            "label": {"type": "plain_text", "text": "Why"},
            "element": {"type": "plain_text_input", "action_id": "text"},
        }
    ],
}


def recording(app: Any, seen: list[dict[str, Any]]) -> None:
    """Keep every body the app receives."""

    @app.middleware
    async def keep(body, next_):
        seen.append(body)
        await next_()


async def test_a_direct_message_is_answered_in_its_thread_and_has_no_thread_of_its_own(playground, connect):
    seen: list[dict[str, Any]] = []

    def listen(app):
        recording(app, seen)

        @app.event("message")
        async def answer(event, say):
            await say(text=f"You said {event['text']}", thread_ts=event.get("thread_ts") or event["ts"])

    async with connect(listen):
        ts = await playground.post(ADA, "dm", "Tom & <b> at https://a.test, mail tom@a.test")
        thread = await playground.until(lambda: len(found := playground.thread("dm", ts, ADA)) == 2 and found)

    event = seen[0]["event"]
    assert event["channel_type"] == "im"
    assert "thread_ts" not in event
    assert event["text"] == "Tom &amp; &lt;b&gt; at <https://a.test>, mail <mailto:tom@a.test|tom@a.test>"
    assert thread[1]["thread_ts"] == ts
    assert thread[0]["reply_count"] == 1


async def test_a_mention_arrives_as_two_events_with_ids_of_their_own(playground, connect):
    seen: list[dict[str, Any]] = []

    def listen(app):
        recording(app, seen)
        app.event("app_mention")(_nothing)
        app.event("message")(_nothing)

    async with connect(listen):
        ts = await playground.post(ADA, "#hiring", "@Shortlist who is new?")
        await playground.until(lambda: len(seen) == 2)
        await playground.settled()

    assert {body["event"]["type"] for body in seen} == {"app_mention", "message"}
    assert {body["event"]["ts"] for body in seen} == {ts}
    assert len({body["event_id"] for body in seen}) == 2
    assert seen[0]["event"]["text"].startswith(f"<@{playground.workspace.bot.id}>")


async def _nothing():
    pass


async def test_edits_and_deletions_arrive_with_what_was_there_before(playground, connect):
    seen: list[dict[str, Any]] = []

    def listen(app):
        recording(app, seen)
        app.event("message")(_nothing)

    async with connect(listen):
        ts = await playground.post(ADA, "dm", "first")
        await playground.edit(ADA, "dm", ts, "second")
        await playground.delete(ADA, "dm", ts)
        await playground.until(lambda: len(seen) == 3)

    changed, deleted = seen[1]["event"], seen[2]["event"]
    assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "second")
    assert changed["previous_message"]["text"] == "first"
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", ts)


async def test_a_click_opens_a_modal_whose_submission_is_answered(playground, connect):
    seen: list[dict[str, Any]] = []

    def listen(app):
        recording(app, seen)

        @app.action("approval.yes")
        async def clicked(ack, body, client):
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=MODAL)

        @app.view("reject_reason")
        async def submitted(ack, view):
            text = view["state"]["values"]["why"]["text"]["value"]
            if text == "no":
                await ack(response_action="errors", errors={"why": "Say more."})
            else:
                await ack()

    async with connect(listen) as app:
        channel = playground.dm(ADA)
        ts = (await app.client.chat_postMessage(channel=channel, text="Approve?", blocks=BUTTONS))["ts"]
        await playground.click(ADA, channel, ts, "approval.yes")
        (view,) = await playground.until(lambda: playground.views(ADA))

        assert await playground.submit(ADA, view["id"], {}) == {
            "response_action": "errors",
            "errors": {"why": "Please complete this required field."},
        }
        answer = await playground.submit(ADA, view["id"], {"text": "no"})
        assert answer == {"response_action": "errors", "errors": {"why": "Say more."}}
        assert await playground.submit(ADA, view["id"], {"why": "No consent"}) == {}
        assert playground.views(ADA) == []

    (click,) = [body for body in seen if body["type"] == "block_actions"]
    assert click["actions"][0]["value"] == "1.abc"
    assert click["actions"][0]["block_id"] == "approval:1"
    assert click["container"]["message_ts"] == ts
    assert click["message"]["blocks"] == BUTTONS


async def test_a_trigger_opens_one_view_and_only_for_three_seconds(playground, connect):
    errors: list[str] = []

    def listen(app):
        @app.action("approval.yes")
        async def clicked(ack, body, client):
            await ack()
            for _ in range(2):
                try:
                    await client.views_open(trigger_id=body["trigger_id"], view=MODAL)
                except SlackApiError as error:
                    errors.append(error.response["error"])

        @app.shortcut("new_job")
        async def late(ack, body, client):
            await ack()
            playground.control(clock_offset_s=4)
            try:
                await client.views_open(trigger_id=body["trigger_id"], view=MODAL)
            except SlackApiError as error:
                errors.append(error.response["error"])

    async with connect(listen) as app:
        channel = playground.dm(ADA)
        ts = (await app.client.chat_postMessage(channel=channel, text="Approve?", blocks=BUTTONS))["ts"]
        await playground.click(ADA, channel, ts, "Yes")
        await playground.until(lambda: errors)
        await playground.shortcut(ADA, "new_job")
        await playground.until(lambda: len(errors) == 2)

    assert errors == ["exchanged_trigger_id", "expired_trigger_id"]


async def test_modals_stack_three_deep_and_updates_respect_the_hash(playground, connect):
    errors: list[str] = []
    push = {"type": "button", "action_id": "push", "text": {"type": "plain_text", "text": "More"}}
    pushing = [{"type": "actions", "block_id": "more", "elements": [push]}]

    def listen(app):
        @app.shortcut("new_job")
        async def started(ack, body, client):
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=MODAL | {"blocks": pushing})

        @app.action("push")
        async def pushed(ack, body, client):
            await ack()
            try:
                await client.views_push(trigger_id=body["trigger_id"], view=MODAL | {"blocks": pushing})
            except SlackApiError as error:
                errors.append(error.response["error"])

    async with connect(listen) as app:
        await playground.shortcut(ADA, "new_job")
        for depth in (1, 2, 3):
            top = (await playground.until(lambda: len(v := playground.views(ADA)) == depth and v))[-1]  # noqa: B023
            await playground.press(ADA, top["id"], "push")
        await playground.until(lambda: errors)
        update = {"view_id": top["id"], "view": {**MODAL, "blocks": pushing}}
        first = await app.client.views_update(**update, hash=top["hash"])
        with pytest.raises(SlackApiError, match="hash_conflict"):
            await app.client.views_update(**update, hash=top["hash"])

    assert errors == ["push_limit_reached"]
    assert first["view"]["previous_view_id"] == playground.views(ADA)[1]["id"]
    assert first["view"]["root_view_id"] == playground.views(ADA)[0]["id"]


async def test_a_closed_modal_a_command_and_the_home_tab_reach_the_app(playground, connect):
    seen: list[dict[str, Any]] = []

    def listen(app):
        recording(app, seen)

        @app.command("/shortlist")
        async def asked(ack, command, client):
            await ack(text=f"You asked {command['text']}")
            await client.views_open(trigger_id=command["trigger_id"], view=MODAL)

        @app.view_closed("reject_reason")
        async def closed(ack):
            await ack()

        @app.event("app_home_opened")
        async def opened(event, client):
            section = {"type": "section", "text": {"type": "mrkdwn", "text": f"Tab {event['tab']}"}}
            await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section]})

    async with connect(listen):
        await playground.command(ADA, "#hiring", "who is new?")
        assert [m["text"] for m in playground.ephemerals(ADA)] == ["You asked who is new?"]
        assert playground.ephemerals(BEN) == []
        (view,) = await playground.until(lambda: playground.views(ADA))
        await playground.close_view(ADA, view["id"])
        await playground.open_tab(ADA, "home")
        home = await playground.until(lambda: playground.home(ADA))
        await playground.open_tab(ADA, "messages")
        await playground.until(lambda: sum("event" in body for body in seen) == 2)

    assert home["blocks"][0]["text"]["text"] == "Tab home"
    assert [body.get("type") for body in seen] == [None, "view_closed", "event_callback", "event_callback"]
    assert "view" not in seen[-1]["event"]
    assert seen[-1]["event"]["channel"] == playground.dm(ADA)


async def test_an_interaction_that_the_app_does_not_take_is_told_to_the_person(playground, client):
    channel = playground.dm(ADA)
    ts = (await client.chat_postMessage(channel=channel, text="Approve?", blocks=BUTTONS))["ts"]
    with pytest.raises(NotAcknowledged):
        await playground.click(ADA, channel, ts, "approval.yes")
    with pytest.raises(LookupError, match=r"approval\.yes \(Yes\)"):
        await playground.click(ADA, channel, ts, "approval.no")
