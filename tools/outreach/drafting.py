"""From a letter to the message that leaves: signature, privacy notice, postal address, opting out; and its card."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from store.queries import candidates, outreach
from store.queries.drafts import Draft
from store.queries.outreach import Company, Contactable, Fact
from tools.context import ToolContext
from tools.outreach.governor import checks, may_be_sent
from tools.views import DraftFact, DraftMessage
from tools.wording import listed

OPT_OUT = "If you would rather not hear from us, "
"""How the sentence begins that no letter leaves without."""


@dataclass(frozen=True)
class Standing:
    """What stands for and against writing to some people, looked up once for all of them."""

    company: Company | None
    of: Mapping[UUID, Contactable]
    active: Mapping[UUID, tuple[str, ...]]


async def standing(ctx: ToolContext, people: Sequence[UUID]) -> Standing:
    """Look up what decides whether these people may be written to."""
    of = await outreach.contactable(ctx.session, people, ctx.now)
    active = await candidates.applications(ctx.session, list(people), only_active=True)
    codes = {one: tuple(a.job_code for a in rows if a.job_code) for one, rows in active.items()}
    return Standing(await outreach.company(ctx.session), of, codes)


async def unsubscribe_url(session: AsyncSession, public_url: str | None, message_id: UUID) -> str | None:
    """Give the signed link that opts the recipient of a message out; None where our pages are not reached."""
    if not public_url:
        return None
    token = await outreach.link_token(session, "unsubscribe", message_id)
    return f"{public_url.rstrip('/')}/unsubscribe/{message_id}.{token}"


def footer(
    sender: str,
    email: str,
    company: Company | None,
    *,
    opt_out: str | None,
    is_first: bool,
    language: str = "English",
) -> str:
    """Write what stands under every letter: who writes, why they may, where they are, and how to make it stop."""
    name = company.name if company else ""
    if language == "German":
        return _german_footer(f"{sender}\n{name}".strip(), email, company, opt_out, is_first=is_first)
    parts = [f"{sender}\n{name}".strip()]
    if is_first:
        parts.append(
            "Why you hear from us: we have your details from your public professional profile or an earlier"
            " application, and keep them to tell you about jobs that may suit you"
            " (legitimate interest, Art. 6(1)(f) GDPR). You may ask us for a copy, have them corrected or deleted,"
            f" or object at any time: write to {email}. Software, including AI, helped to prepare this mail;"
            " a person chose to send it."
        )
    how = f"open {opt_out}" if opt_out else "reply “unsubscribe”"
    end = [f"{OPT_OUT}{how}.", (company.postal_address or "") if company else ""]
    parts.append("\n".join(filter(None, end)))
    return "\n\n".join(parts)


def _german_footer(sign: str, email: str, company: Company | None, opt_out: str | None, *, is_first: bool) -> str:
    parts = [sign]
    if is_first:
        parts.append(
            "Warum Sie von uns hören: Wir haben Ihre Angaben aus Ihrem öffentlichen beruflichen Profil oder einer"
            " früheren Bewerbung und bewahren sie auf, um Ihnen von passenden Stellen zu berichten (berechtigtes"
            " Interesse, Art. 6 Abs. 1 lit. f DSGVO). Sie können Auskunft, Berichtigung oder Löschung verlangen oder"
            f" jederzeit widersprechen: schreiben Sie an {email}. Software, auch KI, hat beim Verfassen dieser"
            " Nachricht geholfen; ein Mensch hat entschieden, sie zu senden."
        )
    how = f"öffnen Sie {opt_out}" if opt_out else "antworten Sie „unsubscribe“"
    end = [f"Wenn Sie nichts mehr von uns hören möchten, {how}.", (company.postal_address or "") if company else ""]
    parts.append("\n".join(filter(None, end)))
    return "\n\n".join(parts)


def with_footer(text: str, foot: str) -> str:
    """Put a letter and what stands under it together."""
    return f"{text.strip()}\n\n-- \n{foot}\n"


def letter_of(body: str) -> tuple[str, str]:
    """Take a message apart again: the letter, and what stands under it."""
    text, _, foot = body.rpartition("\n\n-- \n")
    return text.strip(), foot.strip()


def stored(facts: Iterable[Fact]) -> list[dict[str, str]]:
    """Write facts as the draft keeps them."""
    return [{"kind": fact.kind, "record_id": str(fact.record_id), "words": _words(fact)} for fact in facts]


def _words(fact: Fact) -> str:
    match fact.kind:
        case "skill":
            return f"{fact.words}, {fact.detail} years" if fact.detail else fact.words
        case "experience" | "current":
            return " at ".join(filter(None, (fact.words, fact.detail)))
        case _:
            return fact.words


def digest(draft: Draft) -> str:
    """Name exactly what would leave, to the byte: to whom, from whom, subject and text."""
    return digest_of(draft.id, draft.to, draft.sender_email, draft.subject, draft.body)


def digest_of(message_id: UUID, to: str | None, sender_email: str, subject: str, body: str) -> str:
    """Name exactly one message, to the byte."""
    return hashlib.sha256(orjson.dumps([str(message_id), to, sender_email, subject, body])).hexdigest()


def digest_of_all(drafts: Iterable[Draft]) -> str:
    """Name several messages at once."""
    return hashlib.sha256("".join(digest(one) for one in drafts).encode()).hexdigest()


def card(ctx: ToolContext, draft: Draft, known: Standing) -> DraftMessage:
    """Make the card of a draft, with every check as of now."""
    facts = known.of.get(draft.candidate_id)
    active = known.active.get(draft.candidate_id, ())
    made = (
        checks(facts, known.company, at=ctx.now, sender_zone=ctx.actor.timezone, visible_active=active) if facts else ()
    )
    is_draft = draft.status.value == "draft"
    return DraftMessage(
        id=draft.id,
        candidate_id=draft.candidate_id,
        candidate=draft.candidate,
        to=draft.to,
        sender=f"{draft.sender} <{draft.sender_email}>",
        subject=draft.subject,
        body=draft.body,
        status=draft.status.value,
        why=_why(draft),
        facts=tuple(_fact(one) for one in draft.facts),
        notes=tuple((draft.written or {}).get("notes", ())),
        checks=made,
        may_be_sent=is_draft and bool(made) and may_be_sent(made),
        job_id=draft.job_id,
        job_code=draft.job_code,
        digest=digest(draft),
    )


def _fact(kept: Mapping[str, Any]) -> DraftFact:
    return DraftFact(kind=kept["kind"], record_id=UUID(kept["record_id"]), words=kept["words"])


def _why(draft: Draft) -> str:
    role = " at ".join(filter(None, (draft.title, draft.company)))
    known = listed([one["words"] for one in draft.facts])
    return "; ".join(filter(None, (role, draft.location, known)))
