"""Prompt texts and the function that renders them."""
