"""The pieces of a streamed message: text, tasks, the title of a plan, blocks."""

from typing import Any

from bot.playground.validation.layout import source
from bot.playground.validation.schema import Place, anything, array, kind_of, shape, string, word

task_update = shape(
    {
        "type": word("task_update"),
        "id": string(),
        "title": string(),
        "status": word("pending", "in_progress", "complete", "error"),
    },
    {"details": string(least=0), "output": string(least=0), "sources": array(source, least=0)},
)

chunk = kind_of(
    {
        "markdown_text": shape({"type": word("markdown_text"), "text": string(least=0)}),
        "task_update": task_update,
        "plan_update": shape({"type": word("plan_update"), "title": string()}),
        "blocks": shape({"type": word("blocks"), "blocks": anything}),
    }
)


def problems_of_chunks(chunks: Any) -> list[str]:
    """What Slack would say is wrong with the pieces of a stream; blocks are checked elsewhere."""
    place = Place("/chunks")
    array(chunk)(chunks, place)
    return place.found
