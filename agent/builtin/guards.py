"""What forbids a write: negations, conditions, questions, hearsay, plans for later. The sentence says why."""

from dataclasses import dataclass

from agent.builtin.patterns import PhraseSet


@dataclass(frozen=True)
class Bar:
    """Words that forbid a write, and what is said then; `opening` bars count at the beginning only."""

    phrases: PhraseSet
    sentence: str
    opening: bool = False


def _bar(words: str, sentence: str, *, opening: bool = False) -> Bar:
    return Bar(PhraseSet(words), sentence, opening)


BARS = (
    _bar(
        """
        do not | did not | does not | never | not yet | should not | must not | can not | would not | will not
          | have not | has not | is not | are not | was not | avoid | stop | refrain from | no need to
          | hold off | hold off on | do nothing | leave (her|him|them) alone | not to | instead of | rather than
          | without | not | except | except for | excluding | other than | apart from | but for | unless
        """,
        "You said “not”, so nothing was changed.",
    ),
    _bar(
        """
        if | when | once | in case | unless | provided | providing | assuming | as soon as | as long as
          | whenever | should she | should he | should they | until | only if | depending on | after she
          | after he | after they | whether | in the event | so that if | even if | before she | before he
          | were to
        """,
        "I can't wait for a condition: tell me when it has come true, and I'll do it then. Nothing was changed.",
    ),
    _bar(
        """
        what would happen | what happens | what if | suppose | imagine | hypothetically | theoretically
          | in theory | pretend | let us say | say i | would it be | would you have | would have | could have
          | should have | what would | if i were | for example | e g | for instance | just kidding
          | just testing | joking | is it a good idea | good idea to
        """,
        "That sounds like a thought, not a request, so nothing was changed.",
    ),
    _bar(
        """
        tomorrow | the day after tomorrow
          | next (week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday|year|quarter|time) | later
          | later today | tonight | this (evening|afternoon)
          | in (a|an|one|two|three|four|five|few|couple) (hour|hours|day|days|week|weeks|month|months|minute|minutes)
          | on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)
          | by (monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow) | at (noon|midnight)
          | every (day|week|monday|friday|month|time) | end of (day|week|month) | eod | eow | soon | some day
          | someday | from now on | automatically | always | weekly | daily | first thing | in the morning
          | in the future | one day | eventually
        """,
        "I can't do things later: ask me when it is time. Nothing was changed.",
    ),
    _bar(
        """
        maybe | perhaps | possibly | might | not sure | i guess | i wonder | wondering | thinking about
          | thinking of | considering | i think | i believe | i feel like | probably | may want to
          | might want to | we could | i could | tempted to | i suppose | wonder if | not certain
          | i was going to | i was about to | was planning to | planning to | plan to | plans to | going to
          | about to | intend to | i hope | hopefully | wish | we should | i should | you should | we ought to
          | i ought to | one should | should probably | it would be | would be nice | would be good
          | do you think | do you want | what do you think | hesitating | undecided
        """,
        "That doesn't sound decided, so nothing was changed: say it as a request when it is.",
    ),
    _bar(
        """
        said | says | told | tells | asked me | asks me | asked you | asked us | wants me | wants you | wants us
          | thinks | suggested | suggests | recommends | recommended | according to | apparently | i heard
          | heard that | claims | claimed | mentioned | reckons | believes | insists | insisted | proposed
          | advised | wrote that | emailed me | the email says | the note says | rumor | rumour | supposedly
          | allegedly
        """,
        "I don't act on what somebody else said: tell me yourself, and I'll do it. Nothing was changed.",
    ),
    _bar(
        """
        who | what | why | how | which | where | whose | whom | did | does | do we | do i | do they | has
          | have you | have we | have i | was | were | is | are | am i | should i | should we | shall i
          | shall we | may i | must i | must we | will she | will he | will they | would she | would he
          | is it possible | is it ok | is it okay | is there | are you able | do you know | can she | can he
          | can they | had | could she | could he | why not | how about | what about | is it allowed
          | am i allowed | may we | are we | do you | should | shall | isn | aren
        """,
        "That reads as a question, so nothing was changed.",
        opening=True,
    ),
)

HOW_TO = PhraseSet(
    """
        how do i | how can i | how do you | how to | how would i | how should i | how could i | how does one
          | how do we | how can we | what is the way to | tell me how to | show me how to | explain how to
          | what do i say to | what do i type to | what should i say to | what is the best way to
          | can you show me how to | is there a way to | is it possible to | are you able to | can you also
          | do you know how to | do you support | can i ask you to
          | help (with|on|about|me with|me on|me about|me understand|regarding) | do you handle
          | are you allowed to | am i allowed to | what is the command for | what is the command to
        """
)
"""Questions about how something is done: the answer is help with examples."""


def why_not(keys: list[str], lo: int, hi: int, covered: frozenset[int]) -> str:
    """Say why a clause must not write, or nothing; `covered` are tokens that are names or text, not words."""
    opening = next((at for at in range(lo, hi) if keys[at].isalnum()), lo)
    for bar in BARS:
        places = [opening] if bar.opening else range(lo, hi)
        if any(bar.phrases.stands(keys, at, hi) for at in places if at not in covered):
            return bar.sentence
    return ""
