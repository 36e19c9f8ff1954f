"""Counting business days: Monday to Friday where the sender works."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_SATURDAY = 5


def after(moment: datetime, days: int, zone: str) -> datetime:
    """Give the same local time so many business days later; a weekend is left on its Monday."""
    local = moment.astimezone(ZoneInfo(zone or "UTC"))
    then, left = local, days
    while left > 0 or then.weekday() >= _SATURDAY:
        then += timedelta(days=1)
        left -= then.weekday() < _SATURDAY
    return then.astimezone(moment.tzinfo)
