"""A sentence with everything found in it."""

from dataclasses import dataclass, field

from agent.builtin.fillers import Filler
from agent.builtin.names import NameIndex
from agent.builtin.text import Sentence, Token
from agent.builtin.words import NAMELESS, bag
from tools.lookup import NameHits, english_words

PARTICLES = bag("de da dos do del della di van von der den la le el al bin ibn mc mac o y e ten ter te t d zu af av")
"""Small words inside names."""
_ENDS = bag(". ! ? : ; -")
"""Signs after which a capital says nothing."""


@dataclass
class Spotted:
    """A sentence with its possible fillers and spellings."""

    sentence: Sentence
    index: NameIndex
    names: NameHits
    fillers: list[Filler] = field(default_factory=list)
    forms: list[dict[str, float]] = field(default_factory=list)
    known: frozenset[str] = frozenset()

    def spell(self, at: int, word: str) -> float:
        """Tell how well a token spells a word."""
        return self.forms[at].get(word, 0.0) if at < len(self.forms) else 0.0

    def namey(self, at: int) -> float:
        """Tell how much a token looks like part of somebody's name (0 to 1)."""
        token = self.sentence.tokens[at]
        if token.key in {"'", "-", "."}:
            return 0.2
        if token.kind != "word":
            return 0.0
        if token.key in self.names.known or (token.key in self.names.near and not self._plain(at)):
            return 1.0
        return self._namey_unknown(token, capital=token.capital and not (self._opens(at) and self._plain(at)))

    def _plain(self, at: int) -> bool:
        """Tell whether a word is one of the language's own: "make" is no slip of "Maike"."""
        token = self.sentence.tokens[at]
        own = token.key in english_words() or token.key in self.known
        return own and (not token.capital or self._opens(at))

    def _opens(self, at: int) -> bool:
        """Tell whether a sentence begins at a place, where a capital says nothing."""
        return at == 0 or self.sentence.tokens[at - 1].key in _ENDS

    def _namey_unknown(self, token: Token, *, capital: bool) -> float:
        if token.key in NAMELESS and token.key not in PARTICLES:
            return 0.0
        if capital and not self.sentence.text.isupper():
            return 1.0
        if token.key in self.known:
            return 0.0
        return 0.3 if token.key in english_words() else 0.9
