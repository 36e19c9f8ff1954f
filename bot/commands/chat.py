"""`shortlist chat`: a conversation in the terminal."""

import sys
from uuid import uuid4

from rich.console import Console
from rich.status import Status
from rich.text import Text

from agent.answer import Answer
from agent.assistant import Asked, UnknownPersonError
from bot.commands.people import acting_person
from bot.problems import PROBLEMS, sentence_of
from bot.settings import read_settings
from bot.terminal.reading import read_line
from bot.terminal.render import clean
from bot.terminal.show import show, show_ran
from bot.wiring import Say, System, open_system
from store.queries import people
from tools.actor import Actor

COMMANDS = "/as EMAIL to be somebody else, /who to see who is here, /new for a new thread, /quit to leave"


async def chat(email: str | None, thread: str, sample: bool, say: Say) -> int:
    """Talk as a person inside; with `sample` the sample company is set up first where nobody works yet."""
    async with open_system(read_settings(), say) as system:
        if sample:
            from bot.commands.database import seed_if_empty  # noqa: PLC0415 - only newcomers need it

            await seed_if_empty(system, say)
        return await _talk(system, await acting_person(system, email), thread, welcome=sample)


class Talk:
    """One conversation in the terminal; `/as` changes who speaks, `/new` starts another thread."""

    def __init__(self, system: System, actor: Actor, thread: str, console: Console) -> None:
        self._system = system
        self._console = console
        self.actor = actor
        self.thread = thread or f"chat-{uuid4().hex[:8]}"

    async def hear(self, line: str) -> bool:
        """Take one line in; gives False when the person wants to leave."""
        if line.lower() in {"quit", "exit", "bye", "goodbye"}:
            return False
        if line.startswith("/"):
            return await self._command(line)
        with Status("Thinking…", console=self._console) as status:
            answer = await self._system.assistant.ask(
                Asked(
                    text=line,
                    actor=self.actor,
                    thread=self.thread,
                    on_progress=lambda words: status.update(clean(words)),
                )
            )
        show(self._console, answer, self.actor)
        await self._decisions(answer)
        return True

    async def _decisions(self, answer: Answer) -> None:
        for card in answer.approvals:
            reply = await read_line("Do it? [y/N] ")
            if reply is None:
                self._note("Left open; it waits in your agenda.")
                return
            yes = reply.strip().lower() in {"y", "yes"}
            ran = await self._system.assistant.decide(card.id, yes=yes, actor=self.actor)
            show_ran(self._console, ran, self.actor)

    async def _command(self, line: str) -> bool:
        word, _, rest = line.partition(" ")
        match word:
            case "/quit" | "/exit" | "/q":
                return False
            case "/as":
                await self._become(rest.strip())
            case "/who":
                await self._who()
            case "/new":
                self.thread = f"chat-{uuid4().hex[:8]}"
                self._note("A new thread; what was said before is forgotten here.")
            case _:
                self._note(COMMANDS)
        return True

    async def _become(self, email: str) -> None:
        try:
            self.actor = await self._system.assistant.person(email)
        except UnknownPersonError as problem:
            self._note(sentence_of(problem))
        else:
            self.thread = f"chat-{uuid4().hex[:8]}"
            self.introduce()

    async def _who(self) -> None:
        async with self._system.database.worker() as session:
            for person in await people.everybody_active(session):
                roles = ", ".join(role.replace("_", " ") for role in person.roles)
                self._note(f"{person.email}  {person.name}, {person.title or roles} ({roles})")

    def introduce(self) -> None:
        """Say who is speaking."""
        roles = ", ".join(sorted(role.replace("_", " ") for role in self.actor.roles))
        self._note(f"You are {self.actor.name} ({roles}). {COMMANDS[0].upper()}{COMMANDS[1:]}.")

    def _note(self, words: str) -> None:
        self._console.print(Text(clean(words), style="dim"))


async def _talk(system: System, actor: Actor, thread: str, *, welcome: bool) -> int:
    console = Console()
    talk = Talk(system, actor, thread, console)
    talk.introduce()
    if welcome:
        await talk.hear("help")
    while True:
        line = await read_line("\n› ")
        if line is None:
            break
        try:
            if line.strip() and not await talk.hear(line.strip()):
                break
        except PROBLEMS as problem:
            console.print(Text(sentence_of(problem), style="red"))
    if sys.stdin.isatty():
        console.print(Text("Goodbye.", style="dim"))
    return 0
