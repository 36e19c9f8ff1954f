"""Answers as pictures and files: fixed chart templates, filled with the rows of an answer."""
