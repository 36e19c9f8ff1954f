"""The embedded server is started by the first process, shared, and stopped by the last."""

import os
import signal
from pathlib import Path

import psutil
import pytest

from store.embedded import EmbeddedServer, EmbeddedServerError
from store.embedded.server import TEMPORARY_PREFIX, sweep_temporary
from store.embedded.testing import Command, postmaster, query, stay, wait_until


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


def test_ctrl_c_in_the_terminal_reaches_the_command_and_not_the_database(directory: Path) -> None:
    code = """
    import signal
    signal.signal(signal.SIGINT, signal.default_int_handler)  # started in the background, it would be ignored
    url = server.start()
    try:
        print("ready", flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        print(psycopg.connect(url).execute("select 42").fetchone()[0], flush=True)
    """
    command = Command(directory, code, start_new_session=True)
    assert command.hears() == "ready"
    os.killpg(command.process.pid, signal.SIGINT)
    assert command.end() == "42"
    assert not EmbeddedServer(directory).is_running()


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
    command.kill()
    assert left.name.startswith(TEMPORARY_PREFIX)
    main = postmaster(left)
    sweep_temporary()
    assert left.exists(), "young directories are spared"
    os.utime(left, (0, 0))
    sweep_temporary()
    assert not left.exists()
    wait_until(lambda: not psutil.pid_exists(main) or psutil.Process(main).status() == psutil.STATUS_ZOMBIE)
