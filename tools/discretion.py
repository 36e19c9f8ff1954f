"""Whether an answer names what must not be said in a channel that others read."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from store.database import Database
from store.queries import hidden
from tools.matching import fold
from tools.references.choosing import as_id
from tools.views import View

_CODE = re.compile(r"\b[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+\b")


async def names_hidden(database: Database, person_id: UUID, views: Iterable[View], say: str = "") -> bool:
    """Tell whether views made for a person, or what is said with them, name a confidential job or a private candidate.

    Asked under the person's rights: what they do not see they were not told either. Every id of the views counts, not
    only what a follow-up may refer to (`tools.mentions`): a line about another job is read as well.
    """
    shown = [view.model_dump(mode="json") for view in views]
    ids = {one for view in shown for one in _ids(view)}
    texts = [say, *(text for view in shown for text in _texts(view))]
    codes = {code.upper() for text in texts for code in _CODE.findall(text) if as_id(code) is None}
    words = fold(say).split()
    if not (ids or codes or words):
        return False
    async with database.person(person_id) as session:
        return await hidden.any_hidden(
            session, ids, ids, application_ids=ids, approval_ids=ids
        ) or await hidden.any_named(session, codes=codes, words=words, plain=f" {' '.join(words)} ")


def _texts(value: Any) -> Iterator[str]:
    """Give every text of a dumped view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _ids(value: Any) -> Iterator[UUID]:
    for text in _texts(value):
        one = as_id(text)
        if one is not None:
            yield one
