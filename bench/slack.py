"""Slack: how soon an event is acknowledged and a sign seen, how many are answered, that none is lost or doubled.

`python -m bench.slack --conversations 200 --turns 10 --kill-every 20` measures the whole; `python -m bench slack` less.
"""

import argparse
import asyncio

from bench.slack_ack import AT_ONCE, acknowledgements
from bench.slack_load import CREW, PATIENCE_S, Signs, Soak, answers_a_second, signs, soak
from bench.slack_outbox import AT_ONCE as AT_ONCE_OUT
from bench.slack_outbox import messages_a_second
from bench.slack_town import town
from bench.table import Row, show

QUESTIONS = 30
AT_A_TIME = 40


async def measure(conversations: int = 20, turns: int = 3, kill_every_s: float = 10.0) -> list[Row]:
    """Measure all of it on one workspace of the sample company's people, with processes as in production."""
    async with town() as opened:
        ours, bare = await acknowledgements(opened)
        rows = _ack_rows(ours, bare)
        rows += _sign_rows(await signs(opened, QUESTIONS))
        rows += _outbox_rows(*await messages_a_second(opened))
        rates = [await answers_a_second(opened, workers, AT_A_TIME) for workers in (1, 2, 4)]
        rows += _rate_rows(rates, AT_A_TIME)
        what = f"{conversations} conversations of {turns}, {CREW} workers, one killed every {kill_every_s:.0f} s"
        rows += _soak_rows(await soak(opened, conversations, turns, kill_every_s), what)
    return rows


def _ack_rows(ours: list[float], bare: list[float]) -> list[Row]:
    rows = []
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        mine, theirs = _at(ours, share) * 1000, _at(bare, share) * 1000
        met = mine <= 3 * theirs and mine < 100 if share == 0.99 else None
        rows.append(
            Row(f"event to ack, {AT_ONCE} at once, {name}, ms", f"{mine:.1f}", f"signature alone {theirs:.1f}",
                f"{mine / theirs:.1f}", "≤ 3 and < 100 ms" if met is not None else "", met)
        )  # fmt: skip
    return rows


def _sign_rows(found: Signs) -> list[Row]:
    first, answer = _at(found.first, 0.95) * 1000, _at(found.answer, 0.95) * 1000
    middle = _at(found.first, 0.5) * 1000, _at(found.answer, 0.5) * 1000
    return [
        Row("message to first sign, p95, ms", f"{first:.0f}", f"p50 {middle[0]:.0f}", "", "≤ 300 ms", first <= 300),
        Row("message to answer, p95, ms", f"{answer:.0f}", f"p50 {middle[1]:.0f}", "", "", None),
    ]


def _rate_rows(rates: list[float], questions: int) -> list[Row]:
    return [
        Row(f"answers a second, {workers} worker{'s'[: workers - 1]}, {questions} questions at once", f"{rate:.1f}",
            f"1 worker {rates[0]:.1f}", f"{rate / rates[0]:.2f}", "", None)
        for workers, rate in zip((1, 2, 4), rates, strict=True)
    ]  # fmt: skip


def _outbox_rows(ours: float, bare: float) -> list[Row]:
    what = f"messages the outbox sends a second, {AT_ONCE_OUT} at once"
    return [Row(what, f"{ours:.0f}", f"the calls alone {bare:.0f}", f"{ours / bare:.2f}", "", None)]


def _soak_rows(found: Soak, what: str) -> list[Row]:
    once = f"{found.killed} kills in {found.seconds:.0f} s, slowest answer {found.slowest:.0f} s"
    return [
        Row(f"{what}: lost", f"{found.lost} of {found.asked}", once, "", "0", found.lost == 0),
        Row(f"answered after more than {PATIENCE_S:.0f} s", f"{found.late}", "", "", "", None),
        Row("answers given twice", f"{found.doubled}", "", "", "0", found.doubled == 0),
        Row("notes written", f"{found.notes}", f"asked for {found.noted}", "", "the same", found.notes == found.noted),
    ]


def _at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> None:
    """Measure with as many conversations as asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.slack")
    parser.add_argument("--conversations", type=int, default=20)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--kill-every", type=float, default=10.0, help="seconds")
    given = parser.parse_args()
    show("Slack", asyncio.run(measure(given.conversations, given.turns, given.kill_every)))


if __name__ == "__main__":
    main()
