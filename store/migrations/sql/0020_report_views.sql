-- The report views anew: days are read, not worked out; what a row costs a look-up for stands in its column, so that a
-- statement pays for what it reads; who may count what is asked of views that hold one thing each.
-- Words between at signs are spelled out by store/migrations/report_words.py.

create view shortlist.asker_self with (security_barrier) as
select
  p.id,
  shortlist.report_now() as now,
  p.roles && '{admin,recruiter,sourcer,coordinator,executive}' as sees_company,
  p.roles && '{admin}' as is_admin
from shortlist.person p
where p.id = (select shortlist.actor_id());
comment on view shortlist.asker_self is
  'Whoever asks for a report: one row, or none without a verified identity. sees_company: counts every job that is not
confidential';

create view shortlist.asker_team with (security_barrier) as
select t.job_id, t.role = 'hiring_manager' and p.roles && '{hiring_manager}' as manages
from shortlist.hiring_team t join shortlist.person p on p.id = t.person_id
where p.id = (select shortlist.actor_id())
  and t.valid_from <= (select shortlist.report_now())
  and (select shortlist.report_now()) < coalesce(t.valid_to, 'infinity');
comment on view shortlist.asker_team is
  'Jobs the asker has a part in today; manages: own jobs of a hiring manager';

create view shortlist.asker_panel with (security_barrier) as
select l.interview_id, l.application_id, p.roles && '{interviewer}' as is_interviewer, l.owes
from shortlist.person p
  cross join lateral (
    select
      i.id as interview_id,
      i.application_id,
      not exists (
        select from shortlist.scorecard c
        where c.interview_id = i.id and c.interviewer_id = p.id and c.status = 'submitted') as owes
    from shortlist.interview_panelist l join shortlist.interview i on i.id = l.interview_id
    where l.person_id = p.id and i.status <> 'cancelled'
    offset 0
  ) l
where p.id = (select shortlist.actor_id());
comment on view shortlist.asker_panel is
  'Interviews on whose panel the asker is; is_interviewer: they may count these; owes: no scorecard of theirs is in yet';

-- Worked out once a job, not once a row of whatever belongs to it.
create view shortlist.asker_job with (security_barrier) as
select
  j.id, j.code, j.title, j.department_id, j.location_id, j.employment_type, j.status, j.is_confidential, j.opened_at,
  j.closed_at,
  ((
    (select y.sees_company from shortlist.asker_self y)
    and (not j.is_confidential
      or (select y.is_admin from shortlist.asker_self y)
      or j.id = any (array(select t.job_id from shortlist.asker_team t)))
  ) or j.id = any (array(select t.job_id from shortlist.asker_team t where t.manages)))::int as sight
from shortlist.job j;
comment on view shortlist.asker_job is
  'Every job, and in sight whether the asker counts what belongs to it: all but confidential jobs for those who work for the whole
company, own jobs for hiring managers; of other jobs an interviewer counts own interviews. sight is 1 or 0: of a mere
yes or no the planner would think that half of the rows have it';

create view shortlist.asker_record with (security_barrier) as
select e.candidate_id
from shortlist.person p join shortlist.candidate_email e on e.value = p.email
where p.id = (select shortlist.actor_id());
comment on view shortlist.asker_record is 'The asker''s own record as a candidate, which nobody ever sees';

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
        and (t.valid_from at time zone @zone@)::date <= a.applied_on
        and a.applied_on <= (t.valid_to at time zone @zone@)::date
      order by t.valid_from desc
      limit 1
    )
  ) as recruiter,
  a.applied_on,
  a.status::text as status,
  a.outcome_on,
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
    from shortlist.application x join shortlist.asker_job xj on xj.id = x.job_id
    where x.candidate_id = a.candidate_id and (x.applied_at, x.id) <= (a.applied_at, a.id)
      and @counts_application(x, xj)@
  )::int as application_no,
  exists (
    select
    from shortlist.application x join shortlist.asker_job xj on xj.id = x.job_id
    where x.candidate_id = a.candidate_id and (x.applied_at, x.id) < (a.applied_at, a.id)
      and @counts_application(x, xj)@
  ) as is_reapplication,
  @first_contact(a)@ is not null as is_sourced,
  a.status = 'active' as is_active,
  a.status = 'rejected' as is_rejected,
  a.status = 'withdrawn' as is_withdrawn,
  -- Whoever sees it only as an interviewer has an interview on it.
  j.sight = 0 or exists (
    select from shortlist.interview i where i.application_id = a.id and i.status <> 'cancelled'
  ) as was_interviewed,
  j.sight <> 0 and exists (
    select
    from shortlist.offer o
    where o.application_id = a.id and o.sent_on is not null
      and not exists (select from shortlist.offer v where v.application_id = o.application_id and v.version > o.version)
  ) as was_offered,
  case
    when q.hired_at is not null then 5
    when q.offer_at is not null then 4
    when q.active_at is not null then 3
    when q.pre_interview_screen_at is not null then 2
    when q.lead_at is not null then 1
    else 0
  end as furthest_step
from shortlist.application a
  join shortlist.asker_job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.location l on l.id = j.location_id
  left join shortlist.source s on s.id = a.source_id
  left join shortlist.rejection_reason r on r.id = a.rejection_reason_id
  left join shortlist.stage g on g.id = a.stage_id
  left join shortlist.application_progress q on q.application_id = a.id
where @counts_application(a, j)@;

create or replace view report.stage_visit with (security_barrier) as
select
  a.id as application_id,
  a.job_id,
  j.code as job_code,
  d.name as department,
  s.name as stage,
  s.kind::text as stage_kind,
  s.position,
  v.entered_on,
  v.left_on,
  (extract(epoch from v.left_at - v.entered_at) / 86400)::double precision as days,
  case when v.left_on is null
    then (extract(epoch from @moment@ - v.entered_at) / 86400)::double precision
  end as age_days,
  v.visit_no,
  case
    when v.left_on is null then 'open'
    when v.next_status in ('rejected', 'withdrawn', 'hired') then v.next_status::text
    when n.kind = 'hired' then 'hired'
    when n.kind <> 'archived' and n.position > s.position then 'advanced'
    else 'back'
  end as exit,
  a.applied_on
from shortlist.stage_visit v
  join shortlist.stage s on s.id = v.stage_id
  join shortlist.application a on a.id = v.application_id
  join shortlist.asker_job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.stage n on n.id = v.next_stage_id
where s.kind not in ('hired', 'archived') and @counts_application(a, j)@;

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
  join shortlist.asker_job j on j.id = a.job_id
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
  and @counts_application(a, j)@;

create or replace view report.hire with (security_barrier) as
select
  a.id as application_id,
  a.job_id,
  j.code as job_code,
  j.title as job_title,
  d.name as department,
  l.name as location,
  s.name as source,
  s.kind::text as source_kind,
  a.applied_on,
  (@first_contact(a)@ at time zone @zone@)::date as first_contact_on,
  @first_contact(a)@ is not null as is_sourced,
  case when j.sight <> 0 then @offer_accepted_on(a.id)@ end as offer_accepted_on,
  a.outcome_on as hired_on,
  a.outcome_on - coalesce((@first_contact(a)@ at time zone @zone@)::date, a.applied_on) as days_to_hire,
  @opening_filled_by(a.id)@ as opening_opened_on,
  case when j.sight <> 0 then (
    select f.accepted_on - f.opened_on - @days_on_hold(a.job_id, f.opened_on, f.accepted_on)@
    from (select @offer_accepted_on(a.id)@ as accepted_on, @opening_filled_by(a.id)@ as opened_on offset 0) f
  ) end as days_to_fill
from shortlist.application a
  join shortlist.asker_job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.location l on l.id = j.location_id
  left join shortlist.source s on s.id = a.source_id
where a.status = 'hired' and a.hired_at is not null and @counts_application(a, j)@;

create or replace view report.job with (security_barrier) as
select
  j.id as job_id,
  j.code as job_code,
  j.title as job_title,
  d.name as department,
  l.name as location,
  j.employment_type::text as employment_type,
  j.status::text as status,
  j.is_confidential,
  (
    select p.name
    from shortlist.hiring_team t join shortlist.person p on p.id = t.person_id
    where t.job_id = j.id and t.role = 'hiring_manager'
      and t.valid_from <= @moment@ and @moment@ < coalesce(t.valid_to, 'infinity')
    order by t.is_primary desc, t.valid_from
    limit 1
  ) as hiring_manager,
  (
    select p.name
    from shortlist.hiring_team t join shortlist.person p on p.id = t.person_id
    where t.job_id = j.id and t.role = 'recruiter' and t.is_primary
      and t.valid_from <= @moment@ and @moment@ < coalesce(t.valid_to, 'infinity')
    order by t.valid_from desc
    limit 1
  ) as recruiter,
  (j.opened_at at time zone @zone@)::date as opened_on,
  (j.closed_at at time zone @zone@)::date as closed_on
from shortlist.asker_job j
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.location l on l.id = j.location_id
where @knows_job(j)@;

create or replace view report.job_open_spell with (security_barrier) as
select
  j.id as job_id,
  j.code as job_code,
  (p.opened_at at time zone @zone@)::date as opened_on,
  (p.closed_at at time zone @zone@)::date as closed_on
from shortlist.job_open_spell p join shortlist.asker_job j on j.id = p.job_id
where @knows_job(j)@;

create or replace view report.opening with (security_barrier) as
select
  n.id as opening_id,
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  n.status::text as status,
  s.opened_on,
  (n.closed_at at time zone @zone@)::date as closed_on,
  n.target_start as target_start_on,
  case when n.application_id <> all (@own_rows@) then n.application_id end as application_id,
  case when j.sight <> 0 then o.accepted_on end as offer_accepted_on,
  case when j.sight <> 0 then
    o.accepted_on - s.opened_on - @days_on_hold(n.job_id, s.opened_on, o.accepted_on)@
  end as days_to_fill
from shortlist.opening n
  join shortlist.asker_job j on j.id = n.job_id
  left join shortlist.department d on d.id = j.department_id
  cross join lateral (select (n.opened_at at time zone @zone@)::date as opened_on) s
  left join lateral (
    select case when v.status = 'accepted' then (v.resolved_at at time zone @zone@)::date end as accepted_on
    from shortlist.offer v
    where v.application_id = n.application_id and n.application_id <> all (@own_rows@)
    order by v.version desc
    limit 1
  ) o on true
where @knows_job(j)@;

create or replace view report.recruiter_assignment with (security_barrier) as
select
  j.id as job_id,
  j.code as job_code,
  p.name as recruiter,
  t.is_primary,
  (t.valid_from at time zone @zone@)::date as valid_from_on,
  (t.valid_to at time zone @zone@)::date as valid_to_on
from shortlist.hiring_team t
  join shortlist.person p on p.id = t.person_id
  join shortlist.asker_job j on j.id = t.job_id
where t.role = 'recruiter' and @knows_job(j)@;

create or replace view report.calendar with (security_barrier) as
select
  c.day,
  c.day - (extract(isodow from c.day)::int - 1) as iso_week,
  date_trunc('month', c.day::timestamp)::date as month,
  date_trunc('quarter', c.day::timestamp)::date as quarter,
  (date_trunc('quarter', c.day::timestamp - c.shift) + c.shift)::date as fiscal_quarter,
  (date_trunc('year', c.day::timestamp - c.shift) + c.shift)::date as fiscal_year,
  extract(isodow from c.day) < 6 as is_business_day,
  c.day = c.today as is_today
from (
    select
      (date '2000-01-01' + n) as day,
      make_interval(months => o.fiscal_year_start_month - 1) as shift,
      y.today
    from shortlist.organisation o
      cross join lateral (
        select (s.now at time zone o.reporting_timezone)::date as today from shortlist.asker_self s
      ) y
      cross join lateral generate_series(
        0, make_date(extract(year from y.today)::int + 2, 1, 1) - date '2000-01-01' - 1) n
  ) c;

create or replace view report.interview with (security_barrier) as
select
  i.id as interview_id,
  i.application_id,
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  s.name as stage,
  s.kind::text as stage_kind,
  i.status::text as status,
  i.starts_on,
  (extract(epoch from i.ends_at - i.starts_at) / 60)::int as minutes,
  (
    select count(*)
    from shortlist.interview_panelist l
    where l.interview_id = i.id and l.response <> 'declined'
  )::int as panel_size
from shortlist.interview i
  join shortlist.application a on a.id = i.application_id
  join shortlist.asker_job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.stage s on s.id = i.stage_id
where (j.sight <> 0 or i.id = any (@own_panels@)) and @counts_application(a, j)@;

create or replace view report.scorecard with (security_barrier) as
select
  i.id as interview_id,
  i.application_id,
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  s.name as stage,
  s.kind::text as stage_kind,
  p.name as interviewer,
  i.ends_on as requested_on,
  (c.submitted_at at time zone @zone@)::date as submitted_on,
  (extract(epoch from c.submitted_at - i.ends_at) / 3600)::double precision as hours_to_submit,
  case
    when l.person_id = (select y.id from shortlist.asker_self y)
      or a.id <> all (array(select l.application_id from shortlist.asker_panel l where l.owes))
    then c.recommendation::text
  end as recommendation,
  c.submitted_at is null and i.ends_at + interval '24 hours' < @moment@ as is_overdue
from shortlist.interview i
  join shortlist.interview_panelist l on l.interview_id = i.id and l.response <> 'declined'
  join shortlist.application a on a.id = i.application_id
  join shortlist.asker_job j on j.id = a.job_id
  left join shortlist.scorecard c
    on c.interview_id = l.interview_id and c.interviewer_id = l.person_id and c.status = 'submitted'
  left join shortlist.person p on p.id = l.person_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.stage s on s.id = i.stage_id
where i.status <> 'cancelled' and i.ends_at <= @moment@
  and (j.sight <> 0 or i.id = any (@own_panels@)) and @counts_application(a, j)@
union all
-- Handed in by somebody who declined, or is on the panel no more.
select
  i.id as interview_id,
  i.application_id,
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  s.name as stage,
  s.kind::text as stage_kind,
  p.name as interviewer,
  i.ends_on as requested_on,
  (c.submitted_at at time zone @zone@)::date as submitted_on,
  (extract(epoch from c.submitted_at - i.ends_at) / 3600)::double precision as hours_to_submit,
  case
    when c.interviewer_id = (select y.id from shortlist.asker_self y)
      or a.id <> all (array(select l.application_id from shortlist.asker_panel l where l.owes))
    then c.recommendation::text
  end as recommendation,
  c.submitted_at is null and i.ends_at + interval '24 hours' < @moment@ as is_overdue
from shortlist.interview i
  join shortlist.scorecard c on c.interview_id = i.id and c.status = 'submitted'
  join shortlist.application a on a.id = i.application_id
  join shortlist.asker_job j on j.id = a.job_id
  left join shortlist.person p on p.id = c.interviewer_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.stage s on s.id = i.stage_id
where i.status <> 'cancelled' and i.ends_at <= @moment@
  and (j.sight <> 0 or i.id = any (@own_panels@)) and @counts_application(a, j)@
  and not exists (
    select
    from shortlist.interview_panelist l
    where l.interview_id = c.interview_id and l.person_id = c.interviewer_id and l.response <> 'declined');

create or replace view report.offer with (security_barrier) as
select
  o.application_id,
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  o.version,
  o.status::text as status,
  o.sent_on,
  o.resolved_on,
  case when o.status in ('accepted', 'declined', 'rescinded') then o.status::text else 'open' end as outcome
from shortlist.offer o
  join shortlist.application a on a.id = o.application_id
  join shortlist.asker_job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
where not exists (
    select from shortlist.offer v where v.application_id = o.application_id and v.version > o.version)
  and j.sight <> 0 and @counts_application(a, j)@;

create or replace view report.outreach with (security_barrier) as
select
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  t.sequence,
  p.name as sender,
  (t.first_sent_at at time zone @zone@)::date as first_sent_on,
  exists (
    select
    from shortlist.message m
    where @is_sent_in(m, t)@
      and (m.status = 'delivered'
        or exists (
          select
          from shortlist.message_event v
          where v.message_id = m.id and v.kind in ('delivered', 'opened', 'clicked', 'replied')))
  ) or exists (select from shortlist.message r where @answers(r, t)@) as delivered,
  exists (
    select
    from shortlist.message m join shortlist.message_event v on v.message_id = m.id
    where @is_sent_in(m, t)@ and v.kind = 'opened'
  ) as opened,
  exists (
    select
    from shortlist.message m join shortlist.message_event v on v.message_id = m.id
    where @is_sent_in(m, t)@ and v.kind = 'clicked'
  ) as clicked,
  exists (
    select
    from shortlist.message r
    where @answers(r, t)@ and (r.reply_class is null or r.reply_class not in ('out_of_office', 'unsubscribe'))
  ) as replied,
  exists (
    select from shortlist.message r where @answers(r, t)@ and r.reply_class = 'interested'
  ) as interested,
  exists (
    select
    from shortlist.application a
    where a.candidate_id = t.candidate_id and a.job_id = t.job_id and a.status <> 'prospect'
      and a.applied_at > t.first_sent_at
  ) as became_application
from (
    select
      e.id as enrollment_id,
      e.candidate_id,
      coalesce(e.job_id, q.job_id) as job_id,
      q.name as sequence,
      e.sender_id,
      (
        select min(m.sent_at)
        from shortlist.message m
        where m.enrollment_id = e.id and m.direction = 'outbound'
      ) as first_sent_at
    from shortlist.enrollment e join shortlist.sequence q on q.id = e.sequence_id
    union all
    select
      null, m.candidate_id, m.job_id, null, (array_agg(m.sender_id order by m.sent_at))[1], min(m.sent_at)
    from shortlist.message m
    where m.direction = 'outbound' and m.sent_at is not null and m.enrollment_id is null and m.application_id is null
    group by m.candidate_id, m.job_id
  ) t
  left join shortlist.asker_job j on j.id = t.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.person p on p.id = t.sender_id
where t.candidate_id <> all (@own_people@)
  and (j.sight <> 0 or (j.id is null and (select y.sees_company from shortlist.asker_self y)));

create or replace view report.stage with (security_barrier) as
select
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  s.name as stage,
  s.kind::text as stage_kind,
  s.position
from shortlist.stage s
  join shortlist.asker_job j on j.id = s.job_id
  left join shortlist.department d on d.id = j.department_id
where @knows_job(j)@;

drop view shortlist.asker;

comment on column report.application.is_active is 'Whether it is active';
comment on column report.application.is_rejected is 'Whether it was rejected';
comment on column report.application.is_withdrawn is 'Whether the candidate withdrew it';
comment on column report.application.was_interviewed is 'Whether it has an interview that was not cancelled';
comment on column report.application.was_offered is 'Whether the latest version of its offer was sent';
comment on column report.application.furthest_step is
  'Place of furthest_stage_kind: 1 lead, 2 pre_interview_screen, 3 active, 4 offer, 5 hired; 0 none';
comment on column report.stage_visit.applied_on is 'Day of the application';
comment on view report.stage is 'One row is a stage of the process of a job, whether or not anybody ever stood in it.';
comment on column report.stage.job_id is 'The job';
comment on column report.stage.job_code is 'Its code';
comment on column report.stage.department is 'The job''s own department; null: unknown';
comment on column report.stage.stage is 'The company''s name of the stage';
comment on column report.stage.stage_kind is
  'lead, pre_interview_screen, active (interviews), offer, hired or archived (where applications end)';
comment on column report.stage.position is 'Its place in the process of its job, from 1';
