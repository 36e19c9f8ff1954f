"""Outreach: letters to candidates, whom not to write to, who has been in touch, and the bench."""
