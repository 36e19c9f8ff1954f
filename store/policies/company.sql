-- The company, the people inside and its vocabularies: everybody inside reads them.

do $$
declare
  name text;
begin
  foreach name in array array[
    'organisation', 'person', 'department', 'location', 'source', 'rejection_reason', 'event', 'skill', 'tag'] loop
    execute format('grant select on shortlist.%I to shortlist_app', name);
    execute format('create policy read on shortlist.%I for select to shortlist_app using ((select shortlist.actor_id()) is not null)', name);
  end loop;

  -- What only an administrator changes.
  foreach name in array array['organisation', 'person', 'rejection_reason'] loop
    execute format('grant insert, update on shortlist.%I to shortlist_app', name);
    execute format('create policy add on shortlist.%I for insert to shortlist_app with check ((select shortlist.actor_is(''admin'')))', name);
    execute format('create policy change on shortlist.%I for update to shortlist_app using ((select shortlist.actor_is(''admin'')))', name);
  end loop;

  -- What grows while people work with jobs and candidates.
  foreach name in array array['department', 'location', 'source', 'event', 'skill', 'tag'] loop
    execute format('grant insert, update on shortlist.%I to shortlist_app', name);
    execute format('create policy add on shortlist.%I for insert to shortlist_app with check ((select shortlist.actor_sees_pool()))', name);
    execute format('create policy change on shortlist.%I for update to shortlist_app using ((select shortlist.actor_is(''recruiter'', ''sourcer'', ''admin'')))', name);
  end loop;
end $$;

-- A tag that an undo leaves without candidates may go again.
create or replace function shortlist.tag_is_used(wanted uuid) returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select exists (select from shortlist.candidate_tag t where t.tag_id = wanted)
$$;
grant execute on function shortlist.tag_is_used(uuid) to shortlist_app;
grant delete on shortlist.tag to shortlist_app;
create policy remove on shortlist.tag for delete to shortlist_app
  using ((select shortlist.actor_sees_pool()) and not shortlist.tag_is_used(id));
