"""From a reading to the arguments of a call: what each filler becomes, and what cannot be said with the tool."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from agent.builtin.chart import Reading
from agent.builtin.fillers import Filler, Window, Years
from agent.builtin.frames import MANY
from agent.builtin.text import Sentence
from agent.builtin.words import bag

TRIM = bag("the a an to for on of with is as and , . : ; - – — ? ! = 's be")


@dataclass
class Arguments:
    """Arguments of a call, or the sentence that says why there are none."""

    args: dict[str, Any] = field(default_factory=dict)
    problem: str = ""
    remarks: list[str] = field(default_factory=list)


def arguments(reading: Reading, sentence: Sentence, today: date) -> Arguments:
    """Turn a reading into arguments."""
    out = Arguments(args={k: v for k, v in reading.frame.fixed.items() if not k.startswith("__")})
    out.args |= {slot: value for slot, value in reading.flags.items() if not slot.startswith("__")}
    if "hours" in out.args:
        out.args["hours"] = int(out.args["hours"])
    for slot, fillers in reading.fillers.items():
        if not slot.startswith("__"):
            _fill(out, slot, fillers, reading.joints[slot], sentence, today, find=reading.frame.finds)
    if "__past" in reading.flags and "company" in out.args:
        out.args.setdefault("ever_company", out.args.pop("company"))
    if "__left" in reading.flags and "ever_company" in out.args:
        out.args.setdefault("not_companies", [out.args["ever_company"]])
    if "__keep" in reading.fillers:
        _keep(out, reading, sentence)
    if reading.frame.tool == "list_jobs":
        _whose_jobs(out, reading)
    if reading.frame.free_text:
        _leftovers(out, reading, sentence)
    if reading.frame.tool == "draft_outreach":
        _nest_filters(out)
    return out


_OF_A_DRAFT = bag("candidates job tone message limit")


def _nest_filters(out: Arguments) -> None:
    """Put what says which people are meant into one argument of its own."""
    who = {slot: value for slot, value in out.args.items() if slot not in _OF_A_DRAFT}
    out.args = {slot: value for slot, value in out.args.items() if slot in _OF_A_DRAFT}
    if who:
        out.args["find"] = who


def _fill(
    out: Arguments, slot: str, fillers: list[Filler], joints: list[str], sentence: Sentence, today: date, *, find: bool
) -> None:
    first = fillers[0]
    match slot:
        case "applied" | "contacted":
            _window(out, slot, first.value)
        case "not_contacted":
            out.args["not_contacted_days"] = _days(first.value, today)
        case "days":
            out.args["days"] = _days(first.value, today)
        case "years":
            _years(out, first, sentence, find=find)
        case "skills":
            _skills(out, fillers, joints, sentence)
        case "titles":
            _titles(out, fillers, joints, sentence)
        case "tags" | "without_tags" if find and "or" in joints:
            out.problem = "I can search for all of several tags, not for any of them: ask for one at a time."
        case "candidates" if "or" in joints:
            out.problem = "That leaves open which of them you mean: say one name, or join them with “and”."
        case _ if slot in MANY:
            fillers = _without_apposition(fillers, sentence) if slot == "candidates" else fillers
            values = [value for filler in fillers for value in _each(slot, filler, sentence)]
            out.args[slot] = list(dict.fromkeys([*out.args.get(slot, []), *values]))
        case _:
            _single(out, slot, first, sentence)


def _without_apposition(fillers: list[Filler], sentence: Sentence) -> list[Filler]:
    """Read "Ana Silva (ana@x.com)" as one person: the address says which."""
    tokens, kept = sentence.tokens, []
    for filler, following in zip(fillers, [*fillers[1:], None], strict=True):
        between = following and [t.key for t in tokens[filler.end : following.start]]
        if not (following and tokens[following.start].kind == "email" and between and between[-1] in {"(", "<"}):
            kept.append(filler)
    return kept


def _single(out: Arguments, slot: str, filler: Filler, sentence: Sentence) -> None:
    if filler.kind == "everyone":
        return
    values = _values(filler, sentence, write=True)
    if len(values) > 1:
        out.problem = "That takes one at a time: say which one you mean."
        return
    value = values[0]
    if isinstance(value, Years):
        value = value.exact if value.exact is not None else value.least
        value = int(value) if value is not None and value == int(value) else value
    out.args[slot] = value


def _each(slot: str, filler: Filler, sentence: Sentence) -> list[Any]:
    """Give the values of a list; names of attributes are no known names, so "and" parts them."""
    values = _values(filler, sentence)
    return [part for value in values for part in re.split(r"\s+and\s+", value)] if slot == "attributes" else values


def _values(filler: Filler, sentence: Sentence, *, write: bool = False) -> list[Any]:
    if filler.kind == "everyone":
        return []
    if filler.value is None:
        return [trimmed(sentence, filler.start, filler.end)]
    if write and filler.kind == "title":
        return [trimmed(sentence, filler.start, filler.end)]
    return list(filler.value) if isinstance(filler.value, tuple) else [filler.value]


def trimmed(sentence: Sentence, start: int, end: int) -> str:
    """Give the typed words of a span without the little words at its ends."""
    tokens = sentence.tokens
    while end - start > 1 and tokens[start].kind != "quote" and tokens[start].key in TRIM:
        start += 1
    while end - start > 1 and tokens[end - 1].kind != "quote" and tokens[end - 1].key in TRIM:
        end -= 1
    return sentence.raw(start, end).strip(" ,;:")


def _keep(out: Arguments, reading: Reading, sentence: Sentence) -> None:
    """Keep the record that is said to be kept: "A = B, keep B", "A and B are the same, keep the record of A"."""
    said = _words(reading.fillers["__keep"][0], sentence)
    named = {
        slot: _words(reading.fillers[slot][0], sentence) for slot in ("keep", "duplicate") if slot in reading.fillers
    }
    fitting = [slot for slot, words in named.items() if said <= words]
    if len(fitting) != 1 or len(named) < 2:  # noqa: PLR2004 - two records are merged
        out.problem = "Which of the two records should stay? Say “merge Ana Silva into Anna Silva”."
    elif fitting == ["duplicate"]:
        out.args["keep"], out.args["duplicate"] = out.args["duplicate"], out.args["keep"]


def _words(filler: Filler, sentence: Sentence) -> set[str]:
    return {token.key for token in sentence.tokens[filler.start : filler.end]}


def _whose_jobs(out: Arguments, reading: Reading) -> None:
    """Tell a hiring manager's jobs from a recruiter's by what is said, else by what the person is."""
    asked = reading.flags.get("__as")
    filler = next((f for slot in ("recruiter", "hiring_manager") for f in reading.fillers.get(slot, ())), None)
    if filler is None or filler.value == "me":
        return
    if not asked and "recruiter" in out.args and filler.start - 1 not in reading.flagged:
        asked = "hiring_manager" if "hiring_manager" in filler.detail and "recruiter" not in filler.detail else ""
    if asked:
        value = out.args.pop("recruiter", None) or out.args.pop("hiring_manager", None)
        out.args[asked] = value


def _window(out: Arguments, slot: str, window: Window) -> None:
    if slot == "applied" and out.args.get("status") in {"hired", "rejected", "withdrawn"}:
        out.problem = "I can filter by when people applied, not by when they were hired, rejected or withdrew."
    if window.start is not None:
        out.args[f"{slot}_after"] = window.start.isoformat()
    if window.end is not None:
        out.args[f"{slot}_before"] = window.end.isoformat()


def _days(value: int | Window, today: date) -> int:
    if isinstance(value, int):
        return value
    start = value.start or value.end or today
    return max((today - start) // timedelta(days=1), 1)


def _years(out: Arguments, filler: Filler, sentence: Sentence, *, find: bool) -> None:
    if not find or not isinstance(filler.value, Years):
        _single(out, "years", filler, sentence)
        return
    years = filler.value
    for slot, bound in (("min_years", years.least), ("max_years", years.most)):
        if bound is not None:
            out.args[slot] = int(bound) if bound == int(bound) else bound


def _skills(out: Arguments, fillers: list[Filler], joints: list[str], sentence: Sentence) -> None:
    """Split "Python and (Go or Rust)" at its "and"s: a group with "or" means any of it, another all of it."""
    groups: list[tuple[list[str], bool]] = []
    for filler, joint in zip(fillers, joints, strict=True):
        values = _values(filler, sentence)
        if joint in {"", "and"} or not groups:
            groups.append((values, False))
        else:
            group, either = groups[-1]
            groups[-1] = ([*group, *values], either or joint == "or")
    anys = [group for group, either in groups if either]
    if len(anys) > 1:
        out.problem = "I can take one list of skills joined by “or”, not two."
        return
    every = [value for group, either in groups if not either for value in group]
    if every:
        out.args["skills"] = list(dict.fromkeys(every))
    if anys:
        out.args["any_skills"] = list(dict.fromkeys(anys[0]))


def _titles(out: Arguments, fillers: list[Filler], joints: list[str], sentence: Sentence) -> None:
    if any(joint in {"or", "and", ","} for joint in joints):
        out.problem = "I can search for one title at a time: say them one after the other."
        return
    out.args["title"] = " ".join(dict.fromkeys(str(v) for f in fillers for v in _values(f, sentence)))


def _leftovers(out: Arguments, reading: Reading, sentence: Sentence) -> None:
    """Make what no filter explains a search by meaning, with the little words inside a run kept."""
    runs: list[list[int]] = []
    covered = {at for group in reading.fillers.values() for f in group for at in range(f.start, f.end)}
    for start, end in reading.left:
        if runs and not covered.intersection(range(runs[-1][1], start)) and start - runs[-1][1] <= 3:  # noqa: PLR2004
            runs[-1][1] = end
        else:
            runs.append([start, end])
    words = " ".join(trimmed(sentence, start, end) for start, end in runs)
    if words:
        said = out.args.get("text")
        out.args["text"] = f"{said} {words}" if said else words
