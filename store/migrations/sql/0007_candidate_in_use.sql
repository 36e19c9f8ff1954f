-- Whether a record has grown since it was made, also by what the actor does not see (an application to a confidential
-- job, a private note): asked before the making is undone, so that nothing hidden loses its person. Yes or no, never what.
create function shortlist.candidate_in_use(wanted uuid, author uuid) returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select shortlist.actor_sees_pool() and (
    exists (
      select from shortlist.application a
      where a.candidate_id = wanted and a.status in ('active', 'hired'))
    or exists (
      select from shortlist.note n
      where n.candidate_id = wanted and n.author_id is distinct from author and n.deleted_at is null))
$$;
comment on function shortlist.candidate_in_use(uuid, uuid) is
  'Whether a candidate has applications in progress or notes not by this author, visible or not';

revoke execute on function shortlist.candidate_in_use(uuid, uuid) from public;
grant execute on function shortlist.candidate_in_use(uuid, uuid) to shortlist_app;
