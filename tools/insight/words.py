"""Audit events and transitions as sentences people read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from store.models.enums import ApplicationStatus
from store.queries.history import Change, Move

_PHRASES = {
    "application.added": "Added {subject}",
    "application.removed": "Took {subject} off again",
    "application.converted": "Made {subject} an applicant",
    "application.returned": "Made {subject} a prospect again",
    "application.reinstated": "Made {subject} active again",
    "application.rejected": "Rejected {subject}",
    "application.withdrawn": "Withdrew {subject}",
    "candidate.added": "Added {subject}",
    "candidate.removed": "Removed {subject}",
    "candidate.updated": "Changed {subject}",
    "candidate.merged": "Merged two records into {subject}",
    "feedback.requested": "Asked for feedback",
    "feedback.snoozed": "Put a reminder off",
    "interview.cancelled": "Cancelled an interview",
    "interview.left": "Left a panel",
    "interview.moved": "Put an interview to another time",
    "interview.put_back": "Put an interview back to its old time",
    "interview.scheduled": "Scheduled an interview",
    "job.created": "Created {subject}",
    "job.updated": "Changed {subject}",
    "job.closed": "Closed {subject}",
    "job.reopened": "Opened {subject}",
    "job.archived": "Archived {subject}",
    "job.status_restored": "Put {subject} back to what it was",
    "kit.removed": "Went back to the interview kit before",
    "kit.set": "Set an interview kit",
    "candidate.suppressed": "Suppressed the addresses of {subject}",
    "contact.forgotten": "Took a contact off the record",
    "contact.logged": "Logged a contact",
    "medal.given": "Marked a silver medallist",
    "medal.taken": "Took a silver medal back",
    "message.approved": "Approved a mail",
    "message.drafted": "Drafted a mail",
    "message.dropped": "Dropped a draft",
    "message.edited": "Changed a draft",
    "note.added": "Wrote a note on {subject}",
    "note.removed": "Removed a note on {subject}",
    "note.restored": "Brought back a note on {subject}",
    "pool.created": "Created the pool {subject}",
    "pool.retired": "Removed the pool {subject}",
    "enrollment.added": "Put somebody into a sequence",
    "enrollment.ended": "Took somebody out of a sequence",
    "enrollment.paused": "Paused a sequence",
    "enrollment.resumed": "Resumed a sequence",
    "reply.classed": "Said what a reply means",
    "scorecard.amended": "Amended a scorecard",
    "scorecard.edited": "Wrote to a scorecard",
    "scorecard.restored": "Took words out of a scorecard",
    "sequence.created": "Made a sequence",
    "sequence.edited": "Changed a sequence",
    "scorecard.submitted": "Submitted a scorecard",
}
_VOCABULARY = ("tag.created", "skill.created")
"""Changes that only make a word another change of the same call uses."""


def ids_in(events: Iterable[Change]) -> set[UUID]:
    """Collect the ids whose names a description of the events needs."""
    found: set[UUID] = set()
    for event in events:
        if event.subject_id is not None:
            found.add(event.subject_id)
        for state in (event.before, event.after):
            found.update(_ids(state or {}))
    return found


def _ids(state: Mapping[str, Any]) -> set[UUID]:
    found = set()
    for name, value in state.items():
        if name.endswith("_id") and isinstance(value, str):
            try:
                found.add(UUID(value))
            except ValueError:
                continue
    return found


def change_in_words(event: Change, names: Mapping[UUID, str]) -> str:
    """Say in one line what an event did; what the reader may not see any more is "something"."""
    subject = (names.get(event.subject_id) if event.subject_id else None) or "something"
    before, after = event.before or {}, event.after or {}
    if event.action == "application.moved":
        came, went = _name(before, "stage_id", names), _name(after, "stage_id", names)
        return f"Moved {subject} from {came} to {went}"
    if event.action in ("pool.member_added", "pool.member_removed"):
        person = _name(after or before, "candidate_id", names)
        return f"Added {person} to {subject}" if event.action.endswith("added") else f"Removed {person} from {subject}"
    if event.action in ("candidate.tagged", "candidate.untagged"):
        tag = (after or before).get("tag", "a tag")
        return f"Tagged {subject} {tag}" if event.action.endswith(".tagged") else f"Took the tag {tag} off {subject}"
    if event.action.endswith(".updated"):
        return f"Changed {subject}{_fields(after)}"
    if event.action in _VOCABULARY:
        return f"Made the {event.subject_kind} {after.get('name', subject)}"
    phrase = _PHRASES.get(event.action)
    return phrase.format(subject=subject) if phrase else f"Changed {subject} ({_spaced(event.action)})"


def main_event(events: Sequence[Change]) -> Change:
    """Give the event of a change that tells what it was about: the first that is not a new word of a vocabulary."""
    in_order = list(reversed(events))
    return next((event for event in in_order if event.action not in _VOCABULARY), in_order[0])


def _fields(after: Mapping[str, Any]) -> str:
    fields = ", ".join(sorted(name.removesuffix("_id").replace("_", " ") for name in after))
    return f" ({fields})" if fields else ""


def _name(state: Mapping[str, Any], field: str, names: Mapping[UUID, str]) -> str:
    value = state.get(field)
    return names.get(UUID(value), "somewhere") if value else "nowhere"


def _spaced(action: str) -> str:
    return action.partition(".")[2].replace("_", " ")


def move_in_words(move: Move, *, with_name: bool, with_job: bool) -> str:
    """Say in one line what a transition did; the name or the job is left out where the heading says it."""
    who = f"{move.candidate}: " if with_name else ""
    on = f" on {move.job_code}" if with_job and move.job_code else ""
    if move.from_status is None:
        what = "became a prospect" if move.to_status is ApplicationStatus.PROSPECT else f"applied, in {move.to_stage}"
    elif move.to_status is ApplicationStatus.PROSPECT:
        what = "a prospect again"
    elif move.from_status is ApplicationStatus.PROSPECT:
        what = f"applied, in {move.to_stage}"
    elif move.to_status is not move.from_status:
        back = move.to_status is ApplicationStatus.ACTIVE
        what = "active again" if back else move.to_status.value
        if move.reason and not back:
            what += f" ({move.reason})"
    else:
        what = f"moved from {move.from_stage} to {move.to_stage}"
    line = f"{who}{what}{on}"
    return line[0].upper() + line[1:]
