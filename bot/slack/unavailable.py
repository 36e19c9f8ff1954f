"""Slack cannot be had: an error of its own file, so that every command can tell it without loading Slack's library."""


class SlackUnavailableError(Exception):
    """Slack cannot be reached or does not take the tokens; the sentence says what to do."""
