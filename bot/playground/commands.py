"""Shortcuts and slash commands."""

from bot.playground.delivery import Delivery
from bot.playground.interactions import channel_part, common
from bot.playground.refusal import Refused
from bot.playground.response_urls import new_response_url, say
from bot.playground.shapes import message_json
from bot.playground.state import Channel, Message, Trigger
from bot.playground.workspace import Workspace


async def shortcut(
    workspace: Workspace, delivery: Delivery, user: str, callback_id: str, message: Message | None = None
) -> None:
    """Use a shortcut of the manifest, on a message or anywhere. Raises Refused, or NotAcknowledged."""
    wanted = "message" if message else "global"
    if not any(one.callback_id == callback_id and one.type == wanted for one in workspace.app.shortcuts):
        raise Refused("shortcut_not_found")
    payload = common(workspace, "message_action" if message else "shortcut", user)
    payload |= {"callback_id": callback_id, "action_ts": workspace.clock.stamp()}
    if message:
        payload |= {
            "channel": channel_part(workspace.channels[message.channel]),
            "message": message_json(message, workspace),
            "message_ts": message.ts,
            "response_url": new_response_url(workspace, message.channel, user, message),
        }
    await delivery.ask("interactive", payload)


async def command(workspace: Workspace, delivery: Delivery, user: str, channel: Channel, name: str, text: str) -> None:
    """Use a slash command of the manifest; what the app answers at once is shown. Raises Refused, NotAcknowledged."""
    if not any(one.command == name for one in workspace.app.commands):
        raise Refused("command_not_found")
    trigger = workspace.ids.take("trigger.")
    workspace.triggers[trigger] = Trigger(user, workspace.clock.now())
    payload = {
        "token": "playground",
        "team_id": workspace.team_id,
        "team_domain": "playground",
        "channel_id": channel.id,
        "channel_name": channel_part(channel)["name"],
        "user_id": user,
        "user_name": workspace.users[user].name,
        "command": name,
        "text": text,
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
        "response_url": new_response_url(workspace, channel.id, user),
        "trigger_id": trigger,
    }
    answer = await delivery.ask("slash_commands", payload)
    if isinstance(answer, str) and answer:
        answer = {"text": answer}
    if isinstance(answer, dict) and (answer.get("text") or answer.get("blocks")):
        say(workspace, channel.id, user, answer)
