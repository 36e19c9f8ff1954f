"""Finding text addressed to a machine, so that a message reads the same with it and without it.

An interviewer may tell the assistant to change a rating ("make SQL a yes"). What is found here is something else: text
that poses as instructions, as a role, as a tool's call, or that orders ratings wholesale.
"""

import re
from collections.abc import Iterator

from tools.feedback.reading.patterns import one_of

Span = tuple[int, int]

_MODEL = (
    r"(?:ai|a\.i\.|llms?|gpt\S*|chatgpt|claude|gemini|copilot|(?:large )?language models?|(?:ai )?assistant|"
    r"(?:ai |scoring |grading |reading )?models?|(?:chat)?bots?|machines?|automat\w+|parsers?|classifiers?|"
    r"graders?|summari[sz]ers?|(?:ai|automated|scoring|grading|reading) (?:systems?|tools?|readers?|agents?))"
)
_RULES = (
    r"(?:instructions?|rules?|prompts?|guidelines?|kits?|rubrics?|polic(?:y|ies)|directions?|criteria|safeguards?|"
    r"guardrails?|training|constraints?|programming|context|orders?|scorecard template)"
)
_VALUE = r"(?:strong|yes|hire|top|max\w*|highest|perfect|full|positive|[45]|10|excellent|no\b|definitely|approved)"
_EVERYTHING = (
    r"(?:everyone|everybody|everything|every (?:rating|attribute|candidate|field|category|score|criterion)|"
    r"all (?:of )?(?:the )?(?:ratings?|attributes?|candidates?|fields?|scores?|categories|criteria|applicants?)|"
    r"each (?:rating|attribute|candidate|field|category)|all)"
)
_ORDER = r"(?:rate|mark|set|give|score|submit|record|approve|make|put|grade|output|return|assign|fill|change|enter)"

_BLOCKS = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|\[/?inst\].*?(?:\[/inst\]|\Z)"
    r"|<\|[a-z_]+\|>.*?(?:<\|(?:im_end|end|eot_id|endoftext)\|>|\Z)"
    r"|<(?P<tag>system|instructions?|assistant|prompt|admin|tool\w*|function\w*|user|ai|important|override)\b[^>]*>"
    r".*?(?:</(?P=tag)\s*>|\Z)"
    r"|\{[^{}]*\"?(?:tool|recommendation|ratings?|role|function|name|arguments|action)\"?\s*:[^{}]*"
    r"(?:\{[^{}]*\}[^{}]*)*\}"
    r"|(?<!#)#{2,}+\s*(?:system|instructions?|assistant|new task|override)\b.*?(?:\n\s*\n|\Z)"
    r"|(?<!-)-{3,}+\s*(?:begin|start)?\s*(?:system|instructions?|prompt)\b.*?(?:-{3,}[^\n]*-{3,}|\n\s*\n|\Z)",
    re.DOTALL,
)
"""Text in brackets of a kind that only machines read; an unclosed one goes on to the end."""

_ROLE_LINE = re.compile(
    r"^[ \t>*_\"'(\[]*(?:system|assistant|ai|llm|model|bot|user|developer|admin|root|operator|gpt\S*|chatgpt|claude|"
    r"system (?:prompt|message|note|override)|new instructions?|updated instructions?|instructions?|prompt|override)"
    r"[*_\])]*[ \t]*[:>][^\n]*",
    re.MULTILINE,
)
"""A line that speaks in a role."""

_TRIGGER = one_of(
    (
        r"(?:please |kindly |now |and |then )?(?:ignore|disregard|forget|override|overwrite|bypass|skip|discard|"
        rf"violate)(?: \w+){{0,4}} {_RULES}\b"
    ),
    (
        r"(?:please )?(?:ignore|disregard|forget) (?:all |everything |anything |the |that )*(?:above|previous|"
        r"prior|preceding|before this|said before|written above)\b"
    ),
    r"system prompt",
    r"developer mode",
    r"god mode",
    r"debug mode",
    r"jailbreak\w*",
    r"system override",
    r"admin override",
    r"prompt injection",
    (
        r"(?:you are|you're|act as|pretend to be|behave as|imagine you are) (?:now )?(?:an? |the |"
        rf"my )?(?:\w+ )?(?:{_MODEL}|grader|interviewer|admin\w*|recruiter)\b"
    ),
    r"you are now\b",
    r"from now on,? you\b",
    rf"you (?:must|shall|will) (?:now |always |only )?{_ORDER}\b",
    rf"(?:as|if you are|if you're|since you are|because you are|being) an? {_MODEL}\b",
    (
        r"(?:notes?|messages?|attention|instructions?|memo|dear|notice|reminder|hint)[ :,]*(?:(?:to|for) )?(?:the |"
        rf"any |all |our |whatever |whichever )?(?:\w+ )?{_MODEL}\b"
    ),
    rf"(?:to|for) (?:the|any|whichever|whatever) {_MODEL} (?:that|who|which|reading|processing|scoring|parsing)\b",
    rf"(?:this|the|any|our) {_MODEL} (?:should|must|shall|has to|needs to|is to|is instructed|is ordered)\b",
    (
        r"(?:when|while|before|after) (?:you(?:'re| are)? )?(?:summari[sz]|scor|evaluat|grad|pars|process|extract|"
        r"read)ing(?: of)? (?:this|the|these) (?:text|message|feedback|transcript|document|notes?|thread|scorecard|"
        r"input)\b"
    ),
    (
        r"\b(?:hey |hi |ok |okay |dear |@)?(?:ai|assistant|llm|chatgpt|gpt|claude|"
        rf"language model)(?: model)?[,!:]+ (?:please )?(?:{_ORDER}|ignore|do|don't|write|say|recommend)\b"
    ),
    (
        rf"\b{_ORDER}\b(?: \w+){{0,4}}? (?:for |to |on |of |as )?{_EVERYTHING}\b(?= ?(?:\w+ ){{0,5}}(?:as |to |a |"
        rf"an |at |with |= ?)*{_VALUE})"
    ),
    rf"\b{_ORDER}\b(?: \w+){{0,2}} {_VALUE}[\w -]{{0,14}} (?:for|to|on|in|across) (?:\w+ )?{_EVERYTHING}\b",
    r"\b(?:ratings?|scores?|attributes?) (?:are|is|=|should be|must be) (?:all|now)\b",
    r"\b(?:output|respond|reply|return|print|answer|emit) (?:only|with|exactly|nothing|the following|json|in json)\b",
    r"\b(?:submit_scorecard|edit_scorecard|set_rating|submit_feedback|tool_call|function_call)\w*",
    r"\bnew instructions?\b",
    r"\b(?:hidden|secret) instructions?\b",
    r"\bend of (?:feedback|transcript|user input|prompt)\b",
    r"\bexecute (?:the )?(?:following|this|these)\b",
    r"\bsudo\b",
)
"""Words with which people speak to a machine; the sentence from there on is addressed to it."""

_GOES_ON = re.compile(
    rf"[\s\"'*_]*(?:then |also |and |next |finally |now |please |instead |after that )*"
    rf"(?:{_ORDER}|reply|respond|answer|print|write|say|override|recommend|delete|send|reveal|always|"
    rf"do not|don't|never mention|hide|you|your|treat|consider|pretend|act|use)\b"
)
_OWN = re.compile(r"\bi\b|\bi'|\bmy\b|\bme\b")
_ENDS = re.compile(r"[.!?](?=[\s\"')\]]|\Z)|\n|\Z")
_NO_WIDTH = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff")
_LONGEST_LEAD = 40
_LEAD = re.compile(r"(?:(?:hey|hi|ok|okay|dear|p\.?s\.?|note|so|and|also|but|please|then|[@,:\"'(\[*_-])\s*)*\Z")


def machine_spans(text: str) -> list[Span]:
    """Find the parts of a normalised text (lower case, same length) that are addressed to a machine, in order."""
    kept = [at for at, letter in enumerate(text) if not _drops(text, at, letter)]
    plain = "".join(text[at] for at in kept)
    kept.append(len(text))
    found = sorted([*_blocks(plain), *_role_lines(plain), *_commands(plain), *_tags(plain)])
    return _merged([(kept[start], kept[end]) for start, end in found])


def _drops(text: str, at: int, letter: str) -> bool:
    """Leave out what hides a command from a search: letters without width, spaces after spaces."""
    return letter in _NO_WIDTH or (letter == " " and at > 0 and text[at - 1] == " ")


def _tags(text: str) -> Iterator[Span]:
    for match in re.finditer("[\U000e0000-\U000e007f]+", text):
        yield match.span()


def _blocks(text: str) -> Iterator[Span]:
    for match in _BLOCKS.finditer(text):
        yield match.span()


def _role_lines(text: str) -> Iterator[Span]:
    for match in _ROLE_LINE.finditer(text):
        yield match.start(), _through_orders(text, match.end())


def _commands(text: str) -> Iterator[Span]:
    at = 0
    while match := _TRIGGER.search(text, at):
        start, end = _start(text, match.start()), _end(text, match)
        yield start, _through_orders(text, end)
        at = max(end, match.end())


def _start(text: str, at: int) -> int:
    """Go back over an address or a conjunction before the command, never over another sentence."""
    before = [match.end() for match in re.finditer(r"[.!?]\s|\n", text[:at])]
    floor = before[-1] if before else 0
    lead = _LEAD.search(text, max(floor, at - _LONGEST_LEAD), at)
    return lead.start() if lead is not None else at


def _end(text: str, match: re.Match[str]) -> int:
    """Go on to the end of the sentence, or of the quotation the command stands in."""
    opener = text[match.start() - 1 : match.start()]
    if opener in {'"', "'", "(", "["}:
        closed = text.find({"(": ")", "[": "]"}.get(opener, opener), match.end())
        if closed >= 0:
            return closed
    found = _ENDS.search(text, match.end())
    return found.end() if found is not None else len(text)


def _through_orders(text: str, end: int) -> int:
    """Take in the sentences after a command that go on commanding, as far as the paragraph goes."""
    while end < len(text) and not re.match(r"[ \t]*\n[ \t]*\n", text[end - 1 :]):
        if not _GOES_ON.match(text, end):
            break
        found = _ENDS.search(text, end + 1)
        stop = found.end() if found is not None else len(text)
        if _OWN.search(text, end, stop):
            break
        end = stop
    return end


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged
