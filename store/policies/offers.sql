-- Offers are compensation: recruiters on the job, its hiring managers and administrators see them, nobody else.

grant select, insert, update on shortlist.offer, shortlist.offer_approval to shortlist_app;

create policy read on shortlist.offer for select to shortlist_app using (
  exists (
    select from shortlist.application a
    where a.id = application_id and a.job_id in (select shortlist.actor_decided_jobs())));
create policy add on shortlist.offer for insert to shortlist_app with check (
  exists (
    select from shortlist.application a
    where a.id = application_id
      and (a.job_id in (select shortlist.actor_recruited_jobs()) or (select shortlist.actor_is('admin')))));
create policy change on shortlist.offer for update to shortlist_app using (
  exists (
    select from shortlist.application a
    where a.id = application_id
      and (a.job_id in (select shortlist.actor_recruited_jobs()) or (select shortlist.actor_is('admin')))));

-- An approver sees that their decision is due, whatever else they may see.
create policy read on shortlist.offer_approval for select to shortlist_app using (
  approver_id = (select shortlist.actor_id())
  or exists (select from shortlist.offer o where o.id = offer_id));
create policy add on shortlist.offer_approval for insert to shortlist_app with check (
  exists (
    select from shortlist.offer o join shortlist.application a on a.id = o.application_id
    where o.id = offer_id
      and (a.job_id in (select shortlist.actor_recruited_jobs()) or (select shortlist.actor_is('admin')))));
create policy change on shortlist.offer_approval for update to shortlist_app
  using (approver_id = (select shortlist.actor_id()));
