"""Prompt texts and the function that renders them."""

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined


def _read(name: str) -> str:
    return files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_read),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - prompts are plain text, never HTML
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, **values: Any) -> str:
    """Fill in a prompt; raises `jinja2.UndefinedError` for a value the text names and nobody gave."""
    return _environment().get_template(name).render(**values).strip()


@cache
def version(name: str) -> str:
    """Give the first 12 hex digits of the prompt text's SHA-256, which every model call logs."""
    return hashlib.sha256(_read(name).encode()).hexdigest()[:12]
