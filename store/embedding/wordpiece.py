"""The uncased BERT tokenizer: text to the word-piece numbers that MiniLM was trained on."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

MAX_PIECES = 256
"""MiniLM was trained on at most 256 pieces; what lies behind them is not read."""

_MAX_CHARACTERS = 4_000
_MAX_WORD = 100
_MAX_KNOWN = 50_000
_CONTROL = ("Cc", "Cf", "Co", "Cs")
_NOT_WORDLIKE = re.compile(r"[^\w\s]|_")
_CJK = re.compile(
    "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002ceaf\U0002f800-\U0002fa1f]"
)


class WordPiece:
    """Greedy longest-match-first word pieces over a fixed vocabulary (Devlin et al. 2018, Apache-2.0)."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").splitlines()
        self._ids = {piece: number for number, piece in enumerate(lines)}
        self._unknown = self._ids["[UNK]"]
        self._first = self._ids["[CLS]"]
        self._last = self._ids["[SEP]"]
        self._known: dict[str, list[int]] = {}

    def encode(self, text: str) -> list[int]:
        """Piece numbers with the opening and closing marks, at most MAX_PIECES of them."""
        pieces = [self._first]
        for word in _words(text[:_MAX_CHARACTERS]):
            pieces += self._pieces(word)
            if len(pieces) >= MAX_PIECES:
                break
        return [*pieces[: MAX_PIECES - 1], self._last]

    def _pieces(self, word: str) -> list[int]:
        known = self._known.get(word)
        if known is None:
            known = self._split(word)
            if len(self._known) < _MAX_KNOWN:  # bounds the memory of a long-running worker
                self._known[word] = known
        return known

    def _split(self, word: str) -> list[int]:
        if len(word) > _MAX_WORD:
            return [self._unknown]
        pieces: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._ids.get(prefix + word[start:end])
                if number is not None:
                    break
            else:
                return [self._unknown]
            pieces.append(number)
            start = end
        return pieces


def _words(text: str) -> Iterator[str]:
    """Lower-case words and single punctuation marks, accents and control characters taken off."""
    text = "".join(_clean(character) for character in text)
    text = _CJK.sub(r" \g<0> ", text).lower()
    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    for word in text.split():
        yield from _split_punctuation(word)


def _clean(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if character in "\0\ufffd" or unicodedata.category(character) in _CONTROL:
        return ""
    return " " if unicodedata.category(character) == "Zs" else character


def _split_punctuation(word: str) -> Iterator[str]:
    if not _NOT_WORDLIKE.search(word):
        yield word
        return
    run = ""
    for character in word:
        if _is_punctuation(character):
            if run:
                yield run
            yield character
            run = ""
        else:
            run += character
    if run:
        yield run


def _is_punctuation(character: str) -> bool:
    # BERT counts every ASCII mark as punctuation, also those that Unicode calls symbols ($, +, ^, `).
    if character < "\x80":
        return not character.isalnum()
    return unicodedata.category(character).startswith("P")
