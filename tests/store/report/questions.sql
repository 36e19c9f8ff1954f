select count(*) from application

select count(*) from report.application

SELECT COUNT(*) FROM Report.Application;

select count(distinct candidate_id) as people, count(*) as applications from application

select source, count(*) from application group by source order by count(*) desc, source nulls last

select coalesce(source, '(unknown)') as source, count(*) n from application group by 1 order by 2 desc, 1

select status, count(*) filter (where is_sourced) as sourced from application group by status order by status

select department, round(100.0 * count(*) filter (where status = 'hired') / nullif(count(*), 0), 1) as rate from
  application group by department order by rate desc nulls last, department limit 5

select date_trunc('month', applied_on)::date as month, count(*) from application group by month order by month

select to_char(applied_on, 'YYYY-MM') m, count(*) from application group by 1 having count(*) > 10 order by 1

select extract(isodow from applied_on) as weekday, count(*) from application group by 1 order by 1

select extract(year from applied_on)::int y, extract(quarter from applied_on)::int q, count(*) from application group
  by 1, 2 order by 1, 2

select percentile_cont(0.5) within group (order by days_to_hire) as median from hire

select percentile_disc(array[0.25, 0.5, 0.75]) within group (order by days_to_hire) from hire

select department, percentile_cont(0.5) within group (order by days_to_hire), avg(days_to_hire), min(days_to_hire),
  max(days_to_hire), stddev_samp(days_to_hire) from hire group by department order by 1

select mode() within group (order by stage) from stage_visit

select stage, percentile_cont(0.5) within group (order by days) as median_days, count(*) from stage_visit where
  left_on is not null group by stage order by median_days desc, stage

with reached as (select stage_kind, count(*) as n from milestone group by stage_kind) select stage_kind, n, n::numeric
  / max(n) over () as share from reached order by n desc

with a as (select job_id, count(*) as n from application group by 1), h as (select job_id, count(*) as n from hire
  group by 1) select j.job_code, a.n, coalesce(h.n, 0) as hires from job j join a using (job_id) left join h using
  (job_id) order by a.n desc, j.job_code

with application as (select * from report.application where status = 'hired') select count(*) from application

with w(d, n) as (select department, count(*) from hire group by 1) select d, n from w order by n desc, d

select department, source, count(*) from hire group by rollup (department, source) order by 1 nulls last, 2, 3

select department, source_kind, grouping(department, source_kind), count(*) from hire group by cube (department,
  source_kind) order by 3, 1, 2

select grouping(department), department, count(*) from hire group by grouping sets ((department), ()) order by 1, 2

select job_code, rank() over (order by count(*) desc) as place from application group by job_code order by 2, 1

select month, n, sum(n) over (order by month) as running, n - lag(n) over (order by month) as change from ( select
  date_trunc('month', hired_on)::date as month, count(*) as n from hire group by 1) x order by month

select job_code, applied_on, row_number() over w from application window w as (partition by job_code order by
  applied_on, application_id) order by 1, 3 limit 50

select avg(n) over (order by month rows between 2 preceding and current row), month from (select c.month,
  count(h.application_id) n from calendar c left join hire h on h.hired_on = c.day where c.day between date
  '2026-01-01' and date '2026-10-31' group by c.month) t order by month

select c.fiscal_quarter, count(a.application_id) from calendar c left join application a on a.applied_on = c.day where
  c.day >= '2025-01-01' and c.day < '2026-10-01' group by 1 order by 1

select count(*) from application where applied_on >= current_date - 90

select count(*) from application where applied_on >= current_date - interval '3 months'

select count(*) from application where applied_on > now() - interval '1 year'

select count(*) from application where applied_on >= date_trunc('year', current_date)

select count(*) from application where applied_on between date_trunc('month', current_date - interval '1 month') and
  date_trunc('month', current_date) - interval '1 day'

select current_date - max(applied_on) as days_since from application

select current_date, extract(year from now())

select age(date '2026-03-01', date '2025-01-15') > interval '1 year' as x

select count(*) from application where applied_on < make_date(2026, 1, 1) + make_interval(months => 2)

select case when days_to_hire < 30 then 'fast' when days_to_hire < 60 then 'usual' else 'slow' end as pace, count(*)
  from hire group by 1 order by 1

select width_bucket(days_to_hire, 0, 120, 6) as bucket, count(*) from hire group by bucket order by bucket

select count(*) from application where source ilike '%link%' or source like 'Employee%'

select count(*) from job where job_title not ilike '%engineer%' and status in ('open', 'closed')

select count(*) from application where source like '50!%' escape '!'

select count(*) from application where department is null or source is distinct from 'LinkedIn'

select count(*) from application a where exists (select 1 from interview i where i.application_id = a.application_id
  and i.status <> 'cancelled')

select count(*) from application a where not exists (select from offer o where o.application_id = a.application_id)

select count(*) from application where application_id in (select application_id from offer where outcome = 'declined')

select count(*) from application where (job_id, status) in (select job_id, 'active' from job where status = 'open')

select count(*) from hire where days_to_hire > (select avg(days_to_hire) from hire)

select count(*) from hire where days_to_hire >= all (select days_to_hire from hire)

select count(*) from application where status = any (array['active', 'hired'])

select outcome, count(*) from offer where sent_on >= '2026-01-01'::date group by outcome order by outcome

select count(*) filter (where outcome = 'accepted')::float / nullif(count(*) filter (where outcome in ('accepted',
  'declined', 'rescinded')), 0) as rate from offer

select interviewer, count(*) filter (where is_overdue) as overdue, avg(hours_to_submit) from scorecard group by
  interviewer order by overdue desc, interviewer limit 10

select recommendation, count(*) * 100.0 / sum(count(*)) over () as share from scorecard where submitted_on is not null
  group by recommendation order by 1

select count(*) filter (where replied) * 1.0 / nullif(count(*) filter (where delivered), 0) from outreach

select sequence, bool_or(interested), every(delivered), count(*) from outreach group by sequence order by 1

select recruiter, count(*) from recruiter_assignment where valid_to_on is null group by 1 order by 2 desc, 1

select job_code, string_agg(distinct recruiter, ', ' order by recruiter) from recruiter_assignment group by 1 order by
  1

select job_code, status from job where opened_on <= '2026-06-01' union all select job_code, 'x' from opening where
  status = 'open' order by 1, 2

select job_code from job except select job_code from hire order by job_code

select source from application intersect select source from hire order by 1

select distinct on (job_code) job_code, applied_on from application order by job_code, applied_on desc

select distinct department from job order by department

select x.kind, count(*) from application a join (values ('lead', 1), ('offer', 2)) as x(kind, place) on x.kind =
  a.furthest_stage_kind group by 1 order by 1

select j.job_code, t.n from job j cross join lateral (select count(*) as n from application a where a.job_id =
  j.job_id) t order by t.n desc, 1

select count(*) from job j full join opening o on o.job_id = j.job_id

select a.exit, b.exit, count(*) from stage_visit a join stage_visit b on a.application_id = b.application_id and
  b.entered_on >= a.left_on group by 1, 2 order by 3 desc, 1, 2

select greatest(1, 2), least(3, 4), nullif(1, 1), abs(-3), round(2.567, 2), 7 % 3, 2 ^ 3, -(-1), 'a' || 'b'

select upper(department), length(trim(both from department)), left(department, 3), split_part(job_code, '-', 1) from
  job order by job_code

select concat_ws(' / ', job_code, job_title) as "The job's name (whole)" from job order by 1

select corr(days_to_hire, days_to_fill), regr_slope(days_to_fill, days_to_hire) from hire

select ntile(4) over (order by days_to_hire, application_id) as quarter, days_to_hire from hire order by 1, 2

select first_value(job_code) over (order by n desc, job_code), job_code from (select job_code, count(*) n from hire
  group by 1) t order by 2

select job_code from application group by job_code order by count(*) desc, job_code offset 2 rows fetch first 3 rows
  only

select status, n from (select status, count(*) n from application group by 1) as "Größe" order by n

select (select count(*) from hire h where h.job_id = j.job_id) as hires, job_code from job j order by 1 desc, 2

select count(*) from application where is_sourced is true and is_reapplication is not true

select date_bin('7 days', applied_on::timestamp, timestamp '2024-01-01')::date w, count(*) from application group by 1
  order by 1

select cast(count(*) as numeric(10, 2)) / 3, count(*)::text, true and not false, '2026-01-01'::date + 1 from hire

select count(*) from calendar where is_business_day and day between '2026-11-01' and '2026-11-30'

select iso_week, count(*) from application join calendar on day = applied_on group by iso_week order by 1 desc limit 8
