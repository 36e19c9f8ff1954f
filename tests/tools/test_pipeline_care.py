"""What holds for every write of jobs, pipelines and pools: two people at once, and clicks after outside text."""

import asyncio
from dataclasses import replace

import pytest

from tools.execution import Call
from tools.registry import all_tools

WRITES = (
    ("move_candidates", {"candidates": ["Ana Kowalska"], "stage": "Onsite"}),
    ("move_candidates", {"candidates": ["Ana Kowalska", "Ben Okafor"], "stage": "next"}),
    ("add_to_job", {"candidates": ["Dora Sørensen"], "job": "ENG-014", "source": "LinkedIn", "credited_to": "me"}),
    ("create_job", {"title": "Analyst", "like": "ENG-014", "department": "Engineering", "hiring_manager": "Hugo"}),
    ("update_job", {"job": "ENG-014", "title": "Gopher", "hiring_manager": "Ivo", "confidential": True}),
    ("reopen_job", {"job": "OLD-001"}),
    ("create_pool", {"name": "Bench", "candidates": ["Ana Kowalska"]}),
    ("add_to_pool", {"pool": "Alumni", "candidates": ["Ben Okafor"], "reason": "Met at a fair"}),
    ("remove_from_pool", {"pool": "Alumni", "candidates": ["Ana Kowalska"]}),
)


@pytest.mark.parametrize(("tool", "args"), WRITES, ids=[f"{tool}-{n}" for n, (tool, _) in enumerate(WRITES)])
async def test_after_outside_text_every_write_waits_for_a_click_and_then_runs(staffed, tool, args):
    office = staffed.office
    old = office.job("OLD-001", "Old Engineer", status="closed")
    office.team(old, "rita", "recruiter")
    pool = office.rows.insert("talent_pool", name="Alumni", owner_id=office.people["rita"].id)
    office.rows.insert("talent_pool_member", talent_pool_id=pool, candidate_id=staffed.ana)
    scene = replace(office.scene("rita"), tainted=True)
    ran = await office.toolbox.run(Call(tool=tool, args=args), scene)
    assert ran.status == "awaiting_approval", ran.say
    assert office.changes() == 0
    done = await office.say_yes("rita", ran)
    assert done.status == "done", done.say
    assert office.changes() > 0


async def test_an_undo_after_outside_text_waits_for_a_click(staffed):
    office = staffed.office
    await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    ran = await office.toolbox.run(Call(tool="undo", args={}), replace(office.scene("rita"), tainted=True))
    assert ran.status == "awaiting_approval"
    assert "Moved Ana Kowalska on ENG-014 from Phone screen to Onsite" in ran.say
    assert (await office.say_yes("rita", ran)).status == "done"
    assert office.standing(staffed.ana_on_backend) == ("active", "Phone screen")


async def test_of_two_who_add_somebody_at_once_one_does(staffed):
    office = staffed.office
    added = await asyncio.gather(
        *(office.run(who, "add_to_job", candidates=["Dora Sørensen"], job="ENG-014") for who in ("rita", "ada", "cora"))
    )
    assert all(ran.status in {"done", "failed"} for ran in added)
    assert not any("reference" in ran.say for ran in added), [ran.say for ran in added]
    active = "select count(*) from shortlist.application where candidate_id = %s and status = 'active'"
    assert office.rows.value(active, staffed.dora) == 1
    assert office.changes() == 1


async def test_of_two_who_move_somebody_at_once_neither_is_lost_silently(staffed):
    office = staffed.office
    moved = await asyncio.gather(
        office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite"),
        office.run("hugo", "move_candidates", candidates=["Ana Kowalska"], stage="Offer"),
    )
    done = [ran for ran in moved if ran.status == "done"]
    told = [ran for ran in moved if ran.status == "failed"]
    assert len(done) + len(told) == 2
    assert done
    assert all("just been changed" in ran.say for ran in told)
    assert office.changes() == len(done)
    assert office.rows.value("select shortlist.first_broken_history()") is None


async def test_of_two_who_put_somebody_into_a_pool_at_once_one_does(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench")
    await asyncio.gather(
        *(office.run(who, "add_to_pool", pool="Bench", candidates=["Ana Kowalska"]) for who in ("rita", "otto", "ada"))
    )
    assert office.rows.value("select count(*) from shortlist.talent_pool_member") == 1


def test_every_tool_has_examples_and_none_twice():
    areas = {"jobs", "pipeline", "pools", "insight"}
    said = [example for tool in all_tools().values() if tool.area in areas for example in tool.examples]
    assert len(said) == len(set(said))
    assert all(len(tool.examples) >= 5 for tool in all_tools().values() if tool.area in areas)
