"""How drafts should sound: "shorter", "make the second one warmer", "in German", "mention that we are remote"."""

import re
from typing import Any

from agent.builtin.focus import Focus
from agent.builtin.outreach.whom import people_meant
from agent.builtin.planner import Step

_TOOLS = frozenset({"draft_outreach", "revise_drafts", "edit_draft", "show_drafts"})
_LED = r"(?:(?:please|ok|okay|and|but|now|then|hmm|can you|could you|would you|actually|maybe|great|nice|good)[\s,]+)*"
_WHICH = (
    r"(?P<which>(?:the |my |that |this |these |those |all (?:of )?(?:the |my )?|both )?"
    r"(?:draft|letter|mail|e-?mail|note|message)s?(?: (?:to|for) (?P<who>[^,:]{1,80}?))?"
    r"|(?P<whose>[^,:]{1,60}?)['’]s (?:draft|letter|mail|e-?mail|note|message)"
    r"|(?P<nth>(?:the )?(?:first|second|third|fourth|fifth|last)(?: (?:one|two|three|draft|letter|mail|note|message))?)"
    r"|it|them|(?:all|both)(?: of (?:them|these|those))?|these|those|this(?: one)?|that(?: one)?|everything)"
)
_HOW: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        r"short(?:er)?|more concise|less long|less wordy|tighter|cut down|crisper|too (?:long|wordy)",
        {"length": "shorter"},
    ),
    (r"long(?:er)?|more detailed|less short|with more detail|too short", {"length": "longer"}),
    (r"(?:more )?brief(?:er)?|to the point|very short", {"tone": "brief"}),
    (r"(?:more )?(?:formal|serious|polite|official|professional)|(?:less|too) (?:casual|informal)", {"tone": "formal"}),
    (
        (
            r"(?:more )?(?:warm(?:er)?|warmly|personal|heartfelt|cordial)|more friendly|friendlier"
            r"|(?:less|too) (?:cold|cool)"
        ),
        {"tone": "warm"},
    ),
    (
        r"friendly|(?:more )?(?:casual|relaxed|informal|easy-?going|chatty)|(?:less|too) (?:formal|stiff|serious)",
        {"tone": "friendly"},
    ),
    (r"(?:in )?german|auf deutsch", {"language": "German"}),
    (r"(?:in )?english", {"language": "English"}),
    (r"different(?:ly)?|otherwise|in other words|with other words|new", {"other": True}),
)
_DEGREE = r"(?:(?:a (?:bit|little|touch|tad|lot)|much|somewhat|slightly|way|even|rather|more|sound|read|feel|be) )*"
_QUALITY = "|".join(f"(?P<how{n}>{words})" for n, (words, _) in enumerate(_HOW))
_VERB = (
    r"(?:make|write|keep|have|turn|put|get|let|translate|rewrite|reword|rephrase|redo|change|revise|render|switch|"
    r"i want|i'd like|i would like|should be|could be)"
)
_ONE = re.compile(
    rf"{_DEGREE}(?:in |into |to )?(?:a )?(?:{_QUALITY})(?: (?:tone|style|way|manner|version))?", re.IGNORECASE
)
_JOINT = re.compile(r"\s*(?:,\s*(?:and |but )?| and | but )\s*", re.IGNORECASE)
_PLAIN = (
    rf"{_DEGREE}(?:in |into |to )?(?:a )?(?:{'|'.join(words for words, _ in _HOW)})"
    r"(?: (?:tone|style|way|manner|version))?"
)
_ASKS = re.compile(
    rf"{_LED}(?:{_VERB} |(?:could|can|should) )?(?:{_WHICH}(?:['’]s|'re| is| are| sounds?| reads?)? )?"
    r"(?:(?:should|could|must|to|into|in) )?(?:be )?"
    rf"(?P<hows>{_PLAIN}(?:{_JOINT.pattern}{_PLAIN})*)(?:[\s,]+please)?",
    re.IGNORECASE,
)
_VERBS: tuple[tuple[str, dict[str, Any]], ...] = (
    (r"shorten|trim|cut down|tighten", {"length": "shorter"}),
    (r"lengthen|expand|extend", {"length": "longer"}),
    (r"rewrite|reword|rephrase|redo|re-?do|vary", {"other": True}),
)
_DOES = re.compile(
    rf"{_LED}(?:{'|'.join(f'(?P<verb{n}>{words})' for n, (words, _) in enumerate(_VERBS))}) {_WHICH}"
    r"(?: (?:a (?:bit|little)|please|once more|again))*",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    rf"{_LED}(?:(?:use|find|choose) (?:other|different) words"
    r"|try (?:again|another (?:version|wording|one))|another (?:version|wording)|other words|different words|"
    r"give me (?:another|a different) (?:version|wording))(?: please)?",
    re.IGNORECASE,
)
_MENTIONS = re.compile(
    rf"{_LED}(?:(?:also )?(?:mention|say|add|include|note|point out|tell (?:them|her|him)))(?: (?:in|to) {_WHICH})?"
    r" (?:that )?(?:(?P<remote>(?:we(?:'re| are)|it(?:'s| is)|the (?:job|role|position|work) is) "
    r"(?:(?:fully|completely|also|a) )*remote(?: (?:job|role|position|first|friendly))?"
    r"|(?:the role|the job|it) can be done remotely|remote(?: work)?)"
    r"|(?P<place>(?:the|its|our) (?:location|place(?: of work)?|city|office)|where (?:it|the (?:job|role)|we)"
    r" (?:is|are)(?: based)?)"
    r"|(?P<team>(?:the|which|its|our) (?:team|department)(?: it is)?))(?: please)?",
    re.IGNORECASE,
)


def revision(text: str, focus: Focus) -> Step | None:
    """Read a wish about how drafts sound; None where there is none, or no draft it could be about."""
    said = " ".join(text.strip(" .!?").split())
    for pattern, read in ((_AGAIN, _again), (_MENTIONS, _mention), (_DOES, _done), (_ASKS, _asked)):
        found = pattern.fullmatch(said)
        wanted = read(found) if found else None
        if found is None or wanted is None:
            continue
        parts = found.groupdict()
        about = _about(parts, focus)
        if about is not None:
            return Step("revise_drafts", about | wanted)
    return None


def _about(parts: dict[str, str | None], focus: Focus) -> dict[str, Any] | None:
    """Say which drafts: of a person by name or place, else all of the thread; None where drafts are not the matter."""
    last = focus.last_call()
    in_thread = last is not None and last.call is not None and last.call.name in _TOOLS
    who = parts.get("who") or parts.get("whose") or parts.get("nth")
    if who:
        found = people_meant(who, focus)
        named = parts.get("who") or parts.get("whose")
        return {"drafts": found} if found and (in_thread or named) else None
    which = (parts.get("which") or "").lower()
    is_named = re.search(r"draft", which) is not None
    return {} if in_thread or is_named else None


def _again(found: re.Match[str]) -> dict[str, Any]:
    del found
    return {"other": True}


def _mention(found: re.Match[str]) -> dict[str, Any]:
    return {"mention": next(what for what in ("remote", "place", "team") if found[what])}


def _done(found: re.Match[str]) -> dict[str, Any]:
    return next(args for n, (_, args) in enumerate(_VERBS) if found[f"verb{n}"])


def _asked(found: re.Match[str]) -> dict[str, Any] | None:
    """Read every quality that is wanted; one that is none makes it another request."""
    wanted: dict[str, Any] = {}
    for part in _JOINT.split(found["hows"]):
        one = _ONE.fullmatch(part.strip())
        if one is None:
            return None
        wanted |= next(args for n, (_, args) in enumerate(_HOW) if one[f"how{n}"])
    return wanted
