"""What a statement's text may be made of, looked at before anything reads it."""

import unicodedata

from store.report.errors import GuardRefusedError

MAX_LENGTH = 20_000
"""Characters of a statement."""
MAX_BRACKETS = 60
"""How deep round brackets may stand in each other; the grammar's own reader has no limit of its own."""

_LAYOUT = {"\n", "\r", "\t"}
_REFUSED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def check_text(statement: str) -> None:
    """Refuse text that is too long, too deeply nested, or holds what readers see differently: control characters, NUL,
    spaces other than the plain one, marks of direction, halves of characters.
    """
    if not statement.strip():
        raise GuardRefusedError("There is no statement.")
    if len(statement) > MAX_LENGTH:
        raise GuardRefusedError(f"The statement is longer than {MAX_LENGTH:,} characters.")
    if not (statement.isascii() and statement.isprintable()):
        _check_characters(statement)
    if _depth(statement) > MAX_BRACKETS:
        raise GuardRefusedError(f"Brackets stand more than {MAX_BRACKETS} deep in each other.")


def _check_characters(statement: str) -> None:
    for character in set(statement) - _LAYOUT - {" "}:
        category = unicodedata.category(character)
        if category in _REFUSED or category == "Zs":
            raise GuardRefusedError(
                f"The statement holds the character U+{ord(character):04X}, which may not be in it."
            )


def _depth(statement: str) -> int:
    depth = deepest = 0
    for character in statement:
        if character in "([":
            depth += 1
            deepest = max(deepest, depth)
        elif character in ")]":
            depth -= 1
    return deepest
