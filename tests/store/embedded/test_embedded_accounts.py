"""The embedded server under an ordinary user, and under root as somebody else."""

import os
from pathlib import Path

import psutil
import pytest

from store.embedded import EmbeddedServer, installation
from store.embedded.account import Account, open_the_way
from store.embedded.testing import AS_ROOT, NOBODY, Command, postmaster, query, run


@pytest.fixture
def users_directory(place: Path) -> Path:
    """A directory that an ordinary user may write in and reach."""
    open_the_way(installation() / "bin" / "postgres", Account("nobody", NOBODY, NOBODY), print)
    open_the_way(place / "home", Account("nobody", NOBODY, NOBODY), print)
    home = place / "home"
    home.mkdir()
    if AS_ROOT:
        os.chown(home, NOBODY, NOBODY)
    return home


def test_an_ordinary_user_needs_nothing_but_python(users_directory: Path) -> None:
    code = """
    url = server.start()
    print(psycopg.connect(url).execute("select 42").fetchone()[0], flush=True)
    server.close()
    print(server.is_running(), os.geteuid(), flush=True)
    """
    said = Command(users_directory / "server", code, drop_rights=True).end().split()
    assert said[:2] == ["42", "False"]
    assert int(said[2]) != 0
    assert (users_directory / "server").stat().st_mode & 0o77 == 0


def test_a_directory_one_may_not_write_to_is_told_in_a_sentence(users_directory: Path) -> None:
    users_directory.chmod(0o500)
    code = """
    try:
        server.start()
    except EmbeddedServerError as error:
        print(error)
    """
    said = Command(users_directory / "server", code, drop_rights=True).end()
    assert "Permission denied" in said
    assert "XDG_DATA_HOME" in said


@pytest.mark.skipif(not AS_ROOT, reason="only root runs the server as another user")
def test_root_joins_a_users_server_as_that_user_and_does_not_lock_them_out(users_directory: Path) -> None:
    place = users_directory / "server"
    start_once = "print(psycopg.connect(server.start()).execute('select 42').fetchone()[0])"
    assert Command(place, start_once, drop_rights=True).end() == "42"
    with EmbeddedServer(place, durable=False) as server:
        assert psutil.Process(postmaster(place)).uids().real == NOBODY
        assert query(server.url(), "select 1") == 1
    assert Command(place, start_once, drop_rights=True).end() == "42"


@pytest.mark.skipif(not AS_ROOT, reason="only root runs the server as another user")
def test_root_runs_the_server_as_an_unprivileged_user(server: EmbeddedServer) -> None:
    process = psutil.Process(postmaster(server.directory))
    assert process.uids().real != 0
    assert process.gids().real != 0
    groups = Path(f"/proc/{process.pid}/status").read_text().split("Groups:")[1].splitlines()[0]
    assert "0" not in groups.split()


@pytest.mark.skipif(not AS_ROOT, reason="only root gives other users a way through")
def test_the_way_is_opened_by_the_search_bit_alone(place: Path) -> None:
    closed = place / "closed"
    (closed / "inner").mkdir(parents=True)
    closed.chmod(0o700)
    (closed / "inner").chmod(0o750)
    said: list[str] = []
    open_the_way(closed / "inner" / "data", Account("nobody", NOBODY, NOBODY), said.append)
    assert closed.stat().st_mode & 0o777 == 0o701
    assert (closed / "inner").stat().st_mode & 0o777 == 0o751
    assert any(str(closed) in sentence for sentence in said)


@pytest.mark.skipif(not AS_ROOT, reason="only root gives files to another group")
def test_programs_hidden_by_a_strict_umask_still_run_and_are_read_by_the_servers_group_only(place: Path) -> None:
    package = installation().parent
    for hidden in (package, package.with_name(f"{package.name}.libs")):
        assert run("cp", "-r", str(hidden), str(place / hidden.name)) == 0
    assert run("chmod", "-R", "go-rwx", str(place)) == 0
    code = "print(psycopg.connect(server.start()).execute('select 42').fetchone()[0]); server.stop()"
    command = Command(place / "server", code, env=os.environ | {"PYTHONPATH": str(place)})
    assert command.end() == "42"
    for path in (place / package.name).rglob("*"):
        assert path.is_symlink() or path.stat().st_mode & 0o6 == 0, path
