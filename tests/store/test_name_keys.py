"""Candidates are found by misspelt names without reading every name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import Connection

from store.testing import Rows


def similar(rows: Rows, word: str) -> set[str]:
    """The parts of names that the word may be a misspelling of."""
    return set(rows.column("select shortlist.similar_name_parts(%s)", word))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Fernández", "Fernadnez"),  # two letters swapped
        ("Fernández", "Fernndez"),  # one missing
        ("Fernández", "Ferrnandez"),  # one doubled
        ("Fernández", "Fernamdez"),  # one wrong
        ("Fernández", "FERNANDEZ"),
        ("Łukasz", "lukasz"),
        ("Søndergård", "sondergaard"),
        ("O'Connor", "oconnor"),
        ("O’Connor", "O'Conor"),
        ("Müller", "Mueller"),
        ("Katherine", "Catharine"),  # same sound, three letters apart
        ("Stephen", "Steven"),
        ("Nguyễn", "Nguyn"),
        ("Ann", "Anne"),
        ("Bob", "Bbo"),
    ],
)
def test_a_slip_still_finds_the_name(rows: Rows, name: str, typed: str) -> None:
    rows.candidate(name, "Öztürk-Weiß")
    assert rows.value("select shortlist.fold(%s)", name) in similar(rows, typed)


@pytest.mark.parametrize("typed", ["Ferguson", "Hernando", "Li", ""])
def test_another_name_is_not_mistaken_for_it(rows: Rows, typed: str) -> None:
    rows.candidate("Fernández", "Le")
    assert similar(rows, typed) == set()


def test_each_part_of_a_name_is_found_by_itself(rows: Rows) -> None:
    candidate = rows.candidate("María-José", "García de la Torre")
    parts = rows.column("select part from shortlist.candidate_name_part where candidate_id = %s", candidate)
    assert set(parts) == {"maria", "jose", "garcia", "de", "la", "torre"}


def test_a_name_that_nobody_bears_any_more_leaves_no_trace(rows: Rows) -> None:
    leaving, staying = rows.candidate("Xanthippe", "Novak"), rows.candidate("Petra", "Novak")
    rows.run("update shortlist.candidate set first_name = 'Zenobia' where id = %s", leaving)
    assert similar(rows, "xanthippe") == set()
    rows.run("delete from shortlist.candidate where id = %s", leaving)
    assert similar(rows, "zenobia") == set()
    assert similar(rows, "novka") == {"novak"}
    assert rows.column("select candidate_id from shortlist.candidate_name_part where part = 'novak'") == [staying]


def test_looking_up_a_name_reads_no_whole_table(rows: Rows) -> None:
    rows.run(
        "insert into shortlist.candidate (first_name, last_name)"
        " select 'first' || md5(n::text), 'last' || md5(mod(n, 500)::text) from generate_series(1, 3000) as n"
    )
    rows.run("analyze shortlist.candidate, shortlist.candidate_name_part, shortlist.name_part_key")
    plans = [
        "explain select from shortlist.candidate where name_folded = 'jane doe'",
        "explain select from shortlist.candidate where name_folded >= 'jane' and name_folded < 'jane~'",
        "explain select from shortlist.candidate_name_part where part = any(array['jane', 'doe'])",
        "explain select from shortlist.name_part_key where key = any(array['jane', 'doe'])",
    ]
    assert not [line for plan in plans for line in rows.column(plan) if "Seq Scan" in line]


word = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)


@given(name=word, at=st.integers(0, 11), letter=st.sampled_from("abcdefghijklmnopqrstuvwxyz"), slip=st.integers(0, 3))
def test_any_one_slip_shares_a_key(module_connection: Connection, name: str, at: int, letter: str, slip: int) -> None:
    at %= len(name)
    typed = (
        name[:at] + name[at + 1 :],  # missing
        name[:at] + letter + name[at:],  # added
        name[:at] + letter + name[at + 1 :],  # wrong
        name[:at] + name[at : at + 2][::-1] + name[at + 2 :],  # swapped
    )[slip]
    shared = module_connection.execute(
        "select shortlist.name_keys(%s) && shortlist.name_keys(%s)", [name, typed]
    ).fetchone()
    assert shared == (True,)
