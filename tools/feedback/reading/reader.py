"""From an interviewer's messages to a recommendation and ratings, by rules alone.

Message by message and sentence by sentence: what is stated, of whom, about which attribute, how good; then what later
words changed. The settling at the end is the only place where statements meet.
"""

from collections.abc import Sequence

from tools.feedback.reading import corrections
from tools.feedback.reading.attributes import Vocabulary
from tools.feedback.reading.language import readable
from tools.feedback.reading.people import Cast
from tools.feedback.reading.result import AttributeSpec, FeedbackMessage, FeedbackRead
from tools.feedback.reading.sentence import read_sentence
from tools.feedback.reading.settling import settle
from tools.feedback.reading.so_far import SoFar
from tools.feedback.reading.surroundings import (
    headings,
    scale_of,
)
from tools.feedback.reading.text import Correction, Sentence, Source, normalise, sentences_of, source_of


def read_feedback(
    messages: Sequence[FeedbackMessage], attributes: Sequence[AttributeSpec], candidate: str | None = None
) -> FeedbackRead:
    """Read messages in the order they were written. Never raises for what a message says; nothing is inferred."""
    vocabulary = Vocabulary(attributes)
    cast = Cast.of(candidate, vocabulary)
    sources = _edited([source_of(message) for message in messages])
    read = [(source, _english(source, cast)) for source in sources]
    cast.learn(sentence for _, sentences in read for sentence in sentences)
    so_far = SoFar(vocabulary, cast, scale=_only_scale([sentences for _, sentences in read]))
    for number, (_, sentences) in enumerate(read):
        _read_message(so_far, number, sentences)
    return settle(so_far.said, so_far.notes, attributes)


def _only_scale(messages: Sequence[Sequence[Sentence]]) -> int | None:
    """Give the scale that holds for all numbers, also when it is told after them; None when there are several."""
    told = {scale for scale in map(scale_of, messages) if scale is not None}
    return told.pop() if len(told) == 1 else None


def _read_message(so_far: SoFar, number: int, sentences: Sequence[Sentence]) -> None:
    so_far.fresh()
    so_far.scale = scale_of(sentences) or so_far.scale
    before: Sentence | None = None
    for sentence, place in zip(sentences, headings(sentences, so_far.vocabulary), strict=True):
        if before is not None and sentence.paragraph != before.paragraph and not so_far.headed:
            so_far.fresh()
        if sentence.tokens:
            read_sentence(so_far, sentence, place, number, before)
        before = sentence


def _edited(sources: list[Source]) -> list[Source]:
    """Carry out `s/old/new/` on the nearest earlier message that holds the old words."""
    done: list[Source] = []
    for source in sources:
        edit = corrections.edit_of(source.message.text)
        if edit is None:
            done.append(source)
            continue
        old, new = edit
        for at in range(len(done) - 1, -1, -1):
            start = done[at].plain.rfind(normalise(old))
            if start >= 0 and done[at].edit is None:
                done[at] = _replaced(done[at], start, old, new, source)
                break
    return done


def _replaced(target: Source, start: int, old: str, new: str, by: Source) -> Source:
    quotes = by.quotes(0, len(by.text))
    if not quotes:
        return target
    text = target.text[:start] + new + target.text[start + len(old) :]
    return source_of(target.message, text, Correction(start, start + len(new), len(old), quotes[0]))


def _english(source: Source, cast: Cast) -> list[Sentence]:
    sentences = sentences_of(source)
    names = cast.vocabulary.words | frozenset(cast.names)
    return [one for one, reads in zip(sentences, readable(sentences, names), strict=True) if reads]
