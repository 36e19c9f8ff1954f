"""From the lines of a CSV file to people, each line checked; what cannot be used is refused with its reason."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.importing.columns import MANY, Columns, recognise
from bot.problems import UsageError
from store.importing import IncomingPerson, RefusedLine
from tools.candidates.contacts import email_address, person_name, phone_number, web_link
from tools.candidates.countries import country_called, with_country
from tools.errors import ToolError

LONGEST_FIELD = 20_000
"""Characters of one cell."""
MOST_YEARS = 80
_END = "\x1e"
"""A last line of our own: a quotation mark that is never closed would swallow it."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SEPARATORS = re.compile(r"[;,|\n]+")
_SIMPLE_EMAIL = re.compile(r"[a-z0-9._+-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}")
_E164 = re.compile(r"\+[1-9][0-9]{7,14}")


@dataclass
class CsvFile:
    """An opened export: its columns, and its lines one after the other. `refused` fills while it is read."""

    path: Path
    columns: Columns
    rows: list[list[str]]
    encoding: str
    refused: list[RefusedLine] = field(default_factory=list)

    def people(self) -> Iterator[IncomingPerson]:
        """Give the usable lines; blank ones are skipped. The header counts as a line, as in an editor."""
        first = self.columns.header_row + 1
        for number, row in enumerate(self.rows[first:], first + 1):
            if not any(cell.strip() for cell in row):
                continue
            try:
                yield person_of(number, row, self.columns)
            except (ToolError, ValueError) as error:
                self.refused.append(RefusedLine(number, str(error).partition(", so nothing")[0].rstrip(".") + "."))


def open_csv(path: Path, mapping: Sequence[str]) -> CsvFile:
    """Open a file and recognise its columns; raises `UsageError` with what is wrong and what to do."""
    text, encoding = _decoded(path)
    csv.field_size_limit(10 * LONGEST_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise UsageError(f"The file {path} is not a CSV file I can read ({error}).") from error
    if rows.pop() != [_END]:
        raise UsageError(f"A quotation mark in {path} is opened and never closed, so people after it would be lost.")
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise UsageError(f"The file {path} is empty.")
    return CsvFile(path, recognise(rows, mapping), rows, encoding)


def _decoded(path: Path) -> tuple[str, str]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f"The file {path} cannot be read: {error.strerror}.") from error
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise UsageError(f"The file {path} is not CSV: open it in a spreadsheet and save it as CSV (UTF-8).")
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding).replace("\x00", ""), encoding
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace").replace("\x00", ""), "cp1252"


def _delimiter(text: str) -> str:
    head = "\n".join(text.splitlines()[:20])
    return max(",;\t", key=head.count)


def person_of(number: int, row: Sequence[str], columns: Columns) -> IncomingPerson:
    """Read one line; raises `ToolError` or `ValueError` with the reason it cannot be used."""
    cells: dict[str, list[str]] = {}
    for at, name in columns.fields.items():
        value = row[at].strip() if at < len(row) else ""
        if value:
            if len(value) > LONGEST_FIELD:
                raise ValueError(f"The column {columns.names[at]!r} holds more than {LONGEST_FIELD:,} characters")
            cells.setdefault(name, []).append(_CONTROL.sub(" ", value))
    one = {name: values[0] for name, values in cells.items() if name not in MANY}
    first, last = _names(one)
    location, country = with_country(one["location"]) if "location" in one else (None, None)
    country = (country_called(one["country"]) or one["country"]) if "country" in one else country
    return IncomingPerson(
        line=number,
        first_name=first,
        last_name=last,
        headline=one.get("headline"),
        current_title=one.get("title"),
        current_company=one.get("company"),
        location=location,
        country=country,
        years_experience=_years(one["years"]) if "years" in one else None,
        summary=one.get("summary"),
        emails=_each(cells.get("email"), _email),
        phones=_each(cells.get("phone"), lambda text: _phone(text, location, country)),
        links=_each(cells.get("link"), lambda text: web_link(text)[0]),
        skills=_each(cells.get("skills"), _word),
        tags=_each(cells.get("tags"), _word),
        note=one.get("note"),
    )


def _names(one: dict[str, str]) -> tuple[str | None, str | None]:
    first, last = one.get("first_name"), one.get("last_name")
    if first or last:
        return first, last
    if "name" not in one:
        raise ValueError("There is no name")
    return person_name(one["name"])


def _each(values: list[str] | None, read: Callable[[str], str]) -> list[str] | None:
    if not values:
        return None
    parts = [part.strip() for value in values for part in _SEPARATORS.split(value)]
    return list(dict.fromkeys(read(part) for part in parts if part)) or None


def _email(text: str) -> str:
    plain = text.lower()
    return plain if _SIMPLE_EMAIL.fullmatch(plain) else email_address(text)


def _phone(text: str, *places: str | None) -> str:
    plain = re.sub(r"[\s().-]", "", text)
    return plain if _E164.fullmatch(plain) else phone_number(text, *places)


def _word(text: str) -> str:
    if len(text) > 80:  # noqa: PLR2004 - a skill or tag longer than this is a sentence in the wrong column
        raise ValueError(f"“{text[:40]}…” is too long for a skill or tag")
    return text


def _years(text: str) -> float:
    found = re.search(r"\d+(?:[.,]\d+)?", text)
    years = float(found[0].replace(",", ".")) if found else -1.0
    if not 0 <= years <= MOST_YEARS:
        raise ValueError(f"“{text[:40]}” is no number of years between 0 and {MOST_YEARS}")
    return round(years, 1)
