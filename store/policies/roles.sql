-- The four roles. They belong to the whole server, so another database of it may have made them already.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['shortlist_owner', 'shortlist_app', 'shortlist_worker', 'shortlist_report'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I noinherit %s', wanted, case wanted when 'shortlist_owner' then 'nologin' else 'login' end);
      exception when duplicate_object or unique_violation then
        null;  -- another database of this server was set up at the same moment
      end;
    end if;
  end loop;

  if exists (
    select from pg_roles
    where rolname in ('shortlist_owner', 'shortlist_app', 'shortlist_worker', 'shortlist_report')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
  ) then
    raise exception 'A shortlist_* role of this server has powers it must not have (superuser, bypassrls, createrole or createdb): take them away and run this again.';
  end if;
  if exists (
    select from pg_auth_members m join pg_roles r on r.oid = m.member
    where r.rolname in ('shortlist_app', 'shortlist_worker', 'shortlist_report')
  ) then
    raise exception 'A shortlist_* login of this server is a member of another role: revoke that and run this again.';
  end if;
end $$;

-- Whoever sets the database up acts as the owner of its tables. A superuser needs no membership.
do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user)
     and not (pg_has_role(current_user, 'shortlist_owner', 'USAGE') and pg_has_role(current_user, 'shortlist_owner', 'SET')) then
    execute format('grant shortlist_owner to %I with inherit true, set true', current_user);
  end if;
exception when insufficient_privilege then
  raise exception 'The role shortlist_owner was made by somebody else: let an administrator of the server run "grant shortlist_owner to % with admin option" and try again.', current_user;
end $$;

-- Limits that hold whoever logs in with these roles (report.sql has those of reports). An operator's own settings are
-- left alone.
do $$
declare
  login text;
begin
  foreach login in array array['shortlist_app', 'shortlist_worker'] loop
    if (select rolconfig is null from pg_roles where rolname = login) then
      begin
        execute format('alter role %I set statement_timeout = %L', login, case login when 'shortlist_worker' then '5min' else '30s' end);
        execute format('alter role %I set lock_timeout = %L', login, '10s');
        execute format('alter role %I set idle_in_transaction_session_timeout = %L', login, '5min');
      exception when unique_violation or internal_error or insufficient_privilege then
        null;  -- set at the same moment for another database of this server, or not ours to set
      end;
    end if;
  end loop;
end $$;
