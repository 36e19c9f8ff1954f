"""Whether whoever asks for a page is a person, as far as a request tells."""

import re
from collections.abc import Mapping

_MACHINES = re.compile(
    r"bot\b|crawl|spider|slurp|scan|preview|prefetch|monitor|headless|phantomjs|curl|wget|libwww|python|httpx?client"
    r"|http-client|okhttp|axios|node-fetch|java/|ruby|perl|powershell|postman|facebookexternalhit|whatsapp|skypeuri"
    r"|ms-?office|microsoft office|outlook-|safelinks|barracuda|proofpoint|mimecast|bitdefender|symantec|trendmicro"
    r"|fireeye|sophos|zscaler|forcepoint|messagelabs|cloudmark|virustotal|urlscan|google-safety|apis-google",
    re.IGNORECASE,
)
_EARLY = ("Purpose", "Sec-Purpose", "X-Purpose", "X-Moz")


def is_a_person(method: str, headers: Mapping[str, str]) -> bool:
    """Tell whether a request is a person's: not a look ahead, and not of a program that says what it is.

    Apple's Mail Privacy Protection loads every picture and calls itself `Mozilla/5.0`, no more. A scanner that
    pretends to be a browser is taken for a person.
    """
    agent = headers.get("User-Agent", "").strip()
    early = " ".join(headers.get(name, "") for name in _EARLY).lower()
    is_early = "prefetch" in early or "preview" in early
    return method == "GET" and not is_early and agent not in {"", "Mozilla/5.0"} and not _MACHINES.search(agent)
