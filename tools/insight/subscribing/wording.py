"""Questions on a schedule, said in one line each."""

from datetime import datetime
from zoneinfo import ZoneInfo

from store.models.enums import SubscriptionStatus
from store.queries.subscriptions import Saved
from tools.wording import day


def line(saved: Saved) -> str:
    """Say a question, when it is asked and where it goes."""
    where = "in the channel" if saved.channel else "to you"
    said = f"{saved.question}: {saved.schedule} ({saved.timezone}), {where}"
    if saved.status is SubscriptionStatus.PAUSED:
        return f"{said}; paused"
    return f"{said}; next on {moment(saved.next_at, saved.timezone)}"


def moment(at: datetime, zone: str) -> str:
    """Say a moment in a time zone."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day(local.date())} {local:%H:%M}"
