"""Two mail servers for one suite: Debian's dovecot, where it is installed, and a stand-in that is always there."""

import asyncio
import getpass
import os
import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Protocol

import pytest
from imapclient import IMAPClient

FOLDER = "Replies"
DOVECOT = shutil.which("dovecot", path="/usr/sbin:/usr/local/sbin:" + os.environ.get("PATH", ""))
_CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:~/Maildir
first_valid_uid = 1
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {login}
passdb {{
  driver = static
  args = password=s3cret/word
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}/home/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


class Server(Protocol):
    """A mail server with one account and one folder."""

    url: str

    async def deliver(self, raw: bytes) -> None:
        """Put a mail into the folder."""

    async def begin_anew(self) -> None:
        """Throw the folder away and make another of the same name: its UIDs mean something else now."""

    async def remove_all(self) -> None:
        """Remove all mail; UIDs are not used again."""

    async def unread(self) -> int:
        """How many mails nobody has read."""


@dataclass
class Dovecot:
    """The real thing, spoken to as people's mail programs do."""

    port: int
    user: str

    @property
    def url(self) -> str:
        """What IMAP_URL would be."""
        return f"imap://{self.user}:s3cret%2Fword@127.0.0.1:{self.port}/{FOLDER}"

    @contextmanager
    def _inside(self) -> Iterator[IMAPClient]:
        with IMAPClient("127.0.0.1", port=self.port, ssl=False) as client:
            client.login(self.user, "s3cret/word")
            yield client

    def do(self, *steps: tuple[object, ...]) -> object:
        with self._inside() as client:
            last = None
            for name, *arguments in steps:
                last = getattr(client, str(name))(*arguments)
            return last

    async def deliver(self, raw: bytes) -> None:
        await asyncio.to_thread(self.do, ("append", FOLDER, raw))

    async def begin_anew(self) -> None:
        await asyncio.sleep(1.1)  # dovecot makes UIDVALIDITY of the second
        await asyncio.to_thread(self.do, ("delete_folder", FOLDER), ("create_folder", FOLDER))

    async def remove_all(self) -> None:
        await asyncio.to_thread(self.do, ("select_folder", FOLDER), ("delete_messages", "1:*"), ("expunge",))

    async def unread(self) -> int:
        found = await asyncio.to_thread(self.do, ("select_folder", FOLDER), ("search", "UNSEEN"))
        return len(found)  # type: ignore[arg-type]


@dataclass
class StandIn:
    """As much of IMAP as is used here, for machines without dovecot."""

    port: int = 0
    validity: int = 1
    next_uid: int = 1
    mails: dict[int, bytes] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """What IMAP_URL would be."""
        return f"imap://shared:s3cret%2Fword@127.0.0.1:{self.port}/{FOLDER}"

    async def deliver(self, raw: bytes) -> None:
        self.mails[self.next_uid] = raw
        self.next_uid += 1

    async def begin_anew(self) -> None:
        self.validity += 1
        self.next_uid, self.mails = 1, {}

    async def remove_all(self) -> None:
        self.mails = {}

    async def unread(self) -> int:
        return len(self.mails)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client."""
        writer.write(b"* OK [CAPABILITY IMAP4rev1] a stand-in\r\n")
        with suppress(ConnectionError):
            while line := (await reader.readline()).decode().strip():
                tag, _, command = line.partition(" ")
                writer.write(self._answer(command) + f"{tag} {self._end(command)}\r\n".encode())
                await writer.drain()
        writer.close()

    def _end(self, command: str) -> str:
        if command.upper().startswith("LOGIN") and "s3cret/word" not in command:
            return "NO [AUTHENTICATIONFAILED] wrong password"
        return "OK [READ-ONLY] done" if command.upper().startswith("EXAMINE") else "OK done"

    def _answer(self, command: str) -> bytes:
        verb = command.upper()
        if verb.startswith("CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1\r\n"
        if verb.startswith("EXAMINE"):
            seen = f"* {len(self.mails)} EXISTS\r\n* FLAGS ()\r\n* 0 RECENT\r\n"
            return (seen + f"* OK [UIDVALIDITY {self.validity}] ok\r\n* OK [UIDNEXT {self.next_uid}] ok\r\n").encode()
        if verb.startswith("UID SEARCH"):
            first = re.search(r"UID (\d+):\*", command)
            last = max(self.mails, default=0)
            found = [uid for uid in self.mails if first is None or uid >= int(first[1]) or uid == last]
            return f"* SEARCH {' '.join(map(str, found))}\r\n".encode()
        if verb.startswith("UID FETCH"):
            uid, most = (int(each) for each in re.findall(r"FETCH (\d+) .*<0\.(\d+)>", command)[0])
            if uid not in self.mails:
                return b""
            part = self.mails[uid][:most]
            return b"* 1 FETCH (UID %d BODY[]<0> {%d}\r\n%s)\r\n" % (uid, len(part), part)
        return b"* BYE bye\r\n" if verb.startswith("LOGOUT") else b""


@pytest.fixture(scope="session")
def dovecot_port() -> Iterator[int]:
    if DOVECOT is None:
        pytest.skip("dovecot is not installed (scripts/mailserver brings it): only the stand-in was tested")
    base = Path(tempfile.mkdtemp(prefix="shortlist-dovecot-"))
    is_root = os.geteuid() == 0
    me = getpass.getuser() if not is_root else ""
    nobody = 65534
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name in ("run", "state", "home"):
        (base / name).mkdir()
    if is_root:
        base.chmod(0o755)
        os.chown(base / "home", nobody, nobody)
    values = {
        "base": base,
        "port": port,
        "uid": nobody if is_root else os.getuid(),
        "gid": nobody if is_root else os.getgid(),
    }
    values |= {"internal": me or "dovecot", "login": me or "dovenull", "group": "dovecot" if is_root else me}
    config = base / "dovecot.conf"
    config.write_text(_CONFIG.format(**values))
    process = subprocess.Popen([DOVECOT, "-F", "-c", str(config)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(base, ignore_errors=True)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = monotonic() + 20
    while monotonic() < until:
        if process.poll() is not None:
            pytest.skip(f"dovecot does not start here ({process.stderr.read()[-300:]!r}): only the stand-in was tested")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as connection:
            if connection.recv(4) == b"* OK":
                return
        sleep(0.05)
    raise AssertionError("dovecot does not answer")


@pytest.fixture(params=["dovecot", "stand-in"])
async def mail_server(request: pytest.FixtureRequest) -> AsyncIterator[Server]:
    if request.param == "dovecot":
        made = Dovecot(request.getfixturevalue("dovecot_port"), f"u{os.urandom(4).hex()}")
        await asyncio.to_thread(made.do, ("create_folder", FOLDER))
        yield made
        return
    stand_in = StandIn()
    server = await asyncio.start_server(stand_in.serve, "127.0.0.1", 0)
    stand_in.port = server.sockets[0].getsockname()[1]
    yield stand_in
    server.close()
