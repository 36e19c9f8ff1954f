"""Whether somebody may be written to: every rule is code, and each one that says no is a line on the card."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from store.queries.outreach import Company, Contactable
from tools.views import DraftCheck
from tools.wording import day

COOLING_OFF = timedelta(days=180)
"""After a rejection nobody is courted again for so long."""
COLLEAGUE = timedelta(days=30)
"""A colleague who wrote within so long is in touch with somebody."""
PAUSE = timedelta(days=7)
"""Between two letters to one person, whoever writes them."""
MOST_BY_SENDER, MOST_TO_DOMAIN = 50, 20
"""Mails in 24 hours: by one sender, and to one domain."""
OPENS, CLOSES = time(8), time(20)
"""Mail arrives between these hours of the recipient's weekdays."""
_BASIS = {
    "expired": "the legal basis for using their data has run out",
    "withdrawn": "they withdrew their consent",
}
NO_BASIS = "no legal basis is on record yet; sending records legitimate interest, and the letter says so"
NO_BASIS_REFUSED = "no legal basis is on record, and nobody clicked on recording one"
_SUNDAY = 6
_SATURDAY = 5


def checks(
    facts: Contactable, company: Company | None, *, at: datetime, sender_zone: str, visible_active: tuple[str, ...] = ()
) -> tuple[DraftCheck, ...]:
    """Give every check with its outcome; `visible_active` are codes of jobs they are active on that the sender sees."""
    return tuple(_checks(facts, company, at, sender_zone, visible_active))


def checks_at_the_door(facts: Contactable, company: Company | None) -> list[str]:
    """Give what stands against a mail at the moment it leaves: what may have come up since it was approved."""
    against = (
        (facts.address is None, "their address is gone"),
        (facts.do_not_contact, "they are marked do not contact"),
        (facts.is_suppressed, "the address is on the suppression list"),
        (facts.basis in _BASIS, _BASIS.get(facts.basis, "")),
        (facts.active_applications > 0, "they are in process now"),
        (company is None or not (company.postal_address or "").strip(), "the company's postal address is not set up"),
    )
    return [why for stands, why in against if stands]


def may_be_sent(made: tuple[DraftCheck, ...]) -> bool:
    """Tell whether nothing stands against it."""
    return all(check.passed for check in made)


def refusals(made: tuple[DraftCheck, ...]) -> list[str]:
    """Give what stands against it, in words."""
    return [check.detail for check in made if not check.passed]


def _checks(
    facts: Contactable, company: Company | None, at: datetime, sender_zone: str, active: tuple[str, ...]
) -> Iterator[DraftCheck]:
    address = facts.address
    yield _check("address", address is not None, f"goes to {address}", "there is no e-mail address on record")
    yield _check("do not contact", not facts.do_not_contact, "may be contacted", "is marked do not contact")
    yield _check(
        "suppression",
        not facts.is_suppressed,
        "the address is not suppressed",
        "the address is on the suppression list",
    )
    well = "there is a legal basis" if facts.basis == "valid" else NO_BASIS
    yield _check("consent", facts.basis not in _BASIS, well, _BASIS.get(facts.basis, ""))
    yield from _in_process(facts, active)
    yield _rejected(facts, at)
    yield _colleague(facts, at)
    lately = facts.written_at is not None and at - facts.written_at < PAUSE
    yield _check("contacted lately", not lately, _last(facts), f"was written to on {_on(facts.written_at)} already")
    by, to = facts.sent_by_sender, facts.sent_to_domain
    yield _check("daily limit", by < MOST_BY_SENDER, f"{by} of {MOST_BY_SENDER} mails today", f"you sent {by} today")
    yield _check("domain limit", to < MOST_TO_DOMAIN, f"{to} to that domain today", f"{to} went to that domain today")
    has_address = company is not None and bool((company.postal_address or "").strip())
    yield _check("postal address", has_address, "the footer has one", "the company's postal address is not set up")
    leaves = not_before(facts, at, sender_zone)
    yield DraftCheck(name="quiet hours", passed=True, detail=_leaving(leaves, facts, sender_zone))


def _check(name: str, passed: bool, well: str, ill: str) -> DraftCheck:  # noqa: FBT001 - an outcome, not a switch
    return DraftCheck(name=name, passed=passed, detail=well if passed else ill)


def _in_process(facts: Contactable, active: tuple[str, ...]) -> Iterator[DraftCheck]:
    """Name the jobs the sender sees; of others only that a colleague is in touch."""
    hidden = facts.active_applications - len(active)
    in_process = f"is active on {', '.join(active)}" if active else "a colleague is in touch with them just now"
    passed = not active and hidden <= 0
    yield _check("active application", passed, "is not in process", in_process)


def _rejected(facts: Contactable, at: datetime) -> DraftCheck:
    until = facts.rejected_at + COOLING_OFF if facts.rejected_at else None
    waits = until is not None and until > at
    ill = f"was rejected on {_on(facts.rejected_at)}; wait until {_on(until)}"
    return _check("cooling off", not waits, "no rejection in the last 180 days", ill)


def _colleague(facts: Contactable, at: datetime) -> DraftCheck:
    in_touch = facts.colleague_at is not None and at - facts.colleague_at < COLLEAGUE
    ill = f"a colleague wrote on {_on(facts.colleague_at)}"
    return _check("colleague in touch", not in_touch, "no colleague wrote in the last 30 days", ill)


def _last(facts: Contactable) -> str:
    return f"last written to on {_on(facts.written_at)}" if facts.written_at else "never written to"


def _on(moment: datetime | None) -> str:
    return day(moment) if moment else "some day"


def not_before(facts: Contactable, at: datetime, sender_zone: str) -> datetime | None:
    """Give when the recipient's quiet hours end; None when mail may leave now.

    Somebody whose zone is not known is taken to live in the sender's.
    """
    zone = _zone(facts.timezone) or _zone(sender_zone) or ZoneInfo("UTC")
    local = at.astimezone(zone)
    if local.weekday() < _SATURDAY and OPENS <= local.time() < CLOSES:
        return None
    on = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
    while on.weekday() in {_SATURDAY, _SUNDAY}:
        on += timedelta(days=1)
    return datetime.combine(on, OPENS, zone)


def _zone(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _leaving(leaves: datetime | None, facts: Contactable, sender_zone: str) -> str:
    if leaves is None:
        return "leaves at once"
    zone = facts.timezone or sender_zone
    return f"leaves on {leaves:%A, %d %B at %H:%M} ({zone}), when their day begins"
