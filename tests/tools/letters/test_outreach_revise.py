"""Drafts changed in words: how they sound, how long they are, in which language, and what the record lets them say."""

from itertools import combinations

from tools.ran import Ran
from tools.views import DraftMessage


def letter(draft: DraftMessage) -> str:
    """The letter without what stands under it."""
    return draft.body.split("\n\n-- \n")[0]


def drafts_of(ran: Ran) -> tuple[DraftMessage, ...]:
    """The drafts an answer shows."""
    return tuple(view for view in ran.views if isinstance(view, DraftMessage))


async def revised(sourcing, *names: str, **how: object) -> tuple[DraftMessage, ...]:
    """Let Rita revise drafts."""
    ran = await sourcing.office.run("rita", "revise_drafts", drafts=list(names), **how)
    assert ran.status == "done", ran.say
    return drafts_of(ran)


async def test_shorter_longer_formal_and_german_in_turn_and_back_by_undo(sourcing) -> None:
    (first,) = await sourcing.draft("Gil Weber")
    (short,) = await revised(sourcing, length="shorter")
    assert len(letter(short)) < len(letter(first))
    (formal,) = await revised(sourcing, tone="formal")
    assert letter(formal).startswith("Dear Gil,")
    assert len(letter(formal)) < len(letter((await revised(sourcing, length="longer"))[0]))
    (german,) = await revised(sourcing, language="German")
    assert letter(german).startswith("Guten Tag Gil,")
    assert "Wenn Sie nichts mehr von uns hören möchten" in german.body
    assert (await sourcing.office.run("rita", "undo")).status == "done"
    body = "select body_text from shortlist.message where id = %s"
    assert sourcing.office.rows.value(body, first.id).startswith("Dear Gil,")
    (warm,) = await revised(sourcing, tone="warm")
    assert letter(warm).startswith("Hello Gil,")


async def test_only_the_draft_that_was_named_changes(sourcing) -> None:
    first, second = await sourcing.draft("Gil Weber", "Ida Berg")
    (changed,) = await revised(sourcing, "Ida Berg", tone="formal")
    assert changed.id == second.id
    kept = sourcing.office.rows.value("select body_text from shortlist.message where id = %s", first.id)
    assert kept == first.body


async def test_a_draft_mentions_what_the_jobs_record_says_and_nothing_else(sourcing) -> None:
    office = sourcing.office
    (draft,) = await sourcing.draft("Gil Weber")
    refused = await office.run("rita", "revise_drafts", mention="remote")
    assert refused.status == "failed"
    assert "its place is Berlin" in refused.say
    assert sourcing.office.rows.value("select body_text from shortlist.message where id = %s", draft.id) == draft.body
    remote = office.rows.insert("location", name="Remote")
    office.rows.run("update shortlist.job set location_id = %s where code = 'ENG-014'", remote)
    (said,) = await revised(sourcing, mention="remote")
    assert "can be done remotely" in said.body
    assert ("job", "remote") in [(fact.kind, fact.words) for fact in said.facts]
    (still,) = await revised(sourcing, tone="formal")
    assert "can be done remotely" in still.body


async def test_the_senders_own_sentence_stays_and_a_text_of_their_own_is_not_written_over(sourcing) -> None:
    office = sourcing.office
    await sourcing.draft("Gil Weber", message="We met at the Go meetup.")
    await office.run("rita", "edit_draft", draft="Gil Weber", add="PS: we have a cat.")
    (formal,) = await revised(sourcing, tone="formal")
    assert "We met at the Go meetup." in formal.body
    assert "PS: we have a cat." in formal.body
    await office.run("rita", "edit_draft", draft="Gil Weber", body="Dear Gil, all of this is mine.")
    refused = await office.run("rita", "revise_drafts", length="shorter")
    assert refused.status == "failed"
    assert "words of your own" in refused.say


async def test_a_card_shown_before_a_draft_was_revised_sends_nothing(sourcing) -> None:
    office = sourcing.office
    await sourcing.draft("Gil Weber")
    asked = await office.run("rita", "send_drafts")
    await revised(sourcing, tone="formal")
    late = await office.say_yes("rita", asked)
    assert late.status != "done"
    assert sourcing.queued() == 0


async def test_thirty_people_of_one_company_get_thirty_letters_in_two_requests(sourcing) -> None:
    office, rows = sourcing.office, sourcing.office.rows
    go = rows.value("select id from shortlist.skill where name = 'Go'")
    names = [f"{first} {last}" for last in ("Adler", "Braun", "Conti") for first in "ABCDEFGHIJ"]
    for name in names:
        one = office.candidate(f"{name[0]}na {name.split()[1]}", current_company="Globex")
        rows.insert("candidate_email", candidate_id=one, value=f"{one}@mail.example", is_primary=True)
        rows.insert("candidate_skill", candidate_id=one, skill_id=go, years=4)
    whole = [f"{name[0]}na {name.split()[1]}" for name in names]
    made = [*await sourcing.draft(*whole[:20]), *await sourcing.draft(*whole[20:])]
    read = [letter(draft).split(",", 1)[1] for draft in made]
    assert len(set(read)) == 30
    paragraphs = [{part.strip() for part in text.replace(". ", ".\n\n").split("\n\n") if part.strip()} for text in read]
    assert all(not one <= other for one, other in combinations(paragraphs, 2))


async def test_revising_asks_the_model_again_with_what_is_wanted(sourcing, speaking) -> None:
    good = {
        "subject": "A question about your Go",
        "opening": "Your work with Go made me curious.",
        "offer": "We are looking for a Backend Engineer.",
        "closing": "Would you like to talk?",
    }
    async with speaking(lambda _: good) as model:
        await sourcing.draft("Gil Weber")
        (draft,) = await revised(sourcing, tone="formal", length="shorter")
    assert [(one["tone"], one["length"]) for one in model.asked] == [("friendly", "usual"), ("formal", "short")]
    assert letter(draft).startswith("Dear Gil,")
    assert good["opening"] in draft.body
