"""Adding candidates."""

import pytest

from tools.views import CandidateList, CandidateProfile, Changed


def people_called(office, name):
    return office.rows.value("select count(*) from shortlist.candidate where name = %s and status = 'active'", name)


async def test_a_new_candidate_has_everything_that_was_said(staffed):
    office = staffed.office
    go = office.rows.insert("skill", name="Go", aliases=["golang"])
    office.rows.candidate("Max", "Muster", location="Berlin, Germany", country="Germany")
    ran = await office.run(
        "rita",
        "add_candidate",
        name="O'Neil, Zoë",
        email="Zoe <Zoe.ONeil@Example.com>",
        phone="030 901820",
        link="linkedin.com/in/zoe",
        title="Engineer",
        company="Initech",
        location="berlin",
        years=7.5,
        skills=["golang"],
        tags=["star"],
        note="Met at the fair",
        source="referral",
    )
    assert ran.status == "done", ran.say
    assert ran.say.startswith("Added Zoë O'Neil, Engineer at Initech, Berlin, Germany.")
    row = office.rows.connection.execute(
        "select id, first_name, last_name, location, country, years_experience, owner_id, embedding_model"
        " from shortlist.candidate where name = %s",
        ["Zoë O'Neil"],
    ).fetchone()
    zoe = row[0]
    assert row[1:] == ("Zoë", "O'Neil", "Berlin, Germany", "Germany", 7.5, office.people["rita"].id, "none")
    values = office.rows.column
    assert values("select value from shortlist.candidate_email where candidate_id = %s", zoe) == [
        "zoe.oneil@example.com"
    ]
    assert values("select value from shortlist.candidate_phone where candidate_id = %s", zoe) == ["+4930901820"]
    assert values("select url from shortlist.candidate_link where candidate_id = %s", zoe) == [
        "https://linkedin.com/in/zoe"
    ]
    assert values("select skill_id from shortlist.candidate_skill where candidate_id = %s", zoe) == [go]
    assert values("select added_by_id from shortlist.candidate_tag where candidate_id = %s", zoe) == [
        office.people["rita"].id
    ]
    assert values("select author_id from shortlist.note where candidate_id = %s", zoe) == [office.people["rita"].id]
    assert values("select status::text from shortlist.application where candidate_id = %s", zoe) == ["prospect"]
    assert isinstance(ran.views[0], Changed)
    assert isinstance(ran.views[1], CandidateProfile)


async def test_a_new_candidate_can_go_onto_a_job_at_once(staffed):
    office = staffed.office
    ran = await office.run(
        "rita", "add_candidate", name="Jane Doe", email="jane@x.com", job="ENG-014", source="LinkedIn"
    )
    assert ran.status == "done", ran.say
    application = office.rows.value(
        "select a.id from shortlist.application a join shortlist.candidate c on c.id = a.candidate_id"
        " where c.name = 'Jane Doe' and a.job_id = %s",
        staffed.backend,
    )
    assert office.standing(application) == ("active", "Applied")


async def test_a_known_address_adds_nothing_and_shows_the_person(staffed):
    office = staffed.office
    office.rows.insert("candidate_email", candidate_id=staffed.ana, value="ana@example.com")
    ran = await office.run("rita", "add_candidate", name="Anna K.", email="ANA@example.com")
    assert ran.status == "done"
    assert ran.say.startswith("Ana Kowalska is here already, so nobody was added")
    assert ran.views[0].candidate.id == staffed.ana
    assert people_called(office, "Anna K.") == 0
    assert office.changes() == 0


@pytest.mark.parametrize("given", [{"phone": "+49 30 901820"}, {"link": "http://www.linkedin.com/in/Ana/"}])
async def test_a_known_number_or_link_adds_nothing(staffed, given):
    office = staffed.office
    office.rows.insert("candidate_phone", candidate_id=staffed.ana, value="+4930901820")
    office.rows.insert("candidate_link", candidate_id=staffed.ana, url="https://linkedin.com/in/ana")
    ran = await office.run("rita", "add_candidate", name="Anna K.", **given)
    assert ran.views[0].candidate.id == staffed.ana
    assert people_called(office, "Anna K.") == 0


async def test_the_address_of_a_hidden_person_is_refused_without_a_name(staffed):
    office = staffed.office
    hidden = office.candidate("Zelda Hidden", is_private=True, owner_id=office.people["ada"].id)
    office.rows.insert("candidate_email", candidate_id=hidden, value="zelda@example.com")
    ran = await office.run("rita", "add_candidate", name="Someone New", email="zelda@example.com")
    assert ran.status == "failed"
    assert (
        ran.say
        == "That e-mail address cannot be added here, so nothing was changed; please ask an administrator about it."
    )
    assert ran.views == ()
    assert people_called(office, "Someone New") == 0


async def test_a_namesake_needs_something_that_tells_them_apart(staffed):
    office = staffed.office
    ran = await office.run("rita", "add_candidate", name="Ana Kowalska")
    assert ran.status == "failed"
    assert isinstance(ran.views[0], CandidateList)
    assert people_called(office, "Ana Kowalska") == 1
    ran = await office.run("rita", "add_candidate", name="Ana Kowalska", email="another@example.com")
    assert ran.status == "done", ran.say
    assert "merge" in ran.say
    assert people_called(office, "Ana Kowalska") == 2


async def test_an_addition_is_undone_whole(staffed):
    office = staffed.office
    ran = await office.run(
        "rita", "add_candidate", name="Jane Doe", email="jane@x.com", job="ENG-014", tags=["star"], note="Hello"
    )
    undone = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert undone.status == "done", undone.say
    assert people_called(office, "Jane Doe") == 0
    assert office.rows.value("select count(*) from shortlist.candidate_email where value = 'jane@x.com'") == 0
    assert office.rows.value("select count(*) from shortlist.tag") == 0
    again = await office.run("rita", "add_candidate", name="Jane Doe", email="jane@x.com")
    assert again.say.startswith("Added Jane Doe")


async def test_an_addition_with_a_life_of_its_own_stays(staffed):
    office = staffed.office
    ran = await office.run("rita", "add_candidate", name="Jane Doe", email="jane@x.com")
    await office.run("otto", "add_note", candidate="Jane Doe", text="Spoke to her")
    undone = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert undone.status == "failed"
    assert people_called(office, "Jane Doe") == 1


@pytest.mark.parametrize(
    "given",
    [
        {"email": "not an address"},
        {"phone": "12"},
        {"link": "javascript:alert(1)"},
        {"years": 81},
        {"years": -1},
        {"name": "  "},
        {"name": "x" * 201},
        {"job": "No such job"},
        {"source": "No such source"},
        {"tags": ["x" * 61]},
    ],
)
async def test_bad_input_adds_nothing(staffed, given):
    office = staffed.office
    before = office.rows.value("select count(*) from shortlist.candidate")
    ran = await office.run("rita", "add_candidate", **({"name": "New Person"} | given))
    assert ran.status in {"failed", "refused"}
    assert "reference is" not in ran.say
    assert office.rows.value("select count(*) from shortlist.candidate") == before
    assert office.changes() == 0


async def test_a_mistyped_skill_is_offered_and_a_new_one_is_made(staffed):
    office = staffed.office
    office.rows.insert("skill", name="Kubernetes")
    ran = await office.run("rita", "add_candidate", name="New Person", skills=["Kuberntes"])
    assert ran.status == "failed"
    assert [option.label for option in ran.views[0].options] == ["Kubernetes"]
    ran = await office.run("rita", "add_candidate", name="New Person", skills=["Beekeeping"])
    assert ran.status == "done", ran.say
    assert office.rows.value("select count(*) from shortlist.skill where name = 'Beekeeping'") == 1


@pytest.mark.parametrize("who", ["hugo", "ivo", "erin"])
async def test_who_may_not_add_adds_nothing(staffed, who):
    ran = await staffed.office.run(who, "add_candidate", name="New Person", email="new@example.com")
    assert ran.status == "refused"
    assert people_called(staffed.office, "New Person") == 0


async def test_names_with_quotes_and_emoji_are_kept(staffed):
    office = staffed.office
    name = 'Robert "Bobby" Tables \'); drop table candidate; -- 🎉'
    ran = await office.run("rita", "add_candidate", name=name, email="bobby@example.com")
    assert ran.status == "done", ran.say
    assert people_called(office, name) == 1


async def test_an_addition_stays_while_it_has_an_application_that_cannot_be_seen(staffed):
    office = staffed.office
    secret = office.job("FIN-004", "Chief Financial Officer", is_confidential=True)
    ran = await office.run("rita", "add_candidate", name="Jane Doe", email="jane@x.com")
    application = office.apply(ran.views[0].items[0].candidate_id, secret)
    undone = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert undone.status == "failed"
    assert "FIN-004" not in undone.say
    assert people_called(office, "Jane Doe") == 1
    assert office.standing(application) == ("active", "Applied")


async def test_an_undo_that_is_for_good_offers_no_undo_of_itself(staffed):
    office = staffed.office
    ran = await office.run("rita", "add_candidate", name="Jane Doe", email="jane@x.com")
    undone = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert undone.status == "done", undone.say
    assert undone.views[0].undo is None
    again = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert "(Added something)" in again.say
