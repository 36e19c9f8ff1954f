"""Showing pipelines, through the toolbox."""

from tools.views import Mention, Pipeline


def _counts(ran):
    (view,) = ran.views
    assert isinstance(view, Pipeline)
    return {stage.name: stage.count for stage in view.stages}


async def test_active_applications_are_counted_by_stage_with_who_and_how_long(staffed):
    ran = await staffed.office.run("rita", "show_pipeline", job="ENG-014")
    assert _counts(ran) == {"Applied": 1, "Phone screen": 2, "Technical interview": 0, "Onsite": 0, "Offer": 0}
    screen = ran.views[0].stages[1]
    assert {item.name for item in screen.items} == {"Ana Kowalska", "Ben Okafor"}
    assert {item.id for item in screen.items} == {staffed.ana_on_backend, staffed.ben_on_backend}
    assert {item.days for item in screen.items} == {14}
    assert ran.say == "ENG-014 Backend Engineer has 3 active candidates: Applied 1, Phone screen 2."


async def test_rejected_people_are_not_counted(staffed):
    office = staffed.office
    where = office.stage(staffed.backend, "Phone screen")
    office.rows.move(staffed.ana_on_backend, where, where, to_status="rejected")
    assert _counts(await office.run("rita", "show_pipeline", job="ENG-014"))["Phone screen"] == 1


async def test_a_named_stage_is_shown_alone(staffed):
    ran = await staffed.office.run("rita", "show_pipeline", job="ENG-014", stage="phone screen")
    assert _counts(ran) == {"Phone screen": 2}
    assert "Ana Kowalska and Ben Okafor" in ran.say


async def test_without_a_job_the_threads_is_shown(staffed):
    staffed.office.mentions.append(Mention(kind="job", id=str(staffed.data), label="ENG-015 Data Engineer"))
    ran = await staffed.office.run("rita", "show_pipeline")
    assert ran.views[0].job.code == "ENG-015"


async def test_after_a_move_the_job_of_the_move_is_the_threads(staffed):
    office = staffed.office
    for code in ("cleo_on_data", "cleo_on_backend"):
        job = {"cleo_on_data": "ENG-015", "cleo_on_backend": "ENG-014"}[code]
        moved = await office.run("rita", "move_candidates", candidates=[str(getattr(staffed, code))], stage="Offer")
        assert moved.views, moved.say
        office.mentions[:0] = moved.mentions()
        ran = await office.run("rita", "show_pipeline", stage="Phone screen")
        assert ran.views[0].job.code == job


async def test_without_job_and_thread_ones_only_own_job_is_shown(staffed):
    ran = await staffed.office.run("hugo", "show_pipeline")
    assert ran.views[0].job.code == "ENG-014"


async def test_an_executive_gets_numbers_and_no_names(staffed):
    ran = await staffed.office.run("erin", "show_pipeline", job="ENG-014")
    assert _counts(ran)["Phone screen"] == 2
    assert all(not stage.items for stage in ran.views[0].stages)
    assert "Ana" not in ran.model_dump_json()


async def test_an_executive_off_a_confidential_job_does_not_learn_of_it(staffed):
    office = staffed.office
    secret = office.job("SEC-001", "Chief Secret", is_confidential=True)
    office.team(secret, "ada", "recruiter")
    office.apply(staffed.dora, secret)
    hidden = await office.run("erin", "show_pipeline", job="SEC-001")
    absent = await office.run("erin", "show_pipeline", job="SEC-002")
    assert hidden.status == absent.status == "failed"
    assert hidden.say.replace("SEC-001", "X") == absent.say.replace("SEC-002", "X")


async def test_the_count_for_executives_gives_others_nothing(staffed):
    office = staffed.office
    ran = await office.run("ivo", "show_pipeline", job="ENG-014")
    assert sum(_counts(ran).values()) == 0


async def test_a_hiring_manager_is_told_why_another_job_is_empty(staffed):
    ran = await staffed.office.run("hugo", "show_pipeline", job="ENG-015")
    assert sum(_counts(ran).values()) == 0
    assert "not one of them" in ran.say


async def test_a_misspelt_job_shows_the_nearest_and_says_so(staffed):
    ran = await staffed.office.run("rita", "show_pipeline", job="Bakend Engineer")
    assert ran.views[0].job.code == "ENG-014"
    assert "Bakend" in ran.say


async def test_a_stage_with_more_people_than_a_page_counts_them_all(staffed):
    office = staffed.office
    for number in range(12):
        office.apply(office.candidate(f"Queue Person{number:02}"), staffed.backend, "Applied")
    ran = await office.run("rita", "show_pipeline", job="ENG-014")
    applied = ran.views[0].stages[0]
    assert applied.count == 13
    assert len(applied.items) == 10
    whole = await office.run("rita", "show_pipeline", job="ENG-014", stage="Applied")
    assert len(whole.views[0].stages[0].items) == 13


async def test_a_stage_can_be_leafed_through(staffed):
    office = staffed.office
    first = await office.run("rita", "show_pipeline", job="ENG-014", stage="Phone screen", limit=1)
    second = await office.run("rita", "show_pipeline", job="ENG-014", stage="Phone screen", limit=1, offset=1)
    people = [ran.views[0].stages[0] for ran in (first, second)]
    assert [stage.count for stage in people] == [2, 2]
    assert {item.candidate_id for stage in people for item in stage.items} == {staffed.ana, staffed.ben}
    assert second.views[0].offset == 1
    assert second.say.endswith(", only number 2 shown.")
