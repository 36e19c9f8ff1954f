"""From a question about a defined metric to an answer card."""
