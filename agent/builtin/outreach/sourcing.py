"""Where people come from, who is kept for later, and whom not to write to: referrals, events, pools, opting out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agent.builtin.focus import Focus
from agent.builtin.outreach.whom import one_meant, people_meant
from agent.builtin.planner import Step

_I = re.IGNORECASE
_LED = r"(?:(?:please|ok|okay|and|also|now|can you|could you|fyi|note that|let's)[\s,]+)*"
_JOB = r"(?P<job>[A-Za-z]{2,6}-\d+)"
_FOR = rf"(?: (?:for|to|on|as an? applicant for) (?:the |our )?(?:job |role )?{_JOB})?"
_END = r"(?: please)?"


@dataclass(frozen=True)
class Sought:
    """A request whose people are described: `find` is the sentence that finds them, `then` makes the call of it."""

    find: str
    then: Callable[[dict[str, Any]], Step]


def _only(text: str) -> str:
    return " ".join(text.strip(" .!").split())


_REFERRED = (
    re.compile(
        rf"{_LED}(?P<by>.{{1,60}}?) (?:has |have )?(?:referred|recommended|vouched for) "
        rf"(?P<who>.{{1,60}}?){_FOR}{_END}",
        _I,
    ),
    re.compile(
        rf"{_LED}(?P<who>.{{1,60}}?) (?:was|were|is|has been|got|comes|came) (?:referred|recommended) (?:to us )?by "
        rf"(?P<by>.{{1,60}}?){_FOR}{_END}",
        _I,
    ),
    re.compile(rf"{_LED}(?P<who>.{{1,60}}?) is (?:a )?referral (?:from|by|of) (?P<by>.{{1,60}}?){_FOR}{_END}", _I),
    re.compile(
        rf"{_LED}(?:log|record|note|add) (?:that )?(?:a )?referral (?:of|for) (?P<who>.{{1,60}}?) (?:from|"
        rf"by) (?P<by>.{{1,60}}?){_FOR}{_END}",
        _I,
    ),
    re.compile(rf"{_LED}add (?P<who>.{{1,60}}?){_FOR} as a referral (?:from|by|of) (?P<by>.{{1,60}}?){_END}", _I),
)


def referral(text: str, focus: Focus) -> Step | None:
    """Read who inside recommends whom."""
    said = _only(text)
    if text.strip().endswith("?") or re.search(r"\b(?:not|never|who|if|when|how many)\b", said, _I):
        return None
    for pattern in _REFERRED:
        found = pattern.fullmatch(said)
        if found is None:
            continue
        who = one_meant(found["who"], focus)
        by = "me" if found["by"].lower() in {"i", "me", "i have"} else found["by"]
        if who and (by == "me" or people_meant(by, Focus())):
            args = {"candidate": who, "referrer": by}
            return Step("refer_candidate", args | ({"job": found["job"].upper()} if found["job"] else {}))
    return None


_COUNT = r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) )?"
_MET = (
    re.compile(
        rf"{_LED}(?:add|record|log|enter|put in) (?:(?:these|the|those) )?{_COUNT}(?:new )?(?:people|"
        r"candidates|ones|contacts)?\s*(?:we met )?(?:from|at) (?:the "
        rf")?(?P<event>[^:]{{2,80}}?)\s*:\s*(?P<who>.+)",
        _I,
    ),
    re.compile(
        rf"{_LED}(?:add|record|log|enter) (?P<who>[^:]{{2,400}}?) (?:from|who (?:i|we) met at|met at) (?:the "
        rf")?(?P<event>[^:]{{0,60}}?(?:meet-?up|fair|conference|event|hackathon|open day|career day|summit|"
        rf"workshop)[^:]{{0,20}}?){_FOR}",
        _I,
    ),
    re.compile(
        rf"{_LED}(?:we|i) met (?P<who>[^:]{{2,400}}?(?:,|\band\b)[^:]{{2,200}}?) at (?:the "
        rf")?(?P<event>[^:]{{2,80}}?)",
        _I,
    ),
    re.compile(
        rf"{_LED}(?:new )?(?:people|contacts|candidates) from (?:the "
        rf")?(?P<event>[^:]{{2,80}}?)\s*:\s*(?P<who>.+)",
        _I,
    ),
)
_NO_EVENT = re.compile(r"\b(?:pool|sequence|list|job|stage|bench|search)\b|[A-Z]{2,6}-\d", _I)


def event(text: str, focus: Focus) -> Step | None:
    """Read who was met at an event; whoever is named there may be new."""
    said = _only(text)
    for pattern in _MET:
        found = pattern.fullmatch(said)
        if found is None or _NO_EVENT.search(found["event"]) or text.strip().endswith("?"):
            continue
        people = people_meant(found["who"], focus)
        if people:
            parts = found.groupdict()
            args: dict[str, Any] = {"people": people, "event": found["event"].strip()}
            return Step("add_from_event", args | ({"job": parts["job"].upper()} if parts.get("job") else {}))
    return None


_WHO = r"(?P<who>.{1,80}?)"
_OPTED = (
    re.compile(
        rf"{_LED}{_WHO} (?:has )?(?:asked|asks|told|wants|would like|wishes|begged) (?:us|me)?\s*(?:to be "
        r"left alone|to leave (?:her|him|them) alone|not to (?:be contacted|contact (?:her|him|them)|write|"
        r"call)(?: (?:again|any\s*more))?|to stop (?:writing|calling|contacting|e-?mailing|messaging)(?: "
        r"(?:to )?(?:her|him|them))?)",
        _I,
    ),
    re.compile(rf"{_LED}{_WHO} wants? no (?:more )?(?:e-?mails?|mails?|messages?|letters?|contact)(?: from us)?", _I),
    re.compile(
        rf"{_LED}{_WHO} (?:does not|doesn['’]t|no longer) wants? (?:to (?:be contacted|hear from us|be "
        r"written to)|(?:any )?(?:mails?|messages?|e-?mails?)(?: from us)?)(?: (?:again|any\s*more))?",
        _I,
    ),
    re.compile(
        rf"{_LED}(?:take|remove|drop|strike) {_WHO} (?:off|from) (?:all |our |the |every )*(?:mailings?|"
        r"mailing lists?|outreach|mails?|contact lists?)",
        _I,
    ),
    re.compile(
        rf"{_LED}(?:stop|no more) (?:e-?mail(?:ing|s)|mail(?:ing|s)|messag(?:ing|es)|writing|contacting|"
        rf"outreach)(?: to)? {_WHO}{_END}",
        _I,
    ),
    re.compile(rf"{_LED}leave {_WHO} alone", _I),
)
_SUPPRESSED = re.compile(
    rf"{_LED}unsubscribe {_WHO}(?: from (?:all |our )*(?:mails?|mailings?|e-?mails?|outreach))?{_END}",
    _I,
)


def opting_out(text: str, focus: Focus) -> Step | None:
    """Read that somebody is not to be written to; this only ever takes a right to write away."""
    said = _only(text)
    if text.strip().endswith("?"):
        return None
    for pattern in _OPTED:
        found = pattern.fullmatch(said)
        who = one_meant(found["who"], focus) if found else None
        if who:
            return Step("set_do_not_contact", {"candidate": who, "on": True})
    found = _SUPPRESSED.fullmatch(said)
    who = one_meant(found["who"], focus) if found else None
    return Step("suppress_contact", {"candidate": who}) if who else None


_POOL = re.compile(
    rf"{_LED}(?:create|make|start|build|set up|save|open|new) (?:a |an |me a )?(?:new )?"
    r"(?:(?:dynamic|live|self-filling|smart|automatic) )?(?:talent )?pool\s*,?\s*(?:called|named|:)?\s*"
    r"[\"“]?(?P<name>[^\"”:,]{2,60}?)[\"”]?\s*(?:,|:|-|–)? "
    r"(?:of|for|with|from|filled with|containing|that holds|holding|including) (?:all (?:the )?|every\s*)?"
    r"(?P<find>(?:people|candidates|everyone|everybody|anyone|engineers|developers|designers|those|body|one)"
    r" (?:who|that|with|in|from|at|knowing|not|based|working|tagged)\b.+)",
    _I,
)
_POOL_LAST = re.compile(
    rf"{_LED}(?:create|make|start|build|set up|save|open|new) (?:a |an |me a )?(?:new )?"
    r"(?:(?:dynamic|live|self-filling|smart|automatic) )?(?:talent )?pool (?:of|for|with|from|filled with|containing) "
    r"(?:all (?:the )?|every\s*)?(?P<find>[^\"”:]{3,120}?),? (?:called|named) [\"“]?(?P<name>[^\"”:,]{2,60}?)[\"”]?",
    _I,
)
_SAVES = re.compile(
    rf"{_LED}(?:save|keep|turn|make) (?:this|that|the|my) (?:last )?search (?:as|into|in) (?:a )?(?:new )?"
    r"(?:dynamic |talent )*pool\s*,?\s*(?:called|named|:)?\s*[\"“]?(?P<name>[^\"”]{2,60}?)[\"”]?",
    _I,
)
_ENROLL = re.compile(
    rf"{_LED}(?:enroll?|put|add|start|sign up) (?P<find>(?:all|everyone|everybody|people|candidates|those|the (?:\w+ )?"
    r"(?:best|top|first|people|candidates|pool|members)|members|whoever|anyone)\b.+?) (?:in|into|on|to) "
    r"(?:the )?(?:sequence [\"“]?(?P<seq>[^\"”]{2,80}?)[\"”]?|[\"“]?(?P<seq2>[^\"”]{2,80}?)[\"”]? sequence)",
    _I,
)


def sought(text: str, focus: Focus) -> Sought | Step | None:
    """Read a pool that a search fills, or people who are to be enrolled by what they are."""
    said = _only(text)
    if text.strip().endswith("?"):
        return None
    found = _SAVES.fullmatch(said)
    last = focus.last_list()
    if found and last is not None and last.call is not None and last.call.name == "find_candidates":
        find = {key: value for key, value in last.call.args.items() if key not in {"limit", "offset", "order"}}
        return Step("create_pool", {"name": found["name"], "find": find})
    found = _POOL.fullmatch(said) or _POOL_LAST.fullmatch(said)
    if found:
        name = found["name"]
        return Sought(f"find {_people(found['find'])}", lambda args: Step("create_pool", {"name": name, "find": args}))
    found = _ENROLL.fullmatch(said)
    if found:
        sequence = found["seq"] or found["seq2"]
        people = _people(found["find"])
        return Sought(f"find {people}", lambda args: Step("enroll", {"find": args, "sequence": sequence}))
    return None


def _people(find: str) -> str:
    """Say a description as a search says it: "everyone in the pool X" as "people in the pool X"."""
    find = re.sub(
        r"^(?:everyone|everybody|anyone|whoever|those|all(?: of)?(?: the)?|body|one)\b", "people", find, flags=_I
    )
    find = re.sub(r"^(?:the )?members of\b", "people in", find, flags=_I)
    find = re.sub(r"^the pool\b", "people in the pool", find, flags=_I)
    return re.sub(r"^people (?=people\b|candidates\b)", "", find, flags=_I)


_KINDS = r"(?:note|mail|e-?mail|message|letter|line|intro|introduction|outreach)s?"
_LETTER = re.compile(
    rf"(?P<led>{_LED})(?P<verb>draft|write|compose|prepare|send|make|create)(?P<me> me| us)? (?:an? |some |the )?"
    rf"(?P<how>(?:(?:[a-z]+)(?:,? and |, ?| )){{0,5}}?)(?P<kind>{_KINDS})(?P<tongue> in german| in english)?"
    r"(?P<rest> .+)",
    _I,
)
_TO_WHOM = re.compile(
    rf"(?P<led>{_LED})(?:draft|write|send|compose|prepare) (?P<who>[^,:]{{2,60}}?) an? "
    rf"(?P<how>[a-z]+(?:(?: and |, ?| )[a-z]+)*?) (?P<kind>{_KINDS})(?P<rest>(?: .+)?)",
    _I,
)
_SOMETHING = re.compile(
    rf"{_LED}(?:draft|write|compose|prepare) something (?P<how>[a-z]+(?: and [a-z]+)?) (?:to|for) (?P<rest>.+)", _I
)
_LAST = re.compile(r"(?P<rest>.*?)[,.]?\s*(?:in|auf) (?P<tongue>german|deutsch|english)[.!]?", _I)
_SOUNDS: dict[str, dict[str, str]] = {
    "short": {"length": "short"}, "quick": {"length": "short"}, "brief": {"tone": "brief"},
    "concise": {"tone": "brief"},
    "long": {"length": "long"}, "longer": {"length": "long"}, "detailed": {"length": "long"},
    "shorter": {"length": "short"}, "friendly": {"tone": "friendly"}, "casual": {"tone": "friendly"},
    "warm": {"tone": "warm"}, "personal": {}, "personalised": {}, "personalized": {}, "formal": {"tone": "formal"},
    "polite": {"tone": "formal"}, "professional": {"tone": "formal"}, "nice": {}, "first": {}, "cold": {}, "german": {},
    "english": {"language": "English"}, "outreach": {}, "introductory": {}, "intro": {}, "introduction": {},
}  # fmt: skip


def letter_asked(text: str) -> tuple[str, dict[str, str]] | None:
    """Take what says how a letter is to sound out of a request for one; None where nothing of the kind is said.

    Gives the request without it, to be read as any other, and the arguments.
    """
    said = " ".join(text.split())
    args: dict[str, str] = {}
    ends = _LAST.fullmatch(said)
    if ends and re.match(rf"{_LED}(?:draft|write|compose|prepare|reach out)\b", said, _I):
        args["language"] = "English" if ends["tongue"].lower() == "english" else "German"
        said = ends["rest"]
    turned = _TO_WHOM.fullmatch(said)
    if turned and one_meant(turned["who"], Focus()):
        said = f"{turned['led']}draft a {turned['how']} note to {turned['who']}{turned['rest']}"
    found = _LETTER.fullmatch(said)
    something = _SOMETHING.fullmatch(said)
    if something and all(word in _SOUNDS for word in re.findall(r"[a-z]+", something["how"].lower())):
        for word in re.findall(r"[a-z]+", something["how"].lower()):
            args |= _SOUNDS[word]
        said = f"draft a note to {something['rest']}"
    elif found:
        words = re.findall(r"[a-z]+", found["how"].lower())
        plain = [word for word in words if word not in {"and", "a", "an", "very", "rather", "more"}]
        if (plain or found["tongue"]) and all(word in _SOUNDS for word in plain):
            for word in plain:
                args |= {"language": "German"} if word == "german" else _SOUNDS[word]
            if found["tongue"]:
                args["language"] = found["tongue"].split()[-1].capitalize()
            rest = re.sub(rf"^ {_KINDS}\b", "", found["rest"], flags=_I)
            said = f"{found['led']}draft a note{rest}"
    return (said, args) if args else None
