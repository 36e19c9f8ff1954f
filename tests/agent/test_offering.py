"""Which tools a model is told of."""

from uuid import UUID

from agent.model import Message, ToolCall
from agent.offering import offered
from store.models.enums import Role
from tools.actor import Actor
from tools.registry import tools_for


def told(role: Role, *calls: ToolCall) -> list[str]:
    actor = Actor(UUID(int=1), "Ada", "ada@example.com", frozenset({role}))
    return [tool.name for tool in offered(tools_for(actor), [Message(role="assistant", calls=calls)])]


def call(name: str, **args: str) -> ToolCall:
    return ToolCall(id="1", name=name, args=args)


def test_an_area_is_told_once_asked_for_and_the_beginning_stays():
    before = told(Role.RECRUITER)
    assert "open_tools" in before
    assert not {"metric_query", "submit_scorecard"} & set(before)
    after = told(Role.RECRUITER, call("open_tools", area="feedback"), call("open_tools", area="numbers"))
    assert after[: len(before)] == before
    assert after.index("submit_scorecard") < after.index("metric_query")


def test_a_tool_used_before_in_the_conversation_is_told_again_with_its_area():
    assert {"metric_query", "show_people_counted"} <= set(told(Role.RECRUITER, call("metric_query", metric="hires")))


def test_an_area_that_does_not_exist_opens_nothing():
    assert told(Role.RECRUITER, call("open_tools", area="secrets")) == told(Role.RECRUITER)
