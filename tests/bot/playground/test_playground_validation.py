"""What Slack refuses in blocks and views is refused with its reason; what it takes passes."""

from typing import Any

import pytest

from bot.playground.validation import problems_of, problems_of_view


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def button(action_id: str = "go", **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain("Go"), "action_id": action_id, **more}


def actions(*elements: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements), **more}


def section(text: str = "Hello", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": mrkdwn(text), **more}


def rich(*pieces: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(pieces)}]}


def option(value: str, text: str = "One") -> dict[str, Any]:
    return {"text": plain(text), "value": value}


def menu(kind: str = "static_select", **more: Any) -> dict[str, Any]:
    return {"type": kind, "action_id": "pick", "options": [option("1"), option("2")], **more}


def data_table(rows: list[list[dict[str, Any]]], **more: Any) -> dict[str, Any]:
    return {"type": "data_table", "caption": "People", "rows": rows, **more}


def cell(text: str) -> dict[str, Any]:
    return {"type": "raw_text", "text": text}


def chart(**more: Any) -> dict[str, Any]:
    inside = {
        "type": "bar",
        "series": [{"name": "Hires", "data": [{"label": "Q1", "value": 2}, {"label": "Q2", "value": 0}]}],
        "axis_config": {"categories": ["Q1", "Q2"]},
    }
    return {"type": "data_visualization", "title": "Hires", "chart": {**inside, **more}}


def field(element: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "input", "label": plain("Why"), "element": element, **more}


def modal(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": plain("A title"), "blocks": list(blocks), **more}


NAME_CELL = rich({"type": "link", "url": "https://example.test/1", "text": "Ada"})
TEXT_INPUT = {"type": "plain_text_input", "action_id": "why", "multiline": True, "max_length": 3000}

GOOD = [
    [section(fields=[mrkdwn("a")] * 10, accessory=menu("overflow", options=[option("view.1")]))],
    [{"type": "header", "text": plain("x" * 150)}, {"type": "divider"}],
    [actions(*(button(f"a{n}", style="primary", value="v" * 2000) for n in range(25)))],
    [{"type": "context", "elements": [mrkdwn("a"), plain("b")]}],
    [{"type": "markdown", "text": "x" * 12_000}],
    [{"type": "image", "image_url": "https://example.test/a.png", "alt_text": "A chart"}],
    [data_table([[cell("Name"), cell("Years")], [NAME_CELL, {"type": "raw_number", "value": 3, "text": "3"}]])],
    [{"type": "table", "rows": [[cell("a")]] * 100, "column_settings": [None, {"align": "right"}]}],
    [chart(), chart(type="line")],
    [
        {
            "type": "data_visualization",
            "title": "Sources",
            "chart": {"type": "pie", "segments": [{"label": "Referral", "value": 3}]},
        }
    ],
    [
        {
            "type": "plan",
            "title": "Working",
            "tasks": [{"type": "task_card", "task_id": "1", "title": "Search", "status": "complete", "output": rich()}],
        }
    ],
]

BAD = [
    ([section("x" * 3001)], "/blocks/0/text/text", "must be less than 3001 characters"),
    ([section("")], "/blocks/0/text/text", "must be more than 0 characters"),
    ([{"type": "section"}], "/blocks/0", "must define either `text` or `fields`"),
    ([section(fields=[mrkdwn("a")] * 11)], "/blocks/0/fields", "no more than 10 items allowed"),
    ([section(fields=[mrkdwn("a" * 2001)])], "/blocks/0/fields/0/text", "must be less than 2001 characters"),
    ([section(colour="red")], "/blocks/0", "invalid additional property: colour"),
    ([{"type": "header", "text": mrkdwn("a")}], "/blocks/0/text/type", "must be a valid enum value: plain_text"),
    ([{"type": "context", "elements": [plain("a")] * 11}], "/blocks/0/elements", "no more than 10 items allowed"),
    ([{"type": "context", "elements": [button()]}], "/blocks/0/elements/0", "unsupported type: button"),
    ([actions(*(button(str(n)) for n in range(26)))], "/blocks/0/elements", "no more than 25 items allowed"),
    ([actions(button(value="v" * 2001))], "/blocks/0/elements/0/value", "must be less than 2001 characters"),
    ([actions({**button(), "text": plain("t" * 76)})], "/blocks/0/elements/0/text/text", "less than 76"),
    ([actions(button("same"), button("same"))], "/blocks/0", 'action_id "same" already exists'),
    ([section(block_id="b"), section(block_id="b")], "/blocks", 'block_id "b" already exists'),
    ([actions(menu(options=[option(str(n)) for n in range(101)]))], "/blocks/0/elements/0/options", "no more than 100"),
    ([actions(menu(initial_option=option("3")))], "/blocks/0/elements/0", "initial options must exactly match"),
    ([actions(menu(options=[option("1"), option("1", "Two")]))], "/blocks/0/elements/0", "option value"),
    ([actions(menu(options=[option("1", "t" * 76)]))], "/blocks/0/elements/0/options/0/text/text", "less than 76"),
    ([actions(menu("overflow", options=[option(str(n)) for n in range(6)]))], "/blocks/0/elements/0/options", "than 5"),
    ([actions(menu("multi_static_select"))], "/blocks/0/elements/0", "unsupported type: multi_static_select"),
    ([actions({"type": "datepicker", "initial_date": "1/2/26"})], "/blocks/0/elements/0/initial_date", "YYYY-MM-DD"),
    ([{"type": "markdown", "text": "x" * 6001}] * 2, "/blocks", "must be less than 12001 characters"),
    ([data_table([[cell("a")]])], "/blocks/0/rows", "no fewer than 2 items allowed"),
    ([data_table([[cell("a")]] * 102)], "/blocks/0/rows", "no more than 101 items allowed"),
    ([data_table([[cell("a")], [cell("a"), cell("b")]])], "/blocks/0/rows/1", "same number of cells"),
    ([data_table([[NAME_CELL], [cell("a")]])], "/blocks/0/rows/0/0", "not allowed in header cells"),
    ([data_table([[cell("a")], [cell("b" * 10_000)]])], "/blocks/0/rows", "must be less than 10001 characters"),
    ([data_table([[cell("a")], [cell("")]])], "/blocks/0/rows/1/0/text", "must be more than 0 characters"),
    ([data_table([[cell("a")], [cell("b")]])] * 2, "/blocks", "only_one_data_table_allowed"),
    ([chart()] * 3, "/blocks", "no more than 2 data_visualization blocks"),
    ([chart(axis_config={"categories": ["Q1"]})], "/blocks/0/chart/series/0/data", "match the categories"),
    ([chart(axis_config={"categories": ["x" * 21]})], "/blocks/0/chart/axis_config/categories/0", "less than 21"),
    ([chart(type="radar")], "/blocks/0/chart", "unsupported type: radar"),
    ([rich({"type": "text", "text": ""})], "/blocks/0/elements/0/elements/0/text", "must be more than 0 characters"),
    ([section()] * 51, "/blocks", "no more than 50 items allowed"),
    ([section("x" * 2900)] * 5, "/blocks", "msg_blocks_too_long"),
    ([field({"type": "file_input"})], "/blocks/0/element", "unsupported type: file_input"),
    (["text"], "/blocks/0", "must provide an object"),
]


@pytest.mark.parametrize("blocks", GOOD, ids=lambda blocks: blocks[0]["type"])
def test_sound_blocks_pass(blocks: list[dict[str, Any]]):
    assert problems_of(blocks) == []


@pytest.mark.parametrize(("blocks", "pointer", "reason"), BAD)
def test_what_slack_refuses_is_named_with_its_place(blocks: list[Any], pointer: str, reason: str):
    problems = problems_of(blocks)
    assert any(reason in problem and problem.endswith(f"[json-pointer:{pointer}]") for problem in problems), problems


def test_messages_that_share_files_take_no_markdown_block_and_views_take_no_tables():
    markdown = {"type": "markdown", "text": "a"}
    assert problems_of([markdown], surface="file") == ["[ERROR] unsupported type: markdown [json-pointer:/blocks/0]"]
    assert problems_of([chart()], surface="modal")
    assert problems_of([section()] * 100, surface="home") == []
    assert problems_of([field({"type": "file_input", "max_files": 2})], surface="modal") == []


@pytest.mark.parametrize(
    ("view", "reason"),
    [
        (modal(field(TEXT_INPUT)), "submit is required"),
        (modal(title=plain("t" * 25)), "must be less than 25 characters"),
        (modal(private_metadata="m" * 3001), "must be less than 3001 characters"),
        (modal(*[section()] * 101), "no more than 100 items allowed"),
        (modal({"type": "markdown", "text": "a"}), "unsupported type: markdown"),
        (modal(field({**TEXT_INPUT, "max_length": 3001}), submit=plain("Send")), "must be no more than 3000"),
        (modal(field({**TEXT_INPUT, "min_length": 9, "max_length": 3}), submit=plain("Send")), "must not be greater"),
        (modal(field(TEXT_INPUT, label=mrkdwn("a")), submit=plain("Send")), "must be a valid enum value"),
        ({"type": "home", "blocks": []}, "unsupported type: home"),
    ],
)
def test_modals_have_rules_of_their_own(view: dict[str, Any], reason: str):
    assert any(reason in problem for problem in problems_of_view(view, "modal"))


def test_a_sound_modal_and_a_sound_home_pass():
    inputs = [
        field(TEXT_INPUT, block_id="why"),
        field({"type": "radio_buttons", "action_id": "r", "options": [{"text": mrkdwn("*Yes*"), "value": "yes"}]}),
        field({"type": "number_input", "action_id": "n", "is_decimal_allowed": False, "min_value": "1"}),
        field({"type": "multi_users_select", "action_id": "u", "max_selected_items": 3}, optional=True),
        field({"type": "datetimepicker", "action_id": "d", "initial_date_time": 1_790_000_000}),
    ]
    assert problems_of_view(modal(*inputs, submit=plain("Send"), private_metadata="{}"), "modal") == []
    assert problems_of_view({"type": "home", "blocks": [section(), actions(button())]}, "home") == []
