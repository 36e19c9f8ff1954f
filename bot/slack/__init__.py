"""Slack: the workspace people already sit in."""
