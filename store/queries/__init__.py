"""Queries by subject. Helpers never commit: the unit of work that called them does."""
