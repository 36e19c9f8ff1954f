"""The small words the block families are described with: a check looks at a value and says what is wrong and where.

The sentences are Slack's own ("must be less than 3001 characters", with a JSON pointer), because that is what a
developer finds in `response_metadata.messages`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Place:
    """Where in a payload a check stands, and the list that what is wrong goes to."""

    pointer: str
    found: list[str] = field(default_factory=list)

    def at(self, *keys: str | int) -> "Place":
        """The place of a member."""
        return Place("/".join([self.pointer, *map(str, keys)]), self.found)

    def say(self, sentence: str) -> None:
        """Report a problem here."""
        self.found.append(f"[ERROR] {sentence} [json-pointer:{self.pointer}]")


Check = Callable[[Any, Place], None]
"""Looks at a value and reports what is wrong with it."""


def anything(value: Any, place: Place) -> None:
    """Accept every value."""


def string(most: int | None = None, least: int = 1) -> Check:
    """A string of `least` to `most` characters."""

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, str):
            place.say("must provide a string")
        elif len(value) < least:
            place.say(f"must be more than {least - 1} characters")
        elif most is not None and len(value) > most:
            place.say(f"must be less than {most + 1} characters")

    return check


def boolean(value: Any, place: Place) -> None:
    """True or false."""
    if not isinstance(value, bool):
        place.say("must provide a boolean")


def integer(least: int | None = None, most: int | None = None) -> Check:
    """A whole number of `least` to `most`."""

    def check(value: Any, place: Place) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            place.say("must provide an integer")
        elif least is not None and value < least:
            place.say(f"must be no less than {least}")
        elif most is not None and value > most:
            place.say(f"must be no more than {most}")

    return check


def number(value: Any, place: Place) -> None:
    """A finite number, whole or not."""
    finite = isinstance(value, int | float) and not isinstance(value, bool) and value - value == 0
    if not finite:
        place.say("must provide a number")


def word(*allowed: str) -> Check:
    """One of a few words."""

    def check(value: Any, place: Place) -> None:
        if value not in allowed:
            place.say(f"must be a valid enum value: {', '.join(allowed)}")

    return check


def array(each: Check, *, least: int = 1, most: int | None = None) -> Check:
    """A list of `least` to `most` items."""

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, list | tuple):
            place.say("must provide an array")
            return
        if len(value) < least:
            place.say(f"no fewer than {least} items allowed")
        if most is not None and len(value) > most:
            place.say(f"no more than {most} items allowed")
        for index, item in enumerate(value):
            each(item, place.at(index))

    return check


def shape(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Check) -> Check:
    """An object with these members and no others; `rules` look at the whole object when its members are sound."""
    every = {**required, **(optional or {})}

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, dict):
            place.say("must provide an object")
            return
        before = len(place.found)
        for name in required:
            if value.get(name) is None:
                place.say(f"missing required field: {name}")
        for name, member in value.items():
            if name not in every:
                place.say(f"invalid additional property: {name}")
            elif member is not None:
                every[name](member, place.at(name))
        if len(place.found) == before:
            for rule in rules:
                rule(value, place)

    return check


def kind_of(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` chooses the check."""

    def check(value: Any, place: Place) -> None:
        if not isinstance(value, dict):
            place.say("must provide an object")
            return
        known = kinds.get(str(value.get("type")))
        if known is None:
            place.say(f"unsupported type: {value.get('type')}")
        else:
            known(value, place)

    return check


def exactly_one(*names: str) -> Check:
    """A rule: one of these members, and only one."""

    def check(value: dict[str, Any], place: Place) -> None:
        if sum(value.get(name) is not None for name in names) != 1:
            place.say(f"must define exactly one of {' or '.join(names)}")

    return check


def unique(values: Sequence[Any], what: str, place: Place) -> None:
    """Report every repetition among `values`; None does not count."""
    seen = set()
    for value in values:
        if value is not None and value in seen:
            place.say(f'{what} "{value}" already exists')
        seen.add(value)
