-- Candidates: recruiters, sourcers, coordinators and administrators see the pool less what is hidden from them; hiring
-- managers see applicants to their own jobs, interviewers the people they interview. Executives see nobody.
-- The candidate search takes over the text of the policies of this table, of application and of talent_pool_member
-- (shortlist.visible()) where no other policy holds: they must say all of the right themselves.

grant select, insert, update, delete on shortlist.candidate to shortlist_app;

create policy own_record on shortlist.candidate as restrictive to shortlist_app
  using (id <> all ((select shortlist.actor_own_candidates())::uuid[]));
create policy read on shortlist.candidate for select to shortlist_app using (
  ((select shortlist.actor_sees_pool()) and not (is_private and id in (select shortlist.actor_hidden_candidates())))
  or exists (
    select from shortlist.application a
    where a.candidate_id = candidate.id and a.job_id = any (array(select shortlist.actor_managed_jobs())))
  or id in (select shortlist.actor_interviewed_candidates()));
create policy add on shortlist.candidate for insert to shortlist_app with check (
  (select shortlist.actor_sees_pool()));
create policy change on shortlist.candidate for update to shortlist_app using (
  (select shortlist.actor_sees_pool()) and not (is_private and id in (select shortlist.actor_hidden_candidates())));
create policy remove on shortlist.candidate for delete to shortlist_app using (
  (select shortlist.actor_is('admin')));

-- What makes up the profile is seen with the candidate and edited by those who see the pool.
do $$
declare
  name text;
  seen constant text := 'exists (select from shortlist.candidate c where c.id = candidate_id)';
  seen_in_the_pool constant text :=
    '(select shortlist.actor_sees_pool()) and exists (
       select from shortlist.candidate c
       where c.id = candidate_id
         and not (c.is_private and c.id in (select shortlist.actor_hidden_candidates())))';
begin
  foreach name in array array[
    'candidate_link', 'candidate_skill', 'experience', 'education', 'candidate_tag', 'event_attendance'] loop
    execute format('grant select, insert, update, delete on shortlist.%I to shortlist_app', name);
    execute format('create policy read on shortlist.%I for select to shortlist_app using (%s)', name, seen);
    execute format('create policy add on shortlist.%I for insert to shortlist_app with check (%s)', name, seen_in_the_pool);
    execute format('create policy change on shortlist.%I for update to shortlist_app using (%s)', name, seen_in_the_pool);
    execute format('create policy remove on shortlist.%I for delete to shortlist_app using (%s)', name, seen_in_the_pool);
  end loop;

  -- Contact details, and the legal grounds of keeping them, are for those who see the pool.
  foreach name in array array['candidate_email', 'candidate_phone', 'consent'] loop
    execute format('grant select, insert, update, delete on shortlist.%I to shortlist_app', name);
    execute format('create policy edit on shortlist.%I for all to shortlist_app using (%s)', name, seen_in_the_pool);
  end loop;

  -- Kept by a trigger, read by name searches.
  grant select on shortlist.candidate_name_part, shortlist.name_part_key to shortlist_app;
  execute format('create policy read on shortlist.candidate_name_part for select to shortlist_app using (%s)', seen);
end $$;

-- A spelling is known only to those who see somebody of that name.
create policy read on shortlist.name_part_key for select to shortlist_app using (
  exists (select from shortlist.candidate_name_part p where p.part = name_part_key.part));
alter function shortlist.similar_name_parts(text) security invoker;

-- Files: a résumé is part of the profile, other files belong to their application, an offer letter is compensation.
grant select, insert, update, delete on shortlist.document to shortlist_app;
create policy read on shortlist.document for select to shortlist_app using (
  exists (select from shortlist.candidate c where c.id = candidate_id)
  and case
    when kind = 'offer_letter' then
      exists (
        select from shortlist.application a
        where a.id = application_id and a.job_id in (select shortlist.actor_decided_jobs()))
    when kind = 'resume' or application_id is null then true
    else exists (select from shortlist.application a where a.id = application_id)
  end);
create policy edit on shortlist.document for all to shortlist_app using (
  (select shortlist.actor_sees_pool())
  and exists (select from shortlist.candidate c where c.id = candidate_id)
  and (kind <> 'offer_letter' or exists (
    select from shortlist.application a
    where a.id = application_id and a.job_id in (select shortlist.actor_decided_jobs()))));

-- Whether another live candidate has this address or link, also one the actor does not see: asked before it is added,
-- so that nobody meets the bare error of a unique index. The answer is yes or no, never who.
create or replace function shortlist.contact_taken(wanted text) returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select shortlist.actor_sees_pool() and (
    exists (select from shortlist.candidate_email e where e.is_live and e.value = lower(btrim(wanted)))
    or exists (
      select from shortlist.candidate_link l where l.is_live and l.normalised = shortlist.normalise_link(wanted)))
$$;
comment on function shortlist.contact_taken(text) is
  'Whether a live candidate, visible or not, has this e-mail address or link; false for those who may not add people';

grant execute on function shortlist.contact_taken(text) to shortlist_app;
