"""The size of what every model call begins with, by role.

Tokens are counted by the WordPiece vocabulary the local embedding model brings, which cuts text finer than the
tokenisers of current chat models do, and estimated at four characters a token as those models' makers do.
"""

import asyncio
import hashlib
from uuid import UUID

import orjson

from agent.offering import offered
from bench.table import Row
from prompts import render
from store.models.enums import Role
from tools.actor import Actor
from tools.registry import tools_for

CHARACTERS_PER_TOKEN = 4


def fixed_prompt(role: Role) -> str:
    """Give the text a person of one role sends with every call: the system prompt and the tools."""
    actor = Actor(UUID(int=1), "A", "a@example.com", frozenset({role}))
    tools = [
        {"name": t.name, "description": t.description, "parameters": t.schema()} for t in offered(tools_for(actor), ())
    ]
    return render("agent") + orjson.dumps(tools).decode()


async def measure() -> list[Row]:
    """Count for each role, and look whether two renderings are the same to the byte."""
    await asyncio.sleep(0)
    rows = []
    for role in Role:
        prompt = fixed_prompt(role)
        same = hashlib.sha256(prompt.encode()).digest() == hashlib.sha256(fixed_prompt(role).encode()).digest()
        tokens = len(prompt) / CHARACTERS_PER_TOKEN
        rows.append(
            Row(f"fixed prompt of a {role.replace('_', ' ')}, tokens", f"{tokens:,.0f}", f"{len(prompt):,} characters",
                "stable" if same else "changes", "≤ 4,000 for a recruiter", same and tokens <= 4000),
        )  # fmt: skip
    return rows
