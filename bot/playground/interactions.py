"""Clicks, choices and searches in blocks: the payloads of `block_actions` and `block_suggestion`."""

from dataclasses import dataclass
from typing import Any

from bot.playground.delivery import Delivery
from bot.playground.modals import fill, slot_of
from bot.playground.refusal import Refused
from bot.playground.response_urls import new_response_url
from bot.playground.shapes import message_json, view_json
from bot.playground.state import Channel, Json, Message, Trigger, View
from bot.playground.workspace import Workspace

CHOICE = {
    "overflow": ("selected_option", None),
    "button": ("value", None),
}
PASSED_ON = ("text", "value", "placeholder", "confirm")


@dataclass(frozen=True)
class Container:
    """Where somebody clicks: a message, or a view (a modal or the Home tab)."""

    message: Message | None = None
    view: View | None = None

    @property
    def blocks(self) -> list[Json]:
        """The blocks that stand there."""
        if self.message:
            attached = [block for one in self.message.attachments for block in one.get("blocks", [])]
            return [*self.message.blocks, *attached]
        return list(self.view.body["blocks"]) if self.view else []

    def element(self, action_id: str, block_id: str | None = None) -> tuple[Json, Json]:
        """The block and the element with these ids. Raises Refused `action_not_found`."""
        for block in self.blocks:
            members = [block.get("accessory"), block.get("element"), *(block.get("elements") or [])]
            for element in members:
                found = isinstance(element, dict) and element.get("action_id") == action_id
                if found and block_id in {None, block["block_id"]}:
                    return block, element
        raise Refused("action_not_found")


def container_of(workspace: Workspace, user: str, where: Json) -> Container:
    """The container that a page names. Raises Refused when it is gone or somebody else's."""
    if where.get("type") == "message":
        message = workspace.message(str(where.get("channel")), str(where.get("message_ts")))
        if not workspace.visible(message, user):
            raise Refused("message_not_found")
        return Container(message=message)
    view_id, home = where.get("view_id"), workspace.homes.get(user)
    if home and home.id == view_id:
        return Container(view=home)
    view = workspace.views.get(str(view_id))
    if view is None or view.user != user:
        raise Refused("view_not_found")
    return Container(view=view)


def user_part(workspace: Workspace, user: str) -> Json:
    """Who interacts, as interactions say it."""
    known = workspace.users[user]
    return {"id": known.id, "username": known.name, "name": known.name, "team_id": known.team}


def common(workspace: Workspace, kind: str, user: str) -> Json:
    """What every interaction begins with, a fresh trigger included."""
    trigger = workspace.ids.take("trigger.")
    workspace.triggers[trigger] = Trigger(user, workspace.clock.now())
    return {
        "type": kind,
        "user": user_part(workspace, user),
        "api_app_id": workspace.app_id,
        "token": "playground",
        "trigger_id": trigger,
        "team": {"id": workspace.team_id, "domain": "playground"},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def channel_part(channel: Channel) -> Json:
    """A channel as interactions name it."""
    name = {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)
    return {"id": channel.id, "name": name}


def _place(workspace: Workspace, container: Container, user: str, state: Json | None) -> Json:
    """The part of a payload that says where it happened."""
    if container.view:
        fill(container.view, (state or {}).get("values", {}))
        part = {"container": {"type": "view", "view_id": container.view.id}}
        return {**part, "view": view_json(container.view, workspace)}
    message = container.message
    if message is None:
        raise ValueError("A container is a message or a view.")
    place: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.only_for is not None,
    }
    if message.thread_ts:
        place["thread_ts"] = message.thread_ts
    return {
        "container": place,
        "channel": channel_part(workspace.channels[message.channel]),
        "message": message_json(message, workspace),
        "state": state or {"values": {}},
        "response_url": new_response_url(workspace, message.channel, user, message),
    }


async def act(
    workspace: Workspace, delivery: Delivery, user: str, container: Container, action: Json, state: Json | None = None
) -> None:
    """Click or choose: `action` has the ids and what was chosen. Raises Refused, or NotAcknowledged."""
    block, element = container.element(str(action.get("action_id")), action.get("block_id"))
    slot, _ = CHOICE.get(element["type"]) or slot_of(element)
    chosen = {slot: action[slot]} if slot in action and element["type"] != "button" else {}
    kept = {name: element[name] for name in PASSED_ON if name in element}
    ids = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    sent = {**ids, **kept, **chosen, "action_ts": workspace.clock.stamp()}
    if container.view and chosen:
        fill(container.view, {block["block_id"]: {element["action_id"]: chosen}})
    await send_action(workspace, delivery, user, container, sent, state)


async def send_action(
    workspace: Workspace, delivery: Delivery, user: str, container: Container, sent: Json, state: Json | None = None
) -> None:
    """Send an action to the app as it is, checked against nothing. Raises NotAcknowledged."""
    payload = common(workspace, "block_actions", user)
    payload |= _place(workspace, container, user, state)
    await delivery.ask("interactive", {**payload, "actions": [sent]})


async def options(
    workspace: Workspace, delivery: Delivery, user: str, container: Container, action: Json
) -> list[Json]:
    """What an external menu offers for what was typed into it. Raises Refused, or NotAcknowledged."""
    block, element = container.element(str(action.get("action_id")), action.get("block_id"))
    payload = common(workspace, "block_suggestion", user)
    del payload["trigger_id"]
    payload |= _place(workspace, container, user, None)
    payload.pop("response_url", None)
    typed = {"action_id": element["action_id"], "block_id": block["block_id"], "value": action.get("value", "")}
    answer: Any = await delivery.ask("interactive", {**payload, **typed})
    if not isinstance(answer, dict):
        return []
    grouped = [option for group in answer.get("option_groups") or [] for option in group["options"]]
    return [*(answer.get("options") or []), *grouped]
