"""Which names are meant: the pure rules."""

import pytest

from tools.matching import fold, is_exact, is_slip, likeness, match, narrowed, nearest

NAMES = [
    "Ana Kowalska",
    "Anna Kowalska",
    "Ana Silva",
    "Søren Østergård",
    "Łukasz Żak",
    "Jürgen Groß",
    "Back-end Engineer",
]


def hits(ref: str, names: list[str] = NAMES) -> tuple[str, list[str]]:
    found = match(ref, [(name, [name]) for name in names])
    return found.how, list(found.hits)


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ("ana kowalska", "Ana Kowalska"),
        ("Kowalska, Ana", "Ana Kowalska"),
        ("soren ostergard", "Søren Østergård"),
        ("LUKASZ ZAK", "Łukasz Żak"),
        ("Jurgen Gross", "Jürgen Groß"),
        ("backend engineer", "Back-end Engineer"),
    ],
)
def test_case_accents_order_and_gaps_do_not_count(ref: str, name: str) -> None:
    assert hits(ref) == ("exact", [name])


def test_an_exact_name_beats_a_part_of_another() -> None:
    assert hits("Ana Silva", ["Ana Silva", "Ana Silva Santos"]) == ("exact", ["Ana Silva"])


def test_a_part_means_everybody_who_has_it() -> None:
    assert hits("kowalska") == ("part", ["Ana Kowalska", "Anna Kowalska"])


def test_the_beginning_of_a_word_is_only_near() -> None:
    assert hits("Kowal", ["Ana Kowalska"]) == ("near", ["Ana Kowalska"])


def test_a_slip_is_near_and_a_stranger_is_not() -> None:
    assert hits("Anna Silva")[0] == "near"
    assert hits("Bartholomew Quigley")[0] == "none"


def test_nothing_but_signs_names_nothing() -> None:
    assert hits("%_'\"")[0] == "none"


def test_one_good_word_does_not_carry_a_wrong_one() -> None:
    assert likeness("Ana Weber", "Ana Kowalska Weberova") < likeness("Ana Kowalska", "Ana Kowalska Weberova")
    assert nearest("Ana Quigley", [("x", ["Ana Kowalska Santos"])]).how == "none"


def test_apostrophes_join_and_hyphens_part() -> None:
    assert fold("O’Brien-Smith") == "obrien smith"
    assert is_exact("brien-smith o'", "O Brien Smith")


def test_a_mistyped_skill_is_told_from_another_skill() -> None:
    assert is_slip("Kuberntes", "Kubernetes")
    assert not is_slip("Java", "JavaScript")
    assert not is_slip("Go", "Gin")


def test_the_last_named_is_meant() -> None:
    assert narrowed(["a", "b"], {"1": "a", "2": "b"}, ["2", "7", "2", "1"]) == "b"


def test_of_two_named_together_neither_is_meant() -> None:
    assert narrowed(["a", "b"], {"1": "a", "2": "b"}, ["1", "2"]) is None


def test_the_profile_shown_after_a_list_is_meant() -> None:
    assert narrowed(["a", "b"], {"1": "a", "2": "b"}, ["1", "1", "2"]) == "a"
