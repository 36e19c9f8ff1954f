-- What drafts need besides messages: the facts they were written from, when the recipient's quiet hours end, and the
-- thread they were asked for in, where replies are told.
alter table shortlist.message
  add column facts jsonb,
  add column not_before timestamptz,
  add column conversation_id uuid,
  add constraint fk_message_conversation_id_conversation foreign key (conversation_id)
    references shortlist.conversation (id);
comment on column shortlist.message.facts is 'What a draft was written from: kind, record id, words';
comment on column shortlist.message.not_before is 'Quiet hours at the recipient''s end here';
create index ix_message_conversation_id on shortlist.message (conversation_id);

-- Touches that are no message of ours: a call, a talk at an event.
alter type shortlist.channel add value if not exists 'phone';
alter type shortlist.channel add value if not exists 'in_person';
