"""Why a statement over the report views was not answered.

StoreError
└── ReportRefusedError       the statement was not answered; `refused_by` says who refused, `reason` why
    ├── GuardRefusedError    the guard: it is not a plain question over the report views
    ├── TooCostlyError       the planner's estimate: it would read too much
    └── ReportFailedError    the database, while reading or running it
"""

from typing import ClassVar

from store.errors import StoreError


class ReportRefusedError(StoreError):
    """A statement that was not answered."""

    refused_by = "database"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class GuardRefusedError(ReportRefusedError):
    """The guard does not know that the statement is harmless; the reason names what it met there."""

    refused_by = "guard"


class TooCostlyError(ReportRefusedError):
    """The planner expects more work than an answer may cost."""

    refused_by = "cost"

    def __init__(self) -> None:
        super().__init__("This would read far too much: join on keys and filter by a window or a job.")


class ReportFailedError(ReportRefusedError):
    """The database refused the statement or stopped it.

    Its own words may hold data, so only the SQLSTATE goes on, and a `hint`: the name in the statement at which reading
    it failed.
    """

    _MEANINGS: ClassVar = {
        "42803": "a column must be grouped by or aggregated",
        "42703": "there is no such column",
        "42P01": "there is no such view",
        "42883": "there is no such function or operator for these types",
        "42804": "types do not fit together",
        "42702": "a column is named by more than one view: say which",
        "42P10": "ORDER BY or DISTINCT names what is not selected",
        "21000": "a subquery gives more than one row",
        "22012": "division by zero: use nullif(..., 0)",
        "22P02": "a literal does not fit its type",
        "22007": "a literal is no date",
        "22008": "a date is out of range",
        "22003": "a number is out of range",
        "25P04": "it took too long and was stopped: ask for less",
        "57014": "it took too long and was stopped: ask for less",
        "53400": "it needs too much space: ask for less",
        "42501": "that may not be read",
    }

    def __init__(self, sqlstate: str, hint: str = "") -> None:
        meaning = self._MEANINGS.get(sqlstate, "the database refused it")
        near = f' near "{hint}"' if hint else ""
        super().__init__(f"SQLSTATE {sqlstate}{near}: {meaning}.")
        self.sqlstate = sqlstate
        self.hint = hint
