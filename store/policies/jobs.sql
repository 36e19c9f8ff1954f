-- Jobs and what belongs to them. Everybody inside sees jobs, but confidential ones only their team and panels.

grant insert, update on shortlist.job to shortlist_app;

-- Compensation lives in columns, which row policies cannot hide: the application reads every other column, and
-- compensation through job_compensation().
do $$
begin
  execute (
    select format('grant select (%s) on shortlist.job to shortlist_app', string_agg(quote_ident(attname), ', '))
    from pg_attribute
    where attrelid = 'shortlist.job'::regclass and attnum > 0 and not attisdropped
      and attname not in ('salary_min', 'salary_max', 'salary_currency'));
end $$;

create or replace function shortlist.job_compensation(wanted uuid)
returns table (salary_min numeric, salary_max numeric, salary_currency text)
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select j.salary_min, j.salary_max, j.salary_currency
  from shortlist.job j
  where j.id = wanted and j.id in (select shortlist.actor_decided_jobs())
$$;
comment on function shortlist.job_compensation(uuid) is
  'The salary range of a job for recruiters on it, its hiring managers and administrators; no row for others';
grant execute on function shortlist.job_compensation(uuid) to shortlist_app;

create policy read on shortlist.job for select to shortlist_app using (
  (select shortlist.actor_id()) is not null and not (id in (select shortlist.actor_hidden_jobs())));
create policy add on shortlist.job for insert to shortlist_app with check (
  (select shortlist.actor_is('recruiter', 'sourcer', 'admin')));
create policy change on shortlist.job for update to shortlist_app
  using (id in (select shortlist.actor_edited_jobs()));

-- Parts of a job: seen with it, changed by whoever may change it.
do $$
declare
  name text;
begin
  foreach name in array array['hiring_team', 'job_open_spell', 'opening', 'stage', 'screening_criterion'] loop
    execute format('grant select, insert, update, delete on shortlist.%I to shortlist_app', name);
    execute format(
      'create policy read on shortlist.%I for select to shortlist_app using (
         (select shortlist.actor_id()) is not null and not (job_id in (select shortlist.actor_hidden_jobs())))', name);
    execute format(
      'create policy add on shortlist.%I for insert to shortlist_app with check (
         job_id in (select shortlist.actor_edited_jobs()))', name);
    execute format(
      'create policy change on shortlist.%I for update to shortlist_app using (
         job_id in (select shortlist.actor_edited_jobs()))', name);
    execute format(
      'create policy remove on shortlist.%I for delete to shortlist_app using (
         job_id in (select shortlist.actor_edited_jobs()))', name);
  end loop;
end $$;

-- Whoever makes a confidential job sees it from the moment they are on its team.
create policy read_own on shortlist.hiring_team for select to shortlist_app
  using (person_id = (select shortlist.actor_id()) and valid_to is null);

-- Filling a slot is part of moving somebody to hired.
create policy fill on shortlist.opening for update to shortlist_app
  using (job_id in (select shortlist.actor_decided_jobs()));

grant select, insert, update, delete on shortlist.interview_kit, shortlist.scorecard_attribute to shortlist_app;
create policy read on shortlist.interview_kit for select to shortlist_app using (
  exists (select from shortlist.stage s where s.id = stage_id));
create policy edit on shortlist.interview_kit for all to shortlist_app using (
  exists (select from shortlist.stage s where s.id = stage_id and s.job_id in (select shortlist.actor_edited_jobs())));
create policy read on shortlist.scorecard_attribute for select to shortlist_app using (
  exists (select from shortlist.interview_kit k where k.id = interview_kit_id));
create policy edit on shortlist.scorecard_attribute for all to shortlist_app using (
  exists (
    select from shortlist.interview_kit k join shortlist.stage s on s.id = k.stage_id
    where k.id = interview_kit_id and s.job_id in (select shortlist.actor_edited_jobs())));
