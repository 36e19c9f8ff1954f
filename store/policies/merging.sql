-- Two records of one human become one. This runs with the owner's rights because nothing may stay behind on the
-- duplicate: neither an application to a confidential job nor a private note that the person who merges cannot see.
-- Nothing of that reaches them: what they could not see on one record they cannot see on the other.

create or replace function shortlist.may_merge(kept uuid, duplicate uuid) returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select shortlist.actor_is('recruiter', 'sourcer', 'admin')
    and kept <> duplicate
    and (select count(*) from shortlist.candidate c
         where c.id in (kept, duplicate) and c.status = 'active'
           and not (c.id in (select shortlist.actor_hidden_candidates()))) = 2
$$;

-- Of two active applications to one job the one that is further along goes on; the other ends as withdrawn.
create or replace function shortlist.end_doubled_applications(kept uuid, duplicate uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  lost record;
begin
  for lost in
    select case when theirs.position > ours.position then a.id else b.id end as id,
      case when theirs.position > ours.position then a.stage_id else b.stage_id end as stage_id
    from shortlist.application a
    join shortlist.application b on b.job_id = a.job_id and b.candidate_id = duplicate and b.status = 'active'
    join shortlist.stage ours on ours.id = a.stage_id
    join shortlist.stage theirs on theirs.id = b.stage_id
    where a.candidate_id = kept and a.status = 'active'
  loop
    insert into shortlist.stage_transition
      (application_id, from_stage_id, to_stage_id, from_status, to_status, moved_by_id, reason)
    values
      (lost.id, lost.stage_id, lost.stage_id, 'active', 'withdrawn', shortlist.actor_id(),
       'Merged: the same person''s other application goes on');
  end loop;
end
$$;

-- Rows that the kept record has already go, all others change hands.
create or replace function shortlist.move_profile(kept uuid, duplicate uuid) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  part record;
begin
  update shortlist.screening_result r set document_id = mine.id
    from shortlist.document theirs
    join shortlist.document mine
      on mine.candidate_id = kept and mine.sha256 = theirs.sha256 and mine.kind = theirs.kind
    where theirs.candidate_id = duplicate and r.document_id = theirs.id;
  update shortlist.candidate_email e set is_primary = false
    where e.candidate_id = duplicate and e.is_primary
      and exists (select from shortlist.candidate_email k where k.candidate_id = kept and k.is_primary);
  update shortlist.enrollment e set status = 'finished', finish_reason = 'manual_exit', next_at = null
    where e.candidate_id = duplicate and e.status <> 'finished'
      and exists (
        select from shortlist.enrollment k
        where k.candidate_id = kept and k.sequence_id = e.sequence_id and k.status <> 'finished');
  for part in
    select * from (values
      ('candidate_email', 'k.value = d.value'),
      ('candidate_phone', 'k.value = d.value'),
      ('candidate_link', 'k.normalised = d.normalised'),
      ('candidate_skill', 'k.skill_id = d.skill_id'),
      ('candidate_tag', 'k.tag_id = d.tag_id'),
      ('event_attendance', 'k.event_id = d.event_id'),
      ('document', 'k.sha256 = d.sha256 and k.kind = d.kind'),
      ('talent_pool_member', 'k.talent_pool_id = d.talent_pool_id and k.removed_at is null and d.removed_at is null'),
      ('experience', '(k.company, k.title, k.started_on) is not distinct from (d.company, d.title, d.started_on)'),
      ('education', '(k.school, k.degree, k.field) is not distinct from (d.school, d.degree, d.field)')
    ) as known (name, same)
  loop
    execute format(
      'delete from shortlist.%1$I d using shortlist.%1$I k
       where d.candidate_id = $2 and k.candidate_id = $1 and (%2$s)', part.name, part.same) using kept, duplicate;
    execute format(
      'update shortlist.%I set candidate_id = $1 where candidate_id = $2', part.name) using kept, duplicate;
  end loop;
end
$$;

create or replace function shortlist.merge_candidates(kept uuid, duplicate uuid) returns boolean
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  part text;
begin
  perform from shortlist.candidate where id in (kept, duplicate) order by id for update;
  if not shortlist.may_merge(kept, duplicate) then
    return false;
  end if;
  perform shortlist.end_doubled_applications(kept, duplicate);
  update shortlist.candidate set status = 'merged', merged_into_id = kept where id = duplicate;
  update shortlist.candidate set merged_into_id = kept where merged_into_id = duplicate;
  perform shortlist.move_profile(kept, duplicate);
  foreach part in array array[
    'application', 'note', 'referral', 'silver_medal', 'consent', 'enrollment', 'message'] loop
    execute format('update shortlist.%I set candidate_id = $1 where candidate_id = $2', part)
      using kept, duplicate;
  end loop;
  update shortlist.candidate k set
      headline = coalesce(k.headline, d.headline),
      current_title = coalesce(k.current_title, d.current_title),
      current_company = coalesce(k.current_company, d.current_company),
      location = coalesce(k.location, d.location),
      country = case when k.location is null then coalesce(k.country, d.country) else k.country end,
      timezone = coalesce(k.timezone, d.timezone),
      years_experience = coalesce(k.years_experience, d.years_experience),
      summary = coalesce(k.summary, d.summary),
      owner_id = coalesce(k.owner_id, d.owner_id),
      is_private = k.is_private or d.is_private,
      do_not_contact = k.do_not_contact or d.do_not_contact,
      last_activity_at = greatest(k.last_activity_at, d.last_activity_at),
      last_contacted_at = greatest(k.last_contacted_at, d.last_contacted_at),
      embedding = null
    from shortlist.candidate d where k.id = kept and d.id = duplicate;
  return true;
end
$$;
comment on function shortlist.merge_candidates(uuid, uuid) is
  'Makes one record of two and tells whether it did: false when the actor may not, or one of them is not there';
grant execute on function shortlist.merge_candidates(uuid, uuid) to shortlist_app;
