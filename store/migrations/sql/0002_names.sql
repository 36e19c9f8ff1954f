-- The words of candidates' names and the keys that find them when they are misspelt.

create function shortlist.add_name_parts(candidate_ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  with added as (
    insert into shortlist.candidate_name_part (candidate_id, part)
      select c.id, part
      from unnest(candidate_ids) as wanted(id)
      join shortlist.candidate as c on c.id = wanted.id
      cross join unnest(string_to_array(c.name_folded, ' ')) as part
      where part <> ''
      on conflict do nothing
      returning part
  )
  insert into shortlist.name_part_key (key, part)
    select key, fresh.part
    from (
      select distinct a.part from added as a
      where not exists (select from shortlist.name_part_key as k where k.key = a.part and k.part = a.part)
    ) as fresh, unnest(shortlist.name_keys(fresh.part)) as key
    on conflict do nothing;
end
$$;

create function shortlist.refresh_name_parts(candidate_ids uuid[] default null) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  candidate_ids := coalesce(candidate_ids, array(select c.id from shortlist.candidate as c));
  delete from shortlist.candidate_name_part as p
    using unnest(candidate_ids) as wanted(id)
    join shortlist.candidate as c on c.id = wanted.id
    where p.candidate_id = c.id
      and p.part <> all(string_to_array(c.name_folded, ' '));
  perform shortlist.add_name_parts(candidate_ids);
end
$$;
comment on function shortlist.refresh_name_parts(uuid[]) is
  'Computes the words of these candidates'' names, or of all when null; call it after a bulk load.';

create function shortlist.parts_of_inserted() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not shortlist.is_bulk() then
    perform shortlist.add_name_parts(array(select id from changed));
  end if;
  return null;
end
$$;

create function shortlist.parts_of_updated() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  renamed uuid[];
begin
  if shortlist.is_bulk() then
    return null;
  end if;
  renamed := array(
    select n.id from changed as n join former as o on o.id = n.id where n.name_folded <> o.name_folded);
  if renamed <> '{}' then
    perform shortlist.refresh_name_parts(renamed);
  end if;
  return null;
end
$$;

create trigger parts_of_inserted after insert on shortlist.candidate
  referencing new table as changed for each statement execute function shortlist.parts_of_inserted();
create trigger parts_of_updated after update on shortlist.candidate
  referencing old table as former new table as changed
  for each statement execute function shortlist.parts_of_updated();

-- A name that nobody bears any more leaves no trace. The lock waits for writers who may be adding that very name.
create function shortlist.forget_parts() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from gone) then
    lock table shortlist.name_part_key in share row exclusive mode;
    delete from shortlist.name_part_key as k
      where k.part in (
        select g.part from gone as g
        where not exists (select from shortlist.candidate_name_part as p where p.part = g.part));
  end if;
  return null;
end
$$;

create trigger forget_parts after delete on shortlist.candidate_name_part
  referencing old table as gone for each statement execute function shortlist.forget_parts();

create function shortlist.similar_name_parts(word text) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select distinct k.part from shortlist.name_part_key as k
  where k.key = any(shortlist.name_keys(shortlist.fold(word)));
end;
comment on function shortlist.similar_name_parts(text) is
  'Words of candidates'' names that are at most about one slip from this word, itself included, unranked. It sees all
candidates: join it with candidate_name_part and candidate under the asker''s rights before showing anything.';
