"""The terminal: cards drawn with rich, and a conversation."""
