"""Somebody opened the app: its Home shows what needs them, its Messages what they could ask."""

from slack_sdk.errors import SlackApiError

from bot.slack import outgoing
from bot.slack.blocks.home import home_view
from bot.slack.desk import Desk
from bot.slack.handlers.refusing import known
from store.queries.inbox import Event
from tools.actor import Actor
from tools.ran import Call, Scene
from tools.views import Agenda, ApprovalCard, JobList, Pipeline

JOBS = 10
"""Jobs shown with their funnel."""
PROMPTS = 4


async def opened(desk: Desk, event: Event) -> None:
    """Show Home, or offer prompts that live data suggests."""
    said = event.body["event"]
    actor = await known(desk, event, said["user"], None, aloud=False)
    if said.get("tab") == "home":
        await _home(desk, event, said["user"], actor)
    elif actor is not None and said.get("channel"):
        await _prompts(desk, actor, said["channel"])


async def _home(desk: Desk, event: Event, user: str, actor: Actor | None) -> None:
    if actor is None:
        sentence = "I work with the people of this company's recruiting, and I don't know you yet."
        blank = {"type": "home", "blocks": list(outgoing.sentence(sentence).blocks)}
        await desk.say(outgoing.home(f"{event.id}:home", user, blank))
        return
    now = desk.system.assistant.now()
    waiting = await agenda_of(desk, actor)
    cards = await _cards(desk, actor)
    shown = {str(card.id) for card in cards}
    rest = tuple(item for item in waiting.items if str(item.subject_id) not in shown)
    waiting = waiting.model_copy(update={"items": rest, "total": max(0, waiting.total - len(cards))})
    view = home_view(actor, waiting, cards, await _jobs(desk, actor), now=now)
    await desk.say(outgoing.home(f"{event.id}:home", user, view))


async def _prompts(desk: Desk, actor: Actor, channel: str) -> None:
    waiting = await agenda_of(desk, actor)
    said = [(item.what, item.action) for item in waiting.items if item.action][: PROMPTS - 2]
    said += [("What needs me today?", "What needs me today?"), ("What can you do?", "help")]
    prompts = [{"title": title[:60], "message": message} for title, message in said]
    try:
        await desk.client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)
    except SlackApiError:
        return  # prompts are a courtesy


async def agenda_of(desk: Desk, actor: Actor) -> Agenda:
    """Give what waits for a person."""
    ran = await desk.system.toolbox.run(Call("my_agenda", {}), _scene(desk, actor))
    return next((view for view in ran.views if isinstance(view, Agenda)), Agenda(items=()))


async def _cards(desk: Desk, actor: Actor) -> list[ApprovalCard]:
    ran = await desk.system.toolbox.run(Call("my_agenda", {}), _scene(desk, actor))
    return [view for view in ran.views if isinstance(view, ApprovalCard)]


async def _jobs(desk: Desk, actor: Actor) -> list[Pipeline]:
    ran = await desk.system.toolbox.run(Call("list_jobs", {"mine": True, "status": "open"}), _scene(desk, actor))
    jobs = [job for view in ran.views if isinstance(view, JobList) for job in view.items][:JOBS]
    found = []
    for job in jobs:
        shown = await desk.system.toolbox.run(Call("show_pipeline", {"job": str(job.id)}), _scene(desk, actor))
        found += [view for view in shown.views if isinstance(view, Pipeline)]
    return found


def _scene(desk: Desk, actor: Actor) -> Scene:
    return Scene(actor=actor, now=desk.system.assistant.now(), surface="slack")
