"""Hiring questions in plain words, read into calls of the tools that count."""
