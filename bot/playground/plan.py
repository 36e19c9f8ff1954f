"""What a workspace is made from: its people, its channels, and the app as its manifest describes it."""

from dataclasses import dataclass

from bot.playground.ids import derived


@dataclass(frozen=True)
class Person:
    """Somebody with an account.

    `id` is the Slack user id; when it is empty it follows from the e-mail address. `roles` are shown on the page only.
    """

    name: str
    email: str
    title: str = ""
    timezone: str = "Europe/Berlin"
    id: str = ""
    guest: bool = False
    deactivated: bool = False
    other_team: bool = False
    roles: tuple[str, ...] = ()

    @property
    def user_id(self) -> str:
        """The Slack user id."""
        return self.id or derived("U", self.email)

    @property
    def handle(self) -> str:
        """The short name, from the e-mail address."""
        return self.email.partition("@")[0].casefold()


@dataclass(frozen=True)
class ChannelPlan:
    """A channel. `members` are e-mail addresses or user ids; empty means everybody who works here."""

    name: str
    private: bool = False
    topic: str = ""
    members: tuple[str, ...] = ()
    with_app: bool = True


CHANNELS = (
    ChannelPlan("general", topic="Company news"),
    ChannelPlan("hiring", topic="Everything about open jobs"),
    ChannelPlan("hiring-leads", private=True, topic="Offers and headcount"),
)


@dataclass(frozen=True)
class Command:
    """A slash command."""

    command: str
    description: str
    usage_hint: str = ""


@dataclass(frozen=True)
class Shortcut:
    """A shortcut; `type` is "global" or "message"."""

    type: str
    callback_id: str
    name: str


SCOPES = frozenset(
    """app_mentions:read assistant:write chat:write commands im:history im:read im:write channels:history
    channels:read groups:history groups:read reactions:read reactions:write files:read files:write users:read
    users:read.email""".split()
)

EVENTS = frozenset(
    """app_home_opened app_context_changed agent_session_stopped app_mention message.im message.channels
    message.groups reaction_added file_shared app_uninstalled tokens_revoked""".split()
)


@dataclass(frozen=True)
class AppPlan:
    """The app under development, as its manifest describes it."""

    name: str = "Shortlist"
    commands: tuple[Command, ...] = (Command("/shortlist", "Ask about candidates and jobs", "[question]"),)
    shortcuts: tuple[Shortcut, ...] = (
        Shortcut("message", "note_from_message", "Note on a candidate"),
        Shortcut("message", "add_to_scorecard", "Add to scorecard"),
        Shortcut("global", "new_job", "New job"),
    )
    scopes: frozenset[str] = SCOPES
    events: frozenset[str] = EVENTS
    prompts: tuple[tuple[str, str], ...] = ()
