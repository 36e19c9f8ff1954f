"""A message as the rules read it: normalised without moving a letter, cut into sentences of tokens.

What is not the interviewer's own word is blanked out first: code, quoted lines, struck-out text, links, and text
addressed to a machine. Positions are those of the message as it was written, so every quote is cut from it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tools.feedback.reading.machine_text import Span, machine_spans
from tools.feedback.reading.patterns import one_of
from tools.feedback.reading.result import FeedbackMessage, Quote

LONGEST = 40_000
"""Characters of a message that are read; Slack's own limit of a message."""

LONGEST_SENTENCE = 200
"""Tokens of a sentence; a text without stops is cut, so that reading takes time in proportion to its length."""

_SAME = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "`", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "–": "—", "―": "—", "−": "-", "→": "—", "⇒": "—", "➡": "—", "\t": " ", "\u00a0": " ", "\r": " ",
        "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "•": "•", "·": "•", "◦": "•", "▪": "•",
    }
)  # fmt: skip
_ENTITIES = {"&amp;": "and  ", "&lt;": "    ", "&gt;": "    "}
_OTHERS_WORDS = re.compile(
    r"```.*?(?:```|\Z)"
    r"|`[^`\n]+`"
    r"|^[ \t]*(?:>|&gt;)[^\n]*"
    r"|<(?:https?:|mailto:|tel:)[^>\n]*>|https?://\S+|[^\s@]{1,64}@[^\s@]{1,190}\.\w+"
    r"|<[@#!][^>\n]*>|</?[a-z][a-z0-9-]*>",
    re.DOTALL | re.MULTILINE,
)
"""Code, quoted lines, links, addresses and mentions."""
_FACES = re.compile(r"(?<=\s)[:;]-?[()dp](?=\s|\Z)")
"""Faces made of marks, which end a sentence as a full stop does."""
_STRUCK = one_of(
    r"(?<![\w~])~~?(?=[^\s~])[^~\n]*?[^\s~]~?~(?![\w~])",
    r"(?<![\w~])~[^\s~]~(?![\w~])",
    r"<(?:s|del)>.*?</(?:s|del)>",
)
_TOKEN = re.compile(
    r"(?P<code>:[+-]1:|:[a-z][a-z0-9_]+:(?::skin-tone-\d:)?)"
    r"|(?P<number>\d+(?:[.,]\d+)?(?![^\W_]))"
    r"|(?P<word>[^\W_]+(?:'[^\W_]+)*(?:(?<![^\W_][^\W_])\+\+|\#)?)"
    r"|(?P<mark>\n|[=-]>|[^\w\s])"
)
_NO_STOP_AFTER = frozenset("vs eg ie etc mr mrs ms dr approx incl resp e.g i.e".split())
_ENDS = frozenset({"\n", ".", "!", "?", ";", "…"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, shortcode or mark, normalised; `start` and `end` are positions in its message."""

    text: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Correction:
    """An edit by `s/old/new/`: what stands at `start`..`end` now is vouched for by `quote`."""

    start: int
    end: int
    was: int
    quote: Quote


@dataclass(frozen=True)
class Source:
    """A message and its normalised twin of the same length."""

    message: FeedbackMessage
    text: str
    plain: str
    machine: tuple[Span, ...]
    edit: Correction | None = None

    def quotes(self, start: int, end: int) -> tuple[Quote, ...]:
        """Quote what stands between two positions, leaving out what was addressed to a machine."""
        if self.edit is not None and start < self.edit.end and self.edit.start < end:
            return (self.edit.quote,)
        moved = self._moved
        pieces = _without(self.machine, start, end)
        texts = [self.message.text[a + moved(a) : b + moved(a)].strip(' \t\r\n,;:-—–•*|>"“”') for a, b in pieces]
        return tuple(Quote(message_id=self.message.id, text=text) for text in texts if text)

    def _moved(self, at: int) -> int:
        """Give by how much a position differs in the message as it was written."""
        if self.edit is None or at < self.edit.end:
            return 0
        return self.edit.was - (self.edit.end - self.edit.start)


@dataclass(frozen=True)
class Sentence:
    """What stands between two stops. `line` and `paragraph` count from 0; `bullet` is the sign that begins an item."""

    source: Source
    tokens: tuple[Token, ...]
    line: int
    paragraph: int
    asked: bool = False
    bullet: str = ""
    opens_line: bool = True
    ends_line: bool = True
    words: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """The normalised words, one space between them."""
        return " ".join(self.words)


def normalise(text: str) -> str:
    """Write a text in lower case with plain quotes and dashes, letter for letter at the same places."""
    same = text.translate(_SAME)
    lower = same.lower()
    if len(lower) != len(same):
        lower = "".join(one if len(one) == 1 else letter for letter in same for one in [letter.lower()])
    for entity, letters in _ENTITIES.items():
        lower = lower.replace(entity, letters)
    return lower


def source_of(message: FeedbackMessage, text: str | None = None, edit: Correction | None = None) -> Source:
    """Prepare a message; `text` is what it reads after an edit."""
    raw = (message.text if text is None else text)[:LONGEST]
    quoted = raw.translate(_SAME).lower() if len(raw.lower()) == len(raw) else normalise(raw)
    machine = tuple(machine_spans(quoted))
    plain = list(normalise(raw))
    blanked = _blank(plain, machine, keep_lines=True)
    for pattern in (_OTHERS_WORDS, _STRUCK):
        _blank(plain, [match.span() for match in pattern.finditer("".join(plain))] + _marked(quoted), keep_lines=True)
    for match in _FACES.finditer("".join(plain)):
        plain[match.start() : match.end()] = ".".ljust(match.end() - match.start())
    return Source(message, raw, "".join(blanked), machine, edit)


def _marked(quoted: str) -> list[Span]:
    """Find quoted lines whose sign was written as an entity."""
    return [match.span() for match in re.finditer(r"^[ \t]*&gt;[^\n]*", quoted, re.MULTILINE)]


def _blank(letters: list[str], spans: list[Span] | tuple[Span, ...], *, keep_lines: bool) -> list[str]:
    for start, end in spans:
        for at in range(start, min(end, len(letters))):
            if not (keep_lines and letters[at] == "\n"):
                letters[at] = " "
    return letters


def _without(holes: tuple[Span, ...], start: int, end: int) -> list[Span]:
    pieces, at = [], start
    for hole_start, hole_end in holes:
        if hole_end <= at or hole_start >= end:
            continue
        if hole_start > at:
            pieces.append((at, hole_start))
        at = max(at, hole_end)
    if at < end:
        pieces.append((at, end))
    return pieces


def sentences_of(source: Source) -> list[Sentence]:
    """Cut a message into sentences."""
    tokens = _short_forms([_token(match) for match in _TOKEN.finditer(source.plain)])
    tokens = _spoken_stops(tokens, source.plain)
    return list(_cut(source, tokens))


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup or "mark"
    text = match.group()
    if text in {"=>", "->"}:
        text = ":"
    if kind == "number":
        text = text.replace(",", ".")
    if kind == "word" and len(text) > _LONG:
        text = re.sub(r"([^\W\d])\1{2,}", r"\1\1", text)
    return Token(text, match.start(), match.end(), kind)


def _short_forms(tokens: list[Token]) -> list[Token]:
    """Read "w/" as "with" and "w/o" as "without"."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text == "v" and at + 1 < len(tokens) and tokens[at + 1].kind == "word":
            token = Token("very", token.start, token.end, "word")
        if token.text in {"w", "b"} and at + 1 < len(tokens) and tokens[at + 1].text == "/":
            without = (
                at + 2 < len(tokens) and tokens[at + 2].text in {"o", "c"} and tokens[at + 2].start == token.start + 2
            )
            word = {("w", False): "with", ("w", True): "without", ("b", True): "because"}.get((token.text, without), "")
            if word:
                size = 3 if without else 2
                out.append(Token(word, token.start, tokens[at + size - 1].end, "word"))
                at += size
                continue
        out.append(token)
        at += 1
    return out


_LONG = 3
_SPOKEN = {("new", "line"): "\n", ("full", "stop"): ".", ("question", "mark"): "?"}
_SPOKEN_ONE = {"comma": ",", "period": "."}


def _spoken_stops(tokens: list[Token], plain: str) -> list[Token]:
    """Turn the stops that somebody dictated into stops, in a text that has none of its own."""
    if any(mark in plain for mark in ".!?;:"):
        return tokens
    out: list[Token] = []
    for token in tokens:
        pair = (out[-1].text, token.text) if out else ("", "")
        if pair in _SPOKEN:
            out[-1] = Token(_SPOKEN[pair], out[-1].start, token.end, "mark")
        elif token.text in _SPOKEN_ONE:
            out.append(Token(_SPOKEN_ONE[token.text], token.start, token.end, "mark"))
        else:
            out.append(token)
    return out


def _cut(source: Source, tokens: list[Token]) -> Iterator[Sentence]:
    line = paragraph = 0
    opens, fresh = True, False
    run: list[Token] = []
    for at, token in enumerate(tokens):
        if len(run) >= LONGEST_SENTENCE:
            yield _sentence(source, run, line, paragraph, "", opens=opens, ends=False)
            run, opens = [], False
        ends = token.kind == "mark" and token.text in _ENDS and not _inside(tokens, at, run)
        if not ends:
            run.append(token)
            fresh = False
            continue
        is_line = token.text == "\n"
        if run:
            yield _sentence(source, run, line, paragraph, token.text, opens=opens, ends=is_line)
            opens = False
        run = []
        if is_line:
            paragraph += fresh
            line, opens, fresh = line + 1, True, True
    if run:
        yield _sentence(source, run, line, paragraph, "", opens=opens, ends=True)


def _inside(tokens: list[Token], at: int, run: list[Token]) -> bool:
    """Tell whether a stop ends nothing: "1." before an item, "vs.", "e.g."."""
    token = tokens[at]
    if token.text == ";":
        return bool(run) and run[-1].text == "tl"
    if token.text != ".":
        return False
    before = run[-1] if run else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is None:
        return False
    if before.kind == "number" and len(run) == 1:
        return True
    if after is not None and after.start == token.end and after.kind in {"word", "number"}:
        return True
    return before.text in _NO_STOP_AFTER or (
        len(before.text) == 1
        and before.text not in {"i", "a"}
        and len(run) > 1
        and before.kind == "word"
        and before.text in {"e", "g"}
    )


_BULLETS = frozenset("-*•+—|")


def _sentence(
    source: Source, run: list[Token], line: int, paragraph: int, end: str, *, opens: bool, ends: bool
) -> Sentence:
    bullet = ""
    if opens:
        while run and run[0].text in _BULLETS and (len(run) == 1 or run[1].start > run[0].end or run[0].text in "•*|"):
            bullet = bullet or run[0].text
            run = run[1:]
        if len(run) > 1 and run[0].kind == "number" and run[1].text in {".", ")"} and "." not in run[0].text:
            run = run[2:]
            bullet = bullet or "1"
    kept = tuple(token for token in run if token.text not in {"*", "`", "~"})
    return Sentence(
        source, kept, line, paragraph, asked=end == "?", bullet=bullet, opens_line=opens, ends_line=ends,
        words=tuple(token.text for token in kept),
    )  # fmt: skip
