"""Response URLs: five answers in thirty minutes to the place where an interaction happened."""

from bot.playground import limits
from bot.playground.methods.arguments import Arguments
from bot.playground.methods.content import attachments_of, blocks_of, content_of, text_of
from bot.playground.refusal import Refused
from bot.playground.state import Json, Message, ResponseUrl
from bot.playground.workspace import Workspace


def new_response_url(workspace: Workspace, channel: str, user: str, message: Message | None = None) -> str:
    """The address of a new permission to answer in a channel, to a person, about a message."""
    key = workspace.ids.take("R")
    workspace.response_urls[key] = ResponseUrl(
        channel,
        user,
        workspace.clock.now(),
        message.ts if message else None,
        message.thread_ts if message else None,
        ephemeral=message is not None and message.only_for is not None,
    )
    return f"{workspace.url}/hooks/{key}"


def respond(workspace: Workspace, key: str, body: Json) -> None:
    """Answer through a response URL. Raises Refused `expired_url`, `used_url` or as `chat.postMessage`."""
    known = workspace.response_urls.get(key)
    if known is None or workspace.clock.now() - known.issued > limits.RESPONSE_URL_SECONDS:
        raise Refused("expired_url", status=404)
    if known.uses >= limits.RESPONSE_URL_USES:
        raise Refused("used_url", status=404)
    known.uses += 1
    arguments = Arguments(body)
    original = workspace.channels[known.channel].messages.get(known.message_ts or "")
    if arguments.flag("delete_original") and original:
        workspace.remove(original)
    elif arguments.flag("replace_original") and original:
        blocks, attachments = blocks_of(arguments), attachments_of(arguments)
        workspace.change(original, text=text_of(arguments), blocks=blocks or [], attachments=attachments or [])
    else:
        say(workspace, known.channel, known.user, body, thread_ts=arguments.text("thread_ts") or None)


def say(workspace: Workspace, channel: str, user: str, body: Json, *, thread_ts: str | None = None) -> None:
    """Post what an app answers to an interaction: to one person, or to all with `response_type: in_channel`."""
    everybody = body.get("response_type") == "in_channel"
    content = content_of(Arguments(body))
    message = Message(workspace.clock.stamp(), channel, workspace.bot.id, thread_ts=thread_ts, by_app=True, **content)
    message.only_for = None if everybody else user
    workspace.add(message)
