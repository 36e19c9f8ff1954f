"""What a question breaks its number down by, how the groups are ordered, and how many are shown."""

from dataclasses import dataclass, field

from agent.builtin.questions.board import Board, words

_NAMES = {
    "source_kind": r"(?:kinds?|types?|categor(?:y|ies)) of sources?|source (?:kinds?|types?|categor(?:y|ies)|groups?)",
    "employment_type": r"(?:types? of )?employment(?: types?)?|(?:contract|job) types?|types? of contract",
    "hiring_manager": r"hiring managers?|managers?",
    "rejection_reason": r"(?:rejection )?reasons?|reasons? (?:for|of) rejection",
    "stage_kind": r"(?:kinds?|types?) of stages?|stage (?:kinds?|types?)|funnel stages?|phases?",
    "origin": r"sourced (?:or|vs|versus|and) inbound|inbound (?:or|vs|versus|and) (?:sourced|outbound)|origin",
    "reapplied": r"first or repeated|new or repeat(?:ed)?|reapplications?",
    "interviewer": r"interviewers?|panel(?:l)?ists?",
    "recommendation": r"recommendations?|votes?|verdicts?",
    "department": r"departments?|depts?|teams?|functions?|orgs?|divisions?|business units?",
    "location": r"offices?|locations?|sites?|cit(?:y|ies)|places?",
    "source": r"sources?|channels?|job boards?",
    "recruiter": r"recruiters?",
    "sequence": r"(?:outreach )?sequences?|campaigns?",
    "sender": r"senders?|sourcers?",
    "outcome": r"outcomes?|status(?:es)?|results?",
    "stage": r"stages?|steps?",
    "job": r"jobs?|roles?|positions?|requisitions?|reqs?|openings?|vacanc(?:y|ies)",
}
_ANY = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _NAMES.items())
_PLAIN = "|".join(_NAMES.values())
_INTRO = (
    r"(?:(?:split|broken down|break down|break it down|break that down|breakdown|broken out|grouped|group|sliced|slice"
    r"|segmented|separated|divided|split it|split that|split up|sorted|show it|show that) (?:up )?(?:by|per|across"
    r"|into)(?: (?:the|each|our))?"
    r"|by(?: (?:each|the|our))?|per(?: each)?|for (?:each|every)|in (?:each|every)|from (?:each|every)"
    r"|of (?:each|every)"
    r"|each|every|across(?: (?:all|the|our|different))*|between(?: (?:the|our|different))?|among(?: (?:all|the|our))*"
    r"|at each|for all(?: (?:the|our))?|with (?:the|a) breakdown by)"
)
_BY = words(rf"{_INTRO}(?: (?:individual|different|primary|single))? (?:{_ANY})")
_MORE = words(rf"(?:(?:,|and|&|then|, and) )+(?:by |per |each )?(?:{_ANY})")
_MORE_TIME = words(r"(?:(?:,|and|&|then) )+(?:by |per |each )?(?P<unit>day|week|month|quarter|year|fiscal year)")
_WHICH = words(
    rf"(?:(?:from |in |on |at |for |through |with |of )?(?:which|what)(?: (?:of (?:our|the)|are the|is the|kind of))?"
    rf"(?: (?P<word>best|top|slowest|fastest))?|where in the process at which) (?:{_ANY})"
)
_TOP = words(
    r"(?:the |our )?(?P<side>top|bottom|best|worst|biggest|largest|smallest|busiest|slowest|fastest|main|highest|lowest"
    rf"|most common|most frequent)(?: (?P<number>\d+|one|two|three|four|five|six|seven|eight|ten))? (?:{_ANY})"
)
_NUMBER_WITH_MOST = words(
    rf"(?:the )?(?P<number>\d+|two|three|four|five|ten) (?:{_ANY}) (?:with|that have|having) (?:the )?"
    r"(?P<side>most|highest|fewest|lowest|longest|shortest|best|worst|slowest|fastest|largest|smallest)"
)
_WITH_MOST = words(
    rf"(?:the )?(?:{_ANY}) (?:with|that have|having) (?:the )?"
    r"(?P<side>most|highest|fewest|lowest|longest|shortest|best|worst|slowest|fastest|largest|smallest)"
)
_WHERE_FROM = words(r"where (?:do|did|does|have|are|were) (?P<rest>.*?)(?:come|came|coming|originate)(?: from)?")
_TOP_OF_HEARD = words(
    r"(?:the |our )?(?P<side>top|bottom|biggest|largest|main|most common|most frequent|slowest|fastest)"
    r"(?: (?P<number>\d+|one|two|three|four|five|six|seven|eight|ten))?(?= ¤)"
)
ONLY_TOP = words(r"(?:the |only the |just the )?(?P<side>top|bottom) (?P<number>\d+|two|three|four|five|ten)(?: only)?")
_LEAST = words(
    r"(?:the )?(?:fewest|lowest|least|smallest|shortest|worst|weakest|fastest|quickest|lowest first"
    r"|ascending)(?: first)?"
)
_MOST = words(
    r"(?:the )?(?:most|highest|biggest|largest|longest|best|strongest|slowest|busiest|maximum|max|highest first"
    r"|descending)(?: first)?"
)
_FAST = frozenset("fastest quickest shortest".split())
_LOW = frozenset("bottom worst fewest lowest smallest least weakest ascending".split())
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10}
_SHARE = words(
    r"(?:what |which |how big a |how large a |the )?"
    r"(?:share|percentage|percent|proportion|fraction|part(?! time)|portion|%)"
    r"(?: (?:of|from|are|is|comes? from|came from))?|how much of"
)
MOST_GROUPS = 3


@dataclass
class Groups:
    """Dimensions in the order said; `is_which` where a question asks which of them stands out."""

    dimensions: list[str] = field(default_factory=list)
    top: int | None = None
    order: str = ""
    is_which: bool = False
    share: bool = False
    grain: str = ""


def read_groups(board: Board, *, has_own: bool = False) -> Groups:
    """Find the breakdown of a question and take its words; `has_own` where the number brings one: "the top reasons"."""
    groups = Groups()
    if has_own and (first := board.take(_TOP_OF_HEARD, "group")):
        groups.top, groups.order = count(first["number"]), first["side"].split()[-1]
    for pattern in (_NUMBER_WITH_MOST, _WITH_MOST, _TOP):
        found = board.take(pattern, "group")
        if found:
            parts = found.groupdict()
            groups.top = count(parts.get("number"))
            groups.order = parts["side"].split()[-1]
            _add(groups, parts)
    while found := board.take(_WHICH, "group"):
        groups.is_which = True
        _add(groups, found.groupdict())
    while found := board.take(_BY, "group"):
        _add(groups, found.groupdict())
        _and_more(board, groups)
    _and_more(board, groups)
    if groups.dimensions:
        for pattern in (_LEAST, _MOST):
            order = board.take(pattern, "order")
            if order:
                groups.order = order[0].removeprefix("the ").split()[0]
    if groups.dimensions and groups.top is None and (first := board.take(ONLY_TOP, "group")):
        groups.top, groups.order = count(first["number"]), first["side"]
    groups.share = board.take(_SHARE, "share") is not None
    return groups


def asks_where_from(board: Board) -> bool:
    """Take "where do our hires come from"."""
    for start, end, _ in board.spans(_WHERE_FROM):
        board.mark(start, start + 2, "group")
        board.mark(end - 2 if board.key(end - 1) == "from" else end - 1, end, "group")
        return True
    return False


def is_lowest(order: str, *, is_time: bool) -> bool:
    """Tell whether the lowest are wanted first: the worst times are the longest, the best the shortest."""
    if order in _FAST:
        return True
    if order in {"best", "worst", "top", "bottom", "weakest", "strongest"} and is_time:
        return order in {"best", "top", "strongest"}
    return order in _LOW


def _and_more(board: Board, groups: Groups) -> None:
    for start, end, found in board.spans(_MORE):
        if start > 0 and board.labels[start - 1] in {"group", "series"}:
            board.mark(start, end, "group")
            _add(groups, found.groupdict())
            _and_more(board, groups)
            return
    for start, end, found in board.spans(_MORE_TIME):
        if start > 0 and board.labels[start - 1] == "group" and not groups.grain:
            board.mark(start, end, "group")
            groups.grain = found["unit"].replace(" ", "_")
            return


def _add(groups: Groups, parts: dict[str, str | None]) -> None:
    name = next(name for name in _NAMES if parts.get(name))
    if name not in groups.dimensions:
        groups.dimensions.append(name)


def count(word: str | None) -> int | None:
    """Give the number digits or a word stand for."""
    if word is None:
        return None
    return _COUNTS.get(word) or int(word)


PLAIN_NAMES = _PLAIN
