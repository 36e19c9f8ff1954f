"""Noticing a rating of something the kit does not ask about, so that it is not dropped without a word."""

import re
from collections.abc import Sequence

from tools.feedback.reading.attributes import Mention
from tools.feedback.reading.opinion import Opinion
from tools.feedback.reading.text import Sentence

_MARKS = frozenset({":", "=", "—", "|"})
_LONGEST = 3
"""Words of a label; more are a sentence."""
_NO_ATTRIBUTE = frozenset(
    """
        overall recommendation recommend rec reco verdict decision vote summary conclusion result outcome hire hiring
        final bottom line short version note notes ps context time scale scores score rating ratings pros cons plus
        minus strengths weaknesses strength weakness good bad positives negatives concerns concern highlights feedback
        scorecard update edit correction me him her them his my mine tldr dr tl ok okay yes no well so and but also
        interview interviewer candidate name role position stage date next steps step question questions answer
        thoughts impression impressions general everything rest it that this one both all level seniority
    """.split()
)
_ORDERS = re.compile(
    r"^(?:please |also |and |actually |ok |can you |could you )*(?:make|set|change|rate|mark|put) "
    r"(?:the |my |his |her )?(?P<what>[\w' -]{2,40}?) (?:rating )?(?:to be |to |as |at |= |an? )+"
)


def rated_outside(sentence: Sentence, mentions: Sequence[Mention], loose: Sequence[Opinion]) -> tuple[int, int] | None:
    """Give the tokens of a rating whose label or order names no attribute of the kit; None where there is none."""
    if mentions or not loose:
        return None
    opinion = next((one for one in loose if one.value is not None and one.form not in {"same", "less_so"}), None)
    if opinion is None:
        return None
    before = sentence.words[: opinion.first]
    label = _label(sentence, before) or _ordered(sentence, opinion)
    if not label or set(label) & _NO_ATTRIBUTE or not any(word.isalpha() and len(word) > 1 for word in label):
        return None
    return 0, opinion.last


def _label(sentence: Sentence, before: Sequence[str]) -> tuple[str, ...]:
    at = next((n for n, word in enumerate(before) if word in _MARKS), None)
    if at is None or not 0 < at <= _LONGEST or not sentence.opens_line or len(before) > at + 2:
        return ()
    return tuple(before[:at])


def _ordered(sentence: Sentence, opinion: Opinion) -> tuple[str, ...]:
    match = _ORDERS.match(sentence.text)
    return tuple(match["what"].split()) if match is not None and opinion.explicit else ()
