"""All tools by name, in the order a person would look for them. A new tool adds its line here and nowhere else."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tools.actor import Actor
from tools.base import Tool

TOOLS: tuple[Tool, ...] = ()


@cache
def all_tools() -> Mapping[str, Tool]:
    """Give every tool by its name."""
    return MappingProxyType({tool.name: tool for tool in TOOLS})


def tools_for(actor: Actor) -> tuple[Tool, ...]:
    """Give the tools worth offering to a person; what they may do with them is the database's decision."""
    return tuple(tool for tool in TOOLS if actor.is_any(tool.roles))
