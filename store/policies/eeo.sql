-- Self-identification: nobody reads rows. Counts are given by one function, which hides small cells.

-- Cells under the organisation's minimum are null. If just one cell is hidden its size could be worked out from the
-- total, so the smallest shown one is hidden with it. Confidential jobs the actor has no part in do not count; a hiring
-- manager sees only their own jobs; interviewers see nothing.
create or replace function eeo.self_identification_counts(dimension text, wanted_job uuid default null)
returns table (category text, applications bigint)
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
declare
  least constant integer := greatest(5, coalesce((select o.minimum_n from shortlist.organisation o), 5));
begin
  if dimension not in ('race', 'gender', 'veteran_status', 'disability_status') then
    raise exception 'There is no such dimension: race, gender, veteran_status and disability_status are counted.';
  end if;
  return query
  with counted as (
    select
      case dimension
        when 'race' then s.race::text
        when 'gender' then s.gender::text
        when 'veteran_status' then s.veteran_status::text
        else s.disability_status::text
      end as cell,
      count(*) as n
    from eeo.self_identification s join shortlist.application a on a.id = s.application_id
    where (wanted_job is null or a.job_id = wanted_job)
      and not (a.job_id in (select shortlist.actor_hidden_jobs()))
      and (
        (select shortlist.actor_is('admin', 'recruiter', 'sourcer', 'coordinator', 'executive'))
        or a.job_id in (select shortlist.actor_managed_jobs()))
    group by 1
  ), ranked as (
    select cell, n,
      row_number() over (order by n, cell) as place,
      count(*) filter (where n < least) over () as small
    from counted
  )
  select r.cell, case when r.n < least or (r.small = 1 and r.place <= 2) then null else r.n end
  from ranked r
  order by r.cell;
end
$$;
comment on function eeo.self_identification_counts(text, uuid) is
  'Applications by what applicants said of themselves, of the whole company or of one job; small cells are null';

grant usage on schema eeo to shortlist_app;
grant execute on function eeo.self_identification_counts(text, uuid) to shortlist_app;
