"""Table and data table blocks: rows, cells, and how much text they may hold."""

from typing import Any

from bot.playground.limits import TABLE_CHARACTERS
from bot.playground.validation.rich_text import rich_text
from bot.playground.validation.schema import Check, Place, array, boolean, integer, kind_of, number, shape, string, word

raw_text = shape({"type": word("raw_text"), "text": string()})
raw_number = shape({"type": word("raw_number"), "value": number, "text": string()})
cell = kind_of({"raw_text": raw_text, "raw_number": raw_number, "rich_text": rich_text})


def nullable(check: Check) -> Check:
    """The check, with null accepted."""

    def relaxed(value: Any, place: Place) -> None:
        if value is not None:
            check(value, place)

    return relaxed


column_setting = shape({}, {"align": word("left", "center", "right"), "is_wrapped": boolean})


def not_too_much_text(value: dict[str, Any], place: Place) -> None:
    """A rule: the cells together hold no more than 10,000 characters."""
    if sum(characters(item) for row in value["rows"] for item in row) > TABLE_CHARACTERS:
        place.at("rows").say(f"must be less than {TABLE_CHARACTERS + 1} characters in all cells")


def characters(value: Any) -> int:
    """How many characters of text a cell shows."""
    if isinstance(value, dict):
        return sum(
            len(member) if name == "text" and isinstance(member, str) else characters(member)
            for name, member in value.items()
        )
    if isinstance(value, list):
        return sum(map(characters, value))
    return 0


def same_width(value: dict[str, Any], place: Place) -> None:
    """A rule: every row has as many cells as the header."""
    wide = len(value["rows"][0])
    for index, row in enumerate(value["rows"]):
        if len(row) != wide:
            place.at("rows", index).say("all rows must have the same number of cells")


def plain_header(value: dict[str, Any], place: Place) -> None:
    """A rule: header cells are not rich text."""
    for index, item in enumerate(value["rows"][0]):
        if item["type"] == "rich_text":
            place.at("rows", 0, index).say("rich_text is not allowed in header cells")


def header_column_exists(value: dict[str, Any], place: Place) -> None:
    """A rule: the column that names the rows is one of the columns."""
    if value.get("row_header_column_index", 0) >= len(value["rows"][0]):
        place.at("row_header_column_index").say("must be the index of a column")


table = shape(
    {"type": word("table"), "rows": array(array(cell, least=1, most=20), most=100)},
    {"block_id": string(255), "column_settings": array(nullable(column_setting), least=0, most=20)},
    not_too_much_text,
)

data_table = shape(
    {
        "type": word("data_table"),
        "caption": string(),
        "rows": array(array(cell, least=1, most=20), least=2, most=101),
    },
    {"block_id": string(255), "page_size": integer(1, 100), "row_header_column_index": integer(0)},
    same_width,
    plain_header,
    header_column_exists,
    not_too_much_text,
)
