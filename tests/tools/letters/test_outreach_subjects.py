"""Subjects tried against each other: the intervals of the literature, and no winner before there is enough."""

import random
from datetime import timedelta
from uuid import UUID

import pytest

from tools.outreach.comparing import ENOUGH, Share, difference, wilson, winner
from tools.views import AnswerCard


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        (Share(81, 263), 0.2553, 0.3662),  # R. G. Newcombe, Stat. Med. 17, 1998, 857-872, table I, method 3
        (Share(15, 148), 0.0624, 0.1605),
        (Share(0, 20), 0.0, 0.1611),
        (Share(1, 29), 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_rate_is_wilsons(share: Share, low: float, high: float) -> None:
    assert wilson(share) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        (Share(56, 70), Share(48, 80), 0.0524, 0.3339),  # Newcombe, ibid., 873-890, table II, method 10
        (Share(9, 10), Share(3, 10), 0.1705, 0.8090),
        (Share(6, 7), Share(2, 7), 0.0582, 0.8062),
        (Share(5, 56), Share(0, 29), -0.0381, 0.1926),
    ],
)
def test_the_interval_of_a_difference_is_newcombes(one: Share, other: Share, low: float, high: float) -> None:
    assert difference(one, other) == pytest.approx((low, high), abs=5e-5)


def test_there_is_no_winner_before_enough_and_none_without_a_difference() -> None:
    assert winner([Share(90, ENOUGH - 1), Share(10, ENOUGH)]) is None
    assert winner([Share(41, ENOUGH), Share(40, ENOUGH)]) is None
    assert winner([Share(40, ENOUGH), Share(80, ENOUGH)]) == 1
    assert winner([Share(80, ENOUGH), Share(40, ENOUGH), Share(78, ENOUGH)]) is None
    assert winner([Share(30, ENOUGH), Share(40, ENOUGH), Share(80, ENOUGH)]) == 2


def test_wordings_that_are_alike_seldom_have_a_winner() -> None:
    chance = random.Random(7)  # noqa: S311 - a simulation, not a secret

    def drawn() -> Share:
        return Share(sum(chance.random() < 0.2 for _ in range(ENOUGH)), ENOUGH)

    assert sum(winner([drawn(), drawn()]) is not None for _ in range(1_000)) <= 70


async def _sequence(sourcing) -> UUID:
    made = await sourcing.office.run("rita", "create_sequence", name="Backend Berlin", job="ENG-014")
    assert made.status == "done", made.say
    return UUID(
        str(
            sourcing.office.rows.value(
                "select s.id from shortlist.sequence_step s where s.position = 1 order by s.created_at limit 1"
            )
        )
    )


async def test_a_second_subject_is_added_compared_by_replies_and_taken_back(sourcing) -> None:
    office, rows = sourcing.office, sourcing.office.rows
    step = await _sequence(sourcing)
    added = await office.run("rita", "add_subject", sequence="Backend Berlin", subject="Go in Berlin, {first_name}?")
    assert added.status == "done", added.say
    strange = await office.run("rita", "add_subject", sequence="Backend Berlin", subject="Earn {salary}")
    assert strange.status == "failed"
    wordings = [
        row[0]
        for row in rows.connection.execute(
            "select id from shortlist.step_variant where step_id = %s order by id", [step]
        ).fetchall()
    ]
    long_ago = office.now - timedelta(days=20)
    for number, name in enumerate(("Gil Weber", "Hana Novak", "Ida Berg", "Jo Lim")):
        header = f"<{number}@q.example>"
        sent = {"candidate_id": sourcing.people[name], "step_id": step, "variant_id": wordings[number % 2]}
        sent |= {"sender_id": office.people["rita"].id, "sent_at": long_ago, "message_id_header": header}
        rows.insert("message", **sent, status="delivered" if number != 1 else "bounced")
        if number in {0, 3}:
            klass = "interested" if number == 3 else "out_of_office"
            answer = {"candidate_id": sourcing.people[name], "direction": "inbound", "in_reply_to": header}
            rows.insert("message", **answer, status="received", reply_class=klass, sent_at=long_ago)
    ran = await office.run("rita", "compare_subjects", sequence="Backend Berlin")
    (card,) = (view for view in ran.views if isinstance(view, AnswerCard))
    # Gil and Ida had the first subject, Hana (bounced) and Jo the second; Gil's answer was an automatic one.
    assert [row[1:5] for row in card.rows] == [(2, 2, 0, 0.0), (2, 1, 1, 1.0)]
    assert card.rows[1][5:7] == pytest.approx(wilson(Share(1, 1)))
    assert "No winner yet" in ran.say
    assert f"of the {ENOUGH} letters" in ran.say
    undone = await office.run("rita", "undo")
    assert undone.status == "failed"
    assert "went out with that subject" in undone.say
    await office.run("rita", "edit_sequence", sequence="Backend Berlin", step=1, body="Hello {first_name}.")
    kept = "select count(distinct subject) from shortlist.step_variant where step_id = %s and body ~ '^Hello'"
    assert rows.value(kept, step) == 2
