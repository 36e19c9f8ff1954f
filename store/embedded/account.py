"""The system user PostgreSQL runs as when the caller is root, because PostgreSQL refuses to run as root."""

import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from store.embedded.errors import EmbeddedServerError

ACCOUNT = "shortlist"
FALLBACKS = ("nobody", "daemon")


@dataclass(frozen=True)
class Account:
    """Who runs the server: `uid` and `gid` of the system user called `name`."""

    name: str
    uid: int
    gid: int

    def own(self, path: Path) -> None:
        """Give one file or directory to this account; only root can give things away."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def spawn_options(self) -> dict[str, object]:
        """Arguments of `subprocess` that make a child run as this account and nothing more."""
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def server_account(directory: Path) -> Account:
    """The account for the server whose files live in `directory`.

    An ordinary user runs it as themselves. Root runs it as the owner of existing data, else as the system
    user `shortlist`, which is created when the machine has a tool for that, else as an unprivileged user
    that exists.
    """
    if os.geteuid() != 0:
        return Account(_own_name(), os.geteuid(), os.getegid())
    for owned in (directory / "pg", directory):
        entry = _owner(owned)
        if entry is not None:
            return _account(entry)
    return _account(_find_or_create())


def open_the_way(path: Path, account: Account, say: Callable[[str], None]) -> None:
    """Let `account` reach `path` when root asks.

    Only the search bit (x) of the directories above it is ever added, and only where it is missing.

    Raises:
        EmbeddedServerError: a directory on the way cannot be changed.
    """
    if os.geteuid() != 0:
        return
    for directory in reversed(path.resolve().parents):
        mode = directory.stat()
        missing = _missing_bit(mode, account, stat.S_IXUSR)
        if not missing:
            continue
        say(f"Letting the system user {account.name} pass through {directory} (search permission only).")
        try:
            directory.chmod(stat.S_IMODE(mode.st_mode) | missing)
        except OSError as error:
            raise EmbeddedServerError(
                f"PostgreSQL does not run as root, and its user {account.name} may not pass through "
                f"{directory} ({error.strerror}): allow that with chmod o+x, run as an ordinary user, or set "
                "DATABASE_URL."
            ) from error


def share_binaries(tree: Path, account: Account) -> None:
    """Give the account's group, and nobody else, a tree of programs to read if a strict umask hid it."""
    if os.geteuid() != 0 or not _missing_bit(tree.stat(), account, stat.S_IRUSR):
        return
    for folder, _, files in os.walk(tree):
        for path in (Path(folder), *(Path(folder, name) for name in files)):
            if path.is_symlink():
                continue
            mode = stat.S_IMODE(path.stat().st_mode)
            os.chown(path, -1, account.gid)
            path.chmod(mode | (mode & (stat.S_IRUSR | stat.S_IXUSR)) >> 3)


def _missing_bit(found: os.stat_result, account: Account, owner_bit: int) -> int:
    """The bit of `found` that the account lacks, 0 when it has it; `owner_bit` names the kind of access."""
    if found.st_uid == account.uid:
        bit = owner_bit
    elif found.st_gid == account.gid:
        bit = owner_bit >> 3
    else:
        bit = owner_bit >> 6
    return bit & ~found.st_mode


def _own_name() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError as error:
        raise EmbeddedServerError(
            f"This process runs as user number {os.geteuid()}, which this machine does not know, and "
            "PostgreSQL needs a user with a name: add it to /etc/passwd, or set DATABASE_URL."
        ) from error


def _owner(path: Path) -> pwd.struct_passwd | None:
    try:
        uid = path.stat().st_uid
        return pwd.getpwuid(uid) if uid != 0 else None
    except (FileNotFoundError, KeyError):
        return None


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _find_or_create() -> pwd.struct_passwd:
    found = _look_up(ACCOUNT)
    if found is None:
        _create()
        found = _look_up(ACCOUNT)
    for name in FALLBACKS:
        found = found or _look_up(name)
    if found is None:
        raise EmbeddedServerError(
            "PostgreSQL does not run as root and this machine has no unprivileged user: create one named "
            f"{ACCOUNT}, run as an ordinary user, or set DATABASE_URL."
        )
    return found


def _look_up(name: str) -> pwd.struct_passwd | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return entry if entry.pw_uid != 0 else None


def _create() -> None:
    """Try to create the system user; a machine without the tool, or with a read-only /etc, goes without."""
    if useradd := shutil.which("useradd", path=_tool_path()):
        command = [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        command += ["--shell", "/usr/sbin/nologin", ACCOUNT]
    elif adduser := shutil.which("adduser", path=_tool_path()):
        command = [adduser, "-S", "-D", "-H", "-h", "/nonexistent", "-s", "/sbin/nologin", ACCOUNT]
    else:
        return
    # The command is a constant but for the tool's place; a failure leaves the fallback users.
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603


def _tool_path() -> str:
    return os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))
