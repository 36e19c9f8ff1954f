"""Invitations to interviews, as mail with a calendar entry."""
