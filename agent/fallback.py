"""A model that answers through another when its endpoint cannot be had, and says that it did."""

from dataclasses import replace

from agent.model import Model, ModelReply, ModelRequest, ModelUnavailable


class WithFallback:
    """Ask `primary`; when it is unavailable, ask `builtin` and tell the person so."""

    reads_results = True

    def __init__(self, primary: Model, builtin: Model) -> None:
        self._primary = primary
        self._builtin = builtin
        self.name = primary.name

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Decide the next step; raises `ModelUnavailable` only for an answer by schema, which `builtin` cannot give."""
        try:
            return await self._primary.complete(request)
        except ModelUnavailable as why:
            if request.schema is not None:
                raise
            reply = await self._builtin.complete(request)
            note = f"{why.sentence} The built-in interpreter answered instead."
            return replace(reply, notes=(*reply.notes, note))
