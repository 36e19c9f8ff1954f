"""Evaluation cases, as written in YAML.

A file is a list of cases, or a mapping with `now` (the clock all cases share) and `cases`. A case::

    - id: move-two
      as: recruiter@company.example
      thread: ["show me the pipeline of ENG-014"]   # said before, in the same thread; not judged
      say: "move Ana Kowalska and Li Wei to onsite"
      expect:
        tools:                                       # in this order, no others, no arguments besides these
          - name: move_candidates
            args: {candidates: [Ana Kowalska, Li Wei], stage: Onsite}

A hiring question expects `answer` (one) or `answers` (one for each number asked for)::

    answer: {metric: hires, dimensions: [department], filters: {location: [Berlin]}, window: [2026-07-01, 2026-10-01]}

`expect` holds one of `tools`, `abstain: true` (a help view, nothing else), `picker: true` (a question, nothing
written) or `refused: true`,
`declined: true` (no number and no help: a reason), `asks: true` (a question back), `refusal: true` (either of
`refused` and `declined`), `nodata: true` (an answer without rows), `sql: true` (an answer from SQL).
`optional: [job, ...]` names arguments that may be there or not. A list under `any_of` holds several acceptable
expectations.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.problems import UsageError


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ExpectedCall(_Strict):
    """A call that should be made: names stand for records, as a person would write them."""

    name: str
    args: dict[str, Any] = Field(default_factory=dict)
    optional: tuple[str, ...] = ()


class ExpectedAnswer(_Strict):
    """The number a hiring question should get; `any` leaves a part open, `window` may be `all` or `now`."""

    metric: str | tuple[str, ...]
    variant: str = ""
    dimensions: tuple[str, ...] | Literal["any"] = ()
    filters: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    without: tuple[str, ...] = ()
    window: tuple[date | None, date | None] | Literal["all", "now", "any"] = "all"
    previous: tuple[date, date] | None = None
    grain: str | None = None
    top: int | Literal["any"] | None = None
    lowest: bool = False
    share: bool = False
    days: int | None = None
    from_stage: str = ""
    to_stage: str = ""


class Expected(_Strict):
    """One acceptable outcome."""

    tools: tuple[ExpectedCall, ...] | None = None
    abstain: bool = False
    picker: bool = False
    refused: bool = False
    declined: bool = False
    refusal: bool = False
    asks: bool = False
    nodata: bool = False
    sql: bool = False
    answer: ExpectedAnswer | None = None
    answers: tuple[ExpectedAnswer, ...] = ()
    any_of: tuple["Expected", ...] = ()

    @property
    def is_number(self) -> bool:
        """Tell whether a hiring question is meant: a number is expected, or the reason why there is none."""
        flags = (self.declined, self.refusal, self.asks, self.nodata, self.sql)
        return bool(self.answer or self.answers or any(flags) or any(one.is_number for one in self.any_of))


class Case(_Strict):
    """A sentence, who says it and after what, and what should come of it."""

    id: str
    person: str = Field(alias="as")
    say: str
    expect: Expected
    thread: tuple[str, ...] = ()
    note: str = ""


class CaseFile(_Strict):
    """The cases of a file and their clock."""

    cases: tuple[Case, ...]
    now: datetime | None = None


def read_cases(file: Path) -> CaseFile:
    """Read a file of cases; raises `UsageError` with the first thing that is wrong."""
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        return CaseFile.model_validate({"cases": content} if isinstance(content, list) else content)
    except (OSError, yaml.YAMLError) as error:
        raise UsageError(f"The file {file} cannot be read: {str(error).splitlines()[0]}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"The file {file} is not a list of cases: at {where}: {first['msg'].lower()}.") from error
