"""Writing drafts to candidates, each from the facts of their own record."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic import Field

from store.identifiers import new_id
from store.queries import drafts
from store.queries.naming import CandidateRow, JobRow
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, JobRef, Limit, Outcome, tool
from tools.candidates.arguments import FindCandidates
from tools.candidates.find_candidates import people_found
from tools.context import ToolContext
from tools.errors import NotFound, ToolError
from tools.outreach.drafting import Standing, card, footer, standing, stored, unsubscribe_url, with_footer
from tools.outreach.letters.parts import Language, Length, Letter, Part, Style, Tone
from tools.outreach.writing import Wish, addressees, how_written, role_of, tongues, written
from tools.views import DraftMessage
from tools.wording import listed

USUAL, MOST = 5, 40
"""Drafts a search gives when no number is said, and at most."""


class DraftOutreach(Args):
    """Whom to write to (`find`: the filters of find_candidates, with `limit`) and about which job.

    Without a `language` somebody is written to in the one they were written to before, else in English.
    """

    candidates: list[CandidateRef] = Field(default_factory=list, max_length=MOST)
    find: FindCandidates | None = None
    job: JobRef | None = None
    tone: Tone | None = None
    length: Length | None = None
    language: Language | None = None
    message: str | None = Field(default=None, max_length=2_000, description="The asker's own sentence, kept as it is")
    limit: Limit = None


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=(
        "draft a note to {candidate} about {job}",
        "draft a mail to {candidates} about {job}",
        "write an e-mail to {candidate}",
        "draft an outreach message to {candidate} for {job}",
    ),
)
async def draft_outreach(ctx: ToolContext, args: DraftOutreach) -> Outcome:
    """Draft letters to candidates, one each, from facts of their records; nothing is sent."""
    job = await references.job(ctx, args.job, write=True) if args.job else None
    people = await _people(ctx, args)
    await ctx.confirm(f"Draft letters to {listed([one.name for one in people])}.", _exact(args, people, job), people=1)
    known = await standing(ctx, [one.id for one in people])
    hidden = [one.name for one in people if one.id not in known.of]
    if hidden:
        raise ToolError(f"You can't write to {listed(hidden)}, so nothing was drafted.")
    views = await _write(ctx, args, people, job, known)
    blocked = [view.candidate for view in views if not view.may_be_sent]
    about = f" about {job.label}" if job else ""
    say = f"Here {'is a draft' if len(views) == 1 else f'are {len(views)} drafts'}{about}; nothing has been sent."
    if blocked:
        say += f" The checks stand against writing to {listed(blocked)} now."
    facts = [{"id": str(v.id), "candidate": v.candidate, "may_be_sent": v.may_be_sent} for v in views]
    return Outcome(say=say, views=tuple(views), facts={"drafts": facts})


def _exact(args: DraftOutreach, people: Sequence[CandidateRow], job: JobRow | None) -> DraftOutreach:
    exact: dict[str, Any] = {"candidates": [str(one.id) for one in people]}
    exact |= {"job": str(job.id)} if job else {}
    kept = ("tone", "length", "language", "message")
    exact |= {name: getattr(args, name) for name in kept if getattr(args, name)}
    return DraftOutreach.model_validate(exact)


async def _people(ctx: ToolContext, args: DraftOutreach) -> list[CandidateRow]:
    if args.candidates and args.find:
        raise ToolError("Say either whom to write to by name, or what kind of people; nothing was drafted.")
    if args.candidates:
        return (await references.candidates(ctx, args.candidates, write=True))[: args.limit or MOST]
    if args.find is None:
        raise ToolError("Say whom to write to: names, or what kind of people.")
    wanted = min(args.limit or args.find.limit or USUAL, MOST)
    rows, said = await people_found(ctx, args.find.model_copy(update={"limit": wanted}))
    if not rows:
        raise NotFound(f"Nobody you can see matches ({said}), so nothing was drafted.")
    ctx.remark(f"Understood as: {said}.")
    return rows


async def _write(
    ctx: ToolContext, args: DraftOutreach, people: Sequence[CandidateRow], job: JobRow | None, known: Standing
) -> list[DraftMessage]:
    role = await role_of(ctx, job)
    asked = (*args.find.skills, *args.find.any_skills) if args.find else ()
    to = await addressees(ctx, {one.id: one.company for one in people})
    before = await tongues(ctx, [one.id for one in people])
    kept = (Part("message", args.message.strip(), "sender"),) if args.message else ()
    wishes = []
    for one in people:
        language: Language = args.language or ("German" if before.get(one.id) == "German" else "English")
        style = Style().changed(args.tone, args.length, language)
        wishes.append(Wish(one.id, to[one.id], role, style, asked=asked, kept=kept))
    letters = await written(ctx, wishes, known)
    made = [await _keep(ctx, one, letter, job, known, asked) for one, letter in zip(people, letters, strict=True)]
    return [card(ctx, one, known) for one in await drafts.by_ids(ctx.session, made)]


async def _keep(
    ctx: ToolContext, one: CandidateRow, letter: Letter, job: JobRow | None, known: Standing, asked: Sequence[str]
) -> UUID:
    draft_id = new_id()
    facts = known.of[one.id]
    opt_out = await unsubscribe_url(ctx.session, ctx.public_url, draft_id)
    foot = footer(
        ctx.actor.name,
        ctx.actor.email,
        known.company,
        opt_out=opt_out,
        is_first=facts.is_first,
        language=letter.style.language,
    )
    how = how_written(ctx, letter, asked)
    await drafts.add(
        ctx.session,
        draft_id=draft_id,
        candidate_id=one.id,
        job_id=job.id if job else None,
        sender_id=ctx.actor.id,
        to=facts.address,
        subject=letter.subject,
        body=with_footer(letter.text, foot),
        facts=stored(letter.facts),
        conversation_id=ctx.conversation_id,
        written=how,
    )
    after = {"candidate_id": str(one.id), "subject": letter.subject}
    after |= {name: how[name] for name in ("model", "prompt") if name in how}
    await ctx.record("message.drafted", "message", draft_id, after=after)
    return draft_id
