"""The interactive elements: buttons, menus, pickers and inputs, and which of them may stand where."""

import re
from typing import Any

from bot.playground.validation.compositions import (
    any_text,
    confirm,
    conversation_filter,
    dispatch_action_config,
    distinct_values,
    initial_is_offered,
    option,
    option_group,
    overflow_option,
    plain_text,
    slack_file,
)
from bot.playground.validation.rich_text import rich_text
from bot.playground.validation.schema import (
    Check,
    Place,
    array,
    boolean,
    exactly_one,
    integer,
    kind_of,
    shape,
    string,
    word,
)

ACTION_ID = {"action_id": string(255)}
MENU: dict[str, Check] = {**ACTION_ID, "placeholder": plain_text(150), "confirm": confirm, "focus_on_load": boolean}
TYPED: dict[str, Check] = {
    **ACTION_ID,
    "placeholder": plain_text(150),
    "focus_on_load": boolean,
    "dispatch_action_config": dispatch_action_config,
}
SEVERAL: dict[str, Check] = {"max_selected_items": integer(1)}


def pattern(expression: str, example: str) -> Check:
    """A string in a fixed form."""

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, str) or not re.fullmatch(expression, value):
            place.say(f"must be in the form {example}")

    return check


def in_order(low: str, high: str) -> Check:
    """A rule: the lower bound is not above the upper one."""

    def check(value: dict[str, Any], place: Place) -> None:
        first, last = value.get(low), value.get(high)
        if first is not None and last is not None and float(first) > float(last):
            place.say(f"{low} must not be greater than {high}")

    return check


def menu(name: str, required: dict[str, Check], optional: dict[str, Check], *rules: Check) -> Check:
    """A menu or picker of this type."""
    return shape({"type": word(name), **required}, {**MENU, **optional}, *rules)


def static_menu(name: str, initial: dict[str, Check]) -> Check:
    """A menu whose choices are written in the block."""
    choices: dict[str, Check] = {"options": array(option(), most=100), "option_groups": array(option_group, most=100)}
    rules = (exactly_one("options", "option_groups"), distinct_values, initial_is_offered)
    return menu(name, {}, {**choices, **initial}, *rules)


def typed(name: str, required: dict[str, Check], optional: dict[str, Check], *rules: Check) -> Check:
    """An input that is typed into."""
    return shape({"type": word(name), **required}, {**TYPED, **optional}, *rules)


def numeric_text(value: Any, place: Place) -> None:
    """A number written as a string, as Slack wants the bounds of a number input."""
    if not isinstance(value, str) or not re.fullmatch(r"-?\d+(\.\d+)?", value):
        place.say("must provide a string with a number")


button = shape(
    {"type": word("button"), "text": plain_text(75)},
    {
        **ACTION_ID,
        "url": string(3000),
        "value": string(2000),
        "style": word("primary", "danger"),
        "confirm": confirm,
        "accessibility_label": string(75),
    },
)

image_element = shape(
    {"type": word("image"), "alt_text": string(2000)},
    {"image_url": string(3000), "slack_file": slack_file},
    exactly_one("image_url", "slack_file"),
)

overflow = shape(
    {"type": word("overflow"), "options": array(overflow_option, most=5)},
    {**ACTION_ID, "confirm": confirm},
    distinct_values,
)

TICKED = {"options": array(option(rich=True), most=10)}

DATE = pattern(r"\d{4}-\d{2}-\d{2}", "YYYY-MM-DD")
TIME = pattern(r"([01]\d|2[0-3]):[0-5]\d", "HH:mm")
MOMENT = integer(1_000_000_000, 9_999_999_999)
IDS = array(string(), least=0)
EXTERNAL: dict[str, Check] = {"min_query_length": integer(0)}
CONVERSATIONS: dict[str, Check] = {"default_to_current_conversation": boolean, "filter": conversation_filter}
URL_REPLY: dict[str, Check] = {"response_url_enabled": boolean}

single_menus: dict[str, Check] = {
    "static_select": static_menu("static_select", {"initial_option": option()}),
    "external_select": menu("external_select", {}, {**EXTERNAL, "initial_option": option()}),
    "users_select": menu("users_select", {}, {"initial_user": string()}),
    "conversations_select": menu(
        "conversations_select", {}, {**CONVERSATIONS, **URL_REPLY, "initial_conversation": string()}
    ),
    "channels_select": menu("channels_select", {}, {**URL_REPLY, "initial_channel": string()}),
}

multiple_menus: dict[str, Check] = {
    "multi_static_select": static_menu(
        "multi_static_select", {**SEVERAL, "initial_options": array(option(), most=100)}
    ),
    "multi_external_select": menu(
        "multi_external_select", {}, {**SEVERAL, **EXTERNAL, "initial_options": array(option(), most=100)}
    ),
    "multi_users_select": menu("multi_users_select", {}, {**SEVERAL, "initial_users": IDS}),
    "multi_conversations_select": menu(
        "multi_conversations_select", {}, {**SEVERAL, **CONVERSATIONS, "initial_conversations": IDS}
    ),
    "multi_channels_select": menu("multi_channels_select", {}, {**SEVERAL, "initial_channels": IDS}),
}

pickers: dict[str, Check] = {
    "checkboxes": shape(
        {"type": word("checkboxes"), **TICKED},
        {
            **ACTION_ID,
            "confirm": confirm,
            "focus_on_load": boolean,
            "initial_options": array(option(rich=True), most=10),
        },
        distinct_values,
        initial_is_offered,
    ),
    "radio_buttons": shape(
        {"type": word("radio_buttons"), **TICKED},
        {**ACTION_ID, "confirm": confirm, "focus_on_load": boolean, "initial_option": option(rich=True)},
        distinct_values,
        initial_is_offered,
    ),
    "datepicker": menu("datepicker", {}, {"initial_date": DATE}),
    "timepicker": menu("timepicker", {}, {"initial_time": TIME, "timezone": string()}),
}

datetime_picker = shape(
    {"type": word("datetimepicker")},
    {**ACTION_ID, "initial_date_time": MOMENT, "confirm": confirm, "focus_on_load": boolean},
)

typed_inputs: dict[str, Check] = {
    "plain_text_input": typed(
        "plain_text_input",
        {},
        {
            "initial_value": string(3000, least=0),
            "multiline": boolean,
            "min_length": integer(0, 3000),
            "max_length": integer(1, 3000),
        },
        in_order("min_length", "max_length"),
    ),
    "number_input": typed(
        "number_input",
        {"is_decimal_allowed": boolean},
        {"initial_value": numeric_text, "min_value": numeric_text, "max_value": numeric_text},
        in_order("min_value", "max_value"),
    ),
    "email_text_input": typed("email_text_input", {}, {"initial_value": string(least=0)}),
    "url_text_input": typed("url_text_input", {}, {"initial_value": string(least=0)}),
    "rich_text_input": typed("rich_text_input", {}, {"initial_value": rich_text}),
}

file_input = shape(
    {"type": word("file_input")}, {**ACTION_ID, "filetypes": array(string()), "max_files": integer(1, 10)}
)

accessories = kind_of(
    {"button": button, "image": image_element, "overflow": overflow, **single_menus, **multiple_menus, **pickers}
)
"""What may stand beside a section."""

action_elements = kind_of(
    {"button": button, "overflow": overflow, **single_menus, **pickers, "datetimepicker": datetime_picker}
)
"""What may stand in an actions block."""

input_elements: dict[str, Check] = {
    **single_menus,
    **multiple_menus,
    **pickers,
    **typed_inputs,
    "datetimepicker": datetime_picker,
}
"""What may stand in an input block anywhere; modals take files too."""

context_elements = kind_of({"image": image_element, "plain_text": plain_text(), "mrkdwn": any_text()})

feedback_button = shape({"text": plain_text(75), "value": string(2000)}, {"accessibility_label": string(75)})

context_action_elements = kind_of(
    {
        "feedback_buttons": shape(
            {"type": word("feedback_buttons"), "positive_button": feedback_button, "negative_button": feedback_button},
            ACTION_ID,
        ),
        "icon_button": shape(
            {"type": word("icon_button"), "icon": string(), "text": plain_text(75)},
            {
                **ACTION_ID,
                "value": string(2000),
                "confirm": confirm,
                "accessibility_label": string(75),
                "visible_to_user_ids": IDS,
            },
        ),
    }
)
