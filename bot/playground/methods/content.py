"""What a message says, checked before it is stored: its text, blocks, attachments and metadata."""

from typing import Any

from bot.playground import limits
from bot.playground.methods.arguments import Arguments
from bot.playground.refusal import Refused
from bot.playground.state import Json
from bot.playground.validation import problems_of
from bot.playground.validation.payloads import Surface
from bot.playground.validation.whole import too_much_text


def blocks_of(arguments: Arguments, surface: Surface = "message") -> list[Json] | None:
    """The blocks of a call, None when it has none. Raises Refused `invalid_blocks_format`, `invalid_blocks` or
    `msg_blocks_too_long`."""
    return checked_blocks(arguments.json("blocks", "invalid_blocks_format"), surface)


def checked_blocks(blocks: Any, surface: Surface = "message") -> list[Json] | None:
    """The blocks, when Slack would take them; None stays None. Raises Refused as `blocks_of`."""
    if blocks is None:
        return None
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    problems = [problem for problem in problems_of(blocks, surface) if "msg_blocks_too_long" not in problem]
    if problems:
        raise Refused("invalid_blocks", errors=[_plain(problem) for problem in problems], messages=problems)
    if too_much_text(blocks):
        raise Refused("msg_blocks_too_long")
    return blocks


def _plain(problem: str) -> str:
    return problem.removeprefix("[ERROR] ")


def attachments_of(arguments: Arguments) -> list[Json] | None:
    """The attachments of a call. Raises Refused `too_many_attachments`, `invalid_attachments` or as `blocks_of`."""
    attachments = arguments.json("attachments", "invalid_attachments")
    if attachments is None:
        return None
    if not isinstance(attachments, list) or not all(isinstance(one, dict) for one in attachments):
        raise Refused("invalid_attachments")
    if len(attachments) > limits.ATTACHMENTS:
        raise Refused("too_many_attachments")
    for attachment in attachments:
        checked_blocks(attachment.get("blocks"))
    return attachments


def text_of(arguments: Arguments, most: int = limits.POST_CHARACTERS) -> str:
    """The text of a call. Raises Refused `msg_too_long`."""
    text = arguments.text("text")
    if len(text) > most:
        raise Refused("msg_too_long")
    return text


def metadata_of(arguments: Arguments) -> Json | None:
    """The metadata of a call. Raises Refused `invalid_metadata_format`."""
    metadata = arguments.json("metadata", "invalid_metadata_format")
    sound = metadata is None or (isinstance(metadata, dict) and {"event_type", "event_payload"} <= set(metadata))
    if not sound:
        raise Refused("invalid_metadata_format")
    return metadata if isinstance(metadata, dict) else None


def markdown_of(arguments: Arguments) -> str | None:
    """The `markdown_text` of a call, which excludes text and blocks. Raises Refused."""
    markdown = arguments.values.get("markdown_text")
    if markdown is None:
        return None
    if arguments.has("text") or arguments.has("blocks"):
        raise Refused("markdown_text_conflict")
    if len(str(markdown)) > limits.STREAM_CHARACTERS:
        raise Refused("msg_too_long")
    return str(markdown)


def content_of(arguments: Arguments) -> Json:
    """The parts of a new message. Raises Refused `no_text` when there is nothing to show."""
    markdown = markdown_of(arguments)
    blocks, attachments = blocks_of(arguments) or [], attachments_of(arguments) or []
    if markdown is not None:
        blocks = [{"type": "markdown", "text": markdown}]
    text = text_of(arguments) or markdown or ""
    if not (text.strip() or blocks or attachments):
        raise Refused("no_text")
    return {"text": text, "blocks": blocks, "attachments": attachments, "metadata": metadata_of(arguments)}
