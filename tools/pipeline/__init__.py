"""Pipelines: adding applicants, moving, rejecting and withdrawing them, showing who stands where."""
