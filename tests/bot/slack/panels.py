"""Interviews that have just ended, and the threads in which their panels are asked."""

from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy import text

from bot.slack.feedback.timer import ask_and_remind
from tools.ran import Call, Scene

SUBMITTED = "select count(*) from shortlist.scorecard where interview_id = :it and status = 'submitted'"
INTERVIEWERS = """
    select p.name, p.email, p.id from shortlist.person p
    where p.status = 'active' and 'interviewer' = any (p.roles) and not p.roles && '{recruiter,admin}'::shortlist.role[]
    order by p.email limit 4
"""


@dataclass
class Panel:
    """An interview that has just ended, and its four interviewers' addresses."""

    office: object
    interview: object
    candidate: str
    people: list[str]
    ids: dict[str, object] = field(default_factory=dict)

    async def tick(self) -> None:
        """Let the timer do what is due; the worker's own may be at it too."""
        await ask_and_remind(self.office.desk)
        await ask_and_remind(self.office.desk)  # a second one finds nothing to do
        await self.office.pg.until(lambda: all(len(self.roots(who)) == 1 for who in self.people), timeout=20)
        await self.office.quiet()

    def roots(self, who: str) -> list[dict]:
        """The messages that asked somebody about this interview."""
        asked = f"How was the interview with {self.candidate}"
        return [m for m in self.office.pg.channel_messages("dm", who) if m["text"].startswith(asked)]

    def root(self, who: str) -> dict:
        """The message that asked somebody."""
        return self.roots(who)[0]

    async def write(self, who: str, text: str) -> str:
        """Answer in the thread; gives the message's timestamp."""
        ts = await self.office.pg.post(who, "dm", text, thread_ts=self.root(who)["ts"])
        await self.office.quiet()
        return ts

    def thread(self, who: str) -> list[dict]:
        """What the bot said in somebody's thread."""
        return self.office.answers(who, "dm", self.root(who)["ts"])

    def card(self, who: str) -> dict:
        """The scorecard in somebody's thread: there is one."""
        cards = [m for m in self.thread(who) if m["text"].startswith("Scorecard for")]
        assert len(cards) == 1
        return cards[0]

    async def press(self, who: str, action: str) -> None:
        """Press a button of the scorecard."""
        await self.office.pg.click(who, "dm", self.card(who)["ts"], action)
        await self.office.quiet()

    async def submitted_and_killed(self, who: str) -> None:
        """Hand somebody's scorecard in as a worker does that is killed before it can show so."""
        system = self.office.system
        actor = await system.assistant.person(who)
        scene = Scene(actor=actor, now=system.assistant.now(), surface="slack")
        ran = await system.toolbox.run(Call("submit_scorecard", {"interview": str(self.interview)}), scene)
        await system.toolbox.decide(ran.views[0].id, yes=True, scene=scene)

    async def asked(self, who: str) -> None:
        """Let the timer do what is due until somebody is asked, who may be new on the panel."""
        await ask_and_remind(self.office.desk)
        await self.office.pg.until(lambda: self.roots(who), timeout=20)
        await self.office.quiet()

    async def seen_by(self, who: str, query: str = SUBMITTED) -> int:
        """How many scorecards of the interview that are in (or what `query` counts) somebody finds in the database."""
        async with self.office.system.database.person(self.ids[who]) as session:
            return await session.scalar(text(query), {"it": self.interview})


@asynccontextmanager
async def ended_interview(office, minutes: int = 5):
    """Put an interview with four interviewers on record that ended some minutes ago."""
    async with office.owner() as owner:
        people = await (await owner.execute(INTERVIEWERS)).fetchall()
        row = await (
            await owner.execute(
                "select a.id, a.stage_id, c.name from shortlist.application a"
                " join shortlist.candidate c on c.id = a.candidate_id join shortlist.job j on j.id = a.job_id"
                " where a.status = 'active' and not c.is_private and not j.is_confidential"
                " and not exists (select from shortlist.interview i where i.application_id = a.id)"
                " order by a.id limit 1"
            )
        ).fetchone()
        kit = await (
            await owner.execute(
                "insert into shortlist.interview_kit (stage_id, name) values (%s, 'Test kit') returning id", [row[1]]
            )
        ).fetchone()
        for position, name in enumerate(("SQL", "Systems design", "Communication"), 1):
            await owner.execute(
                "insert into shortlist.scorecard_attribute (interview_kit_id, position, name) values (%s, %s, %s)",
                [kit[0], position, name],
            )
        interview = await (
            await owner.execute(
                "insert into shortlist.interview (application_id, stage_id, interview_kit_id, starts_at, ends_at)"
                " values (%s, %s, %s, now() - interval '2 hours', now() - make_interval(mins => %s)) returning id",
                [row[0], row[1], kit[0], minutes],
            )
        ).fetchone()
        for _, _, person in people:
            await owner.execute(
                "insert into shortlist.interview_panelist (interview_id, person_id) values (%s, %s)",
                [interview[0], person],
            )
    yield Panel(office, interview[0], row[2], [email for _, email, _ in people], {e: i for _, e, i in people})
