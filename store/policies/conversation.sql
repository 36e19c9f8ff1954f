-- Conversations with the assistant: everybody sees their own turns, also in a thread they share with others, because an
-- answer to one person may hold what another must not see.

-- Whether an unowned conversation (a Slack thread) has turns of others and none of the actor's.
create or replace function shortlist.conversation_is_of_others(wanted uuid) returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select exists (select from shortlist.turn t where t.conversation_id = wanted)
    and not exists (
      select from shortlist.turn t
      where t.conversation_id = wanted and t.actor_id = (select shortlist.actor_id()))
$$;
grant execute on function shortlist.conversation_is_of_others(uuid) to shortlist_app;

grant select, insert, update on shortlist.conversation to shortlist_app;
create policy edit on shortlist.conversation for all to shortlist_app using (
  (select shortlist.actor_id()) is not null
  and (owner_id = (select shortlist.actor_id())
    or (owner_id is null and not shortlist.conversation_is_of_others(id))));

grant select, insert, update on shortlist.turn to shortlist_app;
create policy edit on shortlist.turn for all to shortlist_app
  using (actor_id = (select shortlist.actor_id()));

grant select, insert on shortlist.turn_message to shortlist_app;
create policy read on shortlist.turn_message for select to shortlist_app using (
  exists (select from shortlist.turn t where t.id = turn_id));
create policy add on shortlist.turn_message for insert to shortlist_app with check (
  exists (select from shortlist.turn t where t.id = turn_id));

grant select, insert on shortlist.tool_receipt to shortlist_app;
create policy read on shortlist.tool_receipt for select to shortlist_app
  using (actor_id = (select shortlist.actor_id()));
create policy add on shortlist.tool_receipt for insert to shortlist_app with check (
  actor_id = (select shortlist.actor_id()) and exists (select from shortlist.turn t where t.id = turn_id));

grant select, insert, update on shortlist.feedback_on_answer to shortlist_app;
create policy read on shortlist.feedback_on_answer for select to shortlist_app using (
  person_id = (select shortlist.actor_id()) or (select shortlist.actor_is('admin')));
create policy add on shortlist.feedback_on_answer for insert to shortlist_app with check (
  person_id = (select shortlist.actor_id()) and exists (select from shortlist.turn t where t.id = turn_id));
create policy change on shortlist.feedback_on_answer for update to shortlist_app
  using (person_id = (select shortlist.actor_id()));
