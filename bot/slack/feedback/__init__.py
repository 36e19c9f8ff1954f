"""Feedback in threads: asking for it, taking it from what people write, reminding, telling who is in."""
