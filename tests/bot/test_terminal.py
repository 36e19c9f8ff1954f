"""What people see in a terminal: cards that stay readable at 80 columns and print nothing but text."""

import io
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from rich.console import Console

from agent.answer import Answer
from bot.terminal.render import render
from bot.terminal.show import show
from store.models.enums import Role
from tools.actor import Actor
from tools.ran import Ran
from tools.views import (
    Agenda,
    AgendaItem,
    CandidateItem,
    CandidateList,
    History,
    HistoryEntry,
    JobLine,
    JobList,
    Picker,
    PickerOption,
    View,
)

RITA = Actor(uuid4(), "Rita", "rita@company.example", frozenset({Role.RECRUITER}), "Europe/Berlin")
PERSON = CandidateItem(
    id=uuid4(),
    name="Björn Brandt-Lorenz",
    title="Application Security Engineer",
    company="Brightwater Pay",
    location="Rio de Janeiro, Brazil",
    why="knows Go",
)


def drawn(view: View, width: int = 80) -> str:
    out = io.StringIO()
    Console(file=out, width=width).print(render(view, RITA))
    return out.getvalue()


def shown(reply: str, view: View) -> str:
    ran = Ran(tool="t", args={}, status="done", say=reply, views=(view,))
    out = io.StringIO()
    show(Console(file=out, width=80), Answer(id=uuid4(), thread="t", reply=reply, views=ran.views, ran=(ran,)), RITA)
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_no_word_is_cut_in_two_and_no_line_is_too_long(width):
    text = drawn(CandidateList(items=(PERSON,) * 12, total=12), width)
    for word in ("Application", "Security", "Brightwater", "Janeiro", "Brandt-Lorenz", "Engineer", "knows"):
        assert text.count(word) == 12, word
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_every_column_is_there_however_narrow_the_terminal(width):
    line = JobLine(
        id=uuid4(),
        code="OPS-005",
        title="Implementation Manager",
        status="open",
        department="Engineering",
        location="Remote",
        hiring_manager="Oluwadamilola Castellani",
        active=73,
    )
    text = drawn(JobList(items=(line,), total=1), width)
    assert "7" in text
    assert "3" in text
    assert max(map(len, text.splitlines())) <= width
    if width == 80:
        assert "Implementation" in text
        assert "Oluwadamilola" in text
        assert "73" in text


def test_columns_nobody_fills_are_left_out():
    text = drawn(CandidateList(items=(PERSON.model_copy(update={"why": ""}),), total=1))
    assert "Why" not in text
    assert " On " not in text


def test_what_the_words_have_said_is_not_said_again():
    found = CandidateList(items=(PERSON,), total=1, criteria=("skills: Go", "in Berlin"))
    assert "Understood as" not in shown("1 candidate: skills: Go; in Berlin.", found)
    assert "Understood as" in shown("Here you are.", found)
    question = "Which candidate do you mean?"
    picker = Picker(question=question, options=(PickerOption(id="1", label="Ana"),), of="candidate")
    assert shown(question, picker).count(question) == 1


def test_a_cut_list_says_how_many_more_there_are():
    item = AgendaItem(what="Look", subject_id=uuid4())
    assert "57 more are not shown" in drawn(Agenda(items=(item,) * 3, total=60))
    entry = HistoryEntry(at=datetime(2024, 5, 6, 7, 8, tzinfo=UTC), who="Rita", what="Moved")
    text = drawn(History(of="Ana", items=(entry,), total=3))
    assert "2 more are not shown" in text
    assert "06 May 2024 09:08" in text
    job = JobLine(id=uuid4(), code="ENG-1", title="Engineer", status="open")
    assert drawn(JobList(items=(job,), total=1)).split("\n")[0].strip() == "1 job"


def test_stored_text_cannot_colour_reverse_or_mark_up_the_terminal():
    evil = PERSON.model_copy(update={"name": "\x1b[31mRed\x1b[0m \u202eabc [bold]x[/bold] \x07"})
    text = drawn(CandidateList(items=(evil,), total=1), 120)
    assert not set("\x1b\x07\u202e") & set(text)
    assert "[bold]x[/bold]" in text
