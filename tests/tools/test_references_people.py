"""Which candidate is meant, through tools that read and tools that write."""

import pytest

from tools.views import CandidateList, CandidateProfile, Mention, Picker


async def shown(office, who, ref):
    ran = await office.run(who, "show_candidate", candidate=ref)
    assert ran.status == "done", ran.say
    return ran


@pytest.mark.parametrize("ref", ["Ana Kowalska", "kowalska ana", "ANA KOWALSKA", "Kowalska, Ana", "kowalska", "Ana"])
async def test_names_fold_turn_round_and_have_parts(staffed, ref):
    ran = await shown(staffed.office, "rita", ref)
    assert ran.views[0].candidate.id == staffed.ana


async def test_special_letters_fold(staffed):
    ran = await shown(staffed.office, "rita", "sorensen")
    assert ran.views[0].candidate.name == "Dora Sørensen"


async def test_ids_and_addresses_resolve(staffed):
    office = staffed.office
    office.rows.insert("candidate_email", candidate_id=staffed.ben, value="ben@example.com")
    assert (await shown(office, "rita", str(staffed.ana))).views[0].candidate.id == staffed.ana
    assert (await shown(office, "rita", " Ben@Example.com ")).views[0].candidate.id == staffed.ben


async def test_a_misspelt_name_reads_the_nearest_and_says_so(staffed):
    ran = await shown(staffed.office, "rita", "Ana Kowalsky")
    assert ran.views[0].candidate.id == staffed.ana
    assert ran.say.startswith("No candidate is called “Ana Kowalsky”; using the nearest, Ana Kowalska.")


async def test_a_misspelt_name_writes_nothing_and_offers_the_nearest(staffed):
    office = staffed.office
    ran = await office.run("rita", "add_note", candidate="Ana Kowalsky", text="Great talk")
    assert ran.status == "failed"
    (picker,) = ran.views
    assert isinstance(picker, Picker)
    assert picker.options[0].id == str(staffed.ana)
    assert (picker.field, picker.instead_of) == ("candidate", "Ana Kowalsky")
    assert office.rows.value("select count(*) from shortlist.note") == 0
    assert office.changes() == 0


async def test_the_beginning_of_a_name_does_not_write(staffed):
    ran = await staffed.office.run("rita", "add_note", candidate="Ana Kowals", text="Great talk")
    assert ran.status == "failed"
    assert isinstance(ran.views[0], Picker)


async def test_two_of_a_name_are_listed_for_a_read_and_picked_for_a_write(staffed):
    office = staffed.office
    other = office.candidate("Ana Kowalska", current_title="Designer", current_company="Initech")
    read = await shown(office, "rita", "Ana Kowalska")
    assert isinstance(read.views[0], CandidateList)
    assert {item.id for item in read.views[0].items} == {staffed.ana, other}
    ran = await office.run("rita", "tag_candidates", candidates=["Ana Kowalska"], tags=["star"])
    assert ran.status == "refused"
    (picker,) = ran.views
    assert {option.id for option in picker.options} == {str(staffed.ana), str(other)}
    details = {option.id: option.detail for option in picker.options}
    assert details[str(other)] == "Designer · Initech"
    assert details[str(staffed.ana)] == "Phone screen on ENG-014"
    assert office.rows.value("select count(*) from shortlist.tag") == 0


async def test_of_two_of_a_name_the_one_named_last_is_meant(staffed):
    office = staffed.office
    office.candidate("Ana Kowalska")
    office.mentions.append(Mention(kind="candidate", id=str(staffed.ana), label="Ana Kowalska"))
    ran = await office.run("rita", "add_note", candidate="Ana", text="Great talk")
    assert ran.status == "done", ran.say
    assert office.rows.value("select candidate_id from shortlist.note") == staffed.ana


async def test_an_exact_name_beats_a_part(staffed):
    office = staffed.office
    office.candidate("Ana Kowalska Santos")
    ran = await shown(office, "rita", "Ana Kowalska")
    assert isinstance(ran.views[0], CandidateProfile)
    assert ran.views[0].candidate.id == staffed.ana


async def test_a_hidden_person_is_as_absent_as_a_stranger(staffed):
    office = staffed.office
    office.candidate("Zelda Hidden", is_private=True, owner_id=office.people["ada"].id)
    hidden = await office.run("rita", "show_candidate", candidate="Zelda Hidden")
    absent = await office.run("rita", "show_candidate", candidate="Zelda Absent")
    assert hidden.say.replace("Hidden", "X") == absent.say.replace("Absent", "X")
    assert hidden.status == absent.status == "failed"
    misspelt = await office.run("rita", "show_candidate", candidate="Zelda Hiden")
    assert not misspelt.views
    assert (await shown(office, "ada", "Zelda Hidden")).views[0].candidate.name == "Zelda Hidden"


async def test_a_merged_record_is_not_found(staffed):
    office = staffed.office
    office.candidate("Milo Gone", status="merged", merged_into_id=staffed.ana)
    assert (await office.run("rita", "show_candidate", candidate="Milo Gone")).status == "failed"


@pytest.mark.parametrize(
    "ref", ["", "%", "_", "'; drop table candidate; --", "🎉", "x" * 10_000, "a " * 5_000, "\x00", "a/b.c"]
)
async def test_weird_names_are_simply_not_found(staffed, ref):
    ran = await staffed.office.run("rita", "show_candidate", candidate=ref)
    assert ran.status == "failed"
    assert "reference is" not in ran.say
    assert len(ran.say) < 300


async def test_a_name_of_signs_alone_is_found(staffed):
    office = staffed.office
    celebrated = office.rows.candidate("🎉", None)
    assert (await shown(office, "rita", "🎉")).views[0].candidate.id == celebrated


async def test_more_namesakes_than_fit_are_counted(staffed):
    office = staffed.office
    for number in range(14):
        office.candidate("Kim Lee", current_title=f"Engineer {number}")
    ran = await office.run("rita", "add_note", candidate="Kim Lee", text="Great talk")
    (picker,) = ran.views
    assert len(picker.options) == 8
    assert "8 of 14" in picker.question
