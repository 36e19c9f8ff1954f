"""Feedback messages with expectations: reading the file, running the reader, counting what is right.

A file is a list of cases::

    - id: terse-01
      candidate: Nina Roth                          # may be left out
      attributes: [Systems design, SQL, Culture add]
      messages: ["strong on systems design, SQL meh, lean hire"]
      expect:
        recommendation: "yes"
        ratings: {Systems design: "yes", SQL: mixed}   # an attribute left out is expected empty

Other keys are ignored. Bare `yes` and `no` are booleans to YAML and are taken for what was written.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.problems import UsageError
from tools.feedback.reading import AttributeSpec, FeedbackMessage, FeedbackRead, read_feedback


def _word(value: Any) -> Any:
    """Give back the word that YAML took for something else."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return next((str(value[key]) for key in ("text", "name", "message") if key in value), value)
    return value if value is None or isinstance(value, str) else str(value)


def _words(value: Any) -> Any:
    listed = value if isinstance(value, list | tuple) else [] if value is None else [value]
    return [_word(one) for one in listed if one is not None]


def _rated(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value or {}
    return {_word(name): _word(rating) for name, rating in value.items()}


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]


class Expectation(BaseModel):
    """What should be read; an attribute without a rating is expected empty."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    recommendation: Annotated[str | None, BeforeValidator(_word)] = None
    ratings: Annotated[dict[str, str | None], BeforeValidator(_rated)] = Field(default_factory=dict)


class FeedbackCase(BaseModel):
    """One interviewer's messages about one candidate."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Any
    attributes: Words
    messages: Words
    candidate: Annotated[str | None, BeforeValidator(_word)] = None
    kind: Annotated[str | None, BeforeValidator(_word)] = None
    expect: Expectation | None = None


class _Cases(BaseModel):
    cases: tuple[FeedbackCase, ...]


@dataclass(frozen=True)
class JudgedFeedback:
    """A case, what was read, and what differs from what was expected, in words."""

    case: FeedbackCase
    read: FeedbackRead
    differences: tuple[str, ...]
    counts: Counter[str]

    def row(self) -> dict[str, object]:
        """Give the JSON line of the case."""
        vote = self.read.recommendation
        ratings = {
            one.attribute: {"rating": one.rating, "quotes": [quote.text for quote in one.quotes]}
            for one in self.read.ratings
        }
        return {"id": self.case.id, "recommendation": vote.value if vote is not None else None, "ratings": ratings}


def read_feedback_cases(file: Path) -> tuple[FeedbackCase, ...]:
    """Read a file of cases; raises `UsageError` with the first thing that is wrong."""
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        return _Cases.model_validate({"cases": content or []} if not isinstance(content, dict) else content).cases
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"The file {file} cannot be read: {str(error).splitlines()[0]}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"The file {file} is not a list of feedback: at {where}: {first['msg'].lower()}.") from error


def judge_feedback(case: FeedbackCase) -> JudgedFeedback:
    """Read a case's messages by the rules and compare."""
    messages = [FeedbackMessage(id=str(number), text=text) for number, text in enumerate(case.messages)]
    read = read_feedback(messages, [AttributeSpec(name=name) for name in case.attributes], case.candidate)
    expected = case.expect or Expectation()
    counts, differences = _compare(expected, read)
    counts["not_substrings"] = _not_substrings(read, case.messages)
    return JudgedFeedback(case, read, tuple(differences) if case.expect is not None else (), counts)


def _compare(expected: Expectation, read: FeedbackRead) -> tuple[Counter[str], list[str]]:
    counts, differences = Counter[str](cases=1), []
    got = read.recommendation.value if read.recommendation is not None else None
    if _decided(got) == _decided(expected.recommendation):
        counts["recommendations"] += 1
    else:
        differences.append(f"recommendation {got or 'empty'}, expected {expected.recommendation or 'empty'}")
    ratings: dict[str, str] = {one.attribute: one.rating for one in read.ratings}
    wanted = {name: rating for name, rating in expected.ratings.items() if _decided(rating) is not None}
    counts["read"], counts["expected"] = len(ratings), len(wanted)
    counts["right"] = sum(ratings.get(name) == rating for name, rating in wanted.items())
    differences += [
        f"{name} {ratings.get(name, 'empty')}, expected {wanted.get(name, 'empty')}"
        for name in dict.fromkeys([*wanted, *ratings])
        if wanted.get(name) != ratings.get(name)
    ]
    return counts, differences


def _decided(value: str | None) -> str | None:
    """Take "no decision" for none: both leave the card's field open."""
    return None if value in {None, "no_decision", "", "none", "null"} else value


def _not_substrings(read: FeedbackRead, messages: Sequence[str]) -> int:
    quotes = [quote for one in read.ratings for quote in one.quotes]
    quotes += read.recommendation.quotes if read.recommendation is not None else ()
    return sum(not quote.text or quote.text not in messages[int(quote.message_id)] for quote in quotes)
