"""The built-in interpreter: plain English to tool calls, with no model and no network."""

from agent.builtin.interpreter import BuiltinModel

__all__ = ["BuiltinModel"]
