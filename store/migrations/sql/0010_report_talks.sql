-- Interviews, scorecards, offers and outreach.

create view report.interview with (security_barrier) as
select
  i.id as interview_id,
  i.application_id,
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  s.name as stage,
  s.kind::text as stage_kind,
  i.status::text as status,
  (i.starts_at at time zone @zone@)::date as starts_on,
  (extract(epoch from i.ends_at - i.starts_at) / 60)::int as minutes,
  (
    select count(*)
    from shortlist.interview_panelist l
    where l.interview_id = i.id and l.response <> 'declined'
  )::int as panel_size
from shortlist.interview i
  join shortlist.application a on a.id = i.application_id
  join shortlist.job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.stage s on s.id = i.stage_id
where (@sees_job(j)@ or i.id = any ((select y.panels from shortlist.asker y)::uuid[])) and @sees_application(a, j)@;

comment on view report.interview is 'One row is an interview, also one to come or cancelled.';
comment on column report.interview.interview_id is 'The interview';
comment on column report.interview.application_id is 'Whose application';
comment on column report.interview.job_id is 'The job';
comment on column report.interview.job_code is 'The job''s code';
comment on column report.interview.department is 'The job''s own department; null: unknown';
comment on column report.interview.stage is 'The stage it belongs to; null: none';
comment on column report.interview.stage_kind is 'Kind of that stage';
comment on column report.interview.status is
  'scheduled, awaiting_feedback, complete or cancelled; leave out cancelled ones unless they are asked for';
comment on column report.interview.starts_on is 'Day it begins';
comment on column report.interview.minutes is 'How long it is planned to last';
comment on column report.interview.panel_size is 'Interviewers who did not decline';

create view report.scorecard with (security_barrier) as
select
  i.id as interview_id,
  i.application_id,
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  s.name as stage,
  s.kind::text as stage_kind,
  p.name as interviewer,
  (i.ends_at at time zone @zone@)::date as requested_on,
  (c.submitted_at at time zone @zone@)::date as submitted_on,
  (extract(epoch from c.submitted_at - i.ends_at) / 3600)::double precision as hours_to_submit,
  case
    when l.person_id = (select y.id from shortlist.asker y)
      or a.id <> all ((select y.owed from shortlist.asker y)::uuid[])
    then c.recommendation::text
  end as recommendation,
  c.submitted_at is null and i.ends_at + interval '24 hours' < @now@ as is_overdue
from (
    select l.interview_id, l.person_id
    from shortlist.interview_panelist l
    where l.response <> 'declined'
    union all
    -- Handed in by somebody who declined, or is on the panel no more.
    select c.interview_id, c.interviewer_id
    from shortlist.scorecard c
    where c.status = 'submitted' and not exists (
      select
      from shortlist.interview_panelist l
      where l.interview_id = c.interview_id and l.person_id = c.interviewer_id and l.response <> 'declined')
  ) l
  join shortlist.interview i on i.id = l.interview_id
  join shortlist.application a on a.id = i.application_id
  join shortlist.job j on j.id = a.job_id
  join shortlist.person p on p.id = l.person_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.stage s on s.id = i.stage_id
  left join shortlist.scorecard c
    on c.interview_id = l.interview_id and c.interviewer_id = l.person_id and c.status = 'submitted'
where i.status <> 'cancelled' and i.ends_at <= @now@
  and (@sees_job(j)@ or i.id = any ((select y.panels from shortlist.asker y)::uuid[])) and @sees_application(a, j)@;

comment on view report.scorecard is
  'One row is a scorecard due from an interviewer who did not decline an interview that has ended and was not cancelled, whether handed in or not.';
comment on column report.scorecard.interview_id is 'The interview';
comment on column report.scorecard.application_id is 'Whose application';
comment on column report.scorecard.job_id is 'The job';
comment on column report.scorecard.job_code is 'The job''s code';
comment on column report.scorecard.department is 'The job''s own department, not the interviewer''s; null: unknown';
comment on column report.scorecard.stage is 'The stage of the interview; null: none';
comment on column report.scorecard.stage_kind is 'Kind of that stage';
comment on column report.scorecard.interviewer is 'Who owes it or wrote it';
comment on column report.scorecard.requested_on is 'Day the interview ended, when it fell due';
comment on column report.scorecard.submitted_on is 'Day it was handed in; null: not yet (a draft is not handed in)';
comment on column report.scorecard.hours_to_submit is 'Hours from the end of the interview to handing in, with fractions; null: not yet';
comment on column report.scorecard.recommendation is
  'definitely_not, no, yes, strong_yes or no_decision; null: not handed in, or hidden from whoever still owes their own';
comment on column report.scorecard.is_overdue is 'Whether it is not handed in and 24 hours have passed since the end of the interview';

create view report.offer with (security_barrier) as
select
  o.application_id,
  j.id as job_id,
  j.code as job_code,
  d.name as department,
  o.version,
  o.status::text as status,
  (o.sent_at at time zone @zone@)::date as sent_on,
  (o.resolved_at at time zone @zone@)::date as resolved_on,
  case when o.status in ('accepted', 'declined', 'rescinded') then o.status::text else 'open' end as outcome
from shortlist.offer o
  join shortlist.application a on a.id = o.application_id
  join shortlist.job j on j.id = a.job_id
  left join shortlist.department d on d.id = j.department_id
where not exists (
    select from shortlist.offer v where v.application_id = o.application_id and v.version > o.version)
  and @sees_job(j)@ and @sees_application(a, j)@;

comment on view report.offer is 'One row is the latest version of the offer of an application, without amounts.';
comment on column report.offer.application_id is 'The application';
comment on column report.offer.job_id is 'Its job';
comment on column report.offer.job_code is 'The job''s code';
comment on column report.offer.department is 'The job''s own department; null: unknown';
comment on column report.offer.version is 'Number of this version, from 1';
comment on column report.offer.status is 'draft, pending_approval, approved, sent, accepted, declined, rescinded or deprecated';
comment on column report.offer.sent_on is 'Day it was sent; null: not sent';
comment on column report.offer.resolved_on is 'Day it was accepted, declined or rescinded; null: not yet';
comment on column report.offer.outcome is 'accepted, declined or rescinded; open while none of these';

create view report.outreach with (security_barrier) as
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
  left join shortlist.job j on j.id = t.job_id
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.person p on p.id = t.sender_id
where t.candidate_id <> all (@own_candidates@)
  and (@sees_job(j)@ or (j.id is null and (select y.sees_company from shortlist.asker y)));

comment on view report.outreach is
  'One row is a person in a sequence, or a person written to about a job outside of any sequence. Messages about an application are no outreach. A person in two sequences is two rows.';
comment on column report.outreach.job_id is 'The job it is about; null: none';
comment on column report.outreach.job_code is 'The job''s code';
comment on column report.outreach.department is 'The job''s own department; null: unknown';
comment on column report.outreach.sequence is 'The sequence; null: written to outside of any';
comment on column report.outreach.sender is 'Who writes';
comment on column report.outreach.first_sent_on is 'Day of the first message; null: nothing was sent yet';
comment on column report.outreach.delivered is 'Whether a message arrived';
comment on column report.outreach.opened is 'Whether a message was opened';
comment on column report.outreach.clicked is 'Whether a link was followed';
comment on column report.outreach.replied is 'Whether the person answered themselves; notices of absence and unsubscribing are no answers';
comment on column report.outreach.interested is 'Whether an answer was interested';
comment on column report.outreach.became_application is 'Whether the person applied for that job afterwards';
