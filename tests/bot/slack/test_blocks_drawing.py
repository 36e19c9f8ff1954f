"""Whatever the views hold, Slack takes what is drawn of them, and nobody is called by a name."""

import re
import typing
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from agent.answer import Answer
from bot.playground.validation import problems_of
from bot.slack.blocks.drawing import DRAWINGS, draw, draw_ran, draw_whole_ran
from bot.slack.blocks.message import Message
from store.models.enums import Role
from tools import views
from tools.actor import Actor
from tools.ran import Ran
from tools.views import (
    Agenda,
    AgendaItem,
    ApplicationLine,
    ApprovalCard,
    CandidateDetail,
    CandidateItem,
    CandidateList,
    CandidateProfile,
    Changed,
    ChangedItem,
    Help,
    History,
    HistoryEntry,
    JobLine,
    JobList,
    NoteLine,
    Picker,
    PickerOption,
    Pipeline,
    PipelineItem,
    PipelineJob,
    PipelineStage,
    View,
)

RITA = Actor(uuid4(), "Rita", "rita@company.example", frozenset({Role.RECRUITER}), "Europe/Berlin")
IVAN = Actor(uuid4(), "Ivan", "ivan@company.example", frozenset({Role.INTERVIEWER}), "UTC")
KINDS = typing.get_args(typing.get_args(View)[0])
HOSTILE = st.sampled_from(
    [
        "",
        " ",
        "<!channel>",
        "<@U123>",
        "<https://evil.example|click>",
        "*bold* _it_ `code` ~no~",
        "```",
        "R&D &amp; <b>",
        "> quoted\n• second",
        "🎉🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩‍👩‍👧",
        "\u202eevil\u202c\u200b\x00\x1b[31m",
        "عمر الشريف",
        "\ud800",
        "x" * 10_000,
        "&" * 10_000,
        "😀" * 6_000,
        "word " * 8_000,
    ]
)
CALLING = re.compile(r"<[!@#]|<https?:")
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\u200b\ud800-\udfff]")


def of(kind: type[BaseModel]) -> st.SearchStrategy[BaseModel]:
    """Views of a kind with anything in them that its types allow."""
    texts = st.one_of(HOSTILE, st.text(max_size=60))
    named: dict[str, st.SearchStrategy] = {
        name: st.lists(_member(field.annotation, texts), max_size=4).map(tuple)
        if typing.get_origin(field.annotation) is tuple
        else _member(field.annotation, texts)
        for name, field in kind.model_fields.items()
        if (kind, name) != (ApprovalCard, "digest") and (name != "kind" or field.is_required())
    }
    if kind is ApprovalCard:
        named["digest"] = st.just("d" * 64)
    aliases = {name: field.alias or name for name, field in kind.model_fields.items()}
    return st.fixed_dictionaries(named).map(lambda values: kind(**{aliases[n]: v for n, v in values.items()}))


def _member(kind: typing.Any, texts: st.SearchStrategy[str]) -> st.SearchStrategy:
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        if typing.get_origin(inner) is tuple:
            return st.lists(_member(inner, texts), max_size=4).map(tuple)
        return _member(inner, texts)
    if typing.get_origin(kind) is typing.Literal:
        return st.sampled_from(typing.get_args(kind))
    options = [one for one in typing.get_args(kind) if one is not type(None)]
    if options:
        return st.one_of(st.none(), *(_member(one, texts) for one in options))
    simple = {
        str: texts,
        int: st.integers(0, 100_000),
        float: st.floats(0, 60, allow_nan=False),
        bool: st.booleans(),
        UUID: st.uuids(),
        datetime: st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        date: st.dates(),
    }
    return simple[kind] if kind in simple else of(kind)


def an_answer(*shown: BaseModel, reply: str = "Here they are.", model: str = "builtin", **args: object) -> Answer:
    ran = Ran(tool="t", args=args, status="done", say=reply, views=shown)
    return Answer(id=uuid4(), thread="t", reply=reply, views=ran.views, ran=(ran,), model=model)


def strings(value: object, leave_out: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """All words in blocks."""
    if isinstance(value, dict):
        return [text for name, member in value.items() if name not in leave_out for text in strings(member, leave_out)]
    if isinstance(value, list | tuple):
        return [text for member in value for text in strings(member, leave_out)]
    return [value] if isinstance(value, str) else []


def assert_sound(messages: tuple[Message, ...]) -> None:
    assert messages
    for message in messages:
        assert problems_of(list(message.blocks))[:3] == []
        assert 0 < len(message.text) <= 4_000
        for text in (message.text, *strings(message.blocks)):
            assert not HIDDEN.search(text), ascii(text[:200])
        for text in (message.text, *strings(message.blocks, leave_out={"value"})):
            assert not CALLING.search(text), text[:200]


def test_every_kind_of_view_is_drawn():
    assert set(DRAWINGS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # a failure is plain enough without minutes of shrinking
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_slack_takes_every_view_whatever_it_holds(kind, data):
    view = data.draw(of(kind))
    reply = data.draw(HOSTILE)
    actor = data.draw(st.sampled_from([RITA, IVAN]))
    for native in (True, False):
        assert_sound(draw(an_answer(view, view, reply=reply), actor, native=native))
    assert_sound(draw(an_answer(view, reply=reply, model="gpt"), actor))
    assert_sound((draw_ran(an_answer(view).ran[0], actor),))


def a_person(name: str = "Ana Kowalska", *, active: bool = True) -> CandidateItem:
    line = ApplicationLine(
        id=uuid4(),
        job_id=uuid4(),
        job_code="ENG-014",
        job_title="Backend",
        status="active" if active else "rejected",
        stage="Onsite",
        stage_kind="active",
    )
    return CandidateItem(
        id=uuid4(),
        name=name,
        title="Engineer",
        company="Acme",
        location="Berlin",
        why="knows Go",
        applications=(line,),
    )


def test_a_list_says_its_rows_in_the_text_and_pages_by_repeating_its_call():
    people = tuple(a_person(f"Person {n}") for n in range(10))
    answer = an_answer(CandidateList(items=people, total=57, criteria=("skill Go",), offset=10), reply="57 people.")
    (message,) = draw(answer, RITA)
    assert message.text.splitlines()[0] == "57 people."
    assert "11. Person 0, Engineer, Acme, Berlin; ENG-014 Onsite; knows Go" in message.text
    assert "11-20 of 57" in message.text
    rows = [block for block in message.blocks if block.get("block_id", "").startswith("row:")]
    assert rows[0]["text"]["text"].startswith("11. *Person 0*")
    values = [option["value"] for option in rows[0]["accessory"]["options"]]
    assert values == [f"{verb}.{people[0].id}" for verb in ("view", "move", "reject", "pool")]
    pages = {e["action_id"]: e["value"] for e in message.blocks[-1]["elements"]}
    assert pages == {"page.previous": f"{answer.id}.0.0", "page.next": f"{answer.id}.0.20"}


def test_only_what_the_reader_may_do_and_the_person_allows_is_in_the_menu():
    (message,) = draw(an_answer(CandidateList(items=(a_person(active=False),), total=1)), RITA)
    assert [o["value"].split(".")[0] for o in message.blocks[1]["accessory"]["options"]] == ["view", "pool"]
    (message,) = draw(an_answer(CandidateList(items=(a_person(),), total=1)), IVAN)
    view = message.blocks[1]["accessory"]
    assert (view["action_id"], view["value"]) == ("view", message.blocks[1]["block_id"].removeprefix("row:"))


def test_a_profile_has_a_button_for_each_thing_that_can_be_done():
    item = a_person()
    profile = CandidateProfile(candidate=CandidateDetail(id=item.id, name=item.name), applications=item.applications)
    (message,) = draw(an_answer(profile), RITA)
    pressed = [(button["action_id"], button["value"]) for button in message.blocks[-1]["elements"]]
    assert pressed == [(verb, str(item.id)) for verb in ("move", "reject", "pool")]


def test_a_page_of_a_limited_list_turns_back_by_that_limit():
    view = CandidateList(items=tuple(a_person() for _ in range(5)), total=20, offset=10)
    (message,) = draw(an_answer(view, limit=5), RITA)
    assert message.blocks[-1]["elements"][0]["value"].endswith(".0.5")


def a_pipeline(*counts: int) -> Pipeline:
    stages = tuple(
        PipelineStage(
            id=uuid4(),
            name=f"Stage {n}",
            kind="active",
            count=count,
            items=tuple(
                PipelineItem(id=uuid4(), candidate_id=uuid4(), name=f"P{n}.{k}", days=k) for k in range(min(count, 10))
            ),
        )
        for n, count in enumerate(counts)
    )
    return Pipeline(job=PipelineJob(id=uuid4(), code="ENG-014", title="Backend"), stages=stages)


def test_a_pipeline_has_a_chart_where_there_is_something_to_compare_and_text_where_charts_are_unknown():
    kinds = [block["type"] for block in draw(an_answer(a_pipeline(12, 3, 0)), RITA)[0].blocks]
    assert kinds.count("data_visualization") == 1
    plain = draw(an_answer(a_pipeline(12, 3, 0)), RITA, native=False)[0]
    assert not any(block["type"].startswith("data_") for block in plain.blocks)
    assert any("████" in text for text in strings(plain.blocks))
    alone = draw(an_answer(a_pipeline(12, 0)), RITA)[0]
    assert not any(block["type"] == "data_visualization" for block in alone.blocks)
    assert "P0.9 and 2 more" in alone.text


def test_jobs_are_a_table_and_without_tables_a_section_each_with_its_pipeline():
    jobs = tuple(
        JobLine(id=uuid4(), code=f"ENG-{n}", title="Engineer", status="open", department="R&D", active=n)
        for n in range(3)
    )
    (message,) = draw(an_answer(JobList(items=jobs, total=3)), RITA)
    table = next(block for block in message.blocks if block["type"] == "data_table")
    assert [cell["text"] for cell in table["rows"][1]] == ["ENG-0", "Engineer", "open", "R&D", "–", "–", "0"]
    (plain,) = draw(an_answer(JobList(items=jobs, total=3)), RITA, native=False)
    buttons = [block["accessory"] for block in plain.blocks if "accessory" in block]
    assert [(b["action_id"], b["value"]) for b in buttons] == [(f"job.{n}", str(job.id)) for n, job in enumerate(jobs)]
    assert "ENG-2 Engineer, open, R&amp;D, 2 active" in message.text == plain.text


def test_two_tables_never_stand_in_one_message():
    jobs = tuple(JobLine(id=uuid4(), code=f"ENG-{n}", title="x" * 80, status="open") for n in range(150))
    messages = draw(an_answer(JobList(items=jobs, total=150)), RITA)
    assert len(messages) > 1
    assert_sound(messages)
    cells = sum(len(b["rows"]) - 1 for m in messages for b in m.blocks if b["type"] == "data_table")
    assert cells == 150


@pytest.mark.parametrize("size", [4_000, 40_000])
def test_no_word_of_a_long_note_is_lost(size):
    body = " ".join(f"word{n}" for n in range(size // 8))
    person = CandidateDetail(id=uuid4(), name="Ana Kowalska")
    note = NoteLine(
        id=uuid4(), author="Rita", body=body, visibility="private", at=datetime(2026, 11, 12, 23, 30, tzinfo=UTC)
    )
    messages = draw(an_answer(CandidateProfile(candidate=person, notes=(note,))), RITA)
    assert_sound(messages)
    shown = " ".join(text for message in messages for text in strings(message.blocks))
    files = [file for message in messages for file in message.files]
    assert set(body.split()) <= set(shown.split()) or files[0].content == body
    assert bool(files) == (size > 10_000)
    assert "13 Nov 2026 · Rita (private)" in shown


def test_a_card_carries_its_id_and_digest_and_says_why_it_asks():
    card = ApprovalCard(
        id=uuid4(), tool="reject_candidates", summary="Reject Ana: no Go.", digest="d" * 64, may_decide="Rita"
    )
    (message,) = draw(an_answer(card), RITA)
    buttons = message.blocks[-1]["elements"]
    assert message.blocks[-1]["block_id"] == f"approval:{card.id}"
    assert [button["action_id"] for button in buttons] == ["approval.yes", "approval.edit", "approval.no"]
    assert {button["value"] for button in buttons} == {f"{card.id}.{card.digest}"}
    assert "always a person’s decision" in " ".join(strings(message.blocks))
    assert "Reject Ana: no Go. Who may decide: Rita" in message.text


@pytest.mark.parametrize(("number", "kind"), [(2, "button"), (60, "static_select")])
def test_a_picker_is_buttons_for_a_few_and_a_menu_for_many(number, kind):
    options = tuple(PickerOption(id=str(n), label="Ana Kowalska", detail=f"Engineer {n}") for n in range(number))
    answer = an_answer(Picker(question="Which Ana?", options=options, of="candidate"), reply="Which Ana?")
    (message,) = draw(answer, RITA)
    elements = message.blocks[-1]["elements"]
    assert elements[0]["type"] == kind
    last = elements[-1]["value"] if kind == "button" else elements[0]["options"][-1]["value"]
    assert last == f"{answer.id}.0.{number - 1}"
    assert f"{number}. Ana Kowalska, Engineer {number - 1}" in message.text
    assert "Which Ana?" not in " ".join(strings(message.blocks[1:]))


def test_a_result_without_its_turn_has_no_button_that_could_not_work():
    people = CandidateList(items=(a_person(),), total=5)
    picker = Picker(question="Which?", options=(PickerOption(id="1", label="A"),), of="job")
    for view in (people, picker):
        ran = an_answer(view).ran[0]
        bare = [e["action_id"] for b in draw_ran(ran, RITA).blocks for e in b.get("elements", []) if "action_id" in e]
        assert bare == []
        turn = uuid4()
        (known,) = draw_whole_ran(ran, RITA, turn, 3)
        assert known.blocks[-1]["elements"][0]["value"].startswith(f"{turn}.3.")


def test_what_can_be_undone_has_the_change_on_its_button():
    change = uuid4()
    item = ChangedItem(id=uuid4(), name="Ana", **{"from": "Screen"}, to="Onsite")
    (message,) = draw(an_answer(Changed(what="Moved Ana", items=(item,), undo=change)), RITA)
    assert message.blocks[-1]["elements"][0] | {"text": None} == {
        "type": "button",
        "action_id": "undo",
        "value": str(change),
        "text": None,
    }
    assert "Ana: Screen → Onsite" in message.text
    entries = tuple(
        HistoryEntry(
            at=datetime(2026, 11, 12, tzinfo=UTC), who="Rita", what=f"Moved {n}", undo=change if n == 1 else None
        )
        for n in range(3)
    )
    (message,) = draw(an_answer(History(of="you", items=entries, total=3)), RITA)
    assert [b["accessory"]["value"] for b in message.blocks if "accessory" in b] == [str(change)]
    assert message.text.index("Moved 0") < message.text.index("Moved 1") < message.text.index("Moved 2")


def test_a_change_of_hundreds_names_thirty_and_puts_all_into_a_file():
    items = tuple(ChangedItem(id=uuid4(), name=f"Person {n}", to="rejected") for n in range(400))
    (message,) = draw(an_answer(Changed(what="Rejected 400 people", items=items)), RITA)
    assert len(message.files[0].content.splitlines()) == 400
    assert message.files[0].name in " ".join(strings(message.blocks))


def test_buttons_say_the_whole_sentence_they_stand_for():
    item = AgendaItem(what="Ana waits", subject_id=uuid4(), action="move Ana to the next stage " + "on ENG " * 20)
    (message,) = draw(an_answer(Agenda(items=(item,), total=1), Help(examples=("list open jobs",))), RITA)
    said = [b["accessory"]["value"] for b in message.blocks if "accessory" in b]
    assert said == [" ".join(item.action.split())]
    assert message.blocks[-1]["elements"][0]["value"] == "list open jobs"


def test_words_of_a_name_are_shown_as_they_are_written_and_format_nothing():
    (message,) = draw(an_answer(CandidateList(items=(a_person("*A* <!here> d_o_g & Co"),), total=1)), RITA)
    drawn = message.blocks[1]["text"]
    assert "∗A∗ &lt;!here&gt; d_o_g &amp; Co" in drawn["text"]
    assert drawn["verbatim"] is True
    assert "*A* &lt;!here&gt; d_o_g &amp; Co" in message.text


def test_six_lines_of_a_models_words_come_first_and_the_rest_last():
    reply = "\n".join(f"line {n}" for n in range(10))
    (message,) = draw(an_answer(CandidateList(items=(a_person(),), total=1), reply=reply, model="gpt"), RITA)
    assert message.blocks[0] == {"type": "markdown", "text": "\n".join(f"line {n}" for n in range(6))}
    assert message.blocks[-1] == {"type": "markdown", "text": "\n".join(f"line {n}" for n in range(6, 10))}


def test_the_module_of_views_holds_no_kind_that_is_left_out_of_the_union():
    models = [one for one in vars(views).values() if isinstance(one, type) and issubclass(one, BaseModel)]
    assert {one for one in models if "kind" in one.model_fields} - {views.Mention} - set(KINDS) <= {
        views.AnswerChart,
        views.PipelineStage,
        views.DocumentLine,
        views.DraftFact,
    }
