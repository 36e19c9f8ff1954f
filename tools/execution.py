"""Running one call of one tool: one transaction under the person's rights, with its receipt and its approval."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from store.database import Database
from store.embedding import Embedder
from store.errors import AccessDenied, StoreError
from store.identifiers import new_id
from store.queries import approvals, receipts
from store.wrapping import wrapped_errors
from tools.actor import Actor
from tools.base import Confirm, Effect, Outcome, Tool
from tools.context import ToolContext
from tools.errors import ApprovalNeeded, NotAllowed, ToolError, Unclear
from tools.registry import all_tools
from tools.views import ApprovalCard, Mention, View, mentions

log = logging.getLogger(__name__)

APPROVAL_LIFETIME = timedelta(days=7)
Status = Literal["done", "refused", "failed", "awaiting_approval"]


class Ran(BaseModel):
    """How a call ended. This is what the receipt keeps, so a re-run of the turn gives it back unchanged."""

    model_config = ConfigDict(frozen=True)

    tool: str
    args: dict[str, Any]
    status: Status
    say: str
    views: tuple[View, ...] = ()
    facts: dict[str, Any] = Field(default_factory=dict)
    error: str | None = None
    outside: bool = False

    def mentions(self) -> tuple[Mention, ...]:
        """Name the records shown, in the order shown."""
        return tuple(mention for view in self.views for mention in mentions(view))


@dataclass(frozen=True)
class Call:
    """A wish to run a tool, and its place in the turn."""

    tool: str
    args: dict[str, Any]
    index: int = 0


@dataclass(frozen=True)
class Scene:
    """Who asks, where and when; the same for all calls of a turn, but for what was mentioned meanwhile."""

    actor: Actor
    now: datetime
    conversation_id: UUID | None = None
    turn_id: UUID | None = None
    surface: str = "terminal"
    page_size: int = 10
    tainted: bool = False
    mentions: Sequence[Mention] = ()
    progress: Callable[[str], None] = field(default=lambda _: None)


def digest_of(tool: str, args: dict[str, Any]) -> str:
    """Give the SHA-256 of a call: the same tool with the same arguments, to the byte."""
    canonical = orjson.dumps({"tool": tool, "args": args}, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(canonical).hexdigest()


class Toolbox:
    """Runs tools for people."""

    def __init__(self, database: Database, embedder: Embedder) -> None:
        self._database = database
        self._embedder = embedder

    async def run(self, call: Call, scene: Scene) -> Ran:
        """Run a call, or return what it returned when this turn ran it before.

        Never raises for what a person or a model did wrong; a fault of ours is logged with a reference number and
        told as such.
        """
        tool = all_tools().get(call.tool)
        if tool is None:
            return _failed(call, f"There is no tool called {call.tool!r}.")
        if not scene.actor.is_any(tool.roles):
            return _refused(call, NotAllowed())
        try:
            args = tool.args.model_validate(call.args)
        except ValidationError as error:
            return _failed(call, _readable(error))
        try:
            async with self._database.person(scene.actor.id) as session:
                return await self._run_once(session, tool, args, call, scene)
        except AccessDenied:
            return _refused(call, NotAllowed())
        except ToolError as error:
            return _told(call, error)
        except StoreError as error:
            return _failed(call, str(error))
        except Exception:  # noqa: BLE001 - the last line of defence: the turn must end in an honest sentence
            return _fault(call)

    async def _run_once(
        self, session: AsyncSession, tool: Tool, args: BaseModel, call: Call, scene: Scene
    ) -> Ran:
        receipt = await receipts.find(session, scene.turn_id, call.index) if scene.turn_id else None
        if receipt is not None:
            return Ran.model_validate(receipt)
        ctx = self._context(session, scene)
        try:
            async with session.begin_nested():
                outcome = await tool.run(ctx, args)
            ran = _done(call, outcome, ctx)
            if tool.confirm is Confirm.ALWAYS and ctx.events and not ctx.approved:
                raise RuntimeError(f"{tool.name} changed something without the click it declares")
        except ApprovalNeeded as wish:
            ran = await self._ask_first(session, tool, wish, call, scene)
        if scene.turn_id and (tool.effect is Effect.WRITE or ran.status == "awaiting_approval"):
            await receipts.keep(
                session,
                turn_id=scene.turn_id,
                call_index=call.index,
                tool=tool.name,
                args_digest=digest_of(tool.name, call.args),
                actor_id=scene.actor.id,
                result=ran.model_dump(mode="json", by_alias=True),
            )
        return ran

    async def _ask_first(
        self, session: AsyncSession, tool: Tool, wish: ApprovalNeeded, call: Call, scene: Scene
    ) -> Ran:
        exact = wish.exact.model_dump(mode="json", exclude_unset=True)
        card = ApprovalCard(
            id=new_id(),
            tool=tool.name,
            summary=wish.summary,
            digest=digest_of(tool.name, exact),
            may_decide=scene.actor.name,
            expires_at=scene.now + APPROVAL_LIFETIME,
        )
        await approvals.ask(
            session,
            approval_id=card.id,
            conversation_id=scene.conversation_id,
            turn_id=scene.turn_id,
            call_index=call.index,
            tool=tool.name,
            args=exact,
            digest=card.digest,
            summary=card.summary,
            requested_by_id=scene.actor.id,
            expires_at=card.expires_at,
        )
        say = f"This needs your yes: {wish.summary}"
        return Ran(tool=tool.name, args=call.args, status="awaiting_approval", say=say, views=(card,))

    async def decide(self, approval_id: UUID, *, yes: bool, scene: Scene, digest: str | None = None) -> Ran:
        """Carry out or drop what waits for a click.

        The decision is compare-and-set and shares one transaction with the effect: of two clicks one counts, and a
        crash leaves either both or neither. Raises nothing for stale, expired or foreign cards: the sentence says so.
        """
        call = Call(tool="decide", args={"approval": str(approval_id)})
        try:
            async with self._database.person(scene.actor.id) as session:
                return await self._decide(
                    session, approval_id, yes=yes, scene=scene, digest=digest, call=call
                )
        except AccessDenied:
            return _refused(call, NotAllowed())
        except StoreError as error:
            return _failed(call, str(error))
        except Exception:  # noqa: BLE001 - as in `run`
            return _fault(call)

    async def _decide(
        self,
        session: AsyncSession,
        approval_id: UUID,
        *,
        yes: bool,
        scene: Scene,
        digest: str | None,
        call: Call,
    ) -> Ran:
        waiting = await approvals.claim(
            session, approval_id, decided_by_id=scene.actor.id, yes=yes, now=scene.now
        )
        if waiting is None:
            return _refused(call, NotAllowed(await approvals.why_not(session, approval_id)))
        if digest is not None and digest != waiting.digest:
            raise RuntimeError("the digest of a claimed approval does not match its card")
        exact = Call(tool=waiting.tool, args=waiting.args)
        if not yes:
            return Ran(
                tool=waiting.tool, args=waiting.args, status="refused", say=f"Dropped: {waiting.summary}"
            )
        if digest_of(waiting.tool, waiting.args) != waiting.digest:
            raise RuntimeError("the arguments of an approval were changed after it was asked for")
        tool = all_tools()[waiting.tool]
        ctx = self._context(session, scene, approved=True)
        try:
            with wrapped_errors():
                async with session.begin_nested():
                    ran = _done(exact, await tool.run(ctx, tool.args.model_validate(waiting.args)), ctx)
        except (ToolError, AccessDenied) as error:
            ran = _told(exact, error if isinstance(error, ToolError) else NotAllowed())
        await approvals.settle(
            session, approval_id, executed=ran.status == "done", at=scene.now, result=ran.say
        )
        return ran

    def _context(self, session: AsyncSession, scene: Scene, *, approved: bool = False) -> ToolContext:
        return ToolContext(
            session=session,
            actor=scene.actor,
            now=scene.now,
            change_id=new_id(),
            embedder=self._embedder,
            conversation_id=scene.conversation_id,
            turn_id=scene.turn_id,
            surface=scene.surface,
            page_size=scene.page_size,
            approved=approved,
            tainted=scene.tainted,
            mentions=scene.mentions,
            progress=scene.progress,
        )


def _done(call: Call, outcome: Outcome, ctx: ToolContext) -> Ran:
    say = " ".join((*ctx.remarks, outcome.say)).strip()
    return Ran(
        tool=call.tool,
        args=call.args,
        status="done",
        say=say,
        views=outcome.views,
        facts=outcome.facts,
        outside=outcome.outside,
    )


def _told(call: Call, error: ToolError) -> Ran:
    if isinstance(error, NotAllowed | Unclear):
        return _refused(call, error)
    return Ran(
        tool=call.tool,
        args=call.args,
        status="failed",
        say=error.sentence,
        error=error.sentence,
        views=error.views,
    )


def _refused(call: Call, error: ToolError) -> Ran:
    return Ran(
        tool=call.tool,
        args=call.args,
        status="refused",
        say=error.sentence,
        error=error.sentence,
        views=error.views,
    )


def _failed(call: Call, sentence: str) -> Ran:
    return Ran(tool=call.tool, args=call.args, status="failed", say=sentence, error=sentence)


def _fault(call: Call) -> Ran:
    reference = str(new_id())[-12:]
    log.exception("tool %s failed, reference %s", call.tool, reference)
    return _failed(
        call,
        f"Something went wrong on our side and nothing of this step was changed; the reference is {reference}.",
    )


def _readable(error: ValidationError) -> str:
    parts = [f"{'.'.join(map(str, e['loc'])) or 'arguments'}: {e['msg'].lower()}" for e in error.errors()[:5]]
    return "Those arguments don't fit: " + "; ".join(parts) + "."
