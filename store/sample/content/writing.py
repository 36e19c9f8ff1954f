"""Notes, messages, feedback and other short texts that people inside the sample company leave behind."""

from __future__ import annotations

PUBLIC_NOTES: tuple[str, ...] = (
    "Spoke for twenty minutes. Clear motivation, wants more ownership than at {company}.",
    "Available from the beginning of next quarter; notice period is three months.",
    "Would relocate to Berlin, prefers to start remotely from {city}.",
    "Strong on {skill}, less so on the rest of our stack. Worth a second look.",
    "Asked good questions about how we work with hospitals.",
    "Met at a meetup. Not looking right now, happy to hear from us in half a year.",
    "Salary expectations are above the band; told so plainly.",
    "Needs a visa. Checked with operations: feasible within eight weeks.",
    "Prefers e-mail to calls. Replies within a day.",
    "Portfolio is excellent, the case study on night shifts stands out.",
    "Knows two people on the platform team from {company}.",
    "Interested in part time, four days.",
    "Postponed the call twice, then apologised and was well prepared.",
    "Second conversation was much better than the first.",
    "Prefers the job in Lisbon; keep in mind for the next opening there.",
    "Very good written communication, a bit quiet in the group session.",
)

PRIVATE_NOTES: tuple[str, ...] = (
    "Has a competing offer, decision expected soon. Please keep this between us.",
    "Reference from a former manager was mixed: brilliant, but left a team in the lurch.",
    "Told me about a health matter in confidence; needs flexible hours for now.",
    "Did not get along with one of our interviewers at a former employer. Choose the panel with care.",
    "Current employer does not know about the search. No calls at work.",
)

ADMIN_NOTES: tuple[str, ...] = (
    "Asked for a copy of all data we hold; answered in full, legal has the file.",
    "Former contractor with a settled invoice dispute. Talk to finance before any offer.",
    "Complaint about the interview process received and closed; details with people operations.",
)

WHY_NOT: tuple[str, ...] = (
    "Second choice by a hair; the other finalist had hospital experience.",
    "The opening was filled a week before the last interview.",
    "Position was put on hold during the hiring freeze.",
    "Wanted a fully remote role, which this team could not offer then.",
    "A little too junior for this level, would be hired one level down.",
)

STOOD_OUT: tuple[str, ...] = (
    "Calm, structured system design and the kindest code review we have seen.",
    "Brought the clearest take-home exercise in a year.",
    "Every interviewer would work with this person tomorrow.",
    "Explained hard trade-offs so that the product manager could decide.",
    "Deep knowledge of rostering rules that nobody else in the market has.",
)

GOOD_QUOTES: tuple[str, ...] = (
    "Walked me through the failure modes before I asked",
    "named the trade-off, then picked one and said why",
    "asked what the nurses would see when it breaks",
    "found the bug in my own example within a minute",
    "explained it to me as a non-expert without talking down",
    "had measured the thing before and after, with numbers at hand",
    "admitted not knowing and then reasoned it out",
    "gave credit to the team three times without being asked",
)

BAD_QUOTES: tuple[str, ...] = (
    "could not say why the cache was there",
    "talked over the designer twice",
    "needed several hints to see the race",
    "gave a generic answer when pressed for an example",
    "blamed the previous team for most of it",
    "had not looked at our product",
    "stayed vague on own contribution",
)

SUMMARIES: dict[str, tuple[str, ...]] = {
    "strong_yes": (
        "One of the best conversations this year. Hire.",
        "Clear evidence on every attribute; would raise the level of the team.",
    ),
    "yes": (
        "Solid across the board, small gaps that can be learnt.",
        "I would be glad to work with this person.",
        "Good depth, good judgement; a little slow to get going.",
    ),
    "no": (
        "Nice person, but the depth we need is not there yet.",
        "Too many hints needed; not at this level.",
        "Did not convince me on the core of the role.",
    ),
    "definitely_not": ("Serious gaps, and did not take feedback well.",),
    "no_decision": ("Call broke off half way; I could not form an opinion.",),
}

REFERRAL_RELATIONSHIPS: tuple[str, ...] = (
    "former colleague",
    "studied together",
    "friend",
    "worked on an open source project together",
    "former report",
    "met at a conference",
)

REFERRAL_NOTES: tuple[str, ...] = (
    "The first person I would call if I started a company.",
    "We worked together for two years; careful and quick.",
    "Have not worked with them directly, but heard only good things.",
    "Taught me most of what I know about incident response.",
    "Would need some convincing to leave the current job.",
)

FIRST_SUBJECTS: tuple[str, ...] = (
    "{job} at Quillhaven",
    "Your work at {company}",
    "Hospitals, rosters and {skill}",
)

FIRST_BODY = (
    "Hello {first},\n\nI came across your work at {company} and thought of our opening for a {job}. "
    "We build scheduling and payments for hospitals, and {skill} is at the heart of it.\n\n"
    "Would you have twenty minutes next week?\n\n{sender}\nQuillhaven\n\n"
    'You receive this because of your public profile. Answer "stop" and we will not write again.'
)

SECOND_BODY = (
    "Hello {first},\n\njust one more note on the {job} opening, then I will leave you in peace. "
    "The team is small, the problem is real, and nurses notice every release.\n\n{sender}"
)

THIRD_BODY = (
    "Hello {first},\n\nI will close this for now. If the time is better later, a short answer is enough.\n\n{sender}"
)

REPLIES: dict[str, tuple[str, ...]] = {
    "interested": (
        "Thanks for writing! This sounds interesting, could we talk on Thursday afternoon?",
        "Good timing, I was about to look around. Send me some slots please.",
        "Yes, happy to hear more. What is the salary range?",
    ),
    "not_interested": (
        "Thank you, but I am happy where I am.",
        "Not for me, I want to stay in research.",
    ),
    "later": (
        "Not now, I just started somewhere. Please come back in half a year.",
        "After my parental leave, gladly. Try me in spring.",
    ),
    "out_of_office": (
        "I am away until the end of the month with no access to mail.",
        "Automatic reply: on leave. In urgent cases call the office.",
    ),
    "unsubscribe": ("stop", "Please remove me from your list."),
    "other": ("Who gave you this address?", "Is this the same team that built the rota app in Porto?"),
}

TAGS: tuple[str, ...] = (
    "remote-only", "relocation", "strong-referral", "returner", "speaks-german", "conference-speaker",
    "open-source", "healthcare-background", "part-time", "needs-visa", "future-lead", "alumni", "meetup",
    "hospital-experience", "fast-track", "keep-warm", "portfolio-reviewed", "second-round",
)  # fmt: skip

EVENTS: tuple[str, ...] = (
    "Berlin Rostering Meetup",
    "Lisbon Health Tech Evening",
    "Toronto Women in Infrastructure",
    "Open Day for Career Changers",
    "University Fair Spree",
    "Search and Ranking Night",
)
