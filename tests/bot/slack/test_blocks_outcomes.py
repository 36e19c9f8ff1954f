"""A decided card says who, when and what came of it, where its buttons were."""

from datetime import UTC, datetime
from uuid import uuid4

from agent.answer import Answer
from bot.playground.validation import problems_of
from bot.slack.blocks.drawing import draw
from bot.slack.blocks.outcomes import CardOutcome, outcome_of, outcome_words, replace_card
from store.models.enums import Role
from tools.actor import Actor
from tools.ran import Ran
from tools.views import ApprovalCard, Changed, Help

RITA = Actor(uuid4(), "Rita <b>", "rita@company.example", frozenset({Role.RECRUITER}), "Europe/Berlin")
AT = datetime(2026, 11, 16, 23, 30, tzinfo=UTC)


def a_card(who: str) -> ApprovalCard:
    return ApprovalCard(
        id=uuid4(),
        tool="reject_candidates",
        summary=f"Reject {who}.",
        digest="d" * 64,
        may_decide="Rita",
        expires_at=AT,
    )


def texts(blocks) -> str:
    return str([block.get("text") or block.get("elements") for block in blocks])


def test_only_the_decided_card_of_a_message_is_replaced_and_the_rest_stays():
    ana, ben, change = a_card("Ana"), a_card("Ben"), uuid4()
    answer = Answer(id=uuid4(), thread="t", reply="Two cards.", views=(ana, ben, Help(examples=("help",))))
    (message,) = draw(answer, RITA)
    outcome = CardOutcome("approved", "Rita <b>", AT, "Rejected Ana <!here>.", change)
    blocks = replace_card(message.blocks, ana.id, outcome, RITA)
    assert problems_of(list(blocks)) == []
    assert str(ana.id) not in str([b.get("elements") for b in blocks])
    assert f"{ben.id}.{ben.digest}" in str(blocks)
    assert blocks[0] == message.blocks[0]
    assert blocks[-1] == message.blocks[-1]
    assert "Approved by Rita &lt;b&gt; on 17 Nov 2026 at 00:30." in texts(blocks)
    assert "Reject Ana." in texts(blocks)
    assert "&lt;!here&gt;" in texts(blocks)
    assert [e["value"] for b in blocks for e in b.get("elements", []) if e.get("action_id") == "undo"] == [str(change)]


def test_a_message_without_the_card_comes_back_as_it_was():
    (message,) = draw(Answer(id=uuid4(), thread="t", reply="", views=(a_card("Ana"),)), RITA)
    assert replace_card(message.blocks, uuid4(), CardOutcome("stale"), RITA) == message.blocks


def test_what_a_decision_gave_back_becomes_an_outcome():
    change = Changed(what="Rejected Ana", items=(), undo=uuid4())
    done = Ran(tool="reject_candidates", args={}, status="done", say="Rejected Ana.", views=(change,))
    assert outcome_of(done, RITA, yes=True, at=AT) == CardOutcome(
        "approved", RITA.name, AT, "Rejected Ana.", change.undo
    )
    dropped = Ran(tool="reject_candidates", args={}, status="refused", say="Dropped: Reject Ana.")
    assert outcome_of(dropped, RITA, yes=False, at=AT).verdict == "rejected"
    late = Ran(tool="decide", args={}, status="refused", say="This card has expired.")
    assert outcome_of(late, RITA, yes=False, at=AT) == CardOutcome("stale", say="This card has expired.")
    assert outcome_words(CardOutcome("stale", say="This card has expired."), RITA) == (
        "No longer open. This card has expired."
    )
