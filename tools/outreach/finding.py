"""Which drafts are meant: an id, a person's name, or all of the asker's own."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from store.queries import drafts
from store.queries.drafts import Draft
from tools import references
from tools.context import ToolContext
from tools.errors import NotFound, ToolError

NONE = "You have no drafts waiting. Say “draft a note to” and a name."
MOST = 50


def _several(given: Any) -> Any:
    return [given] if isinstance(given, str) else given


DraftRefs = Annotated[list[str], BeforeValidator(_several), Field(max_length=MOST)]
"""Which drafts, by id or by whose they are; one may be given by itself."""


async def mine(ctx: ToolContext) -> list[Draft]:
    """Give the asker's drafts, the newest first."""
    return await drafts.open_of(ctx.session, ctx.actor.id)


async def meant(ctx: ToolContext, refs: Sequence[str]) -> list[Draft]:
    """Give the asker's drafts that are meant; without any reference all those of this conversation, else all.

    Raises `NotFound` when there are none, `Unclear` when a name is several people's.
    """
    own = await mine(ctx)
    if not own and not refs:
        raise NotFound(NONE)
    if not refs:
        here = [one for one in own if one.conversation_id and one.conversation_id == ctx.conversation_id]
        return list(reversed(here or own))[:MOST]
    found: dict[object, Draft] = {}
    for ref in refs:
        for one in await _called(ctx, ref, own):
            found.setdefault(one.id, one)
    return list(found.values())


async def one_meant(ctx: ToolContext, ref: str | None) -> Draft:
    """Give the one draft that is meant; several need a name."""
    found = await meant(ctx, [ref] if ref else [])
    if len(found) > 1:
        names = ", ".join(dict.fromkeys(one.candidate for one in found[:8]))
        raise ToolError(f"There are {len(found)} drafts: say whose you mean ({names}).")
    return found[0]


async def _called(ctx: ToolContext, ref: str, own: Sequence[Draft]) -> list[Draft]:
    exact = references.as_id(ref)
    by_id = await drafts.by_ids(ctx.session, [exact]) if exact else []
    if by_id and by_id[0].sender_id == ctx.actor.id:
        return by_id
    person = await references.candidate(ctx, ref, write=True, field="drafts")
    named = [one for one in own if one.candidate_id == person.id]
    if not named:
        raise NotFound(f"There is no draft of yours to {person.name}. Say “draft a note to {person.name}”.")
    return named[:1]
