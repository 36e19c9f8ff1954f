-- needs shortlist.feedback_reading
-- What was read in somebody's words, and the files beside them.

-- A reading is its author's alone, like the words it is of.
grant select, insert, update, delete on shortlist.feedback_reading to shortlist_app;
create policy own on shortlist.feedback_reading for all to shortlist_app
  using (person_id = (select shortlist.actor_id()))
  with check (
    person_id = (select shortlist.actor_id()) and interview_id in (select shortlist.actor_panels()));

-- Files are seen with the scorecard they belong to, once that is in; before, by whoever sent them.
grant select, insert, delete on shortlist.feedback_file to shortlist_app;
create policy read on shortlist.feedback_file for select to shortlist_app using (
  person_id = (select shortlist.actor_id())
  or exists (
    select from shortlist.scorecard s
    where s.interview_id = feedback_file.interview_id and s.interviewer_id = feedback_file.person_id
      and s.status = 'submitted'));
create policy add on shortlist.feedback_file for insert to shortlist_app with check (
  person_id = (select shortlist.actor_id()) and interview_id in (select shortlist.actor_panels()));
create policy remove on shortlist.feedback_file for delete to shortlist_app
  using (person_id = (select shortlist.actor_id()));
