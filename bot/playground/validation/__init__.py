"""Slack's rules for blocks and views, as pure functions: what it would refuse and in which words."""

from bot.playground.validation.payloads import problems_of
from bot.playground.validation.views import problems_of_view

__all__ = ["problems_of", "problems_of_view"]
