"""The sentence of an answer: every number in it comes from the rows."""

from store.metrics.metric import HIDDEN, Measure
from store.metrics.windows import ALL_TIME
from tools.insight.metrics.asked import Asked, Result
from tools.insight.metrics.wording import label, number
from tools.views import Cell
from tools.wording import listed

SHOWN = 3
"""Groups a sentence names."""
_HOW_MORE = "ask for a longer time or wider groups to see more."


def sentence(asked: Asked, result: Result) -> str:
    """Say what came out, in one sentence or two."""
    if result.no_data:
        return result.no_data
    if asked.query.previous and not asked.query.dimensions:
        return _comparison(asked, result)
    whole = _whole(asked, result)
    if asked.query.grain:
        return f"{whole} {_series(asked, result)}".strip()
    if result.groups:
        return f"{whole}{_before(asked, result)} {_groups(asked, result)}".strip()
    return whole


def _whole(asked: Asked, result: Result) -> str:
    """Say the headline over everything."""
    first, when = asked.headline, _when(asked)
    noun = asked.metric.words[0] if result.n == 1 else asked.metric.words[1]
    if len(asked.metric.measures) > 1 or asked.metric.groups:
        return f"{asked.metric.label}{asked.scope}, {when}: {result.n:,} {noun}."
    if asked.metric.is_snapshot and first.kind not in HIDDEN:
        return f"{asked.metric.label}{asked.scope}: {number(result.total, first.unit)} {when}."
    if first.kind not in HIDDEN:
        return f"{_counted(asked, result.total)}{asked.scope}, {when}."
    if result.total is None:
        return f"{first.label}{asked.scope}, {when}: {_too_few(asked, result)}"
    over = f" over {result.n:,} {noun}"
    if first.kind == "rate":
        over = f" of {result.n:,} {(first.of[1] or noun).lower()}"
    return f"{first.label}{asked.scope} was {number(result.total, first.unit)}{over}, {when}."


def _before(asked: Asked, result: Result) -> str:
    """Say the headline of the window compared with."""
    previous, first = asked.query.previous, asked.headline
    if previous is None:
        return ""
    noun = asked.metric.words[0] if result.before_n == 1 else asked.metric.words[1]
    counted = f"{result.before_n:,} {noun}"
    if result.before is None:
        few = "nothing to count" if not result.before_n else f"only {counted}, too few for a number"
        return f" Compared with {previous.said}: {few}."
    told = f"{number(result.before, first.unit)} over {counted}"
    if first.kind not in HIDDEN:
        told = _counted(asked, result.before)
    elif first.kind == "rate":
        told = f"{number(result.before, first.unit)} of {result.before_n:,} {(first.of[1] or noun).lower()}"
    return f" Compared with {told} {previous.said}{_change(first, result.total, result.before)}."


def _when(asked: Asked) -> str:
    window = asked.query.window
    return "everything on record" if window == ALL_TIME else window.said


def _counted(asked: Asked, total: Cell) -> str:
    noun = asked.metric.words[0] if total == 1 else asked.metric.words[1]
    return f"{number(total, 'count')} {noun}"


def _too_few(asked: Asked, result: Result) -> str:
    if not result.n:
        return "there is nothing to count, so there is no number."
    noun = asked.metric.words[0] if result.n == 1 else asked.metric.words[1]
    return f"only {result.n:,} {noun}, fewer than {asked.query.minimum_n}, so only the counts are shown; {_HOW_MORE}"


def _by(asked: Asked) -> str:
    names = [*([asked.query.grain] if asked.query.grain else []), *asked.metric.groups, *asked.query.dimensions]
    return f"By {listed([name.replace('_', ' ') for name in dict.fromkeys(names)])}: "


def _series(asked: Asked, result: Result) -> str:
    """Name the highest and the lowest period of a series without groups."""
    if len(result.groups) > 1 or not result.rows:
        return ""
    known = [row for row in result.rows if row[result.column(asked.headline.name)] is not None]
    if len(known) < SHOWN:
        return ""
    at = result.column(asked.headline.name)
    highest, lowest = max(known, key=lambda row: _size(row[at])), min(known, key=lambda row: _size(row[at]))
    return f"{_by(asked)}highest {_named(asked, result, highest)}, lowest {_named(asked, result, lowest)}."


def _groups(asked: Asked, result: Result) -> str:
    shown = [row for row in result.rows if row[_value_at(asked, result)] is not None]
    hidden = len(result.rows) - len(shown)
    told = listed([_named(asked, result, row) for row in shown[:SHOWN]])
    more = f", and {len(shown) - SHOWN} more" if len(shown) > SHOWN else ""
    groups = f"{_by(asked)}{told}{more}." if told else ""
    few = f"{hidden} with fewer than {asked.query.minimum_n} show{'s' if hidden == 1 else ''} counts only; {_HOW_MORE}"
    return f"{groups} {few if hidden else ''}".strip()


def _value_at(asked: Asked, result: Result) -> int:
    return result.column("current" if asked.query.previous else asked.headline.name)


def _named(asked: Asked, result: Result, row: tuple[Cell, ...]) -> str:
    at = _value_at(asked, result)
    names = [label(row[place], result.columns[place].unit, result.columns[place].name) for place in result.groups]
    before = ""
    if asked.query.previous:
        then = result.column("previous")
        before = f" (before {number(row[then], result.columns[then].unit)})"
    return f"{' '.join(names)} {number(row[at], result.columns[at].unit)}{before}"


def _comparison(asked: Asked, result: Result) -> str:
    first, previous = asked.headline, asked.query.previous
    now, before = result.rows[0][0], result.rows[0][1]
    then = previous.said if previous else ""
    what = f"{first.label}{asked.scope}: {number(now, first.unit)} {asked.query.window.said}"
    return f"{what}, {number(before, first.unit)} {then}{_change(first, now, before)}."


def _change(measure: Measure, now: Cell, before: Cell) -> str:
    if not isinstance(now, int | float) or not isinstance(before, int | float):
        return ""
    if now == before:
        return "; no change"
    way = "up" if now > before else "down"
    if measure.unit == "rate":
        return f"; {way} {number(abs(now - before) * 100, 'count')} points"
    share = f" ({number(abs(now - before) / before, 'rate')})" if before else ""
    return f"; {way} {number(abs(now - before), measure.unit)}{share}"


def _size(value: Cell) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
