"""A PostgreSQL server of our own, started when no DATABASE_URL is set, shared by all commands of one user."""

from store.embedded.cluster import installation
from store.embedded.errors import EmbeddedServerError
from store.embedded.server import EmbeddedServer, default_directory

__all__ = ["EmbeddedServer", "EmbeddedServerError", "default_directory", "installation"]
