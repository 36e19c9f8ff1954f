"""Problems a person at the command line can meet, each told in one sentence."""

from agent.assistant import UnknownPersonError
from bot.settings import SettingsError
from bot.slack.unavailable import SlackUnavailableError
from store.embedded import EmbeddedServerError
from store.embedding import EmbeddingError
from store.errors import StoreError
from store.schema import SchemaError


class UsageError(Exception):
    """The command was called in a way that cannot work; the sentence says how it does."""


PROBLEMS = (
    StoreError,
    SchemaError,
    EmbeddedServerError,
    EmbeddingError,
    SettingsError,
    UnknownPersonError,
    UsageError,
    SlackUnavailableError,
)


def sentence_of(problem: BaseException) -> str:
    """Give the one sentence a problem owns."""
    return " ".join(str(problem).split())
