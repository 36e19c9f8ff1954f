"""The last look at a mail: what stands against it, or makes it wait, at the moment it would leave."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from store.queries.mail import Lately, Mail
from store.queries.outreach import Company, Contactable
from tools.outreach.drafting import digest_of
from tools.outreach.governor import MOST_BY_SENDER, MOST_TO_DOMAIN, checks_at_the_door, not_before

SAME_DAY = timedelta(hours=20)
"""Two letters to one person are further apart than this, whichever sequence they are of."""
_FULL = timedelta(hours=1)
"""After so long a full day, or a paused sequence, is looked at again."""


@dataclass(frozen=True)
class Door:
    """What stands `against` a mail; with a `wait` only for so long."""

    against: str = ""
    wait: timedelta | None = None


OPEN = Door()


def at_the_door(mail: Mail, facts: Contactable | None, company: Company | None, lately: Lately, at: datetime) -> Door:
    """Decide about a mail: words nobody approved, what has come up since, limits of the day, quiet hours."""
    if digest_of(mail.message_id, mail.to, mail.sender_email, mail.subject, mail.body) != mail.digest:
        return Door("it is not what was approved")
    if facts is None:
        return Door("their record is gone")
    if mail.has_ended:
        return Door("their sequence has ended since")
    elsewhere = replace(facts, active_applications=max(0, facts.active_applications - mail.active_here))
    against = checks_at_the_door(elsewhere, company)
    if against:
        return Door("; ".join(against))
    return _waiting(mail, facts, lately, at)


def _waiting(mail: Mail, facts: Contactable, lately: Lately, at: datetime) -> Door:
    if mail.is_paused:
        return Door("their sequence is paused", _FULL)
    if lately.to_person_at is not None and at - lately.to_person_at < SAME_DAY:
        then = lately.to_person_at + SAME_DAY
        return Door("they had a mail today", (not_before(facts, then, mail.sender_zone) or then) - at)
    if lately.by_sender >= MOST_BY_SENDER:
        return Door(f"{MOST_BY_SENDER} mails of one sender in a day are the limit", _FULL)
    if lately.to_domain >= MOST_TO_DOMAIN:
        return Door(f"{MOST_TO_DOMAIN} mails to one domain in a day are the limit", _FULL)
    opens = not_before(facts, at, mail.sender_zone)
    return Door("it is night or a weekend where they are", opens - at) if opens is not None else OPEN
