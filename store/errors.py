"""What can go wrong with the database, each error with one sentence for the person who meets it.

StoreError
├── DatabaseUnreachableError   no server answered, or it hung up and did not come back
├── DatabaseMissingError       the server is there, the database is not
├── WrongPasswordError         the server refused the login
├── OwnerNeededError           the address logs in as a role that may not do this
├── SecretNeededError          the address logs in as the application, and no secret key was given
├── WrongSecretError           the secret key is not the one the database was set up with
├── SchemaMissingError         the database is empty: no migration has run
├── SchemaBehindError          migrations wait to be run
├── SchemaAheadError           the database was upgraded by a newer release
├── RightsError                roles cannot be set up as they must be
├── AccessDenied               the rights of this person do not allow a statement
├── BusyError                  another transaction was in the way: the same work may be tried again
├── OverloadedError            every connection was in use for too long
├── TooSlowError               a statement ran into its time limit
├── ConnectionLostError        the connection broke in the middle of a transaction
├── NothingSavedError          a statement failed, its error was swallowed, and the rest cannot be committed
├── DatabaseInUseError         the sample company would meet people who are there already
└── SampleBrokenError          the sample company contradicts itself
"""


class StoreError(Exception):
    """Base of every failure of the store that somebody may meet."""


class DatabaseUnreachableError(StoreError):
    """No server answered at the address."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"The database at {where} does not answer ({why}): check DATABASE_URL and that it runs.")


class DatabaseMissingError(StoreError):
    """The server has no database of that name."""

    def __init__(self, name: str, where: str) -> None:
        super().__init__(f"There is no database {name!r} at {where}: create it, or mend DATABASE_URL.")


class WrongPasswordError(StoreError):
    """The server refused the login."""

    def __init__(self, user: str, where: str) -> None:
        super().__init__(
            f"The database at {where} refused the login of {user!r}: check the name and password in DATABASE_URL."
        )


class OwnerNeededError(StoreError):
    """The work needs the owner of the database, and the address logs in as somebody else."""

    def __init__(self, user: str) -> None:
        super().__init__(
            f"This needs the owner of the database, and DATABASE_URL logs in as {user!r}: use the owner's address."
        )


class SecretNeededError(StoreError):
    """The application's own login cannot read the signing key, so the secret must be given."""

    def __init__(self, user: str) -> None:
        super().__init__(
            f"DATABASE_URL logs in as {user!r}: set SHORTLIST_SECRET_KEY to what it was when the database was set up."
        )


class WrongSecretError(StoreError):
    """The secret does not make the key that the database checks signatures with."""

    def __init__(self) -> None:
        super().__init__(
            "SHORTLIST_SECRET_KEY is not the one this database was set up with: "
            "set that one, or run `shortlist db upgrade` as the owner with the new one."
        )


class SchemaMissingError(StoreError):
    """The database holds nothing of ours yet."""

    def __init__(self) -> None:
        super().__init__("The database is empty: run `shortlist db upgrade`.")


class SchemaBehindError(StoreError):
    """The database is older than this release."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            f"The database is at version {found} and this release needs {wanted}: run `shortlist db upgrade`."
        )


class SchemaAheadError(StoreError):
    """The database is newer than this release."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            f"The database is at version {found}, which this release (at {wanted}) does not know: "
            "install the newer release."
        )


class RightsError(StoreError):
    """The roles of the database cannot be set up, or are not what they must be."""


class AccessDenied(StoreError):
    """A policy or a privilege refused a statement. The sentence does not tell whether the thing exists."""

    def __init__(self) -> None:
        super().__init__("You may not do that, or there is nothing by that name.")


class BusyError(StoreError):
    """A lock, a deadlock or a serialisation failure: trying again may succeed."""

    def __init__(self) -> None:
        super().__init__("Somebody else was changing the same thing: nothing was saved, please try again.")


class OverloadedError(StoreError):
    """No connection became free in time."""

    def __init__(self) -> None:
        super().__init__("Too many requests are running at once: nothing was done, please try again in a moment.")


class TooSlowError(StoreError):
    """A statement was cancelled at its time limit."""

    def __init__(self) -> None:
        super().__init__("The database took too long and the request was stopped: ask for less, or try again.")


class ConnectionLostError(StoreError):
    """The connection broke before the transaction was committed; nothing was saved unless the break hit COMMIT."""

    def __init__(self) -> None:
        super().__init__("The connection to the database broke off: please look whether it was saved, and try again.")


class NothingSavedError(StoreError):
    """PostgreSQL would answer COMMIT with a silent ROLLBACK; this makes it loud."""

    def __init__(self) -> None:
        super().__init__("A step of this change failed, so nothing of it was saved: please try again.")


class DatabaseInUseError(StoreError):
    """Somebody or something is in the database already, so the sample company has no place there."""

    def __init__(self) -> None:
        super().__init__(
            "This database already holds people or candidates, so nothing was changed: the sample company needs an "
            "empty database (`shortlist db reset` empties the embedded one)."
        )


class SampleBrokenError(StoreError):
    """What was generated contradicts itself; nothing was loaded."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The sample company was not loaded because it contradicts itself ({what}): report this.")
