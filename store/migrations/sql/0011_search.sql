-- The candidate search once more, with less that is planned anew for every search. What depends on the policies and on
-- what is asked must be composed and planned each time; it now gives arrays of ids, and the rest (joining the two lists,
-- the page, the reasons) is fixed text whose plan PostgreSQL keeps.
--
-- $1 criteria, $2 vector, $3 words, $4 its model, $5 floor, $6 page size, $7 page start, $8 whom the actor sees at most,
-- $9 the nearest.

drop function shortlist.page_statement(text, boolean, boolean, text);
drop function shortlist.found_statement(text, boolean, boolean, text);
drop function shortlist.near_statement(text, boolean);

-- The ids of the nearest by meaning and their distances, in either way. `+ 0` keeps the exact one off the vector index.
create function shortlist.near_statement(conditions text, exactly boolean) returns text
language sql immutable
return format(
  $$select coalesce(array_agg(nearest.id order by nearest.distance, nearest.id), '{}'),
      coalesce(array_agg(nearest.distance order by nearest.distance, nearest.id), '{}')
    from (
      select candidate.id, (candidate.embedding operator(@vector@.<=>) $2) %s as distance
      from shortlist.candidate
      where %s and candidate.embedding_model = $4
      order by distance %s limit %s
    ) as nearest
    where nearest.distance <= 1 - $5$$,
  case when exactly then '+ 0' end, conditions, case when exactly then ', candidate.id' end,
  (shortlist.search_limits()).nearest);

-- Their number, and the first of them in an order: as many as a page can need after the nearest were put among them. By
-- relevance those who say the words come by latest activity, and the first are then ranked.
create function shortlist.first_statement(conditions text, ordering text, extra integer) returns text
language sql immutable
return format(
  $$with fitting as materialized (
      select candidate.id, candidate.last_activity_at, candidate.name_folded, candidate.years_experience
      from shortlist.candidate
      where %s)
    select (select count(*) from fitting),
      array(select fitting.id from fitting where fitting.id = any ($9)),
      array(select fitting.id from fitting order by %s limit $6 + $7 + %s)$$,
  conditions,
  case ordering
    when 'name' then 'fitting.name_folded, fitting.id'
    when 'years' then 'fitting.years_experience desc nulls last, fitting.id'
    else 'fitting.last_activity_at desc, fitting.id' end,
  extra);

create or replace function shortlist.search_candidates(
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
  exactly boolean;
  near uuid[] := '{}';
  distances double precision[] := '{}';
  -- Of those found by their words, or else by the criteria alone: their number, which of the nearest are among them, and
  -- the first in order.
  fitting bigint := 0;
  near_too uuid[] := '{}';
  leaders uuid[] := '{}';
begin
  if not shortlist.actor_sees_pool() then
    seen := array(select shortlist.actor_related_candidates());
    named := 'candidate.id = any ($8) and ' || conditions;
  end if;
  if meaning is not null then
    exactly := shortlist.search_exactly(asked, criteria, seen);
    execute shortlist.near_statement(case when exactly then named else conditions end, exactly)
      into near, distances using criteria, meaning, query, model, likeness, page_size, page_start, seen;
  end if;
  if words is null or numnode(query) > 0 then
    execute shortlist.first_statement(
        named || case when words is null then '' else ' and candidate.search @@ $3' end, ordering,
        case when words is null then 0 else (select l.nearest + l.ranked from shortlist.search_limits() as l) end)
      into fitting, near_too, leaders
      using criteria, meaning, query, model, likeness, page_size, page_start, seen, near;
  end if;
  total := cardinality(near) + fitting - cardinality(near_too);
  ids := case when words is null then leaders[page_start + 1:]
    else shortlist.search_page(near, leaders, query, ordering, page_size, page_start) end;
  facts := shortlist.search_facts(
    ids, near, distances, case when words is not null then leaders || near_too end, query, criteria);
  return next;
end
$$;

-- One page of the nearest and of those who say the words, scored by reciprocal rank fusion (Cormack, Clarke and Buettcher
-- 2009, k = 60). `near` is in the order of distance, `said` in the order asked for.
create function shortlist.search_page(
  near uuid[], said uuid[], query tsquery, ordering text, page_size integer, page_start integer
) returns uuid[]
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    with ranked as (
      select c.id, row_number() over (order by ts_rank(c.search, query) desc, c.id) as place
      from unnest(said[:(shortlist.search_limits()).ranked]) as s (id) join shortlist.candidate as c on c.id = s.id
      where ordering = 'relevance'
    ),
    found as (
      select listed.id, sum(listed.score) as score
      from (
        select n.id, 1::double precision / (60 + n.place) from unnest(near) with ordinality as n (id, place)
        union all select r.id, 1::double precision / (60 + r.place) from ranked as r
        union all select s.id, 0 from unnest(said) as s (id)
      ) as listed (id, score)
      group by listed.id
    )
    select c.id
    from found as f join shortlist.candidate as c on c.id = f.id
    order by
      case when ordering = 'relevance' then f.score end desc,
      case when ordering = 'name' then c.name_folded end,
      case when ordering = 'years' then c.years_experience end desc nulls last,
      case when ordering in ('relevance', 'recent') then c.last_activity_at end desc,
      c.id
    limit page_size offset page_start);
end
$$;

-- Why each candidate of a page is there.
create function shortlist.search_facts(
  page uuid[], near uuid[], distances double precision[], said uuid[], query tsquery, criteria jsonb
) returns jsonb
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  skills constant uuid[] := shortlist.asked_ids(criteria, 'skills_all') || shortlist.asked_ids(criteria, 'skills_any');
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'likeness', 1 - distances[array_position(near, found.id)],
        'by_words', found.said,
        'skills', case when skills = '{}' then '{}' else array(
          select s.name
          from shortlist.candidate_skill as cs join shortlist.skill as s on s.id = cs.skill_id
          where cs.candidate_id = found.id and cs.skill_id = any (skills)
          order by s.name) end,
        'excerpt', case when found.said then (
          select ts_headline(
            'pg_catalog.english', concat_ws('. ', c.headline, c.current_title, c.summary), query,
            'StartSel=«, StopSel=», MaxWords=18, MinWords=8, ShortWord=0, MaxFragments=1')
          from shortlist.candidate as c where c.id = found.id) end)
      order by found.place), '[]')
    from (
      select p.id, p.place, coalesce(p.id = any (search_facts.said), false) as said
      from unnest(page) with ordinality as p (id, place)
    ) as found);
end
$$;
