"""E-mail addresses, telephone numbers, links and names as people type them, and as the store keeps them."""

import re
from urllib.parse import urlsplit

from store.models.enums import LinkKind
from tools.candidates.countries import region_of
from tools.errors import ToolError

LONGEST_NAME = 200
LONGEST_EMAIL = 254
"""RFC 5321, section 4.5.3.1.3, less the angle brackets."""
LONGEST_LINK = 2_000

_LOCAL = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_EMAIL = re.compile(rf"(?=.{{1,64}}@){_LOCAL}@(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{2,59}})")
_PARTICLES = frozenset(
    {"af", "al", "ap", "av", "bin", "bint", "da", "dal", "dalla", "das", "de", "degli", "dei", "del", "della"}
    | {"den", "der", "des", "di", "do", "dos", "du", "el", "la", "le", "los", "mac", "mc", "o", "of", "san"}
    | {"santa", "st", "te", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq"})
_LINK_HOSTS = {
    "linkedin.com": LinkKind.LINKEDIN,
    "github.com": LinkKind.GITHUB,
    "twitter.com": LinkKind.TWITTER,
    "x.com": LinkKind.TWITTER,
    "behance.net": LinkKind.PORTFOLIO,
    "dribbble.com": LinkKind.PORTFOLIO,
}


def person_name(text: str) -> tuple[str | None, str | None]:
    """Split a full name into first and last; together they read as it was written.

    "Kowalska, Ana" is turned round; particles ("van der Berg") and suffixes ("Smith Jr.") stay with the last name;
    a single word is a first name. Raises `ToolError` for an empty or endless one.
    """
    plain = " ".join("".join(c for c in text if c.isprintable()).split())
    if not plain:
        raise ToolError("A candidate needs a name, so nothing was added or changed.")
    if len(plain) > LONGEST_NAME:
        raise ToolError(f"That name is longer than {LONGEST_NAME} characters, so nothing was added or changed.")
    if plain.count(",") == 1:
        last, first = (part.strip() for part in plain.split(","))
        if first and last and _bare(first) not in _SUFFIXES:
            return first, last
    words = plain.split(" ")
    at = _last_name_at(words)
    return " ".join(words[:at]) or None, " ".join(words[at:]) or None


def _last_name_at(words: list[str]) -> int:
    if len(words) == 1:
        return 1
    end = len(words)
    while end > 1 and _bare(words[end - 1]) in _SUFFIXES:
        end -= 1
    for index in range(1, end - 1):
        if words[index][0].islower() and _bare(words[index]) in _PARTICLES:
            return index
    at = end - 1
    while at > 1 and _bare(words[at - 1]) in _PARTICLES:
        at -= 1
    return max(at, 1)


def _bare(word: str) -> str:
    return word.lower().strip(".,")


def email_address(text: str) -> str:
    """Give an address in lower case, its domain in ASCII. Raises `ToolError` for what is none."""
    found = re.search(r"<([^<>]+)>\s*$", text)
    plain = (found[1] if found else text).strip().removeprefix("mailto:").lower()
    local, at, domain = plain.rpartition("@")
    try:
        address = f"{local}{at}{domain.encode('idna').decode() if not domain.isascii() else domain}"
    except UnicodeError:
        address = ""
    if len(address) > LONGEST_EMAIL or not _EMAIL.fullmatch(address):
        raise ToolError(f"“{plain[:80]}” is not an e-mail address, so nothing was added or changed.")
    return address


def phone_number(text: str, *places: str | None) -> str:
    """Give a number in E.164. Without a country code the first place that names a country decides.

    Raises `ToolError` for what is no number there.
    """
    import phonenumbers  # noqa: PLC0415 - the number plans of the whole world, which few requests need

    regions = [None] if text.strip().startswith(("+", "00")) else [region_of(place) for place in places]
    digits = re.sub(r"^\s*00", "+", text)
    for region in [one for one in dict.fromkeys(regions) if one or digits.startswith("+")]:
        try:
            number = phonenumbers.parse(digits, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE:
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    raise ToolError(
        f"“{text[:40]}” is not a telephone number I can place; write it with its country code, such as "
        "+49 30 901820. Nothing was added or changed."
    )


def web_link(text: str) -> tuple[str, LinkKind]:
    """Give a web address with its scheme, and what kind of page it is. Raises `ToolError` for what is none."""
    plain = text.strip()
    url = plain if re.match(r"[a-z][a-z0-9+.-]*:", plain, re.IGNORECASE) else f"https://{plain}"
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    usable = parts.scheme in {"http", "https"} if host else False
    if not usable or "." not in host.strip(".") or re.search(r"\s", url) or len(url) > LONGEST_LINK:
        raise ToolError(f"“{plain[:80]}” is not a web address, so nothing was added or changed.")
    kind = next((kind for known, kind in _LINK_HOSTS.items() if host == known or host.endswith(f".{known}")), None)
    return url, kind or LinkKind.WEBSITE
