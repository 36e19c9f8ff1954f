-- An application moves only by a stage transition, and the two never disagree.

create function shortlist.number_transition() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if shortlist.is_bulk() then
    return new;
  end if;
  perform from shortlist.application where id = new.application_id for no key update;
  select coalesce(max(t.position), 0) + 1, greatest(new.moved_at, max(t.moved_at))
    into new.position, new.moved_at
    from shortlist.stage_transition as t where t.application_id = new.application_id;
  return new;
end
$$;
comment on function shortlist.number_transition() is
  'Gives a transition its place in the application''s history, after waiting for a concurrent one. A move is never
dated before the one it follows.';

create function shortlist.apply_transition() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  current shortlist.application;
begin
  if shortlist.is_bulk() then
    return null;
  end if;
  select * into strict current from shortlist.application where id = new.application_id for no key update;
  if new.position > 1
    and (new.from_stage_id, new.from_status) is distinct from (current.stage_id, current.status)
  then
    raise exception 'The application is no longer where this move starts from.'
      using errcode = 'SL001', detail = format('application %s', new.application_id);
  end if;
  if new.to_stage_id is not null and not exists (
    select from shortlist.stage where id = new.to_stage_id and job_id = current.job_id)
  then
    raise exception 'The stage belongs to another job than the application.'
      using errcode = 'SL003', detail = format('application %s, stage %s', new.application_id, new.to_stage_id);
  end if;
  update shortlist.application set
    stage_id = new.to_stage_id,
    status = new.to_status,
    status_changed_at = case when new.to_status is distinct from new.from_status
      then new.moved_at else status_changed_at end,
    hired_at = case when new.to_status <> 'hired' then null when new.from_status = 'hired' then hired_at
      else new.moved_at end,
    rejection_reason_id = case when new.to_status in ('rejected', 'withdrawn') then rejection_reason_id end
  where id = new.application_id;
  return null;
end
$$;
comment on function shortlist.apply_transition() is
  'Moves the application if it stands where the transition starts (compare and set).';

create trigger number_transition before insert on shortlist.stage_transition
  for each row execute function shortlist.number_transition();
create trigger apply_transition after insert on shortlist.stage_transition
  for each row execute function shortlist.apply_transition();

create function shortlist.count_version() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.version := old.version + 1;
  return new;
end
$$;

create trigger count_version before update on shortlist.application
  for each row execute function shortlist.count_version();

create function shortlist.check_history() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (
    select from shortlist.application as a
    left join lateral (
      select t.to_stage_id, t.to_status, t.application_id
      from shortlist.stage_transition as t
      where t.application_id = a.id order by t.position desc limit 1
    ) as last on true
    where a.id = new.id
      and (last.application_id is null
        or (last.to_stage_id, last.to_status) is distinct from (a.stage_id, a.status))
  ) then
    raise exception 'The stage and status of an application change only by inserting a stage_transition.'
      using errcode = 'SL004', detail = format('application %s', new.id);
  end if;
  return null;
end
$$;

create constraint trigger check_history after insert or update of stage_id, status on shortlist.application
  deferrable initially deferred for each row execute function shortlist.check_history();

create function shortlist.first_broken_history() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  with visits as (
    select t.*,
      lag(t.to_stage_id) over w as came_from_stage_id,
      lag(t.to_status) over w as came_from_status,
      lag(t.moved_at) over w as came_at,
      row_number() over w as number,
      lead(t.id) over w is null as is_last
    from shortlist.stage_transition as t
    window w as (partition by t.application_id order by t.position)
  )
  select a.id from shortlist.application as a
  left join visits as v on v.application_id = a.id
  where v.id is null
    or v.position <> v.number
    or (v.from_stage_id, v.from_status) is distinct from (v.came_from_stage_id, v.came_from_status)
    or v.moved_at < v.came_at
    or (v.is_last and (v.to_stage_id, v.to_status) is distinct from (a.stage_id, a.status))
  order by a.id limit 1;
end;
comment on function shortlist.first_broken_history() is
  'The first application whose transitions do not form a chain that ends where it stands, or null; run it after
writing histories in bulk.';
