"""`shortlist doctor`: what works, what does not, and how to mend it."""

import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.commands.embed import count_missing
from bot.problems import PROBLEMS, sentence_of
from bot.settings import Settings, read_settings
from bot.terminal.render import clean
from bot.wiring import Say, open_system, owner_url
from store.embedding import LocalEmbedder
from store.queries import inbox, outbox, people
from store.schema import status

State = Literal["ok", "off", "wrong"]


@dataclass(frozen=True)
class Finding:
    """One check: what was looked at, how it stands, and what to do when it is off or wrong."""

    what: str
    state: State
    detail: str


async def doctor(as_json: bool) -> int:
    """Run every check; 0 when nothing is wrong."""
    settings = read_settings()
    checks: tuple[Callable[[Settings], Awaitable[Finding]], ...] = (
        _database,
        _company,
        _embedding,
        _vectors,
        _model,
        _slack,
        _mail,
        _queues,
    )
    findings = [await _checked(check, settings) for check in checks]
    if as_json:
        rows = [{"what": f.what, "state": f.state, "detail": f.detail} for f in findings]
        sys.stdout.write(orjson.dumps(rows).decode() + "\n")
    else:
        _show(findings)
    return 1 if any(finding.state == "wrong" for finding in findings) else 0


async def _checked(check: Callable[[Settings], Awaitable[Finding]], settings: Settings) -> Finding:
    what = check.__name__.strip("_")
    try:
        return await check(settings)
    except PROBLEMS as problem:
        return Finding(what, "wrong", sentence_of(problem))


async def _database(settings: Settings) -> Finding:
    where = "the server of DATABASE_URL" if settings.database_url else "the embedded server"
    async with owner_url(settings, lambda _: None) as url:
        found = await status(url)
    if found.pending:
        waiting = f"{where} answers, but {len(found.pending)} migrations wait: run `shortlist db upgrade`."
        return Finding("database", "wrong", waiting)
    return Finding("database", "ok", f"{where} answers and is at revision {found.current}.")


async def _company(settings: Settings) -> Finding:
    async with open_system(settings, lambda _: None) as system, system.database.worker() as session:
        active = await people.everybody_active(session)
    if not active:
        return Finding("company", "wrong", "Nobody works here yet: run `shortlist db seed` or `make demo`.")
    return Finding("company", "ok", f"{len(active)} active people inside.")


async def _embedding(settings: Settings) -> Finding:
    if settings.embedding_model is not None:
        return Finding("embedding", "ok", f"OpenAI embeddings by {settings.embedding_model} are configured.")
    embedder = LocalEmbedder()
    await embedder.embed(["a short sentence"])
    return Finding("embedding", "ok", f"the local model {embedder.name} answers.")


async def _vectors(settings: Settings) -> Finding:
    async with open_system(settings, lambda _: None) as system:
        missing = await count_missing(system)
    if missing:
        hint = f"{missing:,} candidates have no vector of this model: run `shortlist db embed`."
        return Finding("vectors", "wrong", hint)
    return Finding("vectors", "ok", "every candidate can be found by meaning.")


async def _model(settings: Settings) -> Finding:
    if not settings.has_model:
        hint = "no language model is configured; the built-in interpreter answers. Set OPENAI_API_KEY to use one."
        return Finding("model", "off", hint)
    return await _endpoint(settings)


async def _endpoint(settings: Settings) -> Finding:
    from openai import APIConnectionError, APIStatusError, AsyncOpenAI  # noqa: PLC0415 - only with a key

    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "not-needed"
    where = settings.openai_base_url or "OpenAI"
    async with AsyncOpenAI(api_key=key, base_url=settings.openai_base_url, max_retries=0, timeout=10) as client:
        try:
            models = [model.id async for model in client.models.list()]
        except APIConnectionError:
            return Finding("model", "wrong", f"{where} cannot be reached: check OPENAI_BASE_URL.")
        except APIStatusError as error:
            mend = "check OPENAI_API_KEY" if error.status_code in {401, 403} else "check OPENAI_BASE_URL"
            return Finding("model", "wrong", f"{where} answered {error.status_code}: {mend}.")
    if models and settings.model not in models:
        return Finding("model", "wrong", f"{where} does not list {settings.model!r}: set SHORTLIST_MODEL.")
    return Finding("model", "ok", f"{where} answers and knows {settings.model!r}.")


async def _slack(settings: Settings) -> Finding:
    if settings.slack_bot_token is None:
        hint = "SLACK_BOT_TOKEN is not set; docs/slack.md says how to connect a workspace. `make demo` needs none."
        return Finding("slack", "off", hint)
    from bot.slack.checking import check_tokens  # noqa: PLC0415 - loads Slack's library, only with a token

    problem, told = await check_tokens(settings)
    return Finding("slack", "wrong" if problem else "ok", problem or told)


async def _mail(settings: Settings) -> Finding:
    from bot.outreach.checking import check_mail  # noqa: PLC0415 - loads the clients of mail servers

    wrong, told = await check_mail(settings)
    state: State = "wrong" if wrong else "ok" if settings.smtp_url or settings.imap_url else "off"
    return Finding("mail", state, "; ".join([*wrong, *told]) + ".")


async def _queues(settings: Settings) -> Finding:
    """Look for what waits too long or was given up at both ends."""
    async with open_system(settings, lambda _: None) as system, system.database.worker() as session:
        dead = await inbox.dead(session)
        late = await inbox.waiting(session, older_than=timedelta(minutes=2))
        stuck = await outbox.stuck(session)
    told = [f"{len(dead)} events of Slack were given up (the last: {dead[-1].error})"] if dead else []
    told += [f"{late} events wait for more than two minutes: is a worker running?"] if late else []
    told += [f"{len(stuck)} messages could not be sent (the last: {stuck[0][1]})"] if stuck else []
    if not told:
        return Finding("queues", "ok", "nothing waits that should not.")
    mend = " `shortlist doctor --replay` has the events tried again." if dead else ""
    return Finding("queues", "wrong" if dead or late else "ok", "; ".join(told) + "." + mend)


async def replay(say: Say) -> int:
    """Have everything that was given up tried once more."""
    async with open_system(read_settings(), say) as system, system.database.worker() as session:
        again = await inbox.replay(session)
    say(f"{again} events are tried again." if again else "There was nothing to try again.")
    return 0


def _show(findings: list[Finding]) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    style = {"ok": "green", "off": "dim", "wrong": "bold red"}
    for finding in findings:
        table.add_row(Text(finding.state, style=style[finding.state]), finding.what, Text(clean(finding.detail)))
    Console().print(table)
