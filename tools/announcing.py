"""What a call is about to do, in a recruiter's words, for the status line and the task cards."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from tools.ran import Call
from tools.wording import listed, short

DOING: Mapping[str, str] = MappingProxyType(
    {
        "find_candidates": "Searching people",
        "show_candidate": "Opening a profile",
        "add_candidate": "Adding somebody new",
        "update_candidate": "Changing a profile",
        "add_note": "Writing a note",
        "add_document": "Keeping the files",
        "tag_candidates": "Tagging",
        "untag_candidates": "Taking tags off",
        "merge_candidates": "Comparing two records",
        "list_jobs": "Looking through the jobs",
        "show_job": "Opening a job",
        "create_job": "Preparing a new job",
        "update_job": "Changing a job",
        "close_job": "Closing a job",
        "reopen_job": "Opening a job again",
        "add_to_job": "Putting people on a job",
        "show_pipeline": "Reading the pipeline",
        "move_candidates": "Moving people",
        "reject_candidates": "Preparing a rejection",
        "withdraw_candidate": "Withdrawing an application",
        "create_pool": "Making a pool",
        "show_pool": "Opening a pool",
        "show_people_counted": "Looking up whom the number counts",
        "subscribe": "Putting a question on a schedule",
        "list_subscriptions": "Looking through your questions",
        "change_subscription": "Changing a question on a schedule",
        "add_to_pool": "Adding people to a pool",
        "remove_from_pool": "Taking people out of a pool",
        "list_interviews": "Looking through the interviews",
        "schedule_interview": "Scheduling an interview",
        "reschedule_interview": "Moving an interview",
        "cancel_interview": "Cancelling an interview",
        "set_kit": "Setting up an interview kit",
        "request_feedback": "Asking for feedback",
        "overdue_feedback": "Looking who owes scorecards",
        "show_scorecard": "Opening a scorecard",
        "edit_scorecard": "Writing to your scorecard",
        "submit_scorecard": "Preparing your scorecard",
        "snooze_feedback": "Setting a reminder",
        "leave_interview": "Taking you off a panel",
        "show_debrief": "Putting the feedback together",
        "draft_outreach": "Drafting letters",
        "show_drafts": "Looking through the drafts",
        "edit_draft": "Changing a draft",
        "revise_drafts": "Rewriting drafts",
        "add_subject": "Adding a subject to try",
        "compare_subjects": "Comparing subjects",
        "add_from_event": "Adding people from an event",
        "refer_candidate": "Noting a referral",
        "show_opted_out": "Looking up who opted out",
        "send_drafts": "Preparing what is to be sent",
        "show_replies": "Reading the replies",
        "answer_reply": "Noting an answer",
        "contact_history": "Looking up who wrote when",
        "log_touch": "Noting a contact",
        "suppress_contact": "Stopping mail to an address",
        "set_do_not_contact": "Changing who may be contacted",
        "mark_silver_medal": "Marking a silver medallist",
        "find_silver_medalists": "Looking for silver medallists",
        "show_bench": "Looking at the bench",
        "create_sequence": "Making a sequence",
        "edit_sequence": "Changing a sequence",
        "set_sequence_rule": "Setting what starts a sequence",
        "show_sequence": "Opening a sequence",
        "enroll": "Putting people into a sequence",
        "unenroll": "Taking people out of a sequence",
        "pause_enrollment": "Pausing a sequence",
        "open_tools": "Looking for the right tool",
        "my_agenda": "Looking what waits for you",
        "metric_query": "Counting",
        "query_data": "Working out the numbers",
        "show_history": "Looking up what happened",
        "undo": "Taking it back",
        "help": "Looking up what I can do",
    }
)
"""What each tool does while it runs."""
_SHOWN = 4
_LONGEST = 120


def announced(call: Call) -> str:
    """Say what a call is about to do and with what, as far as people gave it words; ids say nothing to them."""
    doing = DOING.get(call.tool, "Working on it")
    words = list(dict.fromkeys(_words(call.args)))[:_SHOWN]
    return short(f"{doing}: {listed(words)}", _LONGEST) if words else doing


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip() and not _is_id(value):
            yield short(value.strip(), 40)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in {"text", "note", "description", "reason"} or len(value) == 1:
                yield from _words(one)


def _is_id(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True
