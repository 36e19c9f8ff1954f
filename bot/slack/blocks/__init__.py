"""Views as Block Kit: pure functions from what the tools show to what Slack is sent."""
