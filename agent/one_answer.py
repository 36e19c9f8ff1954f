"""A model asked once for JSON of a schema, without tools and without a conversation: how tools have a text read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from agent.model import Message, Model, ModelRequest, ModelUnavailable
from tools.actor import Actor


@dataclass(frozen=True)
class OneAnswer:
    """Asks a model for one person; the built-in interpreter reads no texts and is never asked."""

    model: Model
    actor: Actor
    now: datetime

    @property
    def name(self) -> str:
        """What the model is called."""
        return self.model.name

    async def answer(self, prompt: str, system: str, text: str, schema: Mapping[str, Any]) -> str | None:
        """Give the answer to a text as JSON of a schema; None when it cannot be had."""
        if not self.model.reads_results:
            return None
        request = ModelRequest(
            system=system,
            messages=(Message(role="user", text=text),),
            tools=(),
            actor=self.actor,
            now=self.now,
            turn_id=uuid4(),
            schema=schema,
            prompt=prompt,
        )
        try:
            reply = await self.model.complete(request)
        except ModelUnavailable:
            return None
        return reply.text or None
