"""The forms that become a call of a tool."""

from agent.model import ToolCall
from bot.slack.desk import Desk
from bot.slack.submissions.submitted import Submitted, run


async def move_to(desk: Desk, form: Submitted) -> None:
    """Move a candidate to the stage that was chosen, with a note if one was written."""
    job, _, stage = str(form.filled["stage"]).partition(".")
    who = form.kept["candidate"]
    calls = [ToolCall(id="move", name="move_candidates", args={"candidates": [who], "stage": stage, "job": job})]
    if "note" in form.filled:
        note = {"candidate": who, "text": form.filled["note"], "job": job}
        calls.append(ToolCall(id="note", name="add_note", args=note))
    await run(desk, form, "Move this candidate", *calls)


async def add_to_pool(desk: Desk, form: Submitted) -> None:
    """Put a candidate into the pool that was chosen."""
    args = {"candidates": [form.kept["candidate"]], "pool": form.filled["pool"]}
    if "reason" in form.filled:
        args["reason"] = form.filled["reason"]
    await run(desk, form, "Add to a pool", ToolCall(id="pool", name="add_to_pool", args=args))


async def new_job(desk: Desk, form: Submitted) -> None:
    """Create the job."""
    await run(
        desk, form, f"Create a job {form.filled['title']}", ToolCall(id="job", name="create_job", args=form.filled)
    )


async def note_from_message(desk: Desk, form: Submitted) -> None:
    """Keep a message as a note."""
    await run(desk, form, "Keep this as a note", ToolCall(id="note", name="add_note", args=form.filled))


async def edit_draft(desk: Desk, form: Submitted) -> None:
    """Give a draft to a candidate the words of the form."""
    args = {"draft": form.kept["draft"], **{name: form.filled[name] for name in ("subject", "body")}}
    await run(desk, form, "Change this draft", ToolCall(id="draft", name="edit_draft", args=args))
