"""The names the interpreter knows, in several processes at once."""

from tools.lookup import LIFETIME, DatabaseLookup


class Clock:
    """A clock that a test turns."""

    now = 0.0

    def __call__(self) -> float:
        """Give the seconds."""
        return self.now


def called(vocabulary, kind):
    return {term.name for term in vocabulary.terms if term.kind == kind}


async def test_what_one_process_names_another_knows_at_once(staffed):
    office = staffed.office
    rita = office.people["rita"]
    other = DatabaseLookup(office.database)
    assert "star" not in called(await other.vocabulary(rita), "tag")
    await office.run("otto", "tag_candidates", candidates=["Ana"], tags=["star"])
    assert "star" in called(await other.vocabulary(rita), "tag")
    await office.run("ada", "create_job", title="Astronaut")
    assert "Astronaut" in called(await other.vocabulary(rita), "job")
    await office.run("otto", "create_pool", name="Bench")
    assert "Bench" in called(await other.vocabulary(rita), "pool")


async def test_words_of_candidates_are_known_at_once_to_whoever_wrote_them(staffed):
    office = staffed.office
    clock = Clock()
    other = DatabaseLookup(office.database, clock)
    rita, otto = office.people["rita"], office.people["otto"]
    for person in (rita, otto):
        await other.vocabulary(person)
    await office.run("rita", "update_candidate", candidate="Ana", company="Globex")
    assert "Globex" in called(await other.vocabulary(rita), "company")
    assert "Globex" not in called(await other.vocabulary(otto), "company")
    clock.now += LIFETIME
    assert "Globex" in called(await other.vocabulary(otto), "company")


async def test_a_vocabulary_stays_the_same_object_while_nothing_is_named_anew(staffed):
    office = staffed.office
    clock = Clock()
    lookup = DatabaseLookup(office.database, clock)
    first = await lookup.vocabulary(office.people["rita"])
    await office.run("rita", "move_candidates", candidates=["Ana"], stage="Onsite")
    assert await lookup.vocabulary(office.people["rita"]) is first
    clock.now += LIFETIME
    assert await lookup.vocabulary(office.people["rita"]) is first


async def test_what_is_changed_past_the_tools_is_known_in_half_a_minute(staffed):
    office = staffed.office
    clock = Clock()
    lookup = DatabaseLookup(office.database, clock)
    await lookup.vocabulary(office.people["rita"])
    office.rows.insert("source", name="Meetup")
    clock.now += LIFETIME - 1
    assert "Meetup" not in called(await lookup.vocabulary(office.people["rita"]), "source")
    clock.now += 1
    assert "Meetup" in called(await lookup.vocabulary(office.people["rita"]), "source")


async def test_names_of_hidden_jobs_stay_unknown(staffed):
    office = staffed.office
    job = office.job("FIN-004", "Chief Financial Officer", is_confidential=True)
    office.team(job, "rita", "recruiter")
    assert "Chief Financial Officer" in called(await office.lookup.vocabulary(office.people["rita"]), "job")
    assert "Chief Financial Officer" not in called(await office.lookup.vocabulary(office.people["otto"]), "job")
