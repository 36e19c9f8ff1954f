"""What people say of outreach in their own way, and what must not be taken for it."""

from datetime import date
from typing import Any

import pytest

from agent.builtin.focus import Focus, Shown
from agent.builtin.outreach import Heard, outreach_heard
from agent.builtin.outreach.sourcing import Sought
from agent.model import ToolCall
from tools.views import Mention

SUNDAY = date(2026, 11, 22)
YESTERDAY = "2026-11-21T12:00:00"


def heard(text: str, focus: Focus | None = None) -> Heard | None:
    """Read a sentence on a Sunday."""
    return outreach_heard(text, SUNDAY, focus or Focus())


def calls(text: str, focus: Focus | None = None) -> list[tuple[str, dict[str, Any]]]:
    """Give the calls a sentence becomes."""
    found = heard(text, focus)
    return [(step.tool, step.args) for step in found.plan.steps] if found and found.plan else []


def thread(*names: str) -> Focus:
    """A thread in which drafts to these people were just shown."""
    mentions = tuple(Mention(kind="candidate", id=name.split()[0].lower(), label=name) for name in names)
    call = ToolCall(id="1", name="draft_outreach", args={})
    return Focus(shown=[Shown(call, "done", mentions)])


def sought(text: str) -> Sought:
    """Give the search a sentence is made of."""
    found = heard(text)
    assert found is not None
    assert found.sought is not None
    return found.sought


@pytest.mark.parametrize(
    ("text", "args"),
    [
        ("I called Ana Silva this morning", {"how": "call"}),
        ("logged a call with Ana Silva yesterday", {"how": "call", "at": YESTERDAY}),
        ("spoke to Ana Silva on Friday: open in March",
         {"how": "call", "text": "open in March", "at": "2026-11-20T12:00:00"}),
        ("I messaged Ana Silva on LinkedIn yesterday", {"how": "linkedin", "at": YESTERDAY}),
        ("sent an InMail to Ana Silva about eng-014", {"how": "linkedin", "job": "ENG-014"}),
        ("just texted Ana Silva", {"how": "sms"}),
        ("had lunch with Ana Silva 2 days ago", {"how": "meeting", "at": "2026-11-20T12:00:00"}),
        ("met Ana Silva at the Go meetup", {"how": "event", "text": "at the Go meetup"}),
        ("Ana Silva rang me back today", {"how": "call"}),
        ("we spoke with Ana Silva today, she wants remote", {"how": "call", "text": "she wants remote"}),
        ("caught up with Ana Silva over the phone this morning", {"how": "call"}),
        ("short call with Ana Silva just now, will think about it", {"how": "call", "text": "will think about it"}),
        ("Ana Silva and I spoke this afternoon", {"how": "call"}),
        ("had a quick chat with Ana Silva on Zoom yesterday", {"how": "call", "at": YESTERDAY}),
        ("bumped into Ana Silva at PyCon yesterday", {"how": "event", "text": "at PyCon", "at": YESTERDAY}),
        ("phone call with Ana Silva today: happy where she is", {"how": "call", "text": "happy where she is"}),
    ],
)  # fmt: skip
def test_what_somebody_did_is_logged_with_its_day(text: str, args: dict[str, Any]) -> None:
    assert calls(text) == [("log_touch", {"candidate": "Ana Silva"} | args)]


def test_two_people_are_two_touches_and_her_is_whom_the_thread_showed() -> None:
    assert [args["candidate"] for _, args in calls("I called Ana Silva and Ben Okafor today")] == [
        "Ana Silva",
        "Ben Okafor",
    ]
    assert calls("I called her yesterday", thread("Ana Silva")) == [
        ("log_touch", {"candidate": "ana", "how": "call", "at": YESTERDAY})
    ]


@pytest.mark.parametrize(
    "text",
    [
        "did I call Ana Silva?",
        "I did not call Ana Silva",
        "I will call Ana Silva tomorrow",
        "call Ana Silva",
        "I should have called Ana Silva",
        "if I called Ana Silva she would be glad",
        "called it a day",
        "I met the requirements",
        "she said I called Ana Silva",
        "create a pool called Finalists",
        "everyone called Ana",
        "find somebody called Ana Silva",
        "I spoke to the hiring manager",
        "I called her yesterday",
        "had coffee with Ana Silva last month",
        "make it shorter",
        "more formal",
        "add the second one to ENG-014",
        "Ana Silva was rejected by Ben Okafor",
        "who referred Ana Silva?",
        "remove Ana Silva from the pool Finalists",
        "add Ana Silva and Ben Okafor to the pool Finalists",
    ],
)
def test_what_says_something_else_is_left_to_others(text: str) -> None:
    assert heard(text) is None


@pytest.mark.parametrize(
    ("text", "args"),
    [
        ("make it shorter", {"length": "shorter"}),
        ("shorter please", {"length": "shorter"}),
        ("shorten them", {"length": "shorter"}),
        ("a bit longer", {"length": "longer"}),
        ("more formal", {"tone": "formal"}),
        ("less formal", {"tone": "friendly"}),
        ("make them shorter and warmer", {"length": "shorter", "tone": "warm"}),
        ("in German please", {"language": "German"}),
        ("translate it into German", {"language": "German"}),
        ("rephrase it", {"other": True}),
        ("try again", {"other": True}),
        ("that's too long", {"length": "shorter"}),
        ("too formal", {"tone": "friendly"}),
        ("could it be warmer?", {"tone": "warm"}),
        ("switch to German", {"language": "German"}),
        ("use other words", {"other": True}),
        ("make it sound friendlier", {"tone": "warm"}),
        ("mention that we are remote", {"mention": "remote"}),
        ("also mention the team", {"mention": "team"}),
        ("make the second one warmer", {"drafts": ["ben"], "tone": "warm"}),
        ("make the draft to Ana Silva warmer", {"drafts": ["Ana Silva"], "tone": "warm"}),
        ("can you make Ana Silva's draft less formal", {"drafts": ["Ana Silva"], "tone": "friendly"}),
    ],
)
def test_how_a_draft_should_sound_is_heard_after_drafts(text: str, args: dict[str, Any]) -> None:
    assert calls(text, thread("Ana Silva", "Ben Okafor")) == [("revise_drafts", args)]


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("Ana Silva asked us to leave her alone", ("set_do_not_contact", {"candidate": "Ana Silva", "on": True})),
        ("take Ana Silva off all mailings", ("set_do_not_contact", {"candidate": "Ana Silva", "on": True})),
        ("Ana Silva doesn't want to hear from us any more",
         ("set_do_not_contact", {"candidate": "Ana Silva", "on": True})),
        ("unsubscribe Ana Silva", ("suppress_contact", {"candidate": "Ana Silva"})),
        ("Ben Okafor referred Ana Silva", ("refer_candidate", {"candidate": "Ana Silva", "referrer": "Ben Okafor"})),
        ("Ana Silva was referred by Ben Okafor for ENG-014",
         ("refer_candidate", {"candidate": "Ana Silva", "referrer": "Ben Okafor", "job": "ENG-014"})),
        ("I referred Ana Silva", ("refer_candidate", {"candidate": "Ana Silva", "referrer": "me"})),
        ("add these from the Berlin meetup: Noor Haddad and Yuki Arai",
         ("add_from_event", {"people": ["Noor Haddad", "Yuki Arai"], "event": "Berlin meetup"})),
        ("who unsubscribed?", ("show_opted_out", {})),
        ("who opted out this month?", ("show_opted_out", {"since": "2026-11-01", "before": "2026-12-01"})),
        ("who are we not allowed to contact?", ("show_opted_out", {"marked": True})),
        ("who replied this week?", ("show_replies", {"since": "2026-11-16", "before": "2026-11-23"})),
        ("how many people opted out this month?", ("show_opted_out", {"since": "2026-11-01", "before": "2026-12-01"})),
        ("who said no?", ("show_replies", {"meant": "not_interested"})),
        ("has anybody spoken to Ana Silva lately?", ("contact_history", {"candidate": "Ana Silva"})),
        ("what was our last message to Ana Silva?", ("contact_history", {"candidate": "Ana Silva"})),
        ("who responded positively?", ("show_replies", {"meant": "interested"})),
        ("no more mails to Ana Silva please", ("set_do_not_contact", {"candidate": "Ana Silva", "on": True})),
        ("Ana Silva wants no more emails from us", ("set_do_not_contact", {"candidate": "Ana Silva", "on": True})),
        ("who is interested?", ("show_replies", {"meant": "interested"})),
        ("what did we send Ana Silva?", ("contact_history", {"candidate": "Ana Silva"})),
        ("which subject works better in the sequence Backend", ("compare_subjects", {"sequence": "Backend"})),
        ('also try the subject "Go in Berlin" in the sequence Backend',
         ("add_subject", {"sequence": "Backend", "subject": "Go in Berlin"})),
    ],
)  # fmt: skip
def test_who_came_from_where_and_whom_not_to_write_to(text: str, call: tuple[str, dict[str, Any]]) -> None:
    assert calls(text) == [call]


def test_pools_and_sequences_take_whom_a_search_finds() -> None:
    pool = sought("make a pool called Gophers of people who know Go in Berlin")
    assert pool.find == "find people who know Go in Berlin"
    step = pool.then({"skills": ["Go"]})
    assert (step.tool, step.args) == ("create_pool", {"name": "Gophers", "find": {"skills": ["Go"]}})
    last = sought("set up a pool of designers in Lisbon called Lisbon UX")
    assert last.find == "find designers in Lisbon"
    assert last.then({}).args["name"] == "Lisbon UX"
    way = sought("enroll everyone in the pool Finalists in the sequence Backend")
    assert way.find == "find people in the pool Finalists"
    assert way.then({}).args == {"find": {}, "sequence": "Backend"}


def test_how_a_letter_sounds_is_taken_out_of_the_request_for_it() -> None:
    for text, plainly, how in (
        ("draft a short, friendly email to Ana about ENG-014", "draft a note to Ana about ENG-014",
         {"length": "short", "tone": "friendly"}),
        ("write Ana Silva a short mail about ENG-014", "draft a note to Ana Silva about ENG-014",
         {"length": "short"}),
        ("compose a brief intro mail to Ana", "draft a note to Ana", {"tone": "brief"}),
        ("draft something formal for Ana about ENG-014", "draft a note to Ana about ENG-014", {"tone": "formal"}),
        ("draft an email in German to Ana", "draft a note to Ana", {"language": "German"}),
        ("draft a note to Ana about ENG-014 in German", "draft a note to Ana about ENG-014", {"language": "German"}),
    ):  # fmt: skip
        assert heard(text) == Heard(plainly=plainly, how=how)
