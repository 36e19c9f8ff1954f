"""The button that unfolds how a number was computed: its definition and the SQL, in a modal for whoever asked."""

from uuid import UUID

from bot.slack import outgoing
from bot.slack.blocks import modals
from bot.slack.blocks.forms import View
from bot.slack.clicks.choices import NOT_YOURS
from bot.slack.clicks.click import Click
from bot.slack.desk import Desk
from tools.ran import Call, Scene
from tools.views import AnswerCard


async def computed(desk: Desk, click: Click) -> None:
    """Ask once more what the card answered, under the rights of this moment, and show what was run."""
    view = await _view(desk, click)
    event = click.event
    await desk.say(
        outgoing.filled(f"{event.id}:modal", click.user, str(event.id), view | {"external_id": str(event.id)})
    )


async def _view(desk: Desk, click: Click) -> View:
    try:
        turn_id, index = UUID(click.parts[0]), int(click.parts[1])
    except (ValueError, IndexError):
        return modals.problem("computed", NOT_YOURS)
    shown = await desk.system.assistant.shown_call(click.actor, turn_id, index)
    if shown is None or shown.call.name not in {"metric_query", "query_data"}:
        return modals.problem("computed", NOT_YOURS)
    scene = Scene(actor=click.actor, now=desk.system.assistant.now(), surface="slack")
    ran = await desk.system.toolbox.run(Call(tool=shown.call.name, args=shown.call.args), scene)
    card = next((one for one in ran.views if isinstance(one, AnswerCard)), None)
    if card is None:
        return modals.problem("computed", ran.say)
    return modals.computed(definition=card.definition, exclusions=card.exclusions, sql=card.sql)
