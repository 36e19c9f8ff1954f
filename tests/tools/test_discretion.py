"""Answers that must not be posted where others read, made by real calls."""

import pytest

from tools.discretion import names_hidden


@pytest.fixture
def secret(staffed):
    """Give Rita a confidential job with Dora on it, and a private candidate who is on an open job."""
    office = staffed.office
    job = office.job("FIN-004", "Chief Financial Officer", is_confidential=True)
    office.team(job, "rita", "recruiter")
    office.apply(staffed.dora, job)
    private = office.candidate("Zelda Hidden", is_private=True, owner_id=office.people["rita"].id)
    office.apply(private, staffed.backend)
    return office


async def is_hidden(office, tool, who="rita", **args):
    ran = await office.run(who, tool, **args)
    return await names_hidden(office.database, office.people[who].id, ran.views, ran.say)


@pytest.mark.parametrize(
    ("tool", "args"),
    [
        ("find_candidates", {"job": "FIN-004"}),
        ("find_candidates", {"job": "FIN-004", "name": "Nobody"}),
        ("find_candidates", {"name": "Dora"}),
        ("find_candidates", {"name": "Zelda"}),
        ("show_candidate", {"candidate": "Dora Sørensen"}),
        ("show_candidate", {"candidate": "Zelda"}),
        ("show_job", {"job": "FIN-004"}),
        ("list_jobs", {}),
        ("show_pipeline", {"job": "FIN-004"}),
        ("show_pipeline", {"job": "ENG-014", "stage": "Applied"}),
        ("move_candidates", {"candidates": ["Dora"], "stage": "Onsite"}),
        ("move_candidates", {"candidates": ["Dora"], "stage": "Applied"}),
        ("move_candidates", {"candidates": ["Zelda"], "stage": "Applied"}),
        ("move_candidates", {"candidates": ["Dora"], "stage": "Flurb"}),
        ("reject_candidates", {"candidates": ["Zelda"], "reason": "Position filled"}),
        ("close_job", {"job": "FIN-004"}),
        ("update_job", {"job": "FIN-004", "title": "CFO"}),
        ("add_note", {"candidate": "Zelda", "text": "Hello"}),
        ("show_history", {"candidate": "Zelda", "days": 1}),
        ("show_history", {"job": "FIN-004", "days": 1}),
        ("my_agenda", {}),
        ("create_pool", {"name": "Bench", "candidates": ["Zelda"]}),
    ],
)
async def test_confidential_jobs_and_private_candidates_are_noticed(secret, tool, args):
    assert await is_hidden(secret, tool, **args)


@pytest.mark.parametrize(
    ("tool", "args"),
    [
        ("find_candidates", {"name": "Ana"}),
        ("show_candidate", {"candidate": "Ana Kowalska"}),
        ("show_pipeline", {"job": "ENG-014", "stage": "Phone screen"}),
        ("show_job", {"job": "ENG-014"}),
        ("move_candidates", {"candidates": ["Ana"], "stage": "Onsite"}),
        ("reject_candidates", {"candidates": ["Ana"], "reason": "Position filled"}),
        ("show_history", {"candidate": "Ana"}),
        ("help", {}),
    ],
)
async def test_what_everybody_may_read_passes(secret, tool, args):
    assert not await is_hidden(secret, tool, **args)


async def test_what_the_asker_does_not_see_is_not_in_their_answer(secret):
    assert not await is_hidden(secret, "list_jobs", who="hugo")
    assert not await is_hidden(secret, "show_job", who="hugo", job="FIN-004")
