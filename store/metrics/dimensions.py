"""What a number can be broken down by, and how each breakdown is ordered."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

UNKNOWN = "(unknown)"
"""Stands where a row has no value of the dimension."""
KINDS = ("lead", "pre_interview_screen", "active", "offer", "hired")
"""Stage kinds in the order of a process; archived is never further than any."""


@dataclass(frozen=True)
class Dimension:
    """A breakdown: `unit` tells names from keys such as "full_time"; `beside` is a second column shown with it."""

    name: str
    label: str
    synonyms: tuple[str, ...] = ()
    unit: Literal["name", "key"] = "name"
    beside: tuple[str, str] = ("", "")
    values: tuple[str, ...] = ()


_ALL = (
    Dimension("job", "Job", ("role", "position", "requisition"), beside=("job_title", "Title")),
    Dimension("department", "Department", ("team", "function")),
    Dimension("location", "Location", ("office", "site", "place")),
    Dimension("source", "Source", ("channel", "origin of applications")),
    Dimension("source_kind", "Kind of source", ("source type", "type of source"), "key"),
    Dimension("origin", "Sourced or inbound", ("sourced", "inbound", "outbound"), "key", values=("sourced", "inbound")),
    Dimension("reapplied", "First or repeated", ("reapplication",), "key", values=("first", "repeated")),
    Dimension("recruiter", "Recruiter"),
    Dimension("hiring_manager", "Hiring manager"),
    Dimension("interviewer", "Interviewer"),
    Dimension("stage", "Stage", ("step",)),
    Dimension("stage_kind", "Kind of stage", ("stage type", "funnel stage"), "key", values=(*KINDS, "archived")),
    Dimension("outcome", "Outcome", ("status", "result"), "key"),
    Dimension("rejection_reason", "Rejection reason", ("reason",)),
    Dimension("sequence", "Sequence", ("campaign",)),
    Dimension("sender", "Sender"),
    Dimension("recommendation", "Recommendation", ("vote",), "key"),
    Dimension(
        "employment_type",
        "Employment type",
        ("contract type",),
        "key",
        values=("full_time", "part_time", "contract", "internship", "temporary"),
    ),
)
DIMENSIONS: Mapping[str, Dimension] = MappingProxyType({one.name: one for one in _ALL})


def step(column: str) -> str:
    """Write the SQL that gives a stage kind's place in a process, 0 for none."""
    whens = " ".join(f"when '{kind}' then {place}" for place, kind in enumerate(KINDS, 1))
    return f"case {column} {whens} else 0 end"
