-- needs shortlist.mailbox
-- Mail that is fetched, and moves in a process that start or stop sequences.
grant select, insert, update on shortlist.mailbox to shortlist_worker;
create policy worker on shortlist.mailbox for all to shortlist_worker using (true);

-- Rules belong to their sequence: who sees it may look, and whoever changes them does so in their own name.
grant select, insert, delete on shortlist.sequence_rule to shortlist_app;
create policy edit on shortlist.sequence_rule for all to shortlist_app
  using (exists (select from shortlist.sequence s where s.id = sequence_id))
  with check (created_by_id = (select shortlist.actor_id())
    and exists (select from shortlist.sequence s where s.id = sequence_id));
grant select on shortlist.sequence_rule to shortlist_worker;
create policy worker on shortlist.sequence_rule for select to shortlist_worker using (true);
grant select, update, delete on shortlist.sequence_start to shortlist_worker;
create policy worker on shortlist.sequence_start for all to shortlist_worker using (true);
grant insert on shortlist.enrollment to shortlist_worker;

-- What has happened in a person's process since they were enrolled. The worker reads no applications: this says for a
-- way through a sequence what its conditions ask, and no more.
drop function if exists shortlist.process_of(uuid[]);
create function shortlist.process_of(wanted uuid[])
returns table (
  enrollment_id uuid, active_here int, applied_at timestamptz, rejected_at timestamptz, closed_at timestamptz,
  moved_at timestamptz)
language sql stable security definer parallel restricted rows 100
set search_path = pg_catalog, pg_temp
as $$
  select e.id,
    count(distinct a.id) filter (where a.status = 'active')::int,
    max(a.applied_at) filter (where a.status <> 'prospect'),
    max(a.status_changed_at) filter (where a.status = 'rejected'),
    max(a.status_changed_at) filter (where a.status in ('rejected', 'withdrawn', 'hired')),
    max(t.moved_at) filter (where t.position > 1)
  from shortlist.enrollment e
  join shortlist.application a on a.candidate_id = e.candidate_id
    and case when e.application_id is not null then a.id = e.application_id else a.job_id = e.job_id end
  left join shortlist.stage_transition t on t.application_id = a.id
  where e.id = any (wanted)
  group by e.id
$$;
comment on function shortlist.process_of(uuid[]) is
  'What has happened in the process a way through a sequence is about; for background work';

-- Who waits to be put into a sequence by a move, where they still stand where it took them. `rejected_at` is of that
-- application alone, so that the sequence which follows a rejection can wait until courting is allowed again.
drop function if exists shortlist.starts_due(int);
create function shortlist.starts_due(most int)
returns table (
  start_id uuid, sequence_id uuid, sequence text, job_id uuid, sender_id uuid, application_id uuid,
  candidate_id uuid, candidate text, still_holds boolean, is_active boolean, rejected_at timestamptz,
  has_been_in boolean)
language sql volatile security definer rows 100
set search_path = pg_catalog, pg_temp
as $$
  select s.id, q.id, q.name, coalesce(q.job_id, a.job_id), p.id, a.id, c.id, c.name,
    coalesce(r.stage_id = a.stage_id, r.status = a.status) and c.status = 'active' and q.status = 'active'
      and p.status = 'active' and (r.stage_id is null or a.status in ('active', 'prospect')),
    a.status = 'active',
    case when a.status = 'rejected' then a.status_changed_at end,
    exists (select from shortlist.enrollment e where e.candidate_id = c.id and e.sequence_id = q.id)
  from shortlist.sequence_start s
  join shortlist.sequence_rule r on r.id = s.rule_id
  join shortlist.sequence q on q.id = r.sequence_id
  join shortlist.person p on p.id = r.created_by_id
  join shortlist.application a on a.id = s.application_id
  join shortlist.candidate c on c.id = a.candidate_id
  order by s.id limit most
  for update of s skip locked
$$;
comment on function shortlist.starts_due(int) is
  'Whom moves put into sequences, kept from other workers until the transaction ends; for background work';

revoke execute on function shortlist.process_of(uuid[]), shortlist.starts_due(int) from public;
grant execute on function shortlist.process_of(uuid[]), shortlist.starts_due(int) to shortlist_worker;
