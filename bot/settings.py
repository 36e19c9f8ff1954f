"""The settings: read from the environment and `.env` in the composition root, never at import."""

from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsError(Exception):
    """A setting does not fit; the sentence names it and says what it takes."""


def _named(*names: str) -> AliasChoices:
    return AliasChoices(*names)


class Settings(BaseSettings):
    """Everything that can be set from outside. Unset optional services switch a feature off."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    database_url: SecretStr | None = Field(default=None, validation_alias=_named("DATABASE_URL"))
    """Address of a PostgreSQL server; unset: the embedded server under `data_directory`."""
    secret_key: SecretStr | None = Field(default=None, validation_alias=_named("SHORTLIST_SECRET_KEY"))
    """Key that signs identities; unset: the one the database keeps for its owner."""
    openai_api_key: SecretStr | None = Field(default=None, validation_alias=_named("OPENAI_API_KEY"))
    openai_base_url: str | None = Field(default=None, validation_alias=_named("OPENAI_BASE_URL"))
    model: str = Field(default="gpt-4.1-mini", validation_alias=_named("SHORTLIST_MODEL"))
    embedding_model: str | None = Field(default=None, validation_alias=_named("SHORTLIST_EMBEDDING_MODEL"))
    """An OpenAI embedding model; unset: the local one. Changing it means embedding everybody again."""
    model_timeout: float = Field(default=30.0, gt=0, validation_alias=_named("SHORTLIST_MODEL_TIMEOUT"))
    """Seconds one model call may take."""
    now: datetime | None = Field(default=None, validation_alias=_named("SHORTLIST_NOW"))
    """Replaces the clock, for tests and demonstrations (ISO 8601, with an offset)."""
    person: str | None = Field(default=None, validation_alias=_named("SHORTLIST_AS"))
    """E-mail of the person `chat` and `ask` act for when `--as` is not given."""

    slack_bot_token: SecretStr | None = Field(default=None, validation_alias=_named("SLACK_BOT_TOKEN"))
    """Token the bot speaks with (xoxb-...)."""
    slack_app_token: SecretStr | None = Field(default=None, validation_alias=_named("SLACK_APP_TOKEN"))
    """Token of Socket Mode (xapp-...); unset: events come over HTTP."""
    slack_signing_secret: SecretStr | None = Field(default=None, validation_alias=_named("SLACK_SIGNING_SECRET"))
    """Checks that a request over HTTP comes from Slack."""
    slack_api_url: str = Field(default="https://slack.com/api/", validation_alias=_named("SLACK_API_URL"))
    host: str = Field(default="127.0.0.1", validation_alias=_named("SHORTLIST_HOST"))
    """Address `shortlist serve` listens on for Slack's requests and health checks."""
    port: int = Field(default=8080, ge=0, le=65535, validation_alias=_named("SHORTLIST_PORT"))

    smtp_url: SecretStr | None = Field(default=None, validation_alias=_named("SMTP_URL"))
    """Mail server that outreach leaves by (smtp://user:password@host:587, or smtps://); unset: mail waits."""
    public_url: str | None = Field(default=None, validation_alias=_named("SHORTLIST_PUBLIC_URL"))
    """Where people outside reach the web endpoints (https://hiring.example.com): unsubscribe links lead there."""

    track_opens: bool = Field(default=False, validation_alias=_named("SHORTLIST_TRACK_OPENS"))
    """Letters carry a picture that tells when they are opened; needs `public_url`."""
    track_clicks: bool = Field(default=False, validation_alias=_named("SHORTLIST_TRACK_CLICKS"))
    """Links of letters lead over us, who note that they were followed; needs `public_url`."""

    imap_url: SecretStr | None = Field(default=None, validation_alias=_named("IMAP_URL"))
    """Mailbox that replies and reports of failure come to (imaps://user:password@host/INBOX); unset: none is read."""
    inbound_secret: SecretStr | None = Field(default=None, validation_alias=_named("SHORTLIST_INBOUND_SECRET"))
    """Signs mail that a mail server hands over at /mail/inbound; unset: none is taken there."""

    @field_validator(
        "openai_api_key",
        "openai_base_url",
        "database_url",
        "secret_key",
        "embedding_model",
        "slack_bot_token",
        "slack_app_token",
        "slack_signing_secret",
        "smtp_url",
        "public_url",
        "imap_url",
        "inbound_secret",
        mode="before",
    )
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("smtp_url")
    @classmethod
    def _is_a_mail_server(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(("smtp://", "smtps://")):
            raise ValueError("should look like smtp://user:password@mail.example.com:587")
        return value

    @field_validator("imap_url")
    @classmethod
    def _is_a_mailbox(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(("imap://", "imaps://")):
            raise ValueError("should look like imaps://user:password@mail.example.com/INBOX")
        return value

    @field_validator("now")
    @classmethod
    def _needs_an_offset(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("needs an offset, for example 2026-03-01T09:00:00+00:00")
        return value

    @field_validator("slack_api_url", mode="before")
    @classmethod
    def _ends_in_a_slash(cls, value: object) -> object:
        if not isinstance(value, str) or not value.strip():
            return "https://slack.com/api/"
        return value.strip().rstrip("/") + "/"

    @property
    def data_directory(self) -> Path:
        """Where the embedded server keeps its data; XDG_DATA_HOME moves it."""
        return user_data_path("shortlist", appauthor=False)

    @property
    def has_model(self) -> bool:
        """Tell whether a language model is configured; without one the built-in interpreter answers."""
        return self.openai_api_key is not None or self.openai_base_url is not None


def read_settings() -> Settings:
    """Read the settings; raises `SettingsError` with one sentence."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else "a setting"
        raise SettingsError(
            f"The setting {name} does not fit: {first['msg'].removeprefix('Value error, ')}."
        ) from error
