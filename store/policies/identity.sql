-- Who acts. The setting shortlist.identity holds '<person>|<purpose>|<signature>' (see store/identity.py).

-- Whether the signature was made with our key for this backend and this transaction. The same work is done for every
-- claim, right or wrong. HMAC-SHA256 (RFC 2104) from the built-in sha256; the padded keys are kept ready.
create or replace function shortlist.signature_holds() returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(bool_and(
    -- Hashing both sides once more keeps the time of the comparison from telling how much of a guess was right.
    sha256(convert_to(claim.signature, 'UTF8'))
      = sha256(convert_to(encode(sha256(key.outer_pad || sha256(key.inner_pad || claim.signed)), 'hex'), 'UTF8'))
  ), false)
  from shortlist.signing_key key,
    (select
       split_part(setting, '|', 3) as signature,
       convert_to(
         split_part(setting, '|', 1) || '|' || split_part(setting, '|', 2) || '|' || pg_backend_pid()::text
           || '|' || ((extract(epoch from transaction_timestamp()) * 1000000)::bigint)::text,
         'UTF8') as signed
     from coalesce(current_setting('shortlist.identity', true), '') as setting) claim
$$;

-- The person who acts, or null: no identity, a forged one, one of another transaction, somebody unknown or deactivated.
create or replace function shortlist.actor_id() returns uuid
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select p.id
  from shortlist.person p
  where p.status = 'active'
    and p.id = (
      select case when shortlist.signature_holds()
        then split_part(current_setting('shortlist.identity', true), '|', 1)::uuid
        else '00000000-0000-0000-0000-000000000000'::uuid
      end)
$$;

grant execute on function shortlist.signature_holds(), shortlist.actor_id() to shortlist_app;
