"""Files dropped into a message: kept with whom the words name."""

import pytest

JONAS = "jonas.weidner@quillhaven.example"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


@pytest.fixture
async def office(module_office):
    """One office for all of them: what one keeps has a name of its own."""
    return module_office


@pytest.fixture
async def name(office):
    """Somebody whose name nobody shares."""
    return await office.value(
        "select name from shortlist.candidate c where not is_private and status = 'active' and (select count(*) from"
        " shortlist.candidate d where d.name_folded = c.name_folded) = 1 order by id limit 1"
    )


async def documents(office, name):
    return await office.value(
        "select array_agg(d.filename || ' ' || d.kind || ' ' || d.media_type order by d.created_at) from"
        " shortlist.document d join shortlist.candidate c on c.id = d.candidate_id where c.name = %s"
        " and d.filename like '%%new%%'",
        name,
    )


async def drop(office, text, filename, content):
    ts = await office.pg.post(JONAS, "dm", text, files=[(filename, content)])
    answers = await office.pg.until(lambda: office.answers(JONAS, "dm", ts), timeout=20)
    await office.quiet()
    return ts, answers


async def test_a_file_with_a_name_is_kept_with_that_candidate_and_can_be_undone(office, name):
    ts, answers = await drop(office, f"here is {name}'s CV", "new cv.pdf", PDF)
    assert "Kept new cv.pdf with" in answers[-1]["text"]
    assert await documents(office, name) == ["new cv.pdf resume application/pdf"]

    await office.ask(JONAS, "undo", thread_ts=ts)
    assert await documents(office, name) is None


async def test_a_file_alone_is_asked_about_in_a_form(office, name):
    _, answers = await drop(office, "", "new-letter.pdf", PDF)
    await office.pg.click(JONAS, "dm", answers[-1]["ts"], "whose")
    view = await office.pg.until(lambda: office.pg.views(JONAS), timeout=10)
    await office.pg.submit(JONAS, view[-1]["id"], {"candidate": name, "kind": "cover_letter"})
    await office.quiet()
    assert await documents(office, name) == ["new-letter.pdf cover_letter application/pdf"]


async def test_what_is_no_document_is_refused_whatever_it_is_called(office, name):
    _, answers = await drop(office, f"CV of {name}", "new.pdf", b"<html><script>alert(1)</script></html>")
    assert "Nothing was kept" in answers[-1]["text"]
    kept = await documents(office, name) or []
    assert not [document for document in kept if document.startswith("new.pdf")]
