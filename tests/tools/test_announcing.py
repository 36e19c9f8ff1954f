"""What a call says it is about to do."""

from tools.announcing import DOING, announced
from tools.ran import Call
from tools.registry import all_tools


def test_every_tool_says_what_it_does_in_words():
    assert set(all_tools()) <= set(DOING)


def test_what_people_said_is_repeated_and_ids_are_not():
    call = Call("find_candidates", {"skills": ["Go"], "locations": ["Berlin"], "limit": 10})
    assert announced(call) == "Searching people: Go and Berlin"
    assert (
        announced(Call("show_candidate", {"candidate": "019f3bf1-b0b8-7c1e-bb6e-c8f13b39fb8e"})) == "Opening a profile"
    )
