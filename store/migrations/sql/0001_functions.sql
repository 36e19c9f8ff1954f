-- What indexes and generated columns compute: folded names, normalised links, spelling keys.
-- Their bodies are parsed when they are created, so no search_path can lead them astray.

-- Plain ASCII, which most text is, needs no Unicode tables: the same result for a quarter of the time.
create function shortlist.fold_ascii(value text) returns text
language sql immutable strict parallel safe
return btrim(
  regexp_replace(lower(translate(value, '''`', '') collate "C"), '[^a-z0-9]+', ' ', 'g')
);

create function shortlist.fold_unicode(value text) returns text
language sql immutable strict parallel safe
return normalize(
  btrim(
    regexp_replace(
      regexp_replace(
        replace(replace(replace(
          translate(
            casefold(
              normalize(translate(value, '''’‘ʼʻ`´′ʹʾʿ', ''), nfkd)
              collate pg_unicode_fast
            ),
            'øłđðıħŧ', 'olddiht'
          ),
          'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
        collate pg_c_utf8,
        '[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff]+', '', 'g'
      ),
      '[[:punct:][:space:][:cntrl:]]+', ' ', 'g'
    )
  ),
  nfc
);

create function shortlist.fold(value text) returns text
language sql immutable strict parallel safe
return case when octet_length(value) = length(value)
  then shortlist.fold_ascii(value) else shortlist.fold_unicode(value) end;
comment on function shortlist.fold(text) is
  'Text for comparison: lower case, no accents (also ø ł ß æ đ), no apostrophes, punctuation and spaces as one space';

create function shortlist.places(location text, country text) returns text[]
language sql immutable parallel safe
return array_remove(
  array[
    shortlist.fold(country),
    shortlist.fold(split_part(location, ',', 1)),
    nullif(shortlist.fold(split_part(location, ',', 2)), ''),
    nullif(shortlist.fold(split_part(location, ',', 3)), ''),
    shortlist.fold(location)
  ],
  null
);
comment on function shortlist.places(text, text) is
  'The names by which a candidate''s place is asked for: "Austin, TX, USA" is found by austin, tx, usa and all of it';

create function shortlist.normalise_link(url text) returns text
language sql immutable strict parallel safe
return (
  select case
    when plain ~ '^(linkedin\.com/in|github\.com|twitter\.com)/[^/?#]+'
      then substring(plain from '^(?:linkedin\.com/in|github\.com|twitter\.com)/[^/?#]+')
    else rtrim(regexp_replace(plain, '#.*$', ''), '/')
  end
  from (
    select regexp_replace(
      regexp_replace(
        regexp_replace(
          lower(btrim(url) collate pg_c_utf8),
          '^(?:[a-z][a-z0-9+.-]*:)?//', ''),
        '^(?:www|m|mobile|[a-z]{2,3}(?=\.linkedin\.com))\.', ''),
      '^x\.com/', 'twitter.com/') as plain
  ) as stripped
);
comment on function shortlist.normalise_link(text) is
  'A web address without what does not tell people apart: scheme, www, language, fragment, trailing slash';

create function shortlist.name_keys(part text) returns text[]
language sql immutable strict parallel safe
return (
  with skeleton as (
    select regexp_replace(
      left(sound, 1) || translate(substr(sound, 2), 'aeiouyhw', ''), '(.)\1+', '\1', 'g') as value
    from (select translate(replace(part, 'ph', 'f'), 'cqzvd', 'kksft') as sound) as by_sound
  )
  select array_agg(distinct key)
  from (
    select part as key
    union all
    select left(part, at - 1) || substr(part, at + 1)
    from generate_series(1, length(part)) as at
    where length(part) between 3 and 40
    union all
    select '~' || value from skeleton where length(value) >= 3
  ) as keys
);
comment on function shortlist.name_keys(text) is
  'Keys of a folded word: itself, itself less any one letter, and its consonants by sound. Words one slip apart
(a letter missing, added, wrong, or two swapped) have a key in common.';
