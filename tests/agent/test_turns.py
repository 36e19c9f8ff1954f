"""Whole turns: a message in, rows and an answer out, and everything that can go wrong between."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from openai import AsyncOpenAI
from sqlalchemy import text

from agent.answer import Answer
from agent.assistant import Asked, Assistant, UnknownPersonError
from agent.fallback import WithFallback
from agent.graph import Budget
from agent.model import Model, ModelReply, ModelRequest, ModelUnavailable
from agent.openai_model import OpenAIModel
from agent.testing import ScriptedModel, StandInEndpoint, call_delta, calling, failing, stream
from store.checkpoints import Checkpoints
from store.database import Database
from store.embedding import LocalEmbedder
from store.errors import StoreError
from tools.actor import Actor
from tools.execution import Toolbox
from tools.ran import Call, Scene

RECRUITERS_CANDIDATE = """
    select p.email, c.id::text as candidate, c.name, j.code, s.name as stage, nxt.name as next
    from shortlist.application a
    join shortlist.candidate c on c.id = a.candidate_id and not c.is_private
    join shortlist.job j on j.id = a.job_id and j.status = 'open' and not j.is_confidential
    join shortlist.stage s on s.id = a.stage_id
    join shortlist.stage nxt on nxt.job_id = j.id and nxt.position = s.position + 1 and nxt.kind = 'active'
    join shortlist.hiring_team t on t.job_id = j.id and t.role = 'recruiter' and t.valid_to is null
    join shortlist.person p on p.id = t.person_id and p.status = 'active' and 'recruiter' = any(p.roles)
    where a.status = 'active' and not exists (
      select from shortlist.application o where o.candidate_id = c.id and o.id <> a.id and o.status = 'active')
    order by a.id limit :count
"""


@dataclass
class Company:
    """The sample company and an assistant whose model is given per turn."""

    database: Database
    toolbox: Toolbox
    checkpoints: Checkpoints

    def assistant(self, model: Model, **options: Any) -> Assistant:
        return Assistant(self.database, self.toolbox, model, checkpointer=self.checkpoints.saver, **options)

    async def rows(self, query: str, **values: Any) -> list[Any]:
        async with self.database.owner() as session:
            return list(await session.execute(text(query), values))

    async def one(self, query: str, **values: Any) -> Any:
        return (await self.rows(query, **values))[0]


@pytest.fixture
async def company(company_url: str) -> AsyncIterator[Company]:
    database = await Database.open(company_url)
    checkpoints = Checkpoints(database.worker_url)
    await checkpoints.open()
    yield Company(database, Toolbox(database, LocalEmbedder()), checkpoints)
    await checkpoints.close()
    await database.close()


@pytest.fixture
async def somebody(company: Company) -> Any:
    """A candidate in a stage, a stage further on, and the recruiter of the job."""
    return await company.one(RECRUITERS_CANDIDATE, count=1)


async def say(company: Company, model: Model, somebody: Any, words: str = "do it", **options: Any) -> Answer:
    assistant = company.assistant(model, **options)
    actor = await assistant.person(somebody.email)
    return await assistant.ask(Asked(text=words, actor=actor, thread="t"))


def moving(somebody: Any) -> ModelReply:
    return calling(
        ("move_candidates", {"candidates": [somebody.candidate], "stage": somebody.next, "job": somebody.code})
    )


STAGE = """select s.name from shortlist.application a join shortlist.stage s on s.id = a.stage_id
    where a.candidate_id = cast(:id as uuid) and a.status = 'active'"""


async def test_a_call_changes_a_row_and_shows_a_card(company, somebody):
    answer = await say(company, ScriptedModel(moving(somebody), ModelReply(text="Done.")), somebody)
    assert answer.reply == "Done."
    assert [view.kind for view in answer.views] == ["changed"]
    assert (await company.one(STAGE, id=somebody.candidate)).name == somebody.next


async def test_a_turn_that_loses_its_checkpoints_ends_in_a_sentence_of_the_store(company, somebody):
    await company.checkpoints.close()
    with pytest.raises(StoreError, match="broke off"):
        await say(company, ScriptedModel(moving(somebody), ModelReply(text="Done.")), somebody)


async def test_every_message_of_a_turn_is_kept_and_the_next_turn_reads_it(company, somebody):
    model = ScriptedModel(moving(somebody), ModelReply(text="Done."), ModelReply(text="Yes."))
    await say(company, model, somebody, "move her")
    await say(company, model, somebody, "sure?")
    kept = await company.rows(
        "select role from shortlist.turn_message m join shortlist.turn t on t.id = m.turn_id"
        " where t.started_at >= now() - interval '1 day' order by t.created_at, m.position"
    )
    assert [row.role for row in kept] == ["user", "assistant", "tool", "assistant", "user", "assistant"]
    assert [m.role for m in model.requests[-1].messages] == ["user", "assistant", "tool", "assistant", "user"]


async def test_the_checkpoints_of_a_turn_are_gone_when_it_ends(company, somebody):
    await say(company, ScriptedModel(moving(somebody), ModelReply(text="Done.")), somebody)
    assert (await company.one("select count(*) as n from checkpoint.checkpoints")).n == 0
    assert (await company.one("select count(*) as n from checkpoint.checkpoint_blobs")).n == 0


class KilledError(BaseException):
    """Stands for kill -9: nothing of ours catches it."""


async def test_a_turn_killed_after_a_change_is_resumed_without_a_second_change(company, somebody):
    class DiesOnce:
        name, reads_results = "dies", True

        def __init__(self) -> None:
            self.alive = False

        async def complete(self, request: ModelRequest) -> ModelReply:
            if request.messages[-1].role == "user":
                return moving(somebody)
            if not self.alive:
                self.alive = True
                raise KilledError
            return ModelReply(text="Done.")

    model = DiesOnce()
    with pytest.raises(KilledError):
        await say(company, model, somebody)
    turn = await company.one("select id from shortlist.turn where status = 'running'")
    assistant = company.assistant(model)
    answer = await assistant.resume(turn.id, await assistant.person(somebody.email))
    assert answer is not None
    assert answer.reply == "Done."
    moved = await company.one(
        "select count(*) as n from shortlist.stage_transition t join shortlist.application a on a.id = t.application_id"
        " where a.candidate_id = cast(:id as uuid) and t.moved_by_id ="
        " (select id from shortlist.person where email = :email) and t.moved_at > now() - interval '1 hour'",
        id=somebody.candidate,
        email=somebody.email,
    )
    assert moved.n == 1
    assert await assistant.resume(turn.id, await assistant.person(somebody.email)) is None


async def test_a_call_repeated_with_its_receipt_changes_nothing_more(company, somebody):
    """What a crash between the tool's commit and the checkpoint leads to: the same call of the same turn again."""
    assistant = company.assistant(ScriptedModel(moving(somebody), ModelReply(text="Done.")))
    actor = await assistant.person(somebody.email)
    answer = await assistant.ask(Asked(text="move", actor=actor, thread="t"))
    again = await company.toolbox.run(
        Call("move_candidates", moving(somebody).calls[0].args),
        Scene(actor=actor, now=assistant.now(), turn_id=answer.id),
    )
    assert again == answer.ran[0]
    rows = await company.rows("select 1 from shortlist.tool_receipt where turn_id = :id", id=answer.id)
    assert len(rows) == 1


async def test_an_unknown_tool_is_told_to_the_model_which_may_mend_it(company, somebody):
    model = ScriptedModel(calling(("fly_to_moon", {})), ModelReply(text="I cannot."))
    answer = await say(company, model, somebody)
    assert answer.ran[0].status == "failed"
    assert "no tool" in model.requests[1].messages[-1].text
    assert answer.reply == "I cannot."


async def test_wrong_arguments_are_told_to_the_model_and_nothing_runs(company, somebody):
    model = ScriptedModel(calling(("move_candidates", {"stage": 3, "colour": "red"})), ModelReply(text="Sorry."))
    answer = await say(company, model, somebody)
    assert answer.ran[0].status == "failed"
    assert "colour" in answer.ran[0].say


async def test_a_model_that_never_stops_is_stopped_and_says_what_was_done(company, somebody):
    model = ScriptedModel(calling(("list_jobs", {})))
    answer = await say(company, model, somebody, budget=Budget(model_calls=4))
    assert answer.calls == 4
    assert answer.reply.startswith("I stopped")


async def test_a_thousand_calls_in_one_reply_run_only_as_far_as_the_budget(company, somebody):
    model = ScriptedModel(calling(*[("list_jobs", {})] * 50), ModelReply(text="ok"))
    answer = await say(company, model, somebody, budget=Budget(tool_calls=3))
    assert [ran.status for ran in answer.ran[:4]] == ["done", "done", "done", "failed"]


async def test_when_the_endpoint_is_down_the_builtin_answers_and_says_so(company, somebody):
    down = ScriptedModel(ModelUnavailable("The model endpoint cannot be reached."))
    builtin = ScriptedModel(ModelReply(text="Here are the jobs.", model="builtin"))
    answer = await say(company, WithFallback(down, builtin), somebody)
    assert answer.reply == (
        "The model endpoint cannot be reached. The built-in interpreter answered instead. Here are the jobs."
    )


async def test_a_fault_inside_ends_in_an_honest_line_and_a_valid_history(company, somebody):
    model = ScriptedModel(moving(somebody), RuntimeError("boom"))
    answer = await say(company, model, somebody)
    assert answer.status == "failed"
    assert "went wrong" in answer.reply
    assert "boom" not in answer.reply
    after = ScriptedModel(ModelReply(text="ok"))
    await say(company, after, somebody)
    roles = [m.role for m in after.requests[0].messages]
    assert roles == ["user", "assistant", "tool", "assistant", "user"]


@pytest.mark.parametrize(
    ("words", "reply"),
    [("", "empty"), ("   \n", "empty"), ("\x00\x07", "empty"), ("a" * 60_000, "60,000")],
)
async def test_what_cannot_be_read_is_answered_without_a_model(company, somebody, words, reply):
    model = ScriptedModel(ModelReply(text="never"))
    answer = await say(company, model, somebody, words)
    assert reply in answer.reply
    assert model.requests == []


async def test_control_characters_and_lone_surrogates_never_reach_the_store(company, somebody):
    model = ScriptedModel(ModelReply(text="ok"))
    await say(company, model, somebody, "find\x00 Go\ud800 people 🙂")
    assert model.requests[0].messages[-1].text.startswith("find Go")


async def test_somebody_unknown_or_deactivated_is_told_the_same(company):
    assistant = company.assistant(ScriptedModel(ModelReply(text="ok")))
    gone = await company.one("select email from shortlist.person where status = 'deactivated' limit 1")
    for email in ("nobody@example.com", gone.email):
        with pytest.raises(UnknownPersonError, match="Nobody active"):
            await assistant.person(email)


async def test_two_turns_at_once_in_one_thread_lose_nothing(company, somebody):
    assistant = company.assistant(ScriptedModel(ModelReply(text="ok")))
    actor: Actor = await assistant.person(somebody.email)
    await asyncio.gather(*(assistant.ask(Asked(text=f"n{n}", actor=actor, thread="same")) for n in range(5)))
    count = await company.one(
        "select count(*) as n from shortlist.turn t join shortlist.conversation c on c.id = t.conversation_id"
        " where c.key = 'same' and t.status = 'answered'"
    )
    assert count.n == 5


async def reject(company: Company, somebody: Any) -> tuple[Assistant, Actor, Answer]:
    reason = (
        await company.one("select name from shortlist.rejection_reason where kind = 'rejected_by_org' limit 1")
    ).name
    args = {"candidates": [somebody.candidate], "job": somebody.code, "reason": reason}
    assistant = company.assistant(ScriptedModel(calling(("reject_candidates", args)), ModelReply(text="Waiting.")))
    actor = await assistant.person(somebody.email)
    return assistant, actor, await assistant.ask(Asked(text="reject", actor=actor, thread="t"))


STATUS = """select a.status::text as status from shortlist.application a join shortlist.job j on j.id = a.job_id
    where a.candidate_id = cast(:id as uuid) and j.code = :code order by a.applied_at desc limit 1"""


async def test_a_rejection_waits_for_a_click_and_happens_once(company, somebody):
    assistant, actor, answer = await reject(company, somebody)
    card = answer.approvals[0]
    key = {"id": somebody.candidate, "code": somebody.code}
    assert (await company.one(STATUS, **key)).status == "active"
    both = await asyncio.gather(*(assistant.decide(card.id, yes=True, actor=actor) for _ in range(2)))
    assert sorted(ran.status for ran in both) == ["done", "refused"]
    assert (await company.one(STATUS, **key)).status == "rejected"


async def test_a_no_changes_nothing_and_the_card_is_closed(company, somebody):
    assistant, actor, answer = await reject(company, somebody)
    ran = await assistant.decide(answer.approvals[0].id, yes=False, actor=actor)
    assert ran.say.startswith("Dropped")
    later = await assistant.decide(answer.approvals[0].id, yes=True, actor=actor)
    assert later.status == "refused"
    assert (await company.one(STATUS, id=somebody.candidate, code=somebody.code)).status == "active"


async def test_somebody_else_cannot_decide_a_card_nor_learn_of_it(company, somebody):
    assistant, _, answer = await reject(company, somebody)
    other = await company.one(
        "select email from shortlist.person where status = 'active' and email <> :email"
        " and 'recruiter' = any(roles) limit 1",
        email=somebody.email,
    )
    ran = await assistant.decide(answer.approvals[0].id, yes=True, actor=await assistant.person(other.email))
    unknown = await assistant.decide(UUID(int=5), yes=True, actor=await assistant.person(other.email))
    assert (ran.status, ran.say) == (unknown.status, unknown.say) == ("refused", unknown.say)
    assert (await company.one(STATUS, id=somebody.candidate, code=somebody.code)).status == "active"


async def test_a_wrong_digest_decides_nothing(company, somebody):
    assistant, actor, answer = await reject(company, somebody)
    ran = await assistant.decide(answer.approvals[0].id, yes=True, actor=actor, digest="0" * 64)
    assert ran.status == "refused"
    assert (await company.one(STATUS, id=somebody.candidate, code=somebody.code)).status == "active"


async def test_a_card_whose_world_has_changed_says_so(company, somebody):
    assistant, actor, answer = await reject(company, somebody)
    _, _, second = await reject(company, somebody)
    await assistant.decide(answer.approvals[0].id, yes=True, actor=actor)
    ran = await assistant.decide(second.approvals[0].id, yes=True, actor=actor)
    assert ran.status in {"failed", "refused"} or "already" in ran.say
    count = await company.one(
        "select count(*) as n from shortlist.stage_transition t join shortlist.application a on a.id = t.application_id"
        " where a.candidate_id = cast(:id as uuid) and t.to_status = 'rejected'"
        " and t.moved_at > now() - interval '1 hour'",
        id=somebody.candidate,
    )
    assert count.n == 1


async def test_the_whole_loop_over_http_with_the_real_client(company, somebody):
    args = f'{{"candidates":["{somebody.candidate}"],"stage":"{somebody.next}","job":"{somebody.code}"}}'
    answers = [
        failing(500),
        stream(*call_delta("move_candidates", args), finish="tool_calls"),
        stream({"content": "Moved."}),
    ]

    async def sleep(_: float) -> None: ...

    async with (
        StandInEndpoint(answers) as endpoint,
        AsyncOpenAI(api_key="x", base_url=endpoint.url, max_retries=0) as client,
    ):
        answer = await say(company, OpenAIModel(client, "stand-in", sleep=sleep), somebody)
    assert answer.reply == "Moved."
    assert answer.tokens_in == 22
    assert (await company.one(STAGE, id=somebody.candidate)).name == somebody.next


async def test_the_audit_chain_holds_after_all_that(company, somebody):
    await say(company, ScriptedModel(moving(somebody), ModelReply(text="Done.")), somebody)
    assert (await company.one("select shortlist.verify_audit_chain() as broken")).broken is None
    assert (await company.one("select count(*) as n from shortlist.audit_event where action like '%moved%'")).n >= 1
