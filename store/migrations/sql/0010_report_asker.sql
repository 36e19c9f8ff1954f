-- Who asks for a report, when, and what of the company they may count. The report views read this; nobody else may.

create function shortlist.report_now() returns timestamptz
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
begin atomic
  select case
    when shortlist.signature_holds() and split_part(claim.setting, '|', 2) ~ '^[a-z_]+:[0-9]{1,18}$'
      then to_timestamp(split_part(split_part(claim.setting, '|', 2), ':', 2)::numeric / 1000000)
    else transaction_timestamp()
  end
  from (select coalesce(current_setting('shortlist.identity', true), '') as setting) claim;
end;
comment on function shortlist.report_now() is
  'The clock of reports: the moment that is part of the signed identity, or else the real one';

create view shortlist.asker with (security_barrier) as
select
  p.id,
  shortlist.report_now() as now,
  (shortlist.report_now() at time zone o.reporting_timezone)::date as today,
  p.roles && '{admin,recruiter,sourcer,coordinator,executive}' as sees_company,
  p.roles && '{admin}' as is_admin,
  array(
    select t.job_id from shortlist.hiring_team t
    where t.person_id = p.id
      and t.valid_from <= (select shortlist.report_now())
      and (select shortlist.report_now()) < coalesce(t.valid_to, 'infinity')
  ) as team_jobs,
  array(
    select t.job_id from shortlist.hiring_team t
    where t.person_id = p.id and t.role = 'hiring_manager' and p.roles && '{hiring_manager}'
      and t.valid_from <= (select shortlist.report_now())
      and (select shortlist.report_now()) < coalesce(t.valid_to, 'infinity')
  ) as managed_jobs,
  array(
    select i.id from shortlist.interview_panelist l join shortlist.interview i on i.id = l.interview_id
    where l.person_id = p.id and i.status <> 'cancelled' and p.roles && '{interviewer}'
  ) as panels,
  array(
    select i.application_id from shortlist.interview_panelist l join shortlist.interview i on i.id = l.interview_id
    where l.person_id = p.id and i.status <> 'cancelled' and p.roles && '{interviewer}'
  ) as interviewed,
  array(
    select a.job_id
    from shortlist.interview_panelist l
      join shortlist.interview i on i.id = l.interview_id
      join shortlist.application a on a.id = i.application_id
    where l.person_id = p.id and i.status <> 'cancelled' and p.roles && '{interviewer}' and a.job_id is not null
  ) as interviewed_jobs,
  array(
    select i.application_id
    from shortlist.interview_panelist l join shortlist.interview i on i.id = l.interview_id
    where l.person_id = p.id and i.status <> 'cancelled'
      and not exists (
        select from shortlist.scorecard c
        where c.interview_id = i.id and c.interviewer_id = p.id and c.status = 'submitted')
  ) as owed,
  array(
    select e.candidate_id from shortlist.candidate_email e where e.value = p.email
  ) as own_candidates,
  array(
    select a.id
    from shortlist.candidate_email e join shortlist.application a on a.candidate_id = e.candidate_id
    where e.value = p.email
  ) as own_applications
from shortlist.person p cross join shortlist.organisation o
where p.id = (select shortlist.actor_id());
comment on view shortlist.asker is
  'Whoever asks for a report: one row, or none without a verified identity. sees_company: counts every job that is not
confidential; team_jobs: the confidential ones they have a part in; managed_jobs: own jobs of a hiring manager; panels,
interviewed, interviewed_jobs: own interviews, their applications and jobs; owed: applications for which the asker has
not handed in a scorecard; own_candidates,
own_applications: the asker''s own record, which nobody ever sees';
