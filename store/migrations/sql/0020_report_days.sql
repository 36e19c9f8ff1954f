-- Days in the reporting zone, kept beside the moments they are the days of: a window over days then finds its rows by
-- an index, where working each day out anew reads the whole table. Nothing but these triggers writes them, whatever
-- somebody puts there; they follow the moments, and the zone.

alter table shortlist.application add column applied_on date, add column outcome_on date;
alter table shortlist.interview add column starts_on date, add column ends_on date;
alter table shortlist.offer add column sent_on date, add column resolved_on date;
alter table shortlist.stage_visit add column entered_on date, add column left_on date;

comment on column shortlist.application.outcome_on is 'Day hired, rejected or withdrawn; null while active';

create function shortlist.keep_application_days() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  zone constant text := (select o.reporting_timezone from shortlist.organisation o);
begin
  new.applied_on := (new.applied_at at time zone zone)::date;
  new.outcome_on := case new.status
    when 'hired' then (new.hired_at at time zone zone)::date
    when 'rejected' then (new.status_changed_at at time zone zone)::date
    when 'withdrawn' then (new.status_changed_at at time zone zone)::date
  end;
  return new;
end
$$;
create function shortlist.keep_interview_days() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  zone constant text := (select o.reporting_timezone from shortlist.organisation o);
begin
  new.starts_on := (new.starts_at at time zone zone)::date;
  new.ends_on := (new.ends_at at time zone zone)::date;
  return new;
end
$$;
create function shortlist.keep_offer_days() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  zone constant text := (select o.reporting_timezone from shortlist.organisation o);
begin
  new.sent_on := (new.sent_at at time zone zone)::date;
  new.resolved_on := (new.resolved_at at time zone zone)::date;
  return new;
end
$$;
create trigger keep_days before insert or update on shortlist.application
  for each row execute function shortlist.keep_application_days();
create trigger keep_days before insert or update on shortlist.interview
  for each row execute function shortlist.keep_interview_days();
create trigger keep_days before insert or update on shortlist.offer
  for each row execute function shortlist.keep_offer_days();
alter table shortlist.application enable always trigger keep_days;
alter table shortlist.interview enable always trigger keep_days;
alter table shortlist.offer enable always trigger keep_days;

create or replace function shortlist.refresh_visits(wanted uuid[]) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  zone constant text := (select o.reporting_timezone from shortlist.organisation o);
begin
  delete from shortlist.stage_visit v using unnest(wanted) w (id) where v.application_id = w.id;
  insert into shortlist.stage_visit (application_id, stage_id, visit_no, entered_at, left_at, next_stage_id, next_status,
    entered_on, left_on)
  select
    m.application_id, m.to_stage_id,
    row_number() over (partition by m.application_id, m.to_stage_id order by m.position),
    m.moved_at, m.left_at, m.next_stage_id, m.next_status,
    (m.moved_at at time zone zone)::date, (m.left_at at time zone zone)::date
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

-- Rare, and long where there is much: every day is worked out anew.
create function shortlist.follow_reporting_zone() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shortlist.application set applied_on = null;
  update shortlist.interview set starts_on = null;
  update shortlist.offer set sent_on = null;
  update shortlist.stage_visit v set
    entered_on = (v.entered_at at time zone new.reporting_timezone)::date,
    left_on = (v.left_at at time zone new.reporting_timezone)::date;
  return null;
end
$$;
comment on function shortlist.follow_reporting_zone() is
  'Works out all days anew for another reporting zone; what is set here the triggers of the tables replace';
create trigger follow_reporting_zone_added after insert on shortlist.organisation
  for each row execute function shortlist.follow_reporting_zone();
create trigger follow_reporting_zone_changed after update of reporting_timezone on shortlist.organisation
  for each row when (old.reporting_timezone is distinct from new.reporting_timezone)
  execute function shortlist.follow_reporting_zone();
alter table shortlist.organisation enable always trigger follow_reporting_zone_added;
alter table shortlist.organisation enable always trigger follow_reporting_zone_changed;

-- What is there already. The triggers that count versions and stamp changes have nothing to do with this.
alter table shortlist.application disable trigger user;
alter table shortlist.interview disable trigger user;
alter table shortlist.offer disable trigger user;
alter table shortlist.application enable always trigger keep_days;
alter table shortlist.interview enable always trigger keep_days;
alter table shortlist.offer enable always trigger keep_days;
update shortlist.application set applied_on = null;
update shortlist.interview set starts_on = null;
update shortlist.offer set sent_on = null;
update shortlist.stage_visit v set
  entered_on = (v.entered_at at time zone o.reporting_timezone)::date,
  left_on = (v.left_at at time zone o.reporting_timezone)::date
from shortlist.organisation o;
alter table shortlist.application enable trigger user;
alter table shortlist.interview enable trigger user;
alter table shortlist.offer enable trigger user;
alter table shortlist.application enable always trigger keep_days;
alter table shortlist.interview enable always trigger keep_days;
alter table shortlist.offer enable always trigger keep_days;

create index ix_application_applied_on on shortlist.application (applied_on);
create index ix_application_status_outcome_on on shortlist.application (status, outcome_on);
create index ix_interview_starts_on on shortlist.interview (starts_on);
create index ix_interview_ends_on on shortlist.interview (ends_on);
create index ix_interview_held on shortlist.interview (application_id) where status <> 'cancelled';
create index ix_offer_sent_on on shortlist.offer (sent_on);
create index ix_stage_visit_left_on on shortlist.stage_visit (left_on);
create index ix_stage_visit_open on shortlist.stage_visit (application_id) where left_on is null;
