"""Data visualization blocks: bar, line, area and pie charts."""

from typing import Any

from bot.playground.validation.schema import Check, Place, array, kind_of, number, shape, string, unique, word

LABEL = string(20)


def above_zero(value: Any, place: Place) -> None:
    """A number greater than zero: a slice of nothing cannot be drawn."""
    before = len(place.found)
    number(value, place)
    if len(place.found) == before and value <= 0:
        place.say("must be greater than 0")


def labels_are_the_categories(value: dict[str, Any], place: Place) -> None:
    """A rule: every series has one point for each category and no others."""
    categories = value["axis_config"]["categories"]
    for index, series in enumerate(value["series"]):
        labels = [point["label"] for point in series["data"]]
        if sorted(labels) != sorted(categories):
            place.at("series", index, "data").say("labels must match the categories of the axis")


def distinct_names(value: dict[str, Any], place: Place) -> None:
    """A rule: series have names of their own, and categories do not repeat."""
    unique([series["name"] for series in value["series"]], "series name", place.at("series"))
    unique(value["axis_config"]["categories"], "category", place.at("axis_config", "categories"))


def distinct_segments(value: dict[str, Any], place: Place) -> None:
    """A rule: segments have labels of their own."""
    unique([segment["label"] for segment in value["segments"]], "segment label", place.at("segments"))


axis_config = shape(
    {"categories": array(LABEL, most=20)},
    {"x_label": string(50), "y_label": string(50)},
)
series = shape({"name": LABEL, "data": array(shape({"label": LABEL, "value": number}), most=20)})


def axes(name: str) -> Check:
    """A chart with two axes."""
    return shape(
        {"type": word(name), "series": array(series, most=6), "axis_config": axis_config},
        {},
        distinct_names,
        labels_are_the_categories,
    )


pie = shape(
    {"type": word("pie"), "segments": array(shape({"label": LABEL, "value": above_zero}), most=6)},
    {},
    distinct_segments,
)

data_visualization = shape(
    {
        "type": word("data_visualization"),
        "title": string(50),
        "chart": kind_of({"pie": pie, "bar": axes("bar"), "line": axes("line"), "area": axes("area")}),
    },
    {"block_id": string(255)},
)
