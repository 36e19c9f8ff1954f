-- Approvals, the audit trail and the log of searches.

-- A card is seen by whoever asked, by those its rule lets decide, and by administrators. What a click is bound to never
-- changes: only the decision and its outcome are written later.
grant select, insert on shortlist.approval to shortlist_app;
grant update (status, decided_by_id, decided_at, note, executed_at, result) on shortlist.approval to shortlist_app;
create policy read on shortlist.approval for select to shortlist_app using (
  requested_by_id = (select shortlist.actor_id())
  or decided_by_id = (select shortlist.actor_id())
  or may_decide ->> 'person' = (select shortlist.actor_id())::text
  or (select shortlist.actor_is('admin')));
create policy add on shortlist.approval for insert to shortlist_app with check (
  requested_by_id = (select shortlist.actor_id()) and status = 'pending' and decided_by_id is null);
create policy change on shortlist.approval for update to shortlist_app
  using (
    requested_by_id = (select shortlist.actor_id())
    or may_decide ->> 'person' = (select shortlist.actor_id())::text)
  with check (
    (decided_by_id is null and status in ('pending', 'expired', 'superseded'))
    or (decided_by_id = (select shortlist.actor_id())
      and may_decide ->> 'person' = (select shortlist.actor_id())::text));

-- Everybody writes the trail in their own name and reads what they did themselves. Those who see the pool also read
-- what happened to the things they see; but not offers, compensation, scorecards, or notes they cannot read.
grant select, insert on shortlist.audit_event to shortlist_app;
create policy add on shortlist.audit_event for insert to shortlist_app with check (
  actor_id = (select shortlist.actor_id()) and seq is null);
create policy read on shortlist.audit_event for select to shortlist_app using (
  actor_id = (select shortlist.actor_id())
  or (select shortlist.actor_is('admin'))
  or ((select shortlist.actor_sees_pool()) and case subject_kind
    when 'candidate' then
      action not like '%note%'
      and exists (select from shortlist.candidate c where c.id = subject_id)
    when 'application' then
      action not like '%note%' and action not like '%offer%' and action not like '%scorecard%'
      and exists (select from shortlist.application a where a.id = subject_id)
    when 'job' then
      exists (select from shortlist.job j where j.id = subject_id)
      and (not ((coalesce(before, '{}') || coalesce(after, '{}')) ?| array['salary_min', 'salary_max', 'salary_currency'])
        or subject_id in (select shortlist.actor_decided_jobs()))
    when 'talent_pool' then true
    when 'note' then exists (select from shortlist.note n where n.id = subject_id)
    else false
  end));
-- The administrator's own candidate record stays hidden from them here too.
create policy own_record on shortlist.audit_event as restrictive for select to shortlist_app using (
  actor_id = (select shortlist.actor_id())
  or not (
    (subject_kind = 'candidate' and subject_id = any ((select shortlist.actor_own_candidates())::uuid[]))
    or (subject_kind = 'application' and subject_id in (select shortlist.actor_own_applications()))));

grant select, insert on shortlist.search_log to shortlist_app;
create policy read on shortlist.search_log for select to shortlist_app using (
  actor_id = (select shortlist.actor_id()) or (select shortlist.actor_is('admin')));
create policy add on shortlist.search_log for insert to shortlist_app with check (
  actor_id = (select shortlist.actor_id()));

-- What leaves the house is queued with the change that causes it; only the worker reads the queue.
grant insert on shortlist.outbox to shortlist_app;
create policy add on shortlist.outbox for insert to shortlist_app with check (
  (select shortlist.actor_id()) is not null and status = 'queued' and attempts = 0);
