"""`shortlist import candidates`: a real team's own people, from a CSV export."""

from pathlib import Path

from bot.commands.embed import count_missing, embed_missing
from bot.commands.people import acting_person
from bot.importing.reading import CsvFile, open_csv
from bot.importing.refusals import write_refused
from bot.problems import UsageError
from bot.settings import read_settings
from bot.wiring import Say, System, open_system
from store.importing import ImportResult, import_people
from tools.actor import PIPELINE

EMBED_AT_ONCE = 3_000
"""People whose vectors are computed before the command ends, which takes half a minute at most."""


async def import_candidates(
    path: Path, email: str | None, mapping: list[str], dry_run: bool, keep_going: bool, say: Say
) -> int:
    """Import a file; 0 when it was brought in (or a dry run found nothing to refuse), 1 when it was not."""
    file = open_csv(path, mapping)
    _announce(file, say)
    async with open_system(read_settings(), say) as system:
        actor = await acting_person(system, email)
        if not actor.is_any(PIPELINE):
            raise UsageError(f"{actor.name} may not add candidates; name a recruiter with --as.")
        result = await import_people(
            system.database,
            file.people(),
            actor_id=actor.id,
            origin=path.name,
            keep=lambda found: not dry_run and (keep_going or not (file.refused or found.refused)),
            progress=say,
        )
        refused = [*file.refused, *result.refused]
        rejected = write_refused(file, refused) if refused else None
        _report(result, len(refused), rejected, dry_run=dry_run, say=say)
        if result.kept:
            await _embed(system, say)
    return 0 if result.kept or (dry_run and not refused) else 1


def _announce(file: CsvFile, say: Say) -> None:
    read = ", ".join(f"{file.columns.names[at]} → {name}" for at, name in file.columns.fields.items())
    say(f"Reading {read}.")
    if file.columns.unread:
        say(f"Not read: {', '.join(file.columns.unread)} (use --map COLUMN=FIELD to read one).")
    if file.encoding == "cp1252":
        say("The file is not UTF-8; it was read as Windows-1252, so please check names with accents.")


def _report(result: ImportResult, refused: int, rejected: Path | None, *, dry_run: bool, say: Say) -> None:
    counts = (
        f"{result.added:,} new, {result.completed:,} completed, {result.unchanged:,} already as they are, "
        f"{result.joined_lines:,} repeated lines joined, {refused:,} refused"
    )
    if result.kept:
        say(f"Imported: {counts}.")
    elif dry_run:
        say(f"Would be imported: {counts}. Nothing was changed.")
    else:
        say(f"Nothing was imported, because lines were refused: {counts}. Mend them, or use --keep-going.")
    if rejected is not None:
        say(f"The refused lines with their reasons are in {rejected}.")


async def _embed(system: System, say: Say) -> None:
    if await count_missing(system) > EMBED_AT_ONCE:
        say("Search by meaning will find them after `shortlist db embed`; names, filters and words work now.")
    else:
        await embed_missing(system, say)
