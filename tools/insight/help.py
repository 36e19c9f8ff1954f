"""Saying what can be said."""

from pydantic import Field

from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.insight.examples import sentences
from tools.views import Help


class HelpMe(Args):
    """What to explain, and what to say before it."""

    topic: str | None = Field(default=None, max_length=200)
    note: str | None = Field(
        default=None, max_length=1_000, description="One sentence said first: why nothing was done"
    )
    near: list[str] = Field(default_factory=list, max_length=10, description="Example sentences to show")


@tool(
    area="insight",
    effect=Effect.READ,
    examples=(
        "help",
        "what can you do",
        "hello",
        "how do I {text}",
        "show me examples",
        "help me with {text}",
        "what can I say",
        "who are you",
    ),
)
async def help(ctx: ToolContext, args: HelpMe) -> Outcome:  # noqa: A001 - the tool's name is part of the contract
    """Show what can be said here, with examples that work; use it for greetings and whatever is out of scope."""
    examples, known = await sentences(ctx, args.topic, args.near)
    view = Help(examples=tuple(examples), note=args.note or "")
    opening = args.note or (
        "I look after candidates and jobs with you."
        if known
        else f"I don’t know {args.topic!r}, but here is what I can do."
    )
    say = f"{opening} You could say, for example: “{examples[0]}”" if examples else opening
    return Outcome(say=say, views=(view,), facts={"examples": examples})
