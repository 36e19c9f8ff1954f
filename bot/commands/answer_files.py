"""The answers of a turn as files: the rows as CSV, the chart as PNG, the SQL as it ran."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

from agent.answer import Answer
from bot.charts.picture import png
from bot.charts.sheet import csv_text
from bot.problems import UsageError
from tools.views import AnswerCard


async def written(answer: Answer, directory: Path) -> list[Path]:
    """Write the files of all answers of a turn, numbered in their order, and give their paths.

    Raises `UsageError` when the directory cannot be written to.
    """
    cards = [view for view in answer.views if isinstance(view, AnswerCard)]
    try:
        return await asyncio.to_thread(lambda: list(_write(cards, directory)))
    except OSError as error:
        raise UsageError(f"The directory {directory} cannot be written to: {error.strerror}.") from error


def _write(cards: list[AnswerCard], directory: Path) -> Iterator[Path]:
    directory.mkdir(parents=True, exist_ok=True)
    for number, card in enumerate(cards, 1):
        name = f"answer-{number}"
        yield _file(directory / f"{name}.csv", csv_text(card).encode("utf-8-sig"))
        yield _file(directory / f"{name}.sql", f"{card.sql}\n".encode())
        picture = png(card)
        if picture is not None:
            yield _file(directory / f"{name}.png", picture)


def _file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
