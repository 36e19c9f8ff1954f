-- Notes. Public ones go with the profile. Private ones are for their author and the recruiters of the candidate's job;
-- admin_only ones for administrators.

grant select, insert, delete, update (body, visibility, deleted_at) on shortlist.note to shortlist_app;

create policy read on shortlist.note for select to shortlist_app using (
  exists (select from shortlist.candidate c where c.id = candidate_id)
  and (application_id is null or exists (select from shortlist.application a where a.id = application_id))
  and (
    visibility = 'public'
    or (select shortlist.actor_is('admin'))
    or (visibility = 'private' and (select shortlist.actor_is('recruiter', 'sourcer')) and (
      author_id = (select shortlist.actor_id())
      or exists (
        select from shortlist.application a
        where a.candidate_id = note.candidate_id
          and (note.application_id is null or a.id = note.application_id)
          and a.job_id in (select shortlist.actor_recruited_jobs()))))));

-- Recruiters write about everybody they see, hiring managers about their applicants, interviewers about the people they
-- interview. Only recruiters and administrators write what others cannot read.
create policy add on shortlist.note for insert to shortlist_app with check (
  author_id = (select shortlist.actor_id())
  and (application_id is null or exists (
    select from shortlist.application a where a.id = application_id and a.candidate_id = note.candidate_id))
  and (
    ((select shortlist.actor_is('recruiter', 'sourcer', 'admin'))
      and exists (select from shortlist.candidate c where c.id = candidate_id)
      and (visibility <> 'admin_only' or (select shortlist.actor_is('admin'))))
    or (visibility = 'public' and exists (
      select from shortlist.application a
      where a.candidate_id = note.candidate_id and a.job_id = any (array(select shortlist.actor_managed_jobs()))))
    or (visibility = 'public' and candidate_id in (select shortlist.actor_interviewed_candidates()))));

-- Authors change their own notes; an administrator everybody's.
create policy change on shortlist.note for update to shortlist_app using (
  (author_id = (select shortlist.actor_id()) or (select shortlist.actor_is('admin')))
  and (
    visibility = 'public'
    or (select shortlist.actor_is('admin'))
    or (visibility = 'private' and (select shortlist.actor_is('recruiter', 'sourcer')))));
create policy remove on shortlist.note for delete to shortlist_app using (
  author_id = (select shortlist.actor_id()) or (select shortlist.actor_is('admin')));
