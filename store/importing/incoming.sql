-- The lines of the file as they are, and which of them are the same person.
create temporary table incoming (
  line int primary key,
  first_name text,
  last_name text,
  headline text,
  current_title text,
  current_company text,
  location text,
  country text,
  years_experience numeric,
  summary text,
  emails text[],
  phones text[],
  links text[],
  skills text[],
  tags text[],
  note text
) on commit drop;

create temporary table same_person (line int primary key, head int not null) on commit drop;
