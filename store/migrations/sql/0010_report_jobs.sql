-- Jobs, when they were open, their headcount and their recruiters.

create view report.job with (security_barrier) as
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
      and t.valid_from <= @now@ and @now@ < coalesce(t.valid_to, 'infinity')
    order by t.is_primary desc, t.valid_from
    limit 1
  ) as hiring_manager,
  (
    select p.name
    from shortlist.hiring_team t join shortlist.person p on p.id = t.person_id
    where t.job_id = j.id and t.role = 'recruiter' and t.is_primary
      and t.valid_from <= @now@ and @now@ < coalesce(t.valid_to, 'infinity')
    order by t.valid_from desc
    limit 1
  ) as recruiter,
  (j.opened_at at time zone @zone@)::date as opened_on,
  (j.closed_at at time zone @zone@)::date as closed_on
from shortlist.job j
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.location l on l.id = j.location_id
where @sees_job_at_all(j)@;

comment on view report.job is 'One row is a job (requisition).';
comment on column report.job.job_id is 'The job';
comment on column report.job.job_code is 'Its code, as ENG-014';
comment on column report.job.job_title is 'Its title';
comment on column report.job.department is 'Its own department, without the parents; null: unknown';
comment on column report.job.location is 'Where it is; null: unknown';
comment on column report.job.employment_type is 'full_time, part_time, contract, internship or temporary';
comment on column report.job.status is 'draft, pending, open, closed or archived';
comment on column report.job.is_confidential is 'Whether only its team may know of it';
comment on column report.job.hiring_manager is 'Its hiring manager today; null: nobody';
comment on column report.job.recruiter is 'Its primary recruiter today; null: nobody';
comment on column report.job.opened_on is 'Day it was last opened';
comment on column report.job.closed_on is 'Day it was closed; null while open';

create view report.job_open_spell with (security_barrier) as
select
  j.id as job_id,
  j.code as job_code,
  (p.opened_at at time zone @zone@)::date as opened_on,
  (p.closed_at at time zone @zone@)::date as closed_on
from shortlist.job_open_spell p join shortlist.job j on j.id = p.job_id
where @sees_job_at_all(j)@;

comment on view report.job_open_spell is 'One row is a time during which a job was open; a job opened again has two.';
comment on column report.job_open_spell.job_id is 'The job';
comment on column report.job_open_spell.job_code is 'Its code';
comment on column report.job_open_spell.opened_on is 'Day it was opened';
comment on column report.job_open_spell.closed_on is 'Day it was closed; null while open';

create view report.opening with (security_barrier) as
select
  n.id as opening_id,
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  n.status::text as status,
  s.opened_on,
  (n.closed_at at time zone @zone@)::date as closed_on,
  n.target_start as target_start_on,
  case when n.application_id <> all (@own_applications@) then n.application_id end as application_id,
  case when @sees_job(j)@ then o.accepted_on end as offer_accepted_on,
  case when @sees_job(j)@ then
    o.accepted_on - s.opened_on - @days_on_hold(n.job_id, s.opened_on, o.accepted_on)@
  end as days_to_fill
from shortlist.opening n
  join shortlist.job j on j.id = n.job_id
  left join shortlist.department d on d.id = j.department_id
  cross join lateral (select (n.opened_at at time zone @zone@)::date as opened_on) s
  left join lateral (
    select case when v.status = 'accepted' then (v.resolved_at at time zone @zone@)::date end as accepted_on
    from shortlist.offer v
    where v.application_id = n.application_id and n.application_id <> all (@own_applications@)
    order by v.version desc
    limit 1
  ) o on true
where @sees_job_at_all(j)@;

comment on view report.opening is 'One row is an opening: one slot of headcount of a job.';
comment on column report.opening.opening_id is 'The opening';
comment on column report.opening.job_id is 'Its job';
comment on column report.opening.job_code is 'The job''s code';
comment on column report.opening.department is 'The job''s own department; null: unknown';
comment on column report.opening.status is 'draft, approved, open or closed';
comment on column report.opening.opened_on is 'Day it was opened; null: not yet';
comment on column report.opening.closed_on is 'Day it was filled or given up; null while open';
comment on column report.opening.target_start_on is 'Day somebody should start; null: none set';
comment on column report.opening.application_id is 'The application that filled it; null: none';
comment on column report.opening.offer_accepted_on is 'Day that application accepted the latest version of its offer';
comment on column report.opening.days_to_fill is
  'Time to fill: whole days from opened_on to offer_accepted_on, less those on which the job was closed between two spells';

create view report.recruiter_assignment with (security_barrier) as
select
  j.id as job_id,
  j.code as job_code,
  p.name as recruiter,
  t.is_primary,
  (t.valid_from at time zone @zone@)::date as valid_from_on,
  (t.valid_to at time zone @zone@)::date as valid_to_on
from shortlist.hiring_team t
  join shortlist.person p on p.id = t.person_id
  join shortlist.job j on j.id = t.job_id
where t.role = 'recruiter' and @sees_job_at_all(j)@;

comment on view report.recruiter_assignment is 'One row is a recruiter on a job from one day to another.';
comment on column report.recruiter_assignment.job_id is 'The job';
comment on column report.recruiter_assignment.job_code is 'Its code';
comment on column report.recruiter_assignment.recruiter is 'The recruiter';
comment on column report.recruiter_assignment.is_primary is 'Whether the job is theirs in the first place';
comment on column report.recruiter_assignment.valid_from_on is 'First day';
comment on column report.recruiter_assignment.valid_to_on is 'Day it ended; null while it lasts';

create view report.calendar with (security_barrier) as
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
    from shortlist.asker y
      cross join shortlist.organisation o
      cross join lateral generate_series(
        0, make_date(extract(year from y.today)::int + 2, 1, 1) - date '2000-01-01' - 1) n
  ) c;

comment on view report.calendar is
  'One row is a day, from the year 2000 on until after the next year; weeks, months, quarters and years are given as their first day.';
comment on column report.calendar.day is 'The day';
comment on column report.calendar.iso_week is 'Monday of its week';
comment on column report.calendar.month is 'First day of its month';
comment on column report.calendar.quarter is 'First day of its calendar quarter';
comment on column report.calendar.fiscal_quarter is 'First day of its fiscal quarter';
comment on column report.calendar.fiscal_year is 'First day of its fiscal year';
comment on column report.calendar.is_business_day is 'Whether it is a Monday to Friday';
comment on column report.calendar.is_today is 'Whether it is today';
