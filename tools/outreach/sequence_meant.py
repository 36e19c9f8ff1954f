"""Which sequence is meant, and how one is shown."""

import hashlib
from collections.abc import Sequence

import orjson

from store.queries import sequence_rules, sequences
from store.queries.sequence_rules import Rule
from store.queries.sequences import SequenceRow, Step
from tools import references
from tools.context import ToolContext
from tools.errors import NotFound, Stale, Unclear
from tools.matching import fold
from tools.views import Picker, PickerOption, SequenceCard, SequenceStepLine


async def sequence_meant(ctx: ToolContext, ref: str) -> SequenceRow:
    """Give the sequence of that name, or the only one whose name has those words."""
    known = await sequences.every(ctx.session)
    exact = references.as_id(ref)
    wanted = fold(ref)
    found = [one for one in known if one.id == exact or fold(one.name) == wanted]
    found = found or [one for one in known if wanted and set(wanted.split()) <= set(fold(one.name).split())]
    if len(found) == 1:
        return found[0]
    if not found:
        names = ", ".join(one.name for one in known[:8]) or "none yet"
        raise NotFound(f"There is no sequence called {references.quote(ref)}. There are: {names}.")
    options = tuple(PickerOption(id=str(one.id), label=one.name, detail=one.job_code or "") for one in found)
    raise Unclear(Picker(question="Which sequence do you mean?", options=options, of="other", field="sequence"))


def digest_of_letters(letters: Sequence[Step]) -> str:
    """Name exactly these letters, when they leave and on what condition."""
    content = [[one.position, one.wait_days, one.condition.value, one.subject, one.body] for one in letters]
    return hashlib.sha256(orjson.dumps(content)).hexdigest()


def letter_shown(one: Step) -> str:
    """Show a letter on a card: when it leaves, on what condition, and every word."""
    when = f"after {one.wait_days} business days, " if one.wait_days else ""
    condition = one.condition.value.replace("_", " ")
    return f"\n\n{one.position}. {when}{condition}: {one.subject or '(answers the one before)'}\n{one.body}"


def hold_to(letters: Sequence[Step], approved: str | None) -> None:
    """Refuse letters that are others than the card showed."""
    if approved is not None and approved != digest_of_letters(letters):
        raise Stale("A letter has been changed since the card was shown, so nothing was done. Please look again.")


async def card(ctx: ToolContext, row: SequenceRow) -> SequenceCard:
    """Make the view of a sequence."""
    letters = await sequences.steps(ctx.session, row.id)
    rules = await sequence_rules.of(ctx.session, row.id)
    return SequenceCard(
        id=row.id,
        name=row.name,
        job_id=row.job_id,
        job_code=row.job_code,
        owner=row.owner,
        status=row.status.value,
        active=row.active,
        finished=row.finished,
        steps=tuple(_line(one) for one in letters),
        rules=tuple(rule_line(one) for one in rules),
    )


def rule_line(rule: Rule) -> str:
    """Say what a rule does."""
    where = f"stage {rule.stage}" if rule.stage else f"status {rule.status}"
    return f"a move to {where} {rule.effect}s it"


def _line(one: Step) -> SequenceStepLine:
    return SequenceStepLine(
        position=one.position,
        wait_days=one.wait_days,
        condition=one.condition.value,
        subject=one.subject or "",
        body=one.body,
    )
