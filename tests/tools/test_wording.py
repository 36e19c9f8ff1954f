"""Names and numbers in sentences."""

from datetime import date

from tools.wording import counted, day, listed, short


def test_names_are_listed_as_people_write_them():
    assert listed([]) == ""
    assert listed(["Ana"]) == "Ana"
    assert listed(["Ana", "Ben"]) == "Ana and Ben"
    assert listed(["Ana", "Ben", "Cleo"]) == "Ana, Ben and Cleo"


def test_long_lists_say_how_many_more_there_are():
    assert listed([str(n) for n in range(12)], most=4) == "0, 1, 2 and 9 more"


def test_counts_agree_with_their_noun():
    assert [counted(n, "person", "people") for n in (0, 1, 2)] == ["no people", "1 person", "2 people"]
    assert counted(1_234, "job") == "1,234 jobs"


def test_days_and_long_texts_are_short():
    assert day(date(2026, 11, 3)) == "3 November 2026"
    assert short("a  b\nc") == "a b c"
    assert short("x" * 300, 10) == "xxxxxxxxx…"
