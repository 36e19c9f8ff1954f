"""Reading a sentence into tokens: words folded for comparison, the original kept for what is taken verbatim."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from agent.builtin.words import bag
from tools.matching import fold

Kind = Literal["word", "number", "email", "phone", "url", "code", "uuid", "date", "mention", "quote", "punct"]

_UUID = r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"
_EMAIL = r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+"
_WORD = r"[^\W\d_][^\W_]*(?:(?:['’ʼ&](?=[^\W_])|\.(?=(?:js|io|ai|py|net|ts)\b))[^\W_]+)*(?:\+\+|\#(?!\w))?"
_PATTERN = re.compile(
    rf"""
    <mailto:(?P<mail>[^|>]+)(?:\|[^>]*)?>
  | <@(?P<mention>\w+)(?:\|[^>]*)?>
  | <(?P<link>https?://[^|>]+)(?:\|[^>]*)?>
  | (?P<small>(?<!\w)['’‘]t(?=\s+[A-Z]))
  | "(?P<quote>[^"]*)"
  | “(?P<quote2>[^”]*)”
  | «(?P<quote3>[^»]*)»
  | „(?P<quote5>[^“”]*)[“”]
  | (?<![\w])['‘](?P<quote4>[^'’\n]*(?:['’](?=\w)[^'’\n]*)*)['’](?!\w)
  | (?P<uuid>{_UUID})
  | (?P<email>{_EMAIL})
  | (?P<url>(?:https?://|www\.)[^\s,;]+|(?:[\w-]+\.)*(?:linkedin|github|gitlab|xing)\.com/[^\s,;]+)
  | (?P<date>\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})
  | (?P<phone>\+\d[\d ()/-]{{6,}}\d|\b0\d[\d ()/-]{{7,}}\d)
  | (?P<code>\b[A-Za-z]{{2,6}}[-_]\d{{1,5}}\b)
  | (?P<number>\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?![^\W\d_])|\d+(?:[.,]\d+)?)
  | (?P<short>\bw/o?(?![\w/]))
  | (?P<at>@(?=\s))
  | (?P<arrow>[-=–]+>|→|⇒|»)
  | (?P<dotnet>\.net\b)
  | (?P<country>\b(?:u\.\ ?s\.\ ?a|u\.\ ?s|u\.\ ?k|u\.\ ?a\.\ ?e)\.?(?!\w))
  | (?P<word>{_WORD})
  | (?P<genitive>['’]s?(?!\w))
  | (?P<punct>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_SAME = {
    "pls": "please", "plz": "please", "pl": "please", "u": "you", "ppl": "people", "peoples": "people", "thx": "thanks",
    "cands": "candidates", "cand": "candidate", "devs": "developers", "dev": "developer", "engs": "engineers",
    "sr": "senior", "jr": "junior", "ya": "you", "yall": "you", "ive": "have", "cuz": "because", "cos": "because",
    "whos": "who", "&": "and", "dont": "dont", "wanna": "want", "gonna": "going", "gimme": "give", "im": "i",
    "every1": "everyone", "favour": "favor", "labelled": "labeled", "organisation": "organization",
    "cancelled": "canceled", "enrol": "enroll", "programme": "program", "tho": "though", "onto": "into",
}  # fmt: skip
_PAIRS = {
    "cannot": ("can", "not"), "wanna": ("want", "to"), "gonna": ("going", "to"), "gimme": ("give", "me"),
    "dont": ("do", "not"), "doesnt": ("does", "not"), "didnt": ("did", "not"), "cant": ("can", "not"),
    "wont": ("will", "not"), "isnt": ("is", "not"), "arent": ("are", "not"), "havent": ("have", "not"),
    "hasnt": ("has", "not"), "whos": ("who", "is"), "whats": ("what", "is"), "im": ("i", "am"),
    "ive": ("i", "have"), "id": ("id",), "lets": ("let", "us"), "lemme": ("let", "me"),
    "shouldnt": ("should", "not"), "wheres": ("where", "is"),
}  # fmt: skip
_SPELT = {"small": "t", "at": "at", "arrow": "to", "short": "", "dotnet": "net", "genitive": "'s"}
"""What some signs are read as; "w/" and "w/o" by their ends."""
_KINDS = {"mail": "email", "link": "url"}
_CLITICS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_IS_AFTER = bag("who what where there that it he she how when here which everyone everybody")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign. `key` is what it is compared by, `start` and `end` its place in the text."""

    text: str
    key: str
    start: int
    end: int
    kind: Kind = "word"
    hyphen: bool = False

    @property
    def capital(self) -> bool:
        """Tell whether the word is written with a capital first."""
        return self.text[:1].isupper()


@dataclass(frozen=True)
class Sentence:
    """What was typed and its tokens."""

    text: str
    tokens: tuple[Token, ...]

    def raw(self, start: int, end: int) -> str:
        """Give the typed text of a span of tokens, without quotes around the whole of it."""
        if end - start == 1 and self.tokens[start].kind == "quote":
            return self.tokens[start].text
        return self.text[self.tokens[start].start : self.tokens[end - 1].end].strip()

    def __len__(self) -> int:
        return len(self.tokens)


def read(text: str) -> Sentence:
    """Split a text into tokens."""
    tokens: list[Token] = []
    for match in _PATTERN.finditer(text):
        if match.group() not in "-‐‑" or not _joins(match):
            tokens += _tokens(match)
    return Sentence(text, tuple(tokens))


def _joins(match: re.Match[str]) -> bool:
    """Tell whether a hyphen stands inside a word: the parts are read as words of their own."""
    text, at = match.string, match.start()
    return 0 < at < len(text) - 1 and text[at - 1].isalpha() and text[at + 1].isalpha()


def _tokens(match: re.Match[str]) -> list[Token]:
    name = match.lastgroup or "punct"
    value = match.group(name)
    start, end = match.start(), match.end()
    if name == "word":
        return _words(match.group(), start, _hyphen_before(match))
    if name == "country":
        return [Token(value, re.sub(r"[. ]", "", value).lower(), start, end)]
    if name.startswith("quote"):
        return [Token(value, fold(value), start, end, "quote")]
    if name in _SPELT:
        key = _SPELT[name] or ("without" if value[-1] in "oO" else "with")
        return [Token(value, key, start, end)]
    if name == "punct":
        return [Token(value, _SAME.get(value, value), start, end, "punct")]
    kind = _KINDS.get(name, name)
    return [Token(value, value if name == "link" else value.lower(), start, end, kind)]  # type: ignore[arg-type]


def _hyphen_before(match: re.Match[str]) -> bool:
    at = match.start()
    return at > 1 and match.string[at - 1] in "-‐‑" and match.string[at - 2].isalnum()


def _words(typed: str, start: int, hyphen: bool) -> list[Token]:  # noqa: FBT001 - a plain fact about the word
    stem, apostrophe, tail = typed.replace("’", "'").replace("ʼ", "'").rpartition("'")
    end, tail = start + len(typed), tail.lower()
    if apostrophe and stem and (tail in _CLITICS or tail == "s" or (tail == "t" and stem[-1:] in "nN")):
        return _split(typed, start, stem, tail)
    plain = word_key(typed)
    pair = _PAIRS.get(plain)
    if pair is not None:
        return [Token(typed, key, start, end) for key in pair]
    return [Token(typed, _SAME.get(plain, plain), start, end, hyphen=hyphen)]


def _split(typed: str, start: int, stem: str, tail: str) -> list[Token]:
    """Take "don't", "who's" and "Marta's" apart."""
    end, cut = start + len(typed), start + len(stem)
    key = word_key(stem)
    if tail == "t":
        verb = {"ca": "can", "wo": "will"}.get(key[:-1], key[:-1])
        return [Token(typed, verb, start, end), Token(typed, "not", start, end)]
    second = _CLITICS.get(tail) or ("us" if key == "let" else "is" if key in _IS_AFTER else "'s")
    return [Token(stem, _SAME.get(key, key), start, cut), Token(typed[len(stem) :], second, cut, end)]


@lru_cache(maxsize=4096)
def word_key(word: str) -> str:
    """Fold one word; the signs of C++ and C# stay."""
    sign = "++" if word.endswith("++") else "#" if word.endswith("#") else ""
    return fold(word).replace(" ", "") + sign


def keys_of(name: str) -> tuple[str, ...]:
    """Give the keys of a name of the vocabulary, as they would be read in a sentence."""
    return tuple(t.key for t in read(name).tokens if t.kind != "punct")
