"""What a statement written for one question needs: proven examples, and its answer card."""
