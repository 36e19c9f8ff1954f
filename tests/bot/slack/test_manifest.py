"""The manifest people paste asks for what the program uses, no less and no more."""

from pathlib import Path

import yaml

from bot.playground.plan import EVENTS, SCOPES, AppPlan
from bot.slack import checking
from bot.slack.handlers.form import FORMS

ROOT = Path(__file__).parents[3]
MANIFEST = yaml.safe_load((ROOT / "docs" / "slack-manifest.yaml").read_text())


def test_its_scopes_are_those_the_doctor_checks_and_the_document_explains():
    scopes = set(MANIFEST["oauth_config"]["scopes"]["bot"])
    explained = (ROOT / "docs" / "slack.md").read_text()
    assert scopes == checking.SCOPES == SCOPES
    assert all(f"`{scope}`" in explained for scope in scopes)


def test_the_playground_gives_the_app_what_the_manifest_says():
    features = MANIFEST["features"]
    plan = AppPlan()
    assert set(MANIFEST["settings"]["event_subscriptions"]["bot_events"]) == EVENTS
    assert [(s["type"], s["callback_id"]) for s in features["shortcuts"]] == [
        (s.type, s.callback_id) for s in sorted(plan.shortcuts, key=lambda s: s.type)
    ]
    assert [c["command"] for c in features["slash_commands"]] == [c.command for c in plan.commands]


def test_every_shortcut_opens_a_form_that_somebody_handles():
    assert {s["callback_id"] for s in MANIFEST["features"]["shortcuts"]} <= set(FORMS)
