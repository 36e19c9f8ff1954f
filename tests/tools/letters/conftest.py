"""Sourcing: people to write to, a job to write about, and a model that speaks over HTTP."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import orjson
import pytest
from openai import AsyncOpenAI

from agent.one_answer import OneAnswer
from agent.openai_model import OpenAIModel
from agent.testing import Served, StandInEndpoint, stream
from store.embedding import LocalEmbedder
from tools.execution import Toolbox
from tools.ran import Ran
from tools.views import DraftMessage

MONDAY_NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class Sourcing:
    """Four Go engineers in Berlin, two of them at one company, a job, and a company with an address."""

    office: object
    job: UUID
    people: dict[str, UUID]

    async def draft(self, *names: str, **args: object) -> tuple[DraftMessage, ...]:
        """Let Rita draft letters."""
        ran = await self.office.run("rita", "draft_outreach", candidates=list(names), job="ENG-014", **args)
        assert ran.status == "done", ran.say
        return drafts_of(ran)

    def status(self, draft: DraftMessage) -> str:
        """What the message is now."""
        return str(self.office.rows.value("select status::text from shortlist.message where id = %s", draft.id))

    def queued(self) -> int:
        """How many mails the outbox holds."""
        return int(self.office.rows.value("select count(*) from shortlist.outbox where kind = 'email'"))


def drafts_of(ran: Ran) -> tuple[DraftMessage, ...]:
    """The drafts an answer shows."""
    return tuple(view for view in ran.views if isinstance(view, DraftMessage))


@pytest.fixture
def sourcing(staffed) -> Sourcing:
    office, rows = staffed.office, staffed.office.rows
    office.now = MONDAY_NOON
    rows.insert("organisation", name="Quillhaven", postal_address="Lindenufer 12, 10179 Berlin")
    go = rows.insert("skill", name="Go")
    sql = rows.insert("skill", name="SQL")
    rows.run("update shortlist.job set requirements = 'Go, and patience' where code = 'ENG-014'")
    people = {}
    for name, company in (("Gil Weber", "Acme"), ("Hana Novak", "Acme"), ("Ida Berg", "Initech"), ("Jo Lim", None)):
        one = office.candidate(name, current_company=company, location="Berlin, Germany", timezone="Europe/Berlin")
        first = name.split()[0].lower()
        rows.insert("candidate_email", candidate_id=one, value=f"{first}@mail.example", is_primary=True)
        rows.insert("candidate_skill", candidate_id=one, skill_id=go, years=4)
        rows.insert("candidate_skill", candidate_id=one, skill_id=sql)
        rows.insert("consent", candidate_id=one, purpose="processing", basis="legitimate_interest")
        people[name] = one
    return Sourcing(office, staffed.backend, people)


@dataclass
class Wordsmith:
    """A model that answers each question as the test says; keeps what it was asked."""

    endpoint: StandInEndpoint

    @property
    def asked(self) -> list[dict[str, object]]:
        """What was given to the model as data, in the order it was asked."""
        return [orjson.loads(one["messages"][-1]["content"]) for one in self.endpoint.requests]


Say = Callable[[dict[str, object]], dict[str, object] | str | Served]


@pytest.fixture
def speaking(sourcing) -> Callable[[Say], object]:
    """Give the sourcing a model behind HTTP; `say` gets what it is asked and gives JSON, text, or what is served."""

    def answered(say: Say) -> Callable[[dict[str, object]], Served]:
        def answer(request: dict[str, object]) -> Served:
            said = say(orjson.loads(request["messages"][-1]["content"]))
            if isinstance(said, Served):
                return said
            return stream({"content": said if isinstance(said, str) else orjson.dumps(said).decode()})

        return answer

    @asynccontextmanager
    async def made(say: Say, *, timeout: float = 5.0) -> AsyncIterator[Wordsmith]:
        office = sourcing.office
        async with (
            StandInEndpoint(answered(say)) as endpoint,
            AsyncOpenAI(api_key="x", base_url=endpoint.url, max_retries=0) as client,
        ):
            model = OpenAIModel(client, "stand-in", timeout=timeout)
            before = office.toolbox
            office.toolbox = Toolbox(
                office.database, LocalEmbedder(), asking=lambda actor, now: OneAnswer(model, actor, now)
            )
            yield Wordsmith(endpoint)
            office.toolbox = before

    return made
