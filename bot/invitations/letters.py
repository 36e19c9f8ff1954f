"""An invitation as a mail: plain words, and the calendar entry that calendars act on (RFC 5545, 5546, 6047)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

_AROUND = timedelta(days=370)
"""How far around an interview its zone is described: a year holds both changes of the clocks."""


def as_mail(invitation: Mapping[str, Any], *, at: datetime) -> EmailMessage:
    """Make the mail. Raises `ValueError` for an address or name that would be more than one line."""
    made = EmailMessage(policy=SMTP)
    made["From"] = formataddr((invitation["organiser"], invitation["organiser_email"]))
    made["To"] = formataddr((invitation["name"], invitation["email"]))
    made["Subject"] = _subject(invitation)
    made["Date"] = format_datetime(at)
    domain = invitation["organiser_email"].rpartition("@")[2]
    number = f"{invitation['interview']}.{invitation['person']}.{invitation['sequence']}.{invitation['method']}"
    made["Message-ID"] = f"<invitation.{number.lower()}@{domain}>"
    made.set_content(_words(invitation))
    entry = calendar_entry(invitation, at=at)
    made.add_alternative(entry, subtype="calendar", params={"method": invitation["method"]}, cte="8bit")
    made.add_attachment(entry.encode(), maintype="application", subtype="ics", filename="invite.ics")
    return made


def calendar_entry(invitation: Mapping[str, Any], *, at: datetime) -> str:
    """Write the entry. The same UID with a higher SEQUENCE takes the place of what was sent before."""
    starts, ends = _moment(invitation, "starts_at"), _moment(invitation, "ends_at")
    is_off = invitation["method"] == "CANCEL"
    event = Event()
    event.add("uid", invitation["uid"])
    event.add("sequence", invitation["sequence"])
    event.add("dtstamp", at)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", invitation["summary"])
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    if invitation.get("location"):
        event.add("location", invitation["location"])
    event.add("organizer", _address(invitation["organiser_email"], invitation["organiser"]))
    for one in invitation["panel"]:
        event.add("attendee", _address(one["email"], one["name"], answers=not is_off))
    entry = Calendar()
    entry.add("prodid", "-//Shortlist//Interviews//EN")
    entry.add("version", "2.0")
    entry.add("method", invitation["method"])
    entry.add_component(event)
    entry.add_missing_timezones(first_date=(starts - _AROUND).date(), last_date=(ends + _AROUND).date())
    return str(entry.to_ical().decode())


def _moment(invitation: Mapping[str, Any], name: str) -> datetime:
    return datetime.fromisoformat(invitation[name]).astimezone(ZoneInfo(invitation["timezone"]))


def _address(email: str, name: str, *, answers: bool = False) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = vText(name)
    if answers:
        address.params["ROLE"] = vText("REQ-PARTICIPANT")
        address.params["PARTSTAT"] = vText("NEEDS-ACTION")
        address.params["RSVP"] = vText("TRUE")
    return address


def _subject(invitation: Mapping[str, Any]) -> str:
    told = {"CANCEL": "Cancelled: "}.get(invitation["method"], "Changed: " if invitation["sequence"] else "")
    return f"{told}{invitation['summary']}"


def _words(invitation: Mapping[str, Any]) -> str:
    starts, ends = _moment(invitation, "starts_at"), _moment(invitation, "ends_at")
    state = {"CANCEL": "This interview is cancelled.\n\n"}.get(invitation["method"], "")
    where = f"Where: {invitation['location']}\n" if invitation.get("location") else ""
    return (
        f"{state}{invitation['summary']}\n\n"
        f"When: {starts:%A, %d %B %Y, %H:%M}–{ends:%H:%M} ({invitation['timezone']})\n"
        f"{where}With: {', '.join(one['name'] for one in invitation['panel'])}\n"
        f"Arranged by: {invitation['organiser']}\n"
    )
