"""Candidates: finding, showing, adding and describing people."""
