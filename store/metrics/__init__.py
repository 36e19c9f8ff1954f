"""Hiring numbers: what each means, how time is read, and the SQL that computes them."""
