"""The candidate store: the only room with SQL."""
