"""What is said of the scorecard that was just shown: that it is right, or what is to be changed on it."""

import re

from agent.builtin.focus import Focus
from agent.builtin.planner import Plan, Step

_CARDS = frozenset({"edit_scorecard", "show_scorecard"})
_SUBMIT = re.compile(
    r"\W*(?:(?:ok|okay|yes|yep|great|perfect|fine|good|thanks|that's it|that is it|looks (?:good|right|fine)|all good"
    r"|it's right|now|then|and|please|so)\W+)*"
    r"(?:submit|send|hand|turn|file|finali[sz]e)(?:\s+(?:it|this|that|the (?:scorecard|card|draft)))?(?:\s+in)?"
    r"(?:\s+(?:now|please|then|as it is|like that))*\W*",
    re.IGNORECASE,
)
_CORRECTS = re.compile(
    r"\W*(?:(?:please|actually|sorry|oh|no|wait|and|also|then|hmm|well|correction|oops)\W+)*"
    r"(?:make|set|change|drop|remove|delete|clear|strike|lower|raise|bump|put|scratch|forget|take|leave|add|rate|give"
    r"|overall|recommendation|my recommendation|i(?:'d| would| meant|'m)|it should"
    r"|(?:s?he|they) (?:was|is|were|did|had))\b",
    re.IGNORECASE,
)
_WHICH = ("candidate", "job", "interview")


def on_scorecard(text: str, focus: Focus, *, late: bool = False) -> Plan | None:
    """Read a message that follows the asker's own scorecard; `late` when nothing else has understood it."""
    last = focus.last_call()
    if last is None or last.call is None or last.call.name not in _CARDS or last.status != "done":
        return None
    if last.call.args.get("interviewer"):
        return None
    which = {name: last.call.args[name] for name in _WHICH if last.call.args.get(name)}
    if _SUBMIT.fullmatch(text):
        return Plan(steps=[Step("submit_scorecard", {k: v for k, v in which.items() if k != "job"})])
    if late and _CORRECTS.match(text):
        return Plan(steps=[Step("edit_scorecard", which | {"words": text.strip()})])
    return None
