"""From what people call things to records: an id, an e-mail, a code, a name or a part of one."""

from tools.references.choosing import as_id, quote
from tools.references.inside import (
    department,
    job,
    literal_skill,
    location,
    person,
    pool,
    reason,
    skill,
    skills,
    source,
    stage,
    stage_kinds,
    stages_called,
    tag,
)
from tools.references.people_outside import as_list, called, candidate, candidate_or_list, candidates, find

__all__ = [
    "as_id",
    "as_list",
    "called",
    "candidate",
    "candidate_or_list",
    "candidates",
    "department",
    "find",
    "job",
    "literal_skill",
    "location",
    "person",
    "pool",
    "quote",
    "reason",
    "skill",
    "skills",
    "source",
    "stage",
    "stage_kinds",
    "stages_called",
    "tag",
]
