"""Changing candidates."""

import pytest
from psycopg import sql

from tools.views import Changed


def field(office, candidate, column):
    query = sql.SQL("select {} from shortlist.candidate where id = %s").format(sql.Identifier(column))
    return office.rows.value(query, candidate)


async def test_fields_change_and_change_back(staffed):
    office = staffed.office
    ran = await office.run(
        "rita", "update_candidate", candidate="Ana", title="Staff Engineer", company="Initech", years=9
    )
    assert ran.status == "done", ran.say
    assert ran.say == "Changed Ana Kowalska: title Staff Engineer, company Initech and years 9."
    assert field(office, staffed.ana, "current_title") == "Staff Engineer"
    assert field(office, staffed.ana, "years_experience") == 9
    (changed,) = ran.views
    assert isinstance(changed, Changed)
    undone = await office.run("rita", "undo", change=str(changed.undo))
    assert undone.status == "done", undone.say
    assert field(office, staffed.ana, "current_title") is None
    assert field(office, staffed.ana, "years_experience") is None
    redone = await office.run("rita", "undo", change=str(undone.views[0].undo))
    assert redone.status == "done", redone.say
    assert field(office, staffed.ana, "current_title") == "Staff Engineer"


async def test_a_country_is_understood_in_other_languages_when_changed_and_when_asked_for(staffed):
    office = staffed.office
    ran = await office.run("rita", "update_candidate", candidate="Ana", location="München, Deutschland")
    assert ran.status == "done", ran.say
    assert field(office, staffed.ana, "location") == "München, Germany"
    assert field(office, staffed.ana, "country") == "Germany"
    for asked in (["Allemagne"], ["germany"], ["München, Niemcy"]):
        assert (await office.run("rita", "find_candidates", locations=asked)).views[0].total == 1
    assert (await office.run("rita", "find_candidates", not_locations=["Alemania"])).views[0].total == 3


async def test_a_place_is_written_like_the_others_and_gives_the_country(staffed):
    office = staffed.office
    office.rows.candidate("Max", "Muster", location="Berlin, Germany", country="Germany")
    await office.run("rita", "update_candidate", candidate="Ana", location="berlin")
    assert field(office, staffed.ana, "location") == "Berlin, Germany"
    assert field(office, staffed.ana, "country") == "Germany"


async def test_a_new_address_becomes_the_main_one_and_undo_takes_it_off(staffed):
    office = staffed.office
    office.rows.insert("candidate_email", candidate_id=staffed.ana, value="old@example.com", is_primary=True)
    ran = await office.run("rita", "update_candidate", candidate="Ana", email="New@Example.com")
    assert ran.status == "done", ran.say
    query = "select value from shortlist.candidate_email where candidate_id = %s order by is_primary desc"
    assert office.rows.column(query, staffed.ana) == ["new@example.com", "old@example.com"]
    undone = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert undone.status == "done", undone.say
    primary = "select value from shortlist.candidate_email where candidate_id = %s and is_primary"
    assert office.rows.column(primary, staffed.ana) == ["old@example.com"]


async def test_an_address_of_somebody_else_is_refused(staffed):
    office = staffed.office
    office.rows.insert("candidate_email", candidate_id=staffed.ben, value="ben@example.com")
    ran = await office.run("rita", "update_candidate", candidate="Ana", email="ben@example.com")
    assert ran.status == "failed"
    assert ran.views[0].items[0].id == staffed.ben
    assert office.changes() == 0


async def test_skills_come_and_go(staffed):
    office = staffed.office
    office.rows.insert("skill", name="Go")
    java = office.rows.insert("skill", name="Java")
    office.rows.insert("candidate_skill", candidate_id=staffed.ana, skill_id=java, years=4)
    ran = await office.run("rita", "update_candidate", candidate="Ana", add_skills=["go"], remove_skills=["Java"])
    assert ran.status == "done", ran.say
    query = (
        "select s.name from shortlist.candidate_skill cs join shortlist.skill s on s.id = cs.skill_id"
        " where cs.candidate_id = %s order by 1"
    )
    assert office.rows.column(query, staffed.ana) == ["Go"]
    undone = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert undone.status == "done", undone.say
    assert office.rows.column(query, staffed.ana) == ["Java"]
    assert office.rows.value("select years from shortlist.candidate_skill where skill_id = %s", java) == 4


async def test_an_owner_is_a_colleague(staffed):
    office = staffed.office
    ran = await office.run("rita", "update_candidate", candidate="Ana", owner="Otto")
    assert ran.status == "done", ran.say
    assert field(office, staffed.ana, "owner_id") == office.people["otto"].id
    await office.run("rita", "update_candidate", candidate="Ana", owner="me")
    assert field(office, staffed.ana, "owner_id") == office.people["rita"].id


async def test_who_makes_somebody_private_becomes_the_owner(staffed):
    office = staffed.office
    ran = await office.run("rita", "update_candidate", candidate="Dora Sørensen", private=True)
    assert ran.status == "done", ran.say
    assert field(office, staffed.dora, "owner_id") == office.people["rita"].id
    assert (await office.run("otto", "show_candidate", candidate="Dora Sørensen")).status == "failed"
    assert (await office.run("rita", "show_candidate", candidate="Dora Sørensen")).status == "done"


async def test_nothing_new_changes_nothing(staffed):
    office = staffed.office
    await office.run("rita", "update_candidate", candidate="Ana", title="Lead", do_not_contact=True)
    ran = await office.run("rita", "update_candidate", candidate="Ana", title="Lead", do_not_contact=True)
    assert ran.say == "Ana Kowalska is like that already; nothing was changed."
    assert ran.views == ()
    assert office.changes() == 1


async def test_an_undo_of_what_changed_again_is_refused(staffed):
    office = staffed.office
    ran = await office.run("rita", "update_candidate", candidate="Ana", title="Lead")
    await office.run("otto", "update_candidate", candidate="Ana", title="Director")
    undone = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert undone.status == "failed"
    assert field(office, staffed.ana, "current_title") == "Director"


async def test_an_empty_text_clears_and_a_missing_one_stays(staffed):
    office = staffed.office
    await office.run("rita", "update_candidate", candidate="Ana", title="Lead", company="Initech")
    await office.run("rita", "update_candidate", candidate="Ana", title="")
    assert field(office, staffed.ana, "current_title") is None
    assert field(office, staffed.ana, "current_company") == "Initech"


@pytest.mark.parametrize(
    "given", [{"years": 99}, {"email": "x"}, {"name": ""}, {"phone": "1"}, {"owner": "Nobody"}, {}]
)
async def test_bad_input_changes_nothing(staffed, given):
    office = staffed.office
    ran = await office.run("rita", "update_candidate", candidate="Ana", **given)
    assert ran.status in {"failed", "refused"}
    assert "reference is" not in ran.say
    assert office.changes() == 0


@pytest.mark.parametrize("who", ["hugo", "ivo", "erin"])
async def test_who_may_not_change_changes_nothing(staffed, who):
    ran = await staffed.office.run(who, "update_candidate", candidate="Ana Kowalska", title="Lead")
    assert ran.status == "refused"
    assert field(staffed.office, staffed.ana, "current_title") is None
