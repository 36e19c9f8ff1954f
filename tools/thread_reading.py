"""Reading what others wrote in a thread: only which records it names comes out, never the words."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from store.queries import naming
from tools.matching import fold
from tools.views import Mention

LONGEST_NAME = 4
"""Words of the longest name looked for."""
MOST_NAMES = 400
"""Runs of words looked up of one text."""
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_CODE = re.compile(r"\b[A-Za-z]{2,6}-\d{1,5}\b")


async def named_in(session: AsyncSession, text: str) -> tuple[Mention, ...]:
    """Name the jobs and candidates a text names, the last named first, as far as the session's person may see them.

    Candidates count by their whole name. One that several share names nobody: a guess here would move the wrong person.
    """
    candidates = await naming.candidates_called(session, list(dict.fromkeys(_names(text)))[:MOST_NAMES])
    jobs = await naming.jobs_by_code(session, list(dict.fromkeys(code.upper() for code in _CODE.findall(text))))
    folded = fold(text)
    found = [
        (folded.rfind(fold(row.name)), Mention(kind="candidate", id=str(row.id), label=row.name))
        for row in candidates
        if sum(fold(other.name) == fold(row.name) for other in candidates) == 1
    ]
    found += [(folded.rfind(row.code.casefold()), Mention(kind="job", id=str(row.id), label=row.label)) for row in jobs]
    return tuple(mention for _, mention in sorted(found, key=lambda one: -one[0]))


def _names(text: str) -> Iterator[str]:
    """Give the runs of words that may be names, folded, in both orders."""
    for line in text.splitlines():
        words = _WORD.findall(line)
        for size in range(2, LONGEST_NAME + 1):
            for at in range(len(words) - size + 1):
                run = words[at : at + size]
                if run[0][:1].isupper() and run[-1][:1].isupper():
                    yield from _both_ways([word.removesuffix("'s").removesuffix("’s").strip(".'’-") for word in run])


def _both_ways(run: Sequence[str]) -> Iterator[str]:
    yield fold(" ".join(run))
    yield fold(" ".join((*run[1:], run[0])))
