"""Questions on a schedule: "ask me this every Monday at 9", and listing, pausing and stopping them."""

import re
from collections.abc import Callable

from agent.builtin.focus import Focus
from agent.builtin.planner import Plan, Step
from tools.errors import ToolError
from tools.insight.subscribing.times import find_schedule

_LEAD = re.compile(
    r"^\s*(?:(?:please|can you|could you|would you|also|and|now)[\s,]+)*"
    r"(?P<verb>ask|send|post|show|tell|give|email|report|share|run|repeat|remind|get|let|subscribe|schedule)\b"
    r"(?:\s+(?:me|us))?(?:\s+(?:to|about|of|with|on|know))?\s*",
    re.IGNORECASE,
)
_SENDING = frozenset("ask send post email remind subscribe schedule".split())
"""Words that want something sent later; those that show want it now, unless there is a time of day."""
_HERE = re.compile(r"\b(?:in|to|into)?\s*(?:here|this channel|the channel|our channel)\b", re.IGNORECASE)
_CHANNEL = re.compile(
    r"\b(?:(?:in|to|into|on|at)\s+)?(?:the\s+)?(?:channel\s+)?#(?P<name>[\w-]+)(?:\s+channel)?", re.IGNORECASE
)
_CHANNEL_ID = re.compile(r"[CG][A-Z0-9]{5,20}")
_WHICH_CHANNEL = (
    "I don't know that channel: pick it from the list Slack shows when you type #, or say this in the channel itself "
    "with “here”."
)
_THIS = re.compile(
    r"(?:(?:the|this|that)\s+)?(?:this|that|it|same|question|number|answer|chart|report|figure)?"
    r"(?:\s+(?:again|question|number"
    r"|chart|one|report|to me|as well|too|please))*",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\W*(?:(?:please\s+)?(?:list|show|what are|which are|see|give)(?: me)?|what|which)?\s*"
    r"(?:all )?(?:of )?(?:my|the|our)?\s*"
    r"(?:subscriptions|scheduled (?:questions|reports|numbers)|saved questions|recurring (?:questions|reports))"
    r"(?: (?:do i have|i have|are there|am i on|please))?\W*"
    r"|\W*what am i subscribed to\W*",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\W*(?:please\s+)?(?P<verb>pause|stop|cancel|resume|restart|continue|unpause"
    r"|unsubscribe(?! rates?\b)(?: me)?(?: from)?|end)\s+"
    r"(?:(?:asking|sending|posting)\s+(?:me\s+)?)?(?P<which>.*?)\W*",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"\b(?:subscriptions?|scheduled (?:question|report)|saved question|recurring (?:question|report)"
    r"|weekly (?:question|report)"
    r"|monthly (?:question|report)|daily (?:question|report))\b",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\b(?:the|my|about|for|with|number|no|#|on|one|of|it|that|this|asking|sending|me)\b|#", re.IGNORECASE
)
_ACTIONS = {"pause": "pause", "resume": "resume", "restart": "resume", "continue": "resume", "unpause": "resume"}

Read = Callable[[str], Plan | None]


def subscribing(text: str, focus: Focus, read: Read) -> Plan | None:
    """Read a message about questions on a schedule; None where it is about something else.

    `read` reads the rest of a sentence as a question of its own.
    """
    if _LIST.fullmatch(text):
        return Plan(steps=[Step("list_subscriptions", {})])
    changed = _changing(text, focus)
    if changed is not None:
        return changed
    try:
        found = find_schedule(text)
    except ToolError as problem:
        return Plan(remarks=[problem.sentence], chat=True) if _LEAD.match(text) else None
    lead = _LEAD.match(text)
    if found is None or not (found[-1] or (lead and lead["verb"].lower() in _SENDING)):
        return None
    return _put(text, found[1], found[2], focus, read)


def _put(text: str, start: int, end: int, focus: Focus, read: Read) -> Plan | None:
    """Put what stands beside the words from `start` to `end` on the schedule that they are."""
    rest = f"{text[:start]} {text[end:]}".strip(" ,.!?")
    channel = _CHANNEL.search(rest)
    if channel is not None and _CHANNEL_ID.fullmatch(channel["name"].upper()) is None:
        return Plan(remarks=[_WHICH_CHANNEL], chat=True)
    rest = _CHANNEL.sub("", rest, count=1).strip(" ,.!?")
    here = _HERE.search(rest)
    rest = _HERE.sub("", rest).strip(" ,.!?")
    rest = _LEAD.sub("", rest, count=1).strip(" ,.!?")
    call = _asked_for(rest, focus, read)
    if isinstance(call, str):
        return Plan(remarks=[call], chat=True) if _LEAD.match(text) else None
    args = {"when": text[start:end].strip(), "metric_query": call}
    where = {"where": f"#{channel['name'].upper()}"} if channel else {"where": "here"} if here else {}
    return Plan(steps=[Step("subscribe", args | where)])


def _asked_for(rest: str, focus: Focus, read: Read) -> dict[str, object] | str:
    """Give the arguments of the number that is to be asked, or why there are none."""
    if _THIS.fullmatch(rest):
        numbers = (one for one in focus.shown if one.call and one.call.name == "metric_query" and one.status == "done")
        last = next(numbers, None)
        if last is None or last.call is None:
            return "Which number? Ask for it first, then say “ask me this every Monday at 9”."
        return dict(last.call.args)
    plan = read(rest)
    if plan is None or len(plan.steps) != 1 or plan.steps[0].tool != "metric_query":
        return (
            plan.remarks[0]
            if plan is not None and plan.remarks
            else "I can put one defined number at a time on a schedule."
        )
    return plan.steps[0].args


def _changing(text: str, focus: Focus) -> Plan | None:
    found = _CHANGE.fullmatch(text)
    if found is None:
        return None
    which = found["which"]
    last = focus.last_call()
    about = last is not None and last.call is not None and "subscri" in last.call.name
    if not _WHAT.search(which) and not about and not found["verb"].lower().startswith("unsubscribe"):
        return None
    plain = " ".join(_FREE.sub(" ", _WHAT.sub(" ", which)).split())
    action = _ACTIONS.get(found["verb"].lower(), "stop")
    return Plan(steps=[Step("change_subscription", {"action": action} | ({"which": plain} if plain else {}))])
