-- needs shortlist.scorecard_version
-- Around scorecards: what they said before, who has handed theirs in, and leaving a panel one was put on by mistake.

-- Earlier versions are seen like the scorecard; what was never handed in only by whoever wrote it.
grant select, insert, delete on shortlist.scorecard_version to shortlist_app;
create policy read on shortlist.scorecard_version for select to shortlist_app using (
  exists (
    select from shortlist.scorecard s
    where s.id = scorecard_id
      and (s.interviewer_id = (select shortlist.actor_id()) or scorecard_version.submitted_at is not null)));
create policy add on shortlist.scorecard_version for insert to shortlist_app with check (
  exists (
    select from shortlist.scorecard s
    where s.id = scorecard_id and s.interviewer_id = (select shortlist.actor_id())));
create policy remove on shortlist.scorecard_version for delete to shortlist_app using (
  submitted_at is null
  and exists (
    select from shortlist.scorecard s
    where s.id = scorecard_id and s.interviewer_id = (select shortlist.actor_id())));

-- The words a scorecard is read from are nobody's but their author's.
grant select, insert, update, delete on shortlist.feedback_message to shortlist_app;
create policy own on shortlist.feedback_message for all to shortlist_app
  using (person_id = (select shortlist.actor_id()))
  with check (
    person_id = (select shortlist.actor_id()) and interview_id in (select shortlist.actor_panels()));

-- Whose scorecard is in, without a word of what it says: "2 of 4 in" is no secret for those who see the interview.
create or replace function shortlist.feedback_in(wanted uuid[])
returns table (interview_id uuid, person_id uuid, submitted_at timestamptz)
language sql stable security definer parallel restricted rows 20
set search_path = pg_catalog, pg_temp
as $$
  select s.interview_id, s.interviewer_id, s.submitted_at
  from shortlist.scorecard s
  join shortlist.interview i on i.id = s.interview_id
  join shortlist.application a on a.id = i.application_id
  where s.interview_id = any (wanted) and s.status = 'submitted'
    and a.candidate_id <> all ((select shortlist.actor_own_candidates())::uuid[])
    and (
      i.id in (select shortlist.actor_panels())
      or a.id in (select shortlist.actor_interviewed_applications())
      or a.job_id in (select shortlist.actor_managed_jobs())
      or ((select shortlist.actor_sees_pool())
        and not (a.candidate_id in (select shortlist.actor_hidden_candidates()))
        and (a.job_id is null or not (a.job_id in (select shortlist.actor_hidden_jobs())))))
$$;
comment on function shortlist.feedback_in(uuid[]) is
  'Who has handed in a scorecard for these interviews and when, as far as the caller sees the interviews';

-- A cancelled interview is gone for its panel; that it was cancelled they may know.
create or replace function shortlist.was_cancelled_for_actor(wanted uuid) returns boolean
language sql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $$
  select exists (
    select from shortlist.interview i join shortlist.interview_panelist p on p.interview_id = i.id
    where i.id = wanted and i.status = 'cancelled' and p.person_id = (select shortlist.actor_id()))
$$;
comment on function shortlist.was_cancelled_for_actor(uuid) is
  'Whether an interview on whose panel the caller sat was cancelled; false for any other';

-- "That was not me": the panel's only row that somebody changes themselves, and only before they wrote anything down.
create or replace function shortlist.leave_panel(wanted uuid) returns boolean
language sql security definer
set search_path = pg_catalog, pg_temp
as $$
  with me as (
    update shortlist.interview_panelist p set response = 'declined'
    where p.interview_id = wanted and p.person_id = (select shortlist.actor_id())
      and not exists (
        select from shortlist.scorecard s
        where s.interview_id = wanted and s.interviewer_id = p.person_id and s.status = 'submitted')
    returning p.person_id
  ), asked as (
    update shortlist.feedback_request f set status = 'cancelled'
    from me where f.interview_id = wanted and f.person_id = me.person_id and f.status = 'open'
  )
  select exists (select from me)
$$;
comment on function shortlist.leave_panel(uuid) is
  'Takes the caller off a panel they sit on, unless their scorecard is in; tells whether they were taken off';

grant execute on function
  shortlist.feedback_in(uuid[]), shortlist.was_cancelled_for_actor(uuid), shortlist.leave_panel(uuid)
to shortlist_app;
