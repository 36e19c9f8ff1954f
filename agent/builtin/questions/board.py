"""The words of a question, and which of them are explained by now: what is left at the end was not understood."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from agent.builtin.text import Sentence, Token

TAKEN = "¤"
"""Stands in for a word that is explained, so that no pattern reads across it unless it says so."""


class Board:
    """The words of a sentence without its signs; each is free until something takes it."""

    def __init__(self, sentence: Sentence) -> None:
        """Lay the words out."""
        self.sentence = sentence
        kept = [token for token in sentence.tokens if token.kind != "punct" or token.key in {",", "%", "&"}]
        self.tokens: tuple[Token, ...] = tuple(kept)
        self.labels: list[str] = [""] * len(kept)

    def __len__(self) -> int:
        return len(self.tokens)

    def line(self, *, whole: bool = False) -> tuple[str, list[int]]:
        """Write the words between single spaces, taken ones blotted out, with the place where each begins."""
        starts, parts, at = [], [" "], 1
        for token, label in zip(self.tokens, self.labels, strict=True):
            key = token.key.replace(" ", "_") if whole or not label else TAKEN
            starts.append(at)
            parts.append(f"{key} ")
            at += len(key) + 1
        return "".join(parts), starts

    def spans(self, pattern: re.Pattern[str]) -> list[tuple[int, int, re.Match[str]]]:
        """Find a pattern wherever its words are free: first word, the one behind the last, and the match."""
        line, starts = self.line()
        return [
            (bisect_right(starts, found.start()) - 1, bisect_right(starts, found.end() - 1), found)
            for found in pattern.finditer(line)
        ]

    def take(self, pattern: re.Pattern[str], label: str) -> re.Match[str] | None:
        """Take the first place where a pattern stands."""
        for start, end, found in self.spans(pattern):
            self.mark(start, end, label)
            return found
        return None

    def mark(self, start: int, end: int, label: str) -> None:
        """Take words that are still free."""
        for at in range(start, end):
            self.labels[at] = self.labels[at] or label

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no word of a stretch is taken."""
        return not any(self.labels[start:end])

    def key(self, at: int) -> str:
        """Give the word at a place, nothing beyond the ends."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def raw(self, start: int, end: int) -> str:
        """Give words as they were typed."""
        return self.sentence.text[self.tokens[start].start : self.tokens[end - 1].end].strip()

    def left(self, free: frozenset[str]) -> list[tuple[int, int]]:
        """Give the stretches nothing explains; words of `free` carry nothing."""
        places = [at for at, label in enumerate(self.labels) if not label and self.tokens[at].key not in free]
        found: list[tuple[int, int]] = []
        for at in places:
            if found and found[-1][1] == at:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return found


def words(pattern: str) -> re.Pattern[str]:
    """Make a pattern of whole words; alternatives may stand on lines of their own."""
    compact = re.sub(r"\s*\n\s*", "", pattern.strip())
    return re.compile(rf"(?<= )(?:{compact})(?= )")


def stretches(board: Board, longest: int) -> Sequence[tuple[int, int]]:
    """Give every stretch of free words, the longest first, and from the left."""
    return [
        (start, start + length)
        for length in range(min(longest, len(board)), 0, -1)
        for start in range(len(board) - length + 1)
        if board.is_free(start, start + length)
    ]
