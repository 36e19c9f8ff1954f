"""Changing how drafts sound and how long they are, in words: "shorter", "more formal", "mention that we are remote"."""

from collections.abc import Sequence
from typing import Any, Literal, get_args

from pydantic import Field

from store.queries import drafts
from store.queries.drafts import Draft
from store.queries.naming import JobRow
from store.queries.outreach import Fact
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import Stale, ToolError
from tools.outreach.drafting import Standing, card, footer, standing, stored, unsubscribe_url, with_footer
from tools.outreach.finding import DraftRefs, meant
from tools.outreach.letters.parts import LENGTHS, Language, Length, Letter, Part, Role, Style, Tone
from tools.outreach.letters.templates import TONGUES, mention
from tools.outreach.writing import Wish, addressees, how_written, role_of, written
from tools.wording import counted, listed

Mentioned = Literal["remote", "place", "team"]
_STEPS = {"shorter": -1, "longer": 1}


class ReviseDrafts(Args):
    """Which drafts (ids or people's names; all of this conversation if left out) and what to change.

    `mention` adds what the job's record says, and only that; any other sentence is for edit_draft.
    """

    drafts: DraftRefs = Field(default_factory=list)
    tone: Tone | None = None
    length: Length | Literal["shorter", "longer"] | None = None
    language: Language | None = None
    mention: Mentioned | None = None
    other: bool = Field(default=False, description="Other words, the same settings")


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=("make the draft to {drafts} shorter", "make the draft to {drafts} more formal", "reword the drafts"),
)
async def revise_drafts(ctx: ToolContext, args: ReviseDrafts) -> Outcome:
    """Write drafts anew with another tone, length or language, or have them mention what the job's record says."""
    if args.model_dump(exclude={"drafts"}, exclude_defaults=True) == {}:
        raise ToolError("Say how the drafts should be: shorter, longer, warmer, more formal, in German, other words.")
    found = await meant(ctx, args.drafts)
    by_hand = [one.candidate for one in found if one.written is None]
    if by_hand:
        raise ToolError(
            f"The draft to {listed(by_hand)} has words of your own, and I don't write those over; nothing was changed. "
            "Change it by hand, or drop it and have a new one drafted."
        )
    exact = args.model_copy(update={"drafts": [str(one.id) for one in found]})
    await ctx.confirm(f"Write {counted(len(found), 'draft')} anew: {listed([o.candidate for o in found])}.", exact)
    known = await standing(ctx, [one.candidate_id for one in found])
    roles = await _roles(ctx, found)
    letters = await _letters(ctx, args, found, known, roles)
    same = [one.candidate for one, letter in zip(found, letters, strict=True) if _reads_as(one, letter)]
    if len(same) == len(found):
        return Outcome(say=f"The draft to {listed(same)} reads the same that way, so nothing was changed.")
    for one, letter in zip(found, letters, strict=True):
        await _replace(ctx, one, letter, known, args.mention)
    changed = await drafts.by_ids(ctx.session, [one.id for one in found])
    say = f"Changed {counted(len(found), 'draft')}; nothing was sent."
    if same:
        say += f" To {listed(same)} it reads the same that way."
    return Outcome(say=say, views=tuple(card(ctx, one, known) for one in changed))


async def _roles(ctx: ToolContext, found: Sequence[Draft]) -> dict[Any, Role | None]:
    wanted = {one.job_id for one in found if one.job_id}
    rows: list[JobRow] = [await references.job(ctx, str(one), write=True) for one in wanted]
    return {row.id: await role_of(ctx, row) for row in rows}


async def _letters(
    ctx: ToolContext, args: ReviseDrafts, found: Sequence[Draft], known: Standing, roles: dict[Any, Role | None]
) -> list[Letter]:
    to = await addressees(ctx, {one.candidate_id: one.company for one in found})
    wishes = []
    for one in found:
        how = one.written or {}
        style = _style(how).changed(args.tone, _length(how, args.length), args.language)
        role = roles.get(one.job_id)
        kept = _kept(how, role, style, args.mention, one)
        variant = None if args.other else int(how["variant"])
        asked = tuple(how.get("asked", ()))
        wishes.append(Wish(one.candidate_id, to[one.candidate_id], role, style, variant, asked, kept))
    return await written(ctx, wishes, known)


def _style(how: dict[str, Any]) -> Style:
    return Style(how["tone"], how["length"], how["language"])


def _length(how: dict[str, Any], wanted: str | None) -> Length | None:
    if wanted in _STEPS:
        at = LENGTHS.index(how["length"]) + _STEPS[wanted]
        return LENGTHS[min(max(at, 0), len(LENGTHS) - 1)]
    return next((one for one in LENGTHS if one == wanted), None)


def _kept(
    how: dict[str, Any], role: Role | None, style: Style, wanted: Mentioned | None, one: Draft
) -> tuple[Part, ...]:
    """Keep the sender's own paragraphs, and say again what the record was made to say, in the letter's tongue."""
    kept = [Part("message", part["text"], "sender") for part in how["parts"] if part["by"] == "sender"]
    before = [part["name"] == "mention" and part["text"] for part in how["parts"]]
    for what in get_args(Mentioned):
        sentences = [mention(what, role, tongue) for tongue in TONGUES] if role else []
        if what != wanted and not any(text and text in before for text in sentences):
            continue
        text = mention(what, role, style.language) if role and role.title else None
        if text is None:
            raise ToolError(_not_on_record(what, role, one))
        kept.append(Part("mention", text, "record"))
    return tuple(kept)


def _not_on_record(what: str, role: Role | None, one: Draft) -> str:
    if role is None or role.title is None:
        return f"The draft to {one.candidate} names no job, so there is no record that says so; nothing was changed."
    says = {"remote": f"its place is {role.location or 'not set'}", "place": "it names no place", "team": "it has none"}
    return (
        f"The record of {one.job_code} does not say that ({says[what]}), so nothing was changed. "
        f"In words of your own: “add to the draft to {one.candidate}: …”."
    )


def _reads_as(one: Draft, letter: Letter) -> bool:
    return (one.subject, one.body.partition("\n\n-- \n")[0]) == (letter.subject, letter.text.strip())


async def _replace(ctx: ToolContext, one: Draft, letter: Letter, known: Standing, wanted: Mentioned | None) -> None:
    opt_out = await unsubscribe_url(ctx.session, ctx.public_url, one.id)
    is_first = known.of[one.candidate_id].is_first if one.candidate_id in known.of else True
    language = letter.style.language
    foot = footer(one.sender, one.sender_email, known.company, opt_out=opt_out, is_first=is_first, language=language)
    body = with_footer(letter.text, foot)
    how = how_written(ctx, letter, (one.written or {}).get("asked", ()))
    job = [Fact("job", one.job_id, wanted)] if wanted and one.job_id else []
    facts = [*stored(letter.facts), *(kept for kept in one.facts if kept["kind"] == "job"), *stored(job)]
    before = {"subject": one.subject, "body": one.body, "facts": one.facts, "written": one.written}
    after = {"subject": letter.subject, "body": body, "facts": facts, "written": how}
    if not await drafts.rewrite(ctx.session, one.id, subject=letter.subject, body=body, facts=facts, written=how):
        raise Stale(f"The message to {one.candidate} is no draft any more, so nothing was changed.")
    await ctx.record("message.edited", "message", one.id, before, after)
