"""What a message means that only makes sense after the one before: answers to a question, refinements, "more"."""

from collections.abc import Mapping
from typing import Any

from agent.builtin.chart import Reading
from agent.builtin.focus import Focus, Shown
from agent.builtin.frames import MANY
from agent.builtin.patterns import PhraseSet
from agent.builtin.planner import Plan, Step
from agent.builtin.slots import arguments
from agent.builtin.understanding import Clause, Understanding
from agent.builtin.words import COMMANDS, NEGATIONS, PEOPLE_NOUNS, bag
from agent.model import ToolCall
from tools.base import Effect
from tools.registry import all_tools

_ASKS = "[and|ok|also] [what about|how about|show|show me|any|what are|what is|give me|open|see|where is|has] [me]"
_WHOSE = "[his|her|their|the|its|this person 's|any|all] [full]"
SECTIONS: Mapping[str, PhraseSet] = {
    section: PhraseSet(f"{_ASKS} {_WHOSE} ({words}) [please|on file|on record|so far]")
    for section, words in {
        "notes": "notes|comments|remarks|note",
        "timeline": "timeline|activity|recent activity|last activity|last contact",
        "documents": "cv|resume|documents|files|attachments|cover letter|curriculum vitae",
        "contact": "email|mail|e mail|email address|phone|phone number|contact details|contact info|number|linkedin",
        "applications": "applications|application|stage|current stage|stages|status|jobs",
        "all": "profile|skills|experience|work history|background|tags|pools|title|company|employer|owner|location",
    }.items()
}
"""Parts of a profile asked for by a mere word after it was shown."""
HISTORY = PhraseSet(f"{_ASKS} {_WHOSE} (history|changes|change log|changelog|audit trail|log|edits) [please|so far]")
MORE = PhraseSet(
    """
    [show] [me] [the] (more|next|rest|others) [please|of them|ones|page|results|candidates|people|10|ten|one|few]
      | next page
      | [show] [me] [the] next (page|ten|10|5|five|20|ones|candidates|people|results|few|batch|lot|set) | go on
      | keep going | continue | and more | load more | see more | more of (them|those) | more results | scroll
      | scroll down | page (2|two|3) | any more | are there more | are there any more | what else | who else
      | anyone else | anybody else | show others | further | the next ones | show all of them | and the rest
      | and then | next | more | give me more | get more | further results | list more | let me see more
      | i want to see more | show some more | some more | a few more
    """
)
BACK = PhraseSet(
    """
    [show] [me] [the] (previous|last|prior) page | go back a page | page back | back | previous
      | the page before | go back one page | back one page | previous ones | the previous ones | first page
      | back to the first page | page 1 | page one
    """
)
COUNTED = PhraseSet(
    """
    how many [people|candidates|results|matches|jobs|hits] [is|are|was|were] [that|this|it|there|they|those|these|them]
      [in total|in all|altogether|overall|total|exactly|now]
      | how many [is|are] that [in total|in all|altogether]
      | how many [results|matches|people] (do i|did you|did we) (have|find|get)
      | how many did you find | what is the total | [and] (in total|how many|the total|the count) | count them | total
      | count (that|these|those) | how long is (the|that|this) list
    """
)
CANCELLED = PhraseSet(
    """
    [no|nope|wait|actually|sorry|oops] [,] (cancel|scrap|drop|delete|remove|kill|discard|forget|nix) (that|it|this)
      [again]
    """
)
"""Words that take back what was just done."""
UNDONE: Mapping[str, PhraseSet] = {
    "tag_candidates": PhraseSet(
        "(untag|unlabel|unmark|unflag) (it|him|her|them|that|this) | (remove|delete|drop|take off|lose|clear|strip)"
        " (that|the|this) (tag|label|tags) | take (it|that|[that|the|this] (tag|label)) off"
    ),
    "untag_candidates": PhraseSet("(tag|label|mark|flag) (him|her|them|it) | put (it|the tag|that tag) back [on]"),
    "add_to_pool": PhraseSet("(remove|take|kick|throw|pull) (him|her|them|it) [back] [out|off] [of it]"),
    "remove_from_pool": PhraseSet("(put|add|take|get) (him|her|them|it) back [in|on] [it|there]"),
    "move_candidates": PhraseSet("(put|move|send|bring|take) (him|her|them|it) back [where (he|she|they) (was|were)]"),
}
"""Ways of taking a change back that name it by its opposite."""
LIFTED = PhraseSet(
    """
    [ok|okay|and|now] [but] (drop|remove|forget|forget about|ignore|lift|clear|without|delete|take off|lose
      |never mind|skip)
      [the|that|my] [last]
    """
)
"""Words that take a filter off a search: "drop the location"."""
FILTERS: Mapping[str, tuple[str, ...]] = {
    "location": ("locations", "not_locations"), "locations": ("locations", "not_locations"),
    "place": ("locations", "not_locations"), "city": ("locations", "not_locations"),
    "country": ("locations", "not_locations"), "skill": ("skills", "any_skills", "without_skills"),
    "skills": ("skills", "any_skills", "without_skills"), "title": ("title", "not_titles"),
    "company": ("company", "ever_company", "not_companies"), "companies": ("company", "ever_company", "not_companies"),
    "employer": ("company", "ever_company", "not_companies"), "years": ("min_years", "max_years"),
    "experience": ("min_years", "max_years"), "tag": ("tags", "without_tags"), "tags": ("tags", "without_tags"),
    "pool": ("pool", "not_in_pool"), "stage": ("stage", "stage_kind"), "job": ("job",), "status": ("status",),
    "source": ("source",), "owner": ("owner",), "name": ("name",), "text": ("text",), "department": ("department",),
    "date": ("applied_after", "applied_before", "contacted_after", "contacted_before"),
    "dates": ("applied_after", "applied_before", "contacted_after", "contacted_before"),
}  # fmt: skip
"""What a filter is called, and the arguments it sets."""
NARROW = PhraseSet(
    """
    only [show] [the|those|ones|people|me] | just [show] [the|those|ones|people|me] | but [only]
      | (of|from|among|out of|amongst|in) (those|these|them|that list|this list|the list) [,] [only|just]
      | (narrow|filter|limit|restrict|refine|cut) [it|that|this|them|the list] [down] [to|by|for|on]
      | keep [only] [the|those]
      | (which|who|how many|and which|and who|show me|show|what|and how many|are any|is any|do any
        |does any|list|find|give me) [one|ones] (of|among|in|from) (them|those|these) [is|are|has|have|do|does|who]
      | which ones [are|is|have|has] | (the|those|these) ones [who|that|which] [are|is|have|has]
      | (who|which) [of them] also | that also | and [also] [only] | also | additionally
      | (remove|drop|leave out|exclude|without|skip|hide) the ones [who|that] | now only | now just
      | ok only | and now only | with only | then only | show [me] only [the|those]
      | (are|is|do|does|have|has) (any|some|all) of (them|those|these)
      | (those|ones|people|candidates|folks) (with|from|in|at|who|that|without|based) | [the] (ones|one) without
      | [just|only|give me|show me|show|open|i want|i meant|take] (the|that|those|these) (one|ones|guy|guys|lady|person
        |people|woman|man|folks|candidate|candidates|engineer|engineers|developer|developers|designer|designers)
        [who|that|which] [is|are|was|were|works|work|lives|live]
    """
)
REPLACE = PhraseSet(
    """
    [and|ok and|but] (what|how) about [the|those|for|in]
      | [and|do|show|give me|now] [the] same [again] [list|search|query|question|thing|one] [but] [for|in|with
        |at|on|from|again for]
      | now | and now | or | or rather | rather | try [with|for|in|it with|it for|it in] | switch to
      | change [it|that] to | make (it|that) | repeat [that|it|the search] (for|with|in)
      | (likewise|ditto|also) for | no [,] [i meant|i mean|make it] | i meant | i mean
      | actually [,] [i meant|i mean|make it] | and [then] for | how does [it|that] look for | instead
      | do [it|that|this] for | what if | and [the] | then | plus [also]
    """
)
AGAIN = PhraseSet(
    """
    [and|do|please do] [the] same [thing|again] [for|with|to|goes for] | likewise [for] | ditto [for]
      | [and] also [for] | repeat [that|it] for | do (that|it|this) for | and do (that|it|this) for | again for
      | and [for] | as well as
    """
)
AFTER_AGAIN = PhraseSet(
    """
    too | as well | also | likewise | [the|and the] same [please] | please
    """
)
LEADS = bag(
    """in from at with without not no except excluding minus under over between above below since before after
    on near outside tagged by via"""
)
"""Words a filter begins with: a message that begins so goes on with the list before it."""
_LISTS = ("find_candidates", "list_jobs")
_LISTED = (*_LISTS, "show_pipeline", "show_pool", "my_agenda", "show_history")
_PAGED = {"show_pool": ("candidate", 10), "list_jobs": ("job", 50), "show_history": ("", 25)}
"""Lists that have pages: whose records they show, and how many on a page."""
_READS = bag("""find_candidates show_candidate list_jobs show_job show_pipeline show_pool show_history my_agenda""")


def part_of_shown(keys: list[str], focus: Focus) -> Plan | None:
    """Read "notes?" or "history?" after one person or one job was shown: more of the same."""
    last = focus.last_call()
    if last is None or last.call is None or last.status != "done" or last.call.name == "help":
        return None
    lo, hi, _ = _bare(keys)
    people, jobs = focus.latest("candidate"), last.of("job")
    if lo >= hi or last.call.name in _LISTS or (len(people) != 1 and last.call.name not in _OF_JOBS):
        return None
    if HISTORY.reaches(keys, lo, hi):
        kind, one = ("job", jobs) if last.call.name in _OF_JOBS else ("candidate", people)
        return _plan("show_history", {kind: one[0].id}, lo, hi) if len(one) == 1 else None
    section = next((name for name, words in SECTIONS.items() if words.reaches(keys, lo, hi)), None)
    if section is None or last.call.name in _OF_JOBS:
        return None
    return _plan("show_candidate", {"candidate": people[0].id, "section": section}, lo, hi)


_OF_JOBS = frozenset({"show_job", "show_pipeline", "update_job", "create_job", "close_job", "reopen_job"})


def following(understanding: Understanding, page_size: int = 10) -> Plan | None:
    """Read the message as a follow-up of the last call, or not at all."""
    last = understanding.focus.last_call()
    if last is None or last.call is None:
        return None
    lo, hi, instead = _bare(understanding.keys)
    if lo >= hi:
        return None
    turned = _turned(understanding.keys, lo, hi, last, page_size) or _cancelled(understanding.keys, lo, hi, last)
    if turned is not None:
        return turned
    if last.call.name in _READS:
        refined = _refined(understanding, last, lo, hi, instead=instead)
        before = understanding.focus.last_list()
        if refined is None and before is not None and before is not last and _cued(understanding.keys, lo, hi):
            refined = _refined(understanding, before, lo, hi, instead=instead)
        return refined
    repeated = _repeated(understanding, last, lo, hi)
    before = understanding.focus.last_list()
    if repeated is None and before is not None and _cued(understanding.keys, lo, hi):
        return _refined(understanding, before, lo, hi, instead=instead)
    return repeated


def _cancelled(keys: list[str], lo: int, hi: int, last: Shown) -> Plan | None:
    """Take back what was just changed: "cancel that" after a change does not close the job it was about."""
    end = hi - 1 if keys[hi - 1] == "again" else hi
    opposite = UNDONE.get(last.call.name) if last.call is not None else None
    taken = CANCELLED.reaches(keys, lo, hi) or (opposite is not None and opposite.reaches(keys, lo, end))
    if not taken or last.call is None or last.status != "done":
        return None
    tool = all_tools().get(last.call.name)
    return (
        _plan("undo", {}, lo, hi) if tool is not None and tool.effect is Effect.WRITE and tool.name != "undo" else None
    )


def _cued(keys: list[str], lo: int, hi: int) -> bool:
    return max(REPLACE.longest(keys, lo, hi), NARROW.longest(keys, lo, hi)) > lo


def _bare(keys: list[str]) -> tuple[int, int, bool]:
    """Take the signs and "instead" off the ends."""
    lo, hi, instead = 0, len(keys), False
    soft = {".", "?", "!", ",", "…", "please", "ok", "okay", "thanks", "so", "hmm", "great", "cool", "nice", "perfect"}
    while lo < hi and keys[lo] in soft:
        lo += 1
    while hi > lo and keys[hi - 1] in soft | {"instead", "then", "now"}:
        hi -= 1
        instead = instead or keys[hi] == "instead"
    return lo, hi, instead


def _turned(keys: list[str], lo: int, hi: int, last: Shown, page_size: int) -> Plan | None:
    """Turn the page."""
    call = last.call
    if call is None or call.name not in _LISTED:
        return None
    if MORE.reaches(keys, lo, hi):
        return _more_of(call, last, lo, hi, page_size)
    if COUNTED.reaches(keys, lo, hi):
        return _plan(call.name, dict(call.args), lo, hi)
    lifted = _lifted(keys, lo, hi, call)
    if lifted is not None or call.name != "find_candidates":
        return lifted
    offset = int(call.args.get("offset", 0))
    if BACK.reaches(keys, lo, hi):
        first = "first" in keys[lo:hi] or keys[hi - 1] in {"1", "one"}
        return _plan(call.name, call.args | {"offset": 0 if first else max(offset - page_size, 0)}, lo, hi)
    return None


def _more_of(call: ToolCall, last: Shown, lo: int, hi: int, page_size: int) -> Plan:
    """Go on with a list: its next page, the people a board leaves out, or that it was whole."""
    if call.name == "find_candidates":
        offset = int(call.args.get("offset", 0)) + (len(last.of("candidate")) or page_size)
        return _plan(call.name, call.args | {"offset": offset}, lo, hi)
    if call.name == "show_pipeline":
        return _plan("find_candidates", _as_search(call.name, dict(call.args)) | {"status": "active"}, lo, hi)
    kind, page = _PAGED.get(call.name, ("", 0))
    shown = len(last.of(kind)) if kind else page
    if page and shown >= (page_size if call.name == "show_pool" else page):
        return _plan(call.name, call.args | {"offset": int(call.args.get("offset") or 0) + shown}, lo, hi)
    return Plan(steps=[Step("help", {"note": "That was the whole list."}, Clause(lo, hi))], chat=True)


def _lifted(keys: list[str], lo: int, hi: int, call: ToolCall) -> Plan | None:
    """Ask again without a filter: "drop the location"."""
    start = LIFTED.longest(keys, lo, hi)
    end = hi - 1 if keys[hi - 1] in {"filter", "filters", "condition", "restriction", "limit", "criterion"} else hi
    slots = FILTERS.get(keys[start], ()) if lo < start == end - 1 else ()
    if not any(call.args.get(slot) for slot in slots):
        return None
    return _plan(call.name, {k: v for k, v in call.args.items() if k not in {*slots, "offset"}}, lo, hi)


def _refined(understanding: Understanding, last: Shown, lo: int, hi: int, *, instead: bool) -> Plan | None:
    """Ask the last question again with something added or put in its place."""
    keys, call = understanding.keys, last.call
    if call is None:
        return None
    replaces, narrows = REPLACE.longest(keys, lo, hi), NARROW.longest(keys, lo, hi)
    cue = max(replaces, narrows)
    if cue == lo and not instead and keys[lo] not in LEADS:
        return _continued(understanding, last, lo, hi)
    if set(keys[lo:cue]) <= _WEAK and _asks_anew(understanding, call.name, lo, hi):
        return None
    instead = (instead or replaces > narrows) and keys[lo] not in _ADDING
    starts = [cue, cue - 1, lo] if cue > lo else [lo]
    tool, args = call.name, dict(call.args)
    best = _fragment(understanding, tool, starts, hi)
    if best is None and tool in {"show_pipeline", "show_pool"} and not instead:
        tool, args = "find_candidates", _as_search(tool, args)
        best = _fragment(understanding, tool, starts, hi)
    return _again(understanding, tool, args, best, instead=instead, adds=keys[lo] in _ADDING)


def _asks_anew(understanding: Understanding, tool: str, lo: int, hi: int) -> bool:
    """Tell whether what comes after a mere "and" is a request of its own."""
    reading = understanding.clause(lo, hi).reading
    return reading is not None and bool(reading.head) and reading.frame.tool != tool


def _continued(understanding: Understanding, last: Shown, lo: int, hi: int) -> Plan | None:
    """Read a bare "Berlin" or "5+ years" after a list: nothing but filters, and no request of its own."""
    call = last.call
    if call is None or call.name not in {"find_candidates", "list_jobs"} or hi - lo > 4:  # noqa: PLR2004 - a few words
        return None
    said = set(understanding.keys[lo:hi])
    if call.name == "list_jobs" and (said & PEOPLE_NOUNS or understanding.keys[lo] in COMMANDS):
        return None
    best = _fragment(understanding, call.name, [lo], hi)
    if best is None or best.head or any(f.kind == "candidate" for group in best.fillers.values() for f in group):
        return None
    return _again(understanding, call.name, dict(call.args), best, instead=False, adds=False)


_WEAK = bag("and now then or also but ok plus , actually")
"""Cues that may as well begin another request."""
_ADDING = bag("or also add plus")
_THINGS = PEOPLE_NOUNS | bag("experience jobs job roles role positions position openings reqs requisitions")
"""Words a follow-up may still say; a verb would make it a request of its own."""


def _again(
    understanding: Understanding, tool: str, args: dict[str, Any], best: Reading | None, *, instead: bool, adds: bool
) -> Plan | None:
    if best is None:
        return None
    filled = arguments(best, understanding.spotted.sentence, understanding.today)
    if filled.problem or not filled.args:
        return None
    clause = Clause(best.start, best.end, best, "", best.score)
    said = {k: v for k, v in filled.args.items() if k != "limit"} if _the_one(understanding, best) else filled.args
    return Plan(steps=[Step(tool, merged(args, said, instead=instead, adds=adds), clause)]) if said else None


def _the_one(understanding: Understanding, reading: Reading) -> bool:
    """Tell whether "one" is somebody of the list and no number: "the one from Kassenwerk"."""
    return any(understanding.keys[f.start] in {"one", "1"} for f in reading.fillers.get("limit", ()))


def _fragment(understanding: Understanding, tool: str, starts: list[int], hi: int) -> Reading | None:
    """Read the rest of a follow-up as arguments of the last tool; words left over make it no follow-up."""
    frames = [f for f in understanding.grammar.frames if f.tool == tool and not (f.fixed and f.finds) and f.roles]
    found: list[Reading] = []
    for start in dict.fromkeys(s for s in starts if 0 <= s < hi):
        for frame in frames:
            for reading in understanding.readings(start, hi, [frame.inherited(needing=False)]):
                head = {understanding.keys[at] for begin, end in reading.head for at in range(begin, end)}
                if not reading.left and head <= _THINGS and (reading.typed or reading.flags):
                    found.append(reading)
    return max(found, key=lambda r: r.score, default=None)


def _as_search(tool: str, args: dict[str, Any]) -> dict[str, Any]:
    if tool == "show_pool":
        return {"pool": args["pool"]} if args.get("pool") else {}
    return {key: args[key] for key in ("job", "stage") if args.get(key)}


def merged(old: dict[str, Any], new: dict[str, Any], *, instead: bool, adds: bool = False) -> dict[str, Any]:
    """Join the arguments of a follow-up with those of the question before; a page starts over."""
    args = {key: value for key, value in old.items() if key != "offset"}
    for slot, value in new.items():
        if slot in MANY and not instead and (slot != "locations" or adds):
            args[slot] = list(dict.fromkeys([*args.get(slot, []), *value]))
        elif slot == "text" and not instead and args.get("text"):
            args["text"] = f"{args['text']} {value}"
        else:
            args[slot] = value
    if instead and ("skills" in new or "any_skills" in new):
        for slot in {"skills", "any_skills"} - set(new):
            args.pop(slot, None)
    if "not_locations" in new and set(args.get("locations", [])) & set(new["not_locations"]):
        args.pop("locations")
    return args


def _repeated(understanding: Understanding, last: Shown, lo: int, hi: int) -> Plan | None:
    """Do to somebody else what was done before: "same for Ben", "Ben too"."""
    keys, call = understanding.keys, last.call
    if call is None or call.name in {"undo", "help", "merge_candidates", "add_candidate", "create_job", "create_pool"}:
        return None
    if NEGATIONS.intersection(keys[lo:hi]):
        return None
    start, end = AGAIN.longest(keys, lo, hi), AFTER_AGAIN.ending(keys, lo, hi)
    weak = keys[lo:start] in ([], ["and"]) and (end == hi or keys[end:hi] == ["please"])
    if weak or start >= end:
        return None
    best = _fragment(understanding, call.name, [start], end)
    if best is None:
        return None
    new = arguments(best, understanding.spotted.sentence, understanding.today)
    if new.problem or not new.args:
        return None
    args = {k: v for k, v in call.args.items() if k != "from_stage" or "candidates" not in new.args} | new.args
    return Plan(steps=[Step(call.name, args, Clause(lo, hi, best, "", best.score))])


def _plan(tool: str, args: dict[str, Any], lo: int, hi: int) -> Plan:
    return Plan(steps=[Step(tool, args, Clause(lo, hi))])
