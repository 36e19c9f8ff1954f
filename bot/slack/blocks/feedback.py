"""Interviews, scorecards and debriefs: what was said, in whose words, and what is still missing."""

from collections.abc import Iterator, Sequence

from bot.slack.blocks.elements import Element, actions, button, context, paragraphs, section
from bot.slack.blocks.message import Block
from bot.slack.blocks.part import Part, Place, part
from bot.slack.blocks.rows import DECIDING
from bot.slack.blocks.text import one_line, shown
from tools.actor import HIRING
from tools.views import Debrief, DebriefLine, DebriefVote, InterviewLine, InterviewList, RatingLine, ScorecardCard
from tools.wording import listed

QUOTE, QUOTES = 300, 2
"""Characters of a quote, and quotes of one rating that are shown."""
WORDS = {
    "definitely_not": "Definitely not",
    "no": "No",
    "mixed": "Mixed",
    "yes": "Yes",
    "strong_yes": "Strong yes",
    "no_decision": "No decision",
}
"""Ratings and recommendations as people read them."""


def scorecard(view: ScorecardCard, place: Place) -> Iterator[Part]:  # noqa: ARG001 - the signature of all drawings
    """Draw a scorecard; whoever wrote it gets the buttons to submit, correct or amend it."""
    state = "draft" if view.status == "draft" else "amended" if view.amended_at else "submitted"
    on = f" on {view.job_code}" if view.job_code else ""
    title = f"Scorecard for {view.candidate or 'a candidate'}{on}, by {view.interviewer}: {state}"
    vote = word(view.recommendation) if view.recommendation else "nothing yet"
    lines = [f"*{shown(title, 400)}*", f"*Recommendation:* {vote}{_quoted(view.quotes)}"]
    lines += [_rating(one) for one in view.ratings]
    if view.summary:
        lines.append(f"_{shown(view.summary, 1_500)}_")
    told = [title, f"Recommendation: {vote}", *(_told(one) for one in view.ratings)]
    blocks = paragraphs(lines)
    if view.files:
        attached = f"Attached: {listed(view.files, most=10)}."
        blocks.append(context(shown(attached, 1_000)))
        told.append(attached)
    if view.missing:
        open_ = f"Nothing said yet about {listed(view.missing, most=15)}."
        blocks.append(context(shown(open_, 1_000)))
        told.append(open_)
    blocks += [context(shown(question, 400)) for question in view.unclear]
    if view.is_own and view.interview_id is not None:
        blocks.append(actions(_buttons(view), f"feedback:{view.id}"))
    yield part(*blocks, words="\n".join(one_line(line, 500) for line in (*told, *view.unclear)))


def _buttons(view: ScorecardCard) -> list[Element]:
    of = str(view.interview_id)
    if view.status != "draft":
        return [button("Amend …", "feedback.form", of)]
    submit = [button("Submit", "feedback.submit", f"{of}.{view.digest}", style="primary")] if view.digest else []
    return [
        *submit,
        button("Open form", "feedback.form", of),
        button("Remind me tomorrow", "feedback.later", of),
    ]


def first_buttons(interview_id: object) -> list[Element]:
    """Make the buttons of the message that asks for feedback."""
    of = str(interview_id)
    return [
        button("Open form", "feedback.form", of),
        button("Remind me tomorrow", "feedback.later", of),
        button("I wasn’t there", "feedback.leave", of),
    ]


def word(value: str) -> str:
    """Write a rating or a recommendation as people read it."""
    return WORDS.get(value) or shown(value, 60)


def _rating(one: RatingLine) -> str:
    return f"*{shown(one.attribute)}:* {word(one.rating)}{_quoted(one.quotes)}"


def _quoted(quotes: Sequence[str]) -> str:
    return "".join(f"\n>“{shown(quote, QUOTE)}”" for quote in quotes[:QUOTES])


def _told(one: RatingLine) -> str:
    quote = f" (“{one.quotes[0]}”)" if one.quotes else ""
    return f"{one.attribute}: {word(one.rating)}{quote}"


def debrief(view: Debrief, place: Place) -> Iterator[Part]:
    """Draw a debrief: votes, then what people differ on, then what they agree on, with their words."""
    on = f" on {view.job_code}" if view.job_code else ""
    title = f"Debrief: {view.candidate or 'a candidate'}{on} · {view.submitted} of {view.expected} in"
    yield part(section(f"*{shown(title, 400)}*"), words=title)
    if view.recommendations:
        lines = [_vote(vote) for vote in view.recommendations]
        words = "; ".join(f"{vote.interviewer}: {word(vote.rating)}" for vote in view.recommendations)
        yield part(*paragraphs(["*Recommendations*", *lines]), words=f"Recommendations: {words}.")
    yield from _lines("They disagree", view.disagreements)
    yield from _lines("They agree", view.agreements)
    if view.unrated:
        told = f"Nobody said anything about {listed(view.unrated, most=15)}."
        yield part(context(shown(told, 1_000)), words=told)
    pressed = _decide(view, place) if view.is_open and view.recommendations else []
    if pressed:
        yield part(actions(pressed, f"decide:{view.application}"))


def _decide(view: Debrief, place: Place) -> list[Element]:
    """Offer what follows; both open a form, and nothing happens before that is sent off."""
    who = str(view.candidate_id)
    offered = (("Move …", "move", HIRING), ("Reject …", "reject", DECIDING))
    return [button(text, verb, who) for text, verb, roles in offered if view.candidate_id and place.actor.is_any(roles)]


def _lines(heading: str, lines: Sequence[DebriefLine]) -> Iterator[Part]:
    if not lines:
        return
    told = "; ".join(
        f"{line.attribute} ({', '.join(f'{vote.interviewer} {word(vote.rating).lower()}' for vote in line.votes)})"
        for line in lines
    )
    blocks: list[Block] = [section(f"*{heading}*")]
    for line in lines:
        blocks += paragraphs([f"*{shown(line.attribute)}*", *(_vote(vote) for vote in line.votes)])
    yield part(*blocks, words=f"{heading}: {told}.")


def _vote(vote: DebriefVote) -> str:
    return f"{shown(vote.interviewer)}: {word(vote.rating)}{_quoted(vote.quotes)}"


def interview_list(view: InterviewList, place: Place) -> Iterator[Part]:
    """Draw interviews, each with its panel and whose scorecard is missing."""
    for one in view.items:
        yield _interview(one, place)
    if view.total > len(view.items):
        told = f"{view.total - len(view.items):,} more are not shown."
        yield part(context(told), words=told)


def _interview(one: InterviewLine, place: Place) -> Part:
    where = ", ".join(filter(None, (one.stage, one.job_code, one.location)))
    facts = " · ".join(filter(None, (where, place.moment(one.starts_at), one.status.replace("_", " "))))
    waiting = f"Missing: {listed(one.missing)}" if one.missing else f"Panel: {listed(one.panel) or 'nobody'}"
    name = one.candidate or "A candidate"
    press = button("View", "view", str(one.candidate_id)) if one.candidate_id else None
    text = f"*{shown(name)}*  {shown(facts, 400)}\n{shown(waiting, 400)}"
    return part(section(text, block_id=f"interview:{one.id}", accessory=press), words=f"{name}: {facts}. {waiting}")
