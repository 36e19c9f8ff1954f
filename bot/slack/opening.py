"""Which modal a click opens, at once: complete where it needs nothing from the database, else as a skeleton."""

import html
from typing import Any

from bot.slack.blocks import modals
from bot.slack.blocks.forms import View, loading
from bot.slack.keeping import written

Body = dict[str, Any]

_ROW = {"move": ("move_to", "Move"), "reject": ("reject_reason", "Reject"), "pool": ("add_to_pool", "Add to a pool")}

_FORMS = {
    "approval.edit": ("edit_request", "Edit the request"),
    "draft.edit": ("edit_draft", "Edit the draft"),
    "feedback.form": ("feedback_form", "Scorecard"),
    "computed": ("computed", "How it was computed"),
}


def modal_for(kept: str, body: Body) -> View | None:
    """Give the modal a request asks for, if any; `kept` is the id of its row, under which a worker fills it."""
    match body.get("type"):
        case "block_actions":
            return _for_action(kept, body)
        case "shortcut" if body.get("callback_id") == "new_job":
            return _skeleton(kept, "new_job", "New job")
        case "message_action" if body.get("callback_id") == "note_from_message":
            return _skeleton(kept, "note_from_message", "Note on a candidate")
        case "message_action" if body.get("callback_id") == "add_to_scorecard":
            return _skeleton(kept, "add_to_scorecard", "Add to scorecard")
        case _:
            return None


def where(body: Body) -> dict[str, str | None]:
    """Give the thread and the message a click was made in, for a modal to carry."""
    message, container = body.get("message") or {}, body.get("container") or {}
    ts = message.get("ts") or container.get("message_ts")
    root = message.get("thread_ts") or container.get("thread_ts") or ts
    return {"channel": (body.get("channel") or {}).get("id"), "root": root, "message": ts}


def _for_action(kept: str, body: Body) -> View | None:
    action = body["actions"][0]
    name = str(action.get("action_id"))
    if name == "approval.no":
        approval, _, digest = str(action.get("value")).partition(".")
        metadata = written(approval=approval, digest=digest, **where(body))
        return modals.reject_reason(metadata, about=_what(body, approval)) | {"external_id": kept}
    if name in _FORMS:
        return _skeleton(kept, *_FORMS[name])
    if name == "whose":
        return modals.whose_file(written(**where(body), sender=body["user"]["id"])) | {"external_id": kept}
    if name == "row":
        chosen = str((action.get("selected_option") or {}).get("value")).partition(".")[0]
        return _skeleton(kept, *_ROW[chosen]) if chosen in _ROW else None
    return _skeleton(kept, *_ROW[name]) if name in _ROW else None


def _what(body: Body, approval: str) -> str:
    """Give the words of the card, as the message shows them."""
    for block in (body.get("message") or {}).get("blocks") or []:
        if str(block.get("block_id")).startswith(f"approval:{approval}:what"):
            return html.unescape(str((block.get("text") or {}).get("text") or "This card"))
    return "This card"


def _skeleton(kept: str, callback_id: str, title: str) -> View:
    return loading(callback_id, title) | {"external_id": kept}
