"""Mail to candidates and from them: sending what was approved, opting out, replies."""
