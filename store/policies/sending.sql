-- needs shortlist.ix_message_conversation_id
-- Whether somebody may be written to rests on rows the asker may not see (a confidential application, a colleague's
-- mail): these functions say that there is one, never which.
create or replace function shortlist.outreach_facts(wanted uuid[], sender uuid, at timestamptz)
returns table (
  candidate_id uuid, do_not_contact boolean, address text, timezone text, is_suppressed boolean, basis text,
  active_applications int, rejected_at timestamptz, colleague_id uuid, colleague_at timestamptz,
  written_at timestamptz, is_first boolean, sent_by_sender int, sent_to_domain int)
language sql stable security definer parallel restricted rows 20
set search_path = pg_catalog, pg_temp
as $$
  select c.id, c.do_not_contact, e.value, c.timezone,
    exists (
      select from shortlist.candidate_email own
      join shortlist.suppression s on s.email_hmac = shortlist.suppression_key(own.value)
      where own.candidate_id = c.id),
    case
      when exists (
        select from shortlist.consent x where x.candidate_id = c.id and x.purpose in ('processing', 'marketing')
          and x.withdrawn_at <= outreach_facts.at) then 'withdrawn'
      when exists (
        select from shortlist.consent x where x.candidate_id = c.id and x.purpose in ('processing', 'marketing')
          and x.withdrawn_at is null and (x.expires_at is null or x.expires_at > outreach_facts.at)) then 'valid'
      when exists (
        select from shortlist.consent x
        where x.candidate_id = c.id and x.purpose in ('processing', 'marketing')) then 'expired'
      else 'none'
    end,
    (select count(*)::int from shortlist.application a where a.candidate_id = c.id and a.status = 'active'),
    (select max(a.status_changed_at) from shortlist.application a
     where a.candidate_id = c.id and a.status = 'rejected'),
    other.sender_id, other.sent_at,
    (select max(coalesce(m.sent_at, m.updated_at)) from shortlist.message m
     where m.candidate_id = c.id and m.direction = 'outbound'
       and m.status in ('queued', 'sending', 'sent', 'delivered', 'unknown')),
    not exists (
      select from shortlist.message m
      where m.candidate_id = c.id and m.direction = 'outbound' and m.sent_at is not null),
    (select count(*)::int from shortlist.message m
     where m.sender_id = sender and m.direction = 'outbound' and m.channel = 'email'
       and m.status in ('queued', 'sending', 'sent', 'delivered', 'unknown')
       and coalesce(m.sent_at, m.updated_at) > outreach_facts.at - interval '24 hours'),
    (select count(*)::int from shortlist.message m
     where m.direction = 'outbound' and m.status in ('queued', 'sending', 'sent', 'delivered', 'unknown')
       and coalesce(m.sent_at, m.updated_at) > outreach_facts.at - interval '24 hours'
       and split_part(m.to_address, '@', 2) = split_part(e.value, '@', 2))
  from shortlist.candidate c
  left join lateral (
    select x.value from shortlist.candidate_email x where x.candidate_id = c.id
    order by x.is_primary desc, (x.kind = 'personal') desc, x.created_at, x.id limit 1) e on true
  left join lateral (
    select m.sender_id, m.sent_at from shortlist.message m
    where m.candidate_id = c.id and m.direction = 'outbound' and m.sent_at is not null and m.sender_id <> sender
    order by m.sent_at desc limit 1) other on true
  where c.id = any (wanted) and c.status = 'active'
$$;
comment on function shortlist.outreach_facts(uuid[], uuid, timestamptz) is
  'What decides whether these people may be written to by this sender now; for background work';

create or replace function shortlist.outreach_facts_for_actor(wanted uuid[], at timestamptz)
returns table (
  candidate_id uuid, do_not_contact boolean, address text, timezone text, is_suppressed boolean, basis text,
  active_applications int, rejected_at timestamptz, colleague_id uuid, colleague_at timestamptz,
  written_at timestamptz, is_first boolean, sent_by_sender int, sent_to_domain int)
language sql stable security definer parallel restricted rows 20
set search_path = pg_catalog, pg_temp
as $$
  select f.*
  from shortlist.outreach_facts(wanted, (select shortlist.actor_id()), at) as f
  where (select shortlist.actor_is('recruiter', 'sourcer', 'admin'))
    and f.candidate_id <> all ((select shortlist.actor_own_candidates())::uuid[])
    and not (f.candidate_id in (select shortlist.actor_hidden_candidates()))
$$;
comment on function shortlist.outreach_facts_for_actor(uuid[], timestamptz) is
  'What decides whether the caller may write to these people now, as far as the caller sees them';

-- What a link in a mail proves: that we wrote it. HMAC-SHA256 (RFC 2104) under the database's signing key.
create or replace function shortlist.link_token(purpose text, subject uuid) returns text
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select left(encode(sha256(key.outer_pad || sha256(
    key.inner_pad || convert_to('link|' || purpose || '|' || subject::text, 'UTF8'))), 'hex'), 32)
  from shortlist.signing_key as key
$$;
comment on function shortlist.link_token(text, uuid) is 'The signature of a link about a record, for one purpose';

revoke execute on function
  shortlist.outreach_facts(uuid[], uuid, timestamptz), shortlist.outreach_facts_for_actor(uuid[], timestamptz),
  shortlist.link_token(text, uuid)
from public;
grant execute on function
  shortlist.outreach_facts_for_actor(uuid[], timestamptz), shortlist.link_token(text, uuid) to shortlist_app;
grant execute on function
  shortlist.outreach_facts(uuid[], uuid, timestamptz), shortlist.link_token(text, uuid) to shortlist_worker;

-- Replies: whose an address is, for matching a mail that names no message of ours; and keeping what came in.
create or replace function shortlist.candidate_of_address(address text) returns uuid
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select e.candidate_id from shortlist.candidate_email e
  join shortlist.candidate c on c.id = e.candidate_id
  where e.value = lower(btrim(address)) and e.is_live and c.status = 'active' limit 1
$$;
comment on function shortlist.candidate_of_address(text) is 'Whose e-mail address this is; for background work';
revoke execute on function shortlist.candidate_of_address(text) from public;
grant execute on function shortlist.candidate_of_address(text) to shortlist_worker;
grant insert on shortlist.message to shortlist_worker;
