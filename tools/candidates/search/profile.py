"""Filters on who somebody is: name, skills, title, company, place, years."""

from collections.abc import Sequence

from store.queries import naming
from store.queries.naming import NamedRow
from tools import matching, references
from tools.candidates.countries import with_country
from tools.candidates.search.reading import Reading, any_of
from tools.references import quote
from tools.wording import listed


async def read_name(reading: Reading) -> None:
    """Filter by name; where nobody has it, take the nearest and say so."""
    name = reading.args.name
    if not name:
        return
    if await reading.has(name=name):
        reading.filter(f"called {quote(name)}", name=name)
        return
    found = await references.find(reading.ctx, name)
    names = listed([row.name for row in found.hits])
    said = f"No one is called {quote(name)}"
    reading.notes.append(f"{said}; the nearest: {names}." if found.hits else f"{said}, and no name is near it.")
    reading.said.append(f"named nearest to {quote(name)}")
    reading.keep([row.id for row in found.hits])


async def read_skills(reading: Reading) -> None:
    """Filter by skills: all, any, none."""
    args = reading.args
    if not (args.skills or args.any_skills or args.without_skills):
        return
    rows = await naming.skills(reading.ctx.session)
    wanted, strange = _known(args.skills, rows)
    if wanted:
        reading.filter(f"skills: {listed([row.name for row in wanted])}", skills_all=_ids(wanted))
    for word in strange:
        reading.by_meaning(word, "skill")
        reading.suggest(word, "skill", [row.name for row in rows])
    either, strange = _known(args.any_skills, rows)
    if either:
        reading.filter(f"skills: {any_of([row.name for row in either])}", skills_any=_ids(either))
        reading.notes.extend(f"{quote(word)} is no known skill, so nobody was found by it." for word in strange)
    elif strange:
        reading.by_meaning(any_of(strange), "skill")
    without, strange = _known(args.without_skills, rows)
    if without:
        reading.filter(f"without {any_of([row.name for row in without])}", skills_not=_ids(without))
    for word in strange:
        reading.notes.append(f"{quote(word)} is no known skill, so nobody was left out for it.")
        reading.suggest(word, "skill", [row.name for row in rows])


async def read_titles(reading: Reading) -> None:
    """Filter by the present title."""
    title = reading.args.title
    if title:
        known = [one for one in _numbers(title) if await reading.has(titles=(one,))]
        others = [form for other in _same_work(title) for form in _numbers(other)]
        alike = [one for one in others if await reading.has(titles=(one,))]
        if known or alike:
            reading.filter(f"title: {any_of([*known[-1:], *alike])}", titles=tuple((*known, *alike)[:20]))
        else:
            reading.by_meaning(title, "title")
            reading.suggest(title, "title", await naming.titles(reading.ctx.session))
    unwanted = [form for one in reading.args.not_titles for form in _numbers(one)]
    if unwanted:
        reading.filter(f"not {any_of(reading.args.not_titles)}", titles_not=tuple(unwanted[:20]))


async def read_companies(reading: Reading) -> None:
    """Filter by the present company, any company ever, and companies left out."""
    args = reading.args
    if args.company:
        await _company(reading, args.company, "companies", "at")
    if args.ever_company:
        await _company(reading, args.ever_company, "companies_ever", "ever at")
    left_out = [name for word in args.not_companies for name in await _companies_called(reading, word) or [word]]
    if left_out:
        reading.filter(f"not at {any_of(_few(left_out))}", companies_not=tuple(left_out))


_BUILDERS = ("developer", "engineer", "programmer")
"""What people who write software are called; somebody who asks for one of them means all."""


def _same_work(title: str) -> list[str]:
    """Give a title with its other common words for the same work: a backend engineer is a backend developer too."""
    words = title.split()
    said = next((at for at, word in enumerate(words) if word.casefold().removesuffix("s") in _BUILDERS), None)
    if said is None:
        return []
    own = words[said].casefold().removesuffix("s")
    return [" ".join((*words[:said], other, *words[said + 1 :])) for other in _BUILDERS if other != own]


async def _company(reading: Reading, word: str, field: str, said: str) -> None:
    names = await _companies_called(reading, word, ever=field == "companies_ever")
    if names:
        reading.filter(f"{said} {any_of(_few(names))}", **{field: tuple(names)})
        return
    reading.by_mention([word], "company")
    reading.suggest(word, "company", await naming.companies(reading.ctx.session))


async def _companies_called(reading: Reading, word: str, *, ever: bool = False) -> list[str]:
    """Give the company of that whole name, else every company that has it as a part of its name."""
    if await reading.has(surely=False, **{"companies_ever" if ever else "companies": (word,)}):
        return [word]
    names = await naming.companies(reading.ctx.session)
    found = matching.match(word, [(name, [name]) for name in names])
    return list(found.hits) if found.how in {"exact", "part"} else []


async def read_places(reading: Reading) -> None:
    """Filter by where people live."""
    args = reading.args
    known: dict[str, list[str]] = {}
    strange: list[str] = []
    for word in args.locations:
        is_one_of_many = len(args.locations) > 1
        spelt = [one for one in _place_names(word) if await reading.has(surely=is_one_of_many, places=(one,))]
        if spelt:
            known[spelt[-1]] = spelt
        else:
            strange.append(word)
    if known:
        reading.filter(f"in {any_of(list(known))}", places=tuple(one for spelt in known.values() for one in spelt))
        reading.notes.extend(f"{quote(word)} is no known place, so nobody was found by it." for word in strange)
    elif strange:
        reading.by_mention(strange, "place")
    if strange:
        names = await naming.places(reading.ctx.session)
        for word in strange:
            reading.suggest(word, "place", names)
    if args.not_locations:
        spellings = [one for word in args.not_locations for one in _place_names(word)]
        reading.filter(f"not in {any_of(args.not_locations)}", places_not=tuple(spellings))


def read_years(reading: Reading) -> None:
    """Filter by years of experience."""
    low, high = reading.args.min_years, reading.args.max_years
    if low is not None and high is not None:
        reading.filter(f"{low:g} to {high:g} years of experience", years_min=low, years_max=high)
    elif low is not None:
        reading.filter(f"at least {low:g} years of experience", years_min=low)
    elif high is not None:
        reading.filter(f"at most {high:g} years of experience", years_max=high)


def _known(refs: Sequence[str], rows: Sequence[NamedRow]) -> tuple[list[NamedRow], list[str]]:
    """Split into skills and words that are none."""
    known: dict[object, NamedRow] = {}
    strange: list[str] = []
    for ref in refs:
        row = references.literal_skill(ref, rows)
        if row is None:
            strange.append(ref)
        else:
            known.setdefault(row.id, row)
    return list(known.values()), strange


def _ids(rows: Sequence[NamedRow]) -> tuple[object, ...]:
    return tuple(row.id for row in rows)


def _few(names: Sequence[str]) -> list[str]:
    most = 4
    return list(names) if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1} more"]


def _numbers(title: str) -> tuple[str, ...]:
    """Give a title as said and in the singular: "designers" are designers by title."""
    last = title.rstrip()
    singular = last[:-1] if last.lower().endswith("s") and not last.lower().endswith("ss") else last
    return tuple(dict.fromkeys((last, singular)))


def _place_names(word: str) -> tuple[str, ...]:
    """Give a place as said, and with its country in English where that was said otherwise: "UK", "Allemagne"."""
    return tuple(dict.fromkeys((word, with_country(word)[0])))
