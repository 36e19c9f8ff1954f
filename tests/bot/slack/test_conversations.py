"""Asking in Slack: what is typed, and what stands in the thread afterwards."""

import pytest

JONAS = "jonas.weidner@quillhaven.example"
KATRIN = "katrin.vollmer@quillhaven.example"
MARGARET = "margaret.ashdown@quillhaven.example"


@pytest.fixture
async def office(module_office):
    """One office for all of them: each looks at its own thread."""
    return module_office


@pytest.fixture
async def name(office):
    """Somebody active on ENG-014 whose name nobody shares."""
    return await office.value(
        "select c.name from shortlist.application a join shortlist.candidate c on c.id = a.candidate_id"
        " join shortlist.job j on j.id = a.job_id where j.code = 'ENG-014' and a.status = 'active' and not c.is_private"
        " and (select count(*) from shortlist.candidate d where d.name_folded = c.name_folded) = 1 limit 1"
    )


async def test_a_direct_message_is_answered_in_its_thread_with_rows(office):
    _, answers = await office.ask(JONAS, "find Go engineers in Berlin")
    assert "Go" in answers[0]["text"]
    assert answers[0]["text"].count("in Berlin") == 1, "what was understood is said once"
    assert any(block.get("accessory", {}).get("type") == "overflow" for block in answers[0]["blocks"])


async def test_the_thread_keeps_its_referents(office):
    root, answers = await office.ask(JONAS, "find Go engineers in Berlin")
    second = next(line for line in answers[0]["text"].splitlines() if line.startswith("2. "))
    _, answers = await office.ask(JONAS, "show the second one", thread_ts=root)
    assert answers[0]["text"].split(",")[0] in second


async def test_summoned_into_the_middle_of_a_thread_the_bot_knows_whom_others_named(office, name):
    pg = office.pg
    root = await pg.post(KATRIN, "hiring", f"{name} did really well with me today")
    _, answers = await office.ask(JONAS, "@Shortlist show her", thread_ts=root, channel="hiring")
    assert "directly" in answers[0]["text"], "contact details do not go into a channel"
    assert "@" not in answers[0]["text"].replace("<@", "")
    assert any(name in m["text"] for m in pg.channel_messages("dm", JONAS))


async def test_a_mention_that_arrives_twice_is_answered_once(office):
    root, answers = await office.ask(JONAS, "@Shortlist how many people know Go?", channel="hiring")
    assert len(answers) == 1
    turns = (
        "select count(*) from shortlist.turn join shortlist.slack_inbox i using (id)"
        " where i.body -> 'event' ->> 'ts' = %s"
    )
    assert await office.value(turns, root) == 1


async def test_talk_among_people_is_neither_answered_nor_kept(office):
    root = await office.pg.post(KATRIN, "hiring", "who wants coffee?")
    await office.pg.post(JONAS, "hiring", "me", thread_ts=root)
    await office.quiet()
    assert not office.answers(JONAS, "hiring", root)
    assert await office.value("select count(*) from shortlist.slack_inbox where body::text like '%%coffee%%'") == 0


async def test_in_a_thread_opened_with_the_bot_one_goes_on_without_mentioning_it(office):
    root, _ = await office.ask(JONAS, "@Shortlist find Go engineers in Berlin", channel="hiring")
    _, answers = await office.ask(JONAS, "and in Lisbon?", thread_ts=root, channel="hiring")
    assert "Lisbon" in answers[0]["text"]
    await office.pg.post(KATRIN, "hiring", "thanks, I'll have a look", thread_ts=root)
    await office.quiet()
    assert len(office.answers(KATRIN, "hiring", root)) == 2


async def test_an_edited_message_is_asked_anew_and_its_answer_replaced(office):
    root, answers = await office.ask(JONAS, "find Go engineers in Berlin")
    await office.pg.edit(JONAS, "dm", root, "find Go engineers in Lisbon")
    await office.quiet()
    after = office.answers(JONAS, "dm", root)
    assert len(after) == len(answers)
    assert "Lisbon" in after[0]["text"]
    assert "Berlin" not in after[0]["text"].splitlines()[0]


async def test_an_edit_after_a_change_says_what_stays(office, name):
    root, _ = await office.ask(JONAS, f"tag {name} as Climber")
    await office.pg.edit(JONAS, "dm", root, f"tag {name} as Sailor")
    await office.quiet()
    last = office.answers(JONAS, "dm", root)[-1]
    assert "stays until you undo it" in last["text"]
    assert "Sailor" in last["text"]


async def test_an_executive_gets_numbers_and_no_names(office, name):
    _, answers = await office.ask(MARGARET, f"show {name}")
    assert name not in "".join(m["text"] for m in answers[:1]) or "rights" in answers[0]["text"]


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("Gus Guest", "Guests"),
        ("Una Unknown", "don't know you"),
        ("Otto Other", "this workspace"),
    ],
)
async def test_strangers_are_refused_politely_and_see_nothing(office, who, words):
    turns = "select count(*) from shortlist.turn"
    before = await office.value(turns)
    _, answers = await office.ask(who, "find Go engineers in Berlin")
    assert words in answers[0]["text"]
    assert await office.value(turns) == before


async def test_the_status_line_comes_before_the_answer_and_goes_after_it(office):
    before = len(office.pg.calls)
    root, _ = await office.ask(JONAS, "how many people know Go?")
    methods = [call.method for call in office.pg.calls[before:]]
    assert methods.index("assistant.threads.setStatus") < methods.index("chat.postMessage")
    assert office.pg.status("dm", root, JONAS) == ""


async def test_home_shows_what_waits_and_the_persons_jobs(office):
    await office.pg.open_tab(JONAS, "home")
    await office.quiet()
    home = str(office.pg.home(JONAS))
    assert "Hello Jonas Weidner" in home
    assert "Your jobs" in home
    assert "→" in home


async def test_a_button_of_home_opens_a_thread_in_the_persons_messages(office):
    await office.pg.open_tab(JONAS, "home")
    await office.quiet()
    await office.pg.press(JONAS, "home", "say.0")
    await office.quiet()
    opened = office.pg.channel_messages("dm", JONAS)[-1]
    assert office.answers(JONAS, "dm", opened["ts"])


async def test_opening_the_messages_offers_prompts_from_live_data(office):
    await office.pg.open_tab(JONAS, "messages")
    await office.quiet()
    prompts = next(c for c in office.pg.calls if c.method == "assistant.threads.setSuggestedPrompts")
    assert prompts.answer["ok"]


async def test_the_command_answers_in_the_persons_messages_wherever_it_is_typed(office):
    await office.pg.command(JONAS, "general", "how many people know Go?")
    await office.quiet()
    opened = office.pg.channel_messages("dm", JONAS)[-1]
    assert "Go" in office.answers(JONAS, "dm", opened["ts"])[0]["text"]
    assert not [m for m in office.pg.channel_messages("general") if m.get("bot_id")]


async def test_a_message_becomes_a_note_by_its_shortcut(office, name):
    ts = await office.pg.post(KATRIN, "hiring", f"{name} would need a visa")
    await office.pg.shortcut(JONAS, "note_from_message", "hiring", ts)
    views = await office.pg.until(
        lambda: [v for v in office.pg.views(JONAS) if any(b["type"] == "input" for b in v["blocks"])], timeout=10
    )
    await office.pg.submit(JONAS, views[-1]["id"], {})
    await office.quiet()
    assert (
        await office.value("select body from shortlist.note order by created_at desc limit 1")
        == f"{name} would need a visa"
    )


async def test_a_job_is_made_by_the_shortcut(office):
    await office.pg.shortcut(JONAS, "new_job")
    views = await office.pg.until(
        lambda: [v for v in office.pg.views(JONAS) if any(b["type"] == "input" for b in v["blocks"])], timeout=10
    )
    answer = await office.pg.submit(JONAS, views[-1]["id"], {"title": "Beekeeper"})
    await office.quiet()
    assert answer == {}
    assert await office.value("select status from shortlist.job where title = 'Beekeeper'") == "draft"


async def test_a_thumb_on_an_answer_is_kept_as_a_verdict(office):
    _, answers = await office.ask(JONAS, "how many people know Go?")
    await office.pg.react(JONAS, "dm", answers[0]["ts"], "+1")
    await office.quiet()
    assert await office.value("select verdict from shortlist.feedback_on_answer") == "good"


async def test_a_message_of_forty_thousand_characters_is_answered(office):
    _, answers = await office.ask(JONAS, "find people who " + "like bees " * 3_900)
    assert answers


async def test_a_name_cannot_call_the_channel(office, name):
    _, answers = await office.ask(JONAS, f"@Shortlist tag {name} as <!channel>", channel="hiring")
    assert all("<!channel>" not in str(m["blocks"]) and "<!channel>" not in m["text"] for m in answers)
