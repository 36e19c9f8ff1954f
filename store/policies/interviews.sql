-- Interviews and feedback. Others' scorecards stay hidden until one's own is in.

grant select, insert, update, delete on shortlist.interview, shortlist.interview_panelist to shortlist_app;

create policy read on shortlist.interview for select to shortlist_app using (
  exists (select from shortlist.application a where a.id = application_id)
  or id in (select shortlist.actor_panels()));
create policy edit on shortlist.interview for all to shortlist_app using (
  exists (
    select from shortlist.application a
    where a.id = application_id
      and ((select shortlist.actor_is('coordinator')) or a.job_id in (select shortlist.actor_decided_jobs()))));

create policy read on shortlist.interview_panelist for select to shortlist_app using (
  person_id = (select shortlist.actor_id())
  or exists (select from shortlist.interview i where i.id = interview_id));
create policy edit on shortlist.interview_panelist for all to shortlist_app using (
  exists (
    select from shortlist.interview i join shortlist.application a on a.id = i.application_id
    where i.id = interview_id
      and ((select shortlist.actor_is('coordinator')) or a.job_id in (select shortlist.actor_decided_jobs()))));

-- Panels whose scorecard the actor still owes.
create or replace function shortlist.actor_owed_panels() returns setof uuid
language sql stable security definer parallel restricted rows 20
set search_path = pg_catalog, pg_temp
as $$
  select i
  from shortlist.actor_panels() i
  where not exists (
    select from shortlist.scorecard s
    where s.interview_id = i and s.interviewer_id = (select shortlist.actor_id()) and s.status = 'submitted')
$$;

-- Applications for which the actor has handed in a scorecard.
create or replace function shortlist.actor_scored_applications() returns setof uuid
language sql stable security definer parallel restricted rows 50
set search_path = pg_catalog, pg_temp
as $$
  select s.application_id
  from shortlist.scorecard s
  where s.interviewer_id = (select shortlist.actor_id()) and s.status = 'submitted'
$$;
grant execute on function shortlist.actor_owed_panels(), shortlist.actor_scored_applications() to shortlist_app;

-- A scorecard never changes its interview, application or interviewer: it would open what another one hides.
grant insert, delete on shortlist.scorecard to shortlist_app;
grant update (
  status, recommendation, summary, private_note, submitted_at, submitted_by_id, amended_at
) on shortlist.scorecard to shortlist_app;

-- The private note of a scorecard is a private note: read through scorecard_private_note().
do $$
begin
  execute (
    select format('grant select (%s) on shortlist.scorecard to shortlist_app', string_agg(quote_ident(attname), ', '))
    from pg_attribute
    where attrelid = 'shortlist.scorecard'::regclass and attnum > 0 and not attisdropped
      and attname <> 'private_note');
end $$;

create policy read on shortlist.scorecard for select to shortlist_app using (
  interviewer_id = (select shortlist.actor_id())
  or (status = 'submitted'
    and (interview_id is null or not (interview_id in (select shortlist.actor_owed_panels())))
    and exists (
      select from shortlist.application a
      where a.id = application_id
        and (
          (select shortlist.actor_is('admin'))
          or a.job_id in (select shortlist.actor_recruited_jobs())
          or (a.job_id in (select shortlist.actor_managed_jobs())
            and not (a.id in (select shortlist.actor_panel_applications())))
          or ((a.job_id in (select shortlist.actor_managed_jobs())
              or a.id in (select shortlist.actor_interviewed_applications()))
            and a.id in (select shortlist.actor_scored_applications()))))));

-- Everybody writes only their own, and only for an interview they sit in (those who see all may do without one).
create policy add on shortlist.scorecard for insert to shortlist_app with check (
  interviewer_id = (select shortlist.actor_id())
  and (
    (interview_id in (select shortlist.actor_panels())
      and exists (
        select from shortlist.interview i
        where i.id = interview_id and i.application_id = scorecard.application_id))
    or (interview_id is null and exists (
      select from shortlist.application a
      where a.id = application_id
        and ((select shortlist.actor_is('admin')) or a.job_id in (select shortlist.actor_recruited_jobs()))))));
create policy change on shortlist.scorecard for update to shortlist_app
  using (interviewer_id = (select shortlist.actor_id()));
create policy remove on shortlist.scorecard for delete to shortlist_app
  using (interviewer_id = (select shortlist.actor_id()) and status = 'draft');

create or replace function shortlist.scorecard_private_note(wanted uuid) returns text
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select s.private_note
  from shortlist.scorecard s join shortlist.application a on a.id = s.application_id
  where s.id = wanted
    and a.candidate_id <> all ((select shortlist.actor_own_candidates())::uuid[])
    and (
      s.interviewer_id = (select shortlist.actor_id())
      or (s.status = 'submitted' and (
        (select shortlist.actor_is('admin')) or a.job_id in (select shortlist.actor_recruited_jobs()))
        and (s.interview_id is null or not (s.interview_id in (select shortlist.actor_owed_panels())))))
$$;
comment on function shortlist.scorecard_private_note(uuid) is
  'The private note of a scorecard for its author, recruiters on the job and administrators; null for others';
grant execute on function shortlist.scorecard_private_note(uuid) to shortlist_app;

-- Ratings and quotes go with their scorecard and are written with one's own.
grant select, insert, update, delete on shortlist.scorecard_rating, shortlist.scorecard_evidence to shortlist_app;
create policy read on shortlist.scorecard_rating for select to shortlist_app using (
  exists (select from shortlist.scorecard s where s.id = scorecard_id));
create policy edit on shortlist.scorecard_rating for all to shortlist_app using (
  exists (
    select from shortlist.scorecard s
    where s.id = scorecard_id and s.interviewer_id = (select shortlist.actor_id())));
create policy read on shortlist.scorecard_evidence for select to shortlist_app using (
  exists (select from shortlist.scorecard s where s.id = scorecard_id)
  or exists (select from shortlist.scorecard_rating r where r.id = rating_id));
create policy edit on shortlist.scorecard_evidence for all to shortlist_app using (
  exists (
    select from shortlist.scorecard s
    where (s.id = scorecard_id
        or s.id = (select r.scorecard_id from shortlist.scorecard_rating r where r.id = rating_id))
      and s.interviewer_id = (select shortlist.actor_id())));

-- Who was asked for feedback: the person asked, and those who follow it up.
grant select, insert, update on shortlist.feedback_request to shortlist_app;
create policy read on shortlist.feedback_request for select to shortlist_app using (
  person_id = (select shortlist.actor_id())
  or exists (
    select from shortlist.interview i join shortlist.application a on a.id = i.application_id
    where i.id = interview_id
      and ((select shortlist.actor_sees_pool()) or a.job_id in (select shortlist.actor_managed_jobs()))));
create policy add on shortlist.feedback_request for insert to shortlist_app with check (
  (person_id = (select shortlist.actor_id()) and interview_id in (select shortlist.actor_panels()))
  or exists (
    select from shortlist.interview i join shortlist.application a on a.id = i.application_id
    where i.id = interview_id
      and ((select shortlist.actor_is('coordinator')) or a.job_id in (select shortlist.actor_decided_jobs()))));
create policy change on shortlist.feedback_request for update to shortlist_app using (
  person_id = (select shortlist.actor_id())
  or exists (
    select from shortlist.interview i join shortlist.application a on a.id = i.application_id
    where i.id = interview_id
      and ((select shortlist.actor_is('coordinator')) or a.job_id in (select shortlist.actor_decided_jobs()))));
