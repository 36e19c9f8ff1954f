-- How far each mailbox has been read. UIDs mean something only together with UIDVALIDITY (RFC 9051, 2.3.1.1).
create table shortlist.mailbox (
  id uuid not null default uuidv7(),
  created_at timestamptz not null default now(),
  name text not null,
  uid_validity bigint not null,
  last_uid bigint not null,
  read_at timestamptz,
  constraint pk_mailbox primary key (id),
  constraint uq_mailbox_name unique (name)
);
comment on column shortlist.mailbox.name is 'Account, server and folder, without the password';

-- What a machine answered is no answer of the person, and an absence says until when letters wait.
alter table shortlist.message
  add column is_automatic boolean not null default false,
  add column away_until date;
comment on column shortlist.message.is_automatic is 'Written by a program (RFC 3834), not by the candidate';
comment on column shortlist.message.away_until is 'The day the candidate is back, as an automatic reply says';

-- Counting a day's mail by sender and by domain must not read all mail there ever was.
create index ix_message_lately_by_sender on shortlist.message (sender_id, (coalesce(sent_at, updated_at)))
  where direction = 'outbound';
create index ix_message_lately_by_domain
  on shortlist.message (split_part(to_address, '@', 2), (coalesce(sent_at, updated_at))) where direction = 'outbound';

-- What a letter may wait for in a process.
alter type shortlist.step_condition add value if not exists 'if_stage_changed';
alter type shortlist.step_condition add value if not exists 'if_applied';
alter type shortlist.step_condition add value if not exists 'if_rejected';

-- An enrolment a move in a process began knows that process.
alter table shortlist.enrollment
  add column application_id uuid,
  add constraint fk_enrollment_application_id_application foreign key (application_id)
    references shortlist.application (id) on delete set null;
create index ix_enrollment_application_id on shortlist.enrollment (application_id);
comment on column shortlist.enrollment.application_id is 'The application whose move began it';

-- Moves that start or stop a sequence, and starts that wait for the checks.
create type shortlist.rule_effect as enum ('start', 'stop');
create table shortlist.sequence_rule (
  id uuid not null default uuidv7(),
  created_at timestamptz not null default now(),
  sequence_id uuid not null,
  effect shortlist.rule_effect not null,
  stage_id uuid,
  status shortlist.application_status,
  created_by_id uuid not null,
  constraint pk_sequence_rule primary key (id),
  constraint ck_sequence_rule_one_cause check (num_nonnulls(stage_id, status) = 1),
  constraint uq_sequence_rule_sequence_id_effect_stage_id_status unique nulls not distinct (sequence_id, effect, stage_id, status),
  constraint fk_sequence_rule_sequence_id_sequence foreign key (sequence_id)
    references shortlist.sequence (id) on delete cascade,
  constraint fk_sequence_rule_stage_id_stage foreign key (stage_id) references shortlist.stage (id) on delete cascade,
  constraint fk_sequence_rule_created_by_id_person foreign key (created_by_id) references shortlist.person (id)
);
create index ix_sequence_rule_sequence_id on shortlist.sequence_rule (sequence_id);
create index ix_sequence_rule_stage_id on shortlist.sequence_rule (stage_id);
create table shortlist.sequence_start (
  id uuid not null default uuidv7(),
  created_at timestamptz not null default now(),
  rule_id uuid not null,
  application_id uuid not null,
  constraint pk_sequence_start primary key (id),
  constraint uq_sequence_start_rule_id_application_id unique (rule_id, application_id),
  constraint fk_sequence_start_rule_id_sequence_rule foreign key (rule_id)
    references shortlist.sequence_rule (id) on delete cascade,
  constraint fk_sequence_start_application_id_application foreign key (application_id)
    references shortlist.application (id) on delete cascade
);
create index ix_sequence_start_application_id on shortlist.sequence_start (application_id);

create function shortlist.follow_move() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  rule record;
begin
  if shortlist.is_bulk() then
    return null;
  end if;
  for rule in
    select r.id, r.effect::text as effect, r.sequence_id, a.candidate_id
    from shortlist.application a
    join shortlist.sequence_rule r
      on (r.stage_id = new.to_stage_id and new.to_stage_id is distinct from new.from_stage_id)
      or (r.status = new.to_status and new.to_status is distinct from new.from_status)
    join shortlist.sequence q
      on q.id = r.sequence_id and q.status = 'active' and (q.job_id is null or q.job_id = a.job_id)
    where a.id = new.application_id
  loop
    if rule.effect = 'start' then
      insert into shortlist.sequence_start (rule_id, application_id) values (rule.id, new.application_id)
      on conflict do nothing;
    else
      delete from shortlist.sequence_start s using shortlist.sequence_rule r
      where s.rule_id = r.id and r.sequence_id = rule.sequence_id and s.application_id = new.application_id;
      update shortlist.enrollment e
      set status = 'finished', finish_reason = 'manual_exit', next_step = null, next_at = null
      where e.candidate_id = rule.candidate_id and e.sequence_id = rule.sequence_id and e.status <> 'finished';
    end if;
  end loop;
  return null;
end
$$;
comment on function shortlist.follow_move() is
  'Stops sequences a move stops, and notes those it starts: whether somebody may be written to is checked by a worker';
create trigger follow_move after insert on shortlist.stage_transition
  for each row execute function shortlist.follow_move();
