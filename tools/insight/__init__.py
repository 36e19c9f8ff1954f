"""What needs somebody, what happened, taking it back, and what one can say."""
