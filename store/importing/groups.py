"""Which lines of one file are the same person."""

from collections.abc import Iterator

from store.importing.person import IncomingPerson


class Groups:
    """Joins lines that share an e-mail address or a link, or a telephone number and a part of the name.

    A disjoint-set forest over line numbers; a group is named by its first line.
    """

    def __init__(self) -> None:
        self._head: dict[int, int] = {}
        self._first: dict[str, int] = {}

    def add(self, person: IncomingPerson) -> None:
        """Take a line in; lines come in ascending order."""
        self._head[person.line] = person.line
        for key in _keys(person):
            seen = self._first.setdefault(key, person.line)
            if seen != person.line:
                self._join(seen, person.line)

    def joined(self) -> Iterator[tuple[int, int]]:
        """Give each line that belongs to an earlier one, with the first line of its group."""
        for line in self._head:
            head = self._find(line)
            if head != line:
                yield line, head

    def _find(self, line: int) -> int:
        while self._head[line] != line:
            self._head[line] = self._head[self._head[line]]
            line = self._head[line]
        return line

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((self._find(one), self._find(other)))
        self._head[second] = first


def _keys(person: IncomingPerson) -> Iterator[str]:
    for email in person.emails or ():
        yield "e" + email
    for link in person.links or ():
        yield "l" + link.partition("://")[2].removeprefix("www.").rstrip("/").lower()
    if person.phones:
        words = f"{person.first_name or ''} {person.last_name or ''}".casefold().split()
        for phone in person.phones:
            for word in words:
                yield f"p{phone} {word}"
