"""How far an opinion stands from an attribute: the price of the words between the two."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tools.feedback.reading.attributes import Mention
from tools.feedback.reading.opinion import Opinion
from tools.feedback.reading.patterns import one_of
from tools.feedback.reading.text import Token

COPULAS = frozenset(
    """
        is are was were be been seemed seems felt feels looked looks came comes gets got get sounded sounds isn't
        wasn't aren't weren't remains remained turned it's that's stayed appears appeared became gave went would i'd
        he's she's they're scores scored rates deserves earns earned started ended turned rating rated
    """.split()
)


LABELS = frozenset({":", "—", "-", "=", "|", "(", "/", "…"})


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
    """on at in with for about regarding around re towards toward of over concerning via during throughout across
    under""".split()
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


JOINTS = frozenset(
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


_LONG_LABEL = 6


_SUBJECTS = frozenset("i he she they it we you".split())


NEVER = 9.0


@dataclass(frozen=True, slots=True)
class Link:
    """An opinion about an attribute; `cost` prices what stood between, `back` tells that the opinion points back."""

    opinion: Opinion
    mention: Mention
    cost: float
    back: bool = False


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


def left_cost(
    tokens: Sequence[Token], opinions: Sequence[Opinion], mention: Mention, opinion: Opinion, *, named_next: bool
) -> float:
    """Price the way from an attribute to an opinion after it; `named_next` when the word after that names another."""
    between = tokens[mention.last : opinion.first]
    if _is_amount(tokens, opinion) or _crosses(opinions, mention.last, opinion.first):
        return NEVER
    labelled = bool(between) and between[0].text in LABELS
    copula = any(token.text in COPULAS for token in between[-3:])
    if not labelled and not named_next and belongs_to_next_noun(tokens, opinion, copula=copula):
        return NEVER
    if points_to_it(tokens, mention, opinion) or _takes_up_again(tokens, mention, opinion):
        return 0.4
    between = _without_asides(between)
    if [token.text for token in between[:2]] == [",", "which"] and len(between) > 2 and between[2].text in COPULAS:  # noqa: PLR2004
        between = between[2:]
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


def points_to_it(tokens: Sequence[Token], mention: Mention, opinion: Opinion) -> bool:
    """Tell whether an opinion points back: "no concerns there", "(great)", "what I saw was strong"."""
    before = tokens[opinion.first - 1].text if opinion.first else ""
    after = [token.text for token in tokens[opinion.last : opinion.last + 3]]
    if after[:1] == ["there"] or after == ["on", "that", "front"]:
        return True
    if before == "(" and after[:1] == [")"]:
        return True
    return _WHAT_I_SAW.search(" ".join(token.text for token in tokens[mention.last : opinion.first])) is not None


_AGAIN = one_of(
    r"(?:^|, |and |but |; |— )(?:it|that|this|they|these|those)(?:'s|'re| was| is| were| are| seemed| felt|"
    r" looked| should be)"
    r"(?: \w+ly| just| also| actually| really| very| quite| pretty| an?)*$",
    r"(?:and|,|but)(?: i)? (?:found|thought|felt) (?:it|that|this|them)(?: was| were)?"
    r"(?: \w+ly| really| very| quite| pretty)*$",
)


_STILL_SUBJECT = one_of(
    r"^(?!.*\b(?:i|he|she|they|we|you)\b).+ (?:and|but|then)(?: then| later| eventually| also)? (?:was|is|"
    r"were|are|became|got|seemed|felt|ended up)(?: \w+ly| very| really| quite| pretty| just)*$",
)
"""The rest of a clause whose subject was the attribute, and what it goes on to say: "took a while but was fine"."""


def _takes_up_again(tokens: Sequence[Token], mention: Mention, opinion: Opinion) -> bool:
    """Tell whether a new clause goes on about the attribute: "SQL I tested and it was good"."""
    between = " ".join(token.text for token in tokens[mention.last : opinion.first])
    opens = mention.first == 0 or tokens[mention.first - 1].text in {"the", "his", "her", "their", ",", "and", "but"}
    return _AGAIN.search(between) is not None or (opens and _STILL_SUBJECT.search(between) is not None)


_APPOSITION = 5
"""Words of an aside such as ", the harder half,"."""


def _without_asides(between: Sequence[Token]) -> Sequence[Token]:
    """Leave out what stands between two commas and says nothing: ", on the other hand,"."""
    commas = [n for n, token in enumerate(between) if token.text == ","]
    if len(commas) < 2:  # noqa: PLR2004 - one comma opens no aside
        return between
    aside = between[commas[0] + 1 : commas[-1]]
    if commas[0] and between[commas[0] - 1].text in COPULAS and commas[-1] == len(between) - 1:
        return between[: commas[0]]
    is_apposition = bool(aside) and aside[0].text in {"the", "a", "an"} and len(aside) <= _APPOSITION
    if (
        is_apposition
        or [token.text for token in aside[:1]] in (["which"], ["that"], ["who"])
        or all(token.text in _ASIDES or token.text in _LIGHT for token in aside)
    ):
        return [*between[: commas[0]], *between[commas[-1] + 1 :]]
    return between


_ASIDES = frozenset(
    "wow well hmm hm ugh oh man boy phew um uh honestly frankly "
    "on other hand by contrast comparison though however meanwhile in my view sadly unfortunately surprisingly".split()
)


_LEFT_PRICES: tuple[tuple[AbstractSet[str], float], ...] = (
    ({","}, 1.1),
    (_BOUNDARIES, 2.5),
    ({"and", "or", "&"}, 1.6),
    (_SUBJECTS, 0.2),
    (_LIGHT | _PREPOSITIONS | COPULAS, 0.05),
    (LABELS, 0.6),
)
"""What a word between an attribute and an opinion after it costs; the first that holds the word counts."""


def _left_price(token: Token, *, labelled: bool, copula: bool) -> float:
    if labelled:
        return 0.0
    priced = next((price for words, price in _LEFT_PRICES if token.text in words), None)
    if priced is not None:
        return priced
    if token.kind == "mark":
        return 0.6
    return 0.55 if copula else 1.0


def belongs_to_next_noun(tokens: Sequence[Token], opinion: Opinion, *, copula: bool) -> bool:
    """Tell whether an adjective describes the word after it: "good questions"."""
    if opinion.form == "score":
        after = [token.text for token in tokens[opinion.last : opinion.last + 2]]
        return len(after) > 1 and after[0] == "for" and after[1] not in _LIGHT | {"sure", "now", "this", "that"}
    if opinion.form != "describing" or opinion.last >= len(tokens):
        return False
    following = tokens[opinion.last]
    if following.kind != "word" or following.text in _LIGHT | _PREPOSITIONS | _BOUNDARIES | _FILLERS | JOINTS | _VOTES:
        return False
    article = any(
        token.text in {"a", "an", "some", "his", "her", "their"} for token in tokens[opinion.first : opinion.core]
    )
    return article or not copula


_VOTES = frozenset("no yes hire lean leaning pass".split())


def right_cost(tokens: Sequence[Token], opinions: Sequence[Opinion], opinion: Opinion, mention: Mention) -> float:
    """Price the way from an opinion to an attribute after it."""
    between = tokens[opinion.last : mention.first]
    if [token.text for token in between[:2]] in (["from", "me"], ["for", "me"]):
        between = between[2:]
    amount = _is_amount(tokens, opinion) and any(token.text not in _GOOD for token in between)
    if amount or _crosses(opinions, opinion.last, mention.first):
        return NEVER
    prepared = any(token.text in _PREPOSITIONS for token in between) or tokens[opinion.last - 1].text in _PREPOSITIONS
    if opinion.form in {"adverb", "less_so", "same"} and not prepared:
        return NEVER
    if _names_a_side(tokens, opinion) and between and between[0].text in COPULAS:
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
    return tokens[opinion.last - 1].text in _SIDES


_SIDES = frozenset(
    """strength strengths weakness weaknesses suit point points spot spots area concern highlight flag flags gap
    gaps""".split()
)


_RIGHT_PRICES: tuple[tuple[AbstractSet[str], float], ...] = (
    (_PREPOSITIONS | {"the", "his", "her", "their", "a", "an", "overall", "this", "that", "*"}, 0.05),
    (_BOUNDARIES | {",", "to"}, 1.6),
    ({"and", "or", "&"}, 2.0),
    ({"much", "any", "enough", "many", "all"}, 0.1),
)
"""What a word between an opinion and an attribute after it costs; the first that holds the word counts."""


def _right_price(token: Token, *, prepared: bool) -> float:
    text = token.text
    if prepared and text.endswith("'s"):
        return 0.1
    priced = next((price for words, price in _RIGHT_PRICES if text in words), None)
    if priced is not None:
        return priced
    if text in _FILLERS:
        return 0.15 if prepared else 1.0
    return 1.6 if text in {"is", "was", "are", "were", "he", "she", "they", "i"} else 1.1


def _crosses(opinions: Sequence[Opinion], start: int, end: int) -> bool:
    return any(start <= one.first < end and one.value is not None for one in opinions)
