"""Putting tags on candidates and taking them off."""

from collections.abc import Collection, Mapping, Sequence
from typing import Annotated
from uuid import UUID

from pydantic import Field

from store.models import Tag
from store.queries import naming, tags
from store.queries.naming import CandidateRow, NamedRow
from tools import matching, references
from tools.base import CandidateRef, Outcome, TagRef
from tools.context import ToolContext
from tools.errors import Stale, ToolError
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem
from tools.wording import listed

LONGEST = 60
MOST = 20
"""Tags one request may name."""

People = Annotated[list[CandidateRef], Field(min_length=1, max_length=500)]
Tags = Annotated[list[TagRef], Field(min_length=1, max_length=MOST)]


async def known_tags(ctx: ToolContext, refs: Sequence[str]) -> tuple[list[NamedRow], list[str]]:
    """Split into tags that exist, by their whole name, and names of new ones. A part of a name is a new name."""
    rows = await naming.vocabulary(ctx.session, Tag)
    known: dict[UUID, NamedRow] = {}
    unknown: dict[str, str] = {}
    for ref in refs:
        exact = references.as_id(ref)
        name = tag_name(ref) if exact is None else ref
        same = [row for row in rows if row.id == exact or row.name.lower() == name.lower()]
        matched = matching.match(name, [(row, [row.name]) for row in rows])
        hits = same or (list(matched.hits) if matched.how == "exact" and len(matched.hits) == 1 else [])
        if hits:
            known.setdefault(hits[0].id, hits[0])
            continue
        if exact is not None:
            raise ToolError("That tag no longer exists, so nothing was changed.")
        unknown.setdefault(name.lower(), name)
        if matched.how == "near" and matched.nearest is not None:
            ctx.remark(f"“{name}” is a new tag; there is also “{matched.nearest.name}”.")
    return list(known.values()), list(unknown.values())


def tag_name(text: str) -> str:
    """Write a tag as the store keeps it. Raises `ToolError` for an empty or endless one."""
    name = " ".join("".join(c for c in text if c.isprintable()).strip().lstrip("#").split()).strip("\"“”'‘’")
    if not name:
        raise ToolError("A tag needs a name, so nothing was changed.")
    if len(name) > LONGEST:
        raise ToolError(f"A tag may have up to {LONGEST} characters, so nothing was changed.")
    return name


async def make_tags(ctx: ToolContext, names: Sequence[str]) -> list[NamedRow]:
    """Make tags that do not exist yet."""
    return [await _make(ctx, name) for name in names]


async def _make(ctx: ToolContext, name: str) -> NamedRow:
    made = await tags.make(ctx.session, name)
    if made is not None:
        await ctx.record("tag.created", "tag", made, after={"name": name})
        return NamedRow(made, name)
    found = await tags.called(ctx.session, name)
    if found is None:
        raise Stale(f"The tag “{name}” was changed a moment ago; please try again.")
    return found


async def record_tagging(
    ctx: ToolContext,
    action: str,
    people: Sequence[CandidateRow],
    of: Sequence[NamedRow],
    changed: Mapping[tags.Pair, UUID | None],
) -> None:
    """Record each pair that changed, with who put the tag there; an undo needs the tag, its name and that person."""
    for row in people:
        for tag in of:
            if (row.id, tag.id) in changed:
                state = _state(tag.id, tag.name, changed[row.id, tag.id])
                before, after = (state, None) if action == "candidate.untagged" else (None, state)
                await ctx.record(action, "candidate", row.id, before, after)


def _state(tag_id: UUID, name: str, added_by_id: UUID | None) -> dict[str, str | None]:
    return {"tag_id": str(tag_id), "tag": name, "added_by_id": str(added_by_id) if added_by_id else None}


def tagged(
    ctx: ToolContext, verb: str, people: Sequence[CandidateRow], names: Sequence[str], changed: Collection[tags.Pair]
) -> Outcome:
    """Say whom a change of tags touched, and how many were like that already."""
    affected = [row for row in people if any(candidate == row.id for candidate, _ in changed)]
    rest = len(people) - len(affected)
    had = "had it already" if verb == "Tagged" else "did not have it"
    say = f"{verb} {who(affected)} {listed(names)}{f'; {rest} {had}' if rest else ''}."
    is_on = verb == "Tagged"
    items = tuple(
        ChangedItem(
            id=row.id,
            name=row.name,
            from_=None if is_on else listed(names),
            to=listed(names) if is_on else None,
            candidate_id=row.id,
        )
        for row in affected
    )
    views = (Changed(what=say.rstrip("."), items=items, undo=ctx.change_id),)
    return Outcome(say=say, views=views, facts={"candidate_ids": [str(row.id) for row in affected]})


def who(people: Sequence[CandidateRow]) -> str:
    """Name the people."""
    return listed([row.name for row in people])


@undoes("candidate.tagged", "candidate.untagged")
async def undo_tagging(ctx: ToolContext, event: Event) -> str:
    """Take the tag off again, or put it back on in the name of whoever had put it there."""
    was_on = event.action == "candidate.tagged"
    state = event.after if was_on else event.before
    pair = (event.subject_id, UUID(state["tag_id"]))
    name = state["tag"]
    if was_on:
        done = await tags.take_off(ctx.session, [pair])
    else:
        who_had = state.get("added_by_id", str(ctx.actor.id))
        by = UUID(who_had) if who_had else None
        done = dict.fromkeys(await tags.put_on(ctx.session, [pair], by=by), by)
    if not done:
        raise Stale(f"The tag “{name}” has been changed again since, so this was not undone.")
    state = _state(pair[1], name, done[pair])
    action = "candidate.untagged" if was_on else "candidate.tagged"
    before, after = (state, None) if was_on else (None, state)
    await ctx.record(action, "candidate", event.subject_id, before, after, undoes=event.change_id)
    return f"the tag “{name}” is {'off' if was_on else 'on'} again"


@undoes("tag.created")
async def undo_tag(ctx: ToolContext, event: Event) -> str:
    """Remove the new tag if nobody else has it by now."""
    await tags.remove_unused(ctx.session, event.subject_id)
    return ""
