"""Asking a hiring question again and again."""

from typing import Annotated, Any

from pydantic import Field

from store.identifiers import new_id
from store.models.enums import SubscriptionStatus
from store.queries import subscriptions
from store.queries.subscriptions import MOST, Saved
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import ToolError
from tools.insight.metrics.understanding import MetricQuery, understood
from tools.insight.subscribing.times import read_schedule
from tools.insight.subscribing.wording import line, moment
from tools.references import quote
from tools.views import Changed, ChangedItem
from tools.wording import listed


class Subscribe(Args):
    """The question, when, and where the answer goes."""

    when: Annotated[str, Field(max_length=120, description="every Monday at 9; weekdays at 8:30; 1st of every month")]
    metric_query: Annotated[dict[str, Any], Field(description="Its arguments, as it was called")]
    where: Annotated[
        str,
        Field(max_length=30, pattern=r"^(?:me|here|#[CG][A-Z0-9]{5,20})$", description="here: this channel; #C0123456"),
    ] = "me"


@tool(area="numbers", effect=Effect.WRITE)
async def subscribe(ctx: ToolContext, args: Subscribe) -> Outcome:
    """Ask a metric_query again on a schedule and post each answer to the asker, to this channel or to one named."""
    schedule = read_schedule(args.when)
    question = MetricQuery.model_validate(args.metric_query)
    words = await _worded(ctx, question)
    held = await subscriptions.own(ctx.session)
    if len(held) >= MOST:
        raise ToolError(f"You have {MOST} questions on a schedule already; stop one of them first.")
    if any(one.question == words and one.schedule == schedule for one in held):
        raise ToolError(f"You are asked that already: {quote(words)}, {schedule}.")
    place = await _place(ctx, args.where)
    zone = ctx.actor.timezone or "UTC"
    saved = Saved(
        id=new_id(),
        person_id=ctx.actor.id,
        question=words,
        tool="metric_query",
        args=question.model_dump(mode="json", exclude_defaults=True),
        schedule=schedule,
        timezone=zone,
        team=place[0] if place else None,
        channel=place[1] if place else None,
        status=SubscriptionStatus.ACTIVE,
        next_at=schedule.next_after(ctx.now, zone),
    )
    await subscriptions.add(ctx.session, saved)
    item = ChangedItem(id=saved.id, name=words, to=f"{schedule} ({zone})")
    view = Changed(what="Question put on a schedule", items=(item,))
    say = f"I'll ask {quote(words)} {schedule} ({zone}), first on {moment(saved.next_at, zone)}."
    if args.where.startswith("#"):
        say += (
            " It goes to the channel you named: please see that I am in it. What a channel may not read, or where I am "
            "not, comes to you instead."
        )
    return Outcome(say=say, views=(view,), facts={"id": str(saved.id), "line": line(saved)})


async def _place(ctx: ToolContext, where: str) -> tuple[str, str] | None:
    """Give team and channel of where answers go, None for the asker's own messages. Raises `ToolError` for nowhere."""
    if where == "me":
        return None
    place = await subscriptions.place_of(ctx.session, ctx.conversation_id)
    if place is None:
        raise ToolError("There is no channel here to post in; ask me in the channel, or let me send it to you.")
    return place if where == "here" else (place[0], where.removeprefix("#"))


async def _worded(ctx: ToolContext, question: MetricQuery) -> str:
    """Make sure that the question can be asked, and say it in words that hold on any day."""
    asked = await understood(ctx, question)
    by = [*([asked.query.grain] if asked.query.grain else []), *asked.query.dimensions]
    parts = [f"{asked.metric.label}{asked.scope}"]
    parts += [f"by {listed([name.replace('_', ' ') for name in by])}"] if by else []
    parts += [question.window] if question.window else []
    parts += [f"compared with {question.compare_to.replace('_', ' ')}"] if question.compare_to else []
    return ", ".join(parts)
