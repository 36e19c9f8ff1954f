-- Background work: queues at both ends, embeddings, reminders, sequences. It acts for nobody, so each policy says which
-- rows it needs, and column grants say what of them.

-- Finding out who speaks, and opening their conversation.
grant select on shortlist.person, shortlist.organisation to shortlist_worker;
create policy worker on shortlist.person for select to shortlist_worker using (true);
create policy worker on shortlist.organisation for select to shortlist_worker using (true);
-- Who somebody is in Slack is learnt from the address Slack has for them.
grant update (slack_user_id) on shortlist.person to shortlist_worker;
create policy worker_links on shortlist.person for update to shortlist_worker using (status = 'active');
grant select, insert, update on shortlist.conversation to shortlist_worker;
create policy worker on shortlist.conversation for all to shortlist_worker using (true);
grant select, update on shortlist.turn to shortlist_worker;
create policy worker on shortlist.turn for all to shortlist_worker using (status in ('running', 'waiting')) with check (true);

-- The queues.
grant select, insert, update, delete on shortlist.slack_inbox, shortlist.outbox to shortlist_worker;
create policy worker on shortlist.slack_inbox for all to shortlist_worker using (true);
create policy worker on shortlist.outbox for all to shortlist_worker using (true);

-- Embeddings are made of the profile; contact details, notes and files are none of it.
grant select (
  id, name, first_name, last_name, headline, current_title, current_company, location, country, years_experience,
  summary, status, do_not_contact, embedding_model, updated_at
) on shortlist.candidate to shortlist_worker;
grant update (embedding, embedding_model) on shortlist.candidate to shortlist_worker;
create policy worker on shortlist.candidate for select to shortlist_worker using (status = 'active');
create policy worker_embeds on shortlist.candidate for update to shortlist_worker using (status = 'active');
grant select on shortlist.candidate_skill, shortlist.skill, shortlist.experience, shortlist.education to shortlist_worker;
create policy worker on shortlist.candidate_skill for select to shortlist_worker using (true);
create policy worker on shortlist.skill for select to shortlist_worker using (true);
create policy worker on shortlist.experience for select to shortlist_worker using (true);
create policy worker on shortlist.education for select to shortlist_worker using (true);

-- Sending what was approved, and what came of it.
grant select, update on shortlist.message, shortlist.enrollment to shortlist_worker;
grant select, insert on shortlist.message_event, shortlist.suppression to shortlist_worker;
grant select on shortlist.sequence, shortlist.sequence_step, shortlist.step_variant to shortlist_worker;
create policy worker on shortlist.message for all to shortlist_worker
  using (status not in ('draft', 'awaiting_approval'));
-- Ending one takes seeing what it becomes: PostgreSQL checks a changed row against what may be read.
create policy worker on shortlist.enrollment for all to shortlist_worker using (true);
create policy worker on shortlist.message_event for all to shortlist_worker using (true);
create policy worker on shortlist.suppression for all to shortlist_worker using (true);
create policy worker on shortlist.sequence for select to shortlist_worker using (true);
create policy worker on shortlist.sequence_step for select to shortlist_worker using (true);
create policy worker on shortlist.step_variant for select to shortlist_worker using (true);

-- Asking for feedback: who sat in which interview, and whether the scorecard is in, not what it says.
grant select on shortlist.interview, shortlist.interview_panelist to shortlist_worker;
grant update (status) on shortlist.interview to shortlist_worker;
grant select (id, interview_id, application_id, interviewer_id, status, submitted_at) on shortlist.scorecard to shortlist_worker;
grant select, insert, update on shortlist.feedback_request to shortlist_worker;
create policy worker on shortlist.interview for select to shortlist_worker using (true);
create policy worker_closes on shortlist.interview for update to shortlist_worker using (status <> 'cancelled');
create policy worker on shortlist.interview_panelist for select to shortlist_worker using (true);
create policy worker on shortlist.scorecard for select to shortlist_worker using (true);
create policy worker on shortlist.feedback_request for all to shortlist_worker using (true);

-- Cards run out, and whoever presses one that is not theirs is told whose it is.
grant select (id, status, expires_at, may_decide), update (status) on shortlist.approval to shortlist_worker;
create policy worker on shortlist.approval for all to shortlist_worker
  using (status = 'pending') with check (status in ('pending', 'expired'));

-- What the worker does is on the record too, in nobody's name.
grant insert on shortlist.audit_event to shortlist_worker;
create policy worker on shortlist.audit_event for insert to shortlist_worker with check (actor_id is null and seq is null);
