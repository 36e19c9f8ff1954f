-- What belongs to a person, and what a line adds to somebody known; full text is refreshed once at the end.

-- Somebody known: fill what is empty, overwrite nothing.
with filled as (
  update shortlist.candidate as c set
    headline = coalesce(c.headline, p.headline),
    current_title = coalesce(c.current_title, p.current_title),
    current_company = coalesce(c.current_company, p.current_company),
    location = coalesce(c.location, p.location),
    country = coalesce(c.country, case when c.location is null or c.location = p.location then p.country end),
    years_experience = coalesce(c.years_experience, p.years_experience),
    summary = coalesce(c.summary, p.summary)
  from (
    select candidate_id,
      (array_agg(headline order by line) filter (where headline is not null))[1] as headline,
      (array_agg(current_title order by line) filter (where current_title is not null))[1] as current_title,
      (array_agg(current_company order by line) filter (where current_company is not null))[1] as current_company,
      (array_agg(location order by line) filter (where location is not null))[1] as location,
      (array_agg(country order by line) filter (where country is not null))[1] as country,
      (array_agg(years_experience order by line) filter (where years_experience is not null))[1] as years_experience,
      (array_agg(summary order by line) filter (where summary is not null))[1] as summary
    from person_in where not is_new group by candidate_id
  ) as p
  where c.id = p.candidate_id
    and ((c.headline is null and p.headline is not null)
      or (c.current_title is null and p.current_title is not null)
      or (c.current_company is null and p.current_company is not null)
      or (c.location is null and p.location is not null)
      or (c.country is null and p.country is not null and (c.location is null or c.location = p.location))
      or (c.years_experience is null and p.years_experience is not null)
      or (c.summary is null and p.summary is not null))
  returning c.id
)
update person_in set is_changed = true from filled where filled.id = person_in.candidate_id;

with added as (
  insert into shortlist.candidate_email (candidate_id, value, kind, is_primary)
  select p.candidate_id, mail, 'personal', p.is_new and nth = 1
  from person_in as p, unnest(p.emails) with ordinality as m (mail, nth)
  where p.is_new or not exists (
    select from shortlist.candidate_email as e where e.candidate_id = p.candidate_id and e.value = mail)
  on conflict do nothing returning candidate_id
)
update person_in set is_changed = true from added where added.candidate_id = person_in.candidate_id and not is_new;

with added as (
  insert into shortlist.candidate_phone (candidate_id, value)
  select p.candidate_id, phone from person_in as p, unnest(p.phones) as phone
  on conflict do nothing returning candidate_id
)
update person_in set is_changed = true from added where added.candidate_id = person_in.candidate_id and not is_new;

with added as (
  insert into shortlist.candidate_link (candidate_id, kind, url)
  select p.candidate_id,
    case when url ~* '//([a-z]+\.)?linkedin\.com/' then 'linkedin' when url ~* '//(www\.)?github\.com/' then 'github'
      when url ~* '//(www\.)?(twitter|x)\.com/' then 'twitter' else 'website' end::shortlist.link_kind,
    url
  from person_in as p, unnest(p.links) as url
  on conflict do nothing returning candidate_id
)
update person_in set is_changed = true from added where added.candidate_id = person_in.candidate_id and not is_new;

create temporary table skill_in on commit drop as
select distinct on (p.candidate_id, shortlist.fold(word)) p.candidate_id, word, shortlist.fold(word) as folded
from person_in as p, unnest(p.skills) as word;

create temporary table skill_known on commit drop as
select distinct on (folded) folded, id from (
  select shortlist.fold(name) as folded, id, 0 as rank from shortlist.skill
  union all select shortlist.fold(alias), id, 1 from shortlist.skill, unnest(aliases) as alias
) as every order by folded, rank, id;

with made as (
  insert into shortlist.skill (name)
  select min(word) from skill_in where not exists (select from skill_known as k where k.folded = skill_in.folded)
  group by folded on conflict do nothing returning id, name
)
insert into skill_known select shortlist.fold(name), id from made;

with added as (
  insert into shortlist.candidate_skill (candidate_id, skill_id, source)
  select distinct s.candidate_id, k.id, 'import' from skill_in as s join skill_known as k using (folded)
  on conflict do nothing returning candidate_id
)
update person_in set is_changed = true from added where added.candidate_id = person_in.candidate_id and not is_new;

create temporary table tag_in on commit drop as
select distinct on (p.candidate_id, lower(word)) p.candidate_id, word, lower(word) as folded
from person_in as p, unnest(p.tags) as word;

insert into shortlist.tag (name)
select min(word) from tag_in where not exists (select from shortlist.tag as t where lower(t.name) = tag_in.folded)
group by folded on conflict do nothing;

with added as (
  insert into shortlist.candidate_tag (candidate_id, tag_id, added_by_id)
  select i.candidate_id, t.id, %(actor)s from tag_in as i join shortlist.tag as t on lower(t.name) = i.folded
  on conflict do nothing returning candidate_id
)
update person_in set is_changed = true from added where added.candidate_id = person_in.candidate_id and not is_new;

with added as (
  insert into shortlist.note (candidate_id, author_id, body)
  select p.candidate_id, %(actor)s, p.note from person_in as p
  where p.note is not null and not exists (
    select from shortlist.note as n where n.candidate_id = p.candidate_id and n.body = p.note)
  returning candidate_id
)
update person_in set is_changed = true from added where added.candidate_id = person_in.candidate_id and not is_new;
