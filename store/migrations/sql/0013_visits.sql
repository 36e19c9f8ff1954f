-- What a million histories are asked again and again: when an application stood in a stage, and how far it got. Both are
-- worked out from its transitions as they are written; nothing else writes them.

create table shortlist.stage_visit (
  application_id uuid not null,
  stage_id uuid not null,
  visit_no integer not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  next_stage_id uuid,
  next_status shortlist.application_status,
  primary key (application_id, stage_id, visit_no)
);
comment on table shortlist.stage_visit is
  'A stay of an application in a stage: it begins when the stage changes or the application becomes active again, and ends
with the next change, which led to next_stage_id and next_status';

create table shortlist.application_progress (
  application_id uuid primary key,
  lead_at timestamptz,
  pre_interview_screen_at timestamptz,
  active_at timestamptz,
  offer_at timestamptz,
  hired_at timestamptz
);
comment on table shortlist.application_progress is
  'When an application first stood in a stage of each kind; null: never';

create function shortlist.refresh_visits(wanted uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  delete from shortlist.stage_visit v using unnest(wanted) w (id) where v.application_id = w.id;
  insert into shortlist.stage_visit
  select
    m.application_id, m.to_stage_id,
    row_number() over (partition by m.application_id, m.to_stage_id order by m.position),
    m.moved_at, m.left_at, m.next_stage_id, m.next_status
  from (
      select
        t.application_id, t.position, t.to_stage_id, t.to_status, t.moved_at,
        lead(t.moved_at) over history as left_at,
        lead(t.to_stage_id) over history as next_stage_id,
        lead(t.to_status) over history as next_status
      from unnest(wanted) w (id) join shortlist.stage_transition t on t.application_id = w.id
      where (t.from_stage_id, t.from_status) is distinct from (t.to_stage_id, t.to_status)
      window history as (partition by t.application_id order by t.position)
    ) m
  where m.to_status = 'active' and m.to_stage_id is not null;

  delete from shortlist.application_progress p using unnest(wanted) w (id) where p.application_id = w.id;
  insert into shortlist.application_progress
  select
    m.application_id,
    min(m.moved_at) filter (where m.kind = 'lead'),
    min(m.moved_at) filter (where m.kind = 'pre_interview_screen'),
    min(m.moved_at) filter (where m.kind = 'active'),
    min(m.moved_at) filter (where m.kind = 'offer'),
    min(m.moved_at) filter (where m.kind = 'hired')
  from (
      select
        t.application_id, t.moved_at,
        case when t.to_status = 'hired' then 'hired' else s.kind end as kind
      from unnest(wanted) w (id)
        join shortlist.stage_transition t on t.application_id = w.id
        left join shortlist.stage s on s.id = t.to_stage_id
      where t.to_status <> 'prospect'
    ) m
  group by m.application_id;
end
$$;
comment on function shortlist.refresh_visits(uuid[]) is
  'Works out the stays and the progress of these applications anew from their transitions';

-- Once a statement, whatever wrote: one move, an import, the sample company, a copy from another server.
create function shortlist.follow_transitions() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform shortlist.refresh_visits(array(select distinct m.application_id from moved m));
  return null;
end
$$;
create trigger follow_added after insert on shortlist.stage_transition
  referencing new table as moved for each statement execute function shortlist.follow_transitions();
create trigger follow_changed after update on shortlist.stage_transition
  referencing new table as moved for each statement execute function shortlist.follow_transitions();
create trigger follow_removed after delete on shortlist.stage_transition
  referencing old table as moved for each statement execute function shortlist.follow_transitions();
alter table shortlist.stage_transition enable always trigger follow_added;
alter table shortlist.stage_transition enable always trigger follow_changed;
alter table shortlist.stage_transition enable always trigger follow_removed;

create function shortlist.follow_stage_kind() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform shortlist.refresh_visits(
    array(select distinct t.application_id from shortlist.stage_transition t where t.to_stage_id = new.id));
  return null;
end
$$;
create trigger follow_stage_kind after update of kind on shortlist.stage
  for each row when (old.kind is distinct from new.kind) execute function shortlist.follow_stage_kind();

create index ix_hiring_team_primary_recruiter on shortlist.hiring_team (job_id, valid_from)
  where role = 'recruiter' and is_primary;
