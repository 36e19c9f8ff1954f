"""What a turn gives back, and its JSON form."""

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from tools.ran import Ran
from tools.views import ApprovalCard, View


class Answer(BaseModel):
    """The outcome of one turn: words, what to show, what was run and what it cost."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    thread: str
    reply: str
    views: tuple[View, ...] = ()
    ran: tuple[Ran, ...] = ()
    model: str = "builtin"
    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    ms: int = 0
    status: Literal["answered", "failed", "stopped"] = "answered"

    @property
    def approvals(self) -> tuple[ApprovalCard, ...]:
        """The cards that wait for a click."""
        return tuple(view for view in self.views if isinstance(view, ApprovalCard))

    def as_json(self) -> dict[str, Any]:
        """Give the form `--json` prints."""
        return {
            "id": str(self.id),
            "thread": self.thread,
            "reply": self.reply,
            "views": [view.model_dump(mode="json", by_alias=True) for view in self.views],
            "tools": [
                {"name": ran.tool, "args": ran.args, "status": ran.status, "error": ran.error} for ran in self.ran
            ],
            "approvals": [
                {"id": str(card.id), "tool": card.tool, "summary": card.summary, "digest": card.digest}
                for card in self.approvals
            ],
            "model": self.model,
            "calls": self.calls,
            "tokens": {"in": self.tokens_in, "out": self.tokens_out},
            "ms": self.ms,
        }
