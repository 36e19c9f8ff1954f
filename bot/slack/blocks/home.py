"""App Home: what needs the person, what waits for their decision, and their jobs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from bot.slack.blocks.asking import approval, say_buttons
from bot.slack.blocks.elements import button, context, divider, header, section
from bot.slack.blocks.fitting import named_once
from bot.slack.blocks.message import Block
from bot.slack.blocks.part import Part, Place
from bot.slack.blocks.text import shown
from bot.slack.blocks.waiting import agenda
from tools.actor import PIPELINE, Actor
from tools.views import Agenda, ApprovalCard, Pipeline
from tools.wording import counted

BLOCKS = 100
WAITING = 12
CARDS = 5
JOBS = 20
FUNNEL = 600


def home_view(
    actor: Actor,
    waiting: Agenda,
    approvals: Sequence[ApprovalCard] = (),
    jobs: Sequence[Pipeline] = (),
    *,
    examples: Sequence[str] = (),
    now: datetime | None = None,
) -> dict[str, Any]:
    """Make the view for `views.publish`.

    `waiting` leaves the approvals out, which stand as cards of their own; `examples` replaces the three sentences
    offered to begin with; `now` writes when this was so.
    """
    place = Place(actor)
    made = [
        header(f"Hello {actor.name}"),
        section("I look after candidates and jobs with you. Write to me under Messages, or press one of these."),
        say_buttons(list(examples)[:3] or _beginnings(actor), "say:welcome"),
        divider(),
        *_cards(approvals, place),
        *_needed(waiting, place),
        divider(),
        *_jobs(jobs, actor),
    ]
    if now is not None:
        made.append(context(f"As of {place.moment(now)}."))
    return {"type": "home", "blocks": list(named_once(made[:BLOCKS]))}


def _beginnings(actor: Actor) -> list[str]:
    if actor.is_any(PIPELINE):
        return ["What needs me today?", "Show my jobs", "Find people not contacted in 60 days"]
    return ["What needs me today?", "List open jobs", "Help"]


def _cards(approvals: Sequence[ApprovalCard], place: Place) -> Iterator[Block]:
    if not approvals:
        return
    yield section(f"*Waiting for your decision* · {len(approvals):,}")
    for card in approvals[:CARDS]:
        first = next(approval(card, place))
        # The title would repeat the heading above.
        yield from first.blocks[1:]
    if len(approvals) > CARDS:
        yield context(f"{len(approvals) - CARDS:,} more wait; decided ones make room.")
    yield divider()


def _needed(waiting: Agenda, place: Place) -> Iterator[Block]:
    yield section(f"*Needs you* · {max(waiting.total, len(waiting.items)):,}" if waiting.items else "*Needs you*")
    if not waiting.items:
        yield context("Nothing needs you today. All feedback is in, and nobody is stuck.")
        return
    shown_now = waiting.model_copy(update={"items": waiting.items[:WAITING]})
    yield from _blocks(agenda(shown_now, place))


def _jobs(jobs: Sequence[Pipeline], actor: Actor) -> Iterator[Block]:
    yield section(f"*Your jobs* · {len(jobs):,}" if jobs else "*Your jobs*")
    if not jobs:
        yield context(
            "No open job has you on its team. Say “create a job Data Engineer” under Messages to open one."
            if actor.is_any(PIPELINE)
            else "No open job has you on its team yet."
        )
    for n, view in enumerate(jobs[:JOBS]):
        press = button("Pipeline", f"job.{n}", str(view.job.id))
        yield section(_funnel(view), block_id=f"job:{view.job.id}", accessory=press)
    if len(jobs) > JOBS:
        yield context(f"{len(jobs) - JOBS:,} more; say “my jobs” for all of them.")


def _funnel(view: Pipeline) -> str:
    title = f"*{shown(view.job.code, 60)}* {shown(view.job.title)}"
    filled = [f"{stage.name} {stage.count:,}" for stage in view.stages if stage.count]
    people = counted(sum(stage.count for stage in view.stages), "active candidate")
    return f"{title}\n{shown(' → '.join(filled), FUNNEL)}" if filled else f"{title}\n{people}"


def _blocks(parts: Iterable[Part]) -> Iterator[Block]:
    for one in parts:
        yield from one.blocks
