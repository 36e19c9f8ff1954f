"""Buttons that go on with what an earlier answer showed: a choice among several, the next page."""

from dataclasses import replace
from uuid import UUID

from agent.assistant import Shown
from agent.model import ToolCall
from bot.slack import outgoing
from bot.slack.asking import Request, ask
from bot.slack.clicks.click import Click
from bot.slack.desk import Desk
from bot.slack.files import sent_in
from bot.slack.handlers.dropped import keep
from bot.slack.place import Place

NOT_YOURS = "That list was made for somebody else, or is too old. Ask me yourself and you get your own."


async def picked(desk: Desk, click: Click) -> None:
    """Repeat the call that was unclear with what was chosen."""
    shown, number = await _shown(desk, click)
    if shown is None or shown.choice is None or not 0 <= number < len(shown.choice.options):
        await _tell(desk, click, NOT_YOURS)
        return
    call = shown.call.model_copy(update={"args": chosen(shown, number), "malformed": None})
    if call.name == "add_document" and click.place is not None:
        files = await sent_in(desk, click.place, click.user, until=click.message.get("ts"))
        await keep(desk, _request(click, click.place, "This one"), files, call.args["candidate"], call.args["kind"])
        return
    await _ask(desk, click, "This one", call)


async def turned(desk: Desk, click: Click) -> None:
    """Turn a page of a list, in place where the message holds nothing else."""
    shown, offset = await _shown(desk, click)
    if shown is None or offset < 0:
        await _tell(desk, click, NOT_YOURS)
        return
    call = shown.call.model_copy(update={"args": shown.call.args | {"offset": offset}})
    await _ask(desk, click, "Show more", call, in_place_of=click.message.get("ts"))


async def sheet(desk: Desk, click: Click) -> None:
    """Ask once more what a card answered, and give its rows as a file."""
    shown, _ = await _shown(desk, click)
    if shown is None:
        await _tell(desk, click, NOT_YOURS)
    elif click.place is not None:
        request = _request(click, click.place, "The rows as CSV")
        await ask(desk, replace(request, calls=(shown.call,), sheet=True))


def chosen(shown: Shown, number: int) -> dict[str, object]:
    """Give the call's arguments with the chosen record in place of the words that were unclear."""
    choice = shown.choice
    if choice is None:
        return dict(shown.call.args)
    args, option = dict(shown.call.args), choice.options[number]
    given = args.get(choice.field)
    if isinstance(given, list):
        kept = [option if str(one) == choice.instead_of else one for one in given]
        args[choice.field] = kept if option in kept else [*kept, option]
    else:
        args[choice.field] = option
    return args


async def _shown(desk: Desk, click: Click) -> tuple[Shown | None, int]:
    try:
        turn, index, number = click.parts
        turn_id, at, last = UUID(turn), int(index), int(number)
    except ValueError:
        return None, -1
    return await desk.system.assistant.shown_call(click.actor, turn_id, at), last


async def _ask(desk: Desk, click: Click, text: str, call: ToolCall, *, in_place_of: str | None = None) -> None:
    if click.place is not None:
        request = _request(click, click.place, text)
        await ask(desk, replace(request, calls=(call,), in_place_of=in_place_of))


def _request(click: Click, place: Place, text: str) -> Request:
    return Request(
        turn_id=click.event.id,
        actor=click.actor,
        user=click.user,
        place=place,
        text=text,
        is_repeat=click.event.attempts > 1,
    )


async def _tell(desk: Desk, click: Click, sentence: str) -> None:
    if click.place is not None:
        await desk.say(outgoing.whispered(f"{click.event.id}:not", click.place, click.user, sentence))
