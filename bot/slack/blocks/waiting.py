"""What waits for somebody, and the pools people are kept in."""

from collections.abc import Iterator

from bot.slack.blocks.asking import sayable
from bot.slack.blocks.elements import button, context, section
from bot.slack.blocks.part import Part, Place, part
from bot.slack.blocks.text import one_line, shown
from tools.views import Agenda, AgendaItem, PoolLine, PoolList
from tools.wording import counted

WHAT = 600


def agenda(view: Agenda, place: Place) -> Iterator[Part]:
    """Draw what needs the person, most urgent first, each with the button that acts on it."""
    for n, item in enumerate(view.items):
        yield _item(item, n, place)
    if view.total > len(view.items):
        told = f"{view.total - len(view.items):,} more are not shown."
        yield part(context(told), words=told)


def _item(item: AgendaItem, number: int, place: Place) -> Part:
    due = place.moment(item.due)
    action = one_line(item.action)
    press = button(action[:1].upper() + action[1:], f"say.{number}", sayable(item.action)) if action else None
    text = shown(item.what, WHAT) + (f"\n{due}" if due else "")
    words = f"{number + 1}. {one_line(item.what, 300)}{f' ({due})' if due else ''}"
    return part(section(text, block_id=f"say:{item.subject_id}.{number}", accessory=press), words=words)


def pool_list(view: PoolList, place: Place) -> Iterator[Part]:  # noqa: ARG001 - the signature of all drawings
    """Draw talent pools, each with the button that opens it."""
    for n, pool in enumerate(view.items):
        yield _pool(pool, n)
    if view.total > len(view.items):
        told = f"{view.total - len(view.items):,} more are not shown."
        yield part(context(told), words=told)


def _pool(pool: PoolLine, number: int) -> Part:
    facts = [counted(pool.members, "person", "people"), "kept up by a search" if pool.is_dynamic else "", pool.owner]
    line = " · ".join(shown(fact) for fact in facts if fact)
    text = f"*{shown(pool.name) or '(no name)'}*  {line}" + (
        f"\n{shown(pool.description, 400)}" if pool.description else ""
    )
    words = f"{one_line(pool.name)}: {', '.join(one_line(fact) for fact in facts if fact)}"
    press = button("Show", f"say.{number}", sayable(f"show the pool {pool.name}"))
    return part(section(text, block_id=f"say:{pool.id}", accessory=press), words=words)
