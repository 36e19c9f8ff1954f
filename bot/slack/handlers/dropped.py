"""Somebody dropped files into a message: they are kept with the candidate the words name."""

from dataclasses import replace
from typing import Any

from agent.model import ToolCall
from bot.slack import outgoing
from bot.slack.asking import Request, ask
from bot.slack.blocks.elements import actions, button, section
from bot.slack.blocks.message import Message
from bot.slack.blocks.text import escape, shown
from bot.slack.desk import Desk
from bot.slack.files import NotFetchedError, fetched, kind_in, owner_in

WHOSE = "Whose is it? Press the button, or send the file again with the name."


async def dropped(desk: Desk, request: Request, files: list[dict[str, Any]]) -> None:
    """Keep files with whom the message names; ask where it names nobody."""
    owner = owner_in(request.text)
    if owner is None and request.text:
        await ask(desk, request)  # a request of its own, to which a file happened to be attached
        await _ask_whose(desk, request, files)
        return
    if owner is None:
        await _ask_whose(desk, request, files)
        return
    await keep(desk, request, files, owner, kind_in(request.text))


async def keep(desk: Desk, request: Request, files: list[dict[str, Any]], owner: str, kind: str) -> None:
    """Fetch the files and keep them with a candidate."""
    try:
        attachments = await fetched(desk, files)
    except NotFetchedError as problem:
        sentence = outgoing.sentence(escape(str(problem)))
        await desk.say(*outgoing.said(f"{request.turn_id}:files", request.place, [sentence], asker=request.user))
        return
    call = ToolCall(id="document", name="add_document", args={"candidate": owner, "kind": kind})
    text = request.text or "Keep these files"
    await ask(desk, replace(request, text=text, calls=(call,), attachments=attachments))


async def _ask_whose(desk: Desk, request: Request, files: list[dict[str, Any]]) -> None:
    names = ", ".join(shown(str(file.get("name") or "file"), 100) for file in files[:5])
    press = button("Say whose it is", "whose", "whose")
    blocks = (section(f"I have {names}. {WHOSE}"), actions([press], "whose"))
    message = Message(text=f"I have {names}. {WHOSE}", blocks=blocks)
    await desk.say(*outgoing.said(f"{request.turn_id}:whose", request.place, [message], asker=request.user))
