"""Sentences somebody could say now, with names that are really there."""

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import NamedTuple

from store.models.enums import Role
from store.queries import examples
from tools import matching
from tools.actor import EVERYONE, HIRING, MEETING, PIPELINE, RECRUITING
from tools.context import ToolContext

TOGETHER = 8
"""Examples a general answer shows."""
DECIDING = (*RECRUITING, Role.HIRING_MANAGER)
NOTING = (*RECRUITING, Role.HIRING_MANAGER, Role.INTERVIEWER)


class Example(NamedTuple):
    """A sentence with slots, who may say it, and the words of a topic it belongs to."""

    topic: str
    roles: tuple[Role, ...]
    sentence: str


SENTENCES = (
    Example("agenda today start", EVERYONE, "what needs me today?"),
    Example("find search candidates people", PIPELINE, "find people with {skill} in {city}"),
    Example("move stage pipeline", HIRING, "move {candidate} to {next_stage} on {own_job}"),
    Example("pipeline stages count", EVERYONE, "show the pipeline for {job}"),
    Example("notes note", NOTING, "note on {candidate}: asked for a call next week"),
    Example("pools pool talent", RECRUITING, "add {candidate} to the pool {pool}"),
    Example("jobs job roles", EVERYONE, "list open jobs"),
    Example("show profile candidate candidates", MEETING, "show {candidate}"),
    Example("reject rejection decline", DECIDING, "reject {candidate} on {own_job}"),
    Example("undo revert mistake", HIRING, "undo that"),
    Example("find search candidates people", PIPELINE, "who works at {company}?"),
    Example("find search candidates people", PIPELINE, "find people in {city} not contacted in 60 days"),
    Example("pipeline stages move", MEETING, "who is in {stage} on {own_job}?"),
    Example("move stage pipeline", HIRING, "move {candidate} and {other} to the next stage"),
    Example("add new candidate candidates", PIPELINE, "add Jane Doe, jane.doe@example.com, to {job}"),
    Example("tags tag", PIPELINE, "tag {candidate} relocating"),
    Example("pools pool talent", PIPELINE, "show the pool {pool}"),
    Example("pools pool talent", RECRUITING, "create a pool called Spring hires"),
    Example("jobs job roles", EVERYONE, "my jobs"),
    Example("jobs job roles", EVERYONE, "tell me about {job}"),
    Example("jobs job roles create open", RECRUITING, "create a job Data Engineer like {job}"),
    Example("reject withdraw withdrawal", DECIDING, "{candidate} withdrew from {own_job}"),
    Example("history changes happened", MEETING, "what happened with {candidate}?"),
    Example("history changes undo", HIRING, "what did I change?"),
)


async def sentences(ctx: ToolContext, topic: str | None, near: Sequence[str]) -> tuple[list[str], bool]:
    """Give examples the person can say as they stand, and whether the topic was known.

    `near` are sentences to show before anything else; their slots are filled too. What cannot be filled with
    something the person may see is left out.
    """
    words = await _words(ctx)
    asked = [sentence for sentence in (_filled(one, words) for one in near) if sentence]
    if asked:
        return list(dict.fromkeys(asked))[:TOGETHER], True
    usable = [example for example in SENTENCES if ctx.actor.is_any(example.roles)]
    wanted = set(matching.fold(topic or "").split())
    chosen = [example for example in usable if wanted & set(example.topic.split())]
    filled = [_filled(example.sentence, words) for example in (chosen or usable)]
    found = list(dict.fromkeys(sentence for sentence in filled if sentence))
    return found[:TOGETHER], bool(chosen) or not wanted


def _filled(sentence: str, words: Mapping[str, str]) -> str | None:
    """Put names into the slots; none when one is missing. A sentence that is no pattern stays as it is."""
    try:
        slots = {slot for _, slot, _, _ in Formatter().parse(sentence) if slot is not None}
    except ValueError:
        return sentence
    return sentence.format_map(words) if slots <= words.keys() else None


async def _words(ctx: ToolContext) -> dict[str, str]:
    """Collect names for the slots: the person's own applicants first, else anybody they may see."""
    found: dict[str, str | None] = {"job": await examples.open_job(ctx.session)}
    if ctx.actor.is_any(MEETING):
        mine = await examples.applicants(ctx.session, ctx.actor.id)
        someone = await examples.someone(ctx.session)
        if someone is not None:
            found |= {
                "candidate": someone.name,
                "skill": someone.skill,
                "company": someone.company,
                "city": someone.city,
            }
        if mine:
            first = mine[0]
            found |= {
                "candidate": first.name,
                "stage": first.stage,
                "next_stage": first.next_stage,
                "own_job": first.job,
                "job": first.job,
            }
        if len(mine) > 1:
            found["other"] = mine[1].name
    if ctx.actor.is_any(PIPELINE):
        found["pool"] = await examples.pool(ctx.session)
    return {slot: name for slot, name in found.items() if name}
