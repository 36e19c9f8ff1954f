"""Asking a model for words or a reading: a question without tools, answered outside of any transaction.

A tool says what it needs to know with `ToolContext.ask`. Where the answer is not there yet, the call ends, its
transaction is rolled back, the model is asked, and the call begins again with the answers: no row is held and no
connection waits while a model thinks. So a tool asks before it writes, and the same record makes the same question.
"""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import orjson

AT_ONCE = 6
"""Questions that are on their way at the same time."""
ROUNDS = 3
"""How often one call may ask: what it asks for after that has no answer."""
PATIENCE = 90.0
"""Seconds all questions of a round may take; those not answered by then have no answer."""


@dataclass(frozen=True)
class Question:
    """A text to be answered as JSON of a schema; `prompt` names the prompt that `system` was made from."""

    prompt: str
    system: str
    text: str
    schema: Mapping[str, Any]

    @property
    def key(self) -> str:
        """Name the question: SHA-256 of all a model is given."""
        return hashlib.sha256(orjson.dumps([self.system, self.text, dict(self.schema)])).hexdigest()


class TextModel(Protocol):
    """A model that answers once, without tools."""

    @property
    def name(self) -> str:
        """What the model is called, for the record."""
        ...

    async def answer(self, prompt: str, system: str, text: str, schema: Mapping[str, Any]) -> str | None:
        """Give the answer to a text as JSON of a schema; None when it cannot be had."""
        ...


class AnswersNeeded(Exception):
    """Not a failure: the call begins again when the questions have been put to the model."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__(f"{len(questions)} questions for the model")
        self.questions = tuple(questions)


@dataclass(frozen=True)
class Answers:
    """What a model has answered in this call so far; without a `model` there is nobody to ask."""

    model: str | None = None
    known: Mapping[str, str | None] | None = None
    may_ask: bool = False

    def to(self, questions: Sequence[Question]) -> list[str | None]:
        """Give the answers in order, None where there is none; raises `AnswersNeeded` while one may yet be had."""
        known = self.known or {}
        missing = [one for one in questions if one.key not in known]
        if missing and self.may_ask:
            raise AnswersNeeded(missing)
        return [known.get(one.key) for one in questions]


async def put_to(model: TextModel, questions: Sequence[Question]) -> dict[str, str | None]:
    """Ask a model several questions, a few at a time."""
    answers: dict[str, str | None] = {one.key: None for one in questions}
    gate = asyncio.Semaphore(AT_ONCE)

    async def ask(one: Question) -> None:
        async with gate:
            answers[one.key] = await model.answer(one.prompt, one.system, one.text, one.schema)

    try:
        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as group:
            for one in questions:
                group.create_task(ask(one))
    except TimeoutError:
        pass  # those without an answer stay without one
    return answers
