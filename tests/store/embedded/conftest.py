"""Places for embedded servers: fresh ones, prepared ones, running ones."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.embedded import EmbeddedServer
from store.embedded.testing import run


@pytest.fixture
def place() -> Iterator[Path]:
    """A directory of this test's own. Not pytest's: that closes its tree to other users whenever a run begins."""
    place = Path(tempfile.mkdtemp(prefix="shortlist-tests-")).resolve()
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="session")
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
