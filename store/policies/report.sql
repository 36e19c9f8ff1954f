-- needs report.outreach
-- The login of reports, which generated SQL runs as: it reads the report views and can do nothing else, whatever it is
-- given to run. The views apply the asker's rights themselves; they read the tables as their owner, who cannot log in.

do $$
declare
  thing record;
begin
  alter schema report owner to shortlist_owner;
  revoke all on schema report from public, shortlist_app, shortlist_worker, shortlist_report;
  for thing in
    select c.oid::regclass as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'report'
  loop
    execute format('alter view %s owner to shortlist_owner', thing.name);
    execute format('alter view %s set (security_barrier = true)', thing.name);
    execute format('revoke all on %s from public, shortlist_app, shortlist_worker, shortlist_report', thing.name);
  end loop;
end $$;

grant usage on schema report to shortlist_report;
grant select on
  report.application, report.stage_visit, report.milestone, report.job, report.job_open_spell, report.opening,
  report.interview, report.scorecard, report.offer, report.hire, report.outreach, report.recruiter_assignment,
  report.calendar
to shortlist_report;
do $$
begin
  if to_regclass('report.stage') is not null then
    grant select on report.stage to shortlist_report;
  end if;
end $$;
-- The views call these two; without the schema they lie in, the login cannot name them itself.
grant execute on function shortlist.actor_id(), shortlist.report_now() to shortlist_report;

-- What everybody may do in a database until it is taken away: make temporary tables, look into the schema public.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
  execute format('grant temporary on database %I to shortlist_owner, shortlist_app, shortlist_worker', current_database());
  revoke usage on schema public from public;
  grant usage on schema public to shortlist_owner, shortlist_app, shortlist_worker;
  execute format('grant usage on schema public to %I', current_user);
exception when insufficient_privilege then
  null;  -- a database of somebody else; the guard and the read-only transaction remain
end $$;

-- Limits that hold however somebody logs in as this role. Sorting and hashing get little memory, spilling little disk.
do $$
declare
  setting record;
begin
  for setting in
    select * from (values
      ('default_transaction_read_only', 'on'),
      ('statement_timeout', '15s'),
      ('lock_timeout', '1s'),
      ('idle_in_transaction_session_timeout', '10s'),
      ('transaction_timeout', '30s'),
      ('work_mem', '16MB'),
      ('search_path', 'report'),
      ('jit', 'off'),
      ('row_security', 'on'),
      ('temp_file_limit', '1GB'),
      ('track_activities', 'off')
    ) as wanted (name, value)
  loop
    begin
      execute format('alter role shortlist_report set %I = %L', setting.name, setting.value);
    exception when unique_violation or internal_error or insufficient_privilege then
      null;  -- set at the same moment for another database of this server, or not ours to set
    end;
  end loop;
  begin
    alter role shortlist_report connection limit 20;
  exception when unique_violation or internal_error or insufficient_privilege then
    null;
  end;
end $$;

-- Functions that change settings, take locks, meddle with other sessions, wait, or run SQL given as text are anybody's
-- in PostgreSQL, and so is PL/pgSQL. Where the server lets us, in this database they belong to our other roles and to
-- those who watch it or back it up.
do $$
declare
  thing record;
begin
  for thing in
    select p.oid::regprocedure as name
    from pg_proc p
    where p.pronamespace = 'pg_catalog'::regnamespace
      and (p.proname in (
          'set_config', 'pg_sleep', 'pg_sleep_for', 'pg_sleep_until', 'pg_notify', 'pg_terminate_backend',
          'pg_cancel_backend', 'pg_export_snapshot', 'pg_logical_emit_message', 'pg_stat_get_activity',
          'query_to_xml', 'query_to_xmlschema', 'query_to_xml_and_xmlschema', 'cursor_to_xml',
          'cursor_to_xmlschema', 'table_to_xml', 'table_to_xmlschema', 'table_to_xml_and_xmlschema',
          'schema_to_xml', 'schema_to_xmlschema', 'schema_to_xml_and_xmlschema', 'database_to_xml',
          'database_to_xmlschema', 'database_to_xml_and_xmlschema', 'ts_stat', 'pg_current_xact_id',
          'txid_current', 'nextval', 'setval', 'pg_lock_status', 'pg_prepared_statement', 'pg_cursor')
        or p.proname ~ '^(pg_(try_)?advisory_|lo_|lo(read|write)$|pg_stat_get_backend_)')
      and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)
  loop
    execute format('revoke execute on function %s from public', thing.name);
    execute format(
      'grant execute on function %s to shortlist_owner, shortlist_app, shortlist_worker, pg_monitor, pg_read_all_data',
      thing.name);
  end loop;
  revoke usage on language plpgsql from public;
  grant usage on language plpgsql to shortlist_owner, shortlist_app, shortlist_worker;
exception when insufficient_privilege then
  null;  -- on a managed server they stay; the guard lets none of them through
end $$;
