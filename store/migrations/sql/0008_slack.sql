-- A Slack thread is a conversation for each person who talks there.
drop index shortlist.uq_conversation_slack_thread;
create unique index uq_conversation_slack_thread
  on shortlist.conversation (channel, root_ts, team, owner_id) where channel is not null;

-- A person pressed stop; the process that runs the turn looks here.
alter table shortlist.turn add column stop_asked_at timestamptz;

-- One thread, or one person's home, is worked on by one worker at a time.
alter table shortlist.slack_inbox add column lane text;
drop index shortlist.ix_slack_inbox_new;
create index ix_slack_inbox_new on shortlist.slack_inbox (received_at) where status <> 'done';

-- What is said to one channel leaves in order, and what came of it is kept.
alter table shortlist.outbox
  add column lane text default '' not null,
  add column sent_at timestamptz,
  add column result jsonb,
  add column error text;
drop index shortlist.ix_outbox_due;
create index ix_outbox_due on shortlist.outbox (next_at) where status in ('queued', 'sending');
create index ix_outbox_lane on shortlist.outbox (lane, id) where status in ('queued', 'sending');
-- Which answer a reaction is about.
create index ix_outbox_sent_as on shortlist.outbox ((result ->> 'ts')) where status = 'sent' and result is not null;
-- What was sent for a turn: its rows' keys begin with its id, which only an index in the order of bytes finds.
create index ix_outbox_key on shortlist.outbox (idempotency_key text_pattern_ops);
