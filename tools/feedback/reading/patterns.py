"""Regular expressions written as lists of alternatives, one a line, tried in their order."""

import re


def one_of(*alternatives: str, flags: int = 0) -> re.Pattern[str]:
    """Compile alternatives into one pattern."""
    return re.compile("|".join(alternatives), flags)
