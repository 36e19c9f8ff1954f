"""A job's pipeline: a chart of its stages, and who stands in each."""

from collections.abc import Iterator, Sequence

from bot.slack.blocks.elements import SECTION, context, section
from bot.slack.blocks.message import Block
from bot.slack.blocks.part import Part, Place, part
from bot.slack.blocks.rows import row
from bot.slack.blocks.text import NOTHING, inert, one_line, shown, size
from tools.views import Pipeline, PipelineItem, PipelineStage
from tools.wording import counted

CATEGORIES = 20
"""Bars Slack draws in one chart; a label of theirs has as many characters."""
TITLE = 50
BAR = 24
"""Characters of the longest bar where a chart is written as text."""
ROWS = 20
"""People of a single stage who get a row, and a menu, each."""
FULL_NAMES = 2_000
"""Characters of names in the plain words of a stage."""


def pipeline(view: Pipeline, place: Place) -> Iterator[Part]:
    """Draw the active applications of a job by stage."""
    title = f"{view.job.code} {view.job.title}"
    people = counted(sum(stage.count for stage in view.stages), "active candidate")
    yield part(section(f"*{shown(title)}* · {people}"), words=f"{one_line(title)}: {people}")
    filled = [stage for stage in view.stages if stage.count]
    if len(filled) > 1:
        bars = view.stages if len(view.stages) <= CATEGORIES else filled
        yield part(_chart(view.job.code, bars[:CATEGORIES]) if place.native else _bars(bars[:CATEGORIES]))
    for stage in filled:
        yield from _stage(stage, place, alone=len(view.stages) == 1)
    empty = [stage.name for stage in view.stages if not stage.count]
    if empty and filled:
        told = f"Nobody in {', '.join(one_line(name, 80) for name in empty)}."
        yield part(context(shown(told, 1_500)), words=one_line(told, 500))


def _stage(stage: PipelineStage, place: Place, *, alone: bool) -> Iterator[Part]:
    head, words = f"*{shown(stage.name)}* · {stage.count:,}", f"{one_line(stage.name)}: {stage.count:,}"
    if alone and len(stage.items) <= ROWS:
        yield part(section(head), words=words)
        for number, item in enumerate(stage.items, 1):
            yield _person(item, number, place)
        if stage.items and stage.count > len(stage.items):
            yield part(context(f"{stage.count - len(stage.items):,} more are not shown."))
        return
    names = _names(stage, [shown(_waiting(item)) for item in stage.items], SECTION - 400)
    told = _names(stage, [one_line(item.name) for item in stage.items], FULL_NAMES)
    yield part(section("\n".join(filter(None, (head, names)))), words=f"{words}{f' ({told})' if told else ''}")


def _person(item: PipelineItem, number: int, place: Place) -> Part:
    since = f"for {counted(item.days, 'day')}" if item.days else place.day(item.since)
    block = row(item.candidate_id, item.name, [since], place.actor, number=number, active=True)
    return part(block, words=f"{number}. {one_line(item.name) or '(no name)'}{f', {since}' if since else ''}")


def _waiting(item: PipelineItem) -> str:
    return (item.name or "(no name)") + (f" ({item.days} d)" if item.days is not None else "")


def _names(stage: PipelineStage, names: Sequence[str], room: int) -> str:
    """Join as many names as fit, and count the others."""
    kept: list[str] = []
    for name in names:
        room -= size(name) + 2
        if room < 0:
            break
        kept.append(name)
    more = stage.count - len(kept)
    return ", ".join(kept) + (f" and {more:,} more" if kept and more > 0 else "")


def _chart(code: str, stages: Sequence[PipelineStage]) -> Block:
    """Make Slack's own bar chart; a label may not repeat, and each point carries the label of its bar."""
    labels = _labels(stages)
    points = [{"label": label, "value": stage.count} for label, stage in zip(labels, stages, strict=True)]
    return {
        "type": "data_visualization",
        "title": inert(one_line(f"{one_line(code, 20)}: active candidates by stage", TITLE)),
        "chart": {
            "type": "bar",
            "series": [{"name": "Active", "data": points}],
            "axis_config": {"categories": labels},
        },
    }


def _labels(stages: Sequence[PipelineStage]) -> list[str]:
    labels: list[str] = []
    for stage in stages:
        label, number = inert(one_line(stage.name, CATEGORIES)) or NOTHING, 1
        while label in labels:
            number += 1
            label = f"{inert(one_line(stage.name, CATEGORIES - 3))} {number}"
        labels.append(label)
    return labels


def _bars(stages: Sequence[PipelineStage]) -> Block:
    """Write the chart as text, for a workspace that has no charts."""
    most = max(stage.count for stage in stages)
    lines = [
        f"{_cell(stage.name)} {'█' * max(bool(stage.count), round(stage.count / most * BAR))} {stage.count:,}"
        for stage in stages
    ]
    return section("```\n" + "\n".join(lines) + "\n```")


def _cell(name: str) -> str:
    return shown(name, CATEGORIES).ljust(CATEGORIES)
