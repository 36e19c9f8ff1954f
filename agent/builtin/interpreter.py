"""The built-in interpreter as a model: a sentence and its thread in, calls out; results in, words out."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache, partial
from itertools import islice, pairwise
from uuid import uuid4

from agent.builtin import answers, followups
from agent.builtin.appointments import Appointment, appointment
from agent.builtin.clauses import keys_in, opaque_text
from agent.builtin.corrections import corrected, unclear
from agent.builtin.focus import Focus, focus_of
from agent.builtin.frames import Frame, from_example
from agent.builtin.guessing import doubtful, guess, instead
from agent.builtin.likeness import likeness, masked
from agent.builtin.names import NameIndex, index_of
from agent.builtin.near import nearest
from agent.builtin.on_scorecard import on_scorecard
from agent.builtin.other_ways import as_note, fits, give_reason, other_ways
from agent.builtin.outreach import Heard, outreach_heard
from agent.builtin.people import name_words
from agent.builtin.phrases import FRAMES
from agent.builtin.planner import Plan, Step, plan, unclear_reference
from agent.builtin.questions.asking import asked
from agent.builtin.reply import joined
from agent.builtin.scope import foreign, holds_markup, how_to, theme_of
from agent.builtin.spotted import Spotted
from agent.builtin.spotter import spot
from agent.builtin.text import Sentence, Token, read
from agent.builtin.understanding import Understanding, grammar
from agent.builtin.words import NEGATIONS
from agent.model import Message, ModelReply, ModelRequest, ToolCall
from store.embedding import Embedder
from tools.actor import Actor
from tools.base import Effect, Tool
from tools.lookup import Lookup, Term
from tools.registry import all_tools

LONGEST = 8_000
"""Characters of a message that are read; only a note may be longer."""
MOST_TOKENS = 400
MOST_CORRECTIONS = 3
"""Times a sentence may take something back."""
MOST_WAYS = 8
"""Other ways tried of reading a message that was not understood."""
LONG_NOTE = 40
"""Tokens from which the text of a note is folded before it is read."""
_AS_IT_IS = {"add_note": "text", "edit_scorecard": "words"}
"""Arguments that take what was written as it stands, however long."""
_JOB_NOUNS = [[noun] for noun in ("jobs", "roles", "positions", "openings", "vacancies", "reqs", "requisitions")]
_RECORDS = frozenset({"add", "create", "save", "enter", "register", "record", "put"})
_SOMEBODY = frozenset({"him", "her", "them"})
READ_ELSEWHERE = frozenset({"find_candidates", "metric_query", "query_data"})
"""Tools whose examples are no patterns: searches and hiring questions are read by rules of their own."""
NOT_UNDERSTOOD = "I didn't understand that, so nothing was done."


class BuiltinModel:
    """Reads plain English with tables of words, the store's names and the thread; needs no key and no network."""

    name = "builtin"
    reads_results = False

    def __init__(self, lookup: Lookup, embedder: Embedder | None = None) -> None:
        self._lookup = lookup
        self._embedder = embedder

    async def complete(self, request: ModelRequest) -> ModelReply:
        """Plan the calls for a message, or put the results of the calls into words."""
        last = request.messages[-1]
        if last.role != "user":
            reply = ModelReply(text=_said(request.messages), model=self.name)
            if request.on_text is not None and reply.text:
                request.on_text(reply.text)
            return reply
        planned = await self._plan(request, last.text)
        return _as_calls(planned, request)

    async def _plan(self, request: ModelRequest, text: str) -> Plan:
        focus = focus_of(request.messages[:-1])
        text = _unnumbered(_unquoted(_plain(text)))
        sentence = read(text[:LONGEST])
        if not any(token.kind != "punct" for token in sentence.tokens):
            return _help("There was nothing to read: type a request.")
        vocabulary = await self._lookup.vocabulary(request.actor)
        index = index_of(vocabulary)
        waiting = answers.question(focus)
        if waiting is not None:
            answer = await self._answer(request, waiting, sentence, vocabulary.terms)
            if answer is not None:
                return answer
        today = request.actor.local(request.now).date()
        offered = {tool.name for tool in request.tools}
        number = partial(asked, sentence, vocabulary.terms, request.actor, today, focus, offered)
        heard = None if _introduces(sentence) else outreach_heard(sentence.text, today, focus)
        part = None if heard else followups.part_of_shown(keys_in(sentence.tokens), focus)
        listed = _jobs_asked(sentence)
        at_once = None if heard or listed else part or number() or on_scorecard(sentence.text, focus)
        if at_once is not None:
            return at_once
        meeting = appointment(sentence.text, today)
        if meeting is not None:
            return await self._arrange(request, meeting, index, focus)
        understanding = await self._understand(request.actor, request.now, sentence, index, focus)
        if heard is not None and theme_of(understanding, firm=True) is None:
            decided = await self._of_outreach(request, heard, index, focus)
        else:
            decided = _too_long(text, sentence, understanding) or decide(understanding)
        if doubtful(decided):
            decided = await self._guessed(understanding, decided) or decided
        decided = _offered(decided, offered)
        if all(step.tool == "help" for step in decided.steps):
            late = on_scorecard(sentence.text, focus, late=True) or number(late=True)
            other = None if late or heard else await self._otherwise(request, understanding, index, offered)
            if late is None and other is None and decided.unknown:
                other = await self._guessed(understanding, decided)
            return late or other or decided
        return await self._whole(request, decided, understanding, index, offered)

    async def _whole(
        self,
        request: ModelRequest,
        decided: Plan,
        understanding: Understanding,
        index: NameIndex,
        offered: Collection[str],
    ) -> Plan:
        """Prefer a change that leaves nothing over to a mere look at somebody that does."""
        if not decided.unread or decided.writes:
            return decided
        otherwise = await self._otherwise(request, understanding, index, offered)
        return otherwise if otherwise is not None and otherwise.writes else decided

    async def _otherwise(
        self, request: ModelRequest, understanding: Understanding, index: NameIndex, offered: Collection[str]
    ) -> Plan | None:
        """Read a message that was not understood as a topic and a request, a reason and a request, or a note."""
        if theme_of(understanding, firm=True) is not None or foreign(understanding) or holds_markup(understanding):
            return None
        for way in islice(other_ways(understanding), MOST_WAYS):
            focus = Focus(shown=understanding.focus.shown, said=dict(way.said))
            again = await self._understand(request.actor, request.now, read(way.text), index, focus)
            planned = plan(again)
            if fits(planned, way):
                give_reason(planned, way)
                return _offered(planned, offered)
        return as_note(understanding)

    async def _guessed(self, understanding: Understanding, decided: Plan) -> Plan | None:
        """Guess what a message asks for from what it is like, where no phrase explains it, or a bare search alone."""
        if self._embedder is None:
            return None
        spotted = understanding.spotted
        lo, hi = 0, len(spotted.sentence)
        text = masked(spotted.sentence.tokens, spotted.fillers, lo, hi)
        vector = (await self._embedder.embed([text]))[0]
        ranked = likeness().ranked(text, vector)
        if decided.unknown:
            step = guess(understanding, ranked, lo, hi)
        else:
            step = instead(understanding, ranked, decided.steps[0].tool, lo, hi)
        return Plan(steps=[step]) if step is not None else None

    async def _arrange(self, request: ModelRequest, meeting: Appointment, index: NameIndex, focus: Focus) -> Plan:
        """Plan an interview: whom and with whom as in any request, when as it was taken out before."""
        rest = read(meeting.rest[:LONGEST])
        decided = decide(await self._understand(request.actor, request.now, rest, index, focus))
        if [step.tool for step in decided.steps] not in (["schedule_interview"], ["reschedule_interview"]):
            return decided
        if meeting.starts_at is None:
            return _help(meeting.problem)
        args = {"starts_at": meeting.starts_at.isoformat()} | ({"minutes": meeting.minutes} if meeting.minutes else {})
        decided.steps[0].args |= args
        return decided

    async def _of_outreach(self, request: ModelRequest, heard: Heard, index: NameIndex, focus: Focus) -> Plan:
        """Plan what was said of outreach; whom it describes is read as any search is."""
        if heard.plan is not None:
            return heard.plan
        words = heard.sought.find if heard.sought else heard.plainly
        decided = decide(await self._understand(request.actor, request.now, read(words), index, focus))
        tools = [step.tool for step in decided.steps]
        if heard.sought is None:
            for step in decided.steps if tools == ["draft_outreach"] else ():
                step.args |= heard.how
            return decided if tools == ["draft_outreach"] or decided.chat else _help(NOT_UNDERSTOOD)
        if tools != ["find_candidates"]:
            return decided if decided.chat else _help(NOT_UNDERSTOOD)
        decided.steps = [heard.sought.then(decided.steps[0].args)]
        return decided

    async def _answer(
        self, request: ModelRequest, waiting: answers.Question, sentence: Sentence, terms: Sequence[Term]
    ) -> Plan | None:
        if answers.declined(sentence.tokens):
            return _help("Left as it was: nothing was changed.")
        ids = [option.id for option in waiting.options if option.kind == "candidate"]
        described = await self._lookup.described(request.actor, ids) if ids else ()
        option = answers.chosen(sentence.tokens, waiting.options, described)
        option = option or answers.narrowed(sentence, waiting)
        if option is not None:
            args = answers.answered(waiting, option, terms)
            return Plan(steps=[Step(waiting.call.name, args)])
        if answers.agreed(sentence.tokens):
            return _help("Which one? Say “the first”, a name, an e-mail, or “cancel”.")
        return None

    async def spotted(self, actor: Actor, text: str, now: datetime) -> Spotted:
        """Give a sentence with everything found in it, for those who learn from sentences."""
        index = index_of(await self._lookup.vocabulary(actor))
        return (await self._understand(actor, now, read(text), index, Focus())).spotted

    async def _understand(
        self, actor: Actor, now: datetime, sentence: Sentence, index: NameIndex, focus: Focus
    ) -> Understanding:
        known = grammar(all_frames())
        sentence = shortened(Sentence(sentence.text, sentence.tokens[:MOST_TOKENS]))
        names = await self._lookup.name_words(actor, name_words(sentence))
        today = actor.local(now).date()
        for _ in range(MOST_CORRECTIONS):
            spotted = spot(sentence, index, names, today, known.commands, known.words)
            opaque = opaque_text(sentence, spotted.fillers)
            better = corrected(sentence, spotted, opaque)
            if better is None:
                break
            sentence = better
        return Understanding(spotted, known, focus, today, opaque)


def shortened(sentence: Sentence) -> Sentence:
    """Fold the text of a long note into one token: what is taken as it stands need not be looked into."""
    if len(sentence) < LONG_NOTE:
        return sentence
    spans = opaque_text(sentence, ())
    if not spans or not spans[0].firm or spans[0].end < len(sentence):
        return sentence
    start = spans[0].start
    raw = sentence.raw(start, len(sentence))
    first = sentence.tokens[start]
    whole = Token(raw, "", first.start, sentence.tokens[-1].end, "quote")
    return Sentence(sentence.text, (*sentence.tokens[:start], whole))


def decide(understanding: Understanding) -> Plan:
    """Decide what a message means: out of scope, a follow-up, requests, or nothing that can be done."""
    firm = theme_of(understanding, firm=True)
    if firm is not None:
        return _help(firm.sentence)
    opening = _no_request(understanding)
    if opening is not None:
        return opening
    follow = followups.following(understanding)
    if follow is not None:
        return follow
    planned = plan(understanding)
    if planned.writes and not _only_undoes(planned) and unclear(understanding.spotted.sentence, understanding.opaque):
        return _help("You seem to have taken something back, so nothing was changed: say once more what you want.")
    return settle(planned, understanding)


def _only_undoes(planned: Plan) -> bool:
    return all(step.tool == "undo" for step in planned.steps)


def _no_request(understanding: Understanding) -> Plan | None:
    """Answer what is no request for a tool from its first words alone."""
    if holds_markup(understanding):
        return _help("That holds braces or tags, which are no words I can read, so nothing was done.")
    if how_to(understanding):
        return _help("", topic=understanding.spotted.sentence.text)
    opening = theme_of(understanding, opening=True)
    return _help(opening.sentence) if opening is not None and not understanding.opaque else None


def settle(planned: Plan, understanding: Understanding) -> Plan:
    """Do nothing when part of a message that writes was not understood; say what was left of one that only reads."""
    sentence = understanding.spotted.sentence
    if planned.steps and not planned.problems and not planned.unread:
        return planned
    about = theme_of(understanding) if planned.problems and not planned.steps else None
    if about is not None and about.name in {"analytics", "pay"}:
        return _help(about.sentence)
    notes = list(dict.fromkeys(planned.problems))
    for lo, hi in planned.unread:
        theme = theme_of(understanding, lo=lo, hi=hi)
        pronoun = unclear_reference(understanding, lo, hi)
        if pronoun and understanding.focus.pending_find and _after_find(planned, lo, understanding):
            notes.append(f"Left for when you have seen the list: “{sentence.raw(lo, hi)}”.")
        elif theme is not None:
            notes.append(theme.sentence)
        elif pronoun and not planned.steps:
            notes.append(pronoun)
        else:
            whole = len(planned.unread) == 1 and not planned.steps
            return _unknown(_not_understood(understanding, lo, hi, whole=whole))
    if planned.steps:
        planned.remarks += notes
        return planned
    return _help(" ".join(notes)) if notes else _unknown(NOT_UNDERSTOOD)


def _after_find(planned: Plan, lo: int, understanding: Understanding) -> bool:
    """Tell whether a part of a message speaks of what a search before it will find."""
    finds = [step.clause.lo for step in planned.steps if step.tool == "find_candidates" and step.clause]
    return any(find < lo for find in finds) and NEGATIONS.isdisjoint(understanding.keys[lo:])


def _not_understood(understanding: Understanding, lo: int, hi: int, *, whole: bool) -> str:
    if foreign(understanding):
        return "I read English only, so nothing was done."
    if whole:
        return NOT_UNDERSTOOD
    part = understanding.spotted.sentence.raw(lo, hi)
    return f"I didn't understand “{part[:120]}”, so nothing was done."


def _introduces(sentence: Sentence) -> bool:
    """Tell whether somebody met is to be put on record: "met Omar at PyCon, add him: omar@x.com" is no mere talk."""
    keys = keys_in(sentence.tokens)
    asked = any(verb in _RECORDS and who in _SOMEBODY for verb, who in pairwise(keys))
    return asked and any(token.kind in {"email", "phone", "url"} for token in sentence.tokens)


def _jobs_asked(sentence: Sentence) -> bool:
    """Tell whether jobs are to be named, not counted: "which positions are we hiring for in Lisbon?"."""
    keys = keys_in(sentence.tokens)[:6]
    return keys[:1] in (["which"], ["what"]) and keys[1:2] in _JOB_NOUNS and keys[2:4] == ["are", "we"]


def _too_long(text: str, sentence: Sentence, understanding: Understanding) -> Plan | None:
    """Refuse what cannot be read whole, except a note, whose text is taken as it is."""
    if len(text) <= LONGEST and len(sentence.tokens) <= MOST_TOKENS:
        return None
    refused = _help("That is too long to be read as a request: say it in a sentence or two, or make it a note.")
    if not understanding.opaque or len(understanding.tokens) > LONG_NOTE:
        return refused
    planned = plan(understanding)
    start = understanding.tokens[understanding.opaque[0].start].start
    taken = _AS_IT_IS.get(planned.steps[0].tool) if len(planned.steps) == 1 and not planned.unread else None
    if taken is not None:
        planned.steps[0].args[taken] = text[start:].strip()
        return planned
    return refused


def _unknown(note: str) -> Plan:
    planned = _help(note)
    planned.unknown = True
    return planned


def _help(note: str, topic: str = "") -> Plan:
    args = {"note": note} if note else {"topic": topic}
    return Plan(steps=[Step("help", args)], chat=True)


def _fields(tool: Tool) -> dict[str, bool]:
    return {name: info.is_required() for name, info in tool.args.model_fields.items()}


@cache
def all_frames() -> tuple[Frame, ...]:
    """Give the phrases and the tools' own examples: a new tool is understood from its own file."""
    own = [
        from_example(tool.name, example, _fields(tool), write=tool.effect is Effect.WRITE)
        for tool in all_tools().values()
        if tool.name not in READ_ELSEWHERE
        for example in tool.examples
    ]
    return (*FRAMES, *(one for one in own if one is not None))


def _plain(text: str) -> str:
    """Read control characters as spaces, and leave out a mention at the beginning: it calls, it names nobody."""
    return re.sub(r"^\s*<@\w+>[\s,:]*", "", re.sub(r"[^\S\n]|[\x00-\x09\x0b-\x1f\x7f]", " ", text))


def _unnumbered(text: str) -> str:
    """Read "1. .. 2. .." as sentences."""
    if not re.match(r"\s*1[.)]\s", text):
        return text
    return re.sub(r"(?:^|(?<=\s))\d{1,2}[.)](?=\s+[^\W\d])", lambda found: ";".rjust(len(found[0])), text)


def _unquoted(text: str) -> str:
    """Take the quotes off a message that stands in quotes as a whole."""
    plain = text.strip()
    whole = len(plain) > 2 and plain[0] + plain[-1] in {'""', "“”", "``", "«»"}  # noqa: PLR2004 - two quotes
    return plain[1:-1] if whole and not set(plain[1:-1]) & {'"', "“", "”"} else text


def _offered(planned: Plan, offered: Collection[str]) -> Plan:
    """Answer who is active on a job with its pipeline where the person may not search for people."""
    for step in planned.steps:
        active = step.args.get("status") in {None, "active"}
        plain = {key for key, value in step.args.items() if value} <= {"job", "stage", "status"}
        if step.tool == "find_candidates" and step.tool not in offered and step.args.get("job") and active and plain:
            step.tool = "show_pipeline"
            step.args = {key: step.args[key] for key in ("job", "stage") if step.args.get(key)}
    return planned


def _as_calls(planned: Plan, request: ModelRequest) -> ModelReply:
    text = next((m.text for m in reversed(request.messages) if m.role == "user"), "")
    calls = []
    for step in planned.steps:
        args = dict(step.args)
        if step.tool == "help" and "near" not in args and args.get("note"):
            args["near"] = nearest(text, request.tools)
        calls.append(ToolCall(id=f"call_{uuid4().hex[:12]}", name=step.tool, args=args))
    return ModelReply(text=" ".join(dict.fromkeys(planned.remarks)), calls=tuple(calls), model="builtin")


def _said(messages: Sequence[Message]) -> str:
    """Put the results that end a conversation into words, with what the plan had to remark."""
    results: list[Message] = []
    remarks: list[str] = []
    for message in reversed(messages):
        if message.role == "user":
            break
        if message.role == "tool":
            results.insert(0, message)
        elif message.text:
            remarks.insert(0, message.text)
    return joined(results, remarks)
