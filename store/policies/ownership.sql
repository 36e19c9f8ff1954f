-- Everything belongs to shortlist_owner, every table forces row-level security, and nobody else may do anything yet.
do $$
declare
  thing record;
begin
  for thing in select nspname from pg_namespace where nspname in ('shortlist', 'eeo') loop
    execute format('alter schema %I owner to shortlist_owner', thing.nspname);
    execute format('revoke all on schema %I from public, shortlist_app, shortlist_worker, shortlist_report', thing.nspname);
  end loop;

  for thing in
    select format('%I.%I', n.nspname, c.relname) as name, c.relkind as kind
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('shortlist', 'eeo') and c.relkind in ('r', 'p', 'v', 'm')
  loop
    execute format('alter table %s owner to shortlist_owner', thing.name);
    execute format('revoke all on %s from public, shortlist_app, shortlist_worker, shortlist_report', thing.name);
    if thing.kind in ('r', 'p') then
      execute format('alter table %s enable row level security', thing.name);
      execute format('alter table %s force row level security', thing.name);
    end if;
  end loop;

  for thing in
    select format('%I.%I', n.nspname, t.typname) as name
    from pg_type t join pg_namespace n on n.oid = t.typnamespace
    where n.nspname in ('shortlist', 'eeo') and t.typtype in ('e', 'd')
  loop
    execute format('alter type %s owner to shortlist_owner', thing.name);
  end loop;

  for thing in
    select p.oid::regprocedure as name
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('shortlist', 'eeo')
  loop
    execute format('alter routine %s owner to shortlist_owner', thing.name);
  end loop;

  for thing in
    select policyname, format('%I.%I', schemaname, tablename) as name from pg_policies where schemaname in ('shortlist', 'eeo')
  loop
    execute format('drop policy %I on %s', thing.policyname, thing.name);
  end loop;
end $$;

-- Forced row-level security binds the owner too: functions that answer for everybody, and migrations, need this.
do $$
declare
  thing record;
begin
  for thing in
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('shortlist', 'eeo') and c.relkind in ('r', 'p')
  loop
    execute format('create policy owner on %s to shortlist_owner using (true) with check (true)', thing.name);
  end loop;
end $$;

grant usage on schema shortlist to shortlist_app, shortlist_worker;
