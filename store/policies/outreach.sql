-- Outreach: recruiters, sourcers and administrators, about candidates they see.

do $$
declare
  name text;
  writes_to_people constant text := '(select shortlist.actor_is(''recruiter'', ''sourcer'', ''admin''))';
  job_is_seen constant text := '(job_id is null or not (job_id in (select shortlist.actor_hidden_jobs())))';
  person_is_seen constant text := 'not (candidate_id in (select shortlist.actor_hidden_candidates()))';
begin
  foreach name in array array[
    'sequence', 'sequence_step', 'step_variant', 'enrollment', 'message', 'message_event'] loop
    execute format('grant select, insert, update, delete on shortlist.%I to shortlist_app', name);
  end loop;

  execute format('create policy edit on shortlist.sequence for all to shortlist_app using (%s and %s)',
    writes_to_people, job_is_seen);
  execute format('create policy edit on shortlist.enrollment for all to shortlist_app using (%s and %s and %s)',
    writes_to_people, person_is_seen, job_is_seen);
  -- Nobody writes in another's name; an inbound message has no sender of ours.
  execute format('create policy edit on shortlist.message for all to shortlist_app using (%s and %s and %s) with check (
      %1$s and %2$s and %3$s
      and (sender_id is null or sender_id = (select shortlist.actor_id()) or (select shortlist.actor_is(''admin''))))',
    writes_to_people, person_is_seen, job_is_seen);
end $$;

create policy edit on shortlist.sequence_step for all to shortlist_app using (
  exists (select from shortlist.sequence s where s.id = sequence_id));
create policy edit on shortlist.step_variant for all to shortlist_app using (
  exists (select from shortlist.sequence_step s where s.id = step_id));
create policy edit on shortlist.message_event for all to shortlist_app using (
  exists (select from shortlist.message m where m.id = message_id));

-- Keyed hashes of addresses: they name nobody, and outreach must be able to ask.
grant select, insert on shortlist.suppression to shortlist_app;
create policy read on shortlist.suppression for select to shortlist_app using (
  (select shortlist.actor_is('recruiter', 'sourcer', 'admin')));
create policy add on shortlist.suppression for insert to shortlist_app with check (
  (select shortlist.actor_is('recruiter', 'sourcer', 'admin')));
