"""The Web API answers the real client as Slack would, refusals included."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.plan import AppPlan
from bot.playground.server import Playground

ADA, BEN = "Ada Lovelace", "Ben Okri"
TEXT = {"type": "section", "text": {"type": "mrkdwn", "text": "Hello"}}


async def refusal(call) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def test_people_are_found_by_id_and_address_and_their_flags_show(playground, client):
    found = await client.users_lookupByEmail(email="ADA@example.test")
    assert found["user"]["id"] == playground.user(ADA)
    assert found["user"]["profile"]["email"] == "ada@example.test"
    assert found["user"]["tz"] == "Europe/London"
    everybody = {user["real_name"]: user for user in (await client.users_list())["members"]}
    assert everybody["Gil Guest"]["is_restricted"]
    assert everybody["Dora Gone"]["deleted"]
    assert everybody["Olaf Other"]["team_id"] != everybody[ADA]["team_id"]
    assert everybody["Shortlist"]["is_bot"]
    assert await refusal(client.users_lookupByEmail(email="dora@example.test")) == "users_not_found"
    assert await refusal(client.users_info(user="U0")) == "user_not_found"


async def test_tokens_and_scopes_are_checked(playground):
    async def call(token: str | None, method: str = "auth.test"):
        return await AsyncWebClient(token=token, base_url=playground.api_url).api_call(method)

    assert await refusal(call(None)) == "not_authed"
    assert await refusal(call("xoxb-other")) == "invalid_auth"
    assert await refusal(call(playground.bot_token, "apps.connections.open")) == "not_allowed_token_type"
    assert await refusal(call(playground.bot_token, "chat.meMessage")) == "unknown_method"
    async with Playground([], app=AppPlan(scopes=frozenset({"chat:write"}))) as narrow:
        client = AsyncWebClient(token=narrow.bot_token, base_url=narrow.api_url)
        with pytest.raises(SlackApiError) as caught:
            await client.users_list()
        assert caught.value.response["error"] == "missing_scope"
        assert caught.value.response["needed"] == "users:read"


async def test_messages_are_written_read_changed_and_deleted(playground, client):
    channel = playground.channel("hiring").id
    ts = (await client.chat_postMessage(channel="#hiring", text="One", blocks=[TEXT]))["ts"]
    await client.chat_postMessage(channel=channel, text="Two", thread_ts=ts)
    updated = await client.chat_update(channel=channel, ts=ts, text="Again", blocks=[TEXT, TEXT])
    assert len(updated["message"]["blocks"]) == 2
    updated = await client.chat_update(channel=channel, ts=ts, text="Changed")
    assert "blocks" not in updated["message"]
    thread = await client.conversations_replies(channel=channel, ts=ts)
    assert [message["text"] for message in thread["messages"]] == ["Changed", "Two"]
    history = await client.conversations_history(channel=channel)
    assert [message["reply_count"] for message in history["messages"]] == [1]
    await client.chat_delete(channel=channel, ts=ts)
    assert playground.thread("hiring", ts)[0]["subtype"] == "tombstone"
    link = await client.chat_getPermalink(channel=channel, message_ts=ts)
    assert link["permalink"].endswith(f"/archives/{channel}/p{ts.replace('.', '')}")


async def test_what_slack_refuses_is_not_stored(playground, client):
    channel = playground.channel("hiring").id
    own = (await client.chat_postMessage(channel=channel, text="Own"))["ts"]
    theirs = await playground.post(ADA, "#hiring", "Theirs")
    long = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}}
    post = client.chat_postMessage
    assert await refusal(post(channel="C0", text="a")) == "channel_not_found"
    assert await refusal(client.api_call("chat.postMessage", json={"channel": channel})) == "no_text"
    assert await refusal(post(channel=channel, text="a" * 40_001)) == "msg_too_long"
    assert await refusal(post(channel=channel, text="a", blocks=[long] * 5)) == "msg_blocks_too_long"
    assert await refusal(post(channel=channel, text="a", attachments=[{}] * 101)) == "too_many_attachments"
    assert await refusal(post(channel=channel, text="a", thread_ts="1.000000")) == "thread_not_found"
    assert await refusal(client.chat_update(channel=channel, ts=theirs, text="a")) == "cant_update_message"
    assert await refusal(client.chat_update(channel=channel, ts=own, text="a" * 4_001)) == "msg_too_long"
    assert await refusal(client.chat_delete(channel=channel, ts="1.000000")) == "message_not_found"
    assert await refusal(client.conversations_open(users=["U0"])) == "user_not_found"
    assert await refusal(client.views_update(view_id="V0", view={})) == "not_found"
    with pytest.raises(SlackApiError) as caught:
        await post(channel=channel, text="a", blocks=[{"type": "section"}])
    assert caught.value.response["error"] == "invalid_blocks"
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must define either `text` or `fields` [json-pointer:/blocks/0]"
    ]
    assert [message["text"] for message in playground.channel_messages("hiring")] == ["Own", "Theirs"]


async def test_private_channels_and_direct_messages_are_closed_to_others(playground, client):
    im = (await client.conversations_open(users=playground.user(ADA)))["channel"]
    assert im["id"] == playground.dm(ADA)
    kinds = await client.conversations_list(types="public_channel,private_channel,im")
    names = {channel.get("name", "dm") for channel in kinds["channels"]}
    assert names == {"general", "hiring", "hiring-leads", "dm"}
    outside = playground.user("Olaf Other")
    channel = playground.channel("hiring").id
    assert await refusal(client.chat_postEphemeral(channel=channel, user=outside, text="a")) == "user_not_in_channel"
    await client.chat_postEphemeral(channel=channel, user=playground.user(BEN), text="Only you")
    assert [message["text"] for message in playground.ephemerals(BEN)] == ["Only you"]
    assert playground.channel_messages("hiring", ADA) == []
    assert (await client.conversations_history(channel=channel))["messages"] == []


async def test_a_status_goes_with_the_next_message_or_after_two_minutes(playground, client):
    ts = await playground.post(ADA, "dm", "Who is new?")
    where = {"channel_id": playground.dm(ADA), "thread_ts": ts}
    await client.assistant_threads_setStatus(**where, status="is searching", loading_messages=["a", "b"])
    assert playground.status("dm", ts, ADA) == "is searching"
    await client.chat_postMessage(channel=where["channel_id"], thread_ts=ts, text="Nobody")
    assert playground.status("dm", ts, ADA) == ""
    await client.assistant_threads_setStatus(**where, status="is searching")
    playground.control(clock_offset_s=121)
    assert playground.status("dm", ts, ADA) == ""


async def test_sessions_and_prompts_belong_to_conversations(playground, client):
    ts = await playground.post(ADA, "dm", "Who is new?")
    where = {"channel_id": playground.dm(ADA), "thread_ts": ts}
    session = await client.agents_sessions_setStatus(**where, status="processing", title="New people")
    assert (session["status"], session["title"]) == ("processing", "New people")
    await client.agents_sessions_rename(**where, title="Newcomers")
    assert playground.channel("dm", ADA).sessions[ts].title == "Newcomers"
    prompts = [{"title": "Today", "message": "What needs me today?"}]
    await client.assistant_threads_setSuggestedPrompts(**where, prompts=prompts)
    assert playground.channel("dm", ADA).prompts == []
    await client.assistant_threads_setSuggestedPrompts(channel_id=where["channel_id"], thread_ts="", prompts=prompts)
    assert playground.channel("dm", ADA).prompts == prompts


async def test_reactions_come_and_go(playground, client):
    ts = await playground.post(ADA, "#hiring", "Hello")
    where = {"channel": playground.channel("hiring").id, "timestamp": ts}
    await client.reactions_add(**where, name="eyes")
    assert await refusal(client.reactions_add(**where, name="eyes")) == "already_reacted"
    shown = (await client.reactions_get(**where))["message"]["reactions"]
    assert shown == [{"name": "eyes", "users": [playground.workspace.bot.id], "count": 1}]
    await client.reactions_remove(**where, name="eyes")
    assert "reactions" not in playground.thread("hiring", ts)[0]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("mail tom@a.test.", "mail <mailto:tom@a.test|tom@a.test>."),
        ("see (https://a.test/x?y=1&z=2)", "see (<https://a.test/x?y=1&amp;z=2>)"),
        ("code `tom@a.test <b>`", "code `tom@a.test &lt;b&gt;`"),
        ("hi <@U123> and <!everyone else>", "hi <@U123> and &lt;!everyone else&gt;"),
    ],
)
async def test_typed_text_is_stored_as_slack_stores_it(playground, typed, stored):
    ts = await playground.post(ADA, "#hiring", typed)
    assert playground.thread("hiring", ts)[0]["text"] == stored
