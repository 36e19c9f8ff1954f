-- What the actor is to jobs and candidates. Policies call these as (select shortlist.actor_...()) or
-- `in (select shortlist.actor_...())`, so each runs at most once a query, and only if a row asks for it.
-- All are empty, null or false without a verified actor.

-- Whether the actor has any of these roles.
create or replace function shortlist.actor_is(variadic wanted text[]) returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from shortlist.person p where p.id = (select shortlist.actor_id()) and p.roles::text[] && wanted)
$$;

-- Whether the actor works with candidates in general, and so may see their contact details.
create or replace function shortlist.actor_sees_pool() returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select shortlist.actor_is('recruiter', 'sourcer', 'coordinator', 'admin')
$$;

-- Jobs where the actor is on the team today in one of these parts and has the fitting role.
create or replace function shortlist.actor_team_jobs(variadic parts text[]) returns setof uuid
language sql stable security definer parallel restricted rows 20
set search_path = pg_catalog, pg_temp
as $$
  select t.job_id
  from shortlist.hiring_team t
  where t.person_id = (select shortlist.actor_id())
    and t.role::text = any (parts)
    and t.valid_from <= now() and now() < coalesce(t.valid_to, 'infinity')
    and (select shortlist.actor_is(variadic parts))
$$;

-- Jobs the actor recruits for ("recruiter on the job").
create or replace function shortlist.actor_recruited_jobs() returns setof uuid
language sql stable security definer parallel restricted rows 20
set search_path = pg_catalog, pg_temp
as $$
  select shortlist.actor_team_jobs('recruiter', 'sourcer')
$$;

-- Jobs the actor hires for ("own jobs" of a hiring manager).
create or replace function shortlist.actor_managed_jobs() returns setof uuid
language sql stable security definer parallel restricted rows 20
set search_path = pg_catalog, pg_temp
as $$
  select shortlist.actor_team_jobs('hiring_manager')
$$;

-- Jobs where the actor may decide about applicants and see compensation; an administrator may everywhere.
create or replace function shortlist.actor_decided_jobs() returns setof uuid
language sql stable security definer parallel restricted rows 20
set search_path = pg_catalog, pg_temp
as $$
  select shortlist.actor_recruited_jobs()
  union select shortlist.actor_managed_jobs()
  union select j.id from shortlist.job j where (select shortlist.actor_is('admin'))
$$;

-- Jobs the actor may change: those they recruit for, and those that have no team yet (a job just made).
create or replace function shortlist.actor_edited_jobs() returns setof uuid
language sql stable security definer parallel restricted rows 20
set search_path = pg_catalog, pg_temp
as $$
  select shortlist.actor_recruited_jobs()
  union
  select j.id
  from shortlist.job j
  where (select shortlist.actor_is('admin'))
     or ((select shortlist.actor_is('recruiter', 'sourcer'))
         and not exists (select from shortlist.hiring_team t where t.job_id = j.id))
$$;

-- Interviews where the actor sits on the panel; a cancelled one counts for nothing.
create or replace function shortlist.actor_panels() returns setof uuid
language sql stable security definer parallel restricted rows 50
set search_path = pg_catalog, pg_temp
as $$
  select i.id
  from shortlist.interview i
  where i.status <> 'cancelled'
    and i.id = any (array(
      select p.interview_id from shortlist.interview_panelist p where p.person_id = (select shortlist.actor_id())))
$$;

-- Applications of those panels.
create or replace function shortlist.actor_panel_applications() returns setof uuid
language sql stable security definer parallel restricted rows 50
set search_path = pg_catalog, pg_temp
as $$
  select distinct i.application_id
  from shortlist.interview i
  where i.status <> 'cancelled'
    and i.id = any (array(
      select p.interview_id from shortlist.interview_panelist p where p.person_id = (select shortlist.actor_id())))
$$;

-- Applications an interviewer interviews.
create or replace function shortlist.actor_interviewed_applications() returns setof uuid
language sql stable security definer parallel restricted rows 50
set search_path = pg_catalog, pg_temp
as $$
  select a from shortlist.actor_panel_applications() a where (select shortlist.actor_is('interviewer'))
$$;

-- Confidential jobs the actor has no part in.
create or replace function shortlist.actor_hidden_jobs() returns setof uuid
language sql stable security definer parallel restricted rows 10
set search_path = pg_catalog, pg_temp
as $$
  select j.id
  from shortlist.job j
  where j.is_confidential
    and not (select shortlist.actor_is('admin'))
    and j.id <> all (array(
      select t.job_id
      from shortlist.hiring_team t
      where t.person_id = (select shortlist.actor_id())
        and t.valid_from <= now() and now() < coalesce(t.valid_to, 'infinity')))
    and j.id <> all (array(
      select a.job_id
      from shortlist.application a
      where a.id = any (array(select shortlist.actor_interviewed_applications())) and a.job_id is not null))
$$;

-- Candidate records of the actor's own self: nobody ever sees or changes theirs.
create or replace function shortlist.actor_own_candidates() returns uuid[]
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(array_agg(e.candidate_id), '{}')
  from shortlist.person p join shortlist.candidate_email e on e.value = p.email
  where p.id = (select shortlist.actor_id())
$$;

-- And their applications.
create or replace function shortlist.actor_own_applications() returns setof uuid
language sql stable security definer parallel restricted rows 5
set search_path = pg_catalog, pg_temp
as $$
  select a.id
  from shortlist.application a
  where a.candidate_id = any ((select shortlist.actor_own_candidates())::uuid[])
$$;

-- For those who see candidates in general: the ones they do not see. That is their own record, and for a recruiter
-- private candidates who are neither theirs nor applicants to a job they recruit for.
create or replace function shortlist.actor_hidden_candidates() returns setof uuid
language sql stable security definer parallel restricted rows 100
set search_path = pg_catalog, pg_temp
as $$
  select unnest(shortlist.actor_own_candidates())
  union all
  select c.id
  from shortlist.candidate c
  where c.is_private
    and not (select shortlist.actor_is('admin', 'coordinator'))
    and c.owner_id is distinct from (select shortlist.actor_id())
    and not exists (
      select from shortlist.application a
      where a.candidate_id = c.id and a.job_id = any (array(select shortlist.actor_recruited_jobs())))
$$;

-- The people an interviewer interviews.
create or replace function shortlist.actor_interviewed_candidates() returns setof uuid
language sql stable security definer parallel restricted rows 50
set search_path = pg_catalog, pg_temp
as $$
  select distinct a.candidate_id
  from shortlist.application a
  where a.id = any (array(select shortlist.actor_interviewed_applications()))
    and a.candidate_id <> all ((select shortlist.actor_own_candidates())::uuid[])
$$;

-- For everybody who does not see candidates in general, the ones they do see: applicants to a hiring manager's own
-- jobs and the people an interviewer interviews. Policies look applicants up one by one; this is for searches that
-- must apply the rights themselves.
create or replace function shortlist.actor_related_candidates() returns setof uuid
language sql stable security definer parallel restricted rows 500
set search_path = pg_catalog, pg_temp
as $$
  select a.candidate_id
  from shortlist.application a
  where a.job_id = any (array(select shortlist.actor_managed_jobs()))
    and a.candidate_id <> all ((select shortlist.actor_own_candidates())::uuid[])
  union
  select shortlist.actor_interviewed_candidates()
$$;

grant execute on function
  shortlist.actor_is(text[]), shortlist.actor_sees_pool(), shortlist.actor_team_jobs(text[]),
  shortlist.actor_recruited_jobs(), shortlist.actor_managed_jobs(), shortlist.actor_decided_jobs(),
  shortlist.actor_edited_jobs(), shortlist.actor_panels(), shortlist.actor_panel_applications(),
  shortlist.actor_interviewed_applications(), shortlist.actor_hidden_jobs(), shortlist.actor_own_candidates(),
  shortlist.actor_own_applications(), shortlist.actor_hidden_candidates(),
  shortlist.actor_interviewed_candidates(), shortlist.actor_related_candidates()
to shortlist_app;
