"""Who applies, from where, and how applications end."""

from store.metrics.catalogue.shapes import count, rate
from store.metrics.metric import Basis, Measure, Metric

_APPLIED = Basis("application", "a.applied_on", "by the day applied")
_ENDED = Basis("application", "a.outcome_on", "by the day it ended")
_PROSPECTS = "Prospects, who have not applied, are left out."
_COUNTS = ("applications", "Applications")
_WORDS = ("application", "applications")
_OPEN = "a.is_active"

INTERVIEWED = rate(
    "interview_rate", "Interview rate", hit="a.was_interviewed", hits=("interviewed", "Interviewed"),
    of=_COUNTS,
)  # fmt: skip
OFFERED = rate("offer_rate", "Offer rate", hit="a.was_offered", hits=("offered", "Sent an offer"), of=_COUNTS)
HIRED = rate("hire_rate", "Hire rate", hit="a.status = 'hired'", hits=("hired", "Hired"), of=_COUNTS)

METRICS = (
    Metric(
        "applications", "Applications",
        ("applications", "applications received", "application volume", "applicants", "inbound volume", "applied"),
        "Applications to jobs, counted by the day applied; somebody who applies twice counts twice.",
        _APPLIED, measures=(count("applications", "Applications"),), exclusions=_PROSPECTS, words=_WORDS,
    ),
    Metric(
        "people", "People who applied",
        ("people", "unique applicants", "distinct candidates", "people who applied", "unique candidates"),
        "Different people who applied to a job; somebody who applies twice counts once.",
        _APPLIED, measures=(Measure("people", "People", "distinct", value="a.candidate_id"),), exclusions=_PROSPECTS,
        words=("person", "people"),
    ),
    Metric(
        "reapplication_share", "Share of repeated applications",
        ("reapplication share", "reapplication rate", "repeat applicants", "reapplications", "boomerang applicants"),
        "Applications of people who had applied to any job here before ÷ all applications, by the day applied.",
        _APPLIED, measures=(rate("reapplication_share", "Share of repeated applications", hit="a.is_reapplication",
                       hits=("repeated", "Repeated"), of=_COUNTS),),
        exclusions=_PROSPECTS, words=_WORDS,
    ),
    Metric(
        "sourced_share", "Share of sourced applications",
        ("sourced share", "share sourced", "sourced vs inbound", "outbound share", "inbound share"),
        "Applications of people to whom a message about the job had gone out before they applied ÷ all applications.",
        _APPLIED, measures=(rate("sourced_share", "Share of sourced applications", hit="a.is_sourced",
                       hits=("sourced", "Sourced"), of=_COUNTS),),
        exclusions=_PROSPECTS, words=_WORDS,
    ),
    Metric(
        "interview_rate", "Interview rate",
        ("interview rate", "application to interview", "screen to interview rate", "got an interview"),
        "Applications with an interview that was not cancelled ÷ all applications, by the day applied.",
        _APPLIED, measures=(INTERVIEWED,), exclusions=_PROSPECTS, immature=f"{_OPEN} and not a.was_interviewed",
        words=_WORDS,
    ),
    Metric(
        "offer_rate", "Offer rate",
        ("offer rate", "application to offer", "applications per offer", "got an offer"),
        "Applications with a sent offer ÷ all applications, by the day applied.",
        _APPLIED, measures=(OFFERED,), exclusions=_PROSPECTS, immature=f"{_OPEN} and not a.was_offered",
        words=_WORDS,
    ),
    Metric(
        "hire_rate", "Hire rate",
        ("hire rate", "conversion to hire", "application to hire", "applications per hire", "hiring yield"),
        "Applications that ended in a hire ÷ all applications, by the day applied.",
        _APPLIED, measures=(HIRED,), exclusions=_PROSPECTS, immature=_OPEN, words=_WORDS,
    ),
    Metric(
        "source_effectiveness", "Source effectiveness",
        ("source effectiveness", "source quality", "best sources", "which sources work", "source performance",
         "channel effectiveness"),
        "Applications by their source at the time, and the share of them that was interviewed (not cancelled), "
        "was sent an offer and was hired.",
        _APPLIED, measures=(count("applications", "Applications"), INTERVIEWED, OFFERED, HIRED), exclusions=_PROSPECTS,
        immature=_OPEN, groups=("source",), words=_WORDS,
    ),
    Metric(
        "active_pipeline", "Active applications",
        ("active pipeline", "active applications", "active candidates", "people in the pipeline", "in process",
         "pipeline size", "open applications"),
        "Applications that are active now.",
        Basis("application"), (count("active", "Active applications"),),
        exclusions="Ended applications and prospects are left out.", where=_OPEN, words=_WORDS,
    ),
    Metric(
        "rejections", "Rejections",
        ("rejections", "rejected applications", "people rejected", "turned down", "how many we rejected"),
        "Applications that were rejected, by the day of the rejection.",
        _ENDED, (count("rejections", "Rejections"),),
        exclusions="Candidates who withdrew are left out.", where="a.is_rejected",
        words=("rejection", "rejections"),
    ),
    Metric(
        "withdrawals", "Withdrawals",
        ("withdrawals", "withdrew", "dropouts", "candidates who withdrew", "drop-offs", "dropped out"),
        "Applications that the candidate withdrew, by the day of the withdrawal.",
        _ENDED, (count("withdrawals", "Withdrawals"),),
        exclusions="Rejections are left out.", where="a.is_withdrawn", words=("withdrawal", "withdrawals"),
    ),
    Metric(
        "rejection_reasons", "Rejections by reason",
        ("rejection reasons", "why we reject", "reasons for rejection", "why candidates are rejected"),
        "Rejected applications by the reason given, by the day of the rejection.",
        _ENDED, (count("rejections", "Rejections"),),
        exclusions="Candidates who withdrew are left out.", where="a.is_rejected",
        groups=("rejection_reason",), words=("rejection", "rejections"),
    ),
)  # fmt: skip
