"""The `reactions` methods."""

from bot.playground import events
from bot.playground.methods.arguments import Arguments, Method, channel_of
from bot.playground.refusal import Refused
from bot.playground.shapes import message_json
from bot.playground.state import Json, Message
from bot.playground.workspace import Workspace


def react(workspace: Workspace, message: Message, user: str, name: str, *, remove: bool) -> None:
    """Add or take away somebody's reaction. Raises Refused `already_reacted` or `no_reaction`."""
    users = message.reactions.get(name, [])
    if remove:
        if user not in users:
            raise Refused("no_reaction")
        users.remove(user)
        if not users:
            del message.reactions[name]
    else:
        if user in users:
            raise Refused("already_reacted")
        message.reactions[name] = [*users, user]
    workspace.push_message("message_changed", message)
    workspace.emit(events.reacted(message, user, name, workspace, removed=remove))


def _message(workspace: Workspace, arguments: Arguments) -> Message:
    channel = channel_of(workspace, arguments)
    return workspace.message(channel.id, arguments.required("timestamp"))


def add(workspace: Workspace, arguments: Arguments) -> Json:
    """React to a message."""
    message = _message(workspace, arguments)
    react(workspace, message, workspace.bot.id, arguments.required("name"), remove=False)
    return {}


def remove(workspace: Workspace, arguments: Arguments) -> Json:
    """Take a reaction back."""
    message = _message(workspace, arguments)
    react(workspace, message, workspace.bot.id, arguments.required("name"), remove=True)
    return {}


def get(workspace: Workspace, arguments: Arguments) -> Json:
    """A message with its reactions."""
    message = _message(workspace, arguments)
    return {"type": "message", "channel": message.channel, "message": message_json(message, workspace)}


METHODS = {
    "reactions.add": Method(add, ("reactions:write",)),
    "reactions.remove": Method(remove, ("reactions:write",), 2),
    "reactions.get": Method(get, ("reactions:read",)),
}
