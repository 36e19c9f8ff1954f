"""Lists of candidates, and one candidate's profile."""

from collections.abc import Iterator

from bot.slack.blocks.elements import Element, actions, button, context, divider, fields, header, paragraphs
from bot.slack.blocks.part import Part, Place, long_text, part
from bot.slack.blocks.rows import WHY, choices, is_active, row, standing
from bot.slack.blocks.text import one_line, shown
from tools.views import ApplicationLine, CandidateDetail, CandidateItem, CandidateList, CandidateProfile, NoteLine

PAGE = 10
"""People on a page, unless the request said otherwise."""
APPLICATIONS = 6
"""Applications a row names."""
LONG_LIST = 30
"""Skills, tags or lines of a career that a profile shows."""


def candidate_list(view: CandidateList, place: Place) -> Iterator[Part]:
    """Draw a page of candidates: what was understood, a row each, and how to turn the page."""
    yield from understood(view.criteria)
    for number, item in enumerate(view.items, view.offset + 1):
        yield _row(item, number, place)
    if view.note:
        yield part(context(shown(view.note, 1_000)), words=one_line(view.note, 500))
    yield from _paging(view, place)


def understood(criteria: tuple[str, ...]) -> Iterator[Part]:
    """Say back what a request was taken for."""
    if criteria:
        told = "; ".join(shown(one, 200) for one in criteria[:12])
        yield part(
            context(f"Understood as: {told}"),
            words=f"Understood as: {'; '.join(one_line(one, 200) for one in criteria)}",
        )


def _row(item: CandidateItem, number: int, place: Place) -> Part:
    facts = [value for value in (item.title, item.company, item.location) if value]
    named = [standing(line) for line in item.applications[:APPLICATIONS]]
    more = len(item.applications) - len(named)
    stands = [one_line(value, 100) for value in named] + ([f"{more} more"] if more > 0 else [])
    lines = [
        " · ".join(shown(value, 100) for value in facts),
        " · ".join(shown(value, 100) for value in stands),
        shown(item.why, WHY),
    ]
    words = [", ".join([one_line(item.name) or "(no name)", *(one_line(value, 100) for value in facts)])]
    words += [", ".join(stands), one_line(item.why, 200)]
    told = f"{number}. {'; '.join(filter(None, words))}"
    active = is_active(item.applications)
    return part(row(item.id, item.name, lines, place.actor, number=number, active=active), words=told)


def _paging(view: CandidateList, place: Place) -> Iterator[Part]:
    """Say which of how many these are; the buttons repeat the call from another place."""
    last = view.offset + len(view.items)
    if not view.items or (view.offset == 0 and last >= view.total):
        return
    told = f"{view.offset + 1:,}-{last:,} of {view.total:,}"
    size = place.args.get("limit") or PAGE
    buttons = []
    if place.call and view.offset > 0:
        buttons.append(button("‹ Previous", "page.previous", f"{place.call}.{max(0, view.offset - size)}"))
    if place.call and last < view.total:
        buttons.append(button("Next ›", "page.next", f"{place.call}.{last}"))
    if buttons:
        yield part(context(told), actions(buttons, f"page:{place.call}"), words=told)
    else:
        yield part(context(f"{told}. Say “show more” for the next ones."), words=told)


def candidate_profile(view: CandidateProfile, place: Place) -> Iterator[Part]:
    """Draw one candidate: who, how to reach them, where they stand, what was written and what happened."""
    yield _head(view.candidate)
    yield from _facts(view.candidate, place)
    if view.candidate.summary:
        yield from long_text(view.candidate.summary, f"Summary of {view.candidate.name}", words="")
    yield from _career(view.candidate)
    if view.applications:
        yield _applications(view.applications, place)
    for note in view.notes:
        yield from _note(note, view.candidate, place)
    if view.timeline:
        happened = [(place.day(one.at), one.what, one.who) for one in view.timeline]
        lines = [" · ".join(shown(value, 300) for value in line if value) for line in happened]
        words = "; ".join(" ".join(one_line(value, 120) for value in line if value) for line in happened)
        yield part(*paragraphs(["*Timeline*", *lines]), words=f"Timeline: {words}")
    buttons = _buttons(view, place)
    if buttons:
        yield part(actions(buttons, f"row:{view.candidate.id}"))


def _head(person: CandidateDetail) -> Part:
    flags = [told for flag, told in ((person.do_not_contact, "Do not contact"), (person.is_private, "Private")) if flag]
    role = " at ".join(one_line(value) for value in (person.title, person.company) if value)
    years = f"{person.years:g} years" if person.years is not None else ""
    facts = [value for value in (role, person.location, years) if value]
    told = [person.headline if person.headline != role else "", " · ".join(facts)]
    lines = [shown(value, 500) for value in told if value]
    lines += [f"*{flag}*" for flag in flags]
    blocks = [header(person.name or "(no name)"), *paragraphs(lines)]
    return part(*blocks, words=", ".join([one_line(person.name), *(one_line(value, 200) for value in facts), *flags]))


def _facts(person: CandidateDetail, place: Place) -> Iterator[Part]:
    pairs = (
        ("E-mail", ", ".join(person.emails)),
        ("Phone", ", ".join(person.phones)),
        ("Links", "\n".join(person.links)),
        ("Owner", person.owner),
        ("Last contact", place.day(person.last_contacted_at)),
        ("Skills", _several(person.skills)),
        ("Tags", _several(person.tags)),
        ("Pools", _several(person.pools)),
        ("Files", _several(tuple(document.filename for document in person.documents))),
    )
    drawn = fields(pairs)
    if drawn:
        words = "; ".join(f"{label}: {one_line(value, 300)}" for label, value in pairs if value)
        yield part(*drawn, words=words)


def _several(values: tuple[str, ...]) -> str:
    more = len(values) - LONG_LIST
    return ", ".join(values[:LONG_LIST]) + (f" and {more} more" if more > 0 else "")


def _career(person: CandidateDetail) -> Iterator[Part]:
    for label, entries in (("Experience", person.experience), ("Education", person.education)):
        if entries:
            lines = [f"• {shown(entry, 300)}" for entry in entries[:LONG_LIST]]
            words = "; ".join(one_line(entry, 120) for entry in entries[:LONG_LIST])
            yield part(*paragraphs([f"*{label}*", *lines]), words=f"{label}: {words}")


def _applications(lines: tuple[ApplicationLine, ...], place: Place) -> Part:
    drawn, words = [], []
    for line in lines[:LONG_LIST]:
        applied = place.day(line.applied_at)
        facts = (
            line.job_title,
            f"applied {applied}" if applied else None,
            f"from {line.source}" if line.source else None,
        )
        tail = "".join(f" · {shown(fact, 120)}" for fact in facts if fact)
        drawn.append(f"• *{shown(standing(line), 120)}*{tail}")
        words.append(one_line(standing(line), 120))
    return part(*paragraphs(["*Applications*", *drawn]), words=f"Applications: {'; '.join(words)}")


def _note(note: NoteLine, person: CandidateDetail, place: Place) -> Iterator[Part]:
    seen = "" if note.visibility == "public" else f" ({note.visibility.replace('_', ' ')})"
    head = f"{place.day(note.at)} · {note.author or 'somebody'}{seen}"
    words = f"Note, {one_line(head)}: {one_line(note.body, 300)}"
    yield part(divider(), context(shown(head)))
    yield from long_text(note.body, f"Note {place.moment(note.at)} on {person.name}", words=words)


def _buttons(view: CandidateProfile, place: Place) -> list[Element]:
    offered = choices(place.actor, active=is_active(view.applications))
    return [button(text, verb, str(view.candidate.id)) for text, verb in offered if verb != "view"]
