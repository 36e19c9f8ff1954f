"""`python -m bench [NAME ...]`: all benchmarks, or those named."""

import argparse
import asyncio
import time

from bench import cold_start, importing, interpreter, metrics, outreach, prompt_tokens, slack, turns
from bench.table import show

BENCHES = {
    "tokens": ("The fixed prompt", prompt_tokens.measure),
    "cold": ("Cold start", cold_start.measure),
    "turns": ("Turns", turns.measure),
    "interpreter": ("The built-in interpreter", interpreter.measure),
    "import": ("Import", importing.measure),
    "slack": ("Slack", slack.measure),
    "outreach": ("Outreach", outreach.measure),
    "metrics": ("Hiring numbers", metrics.measure),
}


def main() -> None:
    """Run and print; the search benchmark prints a table of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("names", nargs="*", choices=[*BENCHES, "search", []])
    names = parser.parse_args().names or [*BENCHES, "search"]
    for name in names:
        started = time.perf_counter()
        if name == "search":
            from bench import search  # noqa: PLC0415 - it needs minutes of preparation, and numpy

            search.main([] if names == ["search"] else ["--repeat", "1"])
        else:
            title, measure = BENCHES[name]
            show(title, asyncio.run(measure()))
        print(f"{name}: {time.perf_counter() - started:.0f} s\n", flush=True)


if __name__ == "__main__":
    main()
