-- The candidate search. It runs with the owner's rights, because under row-level security an operator that may leak
-- (full text, arrays) cannot use its index; the policies' own conditions are part of its WHERE instead.

-- How many candidates a search by meaning finds at most, and how many matches by words are ranked among themselves.
create function shortlist.search_limits(out nearest integer, out ranked integer)
language sql immutable parallel safe
return row(100, 500);

-- Whether to measure the distance of every fitting candidate rather than to walk the vector index. The exact way costs
-- about 1.2 us a fitting row, the index about 2.7 us for each row it visits until 100 fit, so they break even where
-- fitting^2 = 225 * all. The number of fitting rows is counted in a sample of about 1,000 rows; the same rows each time.
create function shortlist.search_exactly(conditions text, criteria jsonb, seen uuid[]) returns boolean
language plpgsql stable
set search_path = pg_catalog, pg_temp
as $$
declare
  total constant double precision := (select c.reltuples from pg_class as c where c.oid = 'shortlist.candidate'::regclass);
  few constant double precision := 15 * sqrt(greatest(total, 1));
  percent constant double precision := 100000 / greatest(total, 1);
  sampled bigint;
begin
  if total < 5000 or cardinality(seen) < few then
    return true;
  end if;
  execute format(
    'select count(*) from shortlist.candidate tablesample system (%s) repeatable (1) where %s',
    least(percent, 100), conditions)
    into sampled using criteria, null, null, null, null, null, null, seen;
  return sampled * 100 / least(percent, 100) < few;
end
$$;

-- The two ways to the nearest by meaning. `+ 0` keeps the exact one off the vector index.
create function shortlist.nearest_statement(conditions text, exactly boolean) returns text
language sql immutable
return format(
  $$select near.id, near.distance, row_number() over (order by near.distance, near.id) as place
    from (
      select candidate.id, candidate.embedding operator(@vector@.<=>) $2 as distance
      from shortlist.candidate
      where %s and candidate.embedding_model = $4
      order by %s limit %s
    ) as near
    where near.distance <= 1 - $5$$,
  conditions,
  case when exactly
    then '(candidate.embedding operator(@vector@.<=>) $2) + 0, candidate.id'
    else 'candidate.embedding operator(@vector@.<=>) $2' end,
  (shortlist.search_limits()).nearest);

-- Candidates that fit, as rows (id, score, distance, by_words, last_activity_at, name_folded, years_experience). Without
-- a text they are those the conditions leave. With one they are who says its words and who is near it in meaning, joined
-- by reciprocal rank fusion (Cormack, Clarke, Buettcher 2009; k = 60).
create function shortlist.found_statement(conditions text, with_words boolean, nearest text) returns text
language sql immutable
return case
  when not with_words and nearest is null then format(
    $$select candidate.id, 0.0::double precision as score, null::double precision as distance, false as by_words,
        candidate.last_activity_at, candidate.name_folded, candidate.years_experience
      from shortlist.candidate where %s$$, conditions)
  else format(
    $$select candidate.id, coalesce(1.0 / (60 + hit.near_place), 0) + coalesce(1.0 / (60 + hit.word_place), 0) as score,
        hit.distance, hit.by_words, candidate.last_activity_at, candidate.name_folded, candidate.years_experience
      from (
        select id, near.distance, near.place as near_place, ranked.place as word_place, said.id is not null as by_words
        from (%s) as near
        full join (%s) as said using (id)
        left join (
          select latest.id, row_number() over (order by ts_rank(candidate.search, $3) desc, latest.id) as place
          from (select id from said order by last_activity_at desc, id limit %s) as latest
          join shortlist.candidate using (id)
        ) as ranked using (id)
      ) as hit
      join shortlist.candidate using (id)$$,
    nearest, 'x', (shortlist.search_limits()).ranked)
end;
