"""Questions about outreach: who replied, who opted out, what was sent to somebody, which subject does better."""

import re
from datetime import date
from typing import Any

from agent.builtin.dates import window_fillers
from agent.builtin.fillers import Window
from agent.builtin.focus import Focus
from agent.builtin.outreach.whom import one_meant
from agent.builtin.planner import Step
from agent.builtin.text import read

_I = re.IGNORECASE
_LED = r"(?:(?:please|ok|okay|and|so|show me|tell me|give me|list|can you tell me|do you know)[\s,]+)*"
_OUT = re.compile(
    rf"{_LED}(?:(?:who|which (?:people|candidates)|how many(?: people| candidates)?"
    r"|(?:every|any)(?:one|body) who|people who)"
    r" (?:has|have|had|all)?\s*"
    r"(?:unsubscribed|opted out|complained)|(?:the )?(?:unsubscribes|unsubscribed (?:people|candidates)|opt-?outs)"
    r"|(?:has|did) anyone (?:unsubscribed?|opt(?:ed)? out))",
    _I,
)
_BARRED = re.compile(
    rf"{_LED}(?:who(?:m)? (?:are we not allowed to|may we not|can(?:'t|not)? we\s*(?:not)?|must we not|"
    r"should we not|are we not to) (?:contact|write to|mail|e-?mail)"
    r"|who (?:must|may|can|should)(?: not|n't|not) be (?:contacted|written to|mailed)"
    r"|who (?:is|are) (?:on )?(?:the |our )?(?:suppression list|suppressed|do[\s-]not[\s-]contact(?: list)?)"
    r"|(?:the |our )?(?:suppression|do[\s-]not[\s-]contact) list)",
    _I,
)
_REPLIES = re.compile(
    rf"{_LED}(?:who(?: has| have| all)? (?:replied|answered|responded|written back|wrote back)"
    r"|(?:has|have|did) (?:anyone|anybody) (?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|wr(?:itten|ite|ote) back)"
    r"|(?:any|the|all|new|latest|are there any|do (?:we|i) have any) (?:new )?(?:replies|answers|responses))"
    r"(?: (?:to|on) (?:my|our|the) (?:mails?|e-?mails?|letters?|messages?|outreach|drafts?|notes?))?",
    _I,
)
_KEEN = re.compile(
    rf"{_LED}who (?:(?:has )?(?:said|says|replied|answered|told us) (?:that )?(?:(?:they|he|she)(?:'re| are| is|"
    r"'s| were| was) |yes\b\s*)?|is |was |are |sounds |seems )(?P<what>interested|not interested|keen|yes|no|"
    r"no thanks|later|maybe later|not now)(?: in (?:talking|a call|hearing more))?"
    rf"|{_LED}who (?:has |have )?(?:replied|responded|answered|reacted) (?P<tone>positively|negatively)",
    _I,
)
_SENT = re.compile(
    rf"{_LED}(?:(?:what|everything|all(?: that)?) (?:did |have )?(?:we|i|anyone|anybody|you)(?: have|'ve)? (?:ever )?"
    r"(?:send|sent|write|wrote|written|say|said|tell|told)|who (?:wrote|spoke|talked|has written|has spoken)"
    r"|what (?:was|is) (?:our|the|my) last (?:message|mail|e-?mail|letter|contact)"
    r"|(?:has|did|have) (?:anyone|anybody|somebody|someone|we|you) (?:ever )?"
    r"(?:spoken|speak|talked|talk|written|write|been in touch|reached out))"
    r"(?: to| with)? (?P<who>.{1,80}?)(?: so far| before| last| lately| recently| yet| already| most recently)?",
    _I,
)
_COMPARES = re.compile(
    rf"{_LED}(?:(?:which|what) subjects?(?: lines?)? (?:is|are|does|do|did|works?|worked|performs?|performed|wins?|won|"
    r"gets?|got)\b[\w\s]{0,40}?|compare (?:the )?subjects?(?: lines?)?|how (?:do|did|are) the subjects?"
    r"(?: lines?)?(?: (?:do|doing|perform|compare))?|(?:the )?(?:a/?b|ab)[\s-](?:test|results?|test results?))"
    r" (?:in|for|of|on) (?:the )?(?:sequence )?(?P<seq>.{2,80}?)(?: sequence)?",
    _I,
)
_TRIES = re.compile(
    r"(?:(?:please|ok|and|also|now)[\s,]+)*(?:also )?(?:try|test|add|use|send) (?:the |an?other |a second |"
    r"an alternative |a new |a )?subject(?: line)?\s*:?\s*[\"“](?P<subject>[^\"”]{2,200})[\"”]\s*"
    r"(?:in|for|to|on|of) (?:letter (?P<step>\d) of )?(?:the )?(?:sequence )?(?P<seq>.{2,80}?)"
    r"(?: sequence)?(?: (?:too|as well))?",
    _I,
)
_MEANT = {
    "yes": "interested",
    "keen": "interested",
    "no": "not_interested",
    "no thanks": "not_interested",
    "maybe later": "later",
    "not now": "later",
}


def question(text: str, today: date, focus: Focus) -> Step | None:
    """Read a question about outreach, with the time it is about where it takes one."""
    said = " ".join(text.strip(" .?!").split())
    return _of_one(said, focus) or _of_many(said, today)


def _of_one(said: str, focus: Focus) -> Step | None:
    """Read what is about one sequence or one person."""
    tried = _TRIES.fullmatch(said)
    if tried:
        args: dict[str, Any] = {"sequence": tried["seq"], "subject": tried["subject"]}
        return Step("add_subject", args | ({"step": int(tried["step"])} if tried["step"] else {}))
    compared = _COMPARES.fullmatch(said)
    if compared:
        return Step("compare_subjects", {"sequence": compared["seq"]})
    sent = _SENT.fullmatch(said)
    who = one_meant(sent["who"], focus) if sent else None
    return Step("contact_history", {"candidate": who}) if who else None


def _of_many(said: str, today: date) -> Step | None:
    """Read what is about whoever did something, within a time if one is said."""
    plain, window = _when(said, today)
    days = {"since": window.start.isoformat()} if window and window.start else {}
    days |= {"before": window.end.isoformat()} if window and window.end else {}
    if _OUT.fullmatch(plain):
        return Step("show_opted_out", days)
    if not window and _BARRED.fullmatch(plain):
        return Step("show_opted_out", {"marked": True})
    keen = _KEEN.fullmatch(plain)
    if keen:
        tone = {"positively": "interested", "negatively": "no"}.get((keen["tone"] or "").lower(), "")
        what = tone or " ".join(keen["what"].lower().split())
        return Step("show_replies", days | {"meant": _MEANT.get(what, what.replace(" ", "_"))})
    return Step("show_replies", dict(days)) if _REPLIES.fullmatch(plain) and (days or plain == said) else None


def _when(said: str, today: date) -> tuple[str, Window | None]:
    """Take the time a question is about from its end."""
    sentence = read(said)
    last = len(sentence.tokens)
    ends = [
        one
        for one in window_fillers(sentence, today)
        if isinstance(one.value, Window) and one.end == last and one.start > 0
    ]
    if not ends:
        return said, None
    longest = min(ends, key=lambda one: one.start)
    before = said[: sentence.tokens[longest.start].start].strip(" ,")
    return re.sub(r" (?:in|on|over|during|for|from|since)(?: the)?$", "", before, flags=_I), longest.value
