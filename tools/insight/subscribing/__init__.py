"""Putting a hiring question on a schedule."""
