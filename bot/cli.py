"""The `shortlist` command: options in, exit status out. What a command does lives in `bot.commands`."""

import asyncio
import gc
import logging
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any

import typer

# Commands are imported where they run: `shortlist --help` and each command start in a fraction of the time.
# ruff: noqa: PLC0415

app = typer.Typer(
    name="shortlist",
    help="A recruiting assistant: applicant tracking and recruitment CRM in one database, spoken to in plain words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
db = typer.Typer(help="The database: migrations, the sample company, its address.", no_args_is_help=True)
imports = typer.Typer(help="Bring your own data in.", no_args_is_help=True)
app.add_typer(db, name="db")
app.add_typer(imports, name="import")

As = Annotated[str | None, typer.Option("--as", metavar="EMAIL", help="Act for this person.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Batch = Annotated[Path | None, typer.Option("--batch", metavar="FILE", help="Read JSON lines; - is standard input.")]
Thread = Annotated[str, typer.Option("--thread", metavar="ID", help="The conversation to go on with.")]

FAILED, WRONG_USE = 1, 2


def say(sentence: str) -> None:
    """Tell progress and problems on standard error, so that standard output stays machine-readable."""
    sys.stderr.write(sentence.rstrip("\n") + "\n")
    sys.stderr.flush()


def _run(work: Coroutine[Any, Any, int]) -> None:
    """Run a command to its exit status; every problem a person can mend is one sentence."""
    from bot.problems import PROBLEMS, sentence_of

    gc.freeze()
    gc.enable()
    try:
        status = asyncio.run(work)
    except PROBLEMS as problem:
        say(sentence_of(problem))
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(FAILED) from None
    if status:
        raise typer.Exit(status)


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port of the workspace's page.")] = None,
) -> None:
    """Set up the sample company and open a workspace like Slack, with the bot in it, in your browser."""
    from bot.commands.demo import demo as command

    _run(command(port, say))


@app.command()
def chat(
    as_: As = None,
    thread: Thread = "",
    sample: Annotated[bool, typer.Option("--sample", help="Set up the sample company where nobody works yet.")] = False,
) -> None:
    """Talk in the terminal."""
    from bot.commands.chat import chat as command

    _run(command(as_, thread, sample, say))


@app.command()
def ask(
    text: Annotated[str | None, typer.Argument(help="What to ask, in plain words; - is standard input.")] = None,
    as_: As = None,
    thread: Thread = "main",
    limit: Annotated[int, typer.Option(min=1, max=100, help="Rows of a list.")] = 10,
    json_: Json = False,
    batch: Batch = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write answers there as CSV, SQL and PNG.")
    ] = None,
) -> None:
    """Ask one thing, or with --batch many: lines of {"id", "as", "text", "thread"}."""
    from bot.commands.ask import ask as one
    from bot.commands.ask import ask_batch

    if (text is None) == (batch is None):
        say("Give either a text or --batch FILE.")
        raise typer.Exit(WRONG_USE)
    if batch is not None:
        _run(ask_batch(batch, as_, limit, say))
        return
    words = sys.stdin.read() if text == "-" else (text or "")
    _run(one(words, as_, thread, limit, json_, say, out))


@app.command()
def decide(
    approval: Annotated[str | None, typer.Argument(help="The id of the card.")] = None,
    decision: Annotated[str | None, typer.Argument(help="yes or no.")] = None,
    as_: As = None,
    json_: Json = False,
    batch: Batch = None,
) -> None:
    """Say yes or no to what waits, as a click on the card does."""
    from bot.commands.decide import decide as one
    from bot.commands.decide import decide_batch

    if batch is not None:
        _run(decide_batch(batch, as_, say))
        return
    if approval is None or decision not in {"yes", "no"}:
        say("Give the id of a card and yes or no, or --batch FILE.")
        raise typer.Exit(WRONG_USE)
    _run(one(approval, decision == "yes", as_, json_, say))


@app.command()
def sql(
    statement: Annotated[
        str | None, typer.Argument(help="One SELECT over the report views; - is standard input.")
    ] = None,
    as_: As = None,
    json_: Json = False,
    batch: Batch = None,
) -> None:
    """Ask the report views in SQL, with the rights and the guard of generated SQL."""
    from bot.commands.sql import sql as one
    from bot.commands.sql import sql_batch

    if (statement is None) == (batch is None):
        say("Give either a statement or --batch FILE.")
        raise typer.Exit(WRONG_USE)
    if batch is not None:
        _run(sql_batch(batch, as_, say))
        return
    words = sys.stdin.read() if statement == "-" else (statement or "")
    _run(one(words, as_, json_, say))


@app.command()
def serve(
    worker: Annotated[bool, typer.Option(help="Also work on what comes in.")] = True,
) -> None:
    """Be there for Slack: events in, answers out; docs/slack.md says how to connect a workspace."""
    from bot.commands.serve import serve as command

    _run(command(worker, say))


@app.command()
def worker() -> None:
    """Only work on what `serve --no-worker` takes in, beside any number of others."""
    from bot.commands.serve import worker as command

    _run(command(say))


@app.command()
def doctor(
    json_: Json = False,
    replay: Annotated[bool, typer.Option("--replay", help="Have the events that were given up tried again.")] = False,
) -> None:
    """Check everything Shortlist needs and say how to mend what is missing."""
    from bot.commands.doctor import doctor as command
    from bot.commands.doctor import replay as again

    _run(again(say) if replay else command(json_))


@app.command(name="eval")
def evaluate(
    file: Annotated[Path | None, typer.Argument(help="A YAML file of requests with expected outcomes.")] = None,
    json_: Json = False,
    failures: Annotated[bool, typer.Option(help="List what went wrong.")] = True,
    feedback: Annotated[
        Path | None, typer.Option("--feedback", metavar="FILE", help="A YAML file of interview feedback instead.")
    ] = None,
) -> None:
    """Run requests with expected outcomes and print a score by tool, or feedback and print what is read."""
    from bot.commands.evaluate import evaluate as command
    from bot.commands.evaluate import evaluate_feedback

    if feedback is not None and file is not None:
        say("Give either a file of requests or --feedback FILE.")
        raise typer.Exit(WRONG_USE)
    _run(evaluate_feedback(feedback, json_, failures) if feedback is not None else command(file, json_, failures, say))


@db.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to the schema of this program."""
    from bot.commands.database import upgrade as command

    _run(command(say))


@db.command("seed")
def db_seed(
    scale: Annotated[int, typer.Option(min=1, max=1000, help="Times 1,500 candidates.")] = 1,
) -> None:
    """Fill an empty database with the sample company."""
    from bot.commands.database import seed as command

    _run(command(scale, say))


@db.command("embed")
def db_embed() -> None:
    """Prepare search by meaning for people who have no vector yet."""
    from bot.commands.embed import embed as command

    _run(command(say))


@db.command("url")
def db_url() -> None:
    """Print the operator's address of the database, which reads every row."""
    from bot.commands.database import url as command

    _run(command(say))


@db.command("shell")
def db_shell() -> None:
    """Open psql as the operator."""
    from bot.commands.database import shell as command

    _run(command(say))


@db.command("stop")
def db_stop() -> None:
    """Stop the embedded server, whoever uses it."""
    from bot.commands.database import stop as command

    _run(command(say))


@db.command("reset")
def db_reset(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete everything in the embedded database."""
    from bot.commands.database import reset as command

    _run(command(yes, say))


@imports.command("candidates")
def import_candidates(
    file: Annotated[Path, typer.Argument(help="A CSV file; its first line names the columns.")],
    as_: As = None,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help="Say what a column holds.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    keep_going: Annotated[bool, typer.Option("--keep-going", help="Bring in the good lines of a bad file.")] = False,
) -> None:
    """Bring people in from a CSV export of Greenhouse, Lever, Ashby, LinkedIn or your own."""
    from bot.commands.import_candidates import import_candidates as command

    _run(command(file, as_, mapping or [], dry_run, keep_going, say))


def main() -> None:
    """Run the command line."""
    # What is imported stays. Looking through it for garbage again and again while it grows took a quarter of a start.
    gc.disable()
    level = logging.getLevelNamesMapping().get(os.environ.get("SHORTLIST_LOG", "").upper(), logging.CRITICAL)
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
    for handler in logging.getLogger().handlers:
        handler.setLevel(level)  # psycopg gives its own logger a level
    app()


if __name__ == "__main__":
    main()
