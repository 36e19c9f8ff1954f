"""What is personal never goes to a channel, and a kind of view nobody has judged is personal."""

import typing
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from agent.answer import Answer
from bot.slack.blocks.private import is_personal, personal_sentence, reasons, split_for_channel
from tools.ran import Ran
from tools.views import (
    CandidateDetail,
    CandidateItem,
    CandidateList,
    CandidateProfile,
    Changed,
    ChangedItem,
    Help,
    JobCard,
    JobDetail,
    JobLine,
    JobList,
    NoteLine,
    Pipeline,
    PipelineItem,
    PipelineJob,
    PipelineStage,
    View,
)

AT = datetime(2026, 11, 16, tzinfo=UTC)


def a_profile(**facts) -> CandidateProfile:
    notes = facts.pop("notes", ())
    return CandidateProfile(
        candidate=CandidateDetail(id=uuid4(), name="Ana Kowalska", title="Engineer", **facts), notes=notes
    )


def a_note(visibility: str) -> NoteLine:
    return NoteLine(id=uuid4(), author="Rita", body="Wants to move.", visibility=visibility, at=AT)


def a_job(**facts) -> JobCard:
    return JobCard(job=JobDetail(id=uuid4(), code="ENG-014", title="Engineer", status="open", **facts))


def a_change(to: str, what: str = "Changed Ana") -> Changed:
    return Changed(what=what, items=(ChangedItem(id=uuid4(), name="Ana", to=to),))


def an_answer(reply: str, *views, tool: str = "t", **args) -> Answer:
    ran = Ran(tool=tool, args=args, status="done", say=reply, views=views)
    return Answer(id=uuid4(), thread="t", reply=reply, views=views, ran=(ran,))


def test_every_kind_of_view_has_been_judged():
    judged = set(reasons.registry)
    assert set(typing.get_args(typing.get_args(View)[0])) <= judged


@pytest.mark.parametrize(
    "view",
    [
        a_profile(emails=("ana@kowalska.example",)),
        a_profile(phones=("+48 601 234 567",)),
        a_profile(links=("https://linkedin.com/in/ana",)),
        a_profile(notes=(a_note("private"),)),
        a_profile(notes=(a_note("admin_only"),)),
        a_profile(is_private=True),
        a_profile(summary="Reach me at ana@kowalska.example"),
        a_job(salary="90,000 to 110,000 EUR"),
        a_change("E-mail: ana@kowalska.example"),
        a_change("Phone: 030 1234567"),
        a_change("Wants more.", "Wrote a private note on Ana"),
        object(),
    ],
    ids=lambda view: type(view).__name__,
)
def test_personal_views_stay_out_of_channels(view):
    assert is_personal(view)


def test_lists_pipelines_jobs_and_bare_profiles_may_be_posted():
    person = CandidateItem(id=uuid4(), name="Ana Kowalska", company="Acme", why="knows Go since 2019-04-01 10:00")
    standing = PipelineItem(id=uuid4(), candidate_id=uuid4(), name="Ana", since=AT, days=3)
    stage = PipelineStage(id=uuid4(), name="Onsite", kind="active", count=1, items=(standing,))
    shown = (
        CandidateList(items=(person,), total=1),
        Pipeline(job=PipelineJob(id=uuid4(), code="ENG-014", title="Engineer"), stages=(stage,)),
        JobList(items=(JobLine(id=uuid4(), code="ENG-014", title="Pay analyst", status="open"),), total=1),
        a_job(active=12),
        a_profile(),
        a_change("Onsite", "Moved Ana"),
        Help(examples=("list open jobs",)),
    )
    assert not any(map(is_personal, shown))
    assert split_for_channel(
        an_answer("ENG-014 Pay analyst has 57 active candidates: Screen 9, Offer 4, since 2026-11-16 14:03.", *shown)
    ) == (True, "")


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        ("Ana: ana@kowalska.example.", "That has contact details."),
        ("Ana: +48 601 234 567.", "That has contact details."),
        ("She wants a salary of 95k.", "That has pay."),
        ("ENG-014 pays 90,000 EUR.", "That has pay."),
        ("Wrote a private note on Ana.", "That has private notes."),
    ],
)
def test_words_that_are_personal_keep_the_whole_answer_out(reply, why):
    assert split_for_channel(an_answer(reply)) == (False, why)
    assert personal_sentence(Ran(tool="t", args={}, status="done", say=reply))


def test_what_was_asked_for_counts_even_where_the_answer_shows_nothing():
    nothing = an_answer("There are no notes of Ana that you can see.", tool="show_candidate", section="notes")
    assert split_for_channel(nothing)[0] is False
    assert split_for_channel(an_answer("Done.", tool="add_note", visibility="private"))[0] is False
    assert split_for_channel(an_answer("Wrote a note on Ana.", tool="add_note", visibility="public")) == (True, "")
