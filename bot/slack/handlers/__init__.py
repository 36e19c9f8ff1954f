"""What is done about each kind of event, one file a kind."""
