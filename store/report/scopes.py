"""What a name in a query means: tables in sight, queries named before, columns of each, as PostgreSQL looks them up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.report.errors import GuardRefusedError
from store.report.views import SCHEMA, VIEWS
from store.report.vocabulary import SYSTEM_COLUMNS

Columns = tuple[str, ...]

_MAX_NAME = 63  # bytes; PostgreSQL cuts longer ones, and two could become one


@dataclass(frozen=True)
class Table:
    """Something in FROM: what it is called there and its columns. A view without an alias is known with its schema."""

    name: str
    columns: Columns
    is_view: bool = False


@dataclass
class Scope:
    """The tables one SELECT reads, the queries it may name, and the SELECT around it."""

    named: Mapping[str, Columns] = field(default_factory=dict)
    outer: "Scope | None" = None
    tables: list[Table] = field(default_factory=list)

    def around(self) -> "list[Scope]":
        """This scope and those around it, nearest first."""
        found: list[Scope] = []
        scope: Scope | None = self
        while scope is not None:
            found.append(scope)
            scope = scope.outer
        return found

    def relation(self, schema: str, name: str) -> tuple[Columns, bool]:
        """Give the columns of what `name` means in FROM, and whether it is a view.

        A query of WITH hides the view of the same name; one that comes later, or the query itself, is not in sight.
        """
        if not schema and name in self.named:
            return self.named[name], False
        if schema in {"", SCHEMA} and name in VIEWS:
            return VIEWS[name], True
        shown = f"{schema}.{name}" if schema else name
        raise GuardRefusedError(f'"{shown}" is no report view and no query named before.')

    def check_column(self, names: Sequence[str]) -> None:
        """Make sure that a column by this name is in sight; a whole row, a system column or a function is not one."""
        column = names[-1]
        if len(names) == 1:
            if any(column in table.columns for scope in self.around() for table in scope.tables):
                return
            raise GuardRefusedError(f'"{column}" is no column of the views it reads.')
        if column not in self.table(names[:-1]).columns:
            raise GuardRefusedError(f'"{".".join(names)}" is no column of the views it reads.')

    def table(self, names: Sequence[str]) -> Table:
        """Give the nearest table called so."""
        for scope in self.around():
            for table in scope.tables:
                if names[-1] == table.name and (len(names) == 1 or (list(names[:-1]) == [SCHEMA] and table.is_view)):
                    return table
        raise GuardRefusedError(f'"{".".join(names)}" is not among what the query reads.')


def check_name(name: str) -> str:
    """Give back a name the statement makes up, unless somebody could take it for something else."""
    if not 0 < len(name.encode()) <= _MAX_NAME or not name.isprintable():
        raise GuardRefusedError("A name in the statement is too long or cannot be printed.")
    if name.lower().startswith("pg_") or name in SYSTEM_COLUMNS:
        raise GuardRefusedError(f'"{name}" may not be used as a name.')
    return name


def renamed(columns: Columns, names: Columns) -> Columns:
    """Give the columns with the first of them called `names`."""
    if len(names) > len(columns):
        raise GuardRefusedError("More columns are named than there are.")
    return names + columns[len(names) :]
