"""`shortlist eval`: how often sentences do what they should, by tool, and how well feedback is read."""

import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.evaluation.cases import read_cases
from bot.evaluation.feedback import JudgedFeedback, judge_feedback, read_feedback_cases
from bot.evaluation.judge import VERDICTS
from bot.evaluation.run import Judged, judge_all
from bot.problems import UsageError
from bot.settings import read_settings
from bot.terminal.render import clean
from bot.wiring import Say

HELD_BACK = frozenset({"reserve.yaml", "held_out.yaml", "questions_held_out.yaml"})
"""Our sets that nothing is tuned on: of these only the score is shown, unless one is asked for by its name."""


async def evaluate(file: Path | None, as_json: bool, failures: bool, say: Say) -> int:
    """Run the cases of a file (or of each of ours, reported apart) and print the score; 0 whatever the score is."""
    for chosen in [file] if file is not None else _our_files():
        shown = failures and (file is not None or chosen.name not in HELD_BACK)
        await _evaluate(chosen, as_json, shown, say)
    return 0


async def evaluate_feedback(file: Path, as_json: bool, failures: bool) -> int:
    """Read the feedback of a file and print each case, or the score by kind of case; 0 whatever the score is."""
    judged = [judge_feedback(case) for case in read_feedback_cases(file)]
    if as_json:
        sys.stdout.write("".join(orjson.dumps(one.row(), default=str).decode() + "\n" for one in judged))
        return 0
    console = Console()
    console.print(Text(f"\n{file.name}: {len(judged)} cases", style="bold"))
    for one in judged:
        if failures:
            said = "; ".join(one.differences) or "right"
            console.print(Text(clean(f"{one.case.id}: {said}"), style="yellow" if one.differences else ""))
    console.print(_feedback_table(judged))
    return 0


def _feedback_table(judged: list[JudgedFeedback]) -> Table:
    table = Table("Kind", "Cases", "Recommendation %", "Precision %", "Recall %", "Not in the message", box=None)
    groups: dict[str, Counter[str]] = {}
    for one in judged:
        groups.setdefault(one.case.kind or "other", Counter()).update(one.counts)
    for name, counts in sorted(groups.items()):
        table.add_row(name, *_feedback_row(counts))
    table.add_row("all", *_feedback_row(sum(groups.values(), Counter())), style="bold")
    return table


def _feedback_row(counts: Counter[str]) -> tuple[str, ...]:
    def share(part: str, whole: str) -> str:
        return f"{100 * counts[part] / counts[whole]:.1f}" if counts[whole] else ""

    return (
        str(counts["cases"]),
        share("recommendations", "cases"),
        share("right", "read"),
        share("right", "expected"),
        str(counts["not_substrings"]),
    )


async def _evaluate(file: Path, as_json: bool, failures: bool, say: Say) -> None:
    cases = read_cases(file)
    done = Counter[str]()

    def each() -> None:
        done["cases"] += 1
        if done["cases"] % 50 == 0:
            say(f"{done['cases']} of {len(cases.cases)} cases")

    judged = await judge_all(cases, read_settings(), say, each=each)
    if as_json:
        sys.stdout.write("".join(orjson.dumps(_row(one)).decode() + "\n" for one in judged))
    else:
        console = Console()
        console.print(Text(f"\n{file.name}: {len(judged)} cases", style="bold"))
        _print(console, judged, failures=failures)


def _our_files() -> list[Path]:
    every = (Path(str(files("bot"))).parent / "tests" / "eval").glob("*.yaml")
    found = sorted(file for file in every if not file.name.startswith("feedback_"))
    if not found:
        raise UsageError("Name a file of cases: `shortlist eval FILE`.")
    return found


def _row(one: Judged) -> dict[str, object]:
    return {
        "id": one.case.id,
        "say": one.case.say,
        "verdict": one.judgement.verdict,
        "expected": one.judgement.expected,
        "got": one.judgement.got,
        "reply": one.answer.reply,
        "tools": [{"name": ran.tool, "args": ran.args, "status": ran.status} for ran in one.answer.ran],
    }


def _print(console: Console, judged: list[Judged], *, failures: bool) -> None:
    table = Table("Expected", "Cases", "Right", "Abstained", "Wrong", "%", box=None)
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(one.judgement.expected, []).append(one)
    for name, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        table.add_row(name, *_counts(group))
    table.add_row("all", *_counts(judged), style="bold")
    console.print(table)
    _print_questions(console, [one for one in judged if one.case.expect.is_number])
    confusions = Counter(
        (one.judgement.expected, one.judgement.got) for one in judged if one.judgement.verdict == "wrong"
    )
    for (expected, got), count in confusions.most_common(15):
        console.print(Text(f"  {count} × {expected} taken for {got}", style="yellow"))
    if failures:
        for one in judged:
            if one.judgement.verdict != "right":
                made = ", ".join(f"{ran.tool}{ran.args}" for ran in one.answer.ran)
                console.print(Text(clean(f"{one.judgement.verdict:9} {one.case.id}: {one.case.say!r} -> {made}")))


def _print_questions(console: Console, judged: list[Judged]) -> None:
    """Print how hiring questions end, apart: a wrong number that looks like a right one is the worst of them."""
    if not judged:
        return
    verdicts = Counter(one.judgement.verdict for one in judged)
    shares = {name: f"{verdicts[name]} ({100 * verdicts[name] / len(judged):.1f} %)" for name in VERDICTS}
    said = f"{shares['right']} right, {shares['abstained']} abstained, {shares['wrong']} silently wrong"
    console.print(Text(f"  {len(judged)} hiring questions: {said}", style="bold"))


def _counts(group: list[Judged]) -> tuple[str, ...]:
    verdicts = Counter(one.judgement.verdict for one in group)
    right = verdicts["right"]
    share = f"{100 * right / len(group):.1f}" if group else ""
    return str(len(group)), str(right), str(verdicts["abstained"]), str(verdicts["wrong"]), share
