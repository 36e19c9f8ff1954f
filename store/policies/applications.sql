-- Applications: seen by those who see candidates in general (not of confidential jobs they have no part in), by the
-- hiring managers of the job, and by the panel. An application moves by inserting a transition.
-- The policies of this table and of candidate call functions only, never another table's policies: the candidate search
-- takes their text over (shortlist.visible()), and policies that ask each other in a circle are an error.

grant select, insert on shortlist.application to shortlist_app;
grant update (
  job_id, source_id, credited_to_id, applied_at, rejection_reason_id, hired_at, opening_id, answers
) on shortlist.application to shortlist_app;

create policy own_record on shortlist.application as restrictive to shortlist_app
  using (candidate_id <> all ((select shortlist.actor_own_candidates())::uuid[]));
create policy read on shortlist.application for select to shortlist_app using (
  (
    (select shortlist.actor_sees_pool())
    and not (candidate_id in (select shortlist.actor_hidden_candidates()))
    and (job_id is null or not (job_id in (select shortlist.actor_hidden_jobs())))
  )
  or job_id in (select shortlist.actor_managed_jobs())
  or id in (select shortlist.actor_interviewed_applications()));

-- Whoever may move people on a job may add somebody they see to it; a prospect without a job is anybody's of the pool.
create policy add on shortlist.application for insert to shortlist_app with check (
  (
    ((select shortlist.actor_sees_pool()) and not (candidate_id in (select shortlist.actor_hidden_candidates())))
    or candidate_id in (select shortlist.actor_related_candidates())
  )
  and (
    (job_id is null and (select shortlist.actor_sees_pool()))
    or job_id in (select shortlist.actor_decided_jobs())
    or ((select shortlist.actor_is('coordinator')) and not (job_id in (select shortlist.actor_hidden_jobs())))));
create policy change on shortlist.application for update to shortlist_app using (
  (job_id is null and (select shortlist.actor_sees_pool()))
  or job_id in (select shortlist.actor_decided_jobs())
  or ((select shortlist.actor_is('coordinator')) and not (job_id in (select shortlist.actor_hidden_jobs()))));

-- Recruiters on the job, its hiring managers and administrators move and reject; coordinators only move.
grant select, insert on shortlist.stage_transition to shortlist_app;
create policy read on shortlist.stage_transition for select to shortlist_app using (
  exists (select from shortlist.application a where a.id = application_id));
create policy add on shortlist.stage_transition for insert to shortlist_app with check (
  moved_by_id = (select shortlist.actor_id())
  and exists (
    select from shortlist.application a
    where a.id = application_id
      and (
        a.job_id in (select shortlist.actor_decided_jobs())
        or (a.job_id is null and (select shortlist.actor_sees_pool()))
        or ((select shortlist.actor_is('coordinator'))
          and to_status in ('prospect', 'active')
          and coalesce(from_status, 'active') in ('prospect', 'active')))));

grant select, insert on shortlist.screening_result to shortlist_app;
create policy read on shortlist.screening_result for select to shortlist_app using (
  exists (select from shortlist.application a where a.id = application_id));
create policy add on shortlist.screening_result for insert to shortlist_app with check (
  (decided_by_id is null or decided_by_id = (select shortlist.actor_id()))
  and exists (
    select from shortlist.application a
    where a.id = application_id and a.job_id in (select shortlist.actor_decided_jobs())));

-- Whether an interviewer would never hire somebody, for whoever seeks people: scorecards of other jobs are not theirs to
-- read, and yet nobody is to be courted against one.
create or replace function shortlist.was_refused_for_good(wanted uuid) returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select (select shortlist.actor_sees_pool()) and exists (
    select from shortlist.scorecard c join shortlist.application a on a.id = c.application_id
    where a.candidate_id = wanted and c.status = 'submitted' and c.recommendation = 'definitely_not')
$$;
grant execute on function shortlist.was_refused_for_good(uuid) to shortlist_app;

grant select, insert, update, delete on shortlist.referral to shortlist_app;
create policy read on shortlist.referral for select to shortlist_app using (
  referrer_id = (select shortlist.actor_id())
  or ((select shortlist.actor_sees_pool())
    and not (candidate_id in (select shortlist.actor_hidden_candidates()))
    and (job_id is null or not (job_id in (select shortlist.actor_hidden_jobs()))))
  or exists (
    select from shortlist.application a
    where a.candidate_id = referral.candidate_id and a.job_id = referral.job_id
      and a.job_id = any (array(select shortlist.actor_managed_jobs()))));
create policy add on shortlist.referral for insert to shortlist_app with check (
  (select shortlist.actor_sees_pool()) and not (candidate_id in (select shortlist.actor_hidden_candidates())));
create policy change on shortlist.referral for update to shortlist_app using (
  (select shortlist.actor_sees_pool()) and not (candidate_id in (select shortlist.actor_hidden_candidates())));
create policy remove on shortlist.referral for delete to shortlist_app using (
  (select shortlist.actor_sees_pool()) and not (candidate_id in (select shortlist.actor_hidden_candidates())));
