-- What a search asks for, as SQL conditions. Conditions are put together from the fixed texts below and carry no value:
-- values are read from the criteria, which every composed statement gets as $1.

-- The condition under which the application may read a table's rows, as the policies of that table say it. This keeps
-- the rights of a search where the rights of everything else are: a changed policy changes the search.
create function shortlist.visible(wanted regclass) returns text
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
  select format(
    '((%s)%s)',
    coalesce(string_agg(pg_get_expr(p.polqual, p.polrelid), ' or ') filter (where p.polpermissive), 'false'),
    coalesce(string_agg(' and ' || pg_get_expr(p.polqual, p.polrelid), '') filter (where not p.polpermissive), ''))
  from pg_policy as p
  where p.polrelid = wanted
    and p.polcmd in ('r', '*')
    and p.polroles && array[0::oid, (select r.oid from pg_roles as r where r.rolname = 'shortlist_app')];
end;
comment on function shortlist.visible(regclass) is
  'The policies of a table for reading, as one condition on the table by its own name';

create function shortlist.asked_ids(criteria jsonb, key text) returns uuid[]
language sql immutable parallel safe
return array(select value::uuid from jsonb_array_elements_text(criteria -> key) as value);

create function shortlist.asked_words(criteria jsonb, key text) returns text[]
language sql immutable parallel safe
return array(select shortlist.fold(value) from jsonb_array_elements_text(criteria -> key) as value);

create function shortlist.asked_texts(criteria jsonb, key text) returns text[]
language sql immutable parallel safe
return array(select value from jsonb_array_elements_text(criteria -> key) as value);

-- Free text as a full-text query: all words, in any order, by their stems. Operators mean nothing. A text of nothing
-- but stop words ("will") is taken literally.
create function shortlist.asked_text(words text) returns tsquery
language sql immutable parallel safe
return case
  when numnode(plainto_tsquery('pg_catalog.english', shortlist.search_text(left(words, 1000)))) > 0
    then plainto_tsquery('pg_catalog.english', shortlist.search_text(left(words, 1000)))
  else plainto_tsquery('pg_catalog.simple', shortlist.search_text(left(words, 1000)))
end;

-- Conditions that are one text whatever the number of values.
create function shortlist.plain_conditions(criteria jsonb) returns setof text
language sql immutable
set search_path = pg_catalog, pg_temp
begin atomic
  select c.condition
  from (values
    ('ids', $$candidate.id = any (shortlist.asked_ids($1, 'ids'))$$),
    ('skills_any', $$candidate.id in (
        select s.candidate_id from shortlist.candidate_skill as s
        where s.skill_id = any (shortlist.asked_ids($1, 'skills_any')))$$),
    ('skills_not', $$candidate.id not in (
        select s.candidate_id from shortlist.candidate_skill as s
        where s.skill_id = any (shortlist.asked_ids($1, 'skills_not')))$$),
    ('tags_any', $$candidate.id in (
        select t.candidate_id from shortlist.candidate_tag as t
        where t.tag_id = any (shortlist.asked_ids($1, 'tags_any')))$$),
    ('tags_not', $$candidate.id not in (
        select t.candidate_id from shortlist.candidate_tag as t
        where t.tag_id = any (shortlist.asked_ids($1, 'tags_not')))$$),
    ('companies', $$shortlist.fold(candidate.current_company) = any (shortlist.asked_words($1, 'companies'))$$),
    ('companies_not', $$coalesce(
        shortlist.fold(candidate.current_company) <> all (shortlist.asked_words($1, 'companies_not')), true)$$),
    ('companies_ever', $$(
        shortlist.fold(candidate.current_company) = any (shortlist.asked_words($1, 'companies_ever'))
        or candidate.id = any (array(
          select e.candidate_id from shortlist.experience as e
          where shortlist.fold(e.company) = any (shortlist.asked_words($1, 'companies_ever')))))$$),
    ('places', $$candidate.places && shortlist.asked_words($1, 'places')$$),
    ('places_not', $$not candidate.places && shortlist.asked_words($1, 'places_not')$$),
    ('years_min', $$candidate.years_experience >= ($1 ->> 'years_min')::numeric$$),
    ('years_max', $$candidate.years_experience <= ($1 ->> 'years_max')::numeric$$),
    ('owners', $$candidate.owner_id = any (shortlist.asked_ids($1, 'owners'))$$),
    ('has_owner', $$(candidate.owner_id is not null) = ($1 ->> 'has_owner')::boolean$$),
    ('do_not_contact', $$candidate.do_not_contact = ($1 ->> 'do_not_contact')::boolean$$),
    ('contacted_from', $$candidate.last_contacted_at >= ($1 ->> 'contacted_from')::timestamptz$$),
    ('contacted_before', $$candidate.last_contacted_at < ($1 ->> 'contacted_before')::timestamptz$$),
    ('not_contacted_since', $$coalesce(
        candidate.last_contacted_at < ($1 ->> 'not_contacted_since')::timestamptz, true)$$),
    ('ever_contacted', $$(candidate.last_contacted_at is not null) = ($1 ->> 'ever_contacted')::boolean$$)
  ) as c (key, condition)
  where criteria ? c.key;
end;

-- Conditions that are repeated for each value: all of several skills or tags, any of several titles, the words of a name.
create function shortlist.repeated_conditions(criteria jsonb) returns setof text
language sql immutable
set search_path = pg_catalog, pg_temp
begin atomic
  select format(
    $$candidate.id in (
        select s.candidate_id from shortlist.candidate_skill as s where s.skill_id = ($1 -> 'skills_all' ->> %s)::uuid)$$,
    n - 1)
  from generate_series(1, jsonb_array_length(criteria -> 'skills_all')) as n
  union all
  select format(
    $$candidate.id in (
        select t.candidate_id from shortlist.candidate_tag as t where t.tag_id = ($1 -> 'tags_all' ->> %s)::uuid)$$,
    n - 1)
  from generate_series(1, jsonb_array_length(criteria -> 'tags_all')) as n
  union all
  -- The full-text index finds the titles with these words; the second half asks for them side by side.
  select format('(%s)', string_agg(format(
    $$candidate.search @@ plainto_tsquery('pg_catalog.simple', shortlist.search_text($1 -> 'titles' ->> %1$s))
      and position(' ' || shortlist.search_text($1 -> 'titles' ->> %1$s) || ' '
        in ' ' || shortlist.search_text(candidate.current_title) || ' ') > 0$$,
    n - 1), ' or '))
  from generate_series(1, jsonb_array_length(criteria -> 'titles')) as n
  having count(*) > 0
  union all
  select format(
    $$coalesce(position(' ' || shortlist.search_text($1 -> 'titles_not' ->> %s) || ' '
      in ' ' || shortlist.search_text(candidate.current_title) || ' ') = 0, true)$$,
    n - 1)
  from generate_series(1, jsonb_array_length(criteria -> 'titles_not')) as n
  union all
  select format(
    $$candidate.id in (
        select p.candidate_id from shortlist.candidate_name_part as p
        where p.part ^@ split_part(shortlist.fold($1 ->> 'name'), ' ', %s) collate "C")$$, n)
  from generate_series(1, array_length((string_to_array(shortlist.fold(criteria ->> 'name'), ' '))[:8], 1)) as n
  union all
  -- Nobody is called nothing, nor by more than eight names.
  select 'false' where shortlist.fold(criteria ->> 'name') = '' or shortlist.fold(criteria ->> 'name') like '% % % % % % % % %';
end;

-- Conditions on applications and pools. What the actor may not see there is as good as absent.
create function shortlist.related_conditions(criteria jsonb) returns setof text
language sql stable
set search_path = pg_catalog, pg_temp
begin atomic
  -- All parts about an application must hold for one and the same application.
  select format(
    $$candidate.id in (select application.candidate_id from shortlist.application where %s and %s)$$,
    string_agg(c.condition, ' and '), shortlist.visible('shortlist.application'))
  from (values
    ('jobs', $$application.job_id = any (shortlist.asked_ids($1, 'jobs'))$$),
    ('stages', $$application.stage_id = any (shortlist.asked_ids($1, 'stages'))$$),
    ('stage_kinds', $$application.stage_id in (
        select s.id from shortlist.stage as s where s.kind::text = any (shortlist.asked_texts($1, 'stage_kinds')))$$),
    ('statuses', $$application.status = any (shortlist.asked_texts($1, 'statuses')::shortlist.application_status[])$$),
    ('sources', $$application.source_id = any (shortlist.asked_ids($1, 'sources'))$$),
    ('applied_from', $$application.applied_at >= ($1 ->> 'applied_from')::timestamptz$$),
    ('applied_before', $$application.applied_at < ($1 ->> 'applied_before')::timestamptz$$)
  ) as c (key, condition)
  where criteria ? c.key
  having count(*) > 0
  union all
  select format(
    $$(candidate.id in (select application.candidate_id from shortlist.application where %s))
        = ($1 ->> 'has_application')::boolean$$, shortlist.visible('shortlist.application'))
  where criteria ? 'has_application'
  union all
  select format(
    $$candidate.id not in (
        select application.candidate_id from shortlist.application
        where application.job_id = any (shortlist.asked_ids($1, 'jobs_not')) and application.status = 'active' and %s)$$,
    shortlist.visible('shortlist.application'))
  where criteria ? 'jobs_not'
  union all
  select format(
    $$candidate.id %s (
        select talent_pool_member.candidate_id from shortlist.talent_pool_member
        where talent_pool_member.talent_pool_id = any (shortlist.asked_ids($1, %L))
          and talent_pool_member.removed_at is null and %s)$$,
    c.operator, c.key, shortlist.visible('shortlist.talent_pool_member'))
  from (values ('pools', 'in'), ('pools_not', 'not in')) as c (key, operator)
  where criteria ? c.key;
end;

-- What must hold of a candidate as asked; 'true' when nothing is asked. A key that means nothing here is refused:
-- dropping a condition silently would answer another question than the one asked.
create function shortlist.asked_conditions(criteria jsonb) returns text
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  known constant text[] := array[
    'ids', 'skills_all', 'skills_any', 'skills_not', 'tags_all', 'tags_any', 'tags_not', 'titles', 'titles_not',
    'companies', 'companies_not', 'companies_ever', 'places', 'places_not', 'years_min', 'years_max', 'owners',
    'has_owner', 'do_not_contact', 'contacted_from', 'contacted_before', 'not_contacted_since', 'ever_contacted', 'name',
    'jobs', 'jobs_not', 'stages', 'stage_kinds', 'statuses', 'sources', 'applied_from', 'applied_before',
    'has_application', 'pools', 'pools_not'];
begin
  if criteria - known <> '{}' then
    raise exception 'A candidate search knows no %.',
      (select string_agg(key, ', ' order by key) from jsonb_object_keys(criteria - known) as key)
      using errcode = 'invalid_parameter_value';
  end if;
  return (
    select coalesce(string_agg(condition, ' and '), 'true')
    from (
      select shortlist.plain_conditions(criteria) as condition
      union all select shortlist.repeated_conditions(criteria)
      union all select shortlist.related_conditions(criteria)
    ) as parts);
end
$$;
