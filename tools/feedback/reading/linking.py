"""Deciding which attribute an opinion is about: by what stands between the two."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.feedback.reading.attributes import Mention
from tools.feedback.reading.distance import COPULAS, LABELS, NEVER, Link, left_cost, points_to_it, right_cost
from tools.feedback.reading.opinion import Opinion
from tools.feedback.reading.spreading import both, chained, listed, neither, under_label
from tools.feedback.reading.text import Token

_FARTHEST = 2.3
_FARTHEST_RIGHT = 1.5


@dataclass(frozen=True)
class Linked:
    """What a sentence says: links, and the opinions about nothing that was named."""

    links: tuple[Link, ...]
    loose: tuple[Opinion, ...]


def link(
    tokens: Sequence[Token], mentions: Sequence[Mention], opinions: Sequence[Opinion], named: Sequence[Mention]
) -> Linked:
    """Give each opinion to the attribute it is about, then to those listed with it, then to opinions chained to it.

    `named` are all attributes named, also those no opinion beside them is about ("than SQL").
    """
    opinions = [one for one in opinions if one.form != "bare_number" or _is_beside(one, mentions, tokens)]
    links: list[Link] = []
    for opinion in opinions:
        chosen = _nearest(tokens, mentions, opinions, opinion)
        if chosen is not None:
            links.append(chosen)
    links = _one_each(links)
    links += list(chained(tokens, opinions, links))
    links += list(under_label(tokens, mentions, opinions, links))
    links += list(listed(tokens, mentions, links))
    links = both(tokens, named, opinions, links)
    links = neither(tokens, links)
    linked = {one.opinion.core for one in links}
    return Linked(tuple(links), tuple(one for one in opinions if one.core not in linked))


def _is_beside(opinion: Opinion, mentions: Sequence[Mention], tokens: Sequence[Token]) -> bool:
    """Tell whether a bare number stands right beside an attribute."""
    for mention in mentions:
        between = (
            tokens[mention.last : opinion.first]
            if mention.last <= opinion.first
            else tokens[opinion.last : mention.first]
        )
        if all(token.text in LABELS | COPULAS | {"a", "an", "on", "for", "at"} for token in between):
            return True
    return False


def _nearest(
    tokens: Sequence[Token], mentions: Sequence[Mention], opinions: Sequence[Opinion], opinion: Opinion
) -> Link | None:
    left = max((m for m in mentions if m.last <= opinion.first), key=lambda m: m.last, default=None)
    right = min((m for m in mentions if m.first >= opinion.last), key=lambda m: m.first, default=None)
    named_next = right is not None and right.first == opinion.last
    to_left = left_cost(tokens, opinions, left, opinion, named_next=named_next) if left is not None else NEVER
    to_right = right_cost(tokens, opinions, opinion, right) if right is not None else NEVER
    if right is not None and _is_an_echo(opinion, mentions, opinions):
        to_right = NEVER
    if to_left == to_right and left is not None and mentions[0].first > min(one.first for one in opinions):
        to_left += 0.01  # opinions come first in this sentence: "great discovery great closing"
    if left is not None and to_left <= to_right and to_left <= _FARTHEST:
        return Link(opinion, left, to_left, back=points_to_it(tokens, left, opinion))
    if right is not None and to_right <= _FARTHEST_RIGHT:
        return Link(opinion, right, to_right)
    if left is not None and to_left <= _FARTHEST:
        return Link(opinion, left, to_left)
    return None


def _is_an_echo(opinion: Opinion, mentions: Sequence[Mention], opinions: Sequence[Opinion]) -> bool:
    """Tell whether a sign only repeats the opinion right before it: "coding solid :muscle:"."""
    follows = any(one.last == opinion.first for one in opinions)
    return opinion.form == "sign" and follows and mentions[0].first < opinions[0].first


def _one_each(links: list[Link]) -> list[Link]:
    """Let go of a farther opinion where a nearer one rates the same attribute from the other side."""
    kept: list[Link] = []
    for one in links:
        rival = next((other for other in kept if other.mention == one.mention), None)
        if rival is None:
            kept.append(one)
        elif one.cost + 0.8 < rival.cost:
            kept[kept.index(rival)] = one
        elif not rival.cost + 0.8 < one.cost:
            kept.append(one)
    return kept
