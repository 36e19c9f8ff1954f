"""Candidates as rows: who they are, where they stand, and the menu of what can be done with each."""

from collections.abc import Iterable
from uuid import UUID

from bot.slack.blocks.elements import Element, button, option, section
from bot.slack.blocks.message import Block
from bot.slack.blocks.text import shown
from store.models.enums import Role
from tools.actor import HIRING, MEETING, RECRUITING, Actor
from tools.views import ApplicationLine

DECIDING = (*RECRUITING, Role.HIRING_MANAGER)
"""Roles that may reject; on which jobs is decided at the click."""
WHY = 400


def standing(line: ApplicationLine) -> str:
    """Say where an application stands: "ENG-014 Onsite", "SAL-002 rejected"."""
    where = line.job_code or "prospect"
    return f"{where} {line.stage or line.status}" if line.status == "active" else f"{where} {line.status}"


def is_active(applications: Iterable[ApplicationLine]) -> bool:
    """Tell whether somebody stands in a stage of a job, so that they can be moved or rejected."""
    return any(line.status == "active" and line.job_id is not None for line in applications)


def choices(actor: Actor, *, active: bool) -> list[tuple[str, str]]:
    """Give what can be done with a candidate, as (text, verb) pairs."""
    offered = (
        ("View", "view", actor.is_any(MEETING)),
        ("Move …", "move", active and actor.is_any(HIRING)),
        ("Reject …", "reject", active and actor.is_any(DECIDING)),
        ("Add to pool …", "pool", actor.is_any(RECRUITING)),
    )
    return [(text, verb) for text, verb, is_offered in offered if is_offered]


def menu(candidate_id: UUID, actor: Actor, *, active: bool) -> Element | None:
    """Make what stands beside a row: a menu, a button where there is one thing to do, or nothing."""
    offered = choices(actor, active=active)
    if len(offered) > 1:
        options = [option(text, f"{verb}.{candidate_id}") for text, verb in offered]
        return {"type": "overflow", "action_id": "row", "options": options}
    return next((button(text, verb, str(candidate_id)) for text, verb in offered), None)


def row(candidate_id: UUID, name: str, lines: Iterable[str], actor: Actor, *, number: int, active: bool) -> Block:
    """Make a candidate's row: the name, then lines of `mrkdwn`."""
    first, *others = list(lines) or [""]
    head = f"{number}. *{shown(name) or '(no name)'}*" + (f"  {first}" if first else "")
    text = "\n".join([head, *filter(None, others)])
    return section(text, block_id=f"row:{candidate_id}", accessory=menu(candidate_id, actor, active=active))
