"""Outreach: mail through the outbox beside a bare loop, and a hundred thousand letters that fall due at one moment.

`python -m bench outreach` measures both; `python -m bench.outreach --due 10000 --mails 200` less.
"""

import argparse
import asyncio

from bench.company import sample_company
from bench.outreach_due import Burst, everybody_due
from bench.outreach_mail import mails_a_second
from bench.table import Row, show

STATEMENT_LIMIT_S = 300.0
"""What the database allows the worker role for one statement (store/policies/roles.sql)."""


async def measure(mails: int = 600, due: int = 100_000) -> list[Row]:
    """Measure both on one sample company."""
    async with sample_company() as system:
        ours, bare = await mails_a_second(system, mails)
        rows = [
            Row(f"mails a second, {mails} through the outbox", f"{ours:.0f}", f"aiosmtplib alone {bare:.0f}",
                f"{ours / bare:.2f}", "said, not aimed at", None),
        ]  # fmt: skip
        for senders, what in ((due // 40, "all leave"), (20, "the limits of the day hold most back")):
            rows += _rows(await everybody_due(system, due, senders=senders), due, what)
    return rows


def _rows(found: Burst, due: int, what: str) -> list[Row]:
    return [
        Row(f"{due:,} enrolments due at once, {what}: s until all are decided", f"{found.seconds:.0f}",
            f"{due / found.seconds:,.0f} a second, {found.letters:,} letters", "", "said, not aimed at", None),
        Row("… memory it takes, MB", f"{found.megabytes:.0f}", "", "", "< 100", found.megabytes < 100),
        Row("… longest statement, s", f"{found.longest_statement:.2f}", f"limit {STATEMENT_LIMIT_S:.0f}", "",
            "within", found.longest_statement < STATEMENT_LIMIT_S),
        Row("… a recruiter's turn meanwhile, p95 ms", f"{found.turn_during:.0f}", f"before {found.turn_before:.0f}",
            f"{found.turn_during / found.turn_before:.1f}", "≤ 3", found.turn_during <= 3 * found.turn_before),
    ]  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.outreach")
    parser.add_argument("--mails", type=int, default=600)
    parser.add_argument("--due", type=int, default=100_000)
    given = parser.parse_args()
    show("Outreach", asyncio.run(measure(given.mails, given.due)))
