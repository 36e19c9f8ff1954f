"""Where people come in: Slack, terminal and web, and the one place where everything is wired."""
