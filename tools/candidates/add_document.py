"""Keeping the files of a message with a candidate."""

import re
from typing import Literal

from pydantic import Field

from store.models.enums import DocumentKind
from store.queries import documents
from store.queries.naming import CandidateRow
from tools import references
from tools.actor import HIRING
from tools.attachments import LARGEST, MOST, Attachment, media_type
from tools.base import Args, CandidateRef, Effect, Outcome, tool
from tools.context import ToolContext
from tools.errors import Stale, ToolError
from tools.undoing import Event, undoes
from tools.views import Changed, ChangedItem
from tools.wording import counted, listed

LONGEST_NAME = 200
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f/\\\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


class AddDocument(Args):
    """Whose files they are, and what."""

    candidate: CandidateRef
    kind: Literal["resume", "cover_letter", "transcript", "offer_letter", "other"] = Field(
        default="resume", description="resume unless said otherwise"
    )


@tool(
    area="candidates",
    effect=Effect.WRITE,
    roles=HIRING,
    examples=("this is {candidate}'s résumé", "add this file to {candidate}", "cover letter of {candidate}"),
)
async def add_document(ctx: ToolContext, args: AddDocument) -> Outcome:
    """Keep the files that came with this message (a résumé, a cover letter) with a candidate."""
    if not ctx.attachments:
        raise ToolError("No file came with that message: send the file together with the name of the candidate.")
    row = await references.candidate(ctx, args.candidate, write=True)
    await ctx.confirm(f"Keep {counted(len(ctx.attachments), 'file')} with {row.name}.", args)
    kept: list[ChangedItem] = []
    refused: list[str] = []
    for attachment in ctx.attachments[:MOST]:
        problem = await _keep(ctx, row, attachment, DocumentKind(args.kind), kept)
        refused += [problem] if problem else []
    refused += [f"only the first {MOST} files were taken"] if len(ctx.attachments) > MOST else []
    if not kept:
        raise ToolError(f"Nothing was kept: {listed(refused)}.")
    files = listed([item.to or "" for item in kept])
    say = f"Kept {files} with {row.name}." + (f" Not kept: {listed(refused)}." if refused else "")
    changed = Changed(what=f"Kept with {row.name}", items=tuple(kept), undo=ctx.change_id)
    return Outcome(say=say, views=(changed,), facts={"candidate_id": str(row.id)})


async def _keep(
    ctx: ToolContext, row: CandidateRow, attachment: Attachment, kind: DocumentKind, kept: list[ChangedItem]
) -> str | None:
    """Keep one file; gives in a few words why it was not."""
    name = safe_name(attachment.filename)
    found = media_type(attachment.content)
    if len(attachment.content) > LARGEST:
        return f"{name} is larger than {LARGEST // 1_000_000} MB"
    if found is None:
        return f"{name} is no document I know (PDF, Word, OpenDocument, RTF, text, PNG or JPEG)"
    before = await documents.known(ctx.session, row.id, attachment.digest)
    if before is not None:
        return f"{row.name} has {before} already"
    document_id = await documents.add(
        ctx.session,
        candidate_id=row.id,
        kind=kind,
        filename=name,
        media_type=found,
        sha256=attachment.digest,
        content=attachment.content,
    )
    after = {"candidate_id": str(row.id), "filename": name, "kind": kind.value, "sha256": attachment.digest}
    await ctx.record("document.added", "candidate", row.id, after=after | {"document_id": str(document_id)})
    kept.append(ChangedItem(id=document_id, name=row.name, to=name, candidate_id=row.id))
    return None


def safe_name(filename: str) -> str:
    """Make a file's name safe to show and to save: no paths, no control or direction-changing characters."""
    return _UNFIT.sub("_", filename).strip(" ._")[:LONGEST_NAME] or "file"


@undoes("document.added")
async def undo_document(ctx: ToolContext, event: Event) -> str:
    """Take the file off again."""
    if not await documents.remove(ctx.session, references.as_id(event.after["document_id"]) or event.subject_id):
        raise Stale("The file is not there any more, so there was nothing to undo.")
    before = {"document_id": event.after["document_id"], "filename": event.after["filename"]}
    await ctx.record("document.removed", "candidate", event.subject_id, before=before, undoes=event.change_id)
    return f"{event.after['filename']} is gone"
