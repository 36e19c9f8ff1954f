-- What interview feedback needs besides scorecards: what a scorecard said before it was changed, when somebody is to be
-- asked, and that an interview is complete once the last scorecard is in.

create table shortlist.scorecard_version (
  id uuid not null default uuidv7(),
  created_at timestamptz not null default now(),
  scorecard_id uuid not null,
  recommendation shortlist.recommendation not null,
  summary text,
  content jsonb not null,
  submitted_at timestamptz,
  reason text,
  constraint pk_scorecard_version primary key (id),
  constraint fk_scorecard_version_scorecard_id_scorecard foreign key (scorecard_id)
    references shortlist.scorecard (id) on delete cascade
);
create index ix_scorecard_version_scorecard_id on shortlist.scorecard_version (scorecard_id);

-- What somebody wrote about a candidate, in their words and in order: scorecards are read from all of it, so that a
-- correction tomorrow meets what was said today. `settings` is what a form set, by attribute.
create table shortlist.feedback_message (
  id uuid not null default uuidv7(),
  created_at timestamptz not null default now(),
  interview_id uuid not null,
  person_id uuid not null,
  body text not null,
  settings jsonb,
  slack_channel text,
  slack_ts text,
  constraint pk_feedback_message primary key (id),
  constraint fk_feedback_message_interview_id_interview foreign key (interview_id)
    references shortlist.interview (id) on delete cascade,
  constraint fk_feedback_message_person_id_person foreign key (person_id) references shortlist.person (id),
  constraint uq_feedback_message_slack_ts
    unique (interview_id, person_id, slack_channel, slack_ts)
);

alter table shortlist.feedback_request
  add column due_at timestamptz,
  add column asked_by_id uuid,
  add constraint fk_feedback_request_asked_by_id_person foreign key (asked_by_id) references shortlist.person (id);
comment on column shortlist.feedback_request.due_at is 'When to ask or remind next; null: when the interview ends, and never again once asked';
create index ix_feedback_request_due_at on shortlist.feedback_request (due_at) where status = 'open';

-- Interviewers may not change interviews, yet the last scorecard closes one. The lock makes the last two of a panel
-- follow one another, so that the second sees the first.
create function shortlist.follow_scorecard() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform from shortlist.interview i where i.id = new.interview_id for update;
  update shortlist.feedback_request f set status = 'done', due_at = null, snoozed_until = null
  where f.interview_id = new.interview_id and f.person_id = new.interviewer_id and f.status <> 'done';
  update shortlist.interview i set status = 'complete'
  where i.id = new.interview_id and i.status in ('scheduled', 'awaiting_feedback')
    and not exists (
      select from shortlist.interview_panelist p
      where p.interview_id = i.id and p.response <> 'declined'
        and not exists (
          select from shortlist.scorecard s
          where s.interview_id = i.id and s.interviewer_id = p.person_id and s.status = 'submitted'));
  return null;
end
$$;
create trigger follow_submitted after update of status on shortlist.scorecard
  for each row when (new.status = 'submitted' and old.status <> 'submitted' and new.interview_id is not null)
  execute function shortlist.follow_scorecard();
