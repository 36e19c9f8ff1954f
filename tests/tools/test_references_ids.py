"""Buttons carry ids: every argument that names a record takes its id, through the toolbox."""

import pytest

from store.identifiers import new_id


@pytest.fixture
def named(staffed):
    """Give the ids of one record of every kind, and a few ties between them."""
    rows = staffed.office.rows
    found = {
        "go": rows.insert("skill", name="Go"),
        "star": rows.insert("tag", name="star"),
        "bench": rows.insert("talent_pool", name="Bench"),
        "linkedin": rows.value("select id from shortlist.source where name = 'LinkedIn'"),
        "lacks": rows.value("select id from shortlist.rejection_reason where name like 'Lacks%%'"),
        "took": rows.value("select id from shortlist.rejection_reason where name like 'Took%%'"),
        "berlin": rows.value("select id from shortlist.location where name = 'Berlin'"),
        "engineering": rows.value("select id from shortlist.department where name = 'Engineering'"),
        "screen": staffed.office.stage(staffed.backend, "Phone screen"),
        "onsite": staffed.office.stage(staffed.backend, "Onsite"),
        "rita": staffed.office.people["rita"].id,
    }
    rows.insert("candidate_skill", candidate_id=staffed.ana, skill_id=found["go"])
    rows.insert("candidate_tag", candidate_id=staffed.ana, tag_id=found["star"])
    rows.insert("talent_pool_member", talent_pool_id=found["bench"], candidate_id=staffed.ana)
    return found | {name: getattr(staffed, name) for name in ("ana", "ben", "dora", "backend", "cleo", "cleo_on_data")}


def filled(args, named):
    """Put ids in the place of "#name"."""
    if isinstance(args, list):
        return [filled(one, named) for one in args]
    return str(named[args[1:]]) if isinstance(args, str) and args.startswith("#") else args


@pytest.mark.parametrize(
    ("tool", "args"),
    [
        ("show_candidate", {"candidate": "#ana", "job": "#backend"}),
        ("update_candidate", {"candidate": "#ana", "owner": "#rita"}),
        ("update_candidate", {"candidate": "#ana", "remove_skills": ["#go"]}),
        ("update_candidate", {"candidate": "#ben", "add_skills": ["#go"]}),
        ("add_note", {"candidate": "#ana", "job": "#backend", "text": "Hello"}),
        ("add_candidate", {"name": "Eve Ek", "skills": ["#go"], "tags": ["#star"], "source": "#linkedin"}),
        ("add_candidate", {"name": "Eve Ek", "job": "#backend"}),
        ("tag_candidates", {"candidates": ["#ben"], "tags": ["#star"]}),
        ("untag_candidates", {"candidates": ["#ana"], "tags": ["#star"]}),
        ("show_job", {"job": "#backend"}),
        ("list_jobs", {"department": "#engineering", "location": "#berlin", "recruiter": "#rita"}),
        ("create_job", {"title": "New", "like": "#backend", "department": "#engineering", "location": "#berlin"}),
        ("update_job", {"job": "#backend", "recruiter": "#rita", "title": "Newer"}),
        ("add_to_job", {"candidates": ["#dora"], "job": "#backend", "stage": "#onsite", "credited_to": "#rita"}),
        ("show_pipeline", {"job": "#backend", "stage": "#screen"}),
        ("move_candidates", {"candidates": ["#ana"], "job": "#backend", "stage": "#onsite", "from_stage": "#screen"}),
        ("move_candidates", {"from_stage": "#screen", "job": "#backend", "stage": "#onsite"}),
        ("move_candidates", {"candidates": ["#cleo_on_data"], "stage": "next"}),
        ("show_pool", {"pool": "#bench"}),
        ("add_to_pool", {"pool": "#bench", "candidates": ["#ben"]}),
        ("remove_from_pool", {"pool": "#bench", "candidates": ["#ana"]}),
        ("show_history", {"candidate": "#ana", "job": "#backend"}),
    ],
)  # fmt: skip
async def test_ids_name_records(staffed, named, tool, args):
    ran = await staffed.office.run("rita", tool, **{name: filled(value, named) for name, value in args.items()})
    assert ran.status == "done", ran.say
    assert "nothing was changed" not in ran.say


async def test_a_search_takes_ids(staffed, named):
    args = {"skills": ["#go"], "any_skills": ["#go"], "tags": ["#star"], "pool": "#bench"}
    args |= {"job": "#backend", "stage": "#screen"}
    ran = await staffed.office.run(
        "rita", "find_candidates", **{name: filled(value, named) for name, value in args.items()}
    )
    assert [item.id for item in ran.views[0].items] == [staffed.ana], ran.say
    without = await staffed.office.run(
        "rita", "find_candidates", without_skills=[str(named["go"])], without_tags=[str(named["star"])]
    )
    assert staffed.ana not in {item.id for item in without.views[0].items}


async def test_the_row_menu_rejects_and_withdraws_by_id(staffed, named):
    office = staffed.office
    args = {"candidates": [str(staffed.cleo)], "job": str(staffed.data), "reason": str(named["lacks"])}
    card = await office.run("rita", "reject_candidates", **args)
    assert (await office.say_yes("rita", card)).status == "done"
    assert office.standing(staffed.cleo_on_data) == ("rejected", "Onsite")
    assert office.standing(staffed.cleo_on_backend) == ("active", "Applied")
    card = await office.run(
        "rita", "withdraw_candidate", candidate=str(staffed.ben_on_backend), reason=str(named["took"])
    )
    assert (await office.say_yes("rita", card)).status == "done"
    assert office.standing(staffed.ben_on_backend) == ("withdrawn", "Phone screen")


async def test_an_application_of_another_job_than_said_is_not_touched(staffed):
    office = staffed.office
    ran = await office.run(
        "rita", "move_candidates", candidates=[str(staffed.cleo_on_data)], job=str(staffed.backend), stage="Offer"
    )
    assert ran.say == "Cleo Duarte’s application is on ENG-015, not ENG-014; nothing was changed."
    assert office.standing(staffed.cleo_on_data) == ("active", "Onsite")


@pytest.mark.parametrize(
    ("tool", "args"),
    [
        ("move_candidates", {"candidates": ["?"], "stage": "Onsite"}),
        ("move_candidates", {"candidates": ["Ana"], "stage": "?"}),
        ("reject_candidates", {"candidates": ["Ana"], "reason": "?"}),
        ("add_to_job", {"candidates": ["Ana"], "job": "?"}),
        ("update_candidate", {"candidate": "Ana", "remove_skills": ["?"]}),
        ("update_candidate", {"candidate": "Ana", "add_skills": ["?"]}),
        ("tag_candidates", {"candidates": ["Ana"], "tags": ["?"]}),
        ("add_to_pool", {"candidates": ["Ana"], "pool": "?"}),
        ("undo", {"change": "?"}),
        ("find_candidates", {"stage": "?"}),
        ("show_history", {"candidate": "?"}),
    ],
)
async def test_an_id_of_nothing_changes_nothing(staffed, tool, args):
    office = staffed.office
    nothing = str(new_id())

    def put(value: object) -> object:
        return nothing if value == "?" else value

    wanted = {name: [put(one) for one in v] if isinstance(v, list) else put(v) for name, v in args.items()}
    ran = await office.run("rita", tool, **wanted)
    assert ran.status in {"failed", "refused"}, ran.say
    assert office.changes() == 0
    assert office.rows.value("select count(*) from shortlist.skill") == 0
