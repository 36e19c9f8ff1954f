"""Whom we wrote to first, and what came of it."""

from store.metrics.catalogue.shapes import count, rate
from store.metrics.metric import Basis, Measure, Metric

_SENT = Basis("outreach", "u.first_sent_on", "by the day of the first message")
_DELIVERED = ("delivered", "Delivered to")
_ONE = "One row is a person in a sequence, or a person and a job in one-off outreach."
_WORDS = ("person", "people")


def _rate(name: str, label: str, hit: str, hits: tuple[str, str]) -> Measure:
    return rate(name, label, counted="u.delivered", hit=hit, hits=hits, of=_DELIVERED)


METRICS = (
    Metric(
        "outreach_people", "People written to",
        ("outreach people", "people contacted", "outreach sent", "people reached out to", "outreach volume",
         "people written to"),
        f"People who were sent a first message. {_ONE} By the day of the first message.",
        _SENT, measures=(count("people", "Written to"), count("delivered", "Delivered to", "u.delivered"),
                  count("replied", "Replied", "u.replied")),
        exclusions="Messages about an application are not outreach.", words=_WORDS,
    ),
    Metric(
        "reply_rate", "Reply rate",
        ("reply rate", "response rate", "outreach reply rate", "replies to outreach"),
        f"People with a human reply ÷ people delivered to, by the day of the first message. {_ONE}",
        _SENT, measures=(_rate("reply_rate", "Reply rate", "u.replied", ("replied", "Replied")),),
        exclusions="Automatic replies and unsubscribes are no replies; bounced messages do not count.",
        words=_WORDS,
    ),
    Metric(
        "interested_rate", "Interested rate",
        ("interested rate", "positive reply rate", "positive response rate", "interest rate of outreach"),
        f"People who replied that they are interested ÷ people delivered to, by the day of the first message. {_ONE}",
        _SENT, measures=(_rate("interested_rate", "Interested rate", "u.interested", ("interested", "Interested")),),
        exclusions="Bounced messages do not count.", words=_WORDS,
    ),
    Metric(
        "outreach_to_application", "Outreach that became applications",
        ("became applicants", "outreach to application", "outreach conversion", "sourcing conversion"),
        f"People who applied after the first message ÷ people delivered to, by the day of the first message. {_ONE}",
        _SENT, measures=(_rate("outreach_to_application", "Became applicants", "u.became_application",
                        ("applied", "Became applicants")),),
        exclusions="Bounced messages do not count.", words=_WORDS,
    ),
    Metric(
        "unsubscribe_rate", "Unsubscribe rate",
        ("unsubscribe rate", "opt out rate", "share who unsubscribed", "unsubscribes", "unsubscription rate"),
        "People who opted out, by the link or in an answer ÷ people delivered to, by the day of the first message. "
        f"{_ONE}",
        _SENT, measures=(_rate("unsubscribe_rate", "Unsubscribe rate", "u.unsubscribed",
                               ("unsubscribed", "Unsubscribed")),),
        exclusions="Bounced messages do not count.", words=_WORDS,
    ),
    Metric(
        "bounce_rate", "Bounce rate",
        ("bounce rate", "bounces", "share of bounced mails", "mails that came back"),
        f"People a mail to whom came back ÷ people written to, by the day of the first message. {_ONE}",
        _SENT, measures=(rate("bounce_rate", "Bounce rate", hit="u.bounced", hits=("bounced", "Bounced"),
                              of=("people", "Written to")),),
        exclusions="Messages about an application are not outreach.", words=_WORDS,
    ),
    Metric(
        "outreach_to_hire", "Outreach that became hires",
        ("outreach to hire", "outreach that became hires", "outreach hire rate", "hire rate of outreach",
         "sourcing to hire", "outreach to hire rate"),
        "People who applied after the first message and were hired ÷ people delivered to, by the day of the first "
        f"message. {_ONE}",
        _SENT, measures=(_rate("outreach_to_hire", "Outreach-to-hire rate", "u.was_hired", ("hired", "Hired")),),
        exclusions="Bounced messages do not count. Those written to lately have had little time to be hired.",
        words=_WORDS,
    ),
    Metric(
        "hires_from_outreach", "Hires from outreach",
        ("hires from outreach", "hires through outreach", "hires by outreach", "sourced hires", "outreach hires",
         "hires that came from outreach"),
        "Hires whom we wrote to about the job before they applied, by the day hired.",
        Basis("hire", "h.hired_on", "by the day hired"), measures=(count("hires", "Hires from outreach"),),
        where="h.is_sourced", exclusions="Hires who applied before anybody wrote to them are left out.",
        words=("hire", "hires"),
    ),
)  # fmt: skip
