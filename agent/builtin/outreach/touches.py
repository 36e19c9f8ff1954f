"""What somebody did: "I called Ana yesterday", "met Ben at the Go meetup", "had coffee with Carl: wants remote"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from agent.builtin.dates import window_fillers
from agent.builtin.fillers import Window
from agent.builtin.focus import Focus
from agent.builtin.outreach.whom import people_meant
from agent.builtin.planner import Step
from agent.builtin.text import read

_NOON = time(12)
"""When on a former day something is taken to have been: nobody says the hour."""
_WHO = r"(?P<who>[^:]{1,120}?)"
_LED = (
    r"(?:(?:please|ok|okay|fyi|hi|hey|just so you know|for the record|note|record|log|also|and)[\s,:]+(?:that )?)*"
    r"(?:(?:i|we|i've|we've|i have|we have|ive) )?(?:(?:just|also|finally|already|now|quickly|briefly) )*"
)
_ABOUT = r"(?: (?:about|regarding|re|for|concerning) (?:the |our )?(?:job |role )?(?P<job>[A-Za-z]{2,6}-\d+))?"
_SIZE = r"(?:quick |short |brief |long |nice |good |great |first |second |intro(?:ductory)? )*"
_LOGS = r"(?:log(?:ged)?|record(?:ed)?|not(?:e|ed)(?: down)?|register(?:ed)?|track(?:ed)?|add(?:ed)?|wr(?:i|o)te down)"
_LINE = r"(?:the )?(?:phone|telephone|zoom|teams|skype|whatsapp|video|a call|google meet|slack)"
_ONE = rf"(?:a|an|my|the|our|that|today's|yesterday's) {_SIZE}"


def _said(how: str, *heads: str) -> list[tuple[str, re.Pattern[str]]]:
    return [(how, re.compile(rf"{_LED}(?:{head}){_ABOUT}", re.IGNORECASE)) for head in heads]


_PATTERNS = (
    *_said(
        "linkedin",
        rf"(?:messaged|pinged|wrote(?: to)?|contacted|dm'?ed|connected with|reached out to|approached) {_WHO}"
        r" (?:on|via|over|through) linkedin",
        rf"(?:dropped|wrote|sent|left) {_WHO} a (?:line|note|message) (?:on|via|over) linkedin",
        rf"sent {_WHO} (?:an?|my) (?:inmail|linkedin (?:message|note|request|invite)|(?:message|note) (?:on|via)"
        r" linkedin|connection request)",
        rf"sent (?:an?|my) (?:inmail|linkedin (?:message|note|request|invite)|connection request) to {_WHO}",
        rf"{_LOGS} {_ONE}(?:linkedin (?:message|note|chat)|inmail) (?:to|with|from) {_WHO}",
        rf"{_WHO} (?:messaged|wrote(?: to)?|answered|replied to) (?:me|us) (?:on|via|over) linkedin",
    ),
    *_said(
        "sms",
        rf"(?:texted|whatsapped|sms'?ed) {_WHO}",
        rf"sent {_WHO} an? (?:text(?: message)?|sms|whatsapp(?: message)?)",
        rf"sent an? (?:text(?: message)?|sms|whatsapp(?: message)?) to {_WHO}",
        rf"{_LOGS} {_ONE}(?:text(?: message)?|sms) (?:to|with|from) {_WHO}",
        rf"{_WHO} texted (?:me|us)(?: back)?",
    ),
    *_said(
        "call",
        rf"(?:called|phoned|rang|telephoned|dialled)(?: up)? {_WHO}",
        rf"(?:spoke|talked|chatted|was|got) (?:to|with|on the phone with|through to) {_WHO}"
        rf"(?: (?:on|over|by|via) {_LINE})?",
        rf"had (?:a |another ){_SIZE}(?:phone |video |zoom )?(?:call|phone chat|phone conversation) with {_WHO}",
        rf"(?:had (?:a |another )?)?{_SIZE}(?:chat|talk|conversation|catch-?up) with {_WHO} (?:on|over|via|by) {_LINE}",
        rf"{_SIZE}(?:phone |video |zoom )?call with {_WHO}",
        rf"caught up with {_WHO}(?: (?:on|over|by|via) {_LINE})?",
        rf"{_WHO} and (?:i|we) (?:spoke|talked|had a {_SIZE}(?:phone |video )?call)(?: (?:on|over|by) {_LINE})?",
        rf"left {_WHO} a (?:voicemail|voice mail|message on the phone)",
        rf"left a (?:voicemail|voice mail) (?:for|with) {_WHO}",
        rf"{_LOGS} {_ONE}(?:phone |video )?(?:call|phone call|conversation|voicemail) (?:with|to|from|for) "
        rf"{_WHO}",
        rf"{_WHO} (?:called|phoned|rang) (?:me|us)(?: back)?",
    ),
    *_said(
        "event",
        rf"(?:met|saw|spoke (?:to|with)|talked to|ran into|bumped into|chatted with) {_WHO} at "
        r"(?P<place>(?:(?:the|a|an|our) .|(?-i:[A-Z])).{1,80}?)",
        rf"{_LOGS} {_ONE}(?:event|meetup|conference) (?:chat |talk )?with {_WHO}",
    ),
    *_said(
        "meeting",
        rf"(?:met(?: (?:up )?with)?|saw|ran into|bumped into) {_WHO}(?: for (?:a )?(?:coffee|lunch|"
        r"breakfast|dinner|drinks?|tea))?(?: in person)?",
        rf"(?:had|grabbed|went for) (?:an? )?{_SIZE}(?:coffee|lunch|breakfast|dinner|drinks?|tea|beer|meeting|chat"
        rf"|talk) with {_WHO}",
        rf"{_LOGS} {_ONE}(?:meeting|coffee|lunch|chat|talk) with {_WHO}",
    ),
)
_NOW = re.compile(
    r"\s*(?<!\w)(?:earlier today|(?:this|today in the) (?:morning|afternoon|evening|noon)|just now|right now|earlier|"
    r"a (?:moment|minute|few minutes) ago|an hour ago|at (?:noon|lunch))(?!\w)",
    re.IGNORECASE,
)
_BARS = re.compile(
    r"\b(?:not|never|didn't|haven't|don't|if|when|should|shall|will|would|could|can|may|might|must|tomorrow|tonight|next|"
    r"going to|want to|wants|need to|plan to|planning|again|who|why|how|whether|remind|tell|let me)\b|n't\b",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"\s*(?::|;|\s[—–-]|,(?=\s*(?-i:[a-z]))|\.(?=\s)|\s(?=and (?:s?he|they)\b)|\((?=.*\)\s*$))\s*", re.IGNORECASE
)
_PART_OF_DAY = re.compile(r" (?:morning|afternoon|evening|night|noon)$", re.IGNORECASE)


@dataclass(frozen=True)
class _Head:
    """The part of a sentence that says what was done, without when."""

    words: str
    on: date | None


def touches(text: str, today: date, focus: Focus) -> list[Step]:
    """Read a sentence that says with whom somebody was in touch; empty where it says something else, or not whole."""
    text = " ".join(text.split())
    if text.endswith("?") or '"' in text:
        return []
    cut = _TEXT.search(text)
    said, note = (text[: cut.start()], text[cut.end() :].strip(" .)")) if cut else (text, "")
    if _BARS.search(said):
        return []
    for head in _heads(said.rstrip(" .!"), today):
        for how, pattern in _PATTERNS:
            found = pattern.fullmatch(head.words)
            steps = _steps(found, how, head.on, note, focus) if found else []
            if steps:
                return steps
    return []


def _steps(found: re.Match[str], how: str, on: date | None, note: str, focus: Focus) -> list[Step]:
    parts = found.groupdict()
    place = (parts.get("place") or "").strip()
    words = "; ".join(filter(None, (f"at {place}" if place else "", note)))
    made = []
    for who in people_meant(parts["who"], focus):
        args: dict[str, object] = {"candidate": who, "how": how}
        args |= {"text": words} if words else {}
        args |= {"job": parts["job"].upper()} if parts.get("job") else {}
        args |= {"at": datetime.combine(on, _NOON).isoformat()} if on else {}
        made.append(Step("log_touch", args))
    return made


def _heads(said: str, today: date) -> Iterator[_Head]:
    """Take the day out of a sentence; nothing is read where it is no single one, or still to come."""
    now = _NOW.sub("", said)
    if now != said:
        yield _Head(" ".join(now.split()), None)
        return
    sentence = read(said)
    days = [
        filler
        for filler in window_fillers(sentence, today)
        if isinstance(filler.value, Window) and filler.value.start and filler.value.end
    ]
    if not days:
        yield _Head(said, None)
        return
    longest = max(days, key=lambda one: one.end - one.start)
    window: Window = longest.value
    first = window.start
    if first is None or window.end is None or (window.end - first).days != 1:
        return
    on = _past(first, said, today)
    if on is None:
        return
    start = sentence.tokens[longest.start].start
    end = sentence.tokens[longest.end - 1].end
    before = re.sub(r"\s*\b(?:on|last|the)\s*$", "", said[:start], flags=re.IGNORECASE)
    after = _PART_OF_DAY.sub("", said[end:]) if said[end:].strip() else ""
    yield _Head(" ".join(f"{before} {after}".split()), on if on != today else None)


def _past(day: date, said: str, today: date) -> date | None:
    """Give the day as of the past: "on Monday" was the last one, whatever it would be in a plan."""
    if day <= today:
        return day
    is_weekday = re.search(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", said, re.IGNORECASE)
    ahead = (day - today).days
    return date.fromordinal(day.toordinal() - 7) if is_weekday and ahead <= 7 else None  # noqa: PLR2004 - a week
