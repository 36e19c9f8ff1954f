"""Addresses, telephone numbers and links that lead to nobody: reserved domains and numbers kept for fiction."""

from __future__ import annotations

from store.sample.draw import Stream, plain

# RFC 2606 and RFC 6761 keep these domains, and everything under .example, out of real use.
MAIL_DOMAINS = (
    "example.com", "example.com", "example.org", "example.net", "inbox.example", "postfach.example",
    "correio.example", "mail.example.net",
)  # fmt: skip

# Numbers that regulators set aside for drama: Bundesnetzagentur, Ofcom, ARCEP, PTS, and 555-01xx in North America.
_GERMAN = (("+493023125", 1000), ("+4969900099", 100), ("+494066969", 1000), ("+492214710", 1000), ("+498999998", 1000))
_BRITISH = (("+442079460", 1000), ("+441134960", 1000), ("+441174960", 1000), ("+441614960", 1000))
_FRENCH = (("+33199001", 1000), ("+33261911", 1000), ("+33465711", 1000), ("+33536491", 1000))
_AREA_CODES = {
    "Canada": (416, 647, 514, 604, 613, 403, 902, 204, 306, 506, 709, 780, 778, 819, 905),
    "United States": (
        201, 202, 206, 212, 213, 214, 215, 216, 303, 305, 310, 312, 313, 315, 404, 405, 408, 412, 415, 503, 504, 505,
        512, 602, 603, 612, 614, 617, 619, 702, 703, 713, 716, 718, 801, 802, 808, 814, 860, 901, 907, 919, 970,
    ),
}  # fmt: skip
_RANGES: dict[str, tuple[tuple[str, int], ...]] = {
    "Germany": _GERMAN,
    "United Kingdom": _BRITISH,
    "France": _FRENCH,
    **{country: tuple((f"+1{code}55501", 100) for code in codes) for country, codes in _AREA_CODES.items()},
}


class Contacts:
    """Hands out addresses, numbers and links, none of them twice within a block."""

    def __init__(self, block: int) -> None:
        self._block = block
        self._used: set[str] = set()

    def email(self, draw: Stream, first: str, last: str) -> str:
        """Return a private address made of the name."""
        name, domain = f"{plain(first)}.{plain(last)}", draw.choice(MAIL_DOMAINS)
        if self._block:
            name += f".{self._block}"
        elif draw.chance(0.25):
            name = f"{name}{draw.randrange(70, 99)}"
        return self._unused(name, f"@{domain}")

    def work_email(self, first: str, last: str, company: str) -> str:
        """Return an address at an invented employer."""
        suffix = f".{self._block}" if self._block else ""
        return self._unused(f"{plain(first)[:1]}.{plain(last)}{suffix}", f"@{plain(company)}.example")

    def phone(self, draw: Stream, country: str) -> str | None:
        """Return a number in E.164 form, or null where no range is free for fiction or it ran out."""
        ranges = _RANGES.get(country) or _RANGES["United States"]
        for _ in range(1 if self._block else 20):
            prefix, size = draw.choice(ranges)
            number = f"{prefix}{draw.randrange(size):0{len(str(size)) - 1}d}"
            if self._block or number not in self._used:
                self._used.add(number)
                return number
        return None

    def link(self, kind: str, first: str, last: str) -> str:
        """Return the address of a profile."""
        host = {"linkedin": "linkedin.example/in/", "github": "github.example/"}.get(kind, f"{kind}.example/")
        suffix = f"-{self._block}" if self._block else ""
        return "https://" + self._unused(f"{host}{plain(first)}-{plain(last)}{suffix}", "")

    def _unused(self, name: str, end: str) -> str:
        value, number = name + end, 1
        while value in self._used:
            number += 1
            value = f"{name}{number}{end}"
        self._used.add(value)
        return value
