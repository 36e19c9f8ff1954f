"""Finding candidates and showing one, through the toolbox."""

from datetime import timedelta

import pytest

from tools.views import CandidateList, CandidateProfile


@pytest.fixture
def town(staffed):
    """Give Ana, Ben, Cleo and Dora skills, places, employers and tags."""
    rows = staffed.office.rows
    skills = {name: rows.insert("skill", name=name, aliases=also) for name, also in SKILLS}
    tag = rows.insert("tag", name="keep-warm")
    for candidate, location, country, title, company, years, known in (
        (staffed.ana, "Berlin, Germany", "Germany", "Senior Backend Engineer", "Initech GmbH", 8, ("Go", "Kubernetes")),
        (staffed.ben, "London, United Kingdom", "United Kingdom", "Backend Engineer", "Globex", 3, ("Go",)),
        (staffed.cleo, "Lisbon, Portugal", "Portugal", "Product Designer", "Initech Labs", 12, ("Figma",)),
        (staffed.dora, "Berlin, Germany", "Germany", "Data Engineer", "Hooli", 5, ("Python",)),
    ):
        rows.run(
            "update shortlist.candidate set location = %s, country = %s, current_title = %s, current_company = %s,"
            " years_experience = %s where id = %s",
            location, country, title, company, years, candidate,
        )  # fmt: skip
        for skill in known:
            rows.insert("candidate_skill", candidate_id=candidate, skill_id=skills[skill])
    rows.insert("candidate_tag", candidate_id=staffed.ben, tag_id=tag)
    rows.insert("experience", candidate_id=staffed.dora, company="Globex", title="Analyst")
    return staffed


SKILLS = (("Go", ["golang"]), ("Kubernetes", ["k8s"]), ("Figma", []), ("Python", []))


async def found(town, who="rita", **args):
    ran = await town.office.run(who, "find_candidates", **args)
    assert ran.status == "done", ran.say
    (view,) = ran.views
    assert isinstance(view, CandidateList)
    assert view.total >= len(view.items)
    return view


def names(view):
    return {item.name.split()[0] for item in view.items}


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ({"skills": ["golang"]}, {"Ana", "Ben"}),
        ({"skills": ["Go", "K8S"]}, {"Ana"}),
        ({"any_skills": ["Figma", "Python"]}, {"Cleo", "Dora"}),
        ({"skills": ["Go"], "without_skills": ["Kubernetes"]}, {"Ben"}),
        ({"title": "backend engineers"}, {"Ana", "Ben"}),
        ({"title": "engineer", "not_titles": ["Backend Engineer"]}, {"Dora"}),
        ({"company": "Globex"}, {"Ben"}),
        ({"ever_company": "globex"}, {"Ben", "Dora"}),
        ({"company": "Initech"}, {"Ana", "Cleo"}),
        ({"company": "Initech", "not_companies": ["Initech Labs"]}, {"Ana"}),
        ({"locations": ["Berlin"]}, {"Ana", "Dora"}),
        ({"locations": ["UK", "Portugal"]}, {"Ben", "Cleo"}),
        ({"not_locations": ["Germany"]}, {"Ben", "Cleo"}),
        ({"min_years": 5, "max_years": 8}, {"Ana", "Dora"}),
        ({"job": "ENG-014"}, {"Ana", "Ben", "Cleo"}),
        ({"job": "Data Engineer", "stage": "onsite"}, {"Cleo"}),
        ({"job": "ENG-014", "stage": "phone screen"}, {"Ana", "Ben"}),
        ({"stage_kind": "active"}, {"Cleo"}),
        ({"tags": ["#keep warm"]}, {"Ben"}),
        ({"skills": ["Go"], "without_tags": ["keep-warm"]}, {"Ana"}),
        ({"name": "kowalska"}, {"Ana"}),
        ({"not_contacted_days": 30}, {"Ana", "Ben", "Cleo", "Dora"}),
        ({"do_not_contact": True}, set()),
    ],
)
async def test_filters_are_exact_and_joined(town, args, expected):
    view = await found(town, **args)
    assert names(view) == expected
    assert view.total == len(expected)


async def test_a_list_says_how_it_was_understood(town):
    view = await found(town, skills=["golang", "k8s"], locations=["berlin"], not_contacted_days=60)
    assert view.criteria == (
        "skills: Go and Kubernetes",
        "in berlin",
        "not contacted in the last 60 days (or never)",
    )
    assert view.items[0].why == "knows Go, Kubernetes"
    assert [(a.stage, a.job_code) for a in view.items[0].applications] == [("Phone screen", "ENG-014")]


@pytest.mark.parametrize(
    "args", [{"locations": ["Atlantis"]}, {"company": "Nonesuch"}, {"tags": ["unicorn"]}, {"ever_company": "Nonesuch"}]
)
async def test_an_unknown_place_company_or_tag_is_never_everybody(town, args):
    ran = await town.office.run("rita", "find_candidates", **args)
    assert ran.views[0].total == 0
    assert "is no known" in ran.say


@pytest.mark.parametrize("args", [{"skills": ["Cobol"]}, {"title": "wizard"}, {"any_skills": ["Cobol"]}])
async def test_an_unknown_skill_or_title_is_searched_as_text_and_said(town, args):
    ran = await town.office.run("rita", "find_candidates", **args)
    assert ran.views[0].total == 0
    assert "so it was searched by meaning and full text" in ran.say


async def test_a_word_of_the_profile_is_found_where_no_skill_has_it(town):
    town.office.rows.run("update shortlist.candidate set summary = 'Wrote Cobol' where id = %s", town.dora)
    view = await found(town, skills=["Cobol"])
    assert names(view) == {"Dora"}


@pytest.mark.parametrize(
    ("args", "hint"),
    [({"skills": ["Kuberntes"]}, "Kubernetes"), ({"locations": ["Berln"]}, "Berlin"), ({"company": "Globx"}, "Globex")],
)
async def test_a_misspelt_filter_finds_nothing_and_offers_the_nearest(town, args, hint):
    view = await found(town, **args)
    assert view.total == 0
    assert "Did you mean the" in view.note
    assert hint in view.note


async def test_an_unknown_skill_left_out_is_told(town):
    view = await found(town, skills=["Go"], without_skills=["Cobol"])
    assert view.total == 2
    assert "“Cobol” is no known skill, so nobody was left out for it." in view.note


async def test_a_misspelt_name_shows_the_nearest_apart(town):
    ran = await town.office.run("rita", "find_candidates", name="Ana Kowalsky")
    assert ran.say.startswith("No one is called “Ana Kowalsky”; the nearest: Ana Kowalska.")
    assert names(ran.views[0]) == {"Ana"}


async def test_pages_do_not_overlap_and_share_a_total(town):
    first = await found(town, order="name", limit=3)
    second = await found(town, order="name", limit=3, offset=3)
    assert (first.total, second.total) == (4, 4)
    assert [item.name for item in (*first.items, *second.items)] == [
        "Ana Kowalska", "Ben Okafor", "Cleo Duarte", "Dora Sørensen",
    ]  # fmt: skip
    past = await found(town, order="name", limit=3, offset=9)
    assert (past.items, past.total) == ((), 4)


async def test_contact_dates(town):
    office = town.office
    for candidate, days in ((town.ana, 10), (town.ben, 100)):
        at = office.now - timedelta(days=days)
        office.rows.run("update shortlist.candidate set last_contacted_at = %s where id = %s", at, candidate)
    assert names(await found(town, not_contacted_days=30)) == {"Ben", "Cleo", "Dora"}
    assert names(await found(town, never_contacted=True)) == {"Cleo", "Dora"}
    since = (office.now - timedelta(days=30)).date().isoformat()
    assert names(await found(town, contacted_after=since)) == {"Ana"}
    assert names(await found(town, contacted_before=since)) == {"Ben"}


async def test_a_prospect_has_not_applied(town):
    office = town.office
    later = office.now - timedelta(days=3)
    where = office.stage(town.backend, "Phone screen")
    office.rows.move(town.ana_on_backend, where, where, to_status="rejected")
    for job in (None, town.data):
        with office.rows.connection.transaction():
            prospect = office.rows.insert(
                "application", candidate_id=town.dora, job_id=job, status="prospect", applied_at=later
            )
            office.rows.insert("stage_transition", application_id=prospect, to_status="prospect", moved_at=later)
    since = (office.now - timedelta(days=30)).date().isoformat()
    assert names(await found(town, applied_after=since)) == {"Ana", "Ben", "Cleo"}
    assert names(await found(town, applied_after=since, status="prospect")) == {"Dora"}
    tomorrow = (office.now + timedelta(days=1)).date().isoformat()
    assert names(await found(town, applied_before=tomorrow)) == {"Ana", "Ben", "Cleo"}


async def test_a_pool_kept_by_hand_and_one_kept_by_a_search(town):
    rows = town.office.rows
    bench = rows.insert("talent_pool", name="Bench")
    rows.insert("talent_pool_member", talent_pool_id=bench, candidate_id=town.dora)
    rows.run("insert into shortlist.talent_pool (name, filter) values ('Go People', '{\"skills\": [\"Go\"]}')")
    assert names(await found(town, pool="bench")) == {"Dora"}
    assert names(await found(town, not_in_pool="Bench", locations=["Berlin"])) == {"Ana"}
    assert names(await found(town, pool="Go People", locations=["London"])) == {"Ben"}


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ({"locations": ["Germany"]}, {"Ana", "Dora"}),
        ({"locations": ["Berlin"], "skills": ["Go"]}, {"Ana"}),
        ({"locations": ["Portugal"]}, set()),
        ({"min_years": 6}, {"Ana"}),
        ({"max_years": 4}, set()),
        ({"any_skills": ["Kubernetes", "Figma"]}, {"Ana"}),
    ],
)
async def test_a_pools_search_and_the_requests_filters_both_hold(town, args, expected):
    town.office.rows.run(
        "insert into shortlist.talent_pool (name, filter) values ('Berliners', %s)",
        '{"location": ["Berlin", "Lisbon"], "any_skills": ["Go", "Python"], "min_years": 4}',
    )
    view = await found(town, pool="Berliners", **args)
    assert (names(view), view.total) == (expected, len(expected))
    assert "in the pool Berliners" in view.criteria


async def test_words_that_many_say_are_counted_to_the_last_or_the_limit_is_told(town):
    town.office.rows.run(
        "insert into shortlist.candidate (first_name, last_name, summary)"
        " select 'Quentin', 'Q' || n, 'Keeps a quokka' || case when n > 2 then '' else ' and an axolotl' end"
        " from generate_series(1, 2100) as n"
    )
    every = await found(town, tags=["quokka"])
    assert every.total == 2_100
    assert (await found(town, locations=["Atlantis", "Axolotl"])).total == 2
    both = await found(town, tags=["quokka", "axolotl"])
    assert (both.total, "looked through" in both.note) == (2, False)
    cut = await found(town, tags=["quokka"], text="keeps")
    assert "2,100 people mention “quokka”, of whom only 2,000 were looked through" in cut.note


async def test_every_search_is_logged(town):
    view = await found(town, skills=["Go"], job="ENG-014")
    row = town.office.rows.connection.execute(
        "select actor_id, job_id, total, cardinality(result_ids), criteria ? 'skills_all' from shortlist.search_log"
    ).fetchone()
    assert row == (town.office.people["rita"].id, town.backend, view.total, len(view.items), True)


async def test_everybody_finds_whom_they_may_see(town):
    assert names(await found(town, "ada")) == {"Ana", "Ben", "Cleo", "Dora"}
    assert names(await found(town, "hugo")) == {"Ana", "Ben", "Cleo"}
    assert names(await found(town, "ivo")) == set()
    ran = await town.office.run("erin", "find_candidates")
    assert ran.status == "refused"


async def test_an_unknown_job_pool_or_stage_is_said(town):
    for args in ({"job": "Astronaut"}, {"pool": "Nowhere"}, {"stage": "flurb"}, {"owner": "Nobody"}, {"source": "x"}):
        ran = await town.office.run("rita", "find_candidates", **args)
        assert ran.status == "failed"
        assert ran.views == () or ran.views[0].kind == "picker"


async def test_a_title_that_two_jobs_share_takes_both(town):
    office = town.office
    twin = office.job("ENG-099", "Backend Engineer")
    office.team(twin, "rita", "recruiter")
    office.apply(town.dora, twin)
    view = await found(town, job="Backend Engineer")
    assert names(view) == {"Ana", "Ben", "Cleo", "Dora"}
    assert view.criteria == ("on ENG-014 Backend Engineer or ENG-099 Backend Engineer",)


@pytest.mark.parametrize(
    "text", ["'; drop table candidate; --", "%_\\", "🎉", "a & b | !c <-> :*", "\x00", "x" * 2_000, "((("]
)
async def test_odd_texts_are_only_text(town, text):
    ran = await town.office.run("rita", "find_candidates", text=text)
    assert ran.status == "done", ran.say


async def test_a_profile_shows_contact_details_to_recruiters_only(town):
    office = town.office
    office.rows.insert("candidate_email", candidate_id=town.ana, value="ana@example.com", is_primary=True)
    ran = await office.run("rita", "show_candidate", candidate="Ana", section="contact")
    assert ran.say == "Ana Kowalska: ana@example.com."
    ran = await office.run("hugo", "show_candidate", candidate="Ana", section="contact")
    assert ran.say == "There are no contact details of Ana Kowalska that you can see."
    assert ran.views[0].candidate.emails == ()


async def test_a_profile_tells_who_and_where(town):
    ran = await town.office.run("rita", "show_candidate", candidate="Ana")
    assert ran.say == (
        "Ana Kowalska, Senior Backend Engineer at Initech GmbH, Berlin, Germany; Phone screen on ENG-014."
    )
    (profile,) = ran.views
    assert isinstance(profile, CandidateProfile)
    assert profile.candidate.skills == ("Go", "Kubernetes")
    assert [entry.what for entry in profile.timeline] == ["Added to ENG-014 Backend Engineer"]


async def test_who_may_not_search_is_told_so_in_words_that_fit_a_question(staffed):
    ran = await staffed.office.run("erin", "find_candidates", name="Ana Kowalska")
    assert (ran.status, ran.say, ran.views) == ("refused", "You don't have the rights to see that.", ())
    assert (await staffed.office.run("erin", "find_candidates", name="Nobody Atall")).say == ran.say
