"""Letters in English."""

import re

from store.queries.outreach import Fact
from tools.outreach.letters.parts import Role, Tone
from tools.outreach.letters.phrases import Phrases


def article(word: str) -> str:
    """Give the indefinite article a word takes."""
    return "an" if re.match(r"(?i)(?:[aeio]|u(?!ni|se|k\b)|(?:SRE|HR|ML)\b)", word) else "a"


def _one(title: str) -> str:
    return f"{article(title)} {title}"


def _role(role: Role) -> str:
    if role.title is None:
        return f"somebody for our {role.department} team" if role.department else "somebody for a new role"
    place = " (remote)" if role.is_remote else f" in {role.location}" if role.location else ""
    return f"{_one(role.title)}{place}"


def _reason(facts: tuple[Fact, ...], tone: Tone) -> str:
    del tone  # English has one word for you
    skills = [fact for fact in facts if fact.kind == "skill"]
    before = next((fact for fact in facts if fact.kind == "experience"), None)
    now = next((fact for fact in facts if fact.kind == "current"), None)
    parts = []
    if skills:
        first = skills[0]
        years = re.fullmatch(r"[2-9]|[1-4]\d", first.detail)
        parts.append(f"your {first.detail} years of {first.words}" if years else f"your work with {first.words}")
        parts[-1] += "".join(f" and {fact.words}" for fact in skills[1:])
    if before is not None:
        what = f" as {_one(before.words)}" if before.words else ""
        parts.append(f"your time at {before.detail}{what}")
    if now is not None:
        parts.append(f"your work as {_one(now.words)}{f' at {now.detail}' if now.detail else ''}")
    return " and ".join(parts)


ENGLISH = Phrases(
    greetings={"friendly": "Hi {first},", "warm": "Hello {first},", "formal": "Dear {first},", "brief": "Hi {first},"},
    openings={
        "friendly": (
            "I came across your profile and {fact} caught my eye.",
            "Your background stood out to me, above all {fact}.",
            "I have been looking for somebody with your background for a while, and {fact} made me write.",
            "I would like to introduce us, mostly because of {fact}.",
            "A short note because a team here would love to talk to you about {fact}.",
            "Of all the profiles I read lately, yours stayed with me because of {fact}.",
        ),
        "warm": (
            "It made my day to read about {fact}.",
            "I hope this finds you well: I have just read about {fact} and simply had to write.",
            "What a pleasure to come across your profile; {fact} really stayed with me.",
            "I smiled when I saw {fact}, because that is just what people here care about.",
            "I would truly love to get to know the person behind {fact}.",
            "I have wanted to write to you since I read about {fact}.",
        ),
        "formal": (
            "I am writing to you because of {fact}.",
            "Your professional background, in particular {fact}, has come to our attention.",
            "In the course of our search, {fact} impressed us.",
            "We have followed careers in your field for some time, and I turn to you because of {fact}.",
            "May I introduce us briefly: we would like to get to know you because of {fact}.",
            "With great interest we have taken note of {fact}.",
        ),
        "brief": (
            "Short note: {fact} caught my eye.",
            "Quick one, because of {fact}.",
            "I'll keep this short. I write because of {fact}.",
            "Two lines only, because of {fact}.",
            "In brief: {fact} made me write.",
            "Straight to the point: {fact} stood out.",
        ),
    },
    offers=(
        "We are hiring {role}, and I think it could suit you.",
        "We have an opening for {role} that may interest you.",
        "At {company} we are looking for {role}.",
        "Right now {company} is searching for {role}.",
        "One of our open positions asks for {role}, which is why I thought of you.",
        "Our team would like to welcome {role}.",
    ),
    short_offers=(
        "We are hiring {role}.",
        "We have an opening for {role}.",
        "It is about {role}.",
        "We need {role}.",
        "We look for {role}.",
        "Our team wants {role}.",
    ),
    general=(
        "Nothing is advertised that fits you exactly, but I would like us to know each other for when it is.",
        "I would like to hear what you want to do next; roles in your field open here regularly.",
        "{company} keeps looking for people in your field, and I would rather talk early than late.",
        "There is no one position behind this letter, only the wish to know what you are looking for.",
        "Before the next opening in your field I would like to learn what would matter to you.",
        "At {company} we like to know people before there is an opening for them.",
    ),
    closings={
        "friendly": (
            "Would you have fifteen minutes for a call in the next two weeks?",
            "If that sounds interesting, just reply and I'll tell you more. If not, that's fine too.",
            "Shall I send you more details?",
            "Is that something you would like to hear more about?",
            "A short reply is enough, and we find a time to talk.",
            "What do you think: worth a short call?",
        ),
        "warm": (
            "I would be so glad to hear from you, whenever it suits you.",
            "Could I invite you to a relaxed chat, with no strings attached?",
            "Whatever you decide, I wish you all the best, and I would love to hear back.",
            "Just write back if you feel like it: I will gladly tell you all about it.",
            "Would you enjoy a friendly talk about it some time soon?",
            "Even a one-line reply would make me happy.",
        ),
        "formal": (
            "I would be glad to tell you more in a short conversation at a time that suits you.",
            "Should this be of interest to you, I look forward to your reply.",
            "Please let me know whether I may send you further details.",
            "I would appreciate the opportunity to speak with you.",
            "May I ask you for a brief reply, whatever it may be?",
            "Please do not hesitate to contact me should you have any questions.",
        ),
        "brief": (
            "Worth a call?",
            "Interested? Just reply.",
            "Shall I send details?",
            "Open to a chat?",
            "Yes or no is enough.",
            "Ten minutes on the phone?",
        ),
    },
    subjects=(
        "{role} at {company}",
        "{first}, a question about your next step",
        "{company} is looking for {one}",
        "{first}, {role} in our team?",
        "An opening at {company}: {role}",
        "Would {role} suit you, {first}?",
    ),
    hellos=(
        "{first}, a hello from {company}",
        "Getting to know each other, {first}?",
        "From {company}",
        "A question about what you do next",
        "{first}, would you talk to {company}?",
        "A note from {company}",
    ),
    place="The place of work is {place}.",
    team="The team is {team}.",
    remote="The role can be done remotely.",
    reason=_reason,
    role=_role,
    one=_one,
)
