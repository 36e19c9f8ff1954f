"""Tags on candidates."""

from tools.views import ApprovalCard


def tags_of(office, candidate):
    return office.rows.column(
        "select t.name from shortlist.candidate_tag ct join shortlist.tag t on t.id = ct.tag_id"
        " where ct.candidate_id = %s order by 1",
        candidate,
    )


async def test_an_unknown_tag_is_made_and_put_on_everybody_named(staffed):
    office = staffed.office
    ran = await office.run("rita", "tag_candidates", candidates=["Ana", "Ben Okafor"], tags=["#Rock star"])
    assert ran.say == "Tagged Ana Kowalska and Ben Okafor Rock star."
    assert tags_of(office, staffed.ana) == tags_of(office, staffed.ben) == ["Rock star"]
    by = office.rows.column("select distinct added_by_id from shortlist.candidate_tag")
    assert by == [office.people["rita"].id]


async def test_a_known_tag_is_used_whatever_its_case(staffed):
    office = staffed.office
    office.rows.insert("tag", name="Silver Medallist")
    await office.run("rita", "tag_candidates", candidates=["Ana"], tags=["silver medallist"])
    assert tags_of(office, staffed.ana) == ["Silver Medallist"]
    assert office.rows.value("select count(*) from shortlist.tag") == 1


async def test_a_part_of_a_tags_name_is_a_new_tag(staffed):
    office = staffed.office
    office.rows.insert("tag", name="senior backend")
    await office.run("rita", "tag_candidates", candidates=["Ana"], tags=["senior"])
    assert tags_of(office, staffed.ana) == ["senior"]


async def test_a_tag_already_there_changes_nothing(staffed):
    office = staffed.office
    await office.run("rita", "tag_candidates", candidates=["Ana"], tags=["star"])
    ran = await office.run("rita", "tag_candidates", candidates=["Ana"], tags=["Star"])
    assert ran.say == "Ana Kowalska is tagged star already; nothing was changed."
    assert ran.views == ()
    assert office.changes() == 2  # the tag and the tagging


async def test_a_tagging_is_undone_and_the_new_tag_goes(staffed):
    office = staffed.office
    ran = await office.run("rita", "tag_candidates", candidates=["Ana"], tags=["star"])
    undone = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert undone.status == "done", undone.say
    assert tags_of(office, staffed.ana) == []
    assert office.rows.value("select count(*) from shortlist.tag") == 0


async def test_a_tag_others_have_by_now_stays(staffed):
    office = staffed.office
    ran = await office.run("rita", "tag_candidates", candidates=["Ana"], tags=["star"])
    await office.run("otto", "tag_candidates", candidates=["Ben Okafor"], tags=["star"])
    undone = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert undone.status == "done", undone.say
    assert tags_of(office, staffed.ana) == []
    assert tags_of(office, staffed.ben) == ["star"]


async def test_tags_come_off_and_back_on(staffed):
    office = staffed.office
    await office.run("rita", "tag_candidates", candidates=["Ana"], tags=["star", "remote only"])
    ran = await office.run("rita", "untag_candidates", candidates=["Ana"], tags=["remote"])
    assert ran.say == "Untagged Ana Kowalska remote only."
    assert tags_of(office, staffed.ana) == ["star"]
    await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert tags_of(office, staffed.ana) == ["remote only", "star"]


async def test_a_tag_that_comes_back_on_is_still_its_first_persons(staffed):
    office = staffed.office
    await office.run("otto", "tag_candidates", candidates=["Ana"], tags=["star"])
    off = await office.run("rita", "untag_candidates", candidates=["Ana"], tags=["star"])
    back = await office.run("rita", "undo", change=str(off.views[0].undo))
    gone = await office.run("rita", "undo", change=str(back.views[0].undo))
    assert tags_of(office, staffed.ana) == []
    await office.run("rita", "undo", change=str(gone.views[0].undo))
    by = office.rows.value("select added_by_id from shortlist.candidate_tag where candidate_id = %s", staffed.ana)
    assert by == office.people["otto"].id


async def test_a_tag_somebody_lacks_cannot_come_off(staffed):
    office = staffed.office
    office.rows.insert("tag", name="star")
    ran = await office.run("rita", "untag_candidates", candidates=["Ana"], tags=["star"])
    assert ran.say == "Ana Kowalska is not tagged star; nothing was changed."
    unknown = await office.run("rita", "untag_candidates", candidates=["Ana"], tags=["nonsense"])
    assert unknown.status == "failed"
    assert office.changes() == 0


async def test_more_than_five_people_need_a_card(staffed):
    office = staffed.office
    names = [f"Person Number{word}" for word in ("One", "Two", "Three", "Four", "Five", "Six")]
    for name in names:
        office.candidate(name)
    ran = await office.run("rita", "tag_candidates", candidates=names, tags=["star"])
    assert ran.status == "awaiting_approval"
    assert isinstance(ran.views[0], ApprovalCard)
    assert office.rows.value("select count(*) from shortlist.tag") == 0
    done = await office.say_yes("rita", ran)
    assert done.status == "done", done.say
    assert office.rows.value("select count(*) from shortlist.candidate_tag") == 6


async def test_one_unknown_person_stops_all(staffed):
    office = staffed.office
    ran = await office.run("rita", "tag_candidates", candidates=["Ana", "Nobody Atall"], tags=["star"])
    assert ran.status == "failed"
    assert office.rows.value("select count(*) from shortlist.tag") == 0


async def test_a_hiring_manager_may_not_tag(staffed):
    office = staffed.office
    ran = await office.run("hugo", "tag_candidates", candidates=["Ana"], tags=["star"])
    assert ran.status == "refused"
    assert office.rows.value("select count(*) from shortlist.candidate_tag") == 0


async def test_odd_tags(staffed):
    office = staffed.office
    assert (await office.run("rita", "tag_candidates", candidates=["Ana"], tags=["x" * 61])).status == "failed"
    assert (await office.run("rita", "tag_candidates", candidates=["Ana"], tags=[" # "])).status == "failed"
    ran = await office.run("rita", "tag_candidates", candidates=["Ana"], tags=["50%_off '🎉'"])
    assert ran.status == "done", ran.say
    assert tags_of(office, staffed.ana) == ["50%_off '🎉"]
