"""Learn agent/builtin/likeness/weights.npz anew: from the tables of phrases and the sentences that have been looked at.

Run as `python -m scripts.learn_likeness` after changing either, on a database with the sample company (see
`shortlist db seed`). Takes a few minutes. Sets that are held back are never read.
"""

import asyncio
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from agent.builtin.frames import Frame, Role
from agent.builtin.interpreter import BuiltinModel, all_frames
from agent.builtin.likeness.masking import STANDS_FOR, masked
from agent.builtin.likeness.model import NOTHING, WEIGHTS, features
from agent.builtin.patterns import Choice, Phrase
from bot.settings import read_settings
from bot.wiring import open_system

EVAL = Path(__file__).resolve().parents[1] / "tests" / "eval"
SEEN = ("dev", "validation", "blind", "blind_b", "questions_dev")
SPOKEN_BY = "ingrid.solberg@quillhaven.example"
WORTH_OF_A_PHRASE = 0.3
"""What a sentence made from the tables counts beside one that somebody wrote."""
MOST_OF_A_FRAME = 600
L2, STEPS, RATE = 1e-6, 120, 0.05
_OTHERS = {
    "number": "3", "count": "3", "newname": "new name", "quote": "text", "rest": "text", "openreason": "reason",
    "newjob": "engineer", "newtitle": "engineer", "newpool": "new pool", "date": "tomorrow",
}  # fmt: skip

Labelled = tuple[str, str]
"""A masked sentence and its tool."""


def made_up(frames: Sequence[Frame], rng: random.Random) -> list[Labelled]:
    """Make sentences from the tables: each way of asking with some of its arguments."""
    found: dict[Labelled, None] = {}
    for frame in frames:
        times = max(1, min(4, MOST_OF_A_FRAME // max(1, len(frame.heads))))
        for head in frame.heads * times:
            text = " ".join(_sentence(frame, head, rng))
            if text:
                found[text, frame.tool] = None
    return list(found)


def _sentence(frame: Frame, head: Sequence[Phrase], rng: random.Random) -> list[str]:
    roles = {role.slot: role for role in frame.roles}
    slots = [rng.choice(need) for need in frame.needs]
    others = [slot for slot in roles if slot not in slots]
    slots += rng.sample(others, min(len(others), rng.choice([0, 0, 1, 1, 2])))
    parts = [_argument(frame, roles.get(slot), slot, rng) for slot in slots]
    pieces = [_words(piece.items, rng) for piece in head]
    first, rest = pieces[0], pieces[1:]
    before = rng.random() < 0.2 and not rest  # noqa: PLR2004 - one in five begins with what it is about
    ordered = [*parts[:1], first, *parts[1:]] if before else [first, *parts[:1], *rest, *parts[1:]]
    return [word for part in ordered for word in part]


def _argument(frame: Frame, role: Role | None, slot: str, rng: random.Random) -> list[str]:
    if role is None:
        flags = [flag for flag in frame.flags if flag.slot == slot]
        return _words(rng.choice(rng.choice(flags).patterns).items, rng) if flags else []
    kind = role.kinds[0]
    return [*_words(rng.choice(role.markers).items, rng), STANDS_FOR.get(kind) or _OTHERS.get(kind, kind)]


def _words(items: Sequence[str | Choice], rng: random.Random) -> list[str]:
    out: list[str] = []
    for item in items:
        if isinstance(item, str):
            out.append(item)
        elif not item.optional or rng.random() < 0.4:  # noqa: PLR2004 - most of what may be left out is
            out += _words(rng.choice(item.runs), rng)
    return out


def labelled(expect: dict[str, Any]) -> str | None:
    """Give the tool a case expects; None where it is several calls, a picker or a refusal."""
    if "answer" in expect or "answers" in expect:
        return "metric_query"
    expect = expect["any_of"][0] if "any_of" in expect else expect
    tools = expect.get("tools", ())
    if len(tools) == 1:
        return str(tools[0]["name"])
    return NOTHING if expect.keys() & {"abstain", "refusal", "declined"} else None


def _cases(file: Path) -> list[dict[str, Any]]:
    read = yaml.safe_load(file.read_text())
    return list(read["cases"] if isinstance(read, dict) else read)


async def written(model: BuiltinModel, actor: Any) -> list[Labelled]:
    """Give the sentences that have been looked at, masked."""
    found: list[Labelled] = []
    for name in SEEN:
        for case in _cases(EVAL / f"{name}.yaml"):
            tool = labelled(case["expect"])
            if tool is not None:
                spotted = await model.spotted(actor, case["say"], datetime.now(UTC))
                found.append((masked(spotted.sentence.tokens, spotted.fillers, 0, len(spotted.sentence)), tool))
    return found


def learned(
    rows: NDArray[np.float32], wanted: NDArray[np.int64], worth: NDArray[np.float32], classes: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Fit softmax regression with Adam (Kingma and Ba, 2015) on all rows at once; give weights and bias."""
    parameters = [np.zeros((rows.shape[1], classes), np.float32), np.zeros(classes, np.float32)]
    means = [np.zeros_like(one) for one in parameters]
    squares = [np.zeros_like(one) for one in parameters]
    target = np.eye(classes, dtype=np.float32)[wanted]
    worth = (worth / worth.sum())[:, None]
    for step in range(1, STEPS + 1):
        scores = rows @ parameters[0] + parameters[1]
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = (shares - target) * worth
        rate = RATE * (1.0 if step < 0.7 * STEPS else 0.3)
        for at, gradient in enumerate((rows.T @ slope + L2 * parameters[0], slope.sum(axis=0))):
            means[at] = 0.9 * means[at] + 0.1 * gradient
            squares[at] = 0.99 * squares[at] + 0.01 * gradient**2
            ahead = means[at] / (1 - 0.9**step) / (np.sqrt(squares[at] / (1 - 0.99**step)) + 1e-8)
            parameters[at] = parameters[at] - rate * ahead
    return parameters[0], parameters[1]


async def main() -> None:
    """Learn and write the weights."""
    rng = random.Random(3)  # noqa: S311 - the same sentences every time
    async with open_system(read_settings(), print) as system:
        actor = await system.assistant.person(SPOKEN_BY)
        model = BuiltinModel(system.lookup)
        told, made = await written(model, actor), made_up(all_frames(), rng)
        texts = [text for text, _ in (*told, *made)]
        vectors = await system.embedder.embed(texts)
    tools = sorted({tool for _, tool in (*told, *made)})
    wanted = np.array([tools.index(tool) for _, tool in (*told, *made)])
    worth = np.array([1.0] * len(told) + [WORTH_OF_A_PHRASE] * len(made), np.float32)
    weights, bias = learned(features(texts, vectors), wanted, worth, len(tools))
    np.savez_compressed(
        WEIGHTS, tools=np.array(tools), weights=weights.astype(np.float16), bias=bias.astype(np.float16)
    )
    print(
        f"{len(told)} sentences and {len(made)} from the tables, {len(tools)} tools: {WEIGHTS.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    asyncio.run(main())
