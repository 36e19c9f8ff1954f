"""Slack's numbers: lengths in characters, times in seconds, counts. From its documentation unless said otherwise."""

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
VIEW_BYTES = 250 * 1024
PRIVATE_METADATA_CHARACTERS = 3000
MARKDOWN_CHARACTERS = 12_000
TABLE_CHARACTERS = 10_000

MESSAGE_BLOCK_CHARACTERS = 13_200
"""Over all blocks of a message; measured by others, not documented."""
