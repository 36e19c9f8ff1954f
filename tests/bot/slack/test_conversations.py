"""Asking in Slack: what is typed, and what stands in the thread afterwards."""

JONAS = "jonas.weidner@quillhaven.example"


async def test_a_direct_message_is_answered_in_its_thread_with_rows(office):
    _, answers = await office.ask(JONAS, "find Go engineers in Berlin")
    assert "Go" in answers[0]["text"]
    assert any(block.get("accessory", {}).get("type") == "overflow" for block in answers[0]["blocks"])


async def test_summoned_into_the_middle_of_a_thread_the_bot_knows_whom_others_named(office):
    pg = office.pg
    name = await office.value(
        "select c.name from shortlist.application a join shortlist.candidate c on c.id = a.candidate_id"
        " join shortlist.job j on j.id = a.job_id where j.code = 'ENG-014' and a.status = 'active'"
        " and (select count(*) from shortlist.candidate d where d.name_folded = c.name_folded) = 1 limit 1"
    )
    root = await pg.post("katrin.vollmer@quillhaven.example", "hiring", f"{name} did really well with me today")
    _, answers = await office.ask(JONAS, "@Shortlist show her", thread_ts=root, channel="hiring")
    assert "directly" in answers[0]["text"], "contact details do not go into a channel"
    assert any(name in m["text"] for m in pg.channel_messages("dm", JONAS))
