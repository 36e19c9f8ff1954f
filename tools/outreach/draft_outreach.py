"""Writing drafts to candidates, each from the facts of their own record."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic import Field

from store.identifiers import new_id
from store.queries import drafts, outreach
from store.queries.naming import CandidateRow, JobRow
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, CandidateRef, Effect, JobRef, Limit, Outcome, tool
from tools.candidates.arguments import FindCandidates
from tools.candidates.find_candidates import people_found
from tools.context import ToolContext
from tools.errors import NotFound, ToolError
from tools.outreach.drafting import Standing, card, footer, standing, stored, unsubscribe_url, with_footer
from tools.outreach.letters import Addressee, Letter, Role, Tone, Writer
from tools.views import DraftMessage
from tools.wording import listed

USUAL, MOST = 5, 25
"""Drafts a search gives when no number is said, and at most."""
_WORD = re.compile(r"[\w+#.]{1,40}")


class DraftOutreach(Args):
    """Whom to write to (`find`: the filters of find_candidates, with `limit`) and about which job."""

    candidates: list[CandidateRef] = Field(default_factory=list, max_length=MOST)
    find: FindCandidates | None = None
    job: JobRef | None = None
    tone: Tone | None = None
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
    exact |= {name: getattr(args, name) for name in ("tone", "message") if getattr(args, name)}
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
    company = known.company.name if known.company else "our company"
    about = await outreach.facts(ctx.session, [one.id for one in people])
    asked = (*args.find.skills, *args.find.any_skills) if args.find else ()
    writer = Writer(company, await _role(ctx, job), args.tone or "friendly", asked)
    names = await outreach.first_names(ctx.session, [one.id for one in people])
    made: list[UUID] = []
    for one in people:
        letter = writer.write(
            Addressee(names.get(one.id, one.name), one.company, one.title), about[one.id], args.message
        )
        made.append(await _keep(ctx, one, letter, job, known))
    written = await drafts.by_ids(ctx.session, made)
    return [card(ctx, one, known) for one in written]


async def _role(ctx: ToolContext, job: JobRow | None) -> Role | None:
    """Give what may be said of a job; the title of a confidential one is not."""
    if job is None:
        return None
    facts = await outreach.role(ctx.session, job.id)
    if facts is None:
        raise NotFound("That job is not there for you.")
    words = frozenset(word.casefold().strip(".") for word in _WORD.findall(facts.words))
    if job.is_confidential:
        return Role(None, department=facts.department, words=words)
    return Role(job.title, facts.location, facts.department, words)


async def _keep(ctx: ToolContext, one: CandidateRow, letter: Letter, job: JobRow | None, known: Standing) -> UUID:
    draft_id = new_id()
    facts = known.of[one.id]
    opt_out = await unsubscribe_url(ctx.session, ctx.public_url, draft_id)
    foot = footer(ctx.actor.name, ctx.actor.email, known.company, opt_out=opt_out, is_first=facts.is_first)
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
    )
    after = {"candidate_id": str(one.id), "subject": letter.subject}
    await ctx.record("message.drafted", "message", draft_id, after=after)
    return draft_id
