-- Full text and spelling keys of candidates, kept by triggers that work once a statement.
--
-- Weights: A name, present title, skills; B headline, company, place, former titles and companies; C summary,
-- descriptions, education; D the latest résumé. Everything is folded first. Short texts are indexed as written
-- ('simple') and by word stem ('english'), long ones by stem only, so a query should ask for either form.

create function shortlist.search_text(value text) returns text
language sql immutable parallel safe
return shortlist.fold(
  case when strpos(value, '+') > 0 or strpos(value, '#') > 0 or strpos(lower(value), '.net') > 0 then
    regexp_replace(
      regexp_replace(
        regexp_replace(value, '\mc\+\+', 'cplusplus', 'gi'),
        '\m([cf])#', '\1sharp', 'gi'),
      '(?<![a-z0-9])\.net\M', 'dotnet', 'gi')
  else value end
);
comment on function shortlist.search_text(text) is
  'Text as the full-text index sees it: folded, with C++, C# and .NET as words. Apply it to queries too.';

create function shortlist.search_words(value text, weight "char") returns tsvector
language plpgsql immutable parallel safe as $$
declare
  folded text := shortlist.search_text(left(value, 20000));
begin
  if coalesce(folded, '') = '' then
    return '';
  end if;
  return setweight(
    to_tsvector('pg_catalog.simple', folded) || to_tsvector('pg_catalog.english', folded), weight);
end
$$;
comment on function shortlist.search_words(text, "char") is 'A short text as written and by word stem';

create function shortlist.search_stems(value text, weight "char") returns tsvector
language plpgsql immutable parallel safe as $$
begin
  if coalesce(value, '') = '' then
    return '';
  end if;
  return setweight(to_tsvector('pg_catalog.english', shortlist.search_text(left(value, 60000))), weight);
end
$$;
comment on function shortlist.search_stems(text, "char") is 'A long text by word stem';

create function shortlist.own_search(
  first_name text, last_name text, headline text, current_title text, current_company text, location text,
  country text, summary text
) returns tsvector
language plpgsql immutable parallel safe as $$
begin
  return shortlist.search_words(concat_ws(' ', first_name, last_name, current_title), 'A')
    || shortlist.search_words(concat_ws(' ', headline, current_company, location, country), 'B')
    || shortlist.search_stems(summary, 'C');
end
$$;

-- A set of one row, so that the planner can take it into the query that asks for many candidates.
create function shortlist.related_search(candidate_id uuid) returns setof tsvector
language sql stable
begin atomic
  select shortlist.search_words(skills.names, 'A')
    || shortlist.search_words(past.titles, 'B') || shortlist.search_stems(past.descriptions, 'C')
    || shortlist.search_stems(studies.names, 'C')
    || shortlist.search_stems(resume.text, 'D')
  from (
    select string_agg(s.name, ' ' order by s.name) as names
    from shortlist.candidate_skill as cs join shortlist.skill as s on s.id = cs.skill_id
    where cs.candidate_id = related_search.candidate_id
  ) as skills
  cross join (
    select string_agg(concat_ws(' ', e.title, e.company), ' ' order by e.started_on, e.id) as titles,
      string_agg(e.description, ' ' order by e.started_on, e.id) as descriptions
    from shortlist.experience as e where e.candidate_id = related_search.candidate_id
  ) as past
  cross join (
    select string_agg(concat_ws(' ', e.school, e.degree, e.field), ' ' order by e.started_on, e.id) as names
    from shortlist.education as e where e.candidate_id = related_search.candidate_id
  ) as studies
  left join lateral (
    select d.text
    from shortlist.document as d
    where d.candidate_id = related_search.candidate_id and d.kind = 'resume'
    order by d.created_at desc, d.id desc limit 1
  ) as resume on true;
end;

create function shortlist.refresh_candidate_search(candidate_ids uuid[] default null) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  refreshed bigint;
begin
  candidate_ids := coalesce(candidate_ids, array(select c.id from shortlist.candidate as c));
  perform from shortlist.candidate as c join unnest(candidate_ids) as wanted(id) on wanted.id = c.id
    order by c.id for no key update of c;
  update shortlist.candidate as c
    set search = fresh.search
    from (
      select o.id, shortlist.own_search(
          o.first_name, o.last_name, o.headline, o.current_title, o.current_company, o.location, o.country,
          o.summary) || related.search as search
      from unnest(candidate_ids) as wanted(id)
      join shortlist.candidate as o on o.id = wanted.id
      cross join shortlist.related_search(o.id) as related(search)
      offset 0  -- keeps the planner from computing the text once more for the comparison below
    ) as fresh
    where c.id = fresh.id and c.search is distinct from fresh.search;
  get diagnostics refreshed = row_count;
  return refreshed;
end
$$;
comment on function shortlist.refresh_candidate_search(uuid[]) is
  'Computes the full text of these candidates, or of all when null; call it after a bulk load.';

-- A new candidate has nothing else yet. This one runs with the caller's rights: entering a function with the
-- owner's rights and a search_path of its own would double the time of a bulk insert.
create function shortlist.search_of_inserted() returns trigger
language plpgsql as $$
begin
  if not shortlist.is_bulk() then
    new.search := shortlist.own_search(
      new.first_name, new.last_name, new.headline, new.current_title, new.current_company, new.location,
      new.country, new.summary);
  end if;
  return new;
end
$$;

create function shortlist.search_of_updated() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not shortlist.is_bulk() then
    new.search := shortlist.own_search(
        new.first_name, new.last_name, new.headline, new.current_title, new.current_company, new.location,
        new.country, new.summary)
      || (select related.search from shortlist.related_search(new.id) as related(search));
  end if;
  return new;
end
$$;

create trigger search_of_inserted before insert on shortlist.candidate
  for each row execute function shortlist.search_of_inserted();
create trigger search_of_updated before update of
    first_name, last_name, headline, current_title, current_company, location, country, summary
  on shortlist.candidate for each row execute function shortlist.search_of_updated();

create function shortlist.search_of_related() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  touched uuid[];
begin
  if shortlist.is_bulk() then
    return null;
  end if;
  if tg_table_name = 'skill' then
    touched := array(
      select distinct cs.candidate_id from changed as n
      join shortlist.candidate_skill as cs on cs.skill_id = n.id);
  else
    touched := array(select distinct n.candidate_id from changed as n);
  end if;
  perform shortlist.refresh_candidate_search(touched);
  return null;
end
$$;

do $$
declare
  target text;
begin
  foreach target in array array['candidate_skill', 'experience', 'education', 'document'] loop
    execute format(
      'create trigger search_of_inserted after insert on shortlist.%1$I referencing new table as changed
         for each statement execute function shortlist.search_of_related();
       create trigger search_of_updated after update on shortlist.%1$I referencing new table as changed
         for each statement execute function shortlist.search_of_related();
       create trigger search_of_deleted after delete on shortlist.%1$I referencing old table as changed
         for each statement execute function shortlist.search_of_related()', target);
  end loop;
  create trigger search_of_updated after update on shortlist.skill referencing new table as changed
    for each statement execute function shortlist.search_of_related();
end
$$;
