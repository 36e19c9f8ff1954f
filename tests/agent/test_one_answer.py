"""A model asked once for JSON: what goes over the wire, and that it cannot be had is no error."""

from datetime import UTC, datetime
from uuid import uuid4

from openai import AsyncOpenAI

from agent.fallback import WithFallback
from agent.model import ModelReply, ModelUnavailable
from agent.one_answer import OneAnswer
from agent.openai_model import OpenAIModel
from agent.testing import ScriptedModel, StandInEndpoint, failing, stream
from store.models.enums import Role
from tools.actor import Actor
from tools.feedback.reading import AttributeSpec, FeedbackMessage, read_feedback_by

ACTOR = Actor(uuid4(), "Ada Byron", "ada@example.com", frozenset({Role.INTERVIEWER}))
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MESSAGES = [FeedbackMessage(id="1", text="SQL made me smile")]
KIT = [AttributeSpec(name="SQL")]
ANSWER = (
    '{"recommendation":{"value":"none","quotes":[]},"ratings":[{"attribute":"SQL","rating":"yes",'
    '"quotes":[{"message":0,"text":"made me smile"}]}],"passed_over":[]}'
)


async def test_feedback_is_read_over_the_wire_with_a_strict_schema_and_no_tools() -> None:
    async with (
        StandInEndpoint([stream({"content": ANSWER})]) as endpoint,
        AsyncOpenAI(api_key="x", base_url=endpoint.url, max_retries=0) as client,
    ):
        asked = OneAnswer(OpenAIModel(client, "stand-in"), ACTOR, NOW)
        found = await read_feedback_by(asked, MESSAGES, KIT)
        sent = endpoint.requests[0]
    assert found.by == "model"
    assert found.rating_of("SQL") == "yes"
    assert "tools" not in sent
    assert sent["response_format"]["json_schema"]["strict"] is True


async def test_an_endpoint_that_refuses_leaves_the_reading_to_the_rules() -> None:
    async with (
        StandInEndpoint([failing(400)]) as endpoint,
        AsyncOpenAI(api_key="x", base_url=endpoint.url, max_retries=0) as client,
    ):
        asked = OneAnswer(OpenAIModel(client, "stand-in"), ACTOR, NOW)
        assert (await read_feedback_by(asked, MESSAGES, KIT)).by == "rules"


async def test_the_built_in_interpreter_is_not_asked_to_read_even_when_it_stands_in() -> None:
    builtin = ScriptedModel(ModelReply(text=ANSWER), reads=False)
    down = ScriptedModel(ModelUnavailable("The endpoint is down."))
    for model in (builtin, WithFallback(down, builtin)):
        assert await OneAnswer(model, ACTOR, NOW).answer("feedback", "", "", {}) is None
    assert builtin.requests == []
