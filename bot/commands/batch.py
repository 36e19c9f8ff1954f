"""Reading a file of JSON lines."""

import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

import orjson
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.problems import UsageError
from store.identifiers import new_id

log = logging.getLogger(__name__)

MOST_ROWS = 100
"""Rows of a list that one request may ask for."""


def _word(value: object) -> object:
    """Take numbers for words: a thread may be called 7."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class _Line(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    id: Any = None
    person: str | None = Field(default=None, alias="as")


class AskLine(_Line):
    """A request: who asks what in which thread."""

    text: str
    thread: Annotated[str | None, BeforeValidator(_word)] = None
    limit: Annotated[int | None, Field(ge=1, le=MOST_ROWS)] = None


class SqlLine(_Line):
    """A question in SQL: whose, and the statement."""

    sql: str


class DecideLine(_Line):
    """A click: whose, on which card, yes or no."""

    approval: str
    decision: str = Field(pattern="^(yes|no)$")


L = TypeVar("L", bound=_Line)


@dataclass(frozen=True)
class Read(Generic[L]):
    """A line of the file: what it asks, or else why it cannot be read, with what it says of itself."""

    number: int
    line: L | None
    given: dict[str, Any]
    problem: str = ""


def lines_of(file: Path, shape: type[L]) -> Iterator[Read[L]]:
    """Give each line as a request or with a sentence that says why it is none; blank lines are skipped.

    Raises `UsageError` when the file cannot be read. `-` is standard input.
    """
    try:
        stream = sys.stdin.buffer if str(file) == "-" else file.open("rb")
        with stream:
            for number, raw in enumerate(stream, 1):
                if raw.strip():
                    yield _read(number, raw, shape)
    except OSError as error:
        raise UsageError(f"The file {file} cannot be read: {error.strerror}.") from error


def _read(number: int, raw: bytes, shape: type[L]) -> Read[L]:
    try:
        given = orjson.loads(raw.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        return Read(number, None, {}, f"Line {number}: this is not JSON ({error}).")
    if not isinstance(given, dict):
        return Read(number, None, {}, f"Line {number}: this is not a JSON object.")
    try:
        return Read(number, shape.model_validate(given), given)
    except ValidationError as error:
        wrong = "; ".join(_problem(one) for one in error.errors(include_url=False, include_input=False))
        return Read(number, None, given, f"Line {number}: {wrong}.")


def _problem(error: Any) -> str:
    field = error["loc"][0]
    if error["type"] == "missing":
        return f"it has no {field}"
    if field == "decision":
        return "the decision must be yes or no"
    return f"{field}: {error['msg'].lower()}"


def fault(number: int, error: Exception) -> str:
    """Log a fault of ours and give the sentence for the line it met: one line never takes the others with it."""
    reference = str(new_id())[-12:]
    log.error("line %s failed, reference %s", number, reference, exc_info=error)
    return f"Line {number} failed through a fault of ours; the reference is {reference}, the other lines go on."
