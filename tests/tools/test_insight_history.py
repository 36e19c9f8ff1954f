"""History and undo, through the toolbox."""

from dataclasses import replace
from datetime import timedelta

from store.identifiers import new_id
from tools.execution import Call
from tools.views import CandidateList, History


async def test_a_candidates_history_tells_moves_notes_and_pools_newest_first(staffed):
    office = staffed.office
    await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    await office.run("rita", "add_note", candidate="Ana Kowalska", text="Great talk")
    await office.run("rita", "create_pool", name="Bench", candidates=["Ana Kowalska"])
    ran = await office.run("rita", "show_history", candidate="Ana Kowalska")
    (view,) = ran.views
    assert isinstance(view, History)
    what = [entry.what for entry in view.items]
    assert "Added to the pool Bench" in what
    assert "Note: Great talk" in what
    assert "Moved from Phone screen to Onsite on ENG-014" in what
    assert what[-1] == "Applied, in Phone screen on ENG-014"
    assert [entry.at for entry in view.items] == sorted((entry.at for entry in view.items), reverse=True)
    assert view.items[0].who == "Rita Recruiter"


async def test_a_jobs_history_names_who_was_moved_by_whom(staffed):
    office = staffed.office
    await office.run("hugo", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    ran = await office.run("rita", "show_history", job="ENG-014", days=1)
    (entry,) = ran.views[0].items
    assert entry.what == "Ana Kowalska: moved from Phone screen to Onsite"
    assert entry.who == "Hugo Hirer"


async def test_history_goes_back_as_far_as_asked(staffed):
    ran = await staffed.office.run("rita", "show_history", candidate="Ana Kowalska", days=3)
    assert ran.views[0].total == 0
    assert ran.say == "Nothing is recorded for Ana Kowalska."


async def test_what_one_changed_comes_with_ids_that_take_it_back(staffed):
    office = staffed.office
    await office.run("hugo", "move_candidates", candidates=["Ben Okafor"], stage="Onsite")
    moved = await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    ran = await office.run("rita", "show_history")
    (entry,) = ran.views[0].items
    assert entry.what == "Moved Ana Kowalska on ENG-014 from Phone screen to Onsite"
    assert entry.undo == moved.views[0].undo
    await office.run("rita", "undo", change=str(entry.undo))
    again = await office.run("rita", "show_history")
    assert [(e.what, e.undo) for e in again.views[0].items] == [
        ("Moved Ana Kowalska on ENG-014 from Phone screen to Onsite (undone)", None)
    ]


async def test_a_change_is_named_by_what_it_was_about(staffed):
    office = staffed.office
    await office.run("rita", "tag_candidates", candidates=["Ana Kowalska"], tags=["relocating"])
    ran = await office.run("rita", "show_history")
    assert ran.views[0].items[0].what == "Tagged Ana Kowalska relocating, and 1 more change"
    undone = await office.run("rita", "undo")
    assert undone.status == "done", undone.say


async def test_several_of_a_name_are_listed_to_a_reader(staffed):
    staffed.office.candidate("Ana Kowalska")
    ran = await staffed.office.run("rita", "show_history", candidate="Ana Kowalska")
    assert isinstance(ran.views[0], CandidateList)
    assert ran.views[0].total == 2


async def test_a_hiring_manager_reads_the_history_of_own_applicants_alone(staffed):
    office = staffed.office
    own = await office.run("hugo", "show_history", candidate="Ana Kowalska")
    assert own.status == "done"
    other = await office.run("hugo", "show_history", candidate="Dora Sørensen")
    assert other.status == "failed"


async def test_undo_without_an_id_looks_in_this_conversation_only(staffed):
    office = staffed.office
    await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    elsewhere = replace(office.scene("rita"), conversation_id=new_id())
    ran = await office.toolbox.run(Call(tool="undo", args={}), elsewhere)
    assert ran.status == "failed"
    assert "this conversation" in ran.say
    assert office.standing(staffed.ana_on_backend) == ("active", "Onsite")


async def test_undo_leaves_others_changes_alone(staffed):
    office = staffed.office
    await office.run("hugo", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    ran = await office.run("rita", "undo")
    assert ran.status == "failed"
    assert office.standing(staffed.ana_on_backend) == ("active", "Onsite")


async def test_anothers_change_looks_like_none_but_to_an_administrator(staffed):
    office = staffed.office
    ran = await office.run("rita", "tag_candidates", candidates=["Ana Kowalska"], tags=["star"])
    change = str(ran.views[0].undo)
    for who in ("otto", "cora", "hugo", "ivo", "erin"):
        refused = await office.run(who, "undo", change=change)
        assert (refused.status, refused.say) == ("failed", "There is no such change that you can take back.")
    assert office.rows.value("select count(*) from shortlist.candidate_tag") == 1
    assert (await office.run("ada", "undo", change=change)).status == "done"
    assert office.rows.value("select count(*) from shortlist.candidate_tag") == 0


async def test_undo_after_undo_takes_back_the_change_before(staffed):
    office = staffed.office
    await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Technical interview")
    await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    await office.run("rita", "undo")
    assert office.standing(staffed.ana_on_backend) == ("active", "Technical interview")
    await office.run("rita", "undo")
    assert office.standing(staffed.ana_on_backend) == ("active", "Phone screen")
    third = await office.run("rita", "undo")
    assert third.status == "failed"


async def test_an_unknown_undo_id_is_refused_in_a_sentence(staffed):
    for change in (str(new_id()), "the one from yesterday", "x" * 10_000):
        ran = await staffed.office.run("rita", "undo", change=change)
        assert ran.status == "failed"
        assert ran.say == "There is no such change that you can take back."


async def test_an_undo_writes_who_did_it_and_what_it_undoes(staffed):
    office = staffed.office
    moved = await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    await office.run("rita", "undo")
    undoes = office.rows.value("select undoes from shortlist.audit_event order by seq desc limit 1")
    assert undoes == moved.views[0].undo
    assert office.rows.value("select shortlist.verify_audit_chain()") is None
    assert office.rows.value("select shortlist.first_broken_history()") is None


async def test_somebody_who_lost_the_right_cannot_undo(staffed):
    office = staffed.office
    moved = await office.run("hugo", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    office.rows.run(
        "update shortlist.hiring_team set valid_to = %s where person_id = %s",
        office.now - timedelta(seconds=5),
        office.people["hugo"].id,
    )
    ran = await office.run("hugo", "undo", change=str(moved.views[0].undo))
    assert ran.status in {"failed", "refused"}
    assert office.standing(staffed.ana_on_backend) == ("active", "Onsite")


async def test_a_history_can_be_leafed_through(staffed):
    office = staffed.office
    for text in ("One", "Two", "Three", "Four"):
        await office.run("rita", "add_note", candidate="Ana Kowalska", text=text)
        office.now += timedelta(minutes=1)
    whole = (await office.run("rita", "show_history", candidate="Ana Kowalska")).views[0]
    pages = [
        (await office.run("rita", "show_history", candidate="Ana Kowalska", limit=2, offset=at)).views[0]
        for at in (0, 2, 4)
    ]
    assert [entry for page in pages for entry in page.items] == list(whole.items)
    assert {(page.total, whole.total) for page in pages} == {(5, 5)}
    own = await office.run("rita", "show_history", limit=3, offset=3)
    assert (len(own.views[0].items), own.views[0].total, own.views[0].offset) == (1, 4, 3)
    assert own.say == "4 entries for your changes, only number 4 shown."
    past = await office.run("rita", "show_history", limit=3, offset=30)
    assert (past.say, past.views[0].items) == ("4 entries for your changes; that page is past the last.", ())
