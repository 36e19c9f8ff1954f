"""The text that stands for a candidate when people are searched by meaning."""

from collections.abc import Sequence

MAX_CHARACTERS = 2_000
"""The local model reads about 256 word pieces, some 1,200 characters of prose; the rest is slack."""


def candidate_text(
    *,
    headline: str | None = None,
    current_title: str | None = None,
    current_company: str | None = None,
    location: str | None = None,
    skills: Sequence[str] = (),
    past_titles: Sequence[str] = (),
    summary: str | None = None,
) -> str:
    """What a search by meaning knows of a candidate: work and place, most telling first.

    The name, contact details and notes stay out: likeness must not rest on who somebody is or on what was
    said about them in private.
    """
    employment = " at ".join(part for part in (current_title, current_company) if part)
    parts = (
        headline,
        employment,
        location,
        f"Skills: {', '.join(skills)}" if skills else None,
        f"Formerly {', '.join(past_titles)}" if past_titles else None,
        summary,
    )
    return ". ".join(part.strip().rstrip(".") for part in parts if part and part.strip())[:MAX_CHARACTERS]
