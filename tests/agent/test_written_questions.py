"""Questions no defined number covers: a model writes SQL, is told what was wrong, and ends with an honest line."""

from collections.abc import AsyncIterator

import pytest

from agent.answer import Answer
from agent.assistant import Asked, Assistant
from agent.model import ModelReply
from agent.testing import ScriptedModel, calling
from store.checkpoints import Checkpoints
from store.database import Database
from store.embedding import LocalEmbedder
from tools.execution import Toolbox
from tools.insight.ad_hoc.examples import every
from tools.views import AnswerCard

ASKER = "priya.raman@quillhaven.example"


class Desk:
    """The sample company, asked through a model that follows a script."""

    def __init__(self, database: Database, checkpoints: Checkpoints) -> None:
        self._database, self._checkpoints = database, checkpoints

    async def ask(self, model: ScriptedModel) -> Answer:
        toolbox = Toolbox(self._database, LocalEmbedder())
        assistant = Assistant(self._database, toolbox, model, checkpointer=self._checkpoints.saver)
        actor = await assistant.person(ASKER)
        return await assistant.ask(Asked(text="a question", actor=actor, thread=str(id(model))))


@pytest.fixture
async def desk(company_url: str) -> AsyncIterator[Desk]:
    database = await Database.open(company_url)
    checkpoints = Checkpoints(database.worker_url)
    await checkpoints.open()
    yield Desk(database, checkpoints)
    await checkpoints.close()
    await database.close()


def sql(statement: str, question: str = "Hires by department") -> ModelReply:
    return calling(("query_data", {"sql": statement, "question": question}))


async def test_a_model_reads_the_views_from_a_tool_and_mends_its_statement(desk):
    model = ScriptedModel(
        calling(("query_data", {"question": "how many jobs did we close"})),
        sql("select team, count(*) from hire group by 1"),
        sql("select department, count(*) as hires from hire group by 1"),
        ModelReply(text="Done.", model="scripted"),
    )
    answer = await desk.ask(model)
    told = model.requests[1].messages[-1].text
    assert "stage_visit: " in told
    assert "how many jobs did we close per quarter" in told
    assert 'team\\" is no column' in model.requests[2].messages[-1].text
    (card,) = answer.views
    assert isinstance(card, AnswerCard)
    assert (card.badge, card.metric, "Hires by department" in card.definition) == ("ad_hoc", None, True)
    assert card.n == sum(row[1] for row in card.rows)
    assert card.sql.startswith("SELECT department")


async def test_after_two_repairs_a_statement_is_not_tried_again(desk):
    wrong = sql("select nothing from hire")
    model = ScriptedModel(wrong, wrong, wrong, sql("select count(*) from hire"), ModelReply(text="No.", model="s"))
    answer = await desk.ask(model)
    assert [ran.status for ran in answer.ran] == ["failed"] * 4
    assert "cannot be answered" in (answer.ran[-1].error or "")
    assert not answer.views


async def test_an_answer_says_what_may_be_wrong_with_it(desk):
    joined = "select a.department, count(*) from application a join interview i using (application_id) group by 1"
    rate = "select 3.0 as hired_rate, count(*) as n from hire"
    for statement, check in ((joined, "no row counted twice"), (rate, "rates between 0 and 1")):
        answer = await desk.ask(ScriptedModel(sql(statement), ModelReply(text="Done.", model="scripted")))
        (card,) = answer.views
        assert isinstance(card, AnswerCard)
        assert [one.name for one in card.checks if not one.passed] == [check]
    pay = await desk.ask(
        ScriptedModel(sql("select 1", "average salary of engineers"), ModelReply(text="No.", model="s"))
    )
    assert (pay.views, pay.ran[0].status) == ((), "refused")


async def test_every_proven_example_is_answered(desk):
    for question, statement in every():
        answer = await desk.ask(ScriptedModel(sql(statement, question), ModelReply(text="Done.", model="scripted")))
        assert [ran.status for ran in answer.ran] == ["done"], (question, answer.ran)
        (card,) = answer.views
        assert card.columns, question
