"""Talent pools: making and showing them, adding and removing people."""
