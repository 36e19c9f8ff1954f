"""A chart as a PNG, drawn in this process: no browser, and nothing is fetched from anywhere."""

from bot.charts.templates import template
from tools.views import AnswerCard

SCALE = 2.0


def png(card: AnswerCard) -> bytes | None:
    """Draw the chart of an answer, or give None where it has none. It takes a moment: call it in a thread."""
    spec = template(card)
    if spec is None:
        return None
    import vl_convert  # noqa: PLC0415 - 40 MB that only charts need

    drawn: bytes = vl_convert.vegalite_to_png(spec, scale=SCALE, allowed_base_urls=[])
    return drawn
