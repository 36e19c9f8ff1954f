select shortlist.refresh_candidate_search(array(
  select distinct candidate_id from person_in where is_changed or (is_new and skills is not null)));

insert into shortlist.audit_event (change_id, actor_id, surface, action, subject_kind, subject_id, after)
select %(import_id)s, %(actor)s, 'terminal', 'candidates.imported', 'import', %(import_id)s,
  jsonb_build_object(
    'origin', %(origin)s::text,
    'added', count(*) filter (where is_new),
    'completed', count(*) filter (where not is_new and is_changed))
from person_in;
