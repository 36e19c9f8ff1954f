"""What an opinion is: words that say how somebody did, with the value they have."""

from dataclasses import dataclass
from typing import Literal

Form = Literal["describing", "doing", "verdict", "adverb", "score", "bare_number", "sign", "less_so", "same"]


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion by the tokens from `first` up to `last`.

    `value` is None where the words rate nobody after all ("not weak", "stronger than Ana"). `core` is where the words
    proper begin, after what modifies them.
    """

    first: int
    last: int
    value: int | None
    form: Form
    core: int

    @property
    def explicit(self) -> bool:
        """Tell whether it was worded as a scorecard does, which outweighs prose."""
        return self.form in {"score", "verdict", "sign"}
