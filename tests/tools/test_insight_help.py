"""Help, through the toolbox."""

from tools.views import Help


async def _help(office, who, **args):
    ran = await office.run(who, "help", **args)
    assert ran.status == "done", ran.say
    (view,) = ran.views
    assert isinstance(view, Help)
    return ran, view


async def test_examples_carry_names_the_person_can_see(staffed):
    _, view = await _help(staffed.office, "rita")
    text = " ".join(view.examples)
    assert "ENG-01" in text
    assert "{" not in text
    assert any(name in text for name in ("Ana Kowalska", "Ben Okafor", "Cleo Duarte"))


async def test_the_note_is_said_first(staffed):
    ran, view = await _help(staffed.office, "rita", note="I can’t tell the weather.")
    assert ran.say.startswith("I can’t tell the weather.")
    assert view.note == "I can’t tell the weather."


async def test_near_examples_come_as_given_with_their_slots_filled(staffed):
    _, view = await _help(
        staffed.office, "rita", near=["move {candidate} to {next_stage}", "list open jobs", "send {rocket}"]
    )
    assert view.examples[1] == "list open jobs"
    assert view.examples[0].startswith("move ")
    assert len(view.examples) == 2


async def test_an_executive_is_shown_no_candidates(staffed):
    _, view = await _help(staffed.office, "erin")
    assert view.examples
    assert not any(name in " ".join(view.examples) for name in ("Ana", "Ben", "Cleo", "Dora"))


async def test_a_topic_chooses_the_examples(staffed):
    _, view = await _help(staffed.office, "rita", topic="pools")
    assert view.examples
    assert all("pool" in example for example in view.examples)


async def test_help_works_in_an_empty_company(office):
    _, view = await _help(office, "rita")
    assert "what needs me today?" in view.examples


async def test_every_example_works_for_somebody_who_only_interviews(staffed):
    _, view = await _help(staffed.office, "ivo")
    assert "move" not in " ".join(view.examples)
