"""Slack's numbers: lengths in characters, times in seconds, counts. From its documentation unless said otherwise."""

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
VIEW_BYTES = 250 * 1024
PRIVATE_METADATA_CHARACTERS = 3000
MARKDOWN_CHARACTERS = 12_000
TABLE_CHARACTERS = 10_000

MESSAGE_BLOCK_CHARACTERS = 13_200
"""Over all blocks of a message; measured by others, not documented."""

POST_CHARACTERS = 40_000
UPDATE_CHARACTERS = 4_000
ATTACHMENTS = 100
STREAM_CHARACTERS = 12_000
"""A call of a stream method, and `markdown_text` anywhere."""

STREAM_BYTES = 10_700
"""A whole streamed message in UTF-8, task details and outputs twice; measured by others, not documented."""

LOADING_MESSAGES = 10
SUGGESTED_PROMPTS = 4
SESSION_TITLE_CHARACTERS = 200
STACKED_VIEWS = 3
SOCKET_CONNECTIONS = 10

STREAM_SECONDS = 300.0
STATUS_SECONDS = 120.0
TRIGGER_SECONDS = 3.0
ACK_SECONDS = 3.0
RETRY_SECONDS = (0.0, 60.0, 300.0)
"""How long after the one before each repetition of an unacknowledged event comes."""

RESPONSE_URL_USES = 5
RESPONSE_URL_SECONDS = 30 * 60.0

TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls a minute of each tier of methods."""

POSTS_A_SECOND = 1
"""Of `chat.postMessage`, to one channel."""
