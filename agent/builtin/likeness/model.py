"""The linear model: words, pairs of words and pieces of words, with the meaning of the whole, to a share for each tool.

Softmax regression on hashed features (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NOTHING = "none"
"""The class of sentences that ask for nothing a tool does."""
HASHED = 4096
"""Places the words of a sentence are hashed to."""
PIECE = 4
"""Letters in a piece of a word: a misspelt word shares most of its pieces with the right one."""
WEIGHTS = Path(__file__).parent / "weights.npz"


class Ranked(NamedTuple):
    """A tool and the share of trust it gets; all shares of a sentence add up to 1."""

    tool: str
    share: float


def places(text: str) -> list[int]:
    """Give where the words of a masked sentence are hashed to, each place once."""
    return sorted({zlib.crc32(part.encode()) % HASHED for part in _parts(text)})


def _parts(text: str) -> Iterator[str]:
    words = ["^", *text.split(), "$"]
    for word in words[1:-1]:
        yield f"u{word}"
        whole = f"<{word}>"
        for at in range(len(whole) - PIECE + 1):
            yield f"c{whole[at : at + PIECE]}"
    for number, word in enumerate(words[:-1]):
        yield f"b{word} {words[number + 1]}"
        if number + 2 < len(words):
            yield f"s{word} {words[number + 2]}"


def features(texts: Sequence[str], vectors: Sequence[Sequence[float]]) -> NDArray[np.float32]:
    """Give a row for each masked sentence: its hashed words at length 1, then its vector at length 1."""
    import numpy  # noqa: PLC0415, ICN001 - a tenth of a second that most sentences need not pay

    hashed = numpy.zeros((len(texts), HASHED), numpy.float32)
    for row, text in enumerate(texts):
        hashed[row, places(text)] = 1
    meaning = numpy.asarray(vectors, numpy.float32)
    parts = [part / (numpy.linalg.norm(part, axis=1, keepdims=True) + 1e-6) for part in (hashed, meaning)]
    return numpy.hstack(parts).astype(numpy.float32)


class Likeness:
    """The learned weights."""

    def __init__(self, tools: Sequence[str], weights: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        self.tools, self._weights, self._bias = tuple(tools), weights, bias

    def ranked(self, text: str, vector: Sequence[float]) -> list[Ranked]:
        """Give the tools by how much a masked sentence is like what is asked of them, the likest first."""
        import numpy  # noqa: PLC0415, ICN001 - as above

        scores = (features([text], [vector]) @ self._weights + self._bias)[0]
        shares = numpy.exp(scores - scores.max())
        shares /= shares.sum()
        return [Ranked(self.tools[at], float(shares[at])) for at in numpy.argsort(-shares)]


@cache
def likeness() -> Likeness:
    """Read the weights that come with the program, once."""
    import numpy  # noqa: PLC0415, ICN001 - as above

    with numpy.load(WEIGHTS) as kept:
        return Likeness(
            [str(tool) for tool in kept["tools"]],
            kept["weights"].astype(numpy.float32),
            kept["bias"].astype(numpy.float32),
        )
