"""What the embedded server cannot do, it says in a sentence with what to do."""

from pathlib import Path

import pytest

from store.embedded import EmbeddedServer, EmbeddedServerError
from store.embedded.testing import AS_ROOT, run


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
