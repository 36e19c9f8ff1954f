"""Changing the words of a draft, or throwing it away."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from store.queries import drafts
from store.queries.drafts import Draft
from tools.actor import RECRUITING
from tools.base import Args, Effect, OneLine, Outcome, tool
from tools.context import ToolContext
from tools.errors import Stale, ToolError
from tools.outreach.drafting import card, letter_of, standing, with_footer
from tools.outreach.finding import one_meant
from tools.undoing import Event, undoes


class EditDraft(Args):
    """Which draft (an id or a person's name) and the new words; the footer stays as it is."""

    draft: str | None = Field(default=None, max_length=200)
    subject: Annotated[str, StringConstraints(min_length=1, max_length=300), OneLine] | None = None
    body: str | None = Field(default=None, min_length=1, max_length=10_000)
    add: str | None = Field(default=None, min_length=1, max_length=2_000, description="A sentence to add")
    drop: bool = False


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=(
        "change the subject of the draft to {draft} to {subject}",
        "add to the draft to {draft}: {add}",
        "rewrite the draft to {draft}: {body}",
    ),
)
async def edit_draft(ctx: ToolContext, args: EditDraft) -> Outcome:
    """Change a draft's subject or text, or drop it."""
    draft = await one_meant(ctx, args.draft)
    text, foot = letter_of(draft.body)
    if args.drop:
        return await _drop(ctx, draft)
    subject = args.subject or draft.subject
    text = args.body.strip() if args.body else text
    text = f"{text}\n\n{args.add.strip()}" if args.add else text
    body = with_footer(text, foot)
    if (subject, body) == (draft.subject, draft.body):
        raise ToolError("Say what the draft should say instead: a subject, a text, or a sentence to add.")
    exact: dict[str, Any] = {"draft": str(draft.id), "subject": subject, "body": text}
    await ctx.confirm(f"Change the draft to {draft.candidate}.", EditDraft.model_validate(exact))
    await _rewrite(ctx, draft, subject, body, _how(draft, args))
    known = await standing(ctx, [draft.candidate_id])
    changed = (await drafts.by_ids(ctx.session, [draft.id]))[0]
    return Outcome(say=f"Changed the draft to {draft.candidate}; nothing was sent.", views=(card(ctx, changed, known),))


def _how(draft: Draft, args: EditDraft) -> dict[str, Any] | None:
    """Keep how a draft was made where a sentence or a subject is the sender's own; a whole text is theirs alone."""
    if args.body or draft.written is None:
        return None
    if not args.add:
        return draft.written
    own = {"name": "message", "text": args.add.strip(), "by": "sender"}
    return {**draft.written, "parts": [*draft.written["parts"], own]}


async def _rewrite(ctx: ToolContext, draft: Draft, subject: str, body: str, how: dict[str, Any] | None) -> None:
    if not await drafts.rewrite(ctx.session, draft.id, subject=subject, body=body, written=how):
        raise Stale(f"The message to {draft.candidate} is no draft any more, so nothing was changed.")
    before = {"subject": draft.subject, "body": draft.body, "facts": draft.facts, "written": draft.written}
    after = {"subject": subject, "body": body, "facts": draft.facts, "written": how}
    await ctx.record("message.edited", "message", draft.id, before, after)


async def _drop(ctx: ToolContext, draft: Draft) -> Outcome:
    exact = EditDraft(draft=str(draft.id), drop=True)
    await ctx.confirm(f"Throw away the draft to {draft.candidate}.", exact)
    if not await drafts.drop(ctx.session, draft.id):
        raise Stale(f"The message to {draft.candidate} is no draft any more, so nothing was changed.")
    await ctx.record("message.dropped", "message", draft.id, before={"candidate_id": str(draft.candidate_id)})
    return Outcome(say=f"The draft to {draft.candidate} is gone; nothing was sent.")


@undoes("message.edited")
async def undo_edit(ctx: ToolContext, event: Event) -> str:
    """Give a draft its former words."""
    found = await drafts.by_ids(ctx.session, [event.subject_id], hold=True)
    if not found or (found[0].subject, found[0].body) != (event.after["subject"], event.after["body"]):
        raise Stale("That message has been changed or sent since, so this was not undone.")
    draft, before = found[0], event.before
    former = {name: before.get(name) for name in ("facts", "written")}
    if not await drafts.rewrite(ctx.session, draft.id, subject=before["subject"], body=before["body"], **former):
        raise Stale("That message has been sent since, so this was not undone.")
    await ctx.record("message.edited", "message", draft.id, dict(event.after), dict(before), undoes=event.change_id)
    return f"the draft to {draft.candidate} reads as before"


@undoes("message.drafted")
async def undo_drafting(ctx: ToolContext, event: Event) -> str:
    """Throw a draft away again."""
    if not await drafts.drop(ctx.session, event.subject_id):
        raise Stale("That message has been sent or dropped since, so this was not undone.")
    await ctx.record("message.dropped", "message", event.subject_id, before=dict(event.after), undoes=event.change_id)
    return "the draft is gone"
