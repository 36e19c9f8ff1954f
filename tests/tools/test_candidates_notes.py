"""Notes on candidates."""

import pytest

from tools.views import Changed


def notes_on(office, candidate):
    return office.rows.connection.execute(
        "select author_id, body, visibility::text, application_id, deleted_at is not null"
        " from shortlist.note where candidate_id = %s",
        [candidate],
    ).fetchall()


async def test_a_note_says_who_wrote_it(staffed):
    office = staffed.office
    ran = await office.run("rita", "add_note", candidate="Ana Kowalska", text="Strong on 'Go' & Kubernetes")
    assert ran.status == "done", ran.say
    assert ran.say == "Wrote a note on Ana Kowalska."
    assert notes_on(office, staffed.ana) == [
        (office.people["rita"].id, "Strong on 'Go' & Kubernetes", "public", None, False)
    ]
    (changed,) = ran.views
    assert isinstance(changed, Changed)
    assert changed.undo is not None
    assert office.changes() == 1


async def test_a_note_about_a_job_hangs_on_the_application(staffed):
    office = staffed.office
    ran = await office.run("hugo", "add_note", candidate="Ana", text="Yes", job="ENG-014")
    assert ran.say == "Wrote a note on Ana Kowalska about ENG-014."
    assert notes_on(office, staffed.ana)[0][3] == staffed.ana_on_backend


async def test_a_private_note_is_private(staffed):
    office = staffed.office
    await office.run("rita", "add_note", candidate="Ana", text="Asks for more money", visibility="private")
    assert notes_on(office, staffed.ana)[0][2] == "private"
    seen = await office.run("hugo", "show_candidate", candidate="Ana", section="notes")
    assert seen.views[0].notes == ()


async def test_a_note_is_undone_and_comes_back(staffed):
    office = staffed.office
    ran = await office.run("rita", "add_note", candidate="Ana", text="Yes")
    undone = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert undone.status == "done", undone.say
    assert notes_on(office, staffed.ana)[0][4] is True
    again = await office.run("rita", "undo", change=str(ran.views[0].undo))
    assert again.status == "failed"
    back = await office.run("rita", "undo", change=str(undone.views[0].undo))
    assert back.status == "done", back.say
    assert notes_on(office, staffed.ana)[0][4] is False


async def test_the_same_note_twice_is_one(staffed):
    office = staffed.office
    await office.run("rita", "add_note", candidate="Ana", text="Yes")
    ran = await office.run("rita", "add_note", candidate="Ana", text="Yes")
    assert "nothing was written twice" in ran.say
    assert ran.views == ()
    assert len(notes_on(office, staffed.ana)) == 1
    assert office.changes() == 1


@pytest.mark.parametrize(
    ("who", "candidate"),
    [("cora", "Ana Kowalska"), ("erin", "Ana Kowalska"), ("hugo", "Dora"), ("ivo", "Ana Kowalska")],
)
async def test_who_may_not_write_one_changes_nothing(staffed, who, candidate):
    office = staffed.office
    ran = await office.run(who, "add_note", candidate=candidate, text="Yes")
    assert ran.status in {"refused", "failed"}
    assert office.rows.value("select count(*) from shortlist.note") == 0
    assert office.changes() == 0


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "x" * 20_001])
async def test_empty_and_endless_notes_are_refused(staffed, text):
    ran = await staffed.office.run("rita", "add_note", candidate="Ana", text=text)
    assert ran.status == "failed"
    assert "reference is" not in ran.say


async def test_a_long_note_with_odd_signs_is_kept_whole(staffed):
    body = ("“Ünïcode” 🎉 %_\\ '; drop table note; -- " * 300)[:10_000]
    await staffed.office.run("rita", "add_note", candidate="Ana", text=body)
    assert notes_on(staffed.office, staffed.ana)[0][1] == body.strip()


async def test_only_the_author_undoes_a_note(staffed):
    office = staffed.office
    ran = await office.run("rita", "add_note", candidate="Ana", text="Yes")
    other = await office.run("otto", "undo", change=str(ran.views[0].undo))
    assert other.status in {"refused", "failed"}
    assert notes_on(office, staffed.ana)[0][4] is False
