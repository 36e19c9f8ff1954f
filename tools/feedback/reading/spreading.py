"""Opinions that reach further than the attribute beside them: chains, lists, labels, both and neither."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from tools.feedback.reading.attributes import Mention
from tools.feedback.reading.distance import (
    COPULAS,
    JOINTS,
    LABELS,
    Link,
    belongs_to_next_noun,
)
from tools.feedback.reading.modifying import NEGATORS, negated_value
from tools.feedback.reading.opinion import Opinion
from tools.feedback.reading.patterns import one_of
from tools.feedback.reading.text import Token

_CHAINS = frozenset(
    """and , but or yet even also in parts places some others at times first then got became later more less if to or
    occasionally sometimes often slightly bit a little honestly actually just only not bordering on - — / ( still
    started ended end start beginning towards by the was is it's it that's""".split()
)


def chained(tokens: Sequence[Token], opinions: Sequence[Opinion], links: Sequence[Link]) -> Iterable[Link]:
    """Give an opinion without an attribute that of the opinion it continues: "good in parts and bad in others"."""
    placed = {one.opinion: one for one in links}
    for before, opinion in pairwise(opinions):
        if opinion in placed or before not in placed or opinion.form in {"same", "less_so"}:
            continue
        mention = placed[before].mention
        between = tokens[before.last : opinion.first]
        if opinion.form == "verdict" and any(token.text == "so" for token in tokens[before.last : opinion.core]):
            continue  # "..., so no" concludes more than the last of them
        if _only_limits(tokens, before, opinion, between):
            opinion = replace(opinion, value=None)  # noqa: PLW2901 - the same words, rating nothing
        after_both = mention.last <= before.first or (before.value is None and before.form == "verdict")
        if (
            after_both
            and all(token.text in _CHAINS or _is_arrow(token) for token in between)
            and not belongs_to_next_noun(tokens, opinion, copula=False)
        ):
            chained = Link(opinion, mention, placed[before].cost + 0.1)
            placed[opinion] = chained
            yield chained


_STRONGER = frozenset(
    """great amazing excellent outstanding exceptional stellar fantastic spectacular brilliant strong super
    perfect""".split()
)


def _is_arrow(token: Token) -> bool:
    """Tell whether a mark was written as "->" or "=>": "mixed -> no"."""
    return token.text == ":" and token.end - token.start > 1


def _only_limits(tokens: Sequence[Token], before: Opinion, opinion: Opinion, between: Sequence[Token]) -> bool:
    """Tell whether an opinion says no more than where the one before ends: "good but not great"."""
    negated = tokens[opinion.first].text in NEGATORS and tokens[opinion.last - 1].text in _STRONGER
    return (
        negated
        and (before.value or 0) >= 0
        and all(token.text in {"but", ",", "if", "though", "and", "just"} for token in between)
    )


_VOTING = frozenset("overall hire vote recommend recommendation verdict decision i'm : =".split())


def under_label(
    tokens: Sequence[Token], mentions: Sequence[Mention], opinions: Sequence[Opinion], links: Sequence[Link]
) -> Iterable[Link]:
    """Give what a line that begins with a label concludes to that label: "Coaching: got defensive twice, weak"."""
    distinct = {one.attribute for one in mentions if not one.rates}
    linked = {one.opinion for one in links}
    if len(distinct) != 1:
        return
    label = next(one for one in mentions if not one.rates)
    after = tokens[label.last].text if label.last < len(tokens) else ""
    for opinion in opinions:
        if opinion in linked or opinion.first <= label.last or opinion.form in {"same", "less_so", "bare_number"}:
            continue
        between = {token.text for token in tokens[label.last + 1 : opinion.first]}
        stands_under = label.first <= 1 and after in LABELS and not between & _VOTING and _concludes(tokens, opinion)
        if stands_under or _is_called(tokens, opinion):
            yield Link(opinion, label, 1.0)


_LEADS_TO_IT = frozenset("a an the so but overall i'd say i would call it maybe probably go with let's".split())


def _concludes(tokens: Sequence[Token], opinion: Opinion) -> bool:
    """Tell whether an opinion is a fragment of its own at the end of a clause, or a score."""
    following = [token.text for token in tokens[opinion.last : opinion.last + 2]]
    if following in (["from", "me"], ["for", "me"]) or following[:1] == ["overall"]:
        return False
    ends = not following or following[0] in {",", "(", ")", "-", "—"}
    before = opinion.first - 1
    while before > 0 and tokens[before].text in _LEADS_TO_IT:
        before -= 1
    apart = tokens[before].text in {",", "-", "—", "(", ":", ">"}
    return ends and (apart or opinion.form == "score")


_CALLED = one_of(
    r"(?:^| )(?:call|make|rate|mark|put|score|grade|give) (?:it|this|that)(?: down)?(?: as| at)?(?: an?)?$",
)


_I_SAY = one_of(r"(?:^| )(?:i'd|i would|i'll|let's) (?:say|go with|go for)(?: it's| a| an)*$")


def _is_called(tokens: Sequence[Token], opinion: Opinion) -> bool:
    """Tell whether an opinion sums up: "so call it a no"."""
    before = " ".join(token.text for token in tokens[max(0, opinion.core - 6) : opinion.core])
    return _CALLED.search(before) is not None or (opinion.form == "describing" and _I_SAY.search(before) is not None)


def both(
    tokens: Sequence[Token], named: Sequence[Mention], opinions: Sequence[Opinion], links: list[Link]
) -> list[Link]:
    """Spread what is said of "both" over the two named before: "better at Go than at SQL, but both are good"."""
    out = list(links)
    for opinion in opinions:
        at = opinion.first - 1
        while at > 0 and tokens[at].text in COPULAS | {"quite", "very", "really", "pretty"}:
            at -= 1
        before = [mention for mention in named if mention.last <= at][-2:]
        if at < opinion.first - 1 and tokens[at].text == "both" and len({mention.attribute for mention in before}) > 1:
            out = [one for one in out if one.opinion != opinion]
            out += [Link(opinion, mention, 1.0) for mention in before]
    return out


def neither(tokens: Sequence[Token], links: list[Link]) -> list[Link]:
    """Turn round what is said of "neither SQL nor Go"."""
    at = next((n for n, token in enumerate(tokens) if token.text == "neither"), None)
    if at is None or not any(token.text in {"nor", "or"} for token in tokens[at:]):
        return links
    turned = []
    for one in links:
        under = at < one.mention.first and one.mention.last <= one.opinion.first and _behind_neither(tokens, one)
        value = one.opinion.value
        if under and value is not None:
            word = tokens[one.opinion.core]
            value = negated_value(value, tokens[one.opinion.core + (word.text in {"a", "an"})].text)
        turned.append(replace(one, opinion=replace(one.opinion, value=value)))
    return turned


_NEITHER_LEADS = frozenset("his her their the in at on for with its".split())


def _behind_neither(tokens: Sequence[Token], one: Link) -> bool:
    """Tell whether an attribute stands right behind "neither" or "nor"."""
    at = one.mention.first - 1
    while at > 0 and tokens[at].text in _NEITHER_LEADS:
        at -= 1
    return tokens[at].text in {"neither", "nor", "or"}


def listed(tokens: Sequence[Token], mentions: Sequence[Mention], links: Sequence[Link]) -> Iterable[Link]:
    """Spread an opinion over the attributes listed with the one it stands beside."""
    own = {one.mention for one in links}
    for group in _groups(tokens, mentions):
        rated = [one for one in links if one.mention in group]
        for mention in group:
            if mention in own or not rated or _has_its_own_clause(tokens, mention, group):
                continue
            source = _of_the_list(tokens, group, mention, rated)
            if source is not None:
                yield Link(source.opinion, mention, source.cost + 0.1)


def _has_its_own_clause(tokens: Sequence[Token], mention: Mention, group: Sequence[Mention]) -> bool:
    """Tell whether the last of a list begins a clause that could not be read: "strong coder, communication was xyz"."""
    following = tokens[mention.last].text if mention.last < len(tokens) else ""
    return mention == group[-1] and following in {"was", "is", "were", "are", "wasn't", "isn't", ":", "seemed", "felt"}


def _of_the_list(
    tokens: Sequence[Token], group: Sequence[Mention], mention: Mention, rated: Sequence[Link]
) -> Link | None:
    """Find the opinion before the list that reaches this one, or the one after it that covers the whole list."""
    before = [one for one in rated if one.opinion.last <= one.mention.first < mention.first]
    after = [one for one in rated if one.mention.last <= one.opinion.first and mention.first < one.mention.first]
    joined = any(t.text in {"and", "&", "/", "or", "+", "nor"} for t in tokens[group[0].last : group[-1].first])
    last = group[-1].last
    joined = joined or (
        group[0].first <= 1 and last < len(tokens) and tokens[last].text in LABELS and len(group) < len(rated) + 3
    )
    if before and (joined or rated[-1].mention == group[0]):
        return before[-1]
    if after and joined and after[0].mention == group[-1]:
        return after[0]
    return None


def _groups(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: list[list[Mention]] = []
    for mention in mentions:
        between = tokens[groups[-1][-1].last : mention.first] if groups else ()
        if (
            groups
            and between
            and all(t.text in JOINTS for t in between)
            and any(t.text in {"and", "&", "or", ",", "/", "+", "plus", "well", "nor"} for t in between)
        ):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups
