"""Interviews and the scorecards that follow them."""

from store.metrics.catalogue.shapes import averages, count, median, rate
from store.metrics.metric import Basis, Metric, Variant

_ENDED = Basis("scorecard", "s.requested_on", "by the day the interview ended")
_DUE = "A scorecard is due from each panelist who did not decline, of an interview that ended and was not cancelled."
_TURNAROUND = "Hours from the end of the interview to the submitted scorecard, by the day the interview ended."
_HOURS = median("scorecard_turnaround", "hours to submit", "s.hours_to_submit", "hours", ("submitted", "Submitted"))
_SETTLED = "(s.submitted_on is not null or s.is_overdue)"
_WORDS = ("scorecard", "scorecards")

METRICS = (
    Metric(
        "interviews", "Interviews",
        ("interviews", "interviews held", "interview volume", "number of interviews", "interviews conducted"),
        "Interviews by the day they start.",
        Basis("interview", "i.starts_on", "by the day they start"), (count("interviews", "Interviews"),),
        exclusions="Cancelled interviews are left out; those still to come are counted.",
        where="i.status <> 'cancelled'",
        variants=(
            Variant("with_cancelled", "Interviews, cancelled ones included",
                    "Interviews by the day they start, cancelled ones included.", where=""),
            Variant("cancelled", "Cancelled interviews", "Cancelled interviews by the day they would have started.",
                    where="i.status = 'cancelled'"),
        ),
        words=("interview", "interviews"),
    ),
    Metric(
        "scorecards_due", "Scorecards due",
        ("scorecards due", "scorecards expected", "feedback due", "scorecards"),
        f"{_DUE} Counted by the day the interview ended, submitted or not.",
        _ENDED, measures=(count("due", "Due"), count("submitted", "Submitted", "s.submitted_on is not null"),
                  count("missing", "Not submitted", "s.submitted_on is null")),
        words=_WORDS,
    ),
    Metric(
        "scorecards_overdue", "Scorecards overdue",
        ("scorecards overdue", "overdue scorecards", "overdue feedback", "late scorecards", "missing scorecards",
         "outstanding feedback"),
        f"{_DUE} Overdue are those not submitted 24 hours after the end; a draft is not submitted.",
        Basis("scorecard"), (count("overdue", "Overdue"),),
        exclusions="Scorecards that were submitted, however late, are left out.", where="s.is_overdue", words=_WORDS,
    ),
    Metric(
        "scorecard_turnaround", "Scorecard turnaround",
        ("scorecard turnaround", "feedback time", "time to feedback", "how fast feedback comes in",
         "scorecard turnaround time", "feedback turnaround"),
        f"{_TURNAROUND} The median.",
        _ENDED, measures=(_HOURS,), exclusions="Scorecards not yet submitted are left out.",
        variants=averages(_TURNAROUND, _HOURS), words=("scorecard", "scorecards"),
    ),
    Metric(
        "scorecards_within_24h", "Scorecards within 24 hours",
        ("scorecards within 24 hours", "feedback within 24 hours", "scorecards on time", "feedback within a day",
         "share of scorecards on time"),
        "Scorecards submitted within 24 hours of the end of the interview ÷ scorecards submitted or overdue, by the "
        "day the interview ended.",
        _ENDED, measures=(rate("within_24h", "Within 24 hours", counted=_SETTLED, hit="s.hours_to_submit <= 24",
                       hits=("on_time", "On time"), of=("settled", "Submitted or overdue")),),
        exclusions="Scorecards that are neither submitted nor overdue are left out.", immature=f"not {_SETTLED}",
        words=_WORDS,
    ),
)  # fmt: skip
