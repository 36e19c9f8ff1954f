"""What each command of `shortlist` does, one file a command."""
