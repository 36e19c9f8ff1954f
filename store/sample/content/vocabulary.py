"""Where applications come from and why they end: the company's own words with the field's kinds."""

from __future__ import annotations

# name, kind, how many of a thousand applications
SOURCES: tuple[tuple[str, str, int], ...] = (
    ("Careers Page", "company_marketing", 240),
    ("LinkedIn", "social_media", 205),
    ("Indeed", "third_party_boards", 115),
    ("Employee Referral", "referrals", 95),
    ("Recruiter Outreach", "prospecting", 70),
    ("StepStone", "third_party_boards", 50),
    ("Outbound Sequence", "prospecting", 28),
    ("Glassdoor", "third_party_boards", 24),
    ("Xing", "social_media", 22),
    ("Welcome to the Jungle", "third_party_boards", 20),
    ("Hacker News", "third_party_boards", 18),
    ("Hartmann & Voss", "agencies", 16),
    ("Talent Pool", "candidate_search", 13),
    ("Northbridge Search", "agencies", 10),
    ("University Fair", "attend_events", 10),
    ("Meetup", "attend_events", 9),
    ("Landing.Jobs", "third_party_boards", 8),
    ("Former Applicant", "candidate_search", 8),
    ("Dribbble", "social_media", 6),
    ("GitHub", "candidate_search", 5),
    ("Company Blog", "company_marketing", 5),
    ("Behance", "social_media", 4),
    ("Open Day", "attend_events", 4),
    ("Newsletter", "company_marketing", 3),
    ("Alumni Network", "referrals", 3),
    ("Podcast", "company_marketing", 2),
    ("Walk-in", "other", 1),
    ("Other", "other", 3),
)
MISSING_SOURCE = 0.055
"""The share of applications whose source nobody wrote down."""

# name, kind
REJECTION_REASONS: tuple[tuple[str, str], ...] = (
    ("Not enough experience", "rejected_by_org"),
    ("Missing must-have skill", "rejected_by_org"),
    ("Technical interview not passed", "rejected_by_org"),
    ("Another candidate was stronger", "rejected_by_org"),
    ("Salary expectations too high", "rejected_by_org"),
    ("No work permit", "rejected_by_org"),
    ("Position filled", "rejected_by_org"),
    ("Hiring freeze", "rejected_by_org"),
    ("Offer rescinded", "rejected_by_org"),
    ("Accepted another offer", "rejected_by_candidate"),
    ("Stayed with current employer", "rejected_by_candidate"),
    ("Salary too low", "rejected_by_candidate"),
    ("Process took too long", "rejected_by_candidate"),
    ("Personal reasons", "rejected_by_candidate"),
    ("No longer responding", "other"),
    ("Duplicate application", "other"),
)

EARLY_REASONS = ("Not enough experience", "Missing must-have skill", "Missing must-have skill", "No work permit")
SCREEN_REASONS = ("Not enough experience", "Salary expectations too high", "Missing must-have skill")
LATE_REASONS = ("Technical interview not passed", "Another candidate was stronger", "Another candidate was stronger")
CANDIDATE_REASONS = (
    "Accepted another offer",
    "Stayed with current employer",
    "Process took too long",
    "Personal reasons",
)
OFFER_REASONS = ("Accepted another offer", "Salary too low", "Stayed with current employer", "Personal reasons")
