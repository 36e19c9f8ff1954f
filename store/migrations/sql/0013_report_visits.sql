-- The views of 0010 over what 0013_visits.sql keeps ready: the same columns, an order of magnitude sooner at a million
-- applications. Words between at signs are spelled out by store/migrations/report_words.py.

create or replace view report.application with (security_barrier) as
select
  a.id as application_id,
  a.candidate_id,
  a.job_id,
  j.code as job_code,
  j.title as job_title,
  d.name as department,
  l.name as location,
  s.name as source,
  s.kind::text as source_kind,
  coalesce(
    (
      select p.name
      from shortlist.hiring_team t join shortlist.person p on p.id = t.person_id
      where t.job_id = a.job_id and t.role = 'recruiter' and t.is_primary
        and t.valid_from <= a.applied_at and a.applied_at < coalesce(t.valid_to, 'infinity')
      order by t.valid_from desc
      limit 1
    ),
    (
      -- Nobody at that moment: whoever was it earlier or later that day.
      select p.name
      from shortlist.hiring_team t join shortlist.person p on p.id = t.person_id
      where t.job_id = a.job_id and t.role = 'recruiter' and t.is_primary
        and (t.valid_from at time zone @zone@)::date <= (a.applied_at at time zone @zone@)::date
        and (a.applied_at at time zone @zone@)::date <= (t.valid_to at time zone @zone@)::date
      order by t.valid_from desc
      limit 1
    )
  ) as recruiter,
  (a.applied_at at time zone @zone@)::date as applied_on,
  a.status::text as status,
  case a.status
    when 'hired' then (a.hired_at at time zone @zone@)::date
    when 'rejected' then (a.status_changed_at at time zone @zone@)::date
    when 'withdrawn' then (a.status_changed_at at time zone @zone@)::date
  end as outcome_on,
  r.name as rejection_reason,
  g.name as current_stage,
  g.kind::text as stage_kind,
  case
    when q.hired_at is not null then 'hired'
    when q.offer_at is not null then 'offer'
    when q.active_at is not null then 'active'
    when q.pre_interview_screen_at is not null then 'pre_interview_screen'
    when q.lead_at is not null then 'lead'
  end as furthest_stage_kind,
  (
    select count(*)
    from shortlist.application x join shortlist.job xj on xj.id = x.job_id
    where x.candidate_id = a.candidate_id and (x.applied_at, x.id) <= (a.applied_at, a.id)
      and @sees_application(x, xj)@
  )::int as application_no,
  exists (
    select
    from shortlist.application x join shortlist.job xj on xj.id = x.job_id
    where x.candidate_id = a.candidate_id and (x.applied_at, x.id) < (a.applied_at, a.id)
      and @sees_application(x, xj)@
  ) as is_reapplication,
  exists (
    select
    from shortlist.message m left join shortlist.enrollment e on e.id = m.enrollment_id
    where m.candidate_id = a.candidate_id and m.direction = 'outbound' and m.sent_at < a.applied_at
      and a.job_id in (m.job_id, e.job_id)
  ) as is_sourced
from shortlist.application a
  join shortlist.job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.location l on l.id = j.location_id
  left join shortlist.source s on s.id = a.source_id
  left join shortlist.rejection_reason r on r.id = a.rejection_reason_id
  left join shortlist.stage g on g.id = a.stage_id
  left join shortlist.application_progress q on q.application_id = a.id
where @sees_application(a, j)@;

create or replace view report.stage_visit with (security_barrier) as
select
  a.id as application_id,
  a.job_id,
  j.code as job_code,
  d.name as department,
  s.name as stage,
  s.kind::text as stage_kind,
  s.position,
  (v.entered_at at time zone @zone@)::date as entered_on,
  (v.left_at at time zone @zone@)::date as left_on,
  (extract(epoch from v.left_at - v.entered_at) / 86400)::double precision as days,
  case when v.left_at is null
    then (extract(epoch from @now@ - v.entered_at) / 86400)::double precision
  end as age_days,
  v.visit_no,
  case
    when v.left_at is null then 'open'
    when v.next_status in ('rejected', 'withdrawn', 'hired') then v.next_status::text
    when n.kind = 'hired' then 'hired'
    when n.kind <> 'archived' and n.position > s.position then 'advanced'
    else 'back'
  end as exit
from shortlist.stage_visit v
  join shortlist.stage s on s.id = v.stage_id
  join shortlist.application a on a.id = v.application_id
  join shortlist.job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.stage n on n.id = v.next_stage_id
where s.kind not in ('hired', 'archived') and @sees_application(a, j)@;

create or replace view report.milestone with (security_barrier) as
select
  a.id as application_id,
  a.job_id,
  j.code as job_code,
  d.name as department,
  m.kind::text as stage_kind,
  (coalesce(m.entered_at, m.passed_at) at time zone @zone@)::date as reached_on,
  m.entered_at is null as was_skipped
from shortlist.application a
  join shortlist.job j on j.id = a.job_id
  join shortlist.application_progress p on p.application_id = a.id
  left join shortlist.department d on d.id = j.department_id
  left join (
    select g.job_id, array_agg(distinct g.kind) as kinds from shortlist.stage g group by g.job_id
  ) g on g.job_id = j.id
  cross join lateral (
    values
      (
        'lead'::shortlist.stage_kind, p.lead_at,
        least(p.lead_at, p.pre_interview_screen_at, p.active_at, p.offer_at, p.hired_at)
      ),
      (
        'pre_interview_screen', p.pre_interview_screen_at,
        least(p.pre_interview_screen_at, p.active_at, p.offer_at, p.hired_at)
      ),
      ('active', p.active_at, least(p.active_at, p.offer_at, p.hired_at)),
      ('offer', p.offer_at, least(p.offer_at, p.hired_at)),
      ('hired', p.hired_at, p.hired_at)
  ) m (kind, entered_at, passed_at)
where m.passed_at is not null
  and (m.kind = 'hired' or m.kind = any (g.kinds))
  and @sees_application(a, j)@;
