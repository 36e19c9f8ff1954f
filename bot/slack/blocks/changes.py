"""What was changed, just now or before, and the buttons that take it back."""

from collections.abc import Iterator, Sequence

from bot.slack.blocks.elements import SECTION, actions, button, context, paragraphs, section
from bot.slack.blocks.message import Block, TextFile
from bot.slack.blocks.part import Part, Place, part, text_file
from bot.slack.blocks.text import one_line, shown, size
from tools.views import Changed, ChangedItem, History, HistoryEntry

ITEMS = 30
"""Records of one change that are named; a file holds the rest."""
STATE = 300
"""Characters of what something was, and of what it is."""


def changed(view: Changed, place: Place) -> Iterator[Part]:  # noqa: ARG001 - the signature of all drawings
    """Draw what a write did, with the button that takes it back where there is one."""
    blocks = paragraphs([f"*{shown(view.what, 500)}*", *map(_line, view.items[:ITEMS])])
    words = [one_line(view.what, 500), *map(_words, view.items)]
    more = len(view.items) - ITEMS
    files: tuple[TextFile, ...] = ()
    if more > 0:
        files = (text_file(view.what or "Changes", "\n".join(map(_words, view.items))),)
        blocks.append(context(f"{more:,} more, all of them in the file {files[0].name}."))
    if view.undo:
        blocks.append(undo_button(str(view.undo)))
    yield part(*blocks, words="\n".join(words), files=files)


def undo_button(change_id: str) -> Block:
    """Make the button that takes a change back."""
    return actions([button("Undo", "undo", change_id)], f"undo:{change_id}")


def _line(item: ChangedItem) -> str:
    name = shown(item.name) or "(no name)"
    if item.from_ and item.to:
        return f"• *{name}*  {shown(item.from_, STATE)} → {shown(item.to, STATE)}"
    return f"• *{name}*" + (f"  {_only(item, shown(item.to or item.from_, STATE))}" if item.to or item.from_ else "")


def _only(item: ChangedItem, state: str) -> str:
    return state if item.to else f"was {state}"


def _words(item: ChangedItem) -> str:
    name = one_line(item.name) or "(no name)"
    if item.from_ and item.to:
        return f"{name}: {one_line(item.from_, STATE)} → {one_line(item.to, STATE)}"
    return name + (f": {_only(item, one_line(item.to or item.from_, STATE))}" if item.to or item.from_ else "")


def history(view: History, place: Place) -> Iterator[Part]:
    """Draw changes, newest first; a change of one's own that can be taken back has its button."""
    if view.items:
        of = view.of[:1].upper() + view.of[1:]
        yield part(section(f"*{shown(of)}*"), words=one_line(of))
    waiting: list[HistoryEntry] = []
    for entry in view.items:
        if entry.undo is None and _fits(waiting, entry, place):
            waiting.append(entry)
            continue
        yield from _together(waiting, place)
        waiting = [entry] if entry.undo is None else []
        if entry.undo is not None:
            press = button("Undo", "undo", str(entry.undo))
            yield part(
                section(_entry(entry, place), block_id=f"undo:{entry.undo}", accessory=press), words=_told(entry, place)
            )
    yield from _together(waiting, place)
    if view.total > len(view.items):
        told = f"{view.total - len(view.items):,} more are not shown."
        yield part(context(told), words=told)


def _fits(waiting: Sequence[HistoryEntry], entry: HistoryEntry, place: Place) -> bool:
    return sum(size(_entry(one, place)) + 1 for one in (*waiting, entry)) <= SECTION


def _together(entries: Sequence[HistoryEntry], place: Place) -> Iterator[Part]:
    if entries:
        drawn = section("\n".join(_entry(entry, place) for entry in entries))
        yield part(drawn, words="\n".join(_told(entry, place) for entry in entries))


def _entry(entry: HistoryEntry, place: Place) -> str:
    who = f" · {shown(entry.who, 80)}" if entry.who else ""
    return f"{place.moment(entry.at)}{who} · {shown(entry.what, 500)}"


def _told(entry: HistoryEntry, place: Place) -> str:
    return f"{place.moment(entry.at)} {one_line(entry.who or '', 80)} {one_line(entry.what, 200)}"
