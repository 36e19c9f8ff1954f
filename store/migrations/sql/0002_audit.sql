-- The audit chain: every event carries the hash of the one before it.
--
-- Events are numbered, dated and hashed when their transaction commits (a deferred trigger), so the lock that orders
-- them is always the last one a transaction takes and is held for moments: it can neither deadlock with row locks nor
-- make writers wait for each other's work.

create function shortlist.audit_hash(event shortlist.audit_event) returns text
language sql immutable
return encode(sha256(convert_to(
  coalesce(event.prev_hash, '') || jsonb_build_object(
    'seq', event.seq,
    'id', event.id,
    'created_at', (extract(epoch from event.created_at) * 1000000)::bigint,
    'at', (extract(epoch from event.at) * 1000000)::bigint,
    'change_id', event.change_id,
    'undoes', event.undoes,
    'actor_id', event.actor_id,
    'on_behalf_of', event.on_behalf_of,
    'surface', event.surface,
    'action', event.action,
    'subject_kind', event.subject_kind,
    'subject_id', event.subject_id,
    'before', event.before,
    'after', event.after,
    'conversation_id', event.conversation_id,
    'message_ref', event.message_ref
  )::text, 'UTF8')), 'hex');

create function shortlist.open_audit_event() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.seq := null;
  new.prev_hash := null;
  new.hash := null;
  new.at := clock_timestamp();
  return new;
end
$$;

create function shortlist.seal_audit_event() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  event shortlist.audit_event;
begin
  select * into event from shortlist.audit_event where id = new.id;
  if not found or event.hash is not null then
    return null;
  end if;
  perform pg_advisory_xact_lock(7103002);
  select seq + 1, hash into event.seq, event.prev_hash
    from shortlist.audit_event where seq is not null order by seq desc limit 1;
  event.seq := coalesce(event.seq, 1);
  event.at := clock_timestamp();
  event.hash := shortlist.audit_hash(event);
  update shortlist.audit_event
    set seq = event.seq, at = event.at, prev_hash = event.prev_hash, hash = event.hash
    where id = event.id;
  return null;
end
$$;

create trigger open_audit_event before insert on shortlist.audit_event
  for each row execute function shortlist.open_audit_event();
create constraint trigger seal_audit_event after insert on shortlist.audit_event
  deferrable initially deferred for each row execute function shortlist.seal_audit_event();

create function shortlist.verify_audit_chain() returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select chained.id
  from (
    select e.id, e.seq, e.hash, e.prev_hash, shortlist.audit_hash(e) as computed,
      row_number() over w as number,
      lag(e.hash) over w as before
    from shortlist.audit_event as e
    window w as (order by e.seq)
  ) as chained
  where chained.seq is null
    or chained.seq <> chained.number
    or chained.prev_hash is distinct from chained.before
    or chained.hash is distinct from chained.computed
  order by chained.seq nulls last limit 1;
end;
comment on function shortlist.verify_audit_chain() is
  'The first audit event that was changed, removed before, or never sealed; null when the chain is whole.';
