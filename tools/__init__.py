"""What the assistant can do, one file a tool, grouped by the user's job."""
