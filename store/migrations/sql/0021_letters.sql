-- How a letter was written: its tone, length and language, its parts and by whom each was put into words, so that
-- "shorter" and "more formal" have something to begin from and a person's own words are never written over.
alter table shortlist.message add column written jsonb;
comment on column shortlist.message.written is 'How a draft was written: settings, parts with their author, model and prompt';
