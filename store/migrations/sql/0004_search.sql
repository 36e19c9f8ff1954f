-- The candidate search. It runs with the owner's rights, because under row-level security an operator that may leak
-- (full text, arrays) cannot use its index; the policies' own conditions are part of its WHERE instead.

-- How many candidates a search by meaning finds at most, and how many matches by words are ranked among themselves.
create function shortlist.search_limits(out nearest integer, out ranked integer)
language sql immutable parallel safe
return row(100, 500);

-- Whether to measure the distance of every fitting candidate rather than to walk the vector index until enough fit. What
-- the exact way costs grows with the number of those who fit, what the index costs shrinks with their share, so they
-- break even where the square of their number reaches a multiple of all (see docs/decisions/search.md). The share is
-- counted in a sample of about 400 rows, always the same ones; it leaves rights out, which `seen` stands for: the
-- candidates of somebody who does not see the pool.
create function shortlist.search_exactly(asked text, criteria jsonb, seen uuid[]) returns boolean
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  total constant double precision := (select c.reltuples from pg_class as c where c.oid = 'shortlist.candidate'::regclass);
  few constant double precision := 20 * sqrt(greatest(total, 1));
  percent constant double precision := least(100, 40000 / greatest(total, 1));
  fitting bigint;
begin
  if total < 5000 or cardinality(seen) < few then
    return true;
  elsif asked = 'true' then
    return false;
  end if;
  execute format(
    'select count(*) from shortlist.candidate tablesample system (%s) repeatable (1) where %s', percent, asked)
    into fitting using criteria;
  return fitting * 100 / percent * coalesce(cardinality(seen) / total, 1) < few;
end
$$;

-- The nearest by meaning, in either way. `+ 0` keeps the exact one off the vector index; what is sorted is kept narrow.
create function shortlist.near_statement(conditions text, exactly boolean) returns text
language sql immutable
return format(
  $$select nearest.id, nearest.distance, row_number() over (order by nearest.distance, nearest.id) as place
    from (
      select candidate.id, (candidate.embedding operator(@vector@.<=>) $2) %s as distance
      from shortlist.candidate
      where %s and candidate.embedding_model = $4
      order by distance %s limit %s
    ) as nearest
    where nearest.distance <= 1 - $5$$,
  case when exactly then '+ 0' end, conditions, case when exactly then ', candidate.id' end,
  (shortlist.search_limits()).nearest);

-- Everybody the search finds. Without a text that is everybody who meets the conditions; with one it is who says its
-- words or is near it in meaning, scored by reciprocal rank fusion (Cormack, Clarke and Buettcher 2009, k = 60). A text of
-- marks alone has no words and finds nobody by them.
create function shortlist.found_statement(conditions text, has_text boolean, has_words boolean, near text) returns text
language sql immutable
return case
  when has_text then format(
    $$with near as materialized (%s),
    said as materialized (
      select candidate.id, candidate.last_activity_at, candidate.name_folded, candidate.years_experience
      from shortlist.candidate
      where %s and candidate.search @@ $3
    ),
    ranked as (
      select latest.id, row_number() over (order by ts_rank(candidate.search, $3) desc, latest.id) as place
      from (select said.id from said order by said.last_activity_at desc, said.id limit %s) as latest
      join shortlist.candidate on candidate.id = latest.id
    )
    select coalesce(near.id, said.id) as id, near.distance, said.id is not null as by_words,
      coalesce(1.0 / (60 + near.place), 0) + coalesce(1.0 / (60 + ranked.place), 0) as score,
      coalesce(said.last_activity_at, candidate.last_activity_at) as last_activity_at,
      coalesce(said.name_folded, candidate.name_folded) as name_folded,
      coalesce(said.years_experience, candidate.years_experience) as years_experience
    from near full join said using (id) left join ranked using (id)
    left join shortlist.candidate on candidate.id = near.id$$,
    coalesce(near, shortlist.near_statement('false', true)),
    case when has_words then conditions else 'false' end,
    (shortlist.search_limits()).ranked)
  else format(
    $$select candidate.id, null::double precision as distance, false as by_words, 0.0 as score,
        candidate.last_activity_at, candidate.name_folded, candidate.years_experience
      from shortlist.candidate where %s$$, conditions)
end;

-- One page of what is found, the number of all, and why each is there.
create function shortlist.page_statement(found text, has_words boolean, has_skills boolean, ordering text) returns text
language sql immutable
return format(
  $$with found as materialized (%1$s),
  page as materialized (
    select chosen.*, row_number() over () as position
    from (select found.* from found order by %2$s limit $6 offset $7) as chosen
  )
  select
    (select count(*) from found),
    array(select page.id from page order by page.position),
    coalesce((
      select jsonb_agg(
        jsonb_build_object(
          'likeness', 1 - page.distance, 'by_words', page.by_words, 'skills', %3$s, 'excerpt', %4$s)
        order by page.position)
      from page), '[]')$$,
  found,
  case ordering
    when 'name' then 'found.name_folded, found.id'
    when 'years' then 'found.years_experience desc nulls last, found.id'
    when 'recent' then 'found.last_activity_at desc, found.id'
    else 'found.score desc, found.last_activity_at desc, found.id' end,
  -- Planning what is not asked for would cost more than the rest of a small search.
  case when has_skills then
    $$array(
      select s.name
      from shortlist.candidate_skill as cs join shortlist.skill as s on s.id = cs.skill_id
      where cs.candidate_id = page.id
        and cs.skill_id = any (shortlist.asked_ids($1, 'skills_all') || shortlist.asked_ids($1, 'skills_any'))
      order by s.name)$$ else $$'{}'::text[]$$ end,
  case when has_words then
    $$(select ts_headline(
        'pg_catalog.english', concat_ws('. ', candidate.headline, candidate.current_title, candidate.summary), $3,
        'StartSel=«, StopSel=», MaxWords=18, MinWords=8, ShortWord=0, MaxFragments=1')
      from shortlist.candidate where candidate.id = page.id and page.by_words)$$ else 'null' end);

create function shortlist.search_candidates(
  criteria jsonb,
  words text,
  meaning @vector@.halfvec,
  model text,
  likeness double precision,
  ordering text,
  page_size integer,
  page_start integer
) returns table (total bigint, ids uuid[], facts jsonb)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
set jit = off
set max_parallel_workers_per_gather = 0
set hnsw.iterative_scan = relaxed_order
set hnsw.ef_search = 200
set hnsw.max_scan_tuples = 40000
as $$
declare
  query constant tsquery := shortlist.asked_text(words);
  asked constant text := shortlist.asked_conditions(criteria);
  conditions constant text := concat_ws(
    ' and ', $sql$candidate.status = 'active'$sql$, shortlist.visible('shortlist.candidate'), asked);
  -- For somebody who sees few, naming them lets the primary key find them. It is `conditions` that says who is seen.
  named text := conditions;
  seen uuid[];
  has_words constant boolean := coalesce(numnode(query), 0) > 0;
  exactly boolean;
  near text;
begin
  if not shortlist.actor_sees_pool() then
    seen := array(select shortlist.actor_related_candidates());
    named := 'candidate.id = any ($8) and ' || conditions;
  end if;
  if meaning is not null then
    exactly := shortlist.search_exactly(asked, criteria, seen);
    near := shortlist.near_statement(case when exactly then named else conditions end, exactly);
  end if;
  return query execute
    shortlist.page_statement(
      shortlist.found_statement(named, words is not null, has_words, near),
      has_words, criteria ?| array['skills_all', 'skills_any'], ordering)
    using criteria, meaning, query, model, likeness, page_size, page_start, seen;
end
$$;
comment on function shortlist.search_candidates is
  'A page of the live candidates the actor sees who meet the criteria and, if given, a text by its words or meaning:
their number, their ids in order, and why each is there. See store/queries/candidate_search.py.';

grant execute on function shortlist.search_candidates to shortlist_app;
