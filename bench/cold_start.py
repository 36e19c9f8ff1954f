"""From the shell to the first answer, with a database in place."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.table import Row

IMPORTS = "import langgraph.graph, langgraph.checkpoint.postgres.aio, pydantic_settings, rich, sqlalchemy.ext.asyncio"


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603 - our own command
    return time.perf_counter() - started


async def measure() -> list[Row]:
    """Time `shortlist ask` in processes of its own: with the server stopped before, and with it running."""
    shortlist = str(Path(sys.executable).with_name("shortlist"))
    with TemporaryDirectory(prefix="shortlist-bench-") as directory:
        environment = {**os.environ, "XDG_DATA_HOME": directory}
        environment.pop("DATABASE_URL", None)
        _seconds([shortlist, "db", "seed"], environment)
        asking = [shortlist, "ask", "how many open jobs do we have?"]
        _seconds(asking, environment)
        bare = statistics.median(_seconds([sys.executable, "-c", IMPORTS], environment) for _ in range(5))
        stopped = statistics.median(_seconds(asking, environment) for _ in range(5))
        _seconds([shortlist, "db", "url"], environment)
        running = statistics.median(_seconds(asking, environment) for _ in range(5))
        _seconds([shortlist, "db", "stop"], environment)
    return [
        Row("cold start of `shortlist ask`, server started by it, s", f"{stopped:.2f}", f"imports alone {bare:.2f}",
            f"{stopped / bare:.1f}", "≤ 3 s", stopped <= 3),
        Row("cold start of `shortlist ask`, server running, s", f"{running:.2f}", f"imports alone {bare:.2f}",
            f"{running / bare:.1f}", "≤ 3 s", running <= 3),
    ]  # fmt: skip
