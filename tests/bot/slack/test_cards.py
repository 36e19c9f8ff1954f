"""Cards, pickers, row menus and undo: what a press does, once, and who may."""

import pytest

JONAS = "jonas.weidner@quillhaven.example"
PRIYA = "priya.raman@quillhaven.example"


@pytest.fixture
async def office(module_office):
    """One office for all of them: each has a candidate and a card of its own."""
    return module_office


@pytest.fixture
async def active(office):
    """Somebody active on ENG-014 in its first stage, whose name nobody shares."""
    return await office.value(
        "select c.name from shortlist.application a join shortlist.candidate c on c.id = a.candidate_id"
        " join shortlist.job j on j.id = a.job_id where j.code = 'ENG-014' and a.status = 'active' and not c.is_private"
        " and (select count(*) from shortlist.candidate d where d.name_folded = c.name_folded) = 1 order by a.id"
        " limit 1"
    )


async def status_of(office, name):
    return await office.value(
        "select a.status from shortlist.application a join shortlist.candidate c on c.id = a.candidate_id"
        " join shortlist.job j on j.id = a.job_id where j.code = 'ENG-014' and c.name = %s"
        " order by a.applied_at desc limit 1",
        name,
    )


def card_in(messages):
    return next(m for m in messages if any(str(b.get("block_id")).startswith("approval:") for b in m["blocks"]))


async def ask_to_reject(office, name, channel="dm"):
    words = f"reject {name} on ENG-014, another candidate was stronger"
    text = words if channel == "dm" else f"@Shortlist {words}"
    root, answers = await office.ask(JONAS, text, channel=channel)
    return root, card_in(answers)


async def test_an_approved_card_does_it_once_and_becomes_its_outcome(office, active):
    root, card = await ask_to_reject(office, active)
    assert await status_of(office, active) == "active"

    await office.pg.click(JONAS, "dm", card["ts"], "approval.yes")
    await office.pg.click(JONAS, "dm", card["ts"], "approval.yes")
    await office.quiet()

    after = office.answers(JONAS, "dm", root)
    said = next(m for m in after if m["ts"] == card["ts"])
    assert await status_of(office, active) == "rejected"
    assert "Approved by Jonas Weidner" in said["text"]
    assert not any(e.get("action_id") == "approval.yes" for b in said["blocks"] for e in b.get("elements", []))
    assert (
        await office.value("select count(*) from shortlist.audit_event where action like 'application.reject%%'") >= 1
    )


async def test_a_card_in_a_channel_is_only_its_askers_to_decide_and_others_are_told_privately(office, active):
    _, card = await ask_to_reject(office, active, channel="hiring")
    await office.pg.click(PRIYA, "hiring", card["ts"], "approval.yes")
    await office.quiet()
    assert await status_of(office, active) == "active"
    told = office.pg.ephemerals(PRIYA)
    assert "Only Jonas Weidner may decide" in told[-1]["text"]
    assert not office.pg.ephemerals(JONAS)


async def test_a_no_asks_for_a_reason_and_keeps_it(office, active):
    root, card = await ask_to_reject(office, active)
    await office.pg.click(JONAS, "dm", card["ts"], "approval.no")
    views = await office.pg.until(lambda: office.pg.views(JONAS), timeout=10)
    await office.pg.submit(JONAS, views[-1]["id"], {"reason": "We wait for the reference"})
    await office.quiet()
    said = next(m for m in office.answers(JONAS, "dm", root) if m["ts"] == card["ts"])
    assert "Rejected by Jonas Weidner" in said["text"]
    assert "reference" in said["text"]
    assert (
        await office.value("select note from shortlist.approval where status = 'rejected'")
        == "We wait for the reference"
    )
    assert await status_of(office, active) == "active"


async def test_an_edited_card_is_dropped_and_asked_in_other_words(office, active):
    root, card = await ask_to_reject(office, active)
    await office.pg.click(JONAS, "dm", card["ts"], "approval.edit")
    views = await office.pg.until(
        lambda: [v for v in office.pg.views(JONAS) if "reject" in str(v["blocks"][0])], timeout=10
    )
    await office.pg.submit(JONAS, views[-1]["id"], {"request": f"note on {active}: call back in spring"})
    await office.quiet()
    said = {m["ts"]: m["text"] for m in office.answers(JONAS, "dm", root)}
    assert "Asked again" in said[card["ts"]]
    assert any("Wrote a note" in text for text in said.values())
    await office.pg.forge(
        JONAS, "dm", card["ts"], {"action_id": "approval.yes", "value": card["blocks"][-1].get("value", "x.y")}
    )
    await office.quiet()
    assert await status_of(office, active) == "active"


async def test_a_card_from_last_month_says_that_it_is_too_old(office, active):
    root, card = await ask_to_reject(office, active)
    async with office.owner() as owner:
        await owner.execute(
            "update shortlist.approval set expires_at = now() - interval '1 month' where status = 'pending'"
        )
    await office.pg.click(JONAS, "dm", card["ts"], "approval.yes")
    await office.quiet()
    said = next(m for m in office.answers(JONAS, "dm", root) if m["ts"] == card["ts"])
    assert "No longer open" in said["text"]
    assert await status_of(office, active) == "active"


async def test_a_picker_is_pressed_and_the_call_goes_on_with_who_was_chosen(office):
    shared = await office.value(
        "select first_name from shortlist.candidate where not is_private and status = 'active' group by first_name"
        " having count(*) between 2 and 5 order by first_name limit 1"
    )
    root, answers = await office.ask(JONAS, f"note on {shared}: met at a fair")
    pick = next(b for m in answers for b in m["blocks"] if b["type"] == "actions")
    second = pick["elements"][1]
    await office.pg.click(JONAS, "dm", answers[-1]["ts"], second["action_id"], second["value"])
    await office.quiet()
    assert any("Wrote a note" in m["text"] for m in office.answers(JONAS, "dm", root))
    chosen = await office.value(
        "select c.first_name from shortlist.note n join shortlist.candidate c on c.id = n.candidate_id"
        " where n.body = 'met at a fair'"
    )
    assert chosen == shared


async def test_the_rows_of_a_number_come_as_a_file_when_asked_for(office):
    before = set(office.pg.workspace.files)
    root, answers = await office.ask(JONAS, "how many applications did we get this year, by source?")
    assert set(office.pg.workspace.files) == before
    await office.pg.click(JONAS, "dm", answers[-1]["ts"], "sheet")
    await office.quiet()
    (made,) = set(office.pg.workspace.files) - before
    rows = office.pg.workspace.files[made].content.decode().splitlines()
    assert rows[0].startswith("Source,")
    assert len(rows) > 5
    assert "answer.csv" in str(office.answers(JONAS, "dm", root)[-1])


async def test_how_a_number_was_computed_is_folded_away_behind_a_button(office):
    _, answers = await office.ask(JONAS, "hires by department this year")
    card = answers[-1]
    assert "select" not in str(card).lower().replace("selected", "")
    await office.pg.click(JONAS, "dm", card["ts"], "computed")
    view = await office.pg.until(
        lambda: next((v for v in office.pg.views(JONAS) if len(v["blocks"]) > 1), None), timeout=10
    )
    assert "from hire h" in str(view["blocks"]).lower().replace("report.", "")
    assert "Hires:" in str(view["blocks"][0])


async def test_undo_takes_back_what_a_button_names(office, active):
    root, answers = await office.ask(JONAS, f"tag {active} as Climber")
    await office.pg.click(JONAS, "dm", answers[-1]["ts"], "undo")
    await office.quiet()
    assert any("Undone" in m["text"] for m in office.answers(JONAS, "dm", root))
    count = "select count(*) from shortlist.candidate_tag ct join shortlist.tag t on t.id = ct.tag_id where t.name = %s"
    assert await office.value(count, "Climber") == 0


async def test_pages_turn_in_place_both_ways(office):
    root, answers = await office.ask(JONAS, "find people in Berlin")
    first = answers[-1]
    await office.pg.click(JONAS, "dm", first["ts"], "page.next")
    await office.quiet()
    turned = office.answers(JONAS, "dm", root)
    assert len(turned) == len(answers)
    assert "11 to 20" in turned[-1]["text"]
    assert office.pg.status("dm", root, JONAS) == ""


async def test_a_row_moves_somebody_through_a_form(office, active):
    _, answers = await office.ask(JONAS, f"find {active}")
    listed = answers[-1]
    menu = next((b["accessory"] for b in listed["blocks"] if b.get("accessory", {}).get("action_id") == "row"), None)
    if menu is None:
        _, answers = await office.ask(JONAS, "who is on ENG-014?")
        listed = next(m for m in answers if active in m["text"])
        menu = next(b["accessory"] for b in listed["blocks"] if active in str(b.get("text")) and "accessory" in b)
    move = next(o["value"] for o in menu["options"] if o["value"].startswith("move."))
    await office.pg.click(JONAS, "dm", listed["ts"], "row", move)
    views = await office.pg.until(
        lambda: [v for v in office.pg.views(JONAS) if any(b["type"] == "input" for b in v["blocks"])], timeout=10
    )
    stages = views[-1]["blocks"][1]["element"]["options"]
    await office.pg.submit(JONAS, views[-1]["id"], {"stage": stages[2]["value"]})
    await office.quiet()
    now_in = await office.value(
        "select s.name from shortlist.application a join shortlist.stage s on s.id = a.stage_id"
        " join shortlist.candidate c on c.id = a.candidate_id where c.name = %s and a.status = 'active'",
        active,
    )
    assert now_in in stages[2]["text"]["text"]


async def test_somebody_elses_list_cannot_be_paged(office):
    _, answers = await office.ask(JONAS, "@Shortlist find people in Berlin", channel="hiring")
    await office.pg.click(PRIYA, "hiring", answers[-1]["ts"], "page.next")
    await office.quiet()
    assert "made for somebody else" in office.pg.ephemerals(PRIYA)[-1]["text"]
