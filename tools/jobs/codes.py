"""Codes of new jobs: the department's letters and the next free number."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from store.queries import job_changes
from tools.context import ToolContext
from tools.errors import ToolError

FIRST_DIGITS = 3
TRIES = 100
"""Numbers tried: those of confidential jobs are taken though they cannot be seen."""


async def insert_with_code(
    ctx: ToolContext, values: Mapping[str, Any], code: str | None, department_id: UUID | None
) -> str:
    """Insert a job under the code given, or under its department's next free one; give the code."""
    if code is not None:
        return await _insert_named(ctx, values, tidy(code))
    prefix = await _prefix(ctx, department_id)
    highest = await job_changes.highest_number(ctx.session, prefix)
    for number in range(highest + 1, highest + 1 + TRIES):
        free = f"{prefix}-{number:0{FIRST_DIGITS}d}"
        if await job_changes.add_job(ctx.session, {**values, "code": free}):
            return free
    raise ToolError(f"No free code was found for {prefix}; please give one.")


async def _insert_named(ctx: ToolContext, values: Mapping[str, Any], code: str) -> str:
    if not await job_changes.add_job(ctx.session, {**values, "code": code}):
        raise ToolError(f"The code {code} can’t be used, so nothing was changed. Leave it out and one is made.")
    return code


def tidy(code: str) -> str:
    """Write a code the usual way; raises `ToolError` for what is none."""
    plain = re.sub(r"[\s_]+", "-", code.strip()).upper()
    if not re.fullmatch(r"[A-Z][A-Z0-9]{0,9}(-[A-Z0-9]{1,10}){1,2}", plain):
        raise ToolError("A job’s code looks like ENG-014; please give one like that, or none.")
    return plain


async def _prefix(ctx: ToolContext, department_id: UUID | None) -> str:
    if department_id is None:
        return "JOB"
    usual = await job_changes.code_prefix(ctx.session, department_id)
    if usual:
        return usual
    name = await job_changes.department_name(ctx.session, department_id) or ""
    letters = re.sub(r"[^A-Z]", "", name.upper())[:3]
    return letters if len(letters) > 1 else "JOB"
