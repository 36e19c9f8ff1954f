"""Reports: the views generated SQL may read, the guard it passes, and the running of it as the asker."""
