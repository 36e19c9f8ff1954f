"""A stateful stand-in for Slack on this machine: Web API, Socket Mode, signed events, and a page to use it."""
