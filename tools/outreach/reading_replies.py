"""The words of a reply by rules: without what was quoted, and what they amount to."""

import re
from html import unescape

from store.models.enums import ReplyClass

_WROTE = r"(?:wrote|schrieb|écrit|escribió|scritto|schreef|escreveu|skrev|napisał\(?a?\)?)"
_ATTRIBUTION = rf"(?:On|Am|Le|El|Il|Op|Em|Den|W\ dniu)\ .{{4,200}}\b{_WROTE}\b.{{0,80}}:"
_QUOTE_BEGINS = re.compile(
    rf"""^[ \t]*(?:
      >                                             # quoted lines
    | {_ATTRIBUTION}[ \t]*$
    | -{{2,}}[ ]*(?:Original\ Message|Ursprüngliche\ Nachricht|Message\ d'origine|Forwarded\ message)\b
    | _{{10,}}[ \t]*$
    | (?:From|Von|De|Da|Van|Från):[ \t].{{1,200}}$
    | --[ ]?$
    )""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_WRAPPED = re.compile(
    rf"^((?:On|Am|Le|El|Il|Op|Em|Den) .{{4,200}})\n(.{{0,120}}{_WROTE}\b.{{0,40}}:)[ \t]*$", re.MULTILINE
)
_ABOVE = re.compile(rf"\A(?:[ \t]*(?:>.*|{_ATTRIBUTION}[ \t]*)?\n)+", re.IGNORECASE | re.VERBOSE)
"""A quotation that a reply stands under."""
_AWAY = re.compile(
    r"\b(?:out of (?:the )?office|automatic reply|auto(?:matic|mated)?[- ]?(?:reply|response)"
    r"|on (?:annual |parental )?leave"
    r"|abwesenheit(?:snotiz)?|i am (?:currently )?away (?:until|from)|on vacation until|limited access to e?-?mail)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"^[ \t]*(?:please[ \t]+)?(?:unsubscribe|stop|opt[- ]out|remove)\b.{0,20}$|\bunsubscribe me\b"
    r"|\b(?:take|remove) me (?:off|from)\b|\b(?:do not|don['’]t|never|stop) (?:contact|write|mail|e-?mail|messag)\w*\b"
    r"|\bdelete my (?:data|details|information)\b",
    re.IGNORECASE | re.MULTILINE,
)
_UNSUBSCRIBE = re.compile(r"\s*(?:(?:re|aw)\s*:\s*)?(?:unsubscribe(?: me)?|opt[- ]out)[\s.!]*", re.IGNORECASE)
_NO = re.compile(
    r"\bnot (?:really |currently )?interested\b|\bno,? thank(?:s| you)\b|\bnot for me\b"
    r"|\bi['’]?ll pass\b|\bi (?:must|have to) decline\b"
    r"|\bhappy (?:where|with what) i\b|\bnot a (?:good )?fit\b|\bno interest\b|\bnot looking(?: for)? (?:to|a|any)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\bnot (?:right )?now\b|\bmaybe later\b|\b(?:next|in a few|in some|in \w+) (?:year|months?|quarter|weeks?)\b"
    r"|\b(?:get back|reach out|write|contact me|ask me|try) (?:to me )?again\b|\bbad time\b|\bat a later\b"
    r"|\bnot (?:actively |currently )?looking\b(?! for)",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\b(?:i['’]?m|i am|very|quite|definitely) (?:very |quite |definitely )?interested\b"
    r"|\bsounds (?:\w+ )?(?:great|good|interesting|exciting)\b"
    r"|\blet['’]?s (?:talk|chat|speak)\b"
    r"|\b(?:happy|glad|love|keen|open) to (?:\w+ )?(?:chat|talk|hear|learn|speak|connect|discuss)\b"
    r"|\btell me more\b|\bsend (?:me )?(?:more |the )?(?:details|information)\b|^[ \t]*(?:yes|sure)\b",
    re.IGNORECASE | re.MULTILINE,
)


_TAG = re.compile(r"(/?)([a-z][a-z0-9]{0,20})", re.IGNORECASE)
_BREAKS = {"br", "p", "div", "tr", "li"}
_NO_WORDS = {"script", "style", "blockquote", "head", "title"}


def plain(page: str) -> str:
    """Give the words of a page, without what runs in it and what it quotes.

    One look at each character: Python's own parser takes minutes for a hundred thousand unclosed tags.
    """
    first, *rest = page.split("<")
    found, skipped, in_comment = [first], 0, False
    for piece in rest:
        if in_comment or piece.startswith("!--"):
            in_comment = "-->" not in piece
            found.append(piece.partition("-->")[2] if not skipped else "")
            continue
        inside, closed, words = piece.partition(">")
        tag = _TAG.match(inside)
        if tag is None or not closed:
            found.append("" if skipped else f"<{piece}")
            continue
        name = tag[2].lower()
        if name in _NO_WORDS:
            skipped = max(0, skipped - 1) if tag[1] else skipped + 1
        found.append("" if skipped else ("\n" if name in _BREAKS else "") + words)
    return unescape("".join(found))


def without_quotes(text: str) -> str:
    """Give the new words of a reply: what stands before the first quotation or the signature, else below it."""
    whole = _WRAPPED.sub(r"\1 \2", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    found = _QUOTE_BEGINS.search(whole)
    if found is None:
        return whole.strip()
    above = whole[: found.start()].strip()
    below = _ABOVE.sub("", whole + "\n") if not above else ""
    return without_quotes(below) if below and below != whole + "\n" else above


def is_away(words: str) -> bool:
    """Tell whether words speak of an absence."""
    return _AWAY.search(words) is not None


def asks_for_no_more(words: str, *, whole: bool = False) -> bool:
    """Tell whether words ask for no more mail; as a `whole` they say nothing else, like the subject of a mail that a
    List-Unsubscribe header asked for."""
    if whole:
        return _UNSUBSCRIBE.fullmatch(words) is not None
    return _STOP.search(words) is not None


def what_is_meant(words: str) -> ReplyClass:
    """Say what a reply amounts to; where it says two things at once, nothing."""
    if asks_for_no_more(words):
        return ReplyClass.UNSUBSCRIBE
    without_no = _LATER.sub(" ", _NO.sub(" ", words))
    no, later, yes = bool(_NO.search(words)), bool(_LATER.search(words)), bool(_YES.search(without_no))
    if yes and no:
        return ReplyClass.OTHER
    if is_away(words) and not (yes or no):
        return ReplyClass.OUT_OF_OFFICE
    if later:
        return ReplyClass.LATER
    if no:
        return ReplyClass.NOT_INTERESTED
    return ReplyClass.INTERESTED if yes else ReplyClass.OTHER
