"""Subjects tried against each other: another one for a letter of a sequence, and which does better, honestly."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from pydantic import Field

from store.queries import sequences, variants
from store.queries.sequences import SequenceRow
from store.queries.variants import Wording
from tools.actor import RECRUITING
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotFound, Stale, ToolError
from tools.matching import fold
from tools.outreach.comparing import ENOUGH, RIPENING, Share, wilson, winner
from tools.outreach.create_sequence import Subject
from tools.outreach.merging import unknown_places
from tools.outreach.sequence_meant import sequence_meant
from tools.undoing import Event, undoes
from tools.views import AnswerCard, AnswerColumn, AnswerWindow, Cell, Changed, ChangedItem
from tools.wording import counted

MOST = 4
"""Subjects of one letter: with more of them none is ever enough."""
RULE = (
    f"Replies by people ÷ letters delivered, by the subject they had. A winner is named only when the first {ENOUGH} "
    f"letters of each subject were delivered at least {RIPENING} days ago, and only those decide: looking often then "
    "finds no winner that is none: the 95 % interval of the difference (Newcombe 1998, method 10; over all pairs) has "
    "to leave zero out. The interval of each rate is Wilson's (1927), 95 %."
)


class AddSubject(Args):
    """Another subject for a letter of a sequence; each person gets one of them by lot."""

    sequence: str
    subject: Subject = Field(min_length=1)
    step: int = Field(default=1, ge=1, le=50)


class CompareSubjects(Args):
    """Of which letter of which sequence."""

    sequence: str
    step: int = Field(default=1, ge=1, le=50)


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=("also try the subject {subject} in the sequence {sequence}",),
)
async def add_subject(ctx: ToolContext, args: AddSubject) -> Outcome:
    """Give a letter of a sequence one more subject, to see which does better; with people in it after a click."""
    row, step = await _letter(ctx, args.sequence, args.step)
    there = await _wordings(ctx, step.id)
    if not step.subject:
        raise ToolError(f"Letter {args.step} of {row.name} answers the one before and has no subject of its own.")
    if any(fold(one.subject) == fold(args.subject) for one in there):
        raise ToolError(f"Letter {args.step} of {row.name} has that subject already, so nothing was changed.")
    if len(there) >= MOST:
        raise ToolError(
            f"Letter {args.step} of {row.name} has {MOST} subjects, which is the most; nothing was changed."
        )
    strange = unknown_places(args.subject)
    if strange:
        raise ToolError(f"Nothing is known to fill {', '.join(strange)}; nothing was changed.")
    exact = AddSubject(sequence=str(row.id), subject=args.subject, step=args.step)
    summary = f"Also send letter {args.step} of {row.name}, which {row.active} people are in, with “{args.subject}”."
    await ctx.confirm(summary, exact, always=row.active > 0)
    made = await variants.add(ctx.session, step.id, args.subject, step.body)
    await ctx.record("variant.added", "step_variant", made, after={"subject": args.subject, "sequence": row.name})
    item = ChangedItem(id=made, name=row.name, to=f"letter {args.step}: “{args.subject}”")
    say = f"Letter {args.step} of {row.name} now goes out with one of {len(there) + 1} subjects, by lot."
    return Outcome(say=say, views=(Changed(what="Added a subject", items=(item,), undo=ctx.change_id),))


@tool(
    area="outreach",
    effect=Effect.READ,
    roles=RECRUITING,
    examples=("which subject works better in the sequence {sequence}", "compare the subjects of {sequence}"),
)
async def compare_subjects(ctx: ToolContext, args: CompareSubjects) -> Outcome:
    """Compare the subjects of a sequence's letter by replies, with intervals, and no winner before there is enough."""
    row, step = await _letter(ctx, args.sequence, args.step)
    found = await _wordings(ctx, step.id)
    shares = [Share(one.first_replied, one.first) for one in found]
    say = _verdict(row, args.step, found, winner(shares))
    card = AnswerCard(
        title=f"Subjects of letter {args.step} of {row.name}",
        sentence=say,
        columns=(
            AnswerColumn(name="subject", label="Subject", unit="name"),
            AnswerColumn(name="sent", label="Sent", unit="count"),
            AnswerColumn(name="delivered", label="Delivered", unit="count"),
            AnswerColumn(name="replied", label="Replied", unit="count"),
            AnswerColumn(name="reply_rate", label="Reply rate", unit="rate"),
            AnswerColumn(name="low", label="At least", unit="rate"),
            AnswerColumn(name="high", label="At most", unit="rate"),
            AnswerColumn(name="interested", label="Interested", unit="count"),
        ),
        rows=tuple(_line(one) for one in found),
        n=sum(one.delivered for one in found),
        window=AnswerWindow(),
        definition=RULE,
        exclusions="Automatic replies and wishes to unsubscribe are no replies; bounced letters do not count.",
        sql=variants.COUNTS.strip(),
        badge="defined",
    )
    return Outcome(say=say, views=(card,), facts={"n": card.n})


@dataclass(frozen=True)
class _Letter:
    """A letter that is in the store."""

    id: UUID
    subject: str | None
    body: str


async def _letter(ctx: ToolContext, sequence: str, position: int) -> tuple[SequenceRow, _Letter]:
    row = await sequence_meant(ctx, sequence)
    step = next((one for one in await sequences.steps(ctx.session, row.id) if one.position == position), None)
    if step is None or step.id is None:
        raise NotFound(f"{row.name} has no letter number {position}.")
    return row, _Letter(step.id, step.subject, step.body)


async def _wordings(ctx: ToolContext, step_id: UUID) -> list[Wording]:
    return await variants.of_step(ctx.session, step_id, ripe=ctx.now - timedelta(days=RIPENING), enough=ENOUGH)


def _line(one: Wording) -> tuple[Cell, ...]:
    low, high = wilson(Share(one.replied, one.delivered)) if one.delivered else (None, None)
    rate = one.replied / one.delivered if one.delivered else None
    return (one.subject, one.sent, one.delivered, one.replied, rate, low, high, one.interested)


def _verdict(row: SequenceRow, step: int, found: list[Wording], best: int | None) -> str:
    if len(found) == 1:
        return f"Letter {step} of {row.name} has one subject, so there is nothing to compare."
    least = min(one.first for one in found)
    if least < ENOUGH:
        return (
            f"No winner yet: of {counted(len(found), 'subject')} the least sent has {least} of the {ENOUGH} letters, "
            f"delivered at least {RIPENING} days ago, that decide."
        )
    if best is None:
        return f"No winner: the first {ENOUGH} letters of each subject do not tell them apart."
    return f"“{found[best].subject}” got more replies than every other, by the first {ENOUGH} letters of each."


@undoes("variant.added")
async def undo_subject(ctx: ToolContext, event: Event) -> str:
    """Take a subject away again, unless a letter went out with it."""
    if not await variants.drop(ctx.session, event.subject_id):
        raise Stale("Letters went out with that subject by now, so it was kept.")
    before = dict(event.after)
    await ctx.record("variant.dropped", "step_variant", event.subject_id, before=before, undoes=event.change_id)
    return f"the subject “{event.after['subject']}” is gone"
