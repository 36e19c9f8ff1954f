"""Which defined number a question asks for: the ways people say each, as patterns of words."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from agent.builtin.questions.board import TAKEN, Board

Sort = Literal["figure", "count", "people"]
"""A figure or a count is only ever a number; people and jobs may also be listed."""


@dataclass(frozen=True)
class Cue:
    """One way to say a metric: parts of words with anything between them."""

    metric: str
    parts: tuple[re.Pattern[str], ...]
    sort: Sort
    variant: str = ""
    dimension: str = ""


@dataclass(frozen=True)
class Heard:
    """A cue where it stands: the places of its words."""

    cue: Cue
    places: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        """How many words say it."""
        return sum(end - start for start, end in self.places)

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.places[-1][1]


_LONG = r"how (?:long|fast|quick|quickly|many days|much time|slow|slowly|speedy)"
_OF_APPLICANTS = (
    r"of (?:all |the |our )?(?:applications|applicants|candidates|people|those)(?: (?:who|that) (?:apply|applied))?"
)
_PART = r"(?:share|percentage|percent|proportion|fraction|%|how many percent)"
_WHO = r"(?:candidates|people|applicants|applications|folks|engineers|designers)"
_JOBS = r"(?:jobs|roles|positions|reqs|requisitions)"
_FEEDBACK = r"(?:scorecards?|feedback forms?|feedback|interview feedback)"
_MOST_TIME = "(?:(?<=longest )|(?<=slowest )|(?<=fastest )|(?<=quickest )|(?<=shortest )|(?<=faster )|(?<=slower ))"
"""Behind a word that also orders the groups, and is left to them."""
MOST_BETWEEN = 8
"""Words that may stand between two parts of a cue."""

_SAID: tuple[tuple[str, Sort, str], ...] = (
    ("time_to_hire", "figure", rf"""
        time (?:to|till|until|2) (?:a )?hire | days (?:to|until) (?:a )?hire | hiring (?:speed|time|velocity|duration)
        | speed of hiring | speed to hire | tth | time it (?:takes|took) (?:us )?to hire | {_LONG} .. (?:to )?hire
        | {_LONG} .. (?:hiring|recruiting)(?: process)?(?: take)? | {_LONG} .. (?:get|got|be|become) hired
        | hires? (?:the )?(?:fastest|quickest|slowest|faster|slower|quicker) | (?:fastest|slowest|quickest) to hire
        | hire (?:times|durations?) | {_MOST_TIME}to hire | {_MOST_TIME}at hiring
    """),
    ("time_to_hire:from_application", "figure", """
        (?:time|how many days|days|how long) (?:from|between) (?:the )?(?:application|applying) (?:to|and) (?:the )?hire
    """),
    ("time_to_fill", "figure", rf"""
        time (?:to|till|until|2) fill | days to fill | ttf | fill time | time it (?:takes|took) (?:us )?to fill
        | {_MOST_TIME}to fill
        | {_LONG} .. (?:to )?(?:fill|filled|be filled)
    """),
    ("time_in_stage", "figure", rf"""
        time in (?:(?:each|every|a|the) )?(?:stage|stages|step)? | (?:time|days|hours|weeks) in
        | time spent in | days (?:spent )?in (?:stage|stages)
        | stage durations? | durations? of (?:the )?stages? | {_LONG} .. (?:stay|spend|remain|sit|spent|stayed) in
        | {_LONG} .. (?:stay|spend|remain|sit) | {_LONG} .. take(?:s)? (?:in|per)
    """),
    ("time_in_stage@stage", "figure", """
        bottlenecks? | (?:slowest|longest) (?:stages?|steps?)
        | (?:time|days) (?:spent )?in (?:each|every) (?:stage|step) | time per stage
    """),
    ("age_in_stage", "figure", rf"""
        age in (?:stage|their stage|the stage) | current time in stage | waiting times?
        | {_LONG} .. (?:been waiting|been sitting|been stuck|been in) | {_LONG} .. (?:are|is) .. waiting
    """),
    ("stale_candidates", "people", rf"""
        (?:stuck|stale|idle) {_WHO} | {_WHO} .. (?:stuck|stale|idle|not moved|been waiting|been stuck)
        | {_WHO} .. waiting (?:for )?(?:more|longer) | {_WHO} .. (?:waiting|sitting|waited|been)(?: in)?(?= ¤)
    """),
    ("pass_through", "figure", """
        pass through(?: (?:rate|rates|ratio|ratios))? | passthrough(?: rates?)? | pass rates?
        | (?:stage )?conversions?(?: (?:rate|rates))?(?: (?:between|by|per|from) stages?)? | advance(?:ment)? rates?
        | stage to stage (?:conversion|rates?) | progression rates?
    """),
    ("funnel", "figure", """
        (?:hiring |recruiting |recruitment |candidate )?funnel | how far .. (?:get|make it|go) | reach rates?
    """),
    ("hire_rate", "figure", rf"""
        hire rates? | conversions?(?: rates?)? (?:from (?:applications?|applying|applied) )?to (?:a )?hires?
        | application to hire(?: (?:conversion|rate|ratio))? | applications per hire
        | applicants per hire | {_PART} {_OF_APPLICANTS} .. (?:hired|become hires|end in a hire)
        | hiring yield | how many {_WHO} .. per hire
    """),
    ("offer_rate", "figure", rf"""
        offer rates? | conversions?(?: rates?)? from (?:applications?|applying|applied) to (?:an )?offers?
        | application to offer(?: (?:conversion|rate|ratio))? | applications per offer
        | {_PART} {_OF_APPLICANTS} .. (?:get|got|receive|received|an) (?:an )?offers?
    """),
    ("interview_rate", "figure", rf"""
        interview rates? | conversions?(?: rates?)? from (?:applications?|applying|applied) to (?:an )?interviews?
        | application to interview(?: (?:conversion|rate|ratio))?
        | {_PART} {_OF_APPLICANTS} .. (?:get|got|reach|reached|make it to) (?:an )?interviews?
        | {_PART} {_OF_APPLICANTS} .. interviewed
    """),
    ("sourced_share", "figure", rf"""
        {_PART} {_OF_APPLICANTS} .. (?:is|are|was|were|come|came)? ?sourced | sourced share | share sourced
        | {_PART} of sourced (?:applications|applicants|candidates) | {_PART} {_OF_APPLICANTS} .. sourced
        | (?:sourced|outbound) (?:vs|versus) (?:inbound|sourced) share | outbound share
    """),
    ("reapplication_share", "figure", rf"""
        reapplication (?:share|rate) | repeat (?:applicants|applications) | reapplications
        | {_PART} {_OF_APPLICANTS} .. (?:reapply|reapplied|repeat|repeated|apply again|applied before|applied again)
        | boomerang applicants
    """),
    ("source_effectiveness@", "figure", """
        (?:source|channel) (?:effectiveness|quality|performance)
        | effectiveness of (?:our |the )?(?:sources|channels)
        | (?:which|what) (?:sources?|channels?) (?:work|works|perform|performs|are best
        |are the best|is best|is the best)
        (?: best| well)?
        | (?:best|most effective) (?:sources?|channels?) | how (?:effective|good|well) .. (?:sources|channels)
        | how do (?:our |the )?(?:sources|channels) (?:perform|compare|do)
        | compare (?:the |our )?(?:sources|channels)
    """),
    ("active_pipeline", "people", rf"""
        active (?:pipeline|applications?|candidates?|applicants?|people)
        | (?:in|within) (?:the |our )?(?:hiring )?process
        | in (?:the |our )?(?:active )?pipelines? | pipeline size | size of (?:the |our )?pipelines?
        | open applications?
        | {_WHO} (?:are |that are |who are )(?:currently |still )?active | ongoing applications | in progress
        | (?:sitting|waiting|currently|now) in
    """),
    ("rejection_reasons@", "count", """
        rejection reasons | reasons (?:for|of) (?:the |our )?(?:rejections?|rejecting)
        | (?:reasons why|why) .. (?:reject|rejected|rejecting) | reasons .. (?:reject|rejected)
    """),
    ("rejections", "count", r"rejections? | rejected | reject | turned away | we (?:turned|turn) down"),
    ("withdrawals", "count", r"""
        withdrawals? | withdrew | withdrawn | withdraw | dropouts? | drop outs? | dropped out | drop out | pulled out
        | bowed out
    """),
    ("offer_acceptance", "figure", rf"""
        offer accept(?:ance)?(?: (?:rate|rates|ratio))? | accept(?:ance)? (?:rate|rates|ratio)(?: of (?:our )?offers)?
        | {_PART} of (?:our |the |all )?offers .. (?:accepted|accept)
        | how often .. accept(?:ed)? .. offers? | offers? .. acceptance(?: rate)? | offer accept rate
    """),
    ("offer_acceptance:of_sent", "figure", rf"{_PART} of (?:sent|all sent) offers .. accepted"),
    ("offers_accepted", "count", """
        offers? .. accepted | accepted offers? | (?:candidates|people) .. accept(?:ed)? .. offers? | offer acceptances
        | accept(?:ed)? (?:our |an |the )?offers?
    """),
    ("offers_declined", "count", r"""
        offers? .. (?:declined|decline|rejected|refused|refuse|turned down|turn down)
        | (?:declined|refused|rejected) offers? | offer (?:declines|rejections|refusals)
        | (?:declined|decline|turned down|turn down|refused|refuse|reject|rejected) (?:our |an |the )?offers?
    """),
    ("offers_open", "count", r"""
        (?:open|outstanding|pending|unanswered) offers?
        | offers? .. (?:pending|outstanding|open|unanswered|without an answer|not answered|no answer
        |waiting for an answer)
    """),
    ("offer_response_time", "figure", rf"""
        (?:time|days|hours) (?:between|from) (?:the |an )?offers?(?: sent)? (?:and|to|until)
        (?:the |its )?(?:answer|response
        |acceptance|decision|reply)
        | time to (?:accept|answer)(?: (?:an |our |the )?offers?)? | offer response times? | time to answer an offer
        | {_LONG} .. (?:accept|answer|decide on|respond to|reply to|sit on|think about) .. offers?
    """),
    ("offers_sent", "count", r"""
        offers? (?:sent|made|extended|issued|went out|sent out|out)(?: out)?
        | offers? .. (?:sent|make|made|extend|extended|send|issue|issued|go out|went out|give|gave)(?: out)?
        | (?:made|sent|extended|issued) (?:an )?offers? | offers
    """),
    ("hires", "count", r"""
        (?:new )?hires?(?: made)?(?: did we make| were made| have we made| have been made)?
        | (?:people|candidates) hired
        | hired | new starters | joiners | new hires | brought on(?: board)? | bring on(?: board)? | onboarded
        | taken on | took on | hire | (?:filled|closed) with a hire | people .. join(?:ed)?
        | hiring (?:volume|numbers|count)
    """),
    ("interviews:cancelled", "count", r"canceled interviews? | interviews? .. (?:canceled|called off)"),
    ("interviews:with_cancelled", "count", r"interviews? .. including canceled(?: (?:ones|interviews))?"),
    ("interviews", "count", r"""
        interviews? (?:held|conducted|happened|done|ran|given|scheduled|completed)
        | interviews? .. (?:take place|took place|happen|happened|conduct|conducted|hold|held|run|ran|do|done|have)
        | interviews | interview (?:volume|count|load)
    """),
    ("scorecards_overdue", "count", rf"""
        (?:overdue|late|missing|outstanding) {_FEEDBACK} | {_FEEDBACK} .. (?:overdue|late|missing|outstanding)
    """),
    ("scorecards_within_24h", "figure", rf"""
        {_FEEDBACK} .. (?:within|in|under) (?:24 (?:hours|h)|24h|a day|one day|1 day)
        | {_FEEDBACK} .. (?:on time|in time) | on time {_FEEDBACK}
    """),
    ("scorecard_turnaround", "figure", rf"""
        {_FEEDBACK} (?:turnaround|turn around|time|speed|delay)(?: times?)? | time to (?:submit )?{_FEEDBACK}
        | {_LONG} .. {_FEEDBACK} .. (?:take|come in|in|submitted|submit|arrive|come) | {_LONG} .. {_FEEDBACK}
        | (?:time|hours|days) (?:between|from) (?:the |an )?interviews? (?:and|to|until) (?:the |its )?{_FEEDBACK}
    """),
    ("scorecards_due", "count", rf"""
        {_FEEDBACK} (?:due|expected|requested|submitted) | scorecards | {_FEEDBACK} .. (?:submitted|submit|due)
    """),
    ("openings_open", "count", r"""
        open (?:headcount|headcounts|openings|seats|slots)
        | (?:openings|seats|headcount|slots) .. (?:open|to fill|unfilled)
        | (?:vacancies|vacancy|unfilled (?:seats|openings|headcount|positions|roles|jobs|slots)) | headcount | openings
    """),
    ("jobs_opened", "count", rf"""
        {_JOBS} (?:opened|were opened) | {_JOBS} .. (?:did|has|have|does) .. (?:open|opened)
        | {_JOBS} .. (?:did we open|we open|we opened|been opened|were opened|get opened)
        | new {_JOBS} | (?:opened|open up) {_JOBS}
    """),
    ("time_open", "figure", rf"""
        {_LONG} .. (?:{_JOBS}|they|it|job|role) .. (?:been open|open) | days open | time open
        | age of (?:our |the )?(?:open )?{_JOBS}
    """),
    ("time_open@job", "figure", rf"""
        oldest (?:open )?{_JOBS} | longest open {_JOBS} | {_JOBS} .. open (?:the |for the )?longest
    """),
    ("recruiter_load@", "figure", rf"""
        recruiters? (?:load|loads|workload|workloads|capacity)
        | (?:load|workload|capacity) of (?:our |the |each )?recruiters?
        | workloads? | (?:open )?{_JOBS} per recruiter | overloaded | how (?:loaded|busy|stretched) are .. recruiters?
        | who .. (?:overloaded|most open {_JOBS})
        | (?:open )?{_JOBS} .. (?:each|every) recruiter .. (?:carry|carries|have|has|handle|handles|manage
        |manages|own|owns)
    """),
    ("jobs_open", "people", rf"""
        (?:open|live) {_JOBS} | {_JOBS} .. (?:open|are we hiring for|do we recruit for) | open (?:job|role|position|req)
    """),
    ("reply_rate", "figure", """
        (?:outreach |message |email )?(?:reply|response|answer) rates? | replies to (?:our )?outreach
    """),
    ("interested_rate", "figure", r"interested rates? | positive (?:reply|response) rates? | interest rates?"),
    ("outreach_to_application", "figure", rf"""
        outreach conversions? | sourcing conversions? | outreach to application(?: rate)? | became applicants
        | {_PART} of (?:our )?outreach .. (?:applications?|apply|applied|applicants?)
    """),
    ("unsubscribe_rate", "figure", rf"""
        (?:unsubscribe|unsubscribed|unsubscription|opt out|optout) rates?
        | {_PART} of (?:our |the )?outreach .. (?:unsubscribed?|opt(?:ed)? out)
        | {_PART} .. (?:unsubscribed?|opt(?:ed)? out)
    """),
    ("bounce_rate", "figure", rf"bounce rates? | {_PART} of (?:our )?(?:outreach|mails?|emails?) .. bounced?"),
    ("outreach_to_hire", "figure", rf"""
        outreach to hires?(?: rate| conversion)? | (?:outreach|sourcing) hire rate | hire rate (?:of|from) outreach
        | {_PART} of (?:our )?outreach .. (?:(?:became|become|turned into|led to) )?(?:hires?|hired)
    """),
    ("hires_from_outreach", "count", r"""
        (?:hires?|hired|joiners) .. (?:outreach|prospecting|mails? we wrote|writing to them)
        | (?:sourced|outreach) hires?
    """),
    ("outreach_people", "count", r"""
        (?:people|candidates|prospects) .. (?:contacted|reached out to|written to|write to|contact|reach out to
        |reach out)
        | outreach (?:volume|sent) | people contacted | outreach
    """),
    ("people", "people", r"""
        (?:unique|distinct|different|individual) (?:applicants|candidates|people)(?: (?:who|that) (?:have )?applied)?
        | (?:(?:unique|distinct|different|individual) )?(?:people|candidates|persons|folks) .. (?:applied|apply)
        | (?:people|candidates) (?:who|that) (?:have )?applied
    """),
    ("applications", "people", r"""
        applications?(?: (?:received|submitted|came in|volume|numbers?|arrived|come in|get|got))? | applicants?
        | applied | apply | inbound volume | application (?:volume|count|numbers)
    """),
)  # fmt: skip
_ONE = r"(?:hire|offer|application|interview|candidate|applicant|opening|seat|rejection)"
_FUTURE = (
    r"forecasts?|predict\w*|projection|next (?:month|quarter|year|week)"
    r"|going to (?:hire|make|open|interview|send|get|be|have|fill)|will|targets?|goals?"
    r"|(?:we|to) (?:plan|planning|expect|expecting)(?: to)?|planned|(?:should|must) we|need to (?:hire|fill|make)"
)
_UNDEFINED: tuple[tuple[str, str], ...] = (
    (r"(?:offer )?(?:decline|declined|refusal) rates?", "offer decline rate"),
    (r"rejection (?:rates?|ratio)", "rejection rate"),
    (r"(?:withdrawal|dropout|drop out|drop off) (?:rates?|ratio)", "withdrawal rate"),
    (rf"(?:interviews?|offers?|screens?|hours|days|people|rejections|jobs|hires) per {_ONE}", "ratio of these two"),
    (r"fill rates?", "fill rate"),
    (r"time to (?:start|interview|offer|first interview|respond|screen|productivity|reject)", "time to that step"),
    (r"no shows?(?: rates?)?", "no-show rate"),
    (r"(?:internal )?(?:transfers?|mobility)", "number of transfers"),
    (
        r"(?:how many (?:days|hours|weeks|months)|how long|time) (?:[^ ]+ ){0,4}?(?:from|between)",
        "time between two steps",
    ),
    (_FUTURE, "forecast"),
)  # fmt: skip
UNDEFINED = tuple((re.compile(rf"(?<= )(?:{pattern})(?= )"), name) for pattern, name in _UNDEFINED)
DEFERRING = {
    "outreach_people": {
        "reply_rate",
        "interested_rate",
        "outreach_to_application",
        "unsubscribe_rate",
        "bounce_rate",
        "outreach_to_hire",
        "hires_from_outreach",
    },
    "scorecards_due": {"scorecards_overdue", "scorecards_within_24h", "scorecard_turnaround"},
    "offers_sent": {
        "offer_acceptance",
        "offers_accepted",
        "offers_declined",
        "offers_open",
        "offer_response_time",
        "offer_rate",
    },
    "hires": {"time_to_hire", "time_to_fill", "hire_rate", "source_effectiveness"},
    "interviews": {"interview_rate", "scorecard_turnaround", "scorecards_within_24h"},
    "jobs_open": {"time_open", "recruiter_load"},
    "rejections": {"rejection_reasons"},
}
"""Metrics whose words, beside those of others, say what these are about."""
CONTEXT = frozenset({"applications", "people", "active_pipeline"})
"""Metrics whose words also merely say what another number is about."""


@cache
def cues() -> tuple[Cue, ...]:
    """Give every cue, compiled once."""
    found = []
    for said, sort, text in _SAID:
        name, _, dimension = said.partition("@")
        name, _, variant = name.partition(":")
        for way in _ways(text):
            parts = tuple(re.compile(rf"(?<= )(?:{part.strip()})(?= )") for part in way.split(" .. "))
            found.append(Cue(name, parts, sort, variant, dimension))
    return tuple(found)


def _ways(text: str) -> list[str]:
    """Split at bars that stand outside of brackets; a bar inside of them may begin a line."""
    compact = re.sub(r"\s*\n\s*\|(?! )", "|", text.strip())
    compact = re.sub(r"\s*\n\s*", " ", compact)
    compact = re.sub(r" \(\?: ", "(?: ", compact)
    ways, depth, last = [], 0, 0
    for at, sign in enumerate(compact):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and depth == 0:
            ways.append(compact[last:at].strip())
            last = at + 1
    return [*ways, compact[last:].strip()]


def hear(board: Board) -> list[Heard]:
    """Find the metrics a question names: the longest words win where they overlap; in order of their place."""
    found = sorted(_all(board), key=lambda one: (-one.size, len(one.places), not one.cue.dimension, one.start))
    chosen: list[Heard] = []
    taken: set[int] = set()
    for one in found:
        places = {at for start, end in one.places for at in range(start, end)}
        if places.isdisjoint(taken) and not _inside(one, chosen):
            taken |= places
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def _inside(one: Heard, chosen: list[Heard]) -> bool:
    """Tell whether a short cue stands between the parts of one that is chosen: "how long .. offers .. accept"."""
    return any(other.start < one.start and one.end < other.end for other in chosen if len(other.places) > 1)


def _all(board: Board) -> list[Heard]:
    found: list[Heard] = []
    for cue in cues():
        heads = board.spans(cue.parts[0])
        for start, end, _ in heads:
            places = _rest(board, cue.parts[1:], end)
            if places is not None:
                found.append(Heard(cue, ((start, end), *places)))
    return found


def _rest(board: Board, parts: tuple[re.Pattern[str], ...], after: int) -> tuple[tuple[int, int], ...] | None:
    places: list[tuple[int, int]] = []
    for part in parts:
        following = [(s, e) for s, e, _ in board.spans(part) if after <= s <= after + MOST_BETWEEN]
        if not following:
            return None
        places.append(following[0])
        after = following[0][1]
    return tuple(places)


__all__ = ["CONTEXT", "TAKEN", "UNDEFINED", "Cue", "Heard", "cues", "hear"]
