"""Bringing many people in at once."""

from store.importing.load import ImportResult, RefusedLine, import_people
from store.importing.person import IncomingPerson

__all__ = ["ImportResult", "IncomingPerson", "RefusedLine", "import_people"]
