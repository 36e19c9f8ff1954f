"""Running one call of one tool: one transaction under the person's rights, with its receipt and its approval."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from store.database import Database
from store.embedding import Embedder
from store.errors import AccessDenied
from store.identifiers import new_id
from store.queries import approvals, receipts
from store.wrapping import wrapped_errors
from tools.actor import Actor
from tools.asking import ROUNDS, Answers, AnswersNeeded, TextModel, put_to
from tools.base import Confirm, Effect, Outcome, Tool
from tools.context import ToolContext
from tools.errors import ApprovalNeeded, NotAllowed, ToolError
from tools.ran import Call, Ran, Scene, digest_of, ended_badly
from tools.registry import all_tools
from tools.views import ApprovalCard

APPROVAL_LIFETIME = timedelta(days=7)
"""How long a card may be clicked."""


Asking = Callable[[Actor, datetime], TextModel]
"""Gives the model that answers questions for a person at a time."""
Deliver = Callable[[AsyncSession, Ran], Awaitable[None]]
"""Writes down what is to be said of a decision, in the transaction of its effect."""


class Toolbox:
    """Runs tools for people."""

    def __init__(
        self,
        database: Database,
        embedder: Embedder,
        *,
        public_url: str | None = None,
        asking: Asking | None = None,
        sends_mail: bool = False,
    ) -> None:
        """Make a toolbox that runs calls on a database.

        `public_url` is where our pages are reached from outside, `asking` the model that puts things into words,
        and `sends_mail` tells whether a mail server is set.
        """
        self._database = database
        self._embedder = embedder
        self._public_url = public_url
        self._sends_mail = sends_mail
        self._asking = asking

    async def run(self, call: Call, scene: Scene) -> Ran:
        """Run a call, or return what it returned when this turn ran it before.

        Never raises for what a person or a model did wrong; a fault of ours is logged with a reference number and
        told as such.
        """

        async def work(session: AsyncSession, scene: Scene) -> Ran:
            tool = _offered(call, scene)
            return await self._run_once(session, tool, tool.args.model_validate(call.args), call, scene)

        return await self._guarded(work, call, scene)

    async def decide(
        self, approval_id: UUID, *, yes: bool, scene: Scene, digest: str | None = None, deliver: Deliver | None = None
    ) -> Ran:
        """Carry out or drop what waits for a click; `digest` is the one the card showed, where it is known.

        The decision is compare-and-set and shares one transaction with the effect: of two clicks one counts, and a
        crash leaves either both or neither. `deliver` runs in it too, when the click counts. Raises nothing for stale,
        expired or foreign cards: the sentence says so.
        """

        async def work(session: AsyncSession, scene: Scene) -> Ran:
            ran = await self._decide(session, approval_id, yes=yes, scene=scene, digest=digest)
            if deliver is not None:
                await deliver(session, ran)
            return ran

        return await self._guarded(work, Call(tool="decide", args={"approval": str(approval_id)}), scene)

    async def _guarded(self, work: Callable[[AsyncSession, Scene], Awaitable[Ran]], call: Call, scene: Scene) -> Ran:
        try:
            return await self._asked(work, scene)
        except Exception as error:  # noqa: BLE001 - the last line of defence: a turn ends in an honest sentence
            return ended_badly(call, error)

    async def _asked(self, work: Callable[[AsyncSession, Scene], Awaitable[Ran]], scene: Scene) -> Ran:
        """Do the work in a transaction; when it needs a model's answers, roll back, ask, and begin again."""
        model = self._asking(scene.actor, scene.now) if self._asking else None
        known: dict[str, str | None] = {}
        left = ROUNDS if model else 0
        while True:
            answers = Answers(model.name if model else None, known, may_ask=left > 0)
            try:
                async with self._database.person(scene.actor.id) as session:
                    return await work(session, replace(scene, answers=answers))
            except AnswersNeeded as wish:
                if model is None:
                    raise
                left -= 1
                known |= await put_to(model, wish.questions)

    async def _run_once(self, session: AsyncSession, tool: Tool, args: BaseModel, call: Call, scene: Scene) -> Ran:
        ctx = self._context(session, scene)
        if tool.effect is Effect.READ:
            return _done(call, await tool.run(ctx, args), ctx)
        receipt = await receipts.find(session, scene.turn_id, call.index) if scene.turn_id else None
        if receipt is not None:
            return Ran.model_validate(receipt)
        try:
            async with session.begin_nested():
                ran = _done(call, await tool.run(ctx, args), ctx)
            if tool.confirm is Confirm.ALWAYS and ctx.events and not ctx.approved:
                raise RuntimeError(f"{tool.name} changed something without the click it declares")
        except ApprovalNeeded as wish:
            ran = await self._ask_first(session, tool, wish, call, scene)
        if scene.turn_id:
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

    async def _decide(
        self, session: AsyncSession, approval_id: UUID, *, yes: bool, scene: Scene, digest: str | None
    ) -> Ran:
        waiting = await approvals.claim(
            session, approval_id, decided_by_id=scene.actor.id, yes=yes, now=scene.now, digest=digest
        )
        if waiting is None:
            raise NotAllowed(await approvals.why_not(session, approval_id))
        call = Call(tool=waiting.tool, args=waiting.args)
        if not yes:
            return Ran(tool=call.tool, args=call.args, status="refused", say=f"Dropped: {waiting.summary}")
        if digest_of(call.tool, call.args) != waiting.digest:
            raise RuntimeError("the arguments of an approval were changed after it was asked for")
        ran = await self._carry_out(session, call, scene)
        await approvals.settle(session, approval_id, executed=ran.status == "done", at=scene.now, result=ran.say)
        return ran

    async def _carry_out(self, session: AsyncSession, call: Call, scene: Scene) -> Ran:
        """Run an approved call; what has become impossible since is told, and the card counts as superseded."""
        tool = all_tools()[call.tool]
        ctx = self._context(session, scene, approved=True)
        try:
            with wrapped_errors():
                async with session.begin_nested():
                    return _done(call, await tool.run(ctx, tool.args.model_validate(call.args)), ctx)
        except (ToolError, AccessDenied) as error:
            return ended_badly(call, error)

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
            attachments=scene.attachments,
            progress=scene.progress,
            reports=lambda zone: self._database.report(scene.actor.id, now=scene.now, zone=zone),
            public_url=self._public_url,
            sends_mail=self._sends_mail,
            answers=scene.answers,
        )


def _offered(call: Call, scene: Scene) -> Tool:
    tool = all_tools().get(call.tool)
    if tool is None:
        raise ToolError(f"There is no tool called {call.tool!r}.")
    if not scene.actor.is_any(tool.roles):
        raise NotAllowed if tool.effect is Effect.WRITE else NotAllowed("You don't have the rights to see that.")
    return tool


def _done(call: Call, outcome: Outcome, ctx: ToolContext) -> Ran:
    return Ran(
        tool=call.tool,
        args=call.args,
        status="done",
        say=" ".join((*ctx.remarks, outcome.say)).strip(),
        views=outcome.views,
        facts=outcome.facts,
        outside=outcome.outside,
    )
