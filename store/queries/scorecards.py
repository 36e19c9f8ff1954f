"""Scorecards: the words they are read from, what they say, and what they said before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import (
    FeedbackMessage,
    Person,
    Scorecard,
    ScorecardAttribute,
    ScorecardEvidence,
    ScorecardRating,
    ScorecardVersion,
)
from store.models.enums import Rating, Recommendation, ScorecardStatus
from store.queries import feedback_files


@dataclass(frozen=True)
class Attribute:
    """What a kit asks to rate."""

    id: UUID
    name: str
    description: str | None


@dataclass(frozen=True)
class Words:
    """Something the interviewer wrote; `settings` when it was a form."""

    id: UUID
    body: str
    settings: Mapping[str, Any] | None
    channel: str | None
    ts: str | None


@dataclass(frozen=True)
class Quote:
    """Words that support a rating, and the message they are from."""

    text: str
    channel: str | None = None
    ts: str | None = None


@dataclass(frozen=True)
class Rated:
    """A rating and what it rests on."""

    attribute_id: UUID
    attribute: str
    rating: Rating
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Content:
    """What a scorecard says."""

    recommendation: Recommendation
    ratings: tuple[Rated, ...]
    quotes: tuple[Quote, ...] = ()
    summary: str | None = None


@dataclass(frozen=True)
class Card:
    """A scorecard; `files` are the names of what was put beside the words."""

    id: UUID
    interview_id: UUID | None
    application_id: UUID
    interviewer_id: UUID
    interviewer: str
    status: ScorecardStatus
    submitted_at: datetime | None
    amended_at: datetime | None
    content: Content
    files: tuple[str, ...] = ()

    @property
    def is_in(self) -> bool:
        """Tell whether it was submitted."""
        return self.status is ScorecardStatus.SUBMITTED


async def attributes(session: AsyncSession, kit_id: UUID | None) -> list[Attribute]:
    """Give what a kit asks to rate, in its order."""
    if kit_id is None:
        return []
    query = select(ScorecardAttribute.id, ScorecardAttribute.name, ScorecardAttribute.description)
    query = query.where(ScorecardAttribute.interview_kit_id == kit_id).order_by(ScorecardAttribute.position)
    return [Attribute(*row) for row in await session.execute(query)]


async def words(session: AsyncSession, interview_id: UUID, person_id: UUID) -> list[Words]:
    """Give everything somebody wrote about an interview, in order."""
    said = FeedbackMessage
    query = select(said.id, said.body, said.settings, said.slack_channel, said.slack_ts)
    query = query.where(said.interview_id == interview_id, said.person_id == person_id).order_by(said.id)
    return [Words(*row) for row in await session.execute(query)]


async def keep_words(
    session: AsyncSession,
    interview_id: UUID,
    person_id: UUID,
    body: str,
    *,
    settings: Mapping[str, Any] | None = None,
    channel: str | None = None,
    ts: str | None = None,
) -> UUID:
    """Keep what somebody wrote; the same message again takes the place of what it said before."""
    row = insert(FeedbackMessage).values(
        id=new_id(),
        interview_id=interview_id,
        person_id=person_id,
        body=body,
        settings=dict(settings) if settings is not None else None,
        slack_channel=channel,
        slack_ts=ts,
    )
    same = ["interview_id", "person_id", "slack_channel", "slack_ts"]
    kept = row.on_conflict_do_update(index_elements=same, set_={"body": body}).returning(FeedbackMessage.id)
    return (await session.execute(kept)).scalar_one()


async def drop_words(session: AsyncSession, words_id: UUID) -> bool:
    """Forget something the person wrote; tells whether it was there."""
    gone = await session.execute(
        delete(FeedbackMessage).where(FeedbackMessage.id == words_id).returning(FeedbackMessage.id)
    )
    return gone.first() is not None


async def of(session: AsyncSession, interview_id: UUID, person_id: UUID) -> Card | None:
    """Give somebody's scorecard of an interview, if the session's person may see it."""
    found = await _cards(session, Scorecard.interview_id == interview_id, Scorecard.interviewer_id == person_id)
    return found[0] if found else None


async def by_id(session: AsyncSession, scorecard_id: UUID) -> Card | None:
    """Give a scorecard, if the session's person may see it."""
    found = await _cards(session, Scorecard.id == scorecard_id)
    return found[0] if found else None


async def submitted(session: AsyncSession, application_id: UUID) -> list[Card]:
    """Give the scorecards of an application that are in, as far as the session's person may see them."""
    is_in = Scorecard.status == ScorecardStatus.SUBMITTED
    return await _cards(session, Scorecard.application_id == application_id, is_in)


async def hold(session: AsyncSession, interview_id: UUID, application_id: UUID, person_id: UUID) -> tuple[UUID, bool]:
    """Give the person's own scorecard, begun if need be and locked, and whether it is in."""
    begun = insert(Scorecard).values(
        id=new_id(), interview_id=interview_id, application_id=application_id, interviewer_id=person_id
    )
    await session.execute(begun.on_conflict_do_nothing(index_elements=["interview_id", "interviewer_id"]))
    query = select(Scorecard.id, Scorecard.status).where(
        Scorecard.interview_id == interview_id, Scorecard.interviewer_id == person_id
    )
    row = (await session.execute(query.with_for_update())).one()
    return row.id, row.status is ScorecardStatus.SUBMITTED


async def write(session: AsyncSession, scorecard_id: UUID, content: Content) -> None:
    """Make a scorecard say this and nothing else."""
    head = update(Scorecard).where(Scorecard.id == scorecard_id)
    await session.execute(head.values(recommendation=content.recommendation, summary=content.summary))
    await session.execute(delete(ScorecardRating).where(ScorecardRating.scorecard_id == scorecard_id))
    await session.execute(delete(ScorecardEvidence).where(ScorecardEvidence.scorecard_id == scorecard_id))
    for one in content.ratings:
        rating_id = new_id()
        rating = {"id": rating_id, "scorecard_id": scorecard_id, "attribute_id": one.attribute_id}
        await session.execute(insert(ScorecardRating).values(**rating, rating=one.rating))
        await _quote(session, one.quotes, rating_id=rating_id)
    await _quote(session, content.quotes, scorecard_id=scorecard_id)


async def _quote(session: AsyncSession, quotes: Sequence[Quote], **subject: UUID) -> None:
    rows = [
        {"id": new_id(), "quote": one.text, "slack_channel": one.channel, "slack_ts": one.ts, **subject}
        for one in quotes
    ]
    if rows:
        await session.execute(insert(ScorecardEvidence), rows)


async def submit(session: AsyncSession, scorecard_id: UUID, person_id: UUID, at: datetime) -> bool:
    """Hand a draft in; false when it was in already."""
    draft = (Scorecard.id == scorecard_id, Scorecard.status == ScorecardStatus.DRAFT)
    done = await session.execute(
        update(Scorecard)
        .where(*draft)
        .values(status=ScorecardStatus.SUBMITTED, submitted_at=at, submitted_by_id=person_id)
        .returning(Scorecard.id)
    )
    return done.first() is not None


async def keep_version(session: AsyncSession, card: Card, reason: str, at: datetime) -> None:
    """Keep what a scorecard that is in says, before it is changed."""
    await session.execute(
        insert(ScorecardVersion).values(
            id=new_id(),
            scorecard_id=card.id,
            recommendation=card.content.recommendation,
            summary=card.content.summary,
            content=plain(card.content),
            submitted_at=card.amended_at or card.submitted_at,
            reason=reason,
        )
    )
    await session.execute(update(Scorecard).where(Scorecard.id == card.id).values(amended_at=at))


async def versions(session: AsyncSession, scorecard_id: UUID) -> int:
    """Count how often a scorecard was amended."""
    query = text("select count(*) from shortlist.scorecard_version where scorecard_id = :card")
    return int(await session.scalar(query, {"card": scorecard_id}) or 0)


def plain(content: Content) -> dict[str, Any]:
    """Give what a scorecard says as JSON holds it; equal contents are equal."""
    return {
        "recommendation": content.recommendation.value,
        "summary": content.summary,
        "quotes": [one.text for one in content.quotes],
        "ratings": [
            {"attribute": str(one.attribute_id), "rating": one.rating.value, "quotes": [q.text for q in one.quotes]}
            for one in content.ratings
        ],
    }


async def _cards(session: AsyncSession, *where: Any) -> list[Card]:
    query = (
        select(
            Scorecard.id,
            Scorecard.interview_id,
            Scorecard.application_id,
            Scorecard.interviewer_id,
            Person.name,
            Scorecard.status,
            Scorecard.submitted_at,
            Scorecard.amended_at,
            Scorecard.recommendation,
            Scorecard.summary,
        )
        .join(Person, Person.id == Scorecard.interviewer_id)
        .where(*where)
        .order_by(Scorecard.submitted_at, Scorecard.id)
    )
    rows = (await session.execute(query)).all()
    ratings, quotes = await _ratings(session, [row.id for row in rows])
    files = await feedback_files.names(session, [row.interview_id for row in rows if row.interview_id is not None])
    return [
        Card(
            *row[:8],
            Content(row.recommendation, tuple(ratings[row.id]), tuple(quotes[row.id]), row.summary),
            files.get((row.interview_id, row.interviewer_id), ()),
        )
        for row in rows
    ]


async def _ratings(
    session: AsyncSession, ids: Sequence[UUID]
) -> tuple[dict[UUID, list[Rated]], dict[UUID, list[Quote]]]:
    """Give ratings and quotes by scorecard, in the order of the kit."""
    rating, said, asked = ScorecardRating, ScorecardEvidence, ScorecardAttribute
    found = await session.execute(
        select(rating.id, rating.scorecard_id, rating.attribute_id, asked.name, rating.rating)
        .join(asked, asked.id == rating.attribute_id)
        .where(rating.scorecard_id.in_(ids))
        .order_by(asked.position, rating.id)
    )
    rows = found.all()
    evidence = await session.execute(
        select(said.rating_id, said.scorecard_id, said.quote, said.slack_channel, said.slack_ts)
        .where(said.scorecard_id.in_(ids) | said.rating_id.in_([row.id for row in rows]))
        .order_by(said.id)
    )
    by_subject: dict[UUID, list[Quote]] = {}
    for one in evidence:
        by_subject.setdefault(one.rating_id or one.scorecard_id, []).append(Quote(*one[2:]))
    ratings: dict[UUID, list[Rated]] = {card: [] for card in ids}
    for row in rows:
        quotes = tuple(by_subject.get(row.id, ()))
        ratings[row.scorecard_id].append(Rated(row.attribute_id, row.name, row.rating, quotes))
    return ratings, {card: by_subject.get(card, []) for card in ids}
