"""The words of the report views' SQL: `@zone@` and `@sees_job(j)@` stand for the same expression in every view."""

import re

_ASKER = "(select y.{} from shortlist.asker y)"
_LIST = "(select y.{} from shortlist.asker y)::uuid[]"

WORDS = {
    "zone": "(select o.reporting_timezone from shortlist.organisation o)",
    "now": _ASKER.format("now"),
    "own_candidates": _LIST.format("own_candidates"),
    "own_applications": _LIST.format("own_applications"),
    # Since 0020, over views that hold one thing each: the planner reads what a statement needs and no more.
    "moment": "(select y.now from shortlist.asker_self y)",
    "own_people": "array(select r.candidate_id from shortlist.asker_record r)",
    "own_rows": """array(
      select o.id from shortlist.asker_record r join shortlist.application o on o.candidate_id = r.candidate_id)""",
    "own_panels": "array(select l.interview_id from shortlist.asker_panel l where l.is_interviewer)",
}
"""What stands for itself: the reporting zone, the clock of reports, and what the asker never sees."""

PHRASES = {
    # All but confidential jobs for those who work for the whole company, own jobs for hiring managers.
    "sees_job": f"""(
      ({_ASKER.format("sees_company")}
        and (not {{0}}.is_confidential
          or {_ASKER.format("is_admin")}
          or {{0}}.id = any ({_LIST.format("team_jobs")})))
      or {{0}}.id = any ({_LIST.format("managed_jobs")}))""",
    "sees_job_at_all": f"(@sees_job({{0}})@ or {{0}}.id = any ({_LIST.format('interviewed_jobs')}))",
    "sees_application": f"""(
      (@sees_job({{1}})@ or {{0}}.id = any ({_LIST.format("interviewed")}))
      and {{0}}.candidate_id <> all (@own_candidates@)
      and {{0}}.status <> 'prospect')""",
    # Since 0020, where a job is a row of `asker_job`, which knows whether it counts.
    "knows_job": """({0}.sight <> 0
      or {0}.id = any (array(
        select o.job_id
        from shortlist.asker_panel l join shortlist.application o on o.id = l.application_id
        where l.is_interviewer and o.job_id is not null)))""",
    "counts_application": """(
      ({1}.sight <> 0
        or {0}.id = any (array(select l.application_id from shortlist.asker_panel l where l.is_interviewer)))
      and {0}.candidate_id <> all (@own_people@)
      and {0}.status <> 'prospect')""",
    # When we first wrote to the candidate of {0} about its job, before they applied.
    "first_contact": """(
      select min(m.sent_at)
      from shortlist.message m left join shortlist.enrollment e on e.id = m.enrollment_id
      where m.candidate_id = {0}.candidate_id and m.direction = 'outbound' and m.sent_at < {0}.applied_at
        and {0}.job_id in (m.job_id, e.job_id))""",
    # The day the latest version of the offer of application {0} was accepted.
    "offer_accepted_on": """(
      select case when v.status = 'accepted' then v.resolved_on end
      from shortlist.offer v
      where v.application_id = {0}
      order by v.version desc
      limit 1)""",
    "opening_filled_by": """(
      select (p.opened_at at time zone @zone@)::date
      from shortlist.opening p
      where p.application_id = {0}
      order by p.opened_at
      limit 1)""",
    # Whole days between {1} and {2} on which the job {0} was closed between two spells.
    "days_on_hold": """coalesce((
      select sum(greatest(0, least(g.reopened_on, {2}) - greatest(g.closed_on, {1})))
      from (
          select
            (k.closed_at at time zone @zone@)::date as closed_on,
            (lead(k.opened_at) over (order by k.opened_at) at time zone @zone@)::date as reopened_on
          from shortlist.job_open_spell k
          where k.job_id = {0}
        ) g
      where g.reopened_on is not null), 0)::int""",
    "is_sent_in": """(
      {0}.candidate_id = {1}.candidate_id and {0}.direction = 'outbound' and {0}.sent_at is not null
      and {0}.enrollment_id is not distinct from {1}.enrollment_id
      and ({1}.enrollment_id is not null
        or ({0}.application_id is null and {0}.job_id is not distinct from {1}.job_id)))""",
    "answers": """(
      {0}.candidate_id = {1}.candidate_id and {0}.direction = 'inbound'
      and ({0}.enrollment_id = {1}.enrollment_id
        or {0}.in_reply_to in (select w.message_id_header from shortlist.message w where @is_sent_in(w, {1})@)))""",
}
"""What is said of the tables, columns or days in the brackets."""

_WORD = re.compile(r"@(\w+)@")
_PHRASE = re.compile(r"@(\w+)\(([^()@]*(?:\([^()@]*\)[^()@]*)*)\)@")


def spelled_out(statements: str) -> str:
    """Write the statements with every word and phrase replaced by what it stands for."""
    while "@" in statements:
        replaced = _PHRASE.sub(lambda found: _phrase(found[1], found[2]), statements)
        replaced = _WORD.sub(lambda found: WORDS[found[1]], replaced)
        if replaced == statements:
            raise ValueError("a word of the report views is not written as it should be")
        statements = replaced
    return statements


def _phrase(name: str, arguments: str) -> str:
    return PHRASES[name].format(*(each.strip() for each in arguments.split(",")))
