-- One row a person of the file: the first value of each field, all contacts.
analyze incoming;

create temporary table person_in on commit drop as
select i.*, null::uuid as candidate_id, true as is_new, false as is_changed
from incoming as i
where not exists (select from same_person where same_person.line = i.line)
  and not exists (select from same_person where same_person.head = i.line);

insert into person_in
select
  s.head,
  (array_agg(i.first_name order by i.line) filter (where i.first_name is not null))[1],
  (array_agg(i.last_name order by i.line) filter (where i.last_name is not null))[1],
  (array_agg(i.headline order by i.line) filter (where i.headline is not null))[1],
  (array_agg(i.current_title order by i.line) filter (where i.current_title is not null))[1],
  (array_agg(i.current_company order by i.line) filter (where i.current_company is not null))[1],
  (array_agg(i.location order by i.line) filter (where i.location is not null))[1],
  (array_agg(i.country order by i.line) filter (where i.country is not null))[1],
  (array_agg(i.years_experience order by i.line) filter (where i.years_experience is not null))[1],
  (array_agg(i.summary order by i.line) filter (where i.summary is not null))[1],
  array(select distinct unnest from incoming j, unnest(j.emails) where j.line = any(array_agg(i.line))),
  array(select distinct unnest from incoming j, unnest(j.phones) where j.line = any(array_agg(i.line))),
  array(select distinct unnest from incoming j, unnest(j.links) where j.line = any(array_agg(i.line))),
  array(select distinct unnest from incoming j, unnest(j.skills) where j.line = any(array_agg(i.line))),
  array(select distinct unnest from incoming j, unnest(j.tags) where j.line = any(array_agg(i.line))),
  string_agg(i.note, E'\n' order by i.line),
  null, true, false
from (select line, head from same_person union select head, head from same_person) as s
join incoming as i on i.line = s.line
group by s.head;

create unique index on person_in (line);

analyze person_in;

-- Whom the store knows by an address, a link, or a number together with a part of the name.
create temporary table known on commit drop as
select p.line, e.candidate_id, 'e-mail address' as by_what
from person_in as p, unnest(p.emails) as mail
join shortlist.candidate_email as e on e.value = mail and e.is_live
union
select p.line, l.candidate_id, 'link'
from person_in as p, unnest(p.links) as address
join shortlist.candidate_link as l on l.normalised = shortlist.normalise_link(address) and l.is_live
union
select p.line, n.candidate_id, 'telephone number'
from person_in as p, unnest(p.phones) as phone
join shortlist.candidate_phone as n on n.value = phone
join shortlist.candidate as c on c.id = n.candidate_id and c.status = 'active'
where string_to_array(c.name_folded, ' ')
  && string_to_array(shortlist.fold(concat_ws(' ', p.first_name, p.last_name)), ' ');

create temporary table refused (line int not null, reason text not null) on commit drop;

insert into refused
select k.line,
  'It fits two people who are known already (' || string_agg(distinct c.name, ' and ') || '): merge them first.'
from known as k join shortlist.candidate as c on c.id = k.candidate_id
group by k.line having count(distinct k.candidate_id) > 1;

insert into refused
select distinct p.line, 'This person asked to be erased, so they are not brought in again.'
from person_in as p, unnest(p.emails) as mail
join shortlist.suppression as s on s.reason = 'erased' and s.email_hmac = shortlist.suppression_key(mail)
where exists (select from shortlist.suppression where reason = 'erased');

-- A refused person is refused with all the lines that are them.
insert into refused
select s.line, r.reason from refused as r join same_person as s on s.head = r.line;

delete from person_in using refused where refused.line = person_in.line;

update person_in as p set candidate_id = k.candidate_id, is_new = false
from known as k where k.line = p.line;
