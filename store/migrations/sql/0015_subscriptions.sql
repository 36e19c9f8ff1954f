-- Hiring questions that are asked again and again: what, for whom, when and where.

create type shortlist.subscription_status as enum ('active', 'paused', 'stopped');
create table shortlist.subscription (
  id uuid not null default uuidv7(),
  created_at timestamptz not null default now(),
  person_id uuid not null,
  question text not null,
  tool text not null,
  args jsonb not null,
  schedule jsonb not null,
  timezone text not null,
  team text,
  channel text,
  status shortlist.subscription_status not null default 'active',
  next_at timestamptz not null,
  posted_at timestamptz,
  constraint pk_subscription primary key (id),
  constraint fk_subscription_person_id_person foreign key (person_id) references shortlist.person (id) on delete cascade
);
comment on column shortlist.subscription.args is 'Arguments of the tool that answers it';
comment on column shortlist.subscription.schedule is 'Days and time of day in the time zone beside it';
comment on column shortlist.subscription.channel is 'Slack channel it is posted in; null: the person''s own messages';
create index ix_subscription_person_id on shortlist.subscription (person_id);
create index ix_subscription_next_at on shortlist.subscription (next_at) where status = 'active';
