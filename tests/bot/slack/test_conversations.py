"""Asking in Slack: what is typed, and what stands in the thread afterwards."""


async def test_a_direct_message_is_answered_in_its_thread_with_rows(office):
    _, answers = await office.ask("jonas.weidner@quillhaven.example", "find Go engineers in Berlin")
    assert "Go" in answers[0]["text"]
    assert any(block.get("accessory", {}).get("type") == "overflow" for block in answers[0]["blocks"])
