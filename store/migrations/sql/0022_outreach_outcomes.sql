-- What became of the people written to: who unsubscribed, whose mail came back, who was hired, and the source of the
-- application that followed.
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
  ) as became_application,
  exists (
    select
    from shortlist.message m join shortlist.message_event v on v.message_id = m.id
    where @is_sent_in(m, t)@ and v.kind = 'unsubscribed'
  ) or exists (
    select from shortlist.message r where @answers(r, t)@ and r.reply_class = 'unsubscribe'
  ) as unsubscribed,
  exists (
    select
    from shortlist.message m
    where @is_sent_in(m, t)@
      and (m.status = 'bounced'
        or exists (select from shortlist.message_event v where v.message_id = m.id and v.kind = 'bounced'))
  ) as bounced,
  exists (
    select
    from shortlist.application a
    where a.candidate_id = t.candidate_id and a.job_id = t.job_id and a.status = 'hired' and a.hired_at is not null
      and a.applied_at > t.first_sent_at
  ) as was_hired,
  (
    select s.name
    from shortlist.application a left join shortlist.source s on s.id = a.source_id
    where a.candidate_id = t.candidate_id and a.job_id = t.job_id and a.status <> 'prospect'
      and a.applied_at > t.first_sent_at
    order by a.applied_at, a.id
    limit 1
  ) as source
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

comment on column report.outreach.unsubscribed is 'They opted out, by the link in a mail or in an answer';
comment on column report.outreach.bounced is 'A mail came back';
comment on column report.outreach.was_hired is 'They applied for the job after the first message and were hired';
comment on column report.outreach.source is 'Source of the application that followed the first message; null: none did';
