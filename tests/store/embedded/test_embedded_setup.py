"""How the embedded server is set up: where it listens, who may connect, what it is tuned for."""

import os
from pathlib import Path

import psycopg
import pytest

from store.embedded import EmbeddedServer
from store.embedded.testing import Command, query


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
