"""What a tool is: a typed function whose docstring and argument model are what people and models read.

A tool is declared once, in its own file::

    class AddNote(Args):
        candidate: CandidateRef
        text: str

    @tool(area="candidates", effect=Effect.WRITE, roles=RECRUITING, examples=("note on {candidate}: {text}",))
    async def add_note(ctx: ToolContext, args: AddNote) -> Outcome:
        \"\"\"Write a note on a candidate.\"\"\"

and named once in `tools/registry.py`.
"""

import inspect
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from store.models.enums import Role
from tools.actor import EVERYONE
from tools.context import ToolContext
from tools.views import View


class Confirm(StrEnum):
    """When a call needs a person's click. More than five people at once always need one."""

    NEVER = "never"
    ALWAYS = "always"


class Effect(StrEnum):
    """Whether a tool only reads."""

    READ = "read"
    WRITE = "write"


RefKind = Literal[
    "candidate",
    "job",
    "stage",
    "person",
    "source",
    "tag",
    "pool",
    "reason",
    "department",
    "location",
    "skill",
    "change",
]


@dataclass(frozen=True)
class Ref:
    """Marks an argument that names a record: an id, an e-mail, a name or a part of one is accepted."""

    kind: RefKind


CandidateRef = Annotated[str, Ref("candidate")]
JobRef = Annotated[str, Ref("job")]
StageRef = Annotated[str, Ref("stage")]
PersonRef = Annotated[str, Ref("person")]
SourceRef = Annotated[str, Ref("source")]
TagRef = Annotated[str, Ref("tag")]
PoolRef = Annotated[str, Ref("pool")]
ReasonRef = Annotated[str, Ref("reason")]
DepartmentRef = Annotated[str, Ref("department")]
LocationRef = Annotated[str, Ref("location")]
SkillRef = Annotated[str, Ref("skill")]
ChangeRef = Annotated[str, Ref("change")]


OneLine = AfterValidator(lambda text: " ".join(text.split()))
"""Makes a text one line: names and titles stand in tables and buttons."""
Limit = Annotated[int | None, Field(ge=1, le=50)]
"""How many entries of a list are wanted; a tool has its own usual number."""
Offset = Annotated[int | None, Field(ge=0, le=1_000_000, description="How many to skip: the next page")]


class Args(BaseModel):
    """Arguments of a tool. Unknown ones are refused, so that nothing a model says is silently dropped."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _storable(cls, given: Any) -> Any:
        """Leave out what no text may hold: halves of surrogate pairs, and what controls a screen or turns it round."""
        return _storable(given)


_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _storable(given: Any) -> Any:
    if isinstance(given, str):
        return _UNFIT.sub("", given)
    if isinstance(given, list):
        return [_storable(one) for one in given]
    if isinstance(given, dict):
        return {name: _storable(one) for name, one in given.items()}
    return given


@dataclass(frozen=True)
class Outcome:
    """What a tool did: one or two plain sentences, and what to show.

    `facts` is what a model reads besides the sentence (small, ids included). `outside` is true when the facts carry
    text written outside the house, which makes every later write of the turn need a click.
    """

    say: str
    views: tuple[View, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    outside: bool = False


A = TypeVar("A", bound=Args)
Run = Callable[[ToolContext, Any], Awaitable[Outcome]]


@dataclass(frozen=True)
class Tool:
    """A declared tool."""

    name: str
    description: str
    area: str
    effect: Effect
    confirm: Confirm
    roles: tuple[Role, ...]
    examples: tuple[str, ...]
    args: type[Args]
    run: Run
    tries: int | None = None

    def schema(self) -> dict[str, Any]:
        """Give the JSON schema of the arguments, without what only costs tokens (titles, nulls, defaults)."""
        return compact_schema(self.args)


def tool(
    *,
    area: str,
    effect: Effect,
    roles: tuple[Role, ...] = EVERYONE,
    confirm: Confirm = Confirm.NEVER,
    examples: tuple[str, ...] = (),
    tries: int | None = None,
) -> Callable[[Callable[[ToolContext, A], Awaitable[Outcome]]], Tool]:
    """Declare a tool from a function `(ctx, args) -> Outcome`; its docstring is its description.

    After `tries` failures in one turn it is not run again: what is wrong then is not mended by one more attempt.
    """

    def declare(run: Callable[[ToolContext, A], Awaitable[Outcome]]) -> Tool:
        description = inspect.cleandoc(run.__doc__ or "")
        if not description:
            raise TypeError(f"{run.__name__} needs a docstring: it is what the model reads")
        return Tool(
            name=run.__name__,
            description=description,
            area=area,
            effect=effect,
            confirm=confirm,
            roles=roles,
            examples=examples,
            args=get_type_hints(run)["args"],
            run=run,
            tries=tries,
        )

    return declare


def compact_schema(model: type[BaseModel]) -> dict[str, Any]:
    """Shrink pydantic's schema to what a model needs: names, types, choices, short descriptions."""
    schema = model.model_json_schema()
    definitions = schema.pop("$defs", {})
    properties = {name: _compact(value, definitions) for name, value in schema.get("properties", {}).items()}
    compact: dict[str, Any] = {"type": "object", "properties": properties}
    if schema.get("required"):
        compact["required"] = schema["required"]
    return compact


def _compact(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        node = {
            **{k: v for k, v in definitions[node["$ref"].rsplit("/", 1)[-1]].items() if k != "description"},
            **{k: v for k, v in node.items() if k != "$ref"},
        }
    if "anyOf" in node:
        kept = [choice for choice in node["anyOf"] if choice.get("type") != "null"]
        if len(kept) == 1:
            rest = {k: v for k, v in node.items() if k not in {"anyOf", "default", "title"}}
            return _compact({**kept[0], **rest}, definitions)
    short: dict[str, Any] = {k: node[k] for k in ("type", "enum", "format", "description") if k in node}
    if "items" in node:
        short["items"] = _compact(node["items"], definitions)
    if "description" in short:
        short["description"] = re.sub(r"\s+", " ", short["description"])
    return short
