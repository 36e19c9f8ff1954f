"""Nothing is lost and nothing is in the way after a kill, a crash, a copy or a move."""

import os
import shutil
import signal
import time
from pathlib import Path

import psutil
import pytest

from store.embedded import EmbeddedServer
from store.embedded.locks import is_held
from store.embedded.testing import AS_ROOT, Command, crash, postmaster, query, stay


def test_a_killed_command_leaves_the_server_to_the_next_one(directory: Path) -> None:
    killed = stay(directory)
    before = postmaster(directory)
    killed.kill()
    with EmbeddedServer(directory, durable=False) as server:
        assert postmaster(directory) == before
        assert query(server.url(), "select 1") == 1
    assert not EmbeddedServer(directory).is_running()


def test_a_command_killed_while_it_starts_the_server_is_no_obstacle(fresh: Path) -> None:
    for pause in (0.4, 0.7, 1.0):
        command = Command(fresh, "server.start(); time.sleep(60)")
        time.sleep(pause)
        command.kill()
    with EmbeddedServer(fresh, durable=False) as server:
        assert query(server.url(), "select 1") == 1


def test_a_terminated_command_loses_nothing(directory: Path) -> None:
    url = (command := stay(directory)) and EmbeddedServer(directory).url()
    query(url, "create table kept as select 7 as number")
    command.process.terminate()
    command.process.wait()
    with EmbeddedServer(directory, durable=False) as server:
        assert query(server.url(), "select number from kept") == 7


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGQUIT])
def test_a_server_that_crashed_comes_back_with_what_was_committed(directory: Path, how: signal.Signals) -> None:
    with EmbeddedServer(directory) as server:
        query(server.url(), "create table kept as select 7 as number")
        crash(server.directory, how)
        assert query(server.start(), "select number from kept") == 7


def test_a_pid_file_whose_number_now_belongs_to_another_program_is_no_obstacle(server: EmbeddedServer) -> None:
    crash(server.directory, signal.SIGKILL)
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


def test_an_interrupted_first_start_is_begun_again(fresh: Path) -> None:
    (fresh / "pg.new").mkdir(parents=True)
    (fresh / "pg.new" / "PG_VERSION").write_text("18\n")
    with EmbeddedServer(fresh, durable=False) as server:
        assert query(server.url(), "select 1") == 1


def test_a_lost_password_file_is_replaced_at_the_next_start(directory: Path) -> None:
    with EmbeddedServer(directory, durable=False) as server:
        query(server.url(), "create table kept as select 7 as number")
    (directory / "password").unlink()
    with EmbeddedServer(directory, durable=False) as server:
        assert query(server.url(), "select number from kept") == 7


def test_the_servers_lock_ends_with_the_server(server: EmbeddedServer) -> None:
    assert is_held(server.directory / "server.lock")
    crash(server.directory, signal.SIGKILL)
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
