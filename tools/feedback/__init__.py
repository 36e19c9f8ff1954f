"""Interview feedback: what interviewers write, scorecards, debriefs."""
