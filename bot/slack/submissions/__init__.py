"""What submitting a modal does, one file a modal."""
