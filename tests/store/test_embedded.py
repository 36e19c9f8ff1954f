"""The embedded server, driven by real processes that come, go, crash and get killed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from store.embedded import EmbeddedServer, EmbeddedServerError, installation
from store.embedded.account import Account, open_the_way, share_binaries
from store.embedded.locks import is_held
from store.embedded.server import TEMPORARY_PREFIX, sweep_temporary

AS_ROOT = os.geteuid() == 0
NOBODY = 65534
USER = """
import os, sys, time
from pathlib import Path
import psycopg
from store.embedded import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]), durable=False)
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory of this test's own. Not pytest's: that closes its tree to other users whenever a run begins."""
    place = Path(tempfile.mkdtemp(prefix="shortlist-tests-")).resolve()
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def prepared() -> Iterator[Path]:
    """The files of a stopped server, for copying: faster than making them for every test."""
    with tempfile.TemporaryDirectory(prefix="shortlist-tests-") as place:
        with EmbeddedServer(Path(place) / "server", durable=False):
            pass
        yield Path(place) / "server"


@pytest.fixture
def fresh(place: Path) -> Iterator[Path]:
    """A place for one server that has never run; it is stopped at the end."""
    yield place / "server"
    EmbeddedServer(place / "server", durable=False).stop()


@pytest.fixture
def directory(fresh: Path, prepared: Path) -> Path:
    """A place with a server that has run before."""
    assert run("cp", "-a", str(prepared), str(fresh)) == 0
    return fresh


@pytest.fixture
def server(directory: Path) -> Iterator[EmbeddedServer]:
    """A started server of this test's own."""
    with EmbeddedServer(directory, durable=False) as server:
        yield server


class Command:
    """A process of its own that uses the server, runs `code`, and tells us lines on its standard output."""

    def __init__(self, directory: Path, code: str, **options: object) -> None:
        self.process = subprocess.Popen(  # type: ignore[call-overload]  # noqa: S603 - our own interpreter
            [sys.executable, "-c", USER + textwrap.dedent(code), str(directory)],
            stdout=subprocess.PIPE,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            **options,
        )

    def hears(self) -> str:
        """The next line the process says."""
        return str(self.process.stdout.readline()).strip()

    def go_on(self) -> None:
        """Let it read a line."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self) -> str:
        """Wait for its end and return the rest of what it says."""
        out, error = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, error
        return str(out).strip()


def stay(directory: Path) -> Command:
    """A command that has joined the server and waits for a line."""
    command = Command(directory, "print(server.start(), flush=True); sys.stdin.readline()")
    assert command.hears().startswith("postgresql://")
    return command


def postmaster(directory: Path) -> int:
    return int((directory / "pg" / "postmaster.pid").read_text().split()[0])


def query(url: str, statement: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement)  # type: ignore[call-overload]
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def run(*command: str) -> int:
    return subprocess.run(command, check=False).returncode  # noqa: S603 - constants of this file


def kill_all(directory: Path, how: signal.Signals) -> None:
    """Send a signal to the server's main process and wait until its children have gone too."""
    os.kill(postmaster(directory), how)
    wait_until(lambda: not EmbeddedServer(directory).is_running())


def wait_until(true: object, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.02)


def test_the_first_start_tells_what_it_does_and_gives_a_database_that_knows_vectors(fresh: Path) -> None:
    said: list[str] = []
    url = EmbeddedServer(fresh, durable=False).start(said.append)
    assert query(url, "select current_database()") == "shortlist"
    query(url, "create extension vector")
    assert query(url, "select '[1,2]'::vector <-> '[1,3]'") == 1.0
    assert any("first time" in sentence for sentence in said)


def test_the_last_one_to_leave_stops_the_server(directory: Path) -> None:
    first, second = EmbeddedServer(directory, durable=False), EmbeddedServer(directory, durable=False)
    assert first.start() == second.start()
    first.close()
    assert second.is_running()
    assert query(second.url(), "select 1") == 1
    second.close()
    assert not second.is_running()


def test_leaving_twice_and_starting_twice_do_no_harm(directory: Path) -> None:
    server = EmbeddedServer(directory, durable=False)
    server.start()
    server.start()
    server.close()
    assert not server.is_running()
    server.close()
    server.stop()


def test_commands_that_start_at_once_share_one_server(fresh: Path) -> None:
    code = "print(server.start(), flush=True); print(os.getpid(), flush=True); sys.stdin.readline()"
    commands = [Command(fresh, code) for _ in range(4)]
    addresses = {command.hears() for command in commands}
    assert len(addresses) == 1
    assert query(addresses.pop(), "select 1") == 1
    for command in commands:
        command.go_on()
        command.end()
    assert not EmbeddedServer(fresh).is_running()


def test_a_killed_command_leaves_the_server_to_the_next_one(directory: Path) -> None:
    killed = stay(directory)
    before = postmaster(directory)
    killed.process.kill()
    killed.process.wait()
    with EmbeddedServer(directory, durable=False) as server:
        assert postmaster(directory) == before
        assert query(server.url(), "select 1") == 1
    assert not EmbeddedServer(directory).is_running()


def test_a_command_killed_while_it_starts_the_server_is_no_obstacle(fresh: Path) -> None:
    for pause in (0.4, 0.7, 1.0):
        command = Command(fresh, "server.start(); time.sleep(60)")
        time.sleep(pause)
        command.process.kill()
        command.process.wait()
    with EmbeddedServer(fresh, durable=False) as server:
        assert query(server.url(), "select 1") == 1


def test_ctrl_c_in_the_terminal_reaches_the_command_and_not_the_database(directory: Path) -> None:
    code = """
    url = server.start()
    print("ready", flush=True)
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        print(psycopg.connect(url).execute("select 42").fetchone()[0], flush=True)
    """
    command = Command(directory, code, start_new_session=True)
    assert command.hears() == "ready"
    os.killpg(command.process.pid, signal.SIGINT)
    assert command.end() == "42"
    assert not EmbeddedServer(directory).is_running()


def test_a_terminated_command_loses_nothing(directory: Path) -> None:
    url = (command := stay(directory)) and EmbeddedServer(directory).url()
    query(url, "create table kept as select 7 as number")
    command.process.terminate()
    command.process.wait()
    with EmbeddedServer(directory, durable=False) as server:
        assert query(server.url(), "select number from kept") == 7


def test_a_server_that_is_kept_outlives_its_last_user_until_it_is_stopped(directory: Path) -> None:
    with EmbeddedServer(directory, durable=False) as server:
        server.keep()
    assert server.is_running()
    with EmbeddedServer(directory, durable=False):
        pass
    assert server.is_running()
    server.stop()
    assert not server.is_running()
    with server:
        pass
    assert not server.is_running(), "a wish to keep holds for one run of the server"


def test_a_forked_child_that_ends_does_not_stop_the_server(directory: Path) -> None:
    code = """
    url = server.start()
    if os.fork() == 0:
        sys.exit(0)
    os.wait()
    print(psycopg.connect(url).execute("select 42").fetchone()[0], flush=True)
    """
    assert Command(directory, code).end() == "42"


def test_a_forked_child_may_use_the_server_longer_than_its_parent(directory: Path) -> None:
    code = """
    server.start()
    child = os.fork()
    if child == 0:
        url = server.start()
        sys.stdin.readline()
        print(psycopg.connect(url).execute("select 42").fetchone()[0], flush=True)
        sys.exit(0)
    time.sleep(0.3)
    server.close()
    print("parent left", flush=True)
    os.waitpid(child, 0)
    """
    command = Command(directory, code)
    assert command.hears() == "parent left"
    command.go_on()
    assert command.end() == "42"
    assert not EmbeddedServer(directory).is_running()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGQUIT])
def test_a_server_that_crashed_comes_back_with_what_was_committed(directory: Path, how: signal.Signals) -> None:
    with EmbeddedServer(directory) as server:
        query(server.url(), "create table kept as select 7 as number")
        kill_all(server.directory, how)
        assert query(server.start(), "select number from kept") == 7


def test_a_pid_file_whose_number_now_belongs_to_another_program_is_no_obstacle(server: EmbeddedServer) -> None:
    kill_all(server.directory, signal.SIGKILL)
    pid_file = server.directory / "pg" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    assert query(server.start(), "select 1") == 1
    assert psutil.pid_exists(os.getpid())


def test_a_copy_made_while_the_server_runs_is_a_server_of_its_own(server: EmbeddedServer) -> None:
    query(server.url(), "create table kept as select 7 as number")
    query(server.url(), "checkpoint")
    copy = server.directory.with_name("copy")
    shutil.copytree(server.directory, copy, ignore=shutil.ignore_patterns(".s.PGSQL*"), symlinks=True)
    if AS_ROOT:
        owner = (server.directory / "pg").stat()
        for path in ((copy / "pg"), *(copy / "pg").rglob("*"), copy / "run", *(copy / "run").iterdir()):
            os.chown(path, owner.st_uid, owner.st_gid)
    with EmbeddedServer(copy, durable=False) as copied:
        assert query(copied.url(), "select number from kept") == 7
        assert postmaster(copy) != postmaster(server.directory)
    assert query(server.url(), "select 1") == 1


def test_a_moved_directory_keeps_its_data(directory: Path) -> None:
    with EmbeddedServer(directory, durable=False) as server:
        query(server.url(), "create table kept as select 7 as number")
    moved = directory.rename(directory.with_name("moved"))
    with EmbeddedServer(moved, durable=False) as server:
        assert query(server.url(), "select number from kept") == 7


@pytest.mark.parametrize("name", ["with space and 'quotes'", 'double"$HOME`id`', "ünï,çödé \\ slash"])
def test_any_directory_name_will_do(place: Path, name: str) -> None:
    with EmbeddedServer(place / name, durable=False) as server:
        assert query(server.url(), "select 1") == 1
    server.erase()


def test_a_directory_too_deep_for_a_socket_gets_a_short_private_one(place: Path) -> None:
    deep = place / ("d" * 60) / ("e" * 60)
    server = EmbeddedServer(deep, durable=False)
    url = server.start()
    socket = Path(psycopg.conninfo.conninfo_to_dict(url)["host"])
    try:
        assert query(url, "select 1") == 1
        assert len(str(socket)) < 90
        assert socket.stat().st_mode & 0o77 == 0
        assert EmbeddedServer(deep).url() == url
    finally:
        server.close()
        server.erase()
    assert not socket.exists()


def test_nothing_is_readable_by_others_and_nothing_listens_on_the_network(server: EmbeddedServer) -> None:
    for path in server.directory.rglob("*"):
        assert path.is_symlink() or path.stat().st_mode & 0o77 == 0 or path.parent != server.directory, path
    assert server.directory.stat().st_mode & 0o66 == 0
    assert query(server.url(), "show listen_addresses") == ""
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(server.url().replace("postgres:", "postgres:wrong"))


def test_the_server_is_set_up_for_safety_and_short_queries(directory: Path) -> None:
    server = EmbeddedServer(directory)
    url = server.start()
    try:
        settings = {name: query(url, f"show {name}") for name in ("fsync", "synchronous_commit", "jit")}
        assert settings == {"fsync": "on", "synchronous_commit": "on", "jit": "off"}
        assert query(url, "show max_connections") == "100"
        assert query(url, "show data_checksums") == "on"
        assert query(url, "show timezone") == "UTC"
    finally:
        server.close()


def test_an_operators_own_settings_stay(server: EmbeddedServer) -> None:
    query(server.url(), "alter system set work_mem = '33MB'")
    server.close()
    assert query(server.start(), "show work_mem") == "33MB"


def test_settings_of_another_postgresql_in_the_environment_do_not_disturb(directory: Path) -> None:
    environment = os.environ | {"PGPORT": "1234", "PGDATA": "/nowhere", "PGUSER": "somebody", "LC_ALL": "C"}
    code = "print(psycopg.connect(server.start()).execute('select 42').fetchone()[0])"
    assert Command(directory, code, env=environment).end() == "42"


def test_a_lost_password_file_is_replaced_at_the_next_start(directory: Path) -> None:
    with EmbeddedServer(directory, durable=False) as server:
        query(server.url(), "create table kept as select 7 as number")
    (directory / "password").unlink()
    with EmbeddedServer(directory, durable=False) as server:
        assert query(server.url(), "select number from kept") == 7


def test_a_wrong_password_file_is_told_in_a_sentence(directory: Path) -> None:
    with EmbeddedServer(directory, durable=False):
        pass
    (directory / "password").write_text("wrong")
    server = EmbeddedServer(directory, durable=False)
    with pytest.raises(EmbeddedServerError, match=r"password authentication failed.*server\.log"):
        server.start()
    assert not server.is_running()


def test_data_of_another_major_version_is_refused_with_what_to_do(directory: Path) -> None:
    with EmbeddedServer(directory, durable=False):
        pass
    (directory / "pg" / "PG_VERSION").write_text("16\n")
    with pytest.raises(EmbeddedServerError, match=r"PostgreSQL 16 .* brings PostgreSQL 18: dump it"):
        EmbeddedServer(directory).start()


def test_a_broken_configuration_is_told_with_the_servers_own_words(directory: Path) -> None:
    with EmbeddedServer(directory, durable=False):
        pass
    with (directory / "pg" / "postgresql.auto.conf").open("a") as file:
        file.write("max_connections = 'many'\n")
    with pytest.raises(EmbeddedServerError, match=r"configuration file .* contains errors"):
        EmbeddedServer(directory, durable=False).start()


def test_a_file_in_the_way_is_told_in_a_sentence(place: Path) -> None:
    (place / "file").write_text("")
    for blocked in (place / "file", place / "file" / "below"):
        with pytest.raises(EmbeddedServerError, match="cannot be used"):
            EmbeddedServer(blocked).start()


def test_an_interrupted_first_start_is_begun_again(fresh: Path) -> None:
    (fresh / "pg.new").mkdir(parents=True)
    (fresh / "pg.new" / "PG_VERSION").write_text("18\n")
    with EmbeddedServer(fresh, durable=False) as server:
        assert query(server.url(), "select 1") == 1


def test_erasing_is_refused_while_another_process_uses_the_server(directory: Path) -> None:
    user = stay(directory)
    with pytest.raises(EmbeddedServerError, match="Another shortlist command"):
        EmbeddedServer(directory).erase()
    user.go_on()
    user.end()
    EmbeddedServer(directory).erase()
    assert [path.name for path in directory.iterdir()] == ["start.lock"]


def test_a_temporary_server_leaves_nothing_behind() -> None:
    with EmbeddedServer.temporary() as server:
        assert query(server.url(), "show fsync") == "off"
    assert not server.directory.exists()


def test_what_a_killed_test_run_left_is_swept_by_a_later_one() -> None:
    code = """
    with EmbeddedServer.temporary() as temporary:
        print(temporary.directory, flush=True)
        time.sleep(60)
    """
    command = Command(Path("unused"), code)
    left = Path(command.hears())
    command.process.kill()
    command.process.wait()
    assert left.name.startswith(TEMPORARY_PREFIX)
    main = postmaster(left)
    sweep_temporary()
    assert left.exists(), "young directories are spared"
    os.utime(left, (0, 0))
    sweep_temporary()
    assert not left.exists()
    wait_until(lambda: not psutil.pid_exists(main) or psutil.Process(main).status() == psutil.STATUS_ZOMBIE)


def test_the_servers_lock_ends_with_the_server(server: EmbeddedServer) -> None:
    assert is_held(server.directory / "server.lock")
    kill_all(server.directory, signal.SIGKILL)
    assert not is_held(server.directory / "server.lock")


def test_commands_that_come_and_go_and_get_killed_never_lose_a_row(directory: Path) -> None:
    with EmbeddedServer(directory, durable=False) as server:
        query(server.url(), "create table visit (who integer)")
    code = """
    with psycopg.connect(server.start(), autocommit=True) as connection:
        connection.execute("insert into visit values (%s)", (os.getpid(),))
    print("done", flush=True)
    if os.getpid() % 2:
        os.kill(os.getpid(), 9)
    """
    for _ in range(2):
        commands = [Command(directory, code) for _ in range(4)]
        assert [command.hears() for command in commands] == ["done"] * 4
        for command in commands:
            command.process.communicate(timeout=60)
    with EmbeddedServer(directory, durable=False) as server:
        assert query(server.url(), "select count(*) from visit") == 8
    assert not server.is_running()


def drop_rights(code: str) -> str:
    """The code, run as an ordinary user: root becomes `nobody` first (its imports are done by then)."""
    drop = f"os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n" if AS_ROOT else ""
    return drop + textwrap.dedent(code)


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
    said = Command(users_directory / "server", drop_rights(code)).end().split()
    assert said[:2] == ["42", "False"]
    assert int(said[2]) != 0
    assert (users_directory / "server").stat().st_mode & 0o77 == 0


def test_a_directory_one_may_not_write_to_is_told_in_a_sentence(users_directory: Path) -> None:
    users_directory.chmod(0o500)
    code = """
    from store.embedded import EmbeddedServerError
    try:
        server.start()
    except EmbeddedServerError as error:
        print(error)
    """
    said = Command(users_directory / "server", drop_rights(code)).end()
    assert "Permission denied" in said
    assert "XDG_DATA_HOME" in said


@pytest.mark.skipif(not AS_ROOT, reason="only root runs the server as another user")
def test_root_joins_a_users_server_as_that_user_and_does_not_lock_them_out(users_directory: Path) -> None:
    place = users_directory / "server"
    start_once = drop_rights("print(psycopg.connect(server.start()).execute('select 42').fetchone()[0])")
    assert Command(place, start_once).end() == "42"
    with EmbeddedServer(place, durable=False) as server:
        assert psutil.Process(postmaster(place)).uids().real == NOBODY
        assert query(server.url(), "select 1") == 1
    assert Command(place, start_once).end() == "42"


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
def test_programs_hidden_by_a_strict_umask_are_shared_with_the_servers_group_only(place: Path) -> None:
    program = place / "pg" / "bin" / "postgres"
    program.parent.mkdir(parents=True)
    program.write_text("")
    program.chmod(0o700)
    (place / "pg").chmod(0o700)
    share_binaries(place / "pg", Account("nobody", NOBODY, NOBODY))
    assert program.stat().st_mode & 0o777 == 0o750
    assert program.stat().st_gid == NOBODY
    assert (place / "pg").stat().st_mode & 0o777 == 0o750


@pytest.mark.skipif(not AS_ROOT, reason="only root may mount a small disk")
def test_a_full_disk_is_told_in_a_sentence(place: Path) -> None:
    disk = place / "disk"
    disk.mkdir()
    if run("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", str(disk)) != 0:
        pytest.skip("this machine does not let root mount a disk")
    try:
        with EmbeddedServer(disk / "server", durable=False):
            pass
        with (disk / "filler").open("wb") as filler:
            filler.write(bytes(100 * 1024 * 1024))
        with pytest.raises(EmbeddedServerError, match="MB left"):
            EmbeddedServer(disk / "server", durable=False).start()
        with pytest.raises(OSError, match="No space left"), (disk / "filler").open("wb") as filler:
            filler.write(bytes(400 * 1024 * 1024))
        with pytest.raises(EmbeddedServerError, match="free some space"):
            EmbeddedServer(disk / "other", durable=False).start()
    finally:
        assert run("umount", str(disk)) == 0
