"""The report views and their columns in order, as the guard knows them; a test holds them to the database."""

from collections.abc import Mapping
from types import MappingProxyType

SCHEMA = "report"

VIEWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        name: tuple(columns.split())
        for name, columns in {
            "application": "application_id candidate_id job_id job_code job_title department location source"
            " source_kind recruiter applied_on status outcome_on rejection_reason current_stage stage_kind"
            " furthest_stage_kind application_no is_reapplication is_sourced is_active is_rejected is_withdrawn"
            " was_interviewed was_offered furthest_step",
            "stage_visit": "application_id job_id job_code department stage stage_kind position entered_on left_on days"
            " age_days visit_no exit applied_on",
            "milestone": "application_id job_id job_code department stage_kind reached_on was_skipped",
            "stage": "job_id job_code department stage stage_kind position",
            "job": "job_id job_code job_title department location employment_type status is_confidential hiring_manager"
            " recruiter opened_on closed_on",
            "job_open_spell": "job_id job_code opened_on closed_on",
            "opening": "opening_id job_id job_code department status opened_on closed_on target_start_on application_id"
            " offer_accepted_on days_to_fill",
            "interview": "interview_id application_id job_id job_code department stage stage_kind status starts_on"
            " minutes panel_size",
            "scorecard": "interview_id application_id job_id job_code department stage stage_kind interviewer"
            " requested_on submitted_on hours_to_submit recommendation is_overdue",
            "offer": "application_id job_id job_code department version status sent_on resolved_on outcome",
            "hire": "application_id job_id job_code job_title department location source source_kind applied_on"
            " first_contact_on is_sourced offer_accepted_on hired_on days_to_hire opening_opened_on days_to_fill",
            "outreach": "job_id job_code department sequence sender first_sent_on delivered opened clicked replied"
            " interested became_application unsubscribed bounced was_hired source",
            "recruiter_assignment": "job_id job_code recruiter is_primary valid_from_on valid_to_on",
            "calendar": "day iso_week month quarter fiscal_quarter fiscal_year is_business_day is_today",
        }.items()
    }
)
"""What generated SQL may read, and nothing else."""
