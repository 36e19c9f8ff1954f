"""The `agents.sessions` and `assistant.threads` methods: what the app says it is doing, and what one might ask it."""

from bot.playground import limits
from bot.playground.methods.arguments import Arguments, Method, channel_of
from bot.playground.refusal import Refused
from bot.playground.state import Json
from bot.playground.workspace import Workspace

SESSION = ("active", "processing", "suspended", "closed")


def set_session_status(workspace: Workspace, arguments: Arguments) -> Json:
    """Say whether the app is at work in a thread; the session begins with the first call."""
    channel = channel_of(workspace, arguments, "channel_id")
    status, title = arguments.required("status"), arguments.text("title")
    if status not in SESSION or len(title) > limits.SESSION_TITLE_CHARACTERS:
        raise Refused("invalid_arguments")
    thread_ts = _thread(workspace, channel.id, arguments)
    known = thread_ts in channel.sessions
    session = workspace.set_session(channel, thread_ts, status=status, title="" if known else title)
    answer: Json = {"status": session.status, "agent_status": session.status, "title": session.title}
    if "agent_session_stopped" not in workspace.app.events:
        answer["warning"] = "missing_agent_session_stopped_event_subscription"
    return answer


def rename_session(workspace: Workspace, arguments: Arguments) -> Json:
    """Give the session of a thread another title."""
    channel = channel_of(workspace, arguments, "channel_id")
    title, thread_ts = arguments.required("title"), arguments.required("thread_ts")
    if len(title) > limits.SESSION_TITLE_CHARACTERS:
        raise Refused("invalid_arguments")
    if thread_ts not in channel.sessions:
        raise Refused("session_not_found")
    return {"title": workspace.set_session(channel, thread_ts, title=title).title}


def _thread(workspace: Workspace, channel: str, arguments: Arguments) -> str:
    thread_ts = arguments.required("thread_ts")
    if thread_ts not in workspace.channels[channel].messages:
        raise Refused("thread_not_found")
    return workspace.message(channel, thread_ts).root


def set_status(workspace: Workspace, arguments: Arguments) -> Json:
    """Show a line of what the app is doing in a thread; it goes after two minutes or with the app's next message."""
    channel = channel_of(workspace, arguments, "channel_id")
    thread_ts = _thread(workspace, channel.id, arguments)
    loading = arguments.words("loading_messages")
    if len(loading) > limits.LOADING_MESSAGES:
        raise Refused("invalid_arguments", messages=["[ERROR] no more than 10 items allowed"])
    if "status" not in arguments.values:
        raise Refused("invalid_arguments", messages=["[ERROR] missing required field: status"])
    workspace.set_status(channel, thread_ts, arguments.text("status"), loading)
    return {}


def set_title(workspace: Workspace, arguments: Arguments) -> Json:
    """Give a thread a title."""
    channel = channel_of(workspace, arguments, "channel_id")
    workspace.set_session(channel, _thread(workspace, channel.id, arguments), title=arguments.required("title"))
    return {}


def set_prompts(workspace: Workspace, arguments: Arguments) -> Json:
    """Offer up to four sentences to start with. For an agent app a call with `thread_ts` silently does nothing."""
    channel = channel_of(workspace, arguments, "channel_id")
    prompts = arguments.json("prompts")
    sound = isinstance(prompts, list) and all(
        isinstance(one, dict) and one.get("title") and one.get("message") for one in prompts
    )
    if not sound or len(prompts) > limits.SUGGESTED_PROMPTS:
        raise Refused("invalid_arguments")
    if arguments.text("thread_ts"):
        return {}
    channel.prompts, channel.prompts_title = prompts, arguments.text("title")
    update = {"type": "prompts", "channel": channel.id, "thread_ts": None, "prompts": prompts}
    workspace.push({**update, "title": channel.prompts_title}, channel.members)
    return {}


METHODS = {
    "agents.sessions.setStatus": Method(set_session_status, ("chat:write",)),
    "agents.sessions.rename": Method(rename_session, ("chat:write",)),
    "assistant.threads.setStatus": Method(set_status, ("assistant:write", "chat:write"), 0),
    "assistant.threads.setTitle": Method(set_title, ("assistant:write",)),
    "assistant.threads.setSuggestedPrompts": Method(set_prompts, ("assistant:write",), 4),
}
