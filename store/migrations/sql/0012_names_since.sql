-- Whether names may have changed since an event of the audit chain, so that every process knows when to read them anew.
-- Events are numbered in the order in which they become visible, so nothing slips in behind one that was seen. What only
-- moves applications, writes notes or touches contacts changes no name; what is not known here counts as a change.
--
-- `seen` null only asks for the latest number: where a reader begins who knows nothing yet.
create function shortlist.names_since(seen bigint, out latest bigint, out names boolean, out words boolean)
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select
    coalesce(max(e.seq), seen, (select max(last.seq) from shortlist.audit_event last), 0),
    coalesce(bool_or(
      e.action not in ('pool.member_added', 'pool.member_removed')
      and e.subject_kind not in (
        'application', 'candidate', 'note', 'document', 'interview', 'scorecard', 'offer', 'message', 'enrollment')), false),
    coalesce(bool_or(
      e.subject_kind = 'import'
      or (e.actor_id = (select shortlist.actor_id())
        and e.action in ('candidate.added', 'candidate.updated', 'candidate.merged', 'candidate.removed'))), false)
  from shortlist.audit_event e
  where e.seq > seen
$$;
comment on function shortlist.names_since(bigint) is
  'The latest number of the audit chain, and whether after `seen` a small vocabulary changed (jobs, skills, tags, pools),
or words of candidates did by the actor''s own doing or an import';

revoke execute on function shortlist.names_since(bigint) from public;
grant execute on function shortlist.names_since(bigint) to shortlist_app;
