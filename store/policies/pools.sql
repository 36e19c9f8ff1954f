-- Talent pools and silver medallists: recruiters, sourcers and administrators keep them, coordinators read them.

grant select, insert, update, delete on shortlist.talent_pool, shortlist.talent_pool_member to shortlist_app;

create policy read on shortlist.talent_pool for select to shortlist_app using ((select shortlist.actor_sees_pool()));
create policy edit on shortlist.talent_pool for all to shortlist_app
  using ((select shortlist.actor_is('recruiter', 'sourcer', 'admin')));

create policy read on shortlist.talent_pool_member for select to shortlist_app using (
  (select shortlist.actor_sees_pool()) and not (candidate_id in (select shortlist.actor_hidden_candidates())));
create policy edit on shortlist.talent_pool_member for all to shortlist_app using (
  (select shortlist.actor_is('recruiter', 'sourcer', 'admin'))
  and not (candidate_id in (select shortlist.actor_hidden_candidates())));

grant select, insert, update, delete on shortlist.silver_medal to shortlist_app;
create policy read on shortlist.silver_medal for select to shortlist_app using (
  exists (
    select from shortlist.application a
    where a.id = application_id
      and ((select shortlist.actor_sees_pool()) or a.job_id in (select shortlist.actor_managed_jobs()))));
create policy edit on shortlist.silver_medal for all to shortlist_app using (
  exists (
    select from shortlist.application a
    where a.id = application_id
      and ((select shortlist.actor_is('recruiter', 'sourcer', 'admin'))
        or a.job_id in (select shortlist.actor_managed_jobs()))));
