-- How many active applications stand in each stage of some jobs, for executives: they may have numbers, but rows of
-- applications would name people. Confidential jobs count only for those on their team.

create or replace function shortlist.pipeline_counts(wanted uuid[])
returns table (job_id uuid, stage_id uuid, active bigint)
language sql stable security definer parallel restricted rows 20
set search_path = pg_catalog, pg_temp
as $$
  select a.job_id, a.stage_id, count(*)
  from shortlist.application a
  where a.job_id = any (wanted)
    and a.status = 'active'
    and (select shortlist.actor_is('executive'))
    and not (a.job_id in (select shortlist.actor_hidden_jobs()))
  group by a.job_id, a.stage_id
$$;
comment on function shortlist.pipeline_counts(uuid[]) is
  'Active applications by stage of the jobs wanted, for executives; no rows for others and of confidential jobs';
revoke execute on function shortlist.pipeline_counts(uuid[]) from public;
grant execute on function shortlist.pipeline_counts(uuid[]) to shortlist_app;
