-- Addresses of people who must not be written to, or who were erased, are kept as HMAC-SHA256 (RFC 2104) under the
-- database's signing key: an address can be looked up, but the list cannot be read back.
create function shortlist.suppression_key(email text) returns text
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select encode(sha256(key.outer_pad || sha256(
    key.inner_pad || convert_to('suppression|' || lower(btrim(email)), 'UTF8'))), 'hex')
  from shortlist.signing_key as key
$$;
comment on function shortlist.suppression_key(text) is 'The keyed hash an address has in shortlist.suppression';

revoke execute on function shortlist.suppression_key(text) from public;
grant execute on function shortlist.suppression_key(text) to shortlist_app, shortlist_worker;
