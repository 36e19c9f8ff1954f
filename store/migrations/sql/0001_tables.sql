-- Enums, tables and indexes as the first version had them.

CREATE TYPE shortlist.person_status AS ENUM ('active', 'deactivated');

CREATE TYPE shortlist.role AS ENUM ('admin', 'recruiter', 'sourcer', 'coordinator', 'hiring_manager', 'interviewer', 'executive');

CREATE TYPE shortlist.hiring_role AS ENUM ('recruiter', 'sourcer', 'coordinator', 'hiring_manager', 'interviewer');

CREATE TYPE shortlist.employment_type AS ENUM ('full_time', 'part_time', 'contract', 'internship', 'temporary');

CREATE TYPE shortlist.job_status AS ENUM ('draft', 'pending', 'open', 'closed', 'archived');

CREATE TYPE shortlist.opening_status AS ENUM ('draft', 'approved', 'open', 'closed');

CREATE TYPE shortlist.stage_kind AS ENUM ('lead', 'pre_interview_screen', 'active', 'offer', 'hired', 'archived');

CREATE TYPE shortlist.attribute_kind AS ENUM ('skill', 'trait', 'qualification', 'detail');

CREATE TYPE shortlist.candidate_status AS ENUM ('active', 'anonymised', 'merged');

CREATE TYPE shortlist.contact_kind AS ENUM ('personal', 'work', 'other');

CREATE TYPE shortlist.link_kind AS ENUM ('linkedin', 'github', 'website', 'portfolio', 'twitter', 'other');

CREATE TYPE shortlist.document_kind AS ENUM ('resume', 'cover_letter', 'transcript', 'offer_letter', 'other');

CREATE TYPE shortlist.note_visibility AS ENUM ('public', 'private', 'admin_only');

CREATE TYPE shortlist.consent_purpose AS ENUM ('processing', 'retention', 'marketing');

CREATE TYPE shortlist.consent_basis AS ENUM ('legitimate_interest', 'contract', 'explicit_consent');

CREATE TYPE shortlist.source_kind AS ENUM ('referrals', 'prospecting', 'third_party_boards', 'social_media', 'agencies', 'attend_events', 'candidate_search', 'company_marketing', 'other');

CREATE TYPE shortlist.rejection_kind AS ENUM ('rejected_by_org', 'rejected_by_candidate', 'other');

CREATE TYPE shortlist.application_status AS ENUM ('prospect', 'active', 'hired', 'rejected', 'withdrawn');

CREATE TYPE shortlist.verdict AS ENUM ('meets', 'partly', 'misses', 'unclear');

CREATE TYPE shortlist.decided_by AS ENUM ('model', 'person');

CREATE TYPE shortlist.interview_status AS ENUM ('scheduled', 'awaiting_feedback', 'complete', 'cancelled');

CREATE TYPE shortlist.panelist_response AS ENUM ('needs_action', 'accepted', 'tentative', 'declined');

CREATE TYPE shortlist.scorecard_status AS ENUM ('draft', 'submitted');

CREATE TYPE shortlist.recommendation AS ENUM ('definitely_not', 'no', 'yes', 'strong_yes', 'no_decision');

CREATE TYPE shortlist.rating AS ENUM ('definitely_not', 'no', 'mixed', 'yes', 'strong_yes', 'no_decision');

CREATE TYPE shortlist.feedback_request_status AS ENUM ('open', 'done', 'cancelled');

CREATE TYPE shortlist.offer_status AS ENUM ('draft', 'pending_approval', 'approved', 'sent', 'accepted', 'declined', 'rescinded', 'deprecated');

CREATE TYPE shortlist.offer_approval_status AS ENUM ('waiting', 'due', 'approved', 'rejected');

CREATE TYPE shortlist.sequence_status AS ENUM ('draft', 'active', 'archived');

CREATE TYPE shortlist.channel AS ENUM ('email', 'sms', 'linkedin');

CREATE TYPE shortlist.step_condition AS ENUM ('always', 'if_opened', 'if_not_opened', 'if_clicked', 'if_no_reply');

CREATE TYPE shortlist.enrollment_status AS ENUM ('active', 'paused', 'finished');

CREATE TYPE shortlist.finish_reason AS ENUM ('replied', 'meeting_booked', 'unsubscribed', 'bounced', 'manual_exit', 'completed_no_reply', 'applied');

CREATE TYPE shortlist.direction AS ENUM ('outbound', 'inbound');

CREATE TYPE shortlist.message_status AS ENUM ('draft', 'awaiting_approval', 'approved', 'queued', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'unknown', 'received');

CREATE TYPE shortlist.reply_class AS ENUM ('interested', 'not_interested', 'later', 'out_of_office', 'unsubscribe', 'other');

CREATE TYPE shortlist.message_event_kind AS ENUM ('delivered', 'opened', 'clicked', 'replied', 'bounced', 'unsubscribed', 'complained');

CREATE TYPE shortlist.suppression_reason AS ENUM ('unsubscribed', 'bounced', 'complained', 'manual', 'erased');

CREATE TYPE shortlist.surface AS ENUM ('slack', 'terminal', 'playground', 'mcp');

CREATE TYPE shortlist.turn_status AS ENUM ('running', 'waiting', 'answered', 'failed', 'stopped');

CREATE TYPE shortlist.inbox_status AS ENUM ('new', 'done', 'dead');

CREATE TYPE shortlist.approval_status AS ENUM ('pending', 'approved', 'rejected', 'expired', 'superseded');

CREATE TYPE shortlist.outbox_kind AS ENUM ('slack', 'email', 'webhook');

CREATE TYPE shortlist.outbox_status AS ENUM ('queued', 'sending', 'sent', 'failed', 'unknown');

CREATE TYPE eeo.race AS ENUM ('american_indian_or_alaskan_native', 'asian', 'black_or_african_american', 'hispanic_or_latino', 'native_hawaiian_or_other_pacific_islander', 'two_or_more_races', 'white', 'declined');

CREATE TYPE eeo.gender AS ENUM ('female', 'male', 'non_binary', 'other', 'declined');

CREATE TYPE eeo.veteran_status AS ENUM ('not_protected_veteran', 'protected_veteran', 'declined');

CREATE TYPE eeo.disability_status AS ENUM ('yes', 'no', 'declined');

CREATE TABLE shortlist.name_part_key (
  key TEXT COLLATE "C" NOT NULL,
  part TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_name_part_key PRIMARY KEY (key, part)
);

CREATE INDEX ix_name_part_key_part ON shortlist.name_part_key (part);

CREATE TABLE shortlist.skill (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  aliases TEXT[] DEFAULT '{}' NOT NULL,
  CONSTRAINT pk_skill PRIMARY KEY (id),
  CONSTRAINT uq_skill_name UNIQUE (name)
);

CREATE UNIQUE INDEX uq_skill_name_folded ON shortlist.skill (lower(name));

CREATE TABLE shortlist.tag (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  CONSTRAINT pk_tag PRIMARY KEY (id),
  CONSTRAINT uq_tag_name UNIQUE (name)
);

CREATE UNIQUE INDEX uq_tag_name_folded ON shortlist.tag (lower(name));

CREATE TABLE shortlist.organisation (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  reporting_timezone TEXT DEFAULT 'UTC' NOT NULL,
  fiscal_year_start_month SMALLINT DEFAULT 1 NOT NULL,
  week_start SMALLINT DEFAULT 1 NOT NULL,
  minimum_n INTEGER DEFAULT 5 NOT NULL,
  postal_address TEXT,
  retention_days INTEGER DEFAULT 730 NOT NULL,
  default_currency TEXT DEFAULT 'EUR' NOT NULL,
  CONSTRAINT pk_organisation PRIMARY KEY (id),
  CONSTRAINT ck_organisation_fiscal_year_start_month CHECK (fiscal_year_start_month between 1 and 12),
  CONSTRAINT ck_organisation_week_start CHECK (week_start between 0 and 6)
);

CREATE UNIQUE INDEX uq_organisation_one_row ON shortlist.organisation ((true));

COMMENT ON COLUMN shortlist.organisation.week_start IS '0 is Sunday, 1 is Monday';
COMMENT ON COLUMN shortlist.organisation.minimum_n IS 'Smallest denominator for which a rate is shown';

CREATE TABLE shortlist.person (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  slack_user_id TEXT,
  title TEXT,
  timezone TEXT DEFAULT 'UTC' NOT NULL,
  status shortlist.person_status DEFAULT 'active' NOT NULL,
  roles shortlist.role[] DEFAULT '{}' NOT NULL,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT ck_person_email_lower_case CHECK (email = lower(email)),
  CONSTRAINT uq_person_email UNIQUE (email),
  CONSTRAINT uq_person_slack_user_id UNIQUE (slack_user_id)
);

CREATE INDEX ix_person_name_folded ON shortlist.person ((shortlist.fold(name)));

CREATE TABLE shortlist.department (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  parent_id UUID,
  CONSTRAINT pk_department PRIMARY KEY (id),
  CONSTRAINT uq_department_name UNIQUE (name),
  CONSTRAINT fk_department_parent_id_department FOREIGN KEY(parent_id) REFERENCES shortlist.department (id)
);

CREATE INDEX ix_department_parent_id ON shortlist.department (parent_id);

CREATE TABLE shortlist.location (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  is_remote BOOLEAN DEFAULT false NOT NULL,
  CONSTRAINT pk_location PRIMARY KEY (id),
  CONSTRAINT uq_location_name UNIQUE (name)
);

CREATE TABLE shortlist.source (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  kind shortlist.source_kind DEFAULT 'other' NOT NULL,
  CONSTRAINT pk_source PRIMARY KEY (id),
  CONSTRAINT uq_source_name UNIQUE (name)
);

CREATE TABLE shortlist.rejection_reason (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  kind shortlist.rejection_kind DEFAULT 'rejected_by_org' NOT NULL,
  CONSTRAINT pk_rejection_reason PRIMARY KEY (id),
  CONSTRAINT uq_rejection_reason_name UNIQUE (name)
);

CREATE TABLE shortlist.event (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  held_on DATE,
  CONSTRAINT pk_event PRIMARY KEY (id)
);

CREATE TABLE shortlist.slack_inbox (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  event_id TEXT NOT NULL,
  dedupe_key TEXT,
  received_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  body JSONB NOT NULL,
  status shortlist.inbox_status DEFAULT 'new' NOT NULL,
  attempts INTEGER DEFAULT 0 NOT NULL,
  error TEXT,
  CONSTRAINT pk_slack_inbox PRIMARY KEY (id),
  CONSTRAINT uq_slack_inbox_event_id UNIQUE (event_id),
  CONSTRAINT uq_slack_inbox_dedupe_key UNIQUE (dedupe_key)
);

CREATE INDEX ix_slack_inbox_new ON shortlist.slack_inbox (received_at) WHERE status = 'new';

CREATE TABLE shortlist.outbox (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  kind shortlist.outbox_kind NOT NULL,
  payload JSONB NOT NULL,
  idempotency_key TEXT NOT NULL,
  status shortlist.outbox_status DEFAULT 'queued' NOT NULL,
  attempts INTEGER DEFAULT 0 NOT NULL,
  next_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT pk_outbox PRIMARY KEY (id),
  CONSTRAINT uq_outbox_idempotency_key UNIQUE (idempotency_key)
);

CREATE INDEX ix_outbox_due ON shortlist.outbox (next_at) WHERE status = 'queued';

CREATE TABLE shortlist.suppression (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  email_hmac TEXT NOT NULL,
  reason shortlist.suppression_reason NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT pk_suppression PRIMARY KEY (id),
  CONSTRAINT uq_suppression_email_hmac UNIQUE (email_hmac)
);

CREATE TABLE shortlist.candidate (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  first_name TEXT,
  last_name TEXT,
  name TEXT GENERATED ALWAYS AS (btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, ''))) STORED NOT NULL,
  name_folded TEXT COLLATE "C" GENERATED ALWAYS AS (shortlist.fold(btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')))) STORED NOT NULL,
  headline TEXT,
  current_title TEXT,
  current_company TEXT,
  location TEXT,
  country TEXT,
  places TEXT[] GENERATED ALWAYS AS (shortlist.places(location, country)) STORED NOT NULL,
  timezone TEXT,
  years_experience NUMERIC(4, 1),
  summary TEXT,
  owner_id UUID,
  is_private BOOLEAN DEFAULT false NOT NULL,
  do_not_contact BOOLEAN DEFAULT false NOT NULL,
  status shortlist.candidate_status DEFAULT 'active' NOT NULL,
  merged_into_id UUID,
  search TSVECTOR,
  embedding HALFVEC(384),
  embedding_model TEXT,
  last_activity_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  last_contacted_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_candidate PRIMARY KEY (id),
  CONSTRAINT ck_candidate_has_a_name CHECK (status <> 'active' or btrim(coalesce(first_name, '') || coalesce(last_name, '')) <> ''),
  CONSTRAINT ck_candidate_merged_into CHECK ((status = 'merged') = (merged_into_id is not null)),
  CONSTRAINT ck_candidate_not_merged_into_itself CHECK (merged_into_id <> id),
  CONSTRAINT fk_candidate_owner_id_person FOREIGN KEY(owner_id) REFERENCES shortlist.person (id),
  CONSTRAINT fk_candidate_merged_into_id_candidate FOREIGN KEY(merged_into_id) REFERENCES shortlist.candidate (id)
)
 WITH (fillfactor = 80);

CREATE INDEX ix_candidate_current_title_folded ON shortlist.candidate ((shortlist.fold(current_title)));
CREATE INDEX ix_candidate_places ON shortlist.candidate USING gin (places);
CREATE INDEX ix_candidate_merged_into_id ON shortlist.candidate (merged_into_id);
CREATE INDEX ix_candidate_name_folded ON shortlist.candidate (name_folded);
CREATE INDEX ix_candidate_country ON shortlist.candidate (country);
CREATE INDEX ix_candidate_without_embedding ON shortlist.candidate (id) WHERE embedding is null and status = 'active';
CREATE INDEX ix_candidate_search ON shortlist.candidate USING gin (search);
CREATE INDEX ix_candidate_embedding ON shortlist.candidate USING hnsw (embedding halfvec_cosine_ops) WITH (ef_construction = 200);
CREATE INDEX ix_candidate_current_company_folded ON shortlist.candidate ((shortlist.fold(current_company)));
CREATE INDEX ix_candidate_owner_id ON shortlist.candidate (owner_id);

COMMENT ON COLUMN shortlist.candidate.name_folded IS 'Full name in lower case, no accents, no punctuation; byte order lets prefixes use the index';

COMMENT ON COLUMN shortlist.candidate.places IS 'Folded names of where the candidate lives: city, region, country';
COMMENT ON COLUMN shortlist.candidate.embedding_model IS 'Name of the embedder that made the embedding';

CREATE TABLE shortlist.talent_pool (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  owner_id UUID,
  filter JSONB,
  is_active BOOLEAN DEFAULT true NOT NULL,
  CONSTRAINT pk_talent_pool PRIMARY KEY (id),
  CONSTRAINT fk_talent_pool_owner_id_person FOREIGN KEY(owner_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_talent_pool_owner_id ON shortlist.talent_pool (owner_id);
CREATE UNIQUE INDEX uq_talent_pool_name_folded ON shortlist.talent_pool (lower(name));

CREATE TABLE shortlist.job (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  department_id UUID,
  location_id UUID,
  employment_type shortlist.employment_type DEFAULT 'full_time' NOT NULL,
  status shortlist.job_status DEFAULT 'draft' NOT NULL,
  is_confidential BOOLEAN DEFAULT false NOT NULL,
  description TEXT,
  requirements TEXT,
  salary_min NUMERIC(14, 2),
  salary_max NUMERIC(14, 2),
  salary_currency TEXT,
  opened_at TIMESTAMP WITH TIME ZONE,
  closed_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_job PRIMARY KEY (id),
  CONSTRAINT ck_job_salary_range CHECK (salary_min <= salary_max),
  CONSTRAINT uq_job_code UNIQUE (code),
  CONSTRAINT fk_job_department_id_department FOREIGN KEY(department_id) REFERENCES shortlist.department (id),
  CONSTRAINT fk_job_location_id_location FOREIGN KEY(location_id) REFERENCES shortlist.location (id)
);

CREATE INDEX ix_job_location_id ON shortlist.job (location_id);
CREATE INDEX ix_job_status ON shortlist.job (status);
CREATE INDEX ix_job_title_folded ON shortlist.job ((shortlist.fold(title)));
CREATE INDEX ix_job_department_id ON shortlist.job (department_id);

CREATE TABLE shortlist.conversation (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  owner_id UUID,
  key TEXT DEFAULT (uuidv7())::text NOT NULL,
  surface shortlist.surface NOT NULL,
  team TEXT,
  channel TEXT,
  root_ts TEXT,
  title TEXT,
  CONSTRAINT pk_conversation PRIMARY KEY (id),
  CONSTRAINT uq_conversation_owner_id_key UNIQUE NULLS NOT DISTINCT (owner_id, key),
  CONSTRAINT fk_conversation_owner_id_person FOREIGN KEY(owner_id) REFERENCES shortlist.person (id)
);

CREATE UNIQUE INDEX uq_conversation_slack_thread ON shortlist.conversation (team, channel, root_ts) WHERE channel is not null;

CREATE TABLE shortlist.audit_event (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  seq BIGINT,
  change_id UUID,
  undoes UUID,
  actor_id UUID,
  on_behalf_of UUID,
  surface TEXT,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id UUID,
  before JSONB,
  after JSONB,
  conversation_id UUID,
  message_ref TEXT,
  at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
  prev_hash TEXT,
  hash TEXT,
  CONSTRAINT pk_audit_event PRIMARY KEY (id),
  CONSTRAINT uq_audit_event_seq UNIQUE (seq),
  CONSTRAINT fk_audit_event_actor_id_person FOREIGN KEY(actor_id) REFERENCES shortlist.person (id),
  CONSTRAINT fk_audit_event_on_behalf_of_person FOREIGN KEY(on_behalf_of) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_audit_event_conversation_id ON shortlist.audit_event (conversation_id);
CREATE INDEX ix_audit_event_actor_id_at ON shortlist.audit_event (actor_id, at);
CREATE INDEX ix_audit_event_undoes ON shortlist.audit_event (undoes);
CREATE INDEX ix_audit_event_subject ON shortlist.audit_event (subject_kind, subject_id, at);
CREATE INDEX ix_audit_event_change_id ON shortlist.audit_event (change_id);

CREATE TABLE shortlist.candidate_name_part (
  candidate_id UUID NOT NULL,
  part TEXT COLLATE "C" NOT NULL,
  CONSTRAINT pk_candidate_name_part PRIMARY KEY (candidate_id, part),
  CONSTRAINT fk_candidate_name_part_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE
);

CREATE INDEX ix_candidate_name_part_part ON shortlist.candidate_name_part (part, candidate_id);

CREATE TABLE shortlist.candidate_email (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  value TEXT NOT NULL,
  kind shortlist.contact_kind DEFAULT 'personal' NOT NULL,
  is_primary BOOLEAN DEFAULT false NOT NULL,
  is_live BOOLEAN DEFAULT true NOT NULL,
  CONSTRAINT pk_candidate_email PRIMARY KEY (id),
  CONSTRAINT uq_candidate_email_candidate_id_value UNIQUE (candidate_id, value),
  CONSTRAINT fk_candidate_email_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX uq_candidate_email_value_live ON shortlist.candidate_email (value) WHERE is_live;
CREATE UNIQUE INDEX uq_candidate_email_primary ON shortlist.candidate_email (candidate_id) WHERE is_primary;
CREATE INDEX ix_candidate_email_value ON shortlist.candidate_email (value);

COMMENT ON COLUMN shortlist.candidate_email.is_live IS 'Whether the candidate is active; kept by a trigger';

CREATE TABLE shortlist.candidate_phone (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  value TEXT NOT NULL,
  kind shortlist.contact_kind DEFAULT 'personal' NOT NULL,
  CONSTRAINT pk_candidate_phone PRIMARY KEY (id),
  CONSTRAINT uq_candidate_phone_candidate_id_value UNIQUE (candidate_id, value),
  CONSTRAINT ck_candidate_phone_e164 CHECK (value ~ '^\+[1-9][0-9]{5,14}$'),
  CONSTRAINT fk_candidate_phone_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE
);

CREATE INDEX ix_candidate_phone_value ON shortlist.candidate_phone (value);

CREATE TABLE shortlist.candidate_link (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  kind shortlist.link_kind DEFAULT 'other' NOT NULL,
  url TEXT NOT NULL,
  normalised TEXT GENERATED ALWAYS AS (shortlist.normalise_link(url)) STORED NOT NULL,
  is_live BOOLEAN DEFAULT true NOT NULL,
  CONSTRAINT pk_candidate_link PRIMARY KEY (id),
  CONSTRAINT uq_candidate_link_candidate_id_normalised UNIQUE (candidate_id, normalised),
  CONSTRAINT fk_candidate_link_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX uq_candidate_link_normalised_live ON shortlist.candidate_link (normalised) WHERE is_live;
CREATE INDEX ix_candidate_link_normalised ON shortlist.candidate_link (normalised);

COMMENT ON COLUMN shortlist.candidate_link.is_live IS 'Whether the candidate is active; kept by a trigger';

CREATE TABLE shortlist.candidate_skill (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  skill_id UUID NOT NULL,
  years NUMERIC(4, 1),
  source TEXT,
  CONSTRAINT pk_candidate_skill PRIMARY KEY (id),
  CONSTRAINT uq_candidate_skill_candidate_id_skill_id UNIQUE (candidate_id, skill_id),
  CONSTRAINT fk_candidate_skill_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE,
  CONSTRAINT fk_candidate_skill_skill_id_skill FOREIGN KEY(skill_id) REFERENCES shortlist.skill (id)
);

CREATE INDEX ix_candidate_skill_skill_id_candidate_id ON shortlist.candidate_skill (skill_id, candidate_id);

COMMENT ON COLUMN shortlist.candidate_skill.source IS 'Where this is known from, e.g. resume, person, import';

CREATE TABLE shortlist.experience (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  company TEXT,
  title TEXT,
  started_on DATE,
  ended_on DATE,
  description TEXT,
  CONSTRAINT pk_experience PRIMARY KEY (id),
  CONSTRAINT fk_experience_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE
);

CREATE INDEX ix_experience_candidate_id ON shortlist.experience (candidate_id);
CREATE INDEX ix_experience_company_folded ON shortlist.experience ((shortlist.fold(company)), candidate_id);

CREATE TABLE shortlist.education (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  school TEXT,
  degree TEXT,
  field TEXT,
  started_on DATE,
  ended_on DATE,
  CONSTRAINT pk_education PRIMARY KEY (id),
  CONSTRAINT fk_education_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE
);

CREATE INDEX ix_education_candidate_id ON shortlist.education (candidate_id);

CREATE TABLE shortlist.candidate_tag (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  tag_id UUID NOT NULL,
  added_by_id UUID,
  CONSTRAINT pk_candidate_tag PRIMARY KEY (id),
  CONSTRAINT uq_candidate_tag_candidate_id_tag_id UNIQUE (candidate_id, tag_id),
  CONSTRAINT fk_candidate_tag_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE,
  CONSTRAINT fk_candidate_tag_tag_id_tag FOREIGN KEY(tag_id) REFERENCES shortlist.tag (id) ON DELETE CASCADE,
  CONSTRAINT fk_candidate_tag_added_by_id_person FOREIGN KEY(added_by_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_candidate_tag_tag_id_candidate_id ON shortlist.candidate_tag (tag_id, candidate_id);

CREATE TABLE shortlist.talent_pool_member (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  talent_pool_id UUID NOT NULL,
  candidate_id UUID NOT NULL,
  added_by_id UUID,
  reason TEXT,
  added_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  removed_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_talent_pool_member PRIMARY KEY (id),
  CONSTRAINT fk_talent_pool_member_talent_pool_id_talent_pool FOREIGN KEY(talent_pool_id) REFERENCES shortlist.talent_pool (id) ON DELETE CASCADE,
  CONSTRAINT fk_talent_pool_member_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE,
  CONSTRAINT fk_talent_pool_member_added_by_id_person FOREIGN KEY(added_by_id) REFERENCES shortlist.person (id)
);

CREATE UNIQUE INDEX uq_talent_pool_member_current ON shortlist.talent_pool_member (talent_pool_id, candidate_id) WHERE removed_at is null;
CREATE INDEX ix_talent_pool_member_talent_pool_id ON shortlist.talent_pool_member (talent_pool_id);
CREATE INDEX ix_talent_pool_member_candidate_id ON shortlist.talent_pool_member (candidate_id);

CREATE TABLE shortlist.consent (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  purpose shortlist.consent_purpose NOT NULL,
  basis shortlist.consent_basis NOT NULL,
  granted_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE,
  withdrawn_at TIMESTAMP WITH TIME ZONE,
  evidence TEXT,
  CONSTRAINT pk_consent PRIMARY KEY (id),
  CONSTRAINT fk_consent_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE
);

CREATE INDEX ix_consent_candidate_id ON shortlist.consent (candidate_id);

CREATE TABLE shortlist.hiring_team (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  job_id UUID NOT NULL,
  person_id UUID NOT NULL,
  role shortlist.hiring_role NOT NULL,
  is_primary BOOLEAN DEFAULT false NOT NULL,
  valid_from TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  valid_to TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_hiring_team PRIMARY KEY (id),
  CONSTRAINT ck_hiring_team_valid_range CHECK (valid_from <= valid_to),
  CONSTRAINT fk_hiring_team_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id) ON DELETE CASCADE,
  CONSTRAINT fk_hiring_team_person_id_person FOREIGN KEY(person_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_hiring_team_person_id_job_id ON shortlist.hiring_team (person_id, job_id);
CREATE INDEX ix_hiring_team_job_id ON shortlist.hiring_team (job_id);
CREATE UNIQUE INDEX uq_hiring_team_current ON shortlist.hiring_team (job_id, person_id, role) WHERE valid_to is null;

CREATE TABLE shortlist.job_open_spell (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  job_id UUID NOT NULL,
  opened_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  closed_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_job_open_spell PRIMARY KEY (id),
  CONSTRAINT ck_job_open_spell_open_range CHECK (opened_at <= closed_at),
  CONSTRAINT fk_job_open_spell_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX uq_job_open_spell_current ON shortlist.job_open_spell (job_id) WHERE closed_at is null;
CREATE INDEX ix_job_open_spell_job_id ON shortlist.job_open_spell (job_id);

CREATE TABLE shortlist.opening (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  job_id UUID NOT NULL,
  code TEXT NOT NULL,
  status shortlist.opening_status DEFAULT 'open' NOT NULL,
  opened_at TIMESTAMP WITH TIME ZONE,
  closed_at TIMESTAMP WITH TIME ZONE,
  target_start DATE,
  application_id UUID,
  close_reason TEXT,
  CONSTRAINT pk_opening PRIMARY KEY (id),
  CONSTRAINT uq_opening_job_id_code UNIQUE (job_id, code),
  CONSTRAINT fk_opening_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id) ON DELETE CASCADE
);

CREATE INDEX ix_opening_application_id ON shortlist.opening (application_id);
CREATE INDEX ix_opening_job_id ON shortlist.opening (job_id);

COMMENT ON COLUMN shortlist.opening.application_id IS 'The application that filled the slot';

CREATE TABLE shortlist.stage (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  job_id UUID NOT NULL,
  position SMALLINT NOT NULL,
  name TEXT NOT NULL,
  kind shortlist.stage_kind NOT NULL,
  CONSTRAINT pk_stage PRIMARY KEY (id),
  CONSTRAINT uq_stage_job_id_position UNIQUE (job_id, position) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT uq_stage_id_job_id UNIQUE (id, job_id),
  CONSTRAINT fk_stage_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id) ON DELETE CASCADE
);

CREATE INDEX ix_stage_job_id ON shortlist.stage (job_id);

CREATE TABLE shortlist.screening_criterion (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  job_id UUID NOT NULL,
  position SMALLINT NOT NULL,
  text TEXT NOT NULL,
  must_have BOOLEAN DEFAULT false NOT NULL,
  CONSTRAINT pk_screening_criterion PRIMARY KEY (id),
  CONSTRAINT uq_screening_criterion_job_id_position UNIQUE (job_id, position) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_screening_criterion_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id) ON DELETE CASCADE
);

CREATE INDEX ix_screening_criterion_job_id ON shortlist.screening_criterion (job_id);

CREATE TABLE shortlist.referral (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  job_id UUID,
  referrer_id UUID NOT NULL,
  relationship TEXT,
  note TEXT,
  CONSTRAINT pk_referral PRIMARY KEY (id),
  CONSTRAINT fk_referral_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE,
  CONSTRAINT fk_referral_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id),
  CONSTRAINT fk_referral_referrer_id_person FOREIGN KEY(referrer_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_referral_candidate_id ON shortlist.referral (candidate_id);
CREATE INDEX ix_referral_job_id ON shortlist.referral (job_id);
CREATE INDEX ix_referral_referrer_id ON shortlist.referral (referrer_id);

CREATE TABLE shortlist.event_attendance (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  event_id UUID NOT NULL,
  candidate_id UUID NOT NULL,
  CONSTRAINT pk_event_attendance PRIMARY KEY (id),
  CONSTRAINT uq_event_attendance_event_id_candidate_id UNIQUE (event_id, candidate_id),
  CONSTRAINT fk_event_attendance_event_id_event FOREIGN KEY(event_id) REFERENCES shortlist.event (id) ON DELETE CASCADE,
  CONSTRAINT fk_event_attendance_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE
);

CREATE INDEX ix_event_attendance_candidate_id ON shortlist.event_attendance (candidate_id);

CREATE TABLE shortlist.turn (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  conversation_id UUID NOT NULL,
  actor_id UUID NOT NULL,
  surface shortlist.surface NOT NULL,
  status shortlist.turn_status DEFAULT 'running' NOT NULL,
  model TEXT,
  model_calls INTEGER DEFAULT 0 NOT NULL,
  tokens_in INTEGER DEFAULT 0 NOT NULL,
  tokens_out INTEGER DEFAULT 0 NOT NULL,
  started_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  finished_at TIMESTAMP WITH TIME ZONE,
  error TEXT,
  CONSTRAINT pk_turn PRIMARY KEY (id),
  CONSTRAINT fk_turn_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES shortlist.conversation (id) ON DELETE CASCADE,
  CONSTRAINT fk_turn_actor_id_person FOREIGN KEY(actor_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_turn_actor_id ON shortlist.turn (actor_id);
CREATE INDEX ix_turn_conversation_id_created_at ON shortlist.turn (conversation_id, created_at);
CREATE INDEX ix_turn_unfinished ON shortlist.turn (status) WHERE status in ('running', 'waiting');

CREATE TABLE shortlist.sequence (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  name TEXT NOT NULL,
  job_id UUID,
  owner_id UUID,
  status shortlist.sequence_status DEFAULT 'draft' NOT NULL,
  CONSTRAINT pk_sequence PRIMARY KEY (id),
  CONSTRAINT fk_sequence_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id),
  CONSTRAINT fk_sequence_owner_id_person FOREIGN KEY(owner_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_sequence_job_id ON shortlist.sequence (job_id);
CREATE INDEX ix_sequence_owner_id ON shortlist.sequence (owner_id);

CREATE TABLE shortlist.search_log (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  actor_id UUID,
  conversation_id UUID,
  job_id UUID,
  criteria JSONB NOT NULL,
  result_ids UUID[] DEFAULT '{}' NOT NULL,
  total INTEGER DEFAULT 0 NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT pk_search_log PRIMARY KEY (id),
  CONSTRAINT fk_search_log_actor_id_person FOREIGN KEY(actor_id) REFERENCES shortlist.person (id),
  CONSTRAINT fk_search_log_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id)
);

CREATE INDEX ix_search_log_conversation_id ON shortlist.search_log (conversation_id);
CREATE INDEX ix_search_log_job_id ON shortlist.search_log (job_id);
CREATE INDEX ix_search_log_actor_id_at ON shortlist.search_log (actor_id, at);

CREATE TABLE shortlist.interview_kit (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  stage_id UUID NOT NULL,
  name TEXT NOT NULL,
  minutes INTEGER DEFAULT 60 NOT NULL,
  CONSTRAINT pk_interview_kit PRIMARY KEY (id),
  CONSTRAINT fk_interview_kit_stage_id_stage FOREIGN KEY(stage_id) REFERENCES shortlist.stage (id) ON DELETE CASCADE
);

CREATE INDEX ix_interview_kit_stage_id ON shortlist.interview_kit (stage_id);

CREATE TABLE shortlist.application (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  job_id UUID,
  status shortlist.application_status DEFAULT 'active' NOT NULL,
  stage_id UUID,
  source_id UUID,
  credited_to_id UUID,
  applied_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  status_changed_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  rejection_reason_id UUID,
  hired_at TIMESTAMP WITH TIME ZONE,
  opening_id UUID,
  answers JSONB,
  version INTEGER DEFAULT 1 NOT NULL,
  CONSTRAINT pk_application PRIMARY KEY (id),
  CONSTRAINT fk_application_stage_of_the_job FOREIGN KEY(stage_id, job_id) REFERENCES shortlist.stage (id, job_id),
  CONSTRAINT ck_application_only_a_prospect_has_no_job CHECK (job_id is not null or status = 'prospect'),
  CONSTRAINT ck_application_stage_needs_a_job CHECK (stage_id is null or job_id is not null),
  CONSTRAINT ck_application_active_has_a_stage CHECK (stage_id is not null or status <> 'active'),
  CONSTRAINT fk_application_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE,
  CONSTRAINT fk_application_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id),
  CONSTRAINT fk_application_stage_id_stage FOREIGN KEY(stage_id) REFERENCES shortlist.stage (id),
  CONSTRAINT fk_application_source_id_source FOREIGN KEY(source_id) REFERENCES shortlist.source (id),
  CONSTRAINT fk_application_credited_to_id_person FOREIGN KEY(credited_to_id) REFERENCES shortlist.person (id),
  CONSTRAINT fk_application_rejection_reason_id_rejection_reason FOREIGN KEY(rejection_reason_id) REFERENCES shortlist.rejection_reason (id),
  CONSTRAINT fk_application_opening_id_opening FOREIGN KEY(opening_id) REFERENCES shortlist.opening (id)
);

CREATE UNIQUE INDEX uq_application_active ON shortlist.application (candidate_id, job_id) WHERE status = 'active';
CREATE INDEX ix_application_job_id_status_stage_id ON shortlist.application (job_id, status, stage_id);
CREATE INDEX ix_application_candidate_id ON shortlist.application (candidate_id);
CREATE INDEX ix_application_stage_id ON shortlist.application (stage_id);
CREATE INDEX ix_application_source_id ON shortlist.application (source_id);
CREATE INDEX ix_application_applied_at ON shortlist.application (applied_at);
CREATE INDEX ix_application_credited_to_id ON shortlist.application (credited_to_id);
CREATE INDEX ix_application_opening_id ON shortlist.application (opening_id);
CREATE INDEX ix_application_rejection_reason_id ON shortlist.application (rejection_reason_id);

CREATE TABLE shortlist.turn_message (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  turn_id UUID NOT NULL,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  content JSONB NOT NULL,
  tokens INTEGER DEFAULT 0 NOT NULL,
  CONSTRAINT pk_turn_message PRIMARY KEY (id),
  CONSTRAINT uq_turn_message_turn_id_position UNIQUE (turn_id, position),
  CONSTRAINT fk_turn_message_turn_id_turn FOREIGN KEY(turn_id) REFERENCES shortlist.turn (id) ON DELETE CASCADE
);

CREATE TABLE shortlist.tool_receipt (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  turn_id UUID NOT NULL,
  call_index INTEGER NOT NULL,
  tool TEXT NOT NULL,
  args_digest TEXT NOT NULL,
  actor_id UUID NOT NULL,
  result JSONB NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
  CONSTRAINT pk_tool_receipt PRIMARY KEY (id),
  CONSTRAINT uq_tool_receipt_turn_id_call_index UNIQUE (turn_id, call_index),
  CONSTRAINT fk_tool_receipt_turn_id_turn FOREIGN KEY(turn_id) REFERENCES shortlist.turn (id) ON DELETE CASCADE,
  CONSTRAINT fk_tool_receipt_actor_id_person FOREIGN KEY(actor_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_tool_receipt_actor_id ON shortlist.tool_receipt (actor_id);

CREATE TABLE shortlist.feedback_on_answer (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  conversation_id UUID NOT NULL,
  turn_id UUID NOT NULL,
  person_id UUID NOT NULL,
  verdict TEXT NOT NULL,
  comment TEXT,
  CONSTRAINT pk_feedback_on_answer PRIMARY KEY (id),
  CONSTRAINT uq_feedback_on_answer_turn_id_person_id UNIQUE (turn_id, person_id),
  CONSTRAINT fk_feedback_on_answer_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES shortlist.conversation (id) ON DELETE CASCADE,
  CONSTRAINT fk_feedback_on_answer_turn_id_turn FOREIGN KEY(turn_id) REFERENCES shortlist.turn (id) ON DELETE CASCADE,
  CONSTRAINT fk_feedback_on_answer_person_id_person FOREIGN KEY(person_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_feedback_on_answer_person_id ON shortlist.feedback_on_answer (person_id);
CREATE INDEX ix_feedback_on_answer_conversation_id ON shortlist.feedback_on_answer (conversation_id);

CREATE TABLE shortlist.sequence_step (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  sequence_id UUID NOT NULL,
  position SMALLINT NOT NULL,
  channel shortlist.channel DEFAULT 'email' NOT NULL,
  wait_days INTEGER DEFAULT 0 NOT NULL,
  condition shortlist.step_condition DEFAULT 'always' NOT NULL,
  CONSTRAINT pk_sequence_step PRIMARY KEY (id),
  CONSTRAINT uq_sequence_step_sequence_id_position UNIQUE (sequence_id, position) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ck_sequence_step_wait_days CHECK (wait_days >= 0),
  CONSTRAINT fk_sequence_step_sequence_id_sequence FOREIGN KEY(sequence_id) REFERENCES shortlist.sequence (id) ON DELETE CASCADE
);

CREATE TABLE shortlist.enrollment (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  sequence_id UUID NOT NULL,
  job_id UUID,
  sender_id UUID NOT NULL,
  status shortlist.enrollment_status DEFAULT 'active' NOT NULL,
  finish_reason shortlist.finish_reason,
  next_step SMALLINT,
  next_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_enrollment PRIMARY KEY (id),
  CONSTRAINT ck_enrollment_finish_reason CHECK ((status = 'finished') = (finish_reason is not null)),
  CONSTRAINT fk_enrollment_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE,
  CONSTRAINT fk_enrollment_sequence_id_sequence FOREIGN KEY(sequence_id) REFERENCES shortlist.sequence (id) ON DELETE CASCADE,
  CONSTRAINT fk_enrollment_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id),
  CONSTRAINT fk_enrollment_sender_id_person FOREIGN KEY(sender_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_enrollment_sequence_id ON shortlist.enrollment (sequence_id);
CREATE INDEX ix_enrollment_candidate_id ON shortlist.enrollment (candidate_id);
CREATE INDEX ix_enrollment_sender_id ON shortlist.enrollment (sender_id);
CREATE INDEX ix_enrollment_job_id ON shortlist.enrollment (job_id);
CREATE UNIQUE INDEX uq_enrollment_live ON shortlist.enrollment (candidate_id, sequence_id) WHERE status <> 'finished';
CREATE INDEX ix_enrollment_due ON shortlist.enrollment (next_at) WHERE status = 'active';

CREATE TABLE shortlist.approval (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  conversation_id UUID,
  turn_id UUID,
  call_index INTEGER,
  tool TEXT NOT NULL,
  args JSONB NOT NULL,
  digest TEXT NOT NULL,
  summary TEXT NOT NULL,
  requested_by_id UUID NOT NULL,
  may_decide JSONB DEFAULT '{}' NOT NULL,
  status shortlist.approval_status DEFAULT 'pending' NOT NULL,
  decided_by_id UUID,
  decided_at TIMESTAMP WITH TIME ZONE,
  note TEXT,
  expires_at TIMESTAMP WITH TIME ZONE,
  executed_at TIMESTAMP WITH TIME ZONE,
  result JSONB,
  CONSTRAINT pk_approval PRIMARY KEY (id),
  CONSTRAINT ck_approval_only_approved_runs CHECK (executed_at is null or status = 'approved'),
  CONSTRAINT fk_approval_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES shortlist.conversation (id),
  CONSTRAINT fk_approval_turn_id_turn FOREIGN KEY(turn_id) REFERENCES shortlist.turn (id),
  CONSTRAINT fk_approval_requested_by_id_person FOREIGN KEY(requested_by_id) REFERENCES shortlist.person (id),
  CONSTRAINT fk_approval_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_approval_turn_id ON shortlist.approval (turn_id);
CREATE INDEX ix_approval_requested_by_id ON shortlist.approval (requested_by_id);
CREATE INDEX ix_approval_conversation_id ON shortlist.approval (conversation_id);
CREATE INDEX ix_approval_pending ON shortlist.approval (expires_at) WHERE status = 'pending';
CREATE INDEX ix_approval_decided_by_id ON shortlist.approval (decided_by_id);

COMMENT ON COLUMN shortlist.approval.may_decide IS 'The rule that says who may decide';

CREATE TABLE shortlist.document (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  application_id UUID,
  kind shortlist.document_kind DEFAULT 'other' NOT NULL,
  filename TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content BYTEA,
  storage_key TEXT,
  text TEXT,
  CONSTRAINT pk_document PRIMARY KEY (id),
  CONSTRAINT ck_document_has_content CHECK (content is not null or storage_key is not null),
  CONSTRAINT ck_document_sha256_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT uq_document_candidate_id_sha256_kind UNIQUE (candidate_id, sha256, kind),
  CONSTRAINT fk_document_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE,
  CONSTRAINT fk_document_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id)
);

CREATE INDEX ix_document_application_id ON shortlist.document (application_id);
CREATE INDEX ix_document_candidate_id ON shortlist.document (candidate_id);

CREATE TABLE shortlist.note (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  application_id UUID,
  author_id UUID,
  body TEXT NOT NULL,
  visibility shortlist.note_visibility DEFAULT 'public' NOT NULL,
  deleted_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_note PRIMARY KEY (id),
  CONSTRAINT fk_note_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE,
  CONSTRAINT fk_note_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id),
  CONSTRAINT fk_note_author_id_person FOREIGN KEY(author_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_note_application_id ON shortlist.note (application_id);
CREATE INDEX ix_note_author_id ON shortlist.note (author_id);
CREATE INDEX ix_note_candidate_id_created_at ON shortlist.note (candidate_id, created_at);

CREATE TABLE shortlist.silver_medal (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  application_id UUID NOT NULL,
  candidate_id UUID NOT NULL,
  why_not TEXT,
  stood_out TEXT,
  resurface_on DATE,
  marked_by_id UUID,
  CONSTRAINT pk_silver_medal PRIMARY KEY (id),
  CONSTRAINT uq_silver_medal_application_id UNIQUE (application_id),
  CONSTRAINT fk_silver_medal_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id) ON DELETE CASCADE,
  CONSTRAINT fk_silver_medal_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE,
  CONSTRAINT fk_silver_medal_marked_by_id_person FOREIGN KEY(marked_by_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_silver_medal_candidate_id ON shortlist.silver_medal (candidate_id);

CREATE TABLE shortlist.scorecard_attribute (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  interview_kit_id UUID NOT NULL,
  position SMALLINT NOT NULL,
  name TEXT NOT NULL,
  kind shortlist.attribute_kind DEFAULT 'skill' NOT NULL,
  description TEXT,
  CONSTRAINT pk_scorecard_attribute PRIMARY KEY (id),
  CONSTRAINT uq_scorecard_attribute_interview_kit_id_position UNIQUE (interview_kit_id, position) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_scorecard_attribute_interview_kit_id_interview_kit FOREIGN KEY(interview_kit_id) REFERENCES shortlist.interview_kit (id) ON DELETE CASCADE
);

CREATE INDEX ix_scorecard_attribute_interview_kit_id ON shortlist.scorecard_attribute (interview_kit_id);

CREATE TABLE shortlist.stage_transition (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  application_id UUID NOT NULL,
  position INTEGER DEFAULT 0 NOT NULL,
  from_stage_id UUID,
  to_stage_id UUID,
  moved_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  moved_by_id UUID,
  from_status shortlist.application_status,
  to_status shortlist.application_status DEFAULT 'active' NOT NULL,
  reason TEXT,
  CONSTRAINT pk_stage_transition PRIMARY KEY (id),
  CONSTRAINT uq_stage_transition_application_id_position UNIQUE (application_id, position),
  CONSTRAINT ck_stage_transition_first_has_no_from CHECK ((position = 1) = (from_status is null)),
  CONSTRAINT ck_stage_transition_first_has_no_from_stage CHECK (position > 1 or from_stage_id is null),
  CONSTRAINT fk_stage_transition_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id) ON DELETE CASCADE,
  CONSTRAINT fk_stage_transition_from_stage_id_stage FOREIGN KEY(from_stage_id) REFERENCES shortlist.stage (id),
  CONSTRAINT fk_stage_transition_to_stage_id_stage FOREIGN KEY(to_stage_id) REFERENCES shortlist.stage (id),
  CONSTRAINT fk_stage_transition_moved_by_id_person FOREIGN KEY(moved_by_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_stage_transition_moved_at ON shortlist.stage_transition (moved_at);
CREATE INDEX ix_stage_transition_to_stage_id_moved_at ON shortlist.stage_transition (to_stage_id, moved_at);

CREATE TABLE eeo.self_identification (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  application_id UUID NOT NULL,
  race eeo.race DEFAULT 'declined' NOT NULL,
  gender eeo.gender DEFAULT 'declined' NOT NULL,
  veteran_status eeo.veteran_status DEFAULT 'declined' NOT NULL,
  disability_status eeo.disability_status DEFAULT 'declined' NOT NULL,
  CONSTRAINT pk_self_identification PRIMARY KEY (id),
  CONSTRAINT uq_self_identification_application_id UNIQUE (application_id),
  CONSTRAINT fk_self_identification_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id) ON DELETE CASCADE
);

CREATE TABLE shortlist.interview (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  application_id UUID NOT NULL,
  stage_id UUID,
  interview_kit_id UUID,
  starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
  ends_at TIMESTAMP WITH TIME ZONE NOT NULL,
  timezone TEXT DEFAULT 'UTC' NOT NULL,
  location TEXT,
  organiser_id UUID,
  status shortlist.interview_status DEFAULT 'scheduled' NOT NULL,
  ics_uid TEXT DEFAULT ((uuidv7())::text || '@shortlist'::text) NOT NULL,
  sequence INTEGER DEFAULT 0 NOT NULL,
  CONSTRAINT pk_interview PRIMARY KEY (id),
  CONSTRAINT ck_interview_time_range CHECK (starts_at < ends_at),
  CONSTRAINT fk_interview_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id) ON DELETE CASCADE,
  CONSTRAINT fk_interview_stage_id_stage FOREIGN KEY(stage_id) REFERENCES shortlist.stage (id),
  CONSTRAINT fk_interview_interview_kit_id_interview_kit FOREIGN KEY(interview_kit_id) REFERENCES shortlist.interview_kit (id),
  CONSTRAINT fk_interview_organiser_id_person FOREIGN KEY(organiser_id) REFERENCES shortlist.person (id),
  CONSTRAINT uq_interview_ics_uid UNIQUE (ics_uid)
);

CREATE INDEX ix_interview_starts_at ON shortlist.interview (starts_at);
CREATE INDEX ix_interview_status_ends_at ON shortlist.interview (status, ends_at);
CREATE INDEX ix_interview_application_id ON shortlist.interview (application_id);
CREATE INDEX ix_interview_stage_id ON shortlist.interview (stage_id);
CREATE INDEX ix_interview_interview_kit_id ON shortlist.interview (interview_kit_id);

CREATE TABLE shortlist.offer (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  application_id UUID NOT NULL,
  version INTEGER DEFAULT 1 NOT NULL,
  status shortlist.offer_status DEFAULT 'draft' NOT NULL,
  salary NUMERIC(14, 2),
  currency TEXT,
  bonus NUMERIC(14, 2),
  equity TEXT,
  starts_on DATE,
  sent_at TIMESTAMP WITH TIME ZONE,
  resolved_at TIMESTAMP WITH TIME ZONE,
  opening_id UUID,
  created_by_id UUID,
  CONSTRAINT pk_offer PRIMARY KEY (id),
  CONSTRAINT uq_offer_application_id_version UNIQUE (application_id, version),
  CONSTRAINT fk_offer_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id) ON DELETE CASCADE,
  CONSTRAINT fk_offer_opening_id_opening FOREIGN KEY(opening_id) REFERENCES shortlist.opening (id),
  CONSTRAINT fk_offer_created_by_id_person FOREIGN KEY(created_by_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_offer_opening_id ON shortlist.offer (opening_id);
CREATE INDEX ix_offer_status ON shortlist.offer (status);
CREATE UNIQUE INDEX uq_offer_live_version ON shortlist.offer (application_id) WHERE status <> 'deprecated';

CREATE TABLE shortlist.step_variant (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  step_id UUID NOT NULL,
  subject TEXT,
  body TEXT NOT NULL,
  weight INTEGER DEFAULT 1 NOT NULL,
  CONSTRAINT pk_step_variant PRIMARY KEY (id),
  CONSTRAINT ck_step_variant_weight CHECK (weight > 0),
  CONSTRAINT fk_step_variant_step_id_sequence_step FOREIGN KEY(step_id) REFERENCES shortlist.sequence_step (id) ON DELETE CASCADE
);

CREATE INDEX ix_step_variant_step_id ON shortlist.step_variant (step_id);

CREATE TABLE shortlist.screening_result (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  application_id UUID NOT NULL,
  criterion_id UUID NOT NULL,
  verdict shortlist.verdict NOT NULL,
  evidence TEXT,
  document_id UUID,
  decided_by shortlist.decided_by NOT NULL,
  decided_by_id UUID,
  model TEXT,
  prompt_version TEXT,
  CONSTRAINT pk_screening_result PRIMARY KEY (id),
  CONSTRAINT fk_screening_result_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id) ON DELETE CASCADE,
  CONSTRAINT fk_screening_result_criterion_id_screening_criterion FOREIGN KEY(criterion_id) REFERENCES shortlist.screening_criterion (id) ON DELETE CASCADE,
  CONSTRAINT fk_screening_result_document_id_document FOREIGN KEY(document_id) REFERENCES shortlist.document (id) ON DELETE SET NULL,
  CONSTRAINT fk_screening_result_decided_by_id_person FOREIGN KEY(decided_by_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_screening_result_criterion_id ON shortlist.screening_result (criterion_id);
CREATE INDEX ix_screening_result_application_id ON shortlist.screening_result (application_id);

CREATE TABLE shortlist.interview_panelist (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  interview_id UUID NOT NULL,
  person_id UUID NOT NULL,
  response shortlist.panelist_response DEFAULT 'needs_action' NOT NULL,
  CONSTRAINT pk_interview_panelist PRIMARY KEY (id),
  CONSTRAINT uq_interview_panelist_interview_id_person_id UNIQUE (interview_id, person_id),
  CONSTRAINT fk_interview_panelist_interview_id_interview FOREIGN KEY(interview_id) REFERENCES shortlist.interview (id) ON DELETE CASCADE,
  CONSTRAINT fk_interview_panelist_person_id_person FOREIGN KEY(person_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_interview_panelist_person_id_interview_id ON shortlist.interview_panelist (person_id, interview_id);

CREATE TABLE shortlist.scorecard (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  interview_id UUID,
  application_id UUID NOT NULL,
  interviewer_id UUID NOT NULL,
  submitted_by_id UUID,
  status shortlist.scorecard_status DEFAULT 'draft' NOT NULL,
  recommendation shortlist.recommendation DEFAULT 'no_decision' NOT NULL,
  summary TEXT,
  private_note TEXT,
  submitted_at TIMESTAMP WITH TIME ZONE,
  amended_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT pk_scorecard PRIMARY KEY (id),
  CONSTRAINT uq_scorecard_interview_id_interviewer_id UNIQUE (interview_id, interviewer_id),
  CONSTRAINT ck_scorecard_submitted_at CHECK ((status = 'submitted') = (submitted_at is not null)),
  CONSTRAINT fk_scorecard_interview_id_interview FOREIGN KEY(interview_id) REFERENCES shortlist.interview (id) ON DELETE CASCADE,
  CONSTRAINT fk_scorecard_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id) ON DELETE CASCADE,
  CONSTRAINT fk_scorecard_interviewer_id_person FOREIGN KEY(interviewer_id) REFERENCES shortlist.person (id),
  CONSTRAINT fk_scorecard_submitted_by_id_person FOREIGN KEY(submitted_by_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_scorecard_application_id ON shortlist.scorecard (application_id);
CREATE INDEX ix_scorecard_interviewer_id_application_id ON shortlist.scorecard (interviewer_id, application_id);

CREATE TABLE shortlist.feedback_request (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  interview_id UUID NOT NULL,
  person_id UUID NOT NULL,
  channel TEXT,
  thread_ts TEXT,
  asked_at TIMESTAMP WITH TIME ZONE,
  reminded_at TIMESTAMP WITH TIME ZONE,
  reminders INTEGER DEFAULT 0 NOT NULL,
  snoozed_until TIMESTAMP WITH TIME ZONE,
  status shortlist.feedback_request_status DEFAULT 'open' NOT NULL,
  CONSTRAINT pk_feedback_request PRIMARY KEY (id),
  CONSTRAINT uq_feedback_request_interview_id_person_id UNIQUE (interview_id, person_id),
  CONSTRAINT fk_feedback_request_interview_id_interview FOREIGN KEY(interview_id) REFERENCES shortlist.interview (id) ON DELETE CASCADE,
  CONSTRAINT fk_feedback_request_person_id_person FOREIGN KEY(person_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_feedback_request_person_id_status ON shortlist.feedback_request (person_id, status);

CREATE TABLE shortlist.offer_approval (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  offer_id UUID NOT NULL,
  position SMALLINT NOT NULL,
  approver_id UUID NOT NULL,
  status shortlist.offer_approval_status DEFAULT 'waiting' NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE,
  comment TEXT,
  CONSTRAINT pk_offer_approval PRIMARY KEY (id),
  CONSTRAINT uq_offer_approval_offer_id_position UNIQUE (offer_id, position),
  CONSTRAINT fk_offer_approval_offer_id_offer FOREIGN KEY(offer_id) REFERENCES shortlist.offer (id) ON DELETE CASCADE,
  CONSTRAINT fk_offer_approval_approver_id_person FOREIGN KEY(approver_id) REFERENCES shortlist.person (id)
);

CREATE INDEX ix_offer_approval_approver_id_status ON shortlist.offer_approval (approver_id, status);

CREATE TABLE shortlist.message (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  candidate_id UUID NOT NULL,
  application_id UUID,
  enrollment_id UUID,
  step_id UUID,
  variant_id UUID,
  job_id UUID,
  channel shortlist.channel DEFAULT 'email' NOT NULL,
  direction shortlist.direction DEFAULT 'outbound' NOT NULL,
  sender_id UUID,
  to_address TEXT,
  subject TEXT,
  body_text TEXT,
  body_html TEXT,
  status shortlist.message_status DEFAULT 'draft' NOT NULL,
  digest TEXT,
  approval_id UUID,
  message_id_header TEXT,
  in_reply_to TEXT,
  sent_at TIMESTAMP WITH TIME ZONE,
  reply_class shortlist.reply_class,
  CONSTRAINT pk_message PRIMARY KEY (id),
  CONSTRAINT fk_message_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES shortlist.candidate (id) ON DELETE CASCADE,
  CONSTRAINT fk_message_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id),
  CONSTRAINT fk_message_enrollment_id_enrollment FOREIGN KEY(enrollment_id) REFERENCES shortlist.enrollment (id),
  CONSTRAINT fk_message_step_id_sequence_step FOREIGN KEY(step_id) REFERENCES shortlist.sequence_step (id),
  CONSTRAINT fk_message_variant_id_step_variant FOREIGN KEY(variant_id) REFERENCES shortlist.step_variant (id),
  CONSTRAINT fk_message_job_id_job FOREIGN KEY(job_id) REFERENCES shortlist.job (id),
  CONSTRAINT fk_message_sender_id_person FOREIGN KEY(sender_id) REFERENCES shortlist.person (id),
  CONSTRAINT fk_message_approval_id_approval FOREIGN KEY(approval_id) REFERENCES shortlist.approval (id),
  CONSTRAINT uq_message_message_id_header UNIQUE (message_id_header)
);

CREATE INDEX ix_message_in_reply_to ON shortlist.message (in_reply_to);
CREATE INDEX ix_message_unsent ON shortlist.message (status, created_at) WHERE status in ('draft', 'awaiting_approval', 'approved', 'queued', 'sending', 'unknown');
CREATE INDEX ix_message_sent_at ON shortlist.message (sent_at);
CREATE INDEX ix_message_sender_id ON shortlist.message (sender_id);
CREATE INDEX ix_message_step_id ON shortlist.message (step_id);
CREATE INDEX ix_message_job_id ON shortlist.message (job_id);
CREATE INDEX ix_message_enrollment_id ON shortlist.message (enrollment_id);
CREATE INDEX ix_message_application_id ON shortlist.message (application_id);
CREATE INDEX ix_message_candidate_id_created_at ON shortlist.message (candidate_id, created_at);
CREATE INDEX ix_message_variant_id ON shortlist.message (variant_id);
CREATE INDEX ix_message_approval_id ON shortlist.message (approval_id);

CREATE TABLE shortlist.scorecard_rating (
  id UUID DEFAULT uuidv7() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  scorecard_id UUID NOT NULL,
  attribute_id UUID NOT NULL,
  rating shortlist.rating DEFAULT 'no_decision' NOT NULL,
  note TEXT,
  CONSTRAINT pk_scorecard_rating PRIMARY KEY (id),
  CONSTRAINT uq_scorecard_rating_scorecard_id_attribute_id UNIQUE (scorecard_id, attribute_id),
  CONSTRAINT fk_scorecard_rating_scorecard_id_scorecard FOREIGN KEY(scorecard_id) REFERENCES shortlist.scorecard (id) ON DELETE CASCADE,
  CONSTRAINT fk_scorecard_rating_attribute_id_scorecard_attribute FOREIGN KEY(attribute_id) REFERENCES shortlist.scorecard_attribute (id)
);

CREATE INDEX ix_scorecard_rating_attribute_id ON shortlist.scorecard_rating (attribute_id);

CREATE TABLE shortlist.message_event (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  message_id UUID NOT NULL,
  kind shortlist.message_event_kind NOT NULL,
  at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  detail JSONB,
  CONSTRAINT pk_message_event PRIMARY KEY (id),
  CONSTRAINT fk_message_event_message_id_message FOREIGN KEY(message_id) REFERENCES shortlist.message (id) ON DELETE CASCADE
);

CREATE INDEX ix_message_event_message_id ON shortlist.message_event (message_id);

CREATE TABLE shortlist.scorecard_evidence (
  id UUID DEFAULT uuidv7() NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  scorecard_id UUID,
  rating_id UUID,
  quote TEXT NOT NULL,
  slack_channel TEXT,
  slack_ts TEXT,
  CONSTRAINT pk_scorecard_evidence PRIMARY KEY (id),
  CONSTRAINT ck_scorecard_evidence_one_subject CHECK (num_nonnulls(scorecard_id, rating_id) = 1),
  CONSTRAINT fk_scorecard_evidence_scorecard_id_scorecard FOREIGN KEY(scorecard_id) REFERENCES shortlist.scorecard (id) ON DELETE CASCADE,
  CONSTRAINT fk_scorecard_evidence_rating_id_scorecard_rating FOREIGN KEY(rating_id) REFERENCES shortlist.scorecard_rating (id) ON DELETE CASCADE
);

CREATE INDEX ix_scorecard_evidence_rating_id ON shortlist.scorecard_evidence (rating_id);
CREATE INDEX ix_scorecard_evidence_scorecard_id ON shortlist.scorecard_evidence (scorecard_id);

ALTER TABLE shortlist.opening ADD CONSTRAINT fk_opening_application_id_application FOREIGN KEY(application_id) REFERENCES shortlist.application (id);
