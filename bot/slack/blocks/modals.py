"""The modals people fill in, one function each; `metadata` holds opaque ids and comes back unchanged."""

from collections.abc import Sequence
from textwrap import wrap

from bot.slack.blocks.elements import context, section
from bot.slack.blocks.forms import Choices, View, menu_input, modal, number_input, text_input, tick_input
from bot.slack.blocks.text import clean, escape, shown
from store.models.enums import DocumentKind, EmploymentType

OPENINGS = 200
"""People one job may be opened for, as its tool has it."""
EXAMPLES = 40
CODE, LINE, MOST_BLOCKS = 2_400, 120, 60
"""Characters of a statement in one block and in one line, and blocks of a modal that shows one."""


def reject_reason(metadata: str, *, about: str, reasons: Choices = ()) -> View:
    """Ask why: with `reasons`, one of the company's for a candidate; without, why a card is turned down."""
    blocks = [section(shown(about, 2_000))]
    if reasons:
        blocks.append(menu_input("reason", "Reason", reasons))
        blocks.append(text_input("note", "Note", hint="Kept with the application", lines=True, must=False))
        blocks.append(context("Nobody is told by this."))
    else:
        blocks.append(text_input("reason", "Why not?", hint="For whoever asked", lines=True, must=False))
    return modal("reject_reason", "Reject", blocks, metadata=metadata, submit="Reject")


def edit_request(metadata: str, *, request: str) -> View:
    """Let somebody put their request in other words; the card is then dropped and asked anew."""
    blocks = [
        text_input("request", "What should happen instead?", given=request, lines=True),
        context("The card is dropped, and this is asked in its place."),
    ]
    return modal("edit_request", "Edit the request", blocks, metadata=metadata, submit="Ask this instead")


def move_to(metadata: str, *, name: str, job: str, stages: Choices, current: str = "") -> View:
    """Ask which stage of a job somebody moves to; `current` is the stage they are in, in words."""
    here = f", now in {shown(current)}" if current else ""
    blocks = [
        section(f"*{shown(name)}* on {shown(job)}{here}"),
        menu_input("stage", "Stage", stages),
        text_input("note", "Note", hint="Optional", lines=True, must=False),
    ]
    return modal("move_to", "Move", blocks, metadata=metadata, submit="Move")


def add_to_pool(metadata: str, *, name: str, pools: Choices) -> View:
    """Ask which talent pool somebody goes into, and why."""
    blocks = [
        section(f"*{shown(name)}*"),
        menu_input("pool", "Pool", pools),
        text_input("reason", "Why", hint="Optional", lines=True, must=False),
    ]
    return modal("add_to_pool", "Add to a pool", blocks, metadata=metadata, submit="Add")


def new_job(
    metadata: str = "", *, departments: Choices = (), locations: Choices = (), people: Choices = (), jobs: Choices = ()
) -> View:
    """Ask for a new job. Menus are given with their choices; without them the names are typed."""
    kinds = [(kind.value, kind.value.replace("_", " ").capitalize()) for kind in EmploymentType]
    blocks = [
        text_input("title", "Title", hint="Data Engineer"),
        text_input("code", "Code", hint="Made from the department unless given", must=False),
        menu_input("department", "Department", departments, must=False),
        menu_input("location", "Location", locations, must=False),
        menu_input("employment_type", "Employment", kinds, chosen="full_time", must=False),
        menu_input("hiring_manager", "Hiring manager", people, must=False),
        menu_input("recruiter", "Recruiter", people, must=False),
        menu_input("like", "Stages and kits like", jobs, must=False),
        number_input("openings", "People wanted", given=1, least=0, most=OPENINGS),
        menu_input("status", "Status", [("draft", "Draft"), ("open", "Open: people can apply")], chosen="draft"),
        tick_input("confidential", "Confidential", "Only the team sees it"),
        text_input("description", "Description", lines=True, must=False),
    ]
    return modal("new_job", "New job", blocks, metadata=metadata, submit="Create")


def note_from_message(metadata: str, *, text: str, candidate: str = "") -> View:
    """Ask whose note a message becomes; the text may be changed before it is kept."""
    blocks = [
        text_input("candidate", "Candidate", given=candidate, hint="A name or an e-mail address"),
        text_input("text", "Note", given=text, lines=True),
        text_input("job", "Job", hint="ENG-014, if it is about one", must=False),
    ]
    return modal("note_from_message", "Note on a candidate", blocks, metadata=metadata, submit="Keep")


def whose_file(metadata: str) -> View:
    """Ask whose the files of a message are, and what."""
    kinds = [(kind.value, kind.value.replace("_", " ").capitalize()) for kind in DocumentKind]
    blocks = [
        text_input("candidate", "Candidate", hint="A name or an e-mail address"),
        menu_input("kind", "What it is", kinds, chosen="resume"),
    ]
    return modal("whose_file", "Whose is it?", blocks, metadata=metadata, submit="Keep")


def help_modal(examples: Sequence[str]) -> View:
    """Show what can be said, to read and to copy."""
    lines = [section(f"• {shown(example, 500)}") for example in examples[:EXAMPLES]]
    return modal("help", "What you can say", lines or [section("Ask me about candidates and jobs.")], close="Close")


def computed(*, definition: str, exclusions: str, sql: str) -> View:
    """Show how a number was computed: what it means, what was left out, and the statement, over as many blocks."""
    blocks = [section(shown(one, 2_000)) for one in (definition, exclusions) if one.strip()]
    code = clean(sql).replace("`", "ˋ")
    piece = ""
    lines = (escape(short) for one in code.splitlines() for short in wrap(one, LINE, drop_whitespace=False))
    for line in lines:
        if len(piece) + len(line) >= CODE:
            blocks.append(section(f"```\n{piece}```"))
            piece = ""
        piece += f"{line}\n"
    blocks += [section(f"```\n{piece}```")] if piece else []
    return modal("computed", "How it was computed", blocks[:MOST_BLOCKS], close="Close")


def problem(callback_id: str, sentence: str) -> View:
    """Say in an open modal why it cannot be filled in."""
    return modal(callback_id, "That is not possible", [section(shown(sentence, 2_000))], close="Close")
