-- Who may lift which guard, append-only tables, and the times of change.
--
-- Two settings lift guards, for the length of a transaction (set_config(..., true)). They are honoured only for the
-- role a session acts as, which SECURITY DEFINER functions do not change:
--   shortlist.bulk = 'on'      the tables' owner and shortlist_worker: no search, spelling or activity upkeep, and
--                              stage transitions are taken as history; see the functions refresh_...
--   shortlist.erasure = 'on'   the tables' owner: rows of append-only tables may be changed or deleted
-- Errors that programs tell apart: SL001 the application has moved meanwhile, SL002 append-only,
-- SL003 stage of another job, SL004 an application disagrees with its transitions.

create function shortlist.acting_role() returns name
language sql stable
return case current_setting('role') when 'none' then session_user else current_setting('role')::name end;

create function shortlist.acts_as_owner() returns boolean
language sql stable
return pg_has_role(
  shortlist.acting_role(),
  (select relowner from pg_class where oid = 'shortlist.candidate'::regclass),
  'MEMBER'
);

create function shortlist.is_bulk() returns boolean
language sql stable
return case current_setting('shortlist.bulk', true) when 'on'
  then shortlist.acting_role() = 'shortlist_worker' or shortlist.acts_as_owner()
  else false end;

create function shortlist.is_erasure() returns boolean
language sql stable
return case current_setting('shortlist.erasure', true) when 'on' then shortlist.acts_as_owner() else false end;

create function shortlist.refuse_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if shortlist.is_erasure() then
    if tg_op = 'UPDATE' then
      return new;
    end if;
    return old;
  end if;
  raise exception 'Rows of % are never changed or deleted.', tg_table_name using errcode = 'SL002';
end
$$;

create function shortlist.touch() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.updated_at := now();
  return new;
end
$$;

do $$
declare
  target text;
begin
  foreach target in array array['stage_transition', 'turn_message', 'search_log'] loop
    execute format(
      'create trigger append_only before update or delete on shortlist.%I
       for each row execute function shortlist.refuse_change()', target);
  end loop;
  -- An audit event is completed once, at commit, while it has no hash; afterwards it never changes.
  create trigger append_only before update on shortlist.audit_event
    for each row when (old.hash is not null) execute function shortlist.refuse_change();
  create trigger append_only_delete before delete on shortlist.audit_event
    for each row execute function shortlist.refuse_change();
  foreach target in array array['stage_transition', 'turn_message', 'search_log', 'audit_event'] loop
    execute format(
      'create trigger append_only_truncate before truncate on shortlist.%I
       for each statement execute function shortlist.refuse_change()', target);
  end loop;
end
$$;

-- updated_at moves with what people change, not with what the database derives from it.
do $$
declare
  target record;
begin
  for target in
    select c.table_schema, c.table_name, string_agg(quote_ident(c.column_name), ', ') as columns
    from information_schema.columns as c
    where c.table_schema in ('shortlist', 'eeo')
      and c.is_generated = 'NEVER'
      and c.column_name not in (
        'updated_at', 'search', 'embedding', 'embedding_model', 'last_activity_at', 'last_contacted_at', 'is_live')
      and exists (
        select from information_schema.columns as u
        where u.table_schema = c.table_schema and u.table_name = c.table_name and u.column_name = 'updated_at')
    group by c.table_schema, c.table_name
  loop
    execute format(
      'create trigger touch before update of %s on %I.%I for each row execute function shortlist.touch()',
      target.columns, target.table_schema, target.table_name);
  end loop;
end
$$;
