"""A worker is killed after somebody's scorecard was handed in and before the card could show it."""

from .conftest import Town, ends_within

INTERVIEWED = """
    select array[p.email, c.name, i.id::text, p.id::text] from shortlist.interview i
    join shortlist.interview_panelist ip on ip.interview_id = i.id and ip.response <> 'declined'
    join shortlist.person p on p.id = ip.person_id and p.status = 'active'
    join shortlist.application a on a.id = i.application_id join shortlist.candidate c on c.id = a.candidate_id
    where i.status in ('scheduled', 'awaiting_feedback') and i.ends_at < now() and not c.is_private
      and (select count(*) from shortlist.candidate d where d.name_folded = c.name_folded) = 1
      and (select count(*) from shortlist.interview o where o.application_id = a.id) = 1
      and not exists (select from shortlist.scorecard s where s.interview_id = i.id and s.interviewer_id = p.id)
    order by i.id, p.id limit 1
"""
STATE = "select string_agg(status::text, ',') from shortlist.scorecard where interview_id = %s and interviewer_id = %s"


@ends_within(60)
async def test_a_scorecard_handed_in_by_a_worker_that_is_killed_is_in_once_and_shown_as_such(town: Town) -> None:
    await town.staffed()
    who, name, interview, person = await town.value(INTERVIEWED)
    root = await town.ask(who, f"feedback on {name}: I would hire. SQL was strong, communication was great.")
    await town.quiet()
    card = next(one for one in town.answers(who, root) if "Scorecard for" in one["text"])
    async with town.holding("shown") as shown:
        await town.pg.click(who, "dm", card["ts"], "feedback.submit")
        await shown.kill()
    assert await town.value(STATE, interview, person) == "submitted"
    assert "submitted" not in next(one for one in town.answers(who, root) if one["ts"] == card["ts"])["text"]
    await town.staffed()
    await town.later()
    await town.quiet()
    assert await town.value(STATE, interview, person) == "submitted"
    assert "submitted" in next(one for one in town.answers(who, root) if one["ts"] == card["ts"])["text"]
