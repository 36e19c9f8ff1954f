"""How the database folds text for comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import Connection


def fold(connection: Connection, value: str, function: str = "fold") -> object:
    """What the database makes of `value`."""
    row = connection.execute(f"select shortlist.{function}(%s)", [value]).fetchone()
    assert row
    return row[0]


@pytest.mark.parametrize(
    ("value", "folded"),
    [
        ("Łukasz O'Brien-Ørsted", "lukasz obrien orsted"),
        ("  José   A\u0301LVAREZ ", "jose alvarez"),
        ("Straße ẞ Æsop Œuvre Þór", "strasse ss aesop oeuvre thor"),
        ("Đoković Ħal ıI İstanbul", "dokovic hal ii istanbul"),
        ("Renée d’Arc", "renee darc"),
        ("김 철수 李小龙 अमित", "김 철수 李小龙 अमित"),
        ("R&D / Ops: (Lead)\t😀", "r d ops lead"),
        ("x\u200by\u00adz", "xyz"),
        ("...", ""),
        ("", ""),
    ],
)
def test_fold_leaves_what_people_compare(module_connection: Connection, value: str, folded: str) -> None:
    assert fold(module_connection, value) == folded


@given(st.text(alphabet=st.characters(min_codepoint=1, max_codepoint=127)))
def test_the_short_way_for_ascii_ends_where_the_long_one_does(module_connection: Connection, value: str) -> None:
    assert fold(module_connection, value, "fold_ascii") == fold(module_connection, value, "fold_unicode")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_folding_twice_changes_nothing(module_connection: Connection, value: str) -> None:
    once = fold(module_connection, value)
    assert fold(module_connection, str(once)) == once
