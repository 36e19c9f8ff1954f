-- Last: functions are nobody's by default. What runs with the caller's own rights is safe to call; what runs with the
-- owner's rights is granted by name, in the file of its subject.
do $$
declare
  thing record;
begin
  for thing in
    select p.oid::regprocedure as name, p.prosecdef, p.prorettype
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('shortlist', 'eeo')
  loop
    execute format('alter routine %s owner to shortlist_owner', thing.name);
    execute format('revoke execute on routine %s from public, shortlist_report', thing.name);
    if not thing.prosecdef and thing.prorettype <> 'trigger'::regtype then
      execute format('grant execute on routine %s to shortlist_app, shortlist_worker', thing.name);
    end if;
  end loop;
end $$;
alter default privileges revoke execute on functions from public;
alter default privileges for role shortlist_owner revoke execute on functions from public;
