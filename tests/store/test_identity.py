"""The signed identity: what it opens, and everything that must not pass for it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from store.database import Database
from store.identity import Moment, key_from_secret, role_password, sign
from store.models import Person

WHO_IS_IT = text("select shortlist.actor_id()")
CLAIM = text("select set_config('shortlist.identity', :claim, true)")


@dataclass(frozen=True)
class Inside:
    """A database with a few people in it, and its signing key."""

    database: Database
    active: UUID
    deactivated: UUID
    key: bytes


@pytest.fixture(scope="module")
async def inside(module_database_url: str) -> AsyncIterator[Inside]:
    database = await Database.open(module_database_url)
    try:
        active, deactivated = uuid4(), uuid4()
        async with database.owner() as session:
            session.add(Person(id=active, name="A", email="a@company.example", roles=["recruiter"]))
            session.add(Person(id=deactivated, name="D", email="d@company.example", status="deactivated"))
            key = bytes(await session.scalar(text("select key from shortlist.signing_key")))
        yield Inside(database, active, deactivated, key)
    finally:
        await database.close()


async def moment(session: AsyncSession) -> Moment:
    """What a signature of this session's transaction is bound to."""
    row = (await session.execute(text("select pg_backend_pid(), (extract(epoch from now()) * 1000000)::bigint"))).one()
    return Moment(backend_pid=row[0], started_us=row[1])


async def test_a_signed_identity_is_the_person(inside: Inside) -> None:
    async with inside.database.person(inside.active) as session:
        assert await session.scalar(WHO_IS_IT) == inside.active


async def test_the_identity_holds_for_the_whole_transaction(inside: Inside) -> None:
    async with inside.database.person(inside.active) as session:
        await asyncio.sleep(0.01)
        assert await session.scalar(WHO_IS_IT) == inside.active


@pytest.mark.parametrize("who", ["deactivated", "unknown"])
async def test_somebody_deactivated_or_unknown_meets_an_empty_database(inside: Inside, who: str) -> None:
    person = inside.deactivated if who == "deactivated" else uuid4()
    async with inside.database.person(person) as session:
        assert await session.scalar(WHO_IS_IT) is None
        assert (await session.execute(text("select 1 from shortlist.person"))).first() is None


async def test_without_an_identity_nothing_is_there(inside: Inside) -> None:
    async with inside.database.person(inside.active) as session:
        await session.execute(CLAIM, {"claim": ""})
        assert await session.scalar(WHO_IS_IT) is None
        assert (await session.execute(text("select 1 from shortlist.person"))).first() is None


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "|",
        "||",
        "|||||||",
        "{person}",
        "{person}|turn",
        "{person}|turn|",
        "{person}|turn|0000000000000000000000000000000000000000000000000000000000000000",
        "not-a-uuid|turn|{good}",
        "{person}|undo|{good}",
        "{other}|turn|{good}",
        "{upper}|turn|{good}",
        " {person}|turn|{good}",
        "{person}|turn|{good} ",
        "{person}|turn|{GOOD}",
        "{person}|turn||{good}",
        "{person}||turn|{good}",
        "ö" * 10_000,
        "'; select 1; --",
    ],
)
async def test_a_malformed_or_forged_identity_is_nobody(inside: Inside, claim: str) -> None:
    async with inside.database.person(inside.active) as session:
        good = sign(inside.key, inside.active, "turn", await moment(session)).rpartition("|")[2]
        forged = claim.format(
            person=inside.active,
            upper=str(inside.active).upper(),
            other=inside.deactivated,
            good=good,
            GOOD=good.upper(),
        )
        await session.execute(CLAIM, {"claim": forged})
        assert await session.scalar(WHO_IS_IT) is None


async def test_another_key_signs_nothing(inside: Inside) -> None:
    async with inside.database.person(inside.active) as session:
        forged = sign(key_from_secret(b"guess"), inside.active, "turn", await moment(session))
        await session.execute(CLAIM, {"claim": forged})
        assert await session.scalar(WHO_IS_IT) is None


async def test_an_identity_of_an_earlier_transaction_is_nobody(inside: Inside) -> None:
    async with inside.database.person(inside.active) as session:
        first = await moment(session)
        replay = await session.scalar(text("select current_setting('shortlist.identity')"))
    async with inside.database.person(inside.active) as session:
        assert (await moment(session)).started_us != first.started_us
        await session.execute(CLAIM, {"claim": replay})
        assert await session.scalar(WHO_IS_IT) is None


async def test_an_identity_of_another_backend_is_nobody(inside: Inside) -> None:
    async with inside.database.person(inside.active) as one, inside.database.person(inside.active) as two:
        here, there = await moment(one), await moment(two)
        assert here.backend_pid != there.backend_pid
        borrowed = sign(inside.key, inside.active, "turn", Moment(here.backend_pid, there.started_us))
        await two.execute(CLAIM, {"claim": borrowed})
        assert await two.scalar(WHO_IS_IT) is None


async def test_an_identity_does_not_outlive_its_transaction(inside: Inside) -> None:
    async with inside.database.person(inside.active) as session:
        pid = (await moment(session)).backend_pid
    async with inside.database.worker() as session:
        assert await session.scalar(text("select current_setting('shortlist.identity', true)")) in (None, "")
    for _ in range(20):
        async with inside.database.person(inside.deactivated) as session:
            if (await moment(session)).backend_pid == pid:
                assert await session.scalar(WHO_IS_IT) is None
                return


async def test_what_is_signed_for_outreach_is_no_identity(inside: Inside) -> None:
    """The key also hashes suppressed addresses: the two kinds of message must never be mistaken for each other."""
    async with inside.database.person(inside.active) as session:
        now = await moment(session)
        message = f"{inside.active}|turn|{now.backend_pid}|{now.started_us}"
        oracle = await session.scalar(text("select shortlist.suppression_key(:it)"), {"it": message})
        await session.execute(CLAIM, {"claim": f"{inside.active}|turn|{oracle}"})
        assert await session.scalar(WHO_IS_IT) is None


def test_a_purpose_is_one_lower_case_word() -> None:
    for purpose in ("", "Turn", "a|b", "turn\n", "x" * 41):
        with pytest.raises(ValueError, match="lower-case word"):
            sign(b"k" * 32, UUID(int=0), purpose, Moment(1, 1))


def test_roles_have_different_passwords_that_follow_from_the_key() -> None:
    key = key_from_secret(b"secret")
    assert role_password(key, "shortlist_app") == role_password(key_from_secret(b"secret"), "shortlist_app")
    assert role_password(key, "shortlist_app") != role_password(key, "shortlist_worker")
    assert role_password(key, "shortlist_app") != role_password(key_from_secret(b"other"), "shortlist_app")
