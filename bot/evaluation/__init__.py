"""Running sentences with expected outcomes, and counting."""
