"""All tools by name, in the order a person would look for them. A new tool adds its line here and nowhere else."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tools.actor import Actor
from tools.base import Tool
from tools.candidates.add_candidate import add_candidate
from tools.candidates.add_document import add_document
from tools.candidates.add_note import add_note
from tools.candidates.find_candidates import find_candidates
from tools.candidates.merge_candidates import merge_candidates
from tools.candidates.show_candidate import show_candidate
from tools.candidates.tag_candidates import tag_candidates
from tools.candidates.untag_candidates import untag_candidates
from tools.candidates.update_candidate import update_candidate
from tools.feedback.cancel_interview import cancel_interview
from tools.feedback.edit_scorecard import edit_scorecard
from tools.feedback.leave_interview import leave_interview
from tools.feedback.list_interviews import list_interviews
from tools.feedback.overdue_feedback import overdue_feedback
from tools.feedback.request_feedback import request_feedback
from tools.feedback.reschedule_interview import reschedule_interview
from tools.feedback.schedule_interview import schedule_interview
from tools.feedback.set_kit import set_kit
from tools.feedback.show_debrief import show_debrief
from tools.feedback.show_scorecard import show_scorecard
from tools.feedback.snooze_feedback import snooze_feedback
from tools.feedback.submit_scorecard import submit_scorecard
from tools.insight.change_subscription import change_subscription
from tools.insight.help import help as help_
from tools.insight.list_subscriptions import list_subscriptions
from tools.insight.metric_query import metric_query
from tools.insight.my_agenda import my_agenda
from tools.insight.open_tools import open_tools
from tools.insight.query_data import query_data
from tools.insight.show_history import show_history
from tools.insight.show_people_counted import show_people_counted
from tools.insight.subscribe import subscribe
from tools.insight.undo import undo
from tools.jobs.close_job import close_job
from tools.jobs.create_job import create_job
from tools.jobs.list_jobs import list_jobs
from tools.jobs.reopen_job import reopen_job
from tools.jobs.show_job import show_job
from tools.jobs.update_job import update_job
from tools.outreach.add_from_event import add_from_event
from tools.outreach.answer_reply import answer_reply
from tools.outreach.contact_history import contact_history
from tools.outreach.create_sequence import create_sequence
from tools.outreach.draft_outreach import draft_outreach
from tools.outreach.edit_draft import edit_draft
from tools.outreach.edit_sequence import edit_sequence
from tools.outreach.enroll import enroll, pause_enrollment, unenroll
from tools.outreach.log_touch import log_touch
from tools.outreach.mark_silver_medal import mark_silver_medal
from tools.outreach.refer_candidate import refer_candidate
from tools.outreach.revise_drafts import revise_drafts
from tools.outreach.send_drafts import send_drafts
from tools.outreach.set_do_not_contact import set_do_not_contact
from tools.outreach.set_sequence_rule import set_sequence_rule
from tools.outreach.show_bench import find_silver_medalists, show_bench
from tools.outreach.show_drafts import show_drafts
from tools.outreach.show_opted_out import show_opted_out
from tools.outreach.show_replies import show_replies
from tools.outreach.show_sequence import show_sequence
from tools.outreach.subject_variants import add_subject, compare_subjects
from tools.outreach.suppress_contact import suppress_contact
from tools.pipeline.add_to_job import add_to_job
from tools.pipeline.move_candidates import move_candidates
from tools.pipeline.reject_candidates import reject_candidates
from tools.pipeline.show_pipeline import show_pipeline
from tools.pipeline.withdraw_candidate import withdraw_candidate
from tools.pools.add_to_pool import add_to_pool
from tools.pools.create_pool import create_pool
from tools.pools.remove_from_pool import remove_from_pool
from tools.pools.show_pool import show_pool

TOOLS: tuple[Tool, ...] = (
    find_candidates,
    show_candidate,
    add_candidate,
    update_candidate,
    add_note,
    add_document,
    tag_candidates,
    untag_candidates,
    merge_candidates,
    list_jobs,
    show_job,
    create_job,
    update_job,
    close_job,
    reopen_job,
    add_to_job,
    show_pipeline,
    move_candidates,
    reject_candidates,
    withdraw_candidate,
    create_pool,
    show_pool,
    add_to_pool,
    remove_from_pool,
    list_interviews,
    schedule_interview,
    reschedule_interview,
    cancel_interview,
    set_kit,
    request_feedback,
    overdue_feedback,
    show_scorecard,
    edit_scorecard,
    submit_scorecard,
    snooze_feedback,
    leave_interview,
    show_debrief,
    draft_outreach,
    show_drafts,
    edit_draft,
    revise_drafts,
    send_drafts,
    create_sequence,
    show_sequence,
    edit_sequence,
    set_sequence_rule,
    add_subject,
    compare_subjects,
    enroll,
    unenroll,
    pause_enrollment,
    show_replies,
    answer_reply,
    contact_history,
    log_touch,
    show_opted_out,
    suppress_contact,
    set_do_not_contact,
    refer_candidate,
    add_from_event,
    mark_silver_medal,
    find_silver_medalists,
    show_bench,
    metric_query,
    show_people_counted,
    query_data,
    subscribe,
    list_subscriptions,
    change_subscription,
    my_agenda,
    show_history,
    undo,
    help_,
    open_tools,
)


@cache
def all_tools() -> Mapping[str, Tool]:
    """Give every tool by its name."""
    return MappingProxyType({tool.name: tool for tool in TOOLS})


def tools_for(actor: Actor) -> tuple[Tool, ...]:
    """Give the tools worth offering to a person; what they may do with them is the database's decision."""
    return tuple(tool for tool in TOOLS if actor.is_any(tool.roles))
