-- New people; the triggers compute names and full text while the row is written, which is cheaper than later.
update person_in set candidate_id = uuidv7() where is_new;

insert into shortlist.candidate (
  id, first_name, last_name, headline, current_title, current_company, location, country, years_experience, summary)
select candidate_id, first_name, last_name, headline, current_title, current_company, location, country,
  years_experience, summary
from person_in where is_new;
