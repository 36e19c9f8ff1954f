"""The metrics, one file a subject."""
