"""Modals and App Home that Slack takes, whatever names they are given, and that can be read back."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from bot.playground.validation import problems_of_view
from bot.slack.blocks import modals
from bot.slack.blocks.forms import loading, submitted
from bot.slack.blocks.home import home_view
from store.models.enums import Role
from tools.actor import Actor
from tools.jobs.create_job import CreateJob
from tools.views import Agenda, AgendaItem, ApprovalCard, Pipeline, PipelineJob, PipelineStage

RITA = Actor(uuid4(), "Rita", "rita@company.example", frozenset({Role.RECRUITER}), "Europe/Berlin")
NAMES = ["Ana", "<!channel>", "x" * 10_000, "", "*bold*"]
CHOICES = [(str(n), NAMES[n % 5]) for n in range(100)]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_slack_takes_every_modal(name):
    views = (
        loading("move_to"),
        modals.reject_reason("id", about=name, reasons=CHOICES),
        modals.reject_reason("id", about=name),
        modals.edit_request("id", request=name),
        modals.move_to("id", name=name, job=name, stages=CHOICES, current=name),
        modals.add_to_pool("id", name=name, pools=CHOICES * 2),
        modals.new_job("", departments=CHOICES, locations=(), people=CHOICES, jobs=CHOICES),
        modals.note_from_message("id", text=name, candidate=name),
        modals.whose_file("id"),
        modals.help_modal([name] * 100),
        modals.problem("new_job", name),
        modals.computed(definition=name, exclusions="", sql=f"select '{name * 3}'\n" * 9),
    )
    for view in views:
        assert problems_of_view(view, "modal") == [], view["callback_id"]
        assert "<!channel>" not in str({**view, "initial_value": None}).replace("'initial_value': '<!channel>'", "")
    assert len({view["callback_id"] for view in views}) == 9


def test_metadata_that_slack_would_refuse_is_refused_here():
    with pytest.raises(ValueError, match="3000"):
        modals.edit_request("x" * 3_001, request="")


def test_a_filled_in_job_is_what_the_tool_takes():
    def chosen(value):
        return {"type": "static_select", "selected_option": {"value": value} if value else None}

    def typed(value):
        return {"type": "plain_text_input", "value": value}

    filled = {
        "title": typed(" Data Engineer "),
        "code": typed(None),
        "department": chosen("0197"),
        "employment_type": chosen("full_time"),
        "hiring_manager": chosen(None),
        "openings": {"type": "number_input", "value": "2"},
        "confidential": {"type": "checkboxes", "selected_options": []},
        "status": chosen("draft"),
    }
    assert set(filled) <= {block["block_id"] for block in modals.new_job()["blocks"]} == set(CreateJob.model_fields)
    read = submitted({name: {name: element} for name, element in filled.items()})
    assert read == {
        "title": "Data Engineer",
        "department": "0197",
        "employment_type": "full_time",
        "openings": 2,
        "confidential": False,
        "status": "draft",
    }
    CreateJob.model_validate(read)


def a_job(name: str, *counts: int) -> Pipeline:
    stages = tuple(
        PipelineStage(id=uuid4(), name=f"{name}{n}", kind="active", count=count) for n, count in enumerate(counts)
    )
    return Pipeline(job=PipelineJob(id=uuid4(), code="ENG-014", title=name), stages=stages)


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:12])
def test_slack_takes_a_full_home(name):
    cards = [ApprovalCard(id=uuid4(), tool="x", summary=name, digest="d" * 64, may_decide=name) for _ in range(9)] * 2
    items = tuple(AgendaItem(what=name, subject_id=uuid4(), due=datetime.now(UTC), action=name) for _ in range(40))
    view = home_view(RITA, Agenda(items=items, total=60), cards, [a_job(name, 3, 0, 1)] * 40, now=datetime.now(UTC))
    assert problems_of_view(view, "home") == []


def test_an_empty_home_says_so_and_offers_three_things_to_say():
    view = home_view(RITA, Agenda(items=()))
    assert problems_of_view(view, "home") == []
    says = [e["value"] for block in view["blocks"] for e in block.get("elements", []) if "action_id" in e]
    assert len(says) == 3
    assert "Nothing needs you today" in str(view)
    assert "No open job has you on its team" in str(view)


def test_a_home_has_each_jobs_funnel_and_a_card_that_can_be_decided_there():
    card = ApprovalCard(id=uuid4(), tool="x", summary="Close ENG-014", digest="d" * 64, may_decide="Rita")
    job = a_job("Screen", 12, 0, 3)
    view = home_view(RITA, Agenda(items=()), [card], [job])
    assert "Screen0 12 → Screen2 3" in str(view)
    assert f"{card.id}.{card.digest}" in str(view)
    assert {b["accessory"]["action_id"]: b["accessory"]["value"] for b in view["blocks"] if "accessory" in b} == {
        "job.0": str(job.job.id)
    }
