"""The last words of a turn: the tools' own sentences, joined."""

from collections.abc import Sequence

import orjson

from agent.model import Message


def sentence_of(message: Message) -> str:
    """Give the sentence a tool's answer begins with."""
    try:
        read = orjson.loads(message.text)
    except orjson.JSONDecodeError:
        return message.text.split("\n", 1)[0].strip()
    return str(read.get("say", "")).strip() if isinstance(read, dict) else str(read)


def joined(results: Sequence[Message], remarks: Sequence[str]) -> str:
    """Join the sentences of what was done, then what could not be done; nothing is said twice."""
    said = list(dict.fromkeys(filter(None, (sentence_of(message) for message in results))))
    return " ".join([*said, *(remark for remark in remarks if remark and remark not in said)])
