-- What a model read in an interviewer's words, kept so that showing a draft asks nobody again: `digest` names exactly the
-- words, the kit and the candidate it was given, `said` what was left of its answer after it was checked.
create table shortlist.feedback_reading (
  id uuid not null default uuidv7(),
  created_at timestamptz not null default now(),
  interview_id uuid not null,
  person_id uuid not null,
  digest text not null,
  said jsonb not null,
  model text not null,
  prompt_version text not null,
  constraint pk_feedback_reading primary key (id),
  constraint fk_feedback_reading_interview_id_interview foreign key (interview_id)
    references shortlist.interview (id) on delete cascade,
  constraint fk_feedback_reading_person_id_person foreign key (person_id) references shortlist.person (id),
  constraint uq_feedback_reading_digest unique (interview_id, person_id, digest)
);

-- Files and screenshots that somebody put beside their words.
create table shortlist.feedback_file (
  id uuid not null default uuidv7(),
  created_at timestamptz not null default now(),
  interview_id uuid not null,
  person_id uuid not null,
  filename text not null,
  media_type text not null,
  sha256 text not null,
  content bytea not null,
  slack_channel text,
  slack_ts text,
  constraint pk_feedback_file primary key (id),
  constraint fk_feedback_file_interview_id_interview foreign key (interview_id)
    references shortlist.interview (id) on delete cascade,
  constraint fk_feedback_file_person_id_person foreign key (person_id) references shortlist.person (id),
  constraint uq_feedback_file_sha256 unique (interview_id, person_id, sha256),
  constraint ck_feedback_file_sha256_hex check (sha256 ~ '^[0-9a-f]{64}$')
);
