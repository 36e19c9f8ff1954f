"""Modals and App Home: titles, buttons, metadata, and the blocks in them."""

import json
from typing import Any

from bot.playground.limits import PRIVATE_METADATA_CHARACTERS, VIEW_BYTES
from bot.playground.validation.compositions import plain_text
from bot.playground.validation.payloads import check_blocks
from bot.playground.validation.schema import Check, Place, anything, boolean, kind_of, shape, string, word

COMMON: dict[str, Check] = {
    "private_metadata": string(PRIVATE_METADATA_CHARACTERS, least=0),
    "callback_id": string(255, least=0),
    "external_id": string(255, least=0),
}


def submit_with_inputs(value: dict[str, Any], place: Place) -> None:
    """A rule: a modal with inputs has a button that submits them."""
    has_inputs = any(isinstance(block, dict) and block.get("type") == "input" for block in value["blocks"])
    if has_inputs and value.get("submit") is None:
        place.say("submit is required when an input block is within the blocks array")


modal = shape(
    {"type": word("modal"), "title": plain_text(24), "blocks": anything},
    {
        **COMMON,
        "submit": plain_text(24),
        "close": plain_text(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
    submit_with_inputs,
)

home = shape({"type": word("home"), "blocks": anything}, {**COMMON, "title": plain_text(24), "close": plain_text(24)})


def problems_of_view(view: Any, surface: str) -> list[str]:
    """What Slack would say is wrong with a view on a surface ("modal" or "home"), nothing when it is sound."""
    place = Place("/view")
    kind_of({"modal": modal} if surface == "modal" else {"home": home})(view, place)
    if isinstance(view, dict) and view.get("blocks") is not None:
        check_blocks(view["blocks"], surface, place.at("blocks"))
    return place.found


def view_too_large(view: Any) -> bool:
    """Whether a view is over 250 KB as JSON."""
    return len(json.dumps(view)) > VIEW_BYTES
