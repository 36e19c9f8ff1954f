"""Which tool a sentence is most like: a linear model over its words, for what no table of phrases explains.

`python -m scripts.learn_likeness` learns it from the tables of phrases and the sentences that have been looked at.
"""

from agent.builtin.likeness.masking import masked
from agent.builtin.likeness.model import Likeness, Ranked, likeness

__all__ = ["Likeness", "Ranked", "likeness", "masked"]
