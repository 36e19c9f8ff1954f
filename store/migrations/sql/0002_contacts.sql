-- Addresses and links are unique over live candidates; last_activity_at and last_contacted_at follow what happens.

create function shortlist.normalise_contact() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'candidate_email' then
    new.value := lower(btrim(new.value) collate pg_c_utf8);
  end if;
  if not shortlist.is_bulk() then
    new.is_live := coalesce(
      (select status = 'active' from shortlist.candidate where id = new.candidate_id), true);
  end if;
  return new;
end
$$;

create trigger normalise_contact before insert or update of candidate_id, value on shortlist.candidate_email
  for each row execute function shortlist.normalise_contact();
create trigger normalise_contact before insert or update of candidate_id on shortlist.candidate_link
  for each row execute function shortlist.normalise_contact();

create function shortlist.follow_candidate_status() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shortlist.candidate_email set is_live = (new.status = 'active') where candidate_id = new.id;
  update shortlist.candidate_link set is_live = (new.status = 'active') where candidate_id = new.id;
  return null;
end
$$;

create trigger follow_candidate_status after update of status on shortlist.candidate
  for each row when ((old.status = 'active') is distinct from (new.status = 'active'))
  execute function shortlist.follow_candidate_status();

create function shortlist.note_activity() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  people uuid[];
  active timestamptz[];
  contacted timestamptz[];
begin
  if shortlist.is_bulk() then
    return null;
  end if;
  case tg_table_name
    when 'note' then
      select array_agg(candidate_id), array_agg(created_at) into people, active from changed;
    when 'application' then
      select array_agg(candidate_id), array_agg(applied_at) into people, active from changed;
    when 'stage_transition' then
      select array_agg(a.candidate_id), array_agg(t.moved_at) into people, active
        from changed as t join shortlist.application as a on a.id = t.application_id;
    when 'message' then
      select array_agg(candidate_id), array_agg(coalesce(sent_at, created_at)),
          array_agg(case when direction = 'outbound' then sent_at end)
        into people, active, contacted
        from changed where status in ('sent', 'delivered', 'bounced', 'received');
  end case;
  update shortlist.candidate as c set
      last_activity_at = greatest(c.last_activity_at, s.active_at),
      last_contacted_at = greatest(c.last_contacted_at, s.contacted_at)
    from (
      select id, max(active_at) as active_at, max(contacted_at) as contacted_at
      from unnest(people, active, contacted) as seen(id, active_at, contacted_at) group by id
    ) as s
    where c.id = s.id
      and (s.active_at > c.last_activity_at or s.contacted_at > coalesce(c.last_contacted_at, '-infinity'));
  return null;
end
$$;

create trigger note_activity after insert on shortlist.note
  referencing new table as changed for each statement execute function shortlist.note_activity();
create trigger note_activity after insert on shortlist.application
  referencing new table as changed for each statement execute function shortlist.note_activity();
create trigger note_activity after insert on shortlist.stage_transition
  referencing new table as changed for each statement execute function shortlist.note_activity();
create trigger note_activity_insert after insert on shortlist.message
  referencing new table as changed for each statement execute function shortlist.note_activity();
create trigger note_activity_update after update on shortlist.message
  referencing new table as changed for each statement execute function shortlist.note_activity();
