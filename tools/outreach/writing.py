"""Writing letters for people: facts looked up, wordings drawn, a model asked where there is one, and kept as drafts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from prompts import version
from store.queries import drafts, outreach
from store.queries.naming import JobRow
from store.queries.outreach import Fact
from tools.context import ToolContext
from tools.errors import NotFound
from tools.outreach.drafting import Standing
from tools.outreach.letters.parts import Addressee, Letter, Part, Role, Style
from tools.outreach.letters.prose import PROMPT, Order
from tools.outreach.letters.sayable import sayable, worth_naming
from tools.outreach.letters.templates import Writer

_WORD = re.compile(r"[\w+#.]{1,40}")
REWRITES = 1
"""How often a model may mend what did not hold."""


@dataclass(frozen=True)
class Wish:
    """A letter that is wanted: to whom, about what, how, and what else stands in it.

    `variant` is the wording it had before; a new one is drawn without it. `asked` are skills that were asked for, and
    `kept` the paragraphs that stay as they are: the sender's own, and what the record was made to say.
    """

    candidate_id: UUID
    to: Addressee
    role: Role | None
    style: Style
    variant: int | None = None
    asked: tuple[str, ...] = ()
    kept: tuple[Part, ...] = field(default=())


async def role_of(ctx: ToolContext, job: JobRow | None) -> Role | None:
    """Give what may be said of a job; the title of a confidential one is not."""
    if job is None:
        return None
    facts = await outreach.role(ctx.session, job.id)
    if facts is None:
        raise NotFound("That job is not there for you.")
    words = frozenset(word.casefold().strip(".") for word in _WORD.findall(facts.words))
    if job.is_confidential:
        return Role(None, department=facts.department, words=words)
    return Role(job.title, facts.location, facts.department, words)


async def written(ctx: ToolContext, wishes: Sequence[Wish], known: Standing) -> list[Letter]:
    """Write the letters, in the order of the wishes; a model is asked for all of them at once."""
    company = known.company.name if known.company else "our company"
    about = await outreach.facts(ctx.session, [one.candidate_id for one in wishes])
    writer = Writer(company, await _used(ctx, wishes))
    orders = [_order(writer, company, one, about[one.candidate_id]) for one in wishes]
    if ctx.answers.model is not None:
        await _put_into_words(ctx, orders)
    letters = [one.letter() if ctx.answers.model is not None else one.template for one in orders]
    return [replace(made, parts=_with_kept(made.parts, wish.kept)) for made, wish in zip(letters, wishes, strict=True)]


def _order(writer: Writer, company: str, wish: Wish, about: Iterable[Fact]) -> Order:
    needed = wish.role.words if wish.role else frozenset()
    facts = worth_naming(sayable(about), wish.asked, needed)
    variant = writer.variant(wish.to) if wish.variant is None else wish.variant
    return Order(wish.to, company, wish.role, writer.write(wish.to, facts, wish.role, wish.style, variant))


async def _used(ctx: ToolContext, wishes: Sequence[Wish]) -> Mapping[str, list[int]]:
    companies = {one.to.company for one in wishes if one.to.company and one.variant is None}
    return await drafts.wordings_at(ctx.session, sorted(companies)) if companies else {}


async def _put_into_words(ctx: ToolContext, orders: Sequence[Order]) -> None:
    """Let the model write what it writes in the letters' tongue, and mend once what did not hold."""
    able = [one for one in orders if one.template.style.language == "English"]
    for attempt in range(1 + REWRITES):
        open_ones = able if attempt == 0 else [one for one in able if one.failed and not one.was_silent]
        answers = ctx.answers.to([one.question() for one in open_ones])
        for one, answer in zip(open_ones, answers, strict=True):
            one.take(answer)
    _tell_apart(able)


def _tell_apart(orders: Sequence[Order]) -> None:
    """Take a paragraph back that the model wrote to somebody at the same company already, but for the names."""
    seen: set[tuple[str, str, str]] = set()
    for one in orders:
        company = (one.to.company or "").casefold()
        for part in list(one.texts) if company else []:
            key = (company, part, one.texts[part].replace(one.to.first_name, "").casefold())
            if key in seen:
                text = one.texts.pop(part)
                one.facts.pop(part, None)
                one.failed[part] = (text, ("a colleague of theirs got the same words",))
            seen.add(key)


def _with_kept(parts: tuple[Part, ...], kept: tuple[Part, ...]) -> tuple[Part, ...]:
    """Put what stays before the closing."""
    return (*parts[:-1], *kept, *parts[-1:])


def how_written(ctx: ToolContext, letter: Letter, asked: Sequence[str]) -> dict[str, Any]:
    """Write down how a letter was made, for changing it later and for the record of what software did."""
    style = letter.style
    kept: dict[str, Any] = {"tone": style.tone, "length": style.length, "language": style.language}
    kept |= {"variant": letter.variant, "asked": list(asked), "notes": list(letter.notes)}
    kept["parts"] = [{"name": part.name, "text": part.text, "by": part.by} for part in letter.parts]
    if any(part.by == "model" for part in letter.parts):
        kept |= {"model": ctx.answers.model, "prompt": version(PROMPT)}
    return kept


async def addressees(ctx: ToolContext, people: Mapping[UUID, str | None]) -> dict[UUID, Addressee]:
    """Give what people are called in a letter; `people` maps each to where they work now."""
    names = await outreach.first_names(ctx.session, list(people))
    return {one: Addressee(names.get(one, ""), company) for one, company in people.items()}


async def tongues(ctx: ToolContext, people: Sequence[UUID]) -> Mapping[UUID, str]:
    """Give the language each was last written to in, where that is on record."""
    return await drafts.languages(ctx.session, people)
