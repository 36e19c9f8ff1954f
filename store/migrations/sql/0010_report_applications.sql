-- The way of applications: what came in, the stages it stood in, how far it got, and who was hired.
-- Words between at signs are spelled out by store/migrations/report_words.py: rights of the asker, zone, clock.
-- What costs a look-up for each row is a subquery of its column, so that a query pays for what it reads.

create view report.application with (security_barrier) as
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
  (
    select p.name
    from shortlist.hiring_team t join shortlist.person p on p.id = t.person_id
    where t.job_id = a.job_id and t.role = 'recruiter' and t.is_primary
      and (t.valid_from at time zone @zone@)::date <= (a.applied_at at time zone @zone@)::date
      and (a.applied_at at time zone @zone@)::date
        <= (coalesce(t.valid_to, 'infinity') at time zone @zone@)::date
    -- On the day of a change it is the one of the moment.
    order by (t.valid_from <= a.applied_at and a.applied_at < coalesce(t.valid_to, 'infinity')) desc, t.valid_from desc
    limit 1
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
  (
    select max(case when t.to_status = 'hired' then 'hired' else f.kind end)::text
    from shortlist.stage_transition t left join shortlist.stage f on f.id = t.to_stage_id
    where t.application_id = a.id and (f.kind <> 'archived' or t.to_status = 'hired')
  ) as furthest_stage_kind,
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
where @sees_application(a, j)@;

comment on view report.application is
  'One row is an application of a candidate to a job; prospects, who have not applied, are left out.';
comment on column report.application.application_id is 'The application';
comment on column report.application.candidate_id is 'Whose application: count(distinct candidate_id) counts people';
comment on column report.application.job_id is 'The job';
comment on column report.application.job_code is 'The job''s code, as ENG-014';
comment on column report.application.job_title is 'The job''s title';
comment on column report.application.department is 'The job''s own department, without its parents; null: unknown';
comment on column report.application.location is 'Where the job is; null: unknown';
comment on column report.application.source is 'Where the application came from; null: unknown';
comment on column report.application.source_kind is
  'Family of the source: referrals, prospecting, third_party_boards, social_media, agencies, attend_events, candidate_search, company_marketing, other';
comment on column report.application.recruiter is 'The job''s primary recruiter on the day applied; null: nobody';
comment on column report.application.applied_on is 'Day of the application';
comment on column report.application.status is 'active, hired, rejected or withdrawn';
comment on column report.application.outcome_on is 'Day hired, rejected or withdrawn; null while active';
comment on column report.application.rejection_reason is 'Why it was rejected or withdrawn; null: not told, or not ended';
comment on column report.application.current_stage is 'The company''s name of the stage it stands in, or stood in at its end';
comment on column report.application.stage_kind is
  'Kind of that stage: lead, pre_interview_screen, active (interviews), offer, hired, archived';
comment on column report.application.furthest_stage_kind is
  'The furthest kind ever reached, in the order lead, pre_interview_screen, active, offer, hired';
comment on column report.application.application_no is 'The how manyeth application of this candidate to any job, from 1';
comment on column report.application.is_reapplication is 'Whether the candidate had applied before, to any job';
comment on column report.application.is_sourced is 'Whether we wrote to the candidate about this job before they applied';

create view report.stage_visit with (security_barrier) as
select
  a.id as application_id,
  a.job_id,
  j.code as job_code,
  d.name as department,
  s.name as stage,
  s.kind::text as stage_kind,
  s.position,
  (t.moved_at at time zone @zone@)::date as entered_on,
  (u.moved_at at time zone @zone@)::date as left_on,
  (extract(epoch from u.moved_at - t.moved_at) / 86400)::double precision as days,
  case when u.id is null
    then (extract(epoch from (select y.now from shortlist.asker y) - t.moved_at) / 86400)::double precision
  end as age_days,
  (
    select count(*)
    from shortlist.stage_transition e
    where e.application_id = t.application_id and e.to_stage_id = t.to_stage_id and e.position <= t.position
      and e.to_status = 'active'
      and (e.from_status is distinct from 'active' or e.from_stage_id is distinct from e.to_stage_id)
  )::int as visit_no,
  case
    when u.id is null then 'open'
    when u.to_status in ('rejected', 'withdrawn', 'hired') then u.to_status::text
    when us.kind = 'hired' then 'hired'
    when us.kind <> 'archived' and us.position > s.position then 'advanced'
    else 'back'
  end as exit
from shortlist.stage_transition t
  join shortlist.stage s on s.id = t.to_stage_id
  join shortlist.application a on a.id = t.application_id
  join shortlist.job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.stage_transition n on n.application_id = t.application_id and n.position = t.position + 1
  -- A transition that changes neither stage nor status ends nothing: then it is the next one that does.
  left join shortlist.stage_transition u on u.id = case
    when n.to_status <> 'active' or n.to_stage_id is distinct from t.to_stage_id then n.id
    when n.id is not null then (
      select x.id
      from shortlist.stage_transition x
      where x.application_id = t.application_id and x.position > n.position
        and (x.to_status <> 'active' or x.to_stage_id is distinct from t.to_stage_id)
      order by x.position
      limit 1)
  end
  left join shortlist.stage us on us.id = u.to_stage_id
where t.to_status = 'active' and s.kind not in ('hired', 'archived')
  and (t.from_status is distinct from 'active' or t.from_stage_id is distinct from t.to_stage_id)
  and @sees_application(a, j)@;

comment on view report.stage_visit is
  'One row is a stay of an application in a stage; it begins when the stage changes or the application becomes active again. Stages of the kinds hired and archived are no stays.';
comment on column report.stage_visit.application_id is 'The application';
comment on column report.stage_visit.job_id is 'Its job';
comment on column report.stage_visit.job_code is 'The job''s code';
comment on column report.stage_visit.department is 'The job''s own department; null: unknown';
comment on column report.stage_visit.stage is 'The company''s name of the stage';
comment on column report.stage_visit.stage_kind is 'lead, pre_interview_screen, active (interviews) or offer';
comment on column report.stage_visit.position is 'The stage''s place in the process of its job, from 1';
comment on column report.stage_visit.entered_on is 'Day it began';
comment on column report.stage_visit.left_on is 'Day it ended; null while it lasts';
comment on column report.stage_visit.days is 'Days it lasted, with fractions; null while it lasts';
comment on column report.stage_visit.age_days is 'Days it has lasted so far, with fractions; null once it ended';
comment on column report.stage_visit.visit_no is 'The how manyeth stay of this application in this stage, from 1';
comment on column report.stage_visit.exit is 'How it ended: advanced, back, rejected, withdrawn, hired; open while it lasts';

create view report.milestone with (security_barrier) as
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
  left join shortlist.department d on d.id = j.department_id
  cross join lateral (
    select k.kind, min(h.moved_at) filter (where h.kind = k.kind) as entered_at, min(h.moved_at) as passed_at
    from (
        select g.kind from shortlist.stage g where g.job_id = a.job_id and g.kind <> 'archived'
        union select 'hired'
      ) k
      join (
        select case when t.to_status = 'hired' then 'hired' else f.kind end as kind, t.moved_at
        from shortlist.stage_transition t left join shortlist.stage f on f.id = t.to_stage_id
        where t.application_id = a.id and t.to_status <> 'prospect'
          and (f.kind <> 'archived' or t.to_status = 'hired')
      ) h on h.kind >= k.kind
    group by k.kind
  ) m
where @sees_application(a, j)@;

comment on view report.milestone is
  'One row is an application reaching a kind of stage for the first time, or passing over one that its job has.';
comment on column report.milestone.application_id is 'The application';
comment on column report.milestone.job_id is 'Its job';
comment on column report.milestone.job_code is 'The job''s code';
comment on column report.milestone.department is 'The job''s own department; null: unknown';
comment on column report.milestone.stage_kind is 'lead, pre_interview_screen, active (interviews), offer or hired';
comment on column report.milestone.reached_on is 'Day it first stood in such a stage, or went past all of them';
comment on column report.milestone.was_skipped is 'Whether it never stood in such a stage';

create view report.hire with (security_barrier) as
select
  a.id as application_id,
  a.job_id,
  j.code as job_code,
  j.title as job_title,
  d.name as department,
  l.name as location,
  s.name as source,
  s.kind::text as source_kind,
  (a.applied_at at time zone @zone@)::date as applied_on,
  f.first_contact_on,
  f.first_contact_on is not null as is_sourced,
  case when @sees_job(j)@ then o.accepted_on end as offer_accepted_on,
  (a.hired_at at time zone @zone@)::date as hired_on,
  (a.hired_at at time zone @zone@)::date
    - coalesce(f.first_contact_on, (a.applied_at at time zone @zone@)::date) as days_to_hire,
  n.opened_on as opening_opened_on,
  case when @sees_job(j)@ then
    o.accepted_on - n.opened_on - @days_on_hold(a.job_id, n.opened_on, o.accepted_on)@
  end as days_to_fill
from shortlist.application a
  join shortlist.job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.location l on l.id = j.location_id
  left join shortlist.source s on s.id = a.source_id
  left join lateral (
    select (min(m.sent_at) at time zone @zone@)::date as first_contact_on
    from shortlist.message m left join shortlist.enrollment e on e.id = m.enrollment_id
    where m.candidate_id = a.candidate_id and m.direction = 'outbound' and m.sent_at < a.applied_at
      and a.job_id in (m.job_id, e.job_id)
  ) f on true
  left join lateral (
    select case when v.status = 'accepted' then (v.resolved_at at time zone @zone@)::date end as accepted_on
    from shortlist.offer v
    where v.application_id = a.id
    order by v.version desc
    limit 1
  ) o on true
  left join lateral (
    select (p.opened_at at time zone @zone@)::date as opened_on
    from shortlist.opening p
    where p.application_id = a.id
    order by p.opened_at
    limit 1
  ) n on true
where a.status = 'hired' and a.hired_at is not null and @sees_application(a, j)@;

comment on view report.hire is 'One row is a hire: an application that ended in one.';
comment on column report.hire.application_id is 'The application';
comment on column report.hire.job_id is 'Its job';
comment on column report.hire.job_code is 'The job''s code';
comment on column report.hire.job_title is 'The job''s title';
comment on column report.hire.department is 'The job''s own department; null: unknown';
comment on column report.hire.location is 'Where the job is; null: unknown';
comment on column report.hire.source is 'Where the application came from; null: unknown';
comment on column report.hire.source_kind is 'Family of the source';
comment on column report.hire.applied_on is 'Day of the application';
comment on column report.hire.first_contact_on is 'Day we first wrote about this job before they applied; null: they came by themselves';
comment on column report.hire.is_sourced is 'Whether there was such a message';
comment on column report.hire.offer_accepted_on is 'Day the latest version of the offer was accepted';
comment on column report.hire.hired_on is 'Day hired';
comment on column report.hire.days_to_hire is 'Time to hire: whole days from applied_on, or first contact if sourced, to hired_on';
comment on column report.hire.opening_opened_on is 'Day the filled opening was opened; null: no opening on record';
comment on column report.hire.days_to_fill is
  'Time to fill: whole days from opening_opened_on to offer_accepted_on, less those on which the job was closed between two spells';
