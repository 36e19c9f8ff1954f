"""Questions with statements that answer them rightly; the nearest are told to a model that writes one."""

from rapidfuzz import fuzz, process

MOST = 4
_PROVEN: tuple[tuple[str, str], ...] = (
    (
        "how many jobs did we close per quarter",
        """
        select c.fiscal_quarter, count(*) as jobs from job j join calendar c on c.day = j.closed_on group
        by c.fiscal_quarter order by 1
        """,
    ),
    (
        "what share of the people who reached onsite got an offer, by source",
        """
        with onsite as (select distinct application_id from stage_visit where stage = 'Onsite'), offered
        as (select application_id from milestone where stage_kind = 'offer') select a.source, count(*) as
        reached, count(f.application_id) as offered, count(f.application_id) * 1.0 / nullif(count(*), 0)
        as offered_rate from onsite o join application a on a.application_id = o.application_id left join
        offered f on f.application_id = o.application_id group by a.source order by reached desc
        """,
    ),
    (
        "how many interviews does a hire take, by department",
        """
        with held as (select application_id, count(*) as interviews from interview where status <>
        'cancelled' group by application_id) select h.department, count(*) as hires,
        avg(coalesce(e.interviews, 0)) as interviews from hire h left join held e on e.application_id =
        h.application_id group by h.department order by hires desc
        """,
    ),
    (
        "days from application to first interview, by month of application",
        """
        with first_one as (select application_id, min(starts_on) as starts_on from interview where status
        <> 'cancelled' group by application_id) select c.month, count(*) as n, percentile_cont(0.5) within
        group (order by f.starts_on - a.applied_on) as median_days from application a join first_one f on
        f.application_id = a.application_id join calendar c on c.day = a.applied_on group by c.month order
        by 1
        """,
    ),
    (
        "how many stages do rejected candidates go through before they are rejected",
        """
        with visits as (select v.application_id, count(*) as visits from stage_visit v group by
        v.application_id) select v.visits, count(*) as applications from application a join visits v on
        v.application_id = a.application_id where a.status = 'rejected' group by v.visits order by 1
        """,
    ),
    (
        "share of strong yes recommendations by interviewer this year",
        """
        select interviewer, count(*) as n, count(*) filter (where recommendation = 'strong_yes') as
        strong_yes, count(*) filter (where recommendation = 'strong_yes') * 1.0 / count(*) as
        strong_yes_rate from scorecard where recommendation is not null and submitted_on >=
        date_trunc('year', current_date) group by interviewer order by n desc
        """,
    ),
    (
        "which jobs have open headcount and no active candidates",
        """
        with live as (select distinct job_id from application where status = 'active') select j.job_code,
        j.job_title, count(*) as openings from opening n join job j on j.job_id = n.job_id left join live
        l on l.job_id = j.job_id where n.status = 'open' and l.job_id is null group by j.job_code,
        j.job_title order by openings desc
        """,
    ),
    (
        "time from offer accepted to start, longest first",
        """
        select department, count(*) as hires, avg(hired_on - offer_accepted_on) as mean_days from hire
        where offer_accepted_on is not null group by department order by mean_days desc nulls last
        """,
    ),
)


def proven(question: str) -> list[tuple[str, str]]:
    """Give the pairs nearest to a question, nearest first."""
    said = [pair[0] for pair in _PROVEN]
    found = process.extract(question, said, scorer=fuzz.token_set_ratio, limit=MOST)
    return [(_PROVEN[place][0], _plain(_PROVEN[place][1])) for _, _, place in found]


def every() -> tuple[tuple[str, str], ...]:
    """Give all pairs, for those who prove them."""
    return tuple((said, _plain(sql)) for said, sql in _PROVEN)


def _plain(sql: str) -> str:
    return " ".join(sql.split())
