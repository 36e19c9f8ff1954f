-- needs shortlist.subscription
-- Questions on a schedule: everybody keeps their own, and background work finds what is due and moves it on.
grant select, insert, update on shortlist.subscription to shortlist_app;
create policy own on shortlist.subscription for all to shortlist_app
  using (person_id = (select shortlist.actor_id()))
  with check (person_id = (select shortlist.actor_id()));
grant select, update (next_at, posted_at, status) on shortlist.subscription to shortlist_worker;
create policy worker_reads on shortlist.subscription for select to shortlist_worker using (status = 'active');
create policy worker_moves_on on shortlist.subscription for update to shortlist_worker
  using (status = 'active') with check (true);
