"""Jobs, headcount and the people who recruit for them."""

from store.metrics.catalogue.shapes import averages, count, median
from store.metrics.metric import Basis, Measure, Metric

_OPEN = median("time_open", "days open", "{today} - p.opened_on", "days", ("jobs", "Open jobs"))
_CURRENT = "j.status = 'open' and p.closed_on is null"
_ASSIGNED = "j.status = 'open' and r.valid_from_on <= {today} and (r.valid_to_on is null or r.valid_to_on > {today})"

METRICS = (
    Metric(
        "jobs_open", "Open jobs",
        ("jobs open", "open jobs", "open roles", "open requisitions", "open positions", "reqs open"),
        "Jobs whose status is open now.",
        Basis("job"), measures=(count("jobs_open", "Open jobs"),), where="j.status = 'open'",
        exclusions="Drafts, pending, closed and archived jobs are left out.", words=("job", "jobs"),
    ),
    Metric(
        "openings_open", "Open headcount",
        ("openings open", "open headcount", "open openings", "headcount to fill", "seats open", "vacancies"),
        "Headcount slots whose status is open now.",
        Basis("opening"), measures=(count("openings_open", "Open headcount"),), where="n.status = 'open'",
        exclusions="Draft, approved and closed slots are left out.", words=("opening", "openings"),
    ),
    Metric(
        "jobs_opened", "Jobs opened",
        ("jobs opened", "roles opened", "new jobs", "new requisitions"),
        "Times a job was opened, by the day; a job opened again counts again.",
        Basis("spell", "p.opened_on", "by the day opened"), (count("jobs_opened", "Jobs opened"),),
        words=("opening of a job", "openings of jobs"),
    ),
    Metric(
        "time_open", "Time open",
        ("time open", "days open", "how long jobs have been open", "age of open jobs", "oldest open jobs"),
        "Days since open jobs were last opened. The median.",
        Basis("spell"), measures=(_OPEN,), where=_CURRENT, exclusions="Jobs that are not open are left out.",
        variants=averages("Days since open jobs were last opened.", _OPEN), words=("job", "jobs"),
    ),
    Metric(
        "recruiter_load", "Recruiter load",
        ("recruiter load", "recruiter workload", "jobs per recruiter", "capacity", "requisitions per recruiter",
         "who is overloaded"),
        "Open jobs each recruiter is on today, and the active applications on these jobs.",
        Basis("assignment"),
        measures=(Measure("open_jobs", "Open jobs", "distinct", value="r.job_id"),
                  Measure("active", "Active applications", "sum", value="ac.active")),
        where=_ASSIGNED, exclusions="Jobs that are not open and past assignments are left out.",
        groups=("recruiter",), words=("job", "jobs"),
    ),
)  # fmt: skip
