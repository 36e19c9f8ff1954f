"""Whether the tokens hold, and which scopes the app lacks."""

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings

SCOPES = frozenset(
    """app_mentions:read assistant:write channels:history channels:read chat:write commands files:read files:write
    groups:history groups:read im:history im:read im:write reactions:read reactions:write users:read
    users:read.email""".split()
)
"""What docs/slack-manifest.yaml asks for."""
TIMEOUT_S = 10


async def check_tokens(settings: Settings) -> tuple[str, str]:
    """Log in with both tokens; gives what is wrong and how to mend it, and else what holds."""
    if settings.slack_bot_token is None:
        return "SLACK_BOT_TOKEN is not set.", ""
    client = AsyncWebClient(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, TIMEOUT_S)
    try:
        found = await client.auth_test()
        if settings.slack_app_token is not None:
            await client.apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
    except SlackApiError as error:
        method = "SLACK_APP_TOKEN" if "connections" in str(error.response.api_url) else "SLACK_BOT_TOKEN"
        return f"Slack refuses {method} ({error.response.get('error')}): docs/slack.md says where it is.", ""
    except (aiohttp.ClientError, TimeoutError):
        return f"Slack cannot be reached at {settings.slack_api_url}: check the network.", ""
    granted = {scope for scope in str(found.headers.get("x-oauth-scopes") or "").split(",") if scope}
    missing = sorted(SCOPES - granted) if granted else []
    if missing:
        return f"the app lacks the scopes {', '.join(missing)}: install it again from docs/slack-manifest.yaml.", ""
    if settings.slack_app_token is None and settings.slack_signing_secret is None:
        return "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set, so no event could come in.", ""
    way = "Socket Mode" if settings.slack_app_token else "HTTP"
    return "", f"connected to {found.get('team')} as {found.get('user')}; events come by {way}."
