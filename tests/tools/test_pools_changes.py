"""Talent pools, through the toolbox."""

from tools.views import ApprovalCard, CandidateList, Picker, PoolList


def _members(office, pool):
    return office.rows.column(
        "select c.name from shortlist.talent_pool_member m join shortlist.candidate c on c.id = m.candidate_id"
        " join shortlist.talent_pool p on p.id = m.talent_pool_id"
        " where p.name = %s and m.removed_at is null order by c.name",
        pool,
    )


async def test_a_pool_is_made_with_people_in_it(staffed):
    office = staffed.office
    ran = await office.run("rita", "create_pool", name=" Bench  2027 ", candidates=["Ana Kowalska", "Dora Sorensen"])
    assert ran.say == "Created the pool Bench 2027 with Ana Kowalska and Dora Sørensen."
    assert _members(office, "Bench 2027") == ["Ana Kowalska", "Dora Sørensen"]
    assert office.rows.value("select owner_id from shortlist.talent_pool") == office.people["rita"].id
    added_by = office.rows.column("select distinct added_by_id from shortlist.talent_pool_member")
    assert added_by == [office.people["rita"].id]


async def test_making_a_pool_is_undone_with_its_members_and_redone(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench", candidates=["Ana Kowalska"])
    undone = await office.run("rita", "undo")
    assert undone.status == "done", undone.say
    assert _members(office, "Bench") == []
    assert office.rows.value("select is_active from shortlist.talent_pool") is False
    again = await office.run("rita", "undo", change=str(undone.views[0].undo))
    assert again.status == "done", again.say
    assert _members(office, "Bench") == ["Ana Kowalska"]
    assert office.rows.value("select is_active from shortlist.talent_pool") is True


async def test_a_pool_of_that_name_is_not_made_twice_but_a_closed_one_comes_back(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench")
    again = await office.run("rita", "create_pool", name="bench")
    assert again.status == "failed"
    assert "already" in again.say
    await office.run("rita", "undo")
    back = await office.run("rita", "create_pool", name="Bench")
    assert back.status == "done", back.say
    assert office.rows.value("select count(*) from shortlist.talent_pool where is_active") == 1


async def test_people_are_put_into_a_pool_and_those_there_already_are_said(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench", candidates=["Ana Kowalska"])
    ran = await office.run("rita", "add_to_pool", pool="bench", candidates=["Ana Kowalska", "Ben Okafor"], reason="Fun")
    assert ran.say == "Added Ben Okafor to Bench. Ana Kowalska is in Bench already."
    assert _members(office, "Bench") == ["Ana Kowalska", "Ben Okafor"]
    before = office.changes()
    repeated = await office.run("rita", "add_to_pool", pool="Bench", candidates=["Ben Okafor"])
    assert repeated.say == "Ben Okafor is in Bench already, so nothing was changed."
    assert office.changes() == before


async def test_who_comes_back_into_a_pool_is_there_as_before(staffed):
    office = staffed.office
    await office.run("otto", "create_pool", name="Bench")
    await office.run("otto", "add_to_pool", pool="Bench", candidates=["Ana Kowalska"], reason="Runner-up")
    stay = "select id, added_by_id, reason, added_at, removed_at from shortlist.talent_pool_member"
    before = office.rows.connection.execute(stay).fetchall()
    await office.run("rita", "remove_from_pool", pool="Bench", candidates=["Ana Kowalska"])
    undone = await office.run("rita", "undo")
    assert undone.status == "done", undone.say
    assert office.rows.connection.execute(stay).fetchall() == before


async def test_putting_in_and_taking_out_can_be_undone(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench", candidates=["Ana Kowalska"])
    await office.run("rita", "add_to_pool", pool="Bench", candidates=["Ben Okafor"])
    undone = await office.run("rita", "undo")
    assert undone.say == "Undone: Ben Okafor is no longer in Bench."
    removed = await office.run("rita", "remove_from_pool", pool="Bench", candidates=["Ana Kowalska"])
    assert removed.say == "Removed Ana Kowalska from Bench."
    assert _members(office, "Bench") == []
    assert (await office.run("rita", "undo")).say == "Undone: Ana Kowalska is back in Bench."
    assert _members(office, "Bench") == ["Ana Kowalska"]


async def test_a_removal_keeps_the_row_with_its_end(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench", candidates=["Ana Kowalska"])
    await office.run("rita", "remove_from_pool", pool="Bench", candidates=["Ana Kowalska"])
    assert office.rows.column("select removed_at is not null from shortlist.talent_pool_member") == [True]


async def test_taking_out_a_stranger_changes_nothing(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench")
    ran = await office.run("rita", "remove_from_pool", pool="Bench", candidates=["Ben Okafor"])
    assert ran.say == "Ben Okafor is not in Bench, so nothing was changed."


async def test_an_unknown_pool_is_asked_about_with_the_offer_to_make_it(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench")
    before = office.changes()
    ran = await office.run("rita", "add_to_pool", pool="Spring hires", candidates=["Ben Okafor"])
    assert ran.status == "refused"
    (picker,) = ran.views
    assert isinstance(picker, Picker)
    assert [option.label for option in picker.options] == ["Bench", "Create the pool Spring hires"]
    assert office.changes() == before
    made = await office.run("rita", "add_to_pool", pool=picker.options[-1].id, candidates=["Ben Okafor"])
    assert made.say == "Created the pool Spring hires and added Ben Okafor."
    assert _members(office, "Spring hires") == ["Ben Okafor"]


async def test_more_than_five_people_need_a_click(staffed):
    office = staffed.office
    names = [f"Person Number{n}" for n in range(6)]
    for name in names:
        office.candidate(name)
    await office.run("rita", "create_pool", name="Bench")
    ran = await office.run("rita", "add_to_pool", pool="Bench", candidates=names)
    assert ran.status == "awaiting_approval"
    assert isinstance(ran.views[0], ApprovalCard)
    assert _members(office, "Bench") == []
    await office.say_yes("rita", ran)
    assert len(_members(office, "Bench")) == 6
    out = await office.run("rita", "remove_from_pool", pool="Bench", candidates=names)
    assert out.status == "awaiting_approval"


async def test_a_dynamic_pool_fills_itself_and_takes_nobody_by_hand(staffed):
    office = staffed.office
    go = office.rows.insert("skill", name="Go", aliases=["golang"])
    office.rows.insert("candidate_skill", candidate_id=staffed.dora, skill_id=go)
    office.rows.run("update shortlist.candidate set location = 'Berlin, Germany' where id = %s", staffed.dora)
    office.rows.run(
        "insert into shortlist.talent_pool (name, filter) values (%s, %s)",
        "Go in Berlin",
        '{"skills": ["golang"], "location": "Berlin"}',
    )
    shown = await office.run("rita", "show_pool", pool="Go in Berlin")
    people = shown.views[1]
    assert isinstance(people, CandidateList)
    assert [item.name for item in people.items] == ["Dora Sørensen"]
    assert people.criteria == ("in the pool Go in Berlin", "with golang", "in Berlin")
    for tool in ("add_to_pool", "remove_from_pool"):
        ran = await office.run("rita", tool, pool="Go in Berlin", candidates=["Ana Kowalska"])
        assert ran.status == "failed"
        assert "saved search" in ran.say


async def test_a_saved_search_that_cannot_be_read_is_not_half_read(staffed):
    office = staffed.office
    office.rows.run(
        "insert into shortlist.talent_pool (name, filter) values (%s, %s)",
        "Odd",
        '{"skills": ["Underwater basket weaving"], "moon": "full"}',
    )
    ran = await office.run("rita", "show_pool", pool="Odd")
    assert ran.status == "failed"
    assert "moon" in ran.say


async def test_pools_are_listed_with_their_size(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench", candidates=["Ana Kowalska"])
    await office.run("rita", "create_pool", name="Alumni")
    ran = await office.run("cora", "show_pool")
    (view,) = ran.views
    assert isinstance(view, PoolList)
    assert [(line.name, line.members) for line in view.items] == [("Alumni", 0), ("Bench", 1)]


async def test_a_pool_shows_its_people_with_why_and_total(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench")
    await office.run(
        "rita", "add_to_pool", pool="Bench", candidates=["Ana Kowalska"], reason="Asked to be kept in mind"
    )
    ran = await office.run("cora", "show_pool", pool="the bench pool")
    assert ran.say == "1 person is in Bench."
    people = ran.views[1]
    assert people.total == 1
    assert people.items[0].why == "Asked to be kept in mind"


async def test_private_candidates_of_others_are_neither_shown_nor_counted(staffed):
    office = staffed.office
    hidden = office.candidate("Pia Private", is_private=True, owner_id=office.people["otto"].id)
    pool = office.rows.insert("talent_pool", name="Bench")
    office.rows.insert("talent_pool_member", talent_pool_id=pool, candidate_id=hidden)
    ran = await office.run("rita", "show_pool", pool="Bench")
    assert ran.views[1].total == 0
    assert (await office.run("otto", "show_pool", pool="Bench")).views[1].total == 1


async def test_pools_are_not_for_those_who_do_not_see_the_pool_of_candidates(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench")
    for who in ("hugo", "ivo", "erin"):
        assert (await office.run(who, "show_pool", pool="Bench")).status == "refused"
    assert (await office.run("cora", "add_to_pool", pool="Bench", candidates=["Ana Kowalska"])).status == "refused"


async def test_odd_and_endless_pool_names_are_answered_plainly(staffed):
    office = staffed.office
    for name in ("   ", "\x00", "x" * 400):
        assert (await office.run("rita", "create_pool", name=name)).status == "failed"
    ran = await office.run("rita", "create_pool", name="100% “Ünïcode” 🦊 o'Pool_")
    assert ran.status == "done", ran.say
    added = await office.run("rita", "add_to_pool", pool="100% “Ünïcode” 🦊 o'Pool_", candidates=["Ana Kowalska"])
    assert added.status == "done", added.say


async def test_pools_and_their_members_can_be_leafed_through(staffed):
    office = staffed.office
    await office.run("rita", "create_pool", name="Bench", candidates=["Ana Kowalska", "Ben Okafor", "Cleo Duarte"])
    office.rows.run("insert into shortlist.talent_pool (name, filter) values ('Coast', '{\"title\": \"x\"}')")
    pages = [(await office.run("rita", "show_pool", pool="Bench", limit=2, offset=at)).views[1] for at in (0, 2)]
    assert {item.id for page in pages for item in page.items} == {staffed.ana, staffed.ben, staffed.cleo}
    assert [(len(page.items), page.total, page.offset) for page in pages] == [(2, 3, 0), (1, 3, 2)]
    pools = await office.run("rita", "show_pool", limit=1, offset=1)
    assert ([pool.name for pool in pools.views[0].items], pools.views[0].total) == (["Coast"], 2)
