"""What a tool is given to work with: one transaction under the person's rights, the clock, and the thread so far."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from store.embedding import Embedder
from store.queries import audit
from store.report.running import Report
from tools.actor import Actor
from tools.asking import Answers
from tools.attachments import Attachment
from tools.errors import ApprovalNeeded
from tools.views import Mention

MANY = 5
"""A change to more people than this needs a card, whatever the tool."""


Reports = Callable[[str], AbstractAsyncContextManager[Report]]
"""Opens the report views under the actor's rights as of `now`; it takes the reporting zone."""


def _quiet(_: str) -> None:
    """Say nothing."""


def _no_reports(_: str) -> AbstractAsyncContextManager[Report]:
    raise RuntimeError("this call was set up without reports")


@dataclass
class ToolContext:
    """One call of one tool.

    `session` is one open transaction under the actor's rights; the runner commits it together with the receipt.
    `change_id` joins all audit events of the call and is what the undo tool takes. `mentions` are the records the
    conversation named last, newest view first. `reports` opens the report views, with the reporting zone, under the
    actor's rights and as of `now`. `approved` is true when a person clicked for exactly these arguments. `public_url`
    is where people outside reach our pages, if they do; `sends_mail` tells whether a mail server is set. `answers` are
    what a model has said to this call's questions (see `tools.asking`); it is asked before the first write.
    """

    session: AsyncSession
    actor: Actor
    now: datetime
    change_id: UUID
    embedder: Embedder
    conversation_id: UUID | None = None
    turn_id: UUID | None = None
    surface: str = "terminal"
    page_size: int = 10
    approved: bool = False
    tainted: bool = False
    mentions: Sequence[Mention] = ()
    attachments: Sequence[Attachment] = ()
    progress: Callable[[str], None] = _quiet
    reports: Reports = _no_reports
    public_url: str | None = None
    sends_mail: bool = False
    answers: Answers = field(default_factory=Answers)
    writes: bool = False
    remarks: list[str] = field(default_factory=list)
    events: int = 0

    @property
    def today(self) -> date:
        """The person's own calendar day."""
        return self.actor.local(self.now).date()

    def remark(self, sentence: str) -> None:
        """Say something first: which reading was used, which spelling was corrected."""
        self.remarks.append(sentence)

    async def confirm(self, summary: str, exact: BaseModel, *, people: int = 1, always: bool = False) -> None:
        """Ask for a click unless none is needed or it was given.

        Call it after every reference is resolved and before the first write: `exact` holds the arguments with ids in
        place of names, and is what runs after the click, to the byte.
        """
        if self.approved:
            return
        if always or people > MANY or self.tainted:
            raise ApprovalNeeded(summary, exact)

    async def record(
        self,
        action: str,
        subject_kind: str,
        subject_id: UUID,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        *,
        undoes: UUID | None = None,
    ) -> None:
        """Add one change to the audit chain; `before` and `after` are what an undo needs."""
        self.events += 1
        await audit.record(
            self.session,
            actor_id=self.actor.id,
            surface=self.surface,
            action=action,
            subject_kind=subject_kind,
            subject_id=subject_id,
            before=before,
            after=after,
            conversation_id=self.conversation_id,
            change_id=self.change_id,
            undoes=undoes,
        )
