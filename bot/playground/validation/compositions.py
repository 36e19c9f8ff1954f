"""The objects that blocks and elements are composed of: texts, options, confirmations, filters."""

from typing import Any

from bot.playground.validation.schema import (
    Check,
    Place,
    array,
    boolean,
    exactly_one,
    kind_of,
    shape,
    string,
    unique,
    word,
)


def plain_text(most: int = 3000) -> Check:
    """A text object that may only be plain."""
    return shape({"type": word("plain_text"), "text": string(most)}, {"emoji": boolean})


def any_text(most: int = 3000) -> Check:
    """A text object, plain or with Slack's markup."""
    return kind_of(
        {
            "plain_text": plain_text(most),
            "mrkdwn": shape({"type": word("mrkdwn"), "text": string(most)}, {"verbatim": boolean}),
        }
    )


def option(*, rich: bool = False) -> Check:
    """One choice of a menu. Check boxes and radio buttons (`rich`) may use markup."""
    text = any_text(75) if rich else plain_text(75)
    extra: dict[str, Check] = {"description": text}
    return shape({"text": text, "value": string(150)}, extra)


overflow_option = shape(
    {"text": plain_text(75), "value": string(150)}, {"description": plain_text(75), "url": string(3000)}
)

option_group = shape({"label": plain_text(75), "options": array(option(), most=100)})

confirm = shape(
    {"title": plain_text(100), "text": any_text(300), "confirm": plain_text(30), "deny": plain_text(30)},
    {"style": word("primary", "danger")},
)

slack_file = shape({}, {"id": string(), "url": string(3000)}, exactly_one("id", "url"))

dispatch_action_config = shape(
    {}, {"trigger_actions_on": array(word("on_enter_pressed", "on_character_entered"), most=2)}
)

conversation_filter = shape(
    {},
    {
        "include": array(word("im", "mpim", "private", "public"), most=4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)


def distinct_values(value: dict[str, Any], place: Place) -> None:
    """A rule: no two options of a menu have the same value."""
    unique([item["value"] for item in options_of(value)], "option value", place)


def initial_is_offered(value: dict[str, Any], place: Place) -> None:
    """A rule: what is chosen at first is among the options, word for word."""
    offered = options_of(value)
    single = value.get("initial_option")
    chosen = [single] if single else value.get("initial_options") or []
    if any(item not in offered for item in chosen):
        place.say("initial options must exactly match one of the provided options")


def options_of(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The options of a menu, those of its groups included."""
    grouped = [item for group in value.get("option_groups") or [] for item in group["options"]]
    return [*(value.get("options") or []), *grouped]
