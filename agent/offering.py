"""Which tools a model is told of: those of daily work at once, those of an area when it asks for them.

What every call begins with costs time and money each time, and a model chooses worse among many tools. Whoever has few
tools is told of all.
"""

from collections.abc import Iterable, Iterator, Sequence

import orjson

from agent.model import Message
from tools.base import Tool
from tools.insight.open_tools import LATER, open_tools

FEW = 12_000
"""Characters of descriptions and arguments that may be told at once."""


def offered(tools: Sequence[Tool], messages: Iterable[Message]) -> tuple[Tool, ...]:
    """Give the tools to tell a model of that has said `messages`, the areas in the order it opened them.

    The beginning stays the same, whatever is opened later, so that the provider's cache serves it.
    """
    if not any(tool.area in LATER for tool in tools) or sum(map(_size, tools)) <= FEW:
        return tuple(tool for tool in tools if tool.name != open_tools.name)
    areas = dict.fromkeys(_opened(tools, messages))
    at_once = (tool for tool in tools if tool.area not in LATER)
    return (*at_once, *(tool for area in areas for tool in tools if tool.area == area))


def _opened(tools: Sequence[Tool], messages: Iterable[Message]) -> Iterator[str]:
    areas = {tool.name: tool.area for tool in tools if tool.area in LATER}
    for message in messages:
        for call in message.calls:
            area = call.args.get("area") if call.name == open_tools.name else areas.get(call.name)
            if isinstance(area, str) and area in LATER:
                yield area


def _size(tool: Tool) -> int:
    return len(tool.description) + len(orjson.dumps(tool.schema()))
