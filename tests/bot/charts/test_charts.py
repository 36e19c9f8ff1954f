"""Charts and files of an answer: something to look at, the same in words, and nothing that runs in a spreadsheet."""

import csv
import io

import pytest

from bot.charts.bars import text_bars
from bot.charts.picture import png
from bot.charts.sheet import csv_text
from bot.charts.templates import template
from tools.views import AnswerCard, AnswerChart, AnswerColumn, AnswerWindow, Cell

KINDS = ("funnel", "bar", "line", "grouped_bar", "distribution")


def card(rows: tuple[tuple[Cell, ...], ...], kind: str = "bar", series: str | None = None) -> AnswerCard:
    columns = (("source", "Source", "name"), ("origin", "Origin", "name"), ("hires", "Hires", "count"))
    return AnswerCard(
        title="Hires",
        sentence="62 hires.",
        columns=tuple(AnswerColumn(name=name, label=label, unit=unit) for name, label, unit in columns),
        rows=rows,
        n=62,
        window=AnswerWindow(label="last quarter"),
        definition="Hires",
        sql="select 1",
        badge="defined",
        chart=AnswerChart(kind=kind, x="source", y="hires", series=series, alt="Bar chart: hires."),
    )


ROWS = (("LinkedIn", "sourced", 5), ("LinkedIn", "inbound", 7), ("Referral", "inbound", 3), ("Fair", "inbound", None))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_as_a_picture_that_says_in_words_what_it_shows(kind):
    answer = card(ROWS, kind, "origin" if kind in {"line", "grouped_bar"} else None)
    picture = png(answer)
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 5_000
    assert template(answer)["description"] == "Bar chart: hires."


def test_a_chart_holds_no_address_but_the_name_of_its_language():
    hostile = (("https://evil.example/x.json", "=cmd()", 5), ("b", "c", 2), ("d", "e", 1))
    drawn = template(card(hostile))
    assert "url" not in str({key: value for key, value in drawn.items() if key != "data"})
    assert set(drawn["data"]) == {"values"}
    assert png(card(hostile)) is not None


def test_what_cannot_be_drawn_is_left_out_without_a_picture():
    assert png(card((("a", "b", None),))) is None
    assert png(card(ROWS).model_copy(update={"chart": None})) is None


def test_bars_of_text_are_as_long_as_their_numbers_and_hidden_values_have_none():
    lines = text_bars(card(ROWS))
    assert [line.count("█") for line in lines] == [17, 24, 10]
    assert not any("Fair" in line for line in lines)


def test_cells_that_a_spreadsheet_would_run_are_quoted_and_numbers_stay_numbers():
    rows = (('=HYPERLINK("x")', "+1", -5), ("-2", "@SUM(A1)", 0.5), ("\t=1", "plain, with comma", None))
    read = list(csv.reader(io.StringIO(csv_text(card(rows)))))
    assert read[0] == ["Source", "Origin", "Hires"]
    assert read[1] == ['\'=HYPERLINK("x")', "'+1", "-5"]
    assert read[2] == ["'-2", "'@SUM(A1)", "0.5"]
    assert read[3] == ["'\t=1", "plain, with comma", ""]
