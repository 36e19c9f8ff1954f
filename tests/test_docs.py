"""The documents name only what exists: files, headings, commands, make targets, settings."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from bot.settings import Settings

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
EVERY_DOCUMENT = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
LATER = {"sql"}  # the report views bring it


@EVERY_DOCUMENT
def test_links_inside_the_repository_lead_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`", "", document.read_text(), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, heading = target.partition("#")
        found = (document.parent / path).resolve() if path else document
        assert found.exists(), target
        if heading:
            assert heading in headings(found), target


def headings(document: Path) -> set[str]:
    """The anchors of a document, as forges make them from its headings."""
    lines = re.findall(r"^#+ (.+)$", document.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def code(document: Path) -> str:
    """What a document sets as code, joined by line ends."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", document.read_text(), re.DOTALL))


@EVERY_DOCUMENT
def test_make_targets_that_are_named_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:^|[`\n ])make ([a-z]+)\b", code(document)))
    assert named <= targets


@cache
def subcommands(*command: str) -> frozenset[str]:
    """The commands below `shortlist` or one of its groups, from its own help."""
    start = f"import sys; sys.argv = {['shortlist', *command, '--help']!r}; from bot.cli import main; main()"
    said = subprocess.run([sys.executable, "-c", start], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return frozenset(re.findall(r"^  ([a-z]+) ", said.partition("Commands:")[2], re.MULTILINE))


@EVERY_DOCUMENT
def test_commands_that_are_named_exist(document: Path) -> None:
    named = re.findall(r"(?:^|[`\n/(] *)shortlist ([a-z]+)(?: ([a-z]+)\b)?", code(document))
    for command, below in named:
        if command in LATER:
            continue
        assert command in subcommands(), f"shortlist {command}"
        if command in {"db", "import"} and below:
            assert below in subcommands(command), f"shortlist {command} {below}"


def test_every_setting_stands_in_the_operators_table() -> None:
    table = (ROOT / "docs" / "operation.md").read_text()
    for name, field in Settings.model_fields.items():
        aliases = getattr(field.validation_alias, "choices", [name])
        assert any(f"| `{alias}` |" in table for alias in aliases), name
