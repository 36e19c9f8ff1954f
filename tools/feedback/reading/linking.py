"""Deciding which attribute an opinion is about: by what stands between the two."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tools.feedback.reading.attributes import Mention
from tools.feedback.reading.opinions import NEGATORS, Opinion, negated_value
from tools.feedback.reading.patterns import one_of
from tools.feedback.reading.text import Token

_COPULAS = frozenset(
    """
        is are was were be been seemed seems felt feels looked looks came comes gets got get sounded sounds isn't
        wasn't aren't weren't remains remained turned it's that's stayed appears appeared became gave went would i'd
        he's she's they're scores scored rates deserves earns earned started ended turned rating rated
    """.split()
)
_LABELS = frozenset({":", "—", "-", "=", "|", "(", "/", "…"})
_LIGHT = frozenset(
    """
        the a an his her their its this that these those i he she they it we you one me him them who my and's also
        both all overall generally mostly really very quite pretty just still too so um uh like well then now there
        here as of was were is are be been being has have had do did does get gets got a's would i'd i'll i'm i've
        he's she's they're that's say said think thought guess feel felt believe found find call give gave giving go
        going rate rated rating score put mark marked came come comes across seemed seems looked looks turned out
        ended up started went kind sort bit little lot definitely certainly clearly honestly frankly personally
        probably perhaps maybe again basically actually for me to in my opinion view from where what's candidate
        candidate's candidates always often sometimes at first today yesterday however though side part parts
        portion section round piece stuff area bit area's exercise case skills skill ability abilities knowledge
        understanding answers answer level performance interview session discussion conversation chat work things
        thing task demo review style end particular especially his/her yeah yes yep front department aspect bits
        segment component element dimension criterion category attribute topic fundamentals basics chops expertise
        technique game approach only myself together more please thanks thx instead tbh imo imho lol haha quick
        already later earlier since anyway otherwise tho btw sorry
    """.split()
)
_PREPOSITIONS = frozenset(
    "on at in with for about regarding around re towards toward of over concerning via during throughout across".split()
)
_FILLERS = frozenset(
    """
        skills skill understanding knowledge grasp command ability abilities sense answers answer handle track job
        performance showing work level instincts fundamentals basics foundation foundations chops eye feel awareness
        mastery display evidence example examples signal signals impression candidate performer score rating marks
        mark grades things stuff thing comes came it when terms respect regards far as concerned particularly
        especially mostly overall the his her their a an is was were both his/her of course vibes feelings moments
        moment knack talent gift capability capabilities competence proficiency experience's fluency background's
        potential's is's thinking side points point areas area aspects aspect parts part presence fit
    """.split()
)
_BOUNDARIES = frozenset(
    """but though although however while whereas because since so if unless yet despite except until when before after
    which whose that's why where plus then""".split()
)
_JOINTS = frozenset(
    {
        "and",
        "&",
        "or",
        ",",
        "/",
        "+",
        "plus",
        "as",
        "well",
        "both",
        "also",
        "his",
        "her",
        "their",
        "the",
        "in",
        "on",
        "at",
        "with",
        "for",
        "to",
        "of",
        "nor",
    }
)
_CHAINS = frozenset(
    """and , but or yet even also in parts places some others at times first then got became later more less if to or
    occasionally sometimes often slightly bit a little honestly actually just only not bordering on - — / ( still
    started ended end start beginning towards by the was is""".split()
)
_LONG_LABEL = 6
_SUBJECTS = frozenset("i he she they it we you".split())
_FARTHEST = 2.3
_FARTHEST_RIGHT = 1.5
_NEVER = 9.0


@dataclass(frozen=True, slots=True)
class Link:
    """An opinion about an attribute; `cost` prices what stood between, `back` tells that the opinion points back to it."""

    opinion: Opinion
    mention: Mention
    cost: float
    back: bool = False


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
    links += list(_chained(tokens, opinions, links))
    links += list(_under_label(tokens, mentions, opinions, links))
    links += list(_listed(tokens, mentions, links))
    links = _both(tokens, named, opinions, links)
    links = _neither(tokens, links)
    linked = {one.opinion for one in links}
    return Linked(tuple(links), tuple(one for one in opinions if one not in linked))


def _is_beside(opinion: Opinion, mentions: Sequence[Mention], tokens: Sequence[Token]) -> bool:
    """Tell whether a bare number stands right beside an attribute."""
    for mention in mentions:
        between = (
            tokens[mention.last : opinion.first]
            if mention.last <= opinion.first
            else tokens[opinion.last : mention.first]
        )
        if all(token.text in _LABELS | _COPULAS | {"a", "an", "on", "for", "at"} for token in between):
            return True
    return False


def _nearest(
    tokens: Sequence[Token], mentions: Sequence[Mention], opinions: Sequence[Opinion], opinion: Opinion
) -> Link | None:
    left = max((m for m in mentions if m.last <= opinion.first), key=lambda m: m.last, default=None)
    right = min((m for m in mentions if m.first >= opinion.last), key=lambda m: m.first, default=None)
    named_next = right is not None and right.first == opinion.last
    to_left = _left_cost(tokens, opinions, left, opinion, named_next=named_next) if left is not None else _NEVER
    to_right = _right_cost(tokens, opinions, opinion, right) if right is not None else _NEVER
    if right is not None and _is_an_echo(opinion, mentions, opinions):
        to_right = _NEVER
    if to_left == to_right and left is not None and mentions[0].first > min(one.first for one in opinions):
        to_left += 0.01  # opinions come first in this sentence: "great discovery great closing"
    if left is not None and to_left <= to_right and to_left <= _FARTHEST:
        return Link(opinion, left, to_left, back=_points_to_it(tokens, left, opinion))
    if right is not None and to_right <= _FARTHEST_RIGHT:
        return Link(opinion, right, to_right)
    if left is not None and to_left <= _FARTHEST:
        return Link(opinion, left, to_left)
    return None


def _is_an_echo(opinion: Opinion, mentions: Sequence[Mention], opinions: Sequence[Opinion]) -> bool:
    """Tell whether a sign only repeats the opinion right before it: "coding solid :muscle:"."""
    follows = any(one.last == opinion.first for one in opinions)
    return opinion.form == "sign" and follows and mentions[0].first < opinions[0].first


_GOOD = frozenset("good real great strong genuine solid the his her their of".split())


def _is_amount(tokens: Sequence[Token], opinion: Opinion) -> bool:
    """Tell whether an opinion is an amount, which rates only what it is an amount of: "lots of curiosity"."""
    return tokens[opinion.last - 1].text == "of" and tokens[opinion.core].text in {
        "lots",
        "plenty",
        "loads",
        "tons",
        "a",
    }


def _left_cost(
    tokens: Sequence[Token], opinions: Sequence[Opinion], mention: Mention, opinion: Opinion, *, named_next: bool
) -> float:
    """Price the way from an attribute to an opinion after it; `named_next` when the word after that names another."""
    between = tokens[mention.last : opinion.first]
    if _is_amount(tokens, opinion):
        return _NEVER
    if _crosses(opinions, mention.last, opinion.first):
        return _NEVER
    labelled = bool(between) and between[0].text in _LABELS
    copula = any(token.text in _COPULAS for token in between[-3:])
    if not labelled and not named_next and _belongs_to_next_noun(tokens, opinion, copula=copula):
        return _NEVER
    if _points_to_it(tokens, mention, opinion):
        return 0.4
    between = _without_asides(between)
    label_ends = (
        next((n for n, token in enumerate(between[:_LONG_LABEL]) if token.text == ":"), 0) if mention.first <= 1 else 0
    )
    price = sum(
        _left_price(token, labelled=(labelled and n == 0) or 0 < n <= label_ends or n < label_ends, copula=copula)
        for n, token in enumerate(between)
    )
    if opinion.form in {"less_so", "same"}:
        return price + 0.2
    if opinion.form == "doing" and between and not copula:
        return price + 0.1
    return price - (0.1 if copula else 0.0)


_WHAT_I_SAW = one_of(
    r"^(?:is|was) where (?!i |we )[\w']+(?: really| clearly| also)?$",
    (
        r"(?:^| )(?:what i (?:saw|observed|heard|got)|in (?:the room|person|practice|reality))(?: it)?(?: (?:was|"
        r"is|were|seemed))?(?: :)?$"
    ),
)


def _points_to_it(tokens: Sequence[Token], mention: Mention, opinion: Opinion) -> bool:
    """Tell whether an opinion points back: "no concerns there", "(great)", "what I saw was strong"."""
    before = tokens[opinion.first - 1].text if opinion.first else ""
    after = [token.text for token in tokens[opinion.last : opinion.last + 3]]
    if after[:1] == ["there"] or after == ["on", "that", "front"]:
        return True
    if before == "(" and after[:1] == [")"]:
        return True
    return _WHAT_I_SAW.search(" ".join(token.text for token in tokens[mention.last : opinion.first])) is not None


def _without_asides(between: Sequence[Token]) -> Sequence[Token]:
    """Leave out what stands between two commas and says nothing: ", on the other hand,"."""
    commas = [n for n, token in enumerate(between) if token.text == ","]
    if len(commas) < 2:  # noqa: PLR2004 - one comma opens no aside
        return between
    aside = between[commas[0] + 1 : commas[-1]]
    if commas[0] and between[commas[0] - 1].text in _COPULAS and commas[-1] == len(between) - 1:
        return between[: commas[0]]
    if [token.text for token in aside[:1]] in (["which"], ["that"], ["who"]) or all(
        token.text in _ASIDES or token.text in _LIGHT for token in aside
    ):
        return [*between[: commas[0]], *between[commas[-1] + 1 :]]
    return between


_ASIDES = frozenset(
    "on other hand by contrast though however meanwhile in my view sadly unfortunately surprisingly".split()
)


def _left_price(token: Token, *, labelled: bool, copula: bool) -> float:
    text = token.text
    if labelled:
        return 0.0
    if text == ",":
        return 1.1
    if text in _BOUNDARIES:
        return 2.5
    if text in {"and", "or", "&"}:
        return 1.6
    if text in _SUBJECTS:
        return 0.2
    if text in _LIGHT or text in _PREPOSITIONS or text in _COPULAS:
        return 0.05
    if text in _LABELS or token.kind == "mark":
        return 0.6
    return 0.55 if copula else 1.0


def _belongs_to_next_noun(tokens: Sequence[Token], opinion: Opinion, *, copula: bool) -> bool:
    """Tell whether an adjective describes the word after it: "good questions"."""
    if opinion.form != "describing" or opinion.last >= len(tokens):
        return False
    following = tokens[opinion.last]
    if following.kind != "word" or following.text in _LIGHT | _PREPOSITIONS | _BOUNDARIES | _FILLERS | _JOINTS:
        return False
    article = any(
        token.text in {"a", "an", "some", "his", "her", "their"} for token in tokens[opinion.first : opinion.core]
    )
    return article or not copula


def _right_cost(tokens: Sequence[Token], opinions: Sequence[Opinion], opinion: Opinion, mention: Mention) -> float:
    """Price the way from an opinion to an attribute after it."""
    between = tokens[opinion.last : mention.first]
    if _is_amount(tokens, opinion) and any(token.text not in _GOOD for token in between):
        return _NEVER
    prepared = any(token.text in _PREPOSITIONS for token in between) or tokens[opinion.last - 1].text in _PREPOSITIONS
    if opinion.form in {"adverb", "less_so", "same"} and not prepared:
        return _NEVER
    if _crosses(opinions, opinion.last, mention.first):
        return _NEVER
    if _names_a_side(tokens, opinion) and between and between[0].text in _COPULAS:
        between = between[1:]
    if opinion.form == "doing" and _HOW.match(" ".join(token.text for token in between)):
        return 0.4
    price = sum(_right_price(token, prepared=prepared) for token in between)
    if opinion.form in {"verdict", "bare_number"} and not prepared and between:
        price += 1.0
    if opinion.form == "verdict" and not between:
        price += 0.6
    return price


_HOW = one_of(
    (
        r"(?:by |with |about )*(?:how|the way) (?:well )?(?!the |our |my |we |i )\w+ [\w']+(?: (?:the|his|her|"
        r"their|our|to|about|with|on))*$"
    ),
)


def _names_a_side(tokens: Sequence[Token], opinion: Opinion) -> bool:
    """Tell whether the opinion is a noun that an attribute can be: "her strengths are ..."."""
    return tokens[opinion.last - 1].text in {
        "strength", "strengths", "weakness", "weaknesses", "suit", "point", "points", "spot", "spots", "area", "concern",
        "highlight", "flag", "flags", "gap", "gaps",
    }  # fmt: skip


def _right_price(token: Token, *, prepared: bool) -> float:
    text = token.text
    if prepared and text.endswith("'s"):
        return 0.1
    if text in _PREPOSITIONS or text in {"the", "his", "her", "their", "a", "an", "overall", "this", "that", "*"}:
        return 0.05
    if text in _BOUNDARIES or text in {",", "that", "to"}:
        return 1.6
    if text in {"and", "or", "&"}:
        return 2.0
    if text in {"much", "any", "enough", "many", "all"}:
        return 0.1
    if text in _FILLERS:
        return 0.15 if prepared else 1.0
    if text in {"is", "was", "are", "were", "he", "she", "they", "i"}:
        return 1.6
    return 1.1


def _crosses(opinions: Sequence[Opinion], start: int, end: int) -> bool:
    return any(start <= one.first < end for one in opinions)


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


def _chained(tokens: Sequence[Token], opinions: Sequence[Opinion], links: Sequence[Link]) -> Iterable[Link]:
    """Give an opinion without an attribute that of the opinion it continues: "good in parts and bad in others"."""
    placed = {one.opinion: one for one in links}
    for before, opinion in zip(opinions, opinions[1:], strict=False):
        if opinion in placed or before not in placed or opinion.form in {"same", "less_so"}:
            continue
        mention = placed[before].mention
        between = tokens[before.last : opinion.first]
        if _only_limits(tokens, before, opinion, between):
            opinion = replace(opinion, value=None)  # noqa: PLW2901 - the same words, rating nothing
        after_both = mention.last <= before.first
        if (
            after_both
            and all(token.text in _CHAINS for token in between)
            and not _belongs_to_next_noun(tokens, opinion, copula=False)
        ):
            chained = Link(opinion, mention, placed[before].cost + 0.1)
            placed[opinion] = chained
            yield chained


_STRONGER = frozenset(
    "great amazing excellent outstanding exceptional stellar fantastic spectacular brilliant strong super perfect".split()
)


def _only_limits(tokens: Sequence[Token], before: Opinion, opinion: Opinion, between: Sequence[Token]) -> bool:
    """Tell whether an opinion says no more than where the one before ends: "good but not great"."""
    negated = tokens[opinion.first].text in NEGATORS and tokens[opinion.last - 1].text in _STRONGER
    return (
        negated
        and (before.value or 0) >= 0
        and all(token.text in {"but", ",", "if", "though", "and", "just"} for token in between)
    )


_VOTING = frozenset("overall hire vote recommend recommendation verdict decision i'm : =".split())


def _under_label(
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
        stands_under = label.first <= 1 and after in _LABELS and not between & _VOTING and _concludes(tokens, opinion)
        if stands_under or _is_called(tokens, opinion):
            yield Link(opinion, label, 1.0)


def _concludes(tokens: Sequence[Token], opinion: Opinion) -> bool:
    """Tell whether an opinion is a fragment of its own at the end of a clause, or a score."""
    following = [token.text for token in tokens[opinion.last : opinion.last + 2]]
    if following in (["from", "me"], ["for", "me"]) or following[:1] == ["overall"]:
        return False
    ends = not following or following[0] in {",", "(", ")", "-", "—"}
    before = opinion.first - 1
    before -= tokens[before].text in {"a", "an", "the", "so", "but", "overall"}
    apart = tokens[before].text in {",", "-", "—", "(", ":", ">"}
    return ends and (apart or opinion.form == "score")


_CALLED = one_of(
    r"(?:^| )(?:call|make|rate|mark|put|score|grade|give) (?:it|this|that)(?: down)?(?: as| at)?(?: an?)?$",
)


def _is_called(tokens: Sequence[Token], opinion: Opinion) -> bool:
    """Tell whether an opinion sums up: "so call it a no"."""
    return _CALLED.search(" ".join(token.text for token in tokens[max(0, opinion.core - 6) : opinion.core])) is not None


def _both(
    tokens: Sequence[Token], named: Sequence[Mention], opinions: Sequence[Opinion], links: list[Link]
) -> list[Link]:
    """Spread what is said of "both" over the two named before: "better at Go than at SQL, but both are good"."""
    out = list(links)
    for opinion in opinions:
        at = opinion.first - 1
        while at > 0 and tokens[at].text in _COPULAS | {"quite", "very", "really", "pretty"}:
            at -= 1
        before = [mention for mention in named if mention.last <= at][-2:]
        if at < opinion.first - 1 and tokens[at].text == "both" and len({mention.attribute for mention in before}) > 1:
            out = [one for one in out if one.opinion != opinion]
            out += [Link(opinion, mention, 1.0) for mention in before]
    return out


def _neither(tokens: Sequence[Token], links: list[Link]) -> list[Link]:
    """Turn round what is said of "neither SQL nor Go"."""
    at = next((n for n, token in enumerate(tokens) if token.text == "neither"), None)
    if at is None or not any(token.text in {"nor", "or"} for token in tokens[at:]):
        return links
    turned = []
    for one in links:
        under = at < one.mention.first and one.mention.last <= one.opinion.first and one.mention.first - at <= _NEAR
        value = one.opinion.value
        if under and value is not None:
            value = negated_value(value, tokens[one.opinion.core].text)
        turned.append(Link(replace(one.opinion, value=value), one.mention, one.cost))
    return turned


_NEAR = 6


def _listed(tokens: Sequence[Token], mentions: Sequence[Mention], links: Sequence[Link]) -> Iterable[Link]:
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
        group[0].first <= 1 and last < len(tokens) and tokens[last].text in _LABELS and len(group) < len(rated) + 3
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
            and all(t.text in _JOINTS for t in between)
            and any(t.text in {"and", "&", "or", ",", "/", "+", "plus", "well", "nor"} for t in between)
        ):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups
