"""A language model's words: no link leads elsewhere, nobody is called, and no reply takes long to make safe."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.validation import problems_of
from bot.slack.blocks.fitting import fitted
from bot.slack.blocks.replies import reply_parts, without_foreign_links

OURS = {"shortlist.company.example"}


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("see [her page](https://evil.example/?q=secret)", "see her page (`evil.example/?q=secret`)"),
        ("![chart](https://evil.example/p.png)", "chart"),
        ("https://evil.example/x is it", "`evil.example/x` is it"),
        ("<https://evil.example>", "<`evil.example`>"),
        ("[a][1]\n\n[1]: https://evil.example", "[a][1]\n\n[1] : `evil.example`"),
        ("[[a]](https://evil.example)", "[[a]] (`evil.example`)"),
        ("[a](https://shortlist.company.example@evil.example/)", "a (`shortlist.company.example@evil.example/`)"),
        ("[a](javascript:alert)", "a (javascript:alert)"),
        ("<!channel> and <@U123>", "&lt;!channel> and &lt;@U123>"),
        ("[job](https://shortlist.company.example/jobs/1)", "[job](https://shortlist.company.example/jobs/1)"),
        ("**3 people**, 2 < 3 & more", "**3 people**, 2 < 3 & more"),
    ],
)
def test_only_links_to_our_own_hosts_stay_links(written, safe):
    assert without_foreign_links(written, OURS) == safe


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="[]()<>!`:/. ahtps\n\ue000\ue0010", max_size=80))
def test_no_spelling_of_a_link_survives(text):
    safe = without_foreign_links(f"{text}https://evil.example{text}", OURS)
    assert "](" not in safe
    assert "://" not in safe


@pytest.mark.parametrize("piece", ["`", "[", "![", "](", "a.", "<!", "https://", "[a](", "()"])
def test_a_reply_made_to_be_slow_is_not(piece):
    began = time.perf_counter()
    without_foreign_links(piece * 20_000, OURS)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("from_model", [True, False])
def test_a_long_reply_is_shared_out_and_nothing_of_it_is_lost(from_model):
    words = [f"word{n}" for n in range(6_000)]
    first, rest = reply_parts(" ".join(words), from_model=from_model)
    messages = fitted([*first, *rest])
    assert all(problems_of(list(message.blocks)) == [] for message in messages)
    shown = [block["text"] for message in messages for block in message.blocks]
    assert " ".join(text if from_model else text["text"] for text in shown).split() == words


def test_a_block_of_code_is_not_cut_in_two():
    first, rest = reply_parts("a\n```\n" + "x\n" * 9 + "```\nb", from_model=True)
    assert rest == []
    assert first[0].blocks[0]["text"].count("```") == 2
