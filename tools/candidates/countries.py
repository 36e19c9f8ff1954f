"""Countries by the names people write, in many languages; "Deutschland", "Allemagne" and "germany" are Germany."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

from tools.matching import fold

_ENGLISH = {
    "CD": "Democratic Republic of the Congo", "CZ": "Czechia", "MK": "North Macedonia", "SZ": "Eswatini",
    "VA": "Vatican City", "XK": "Kosovo",
}  # fmt: skip
"""Names of today where the table's are older."""
_ALSO = {
    "AE": "uae|emirates",
    "BA": "bosnia",
    "BE": "belgie",
    "CD": "dr congo|drc|congo kinshasa",
    "CG": "republic of the congo|congo brazzaville",
    "CI": "ivory coast",
    "CN": "prc|people s republic of china|mainland china",
    "CZ": "czech republic|cesko|ceska republika|ceska|tschechien",
    "DE": "federal republic of germany|bundesrepublik deutschland",
    "FM": "federated states of micronesia",
    "GB": "uk|great britain|britain|england|scotland|wales|northern ireland|grossbritannien|angleterre|inghilterra"
    "|inglaterra|gran bretagna|gran bretana|gra bretanha|grande bretagne|groot brittannie|wielka brytania"
    "|united kingdom of great britain and northern ireland",
    "HK": "hong kong sar|hongkong",
    "IE": "republic of ireland|eire",
    "IR": "islamic republic of iran|persia",
    "KR": "korea|republic of korea|korea republic of|corea del sur|coree du sud|corea del sud|coreia do sul",
    "LU": "letzebuerg",
    "MK": "macedonia",
    "MM": "burma",
    "MO": "macau|macau sar",
    "NL": "holland|the netherlands|holanda|hollande|olanda",
    "PS": "palestinian territories|state of palestine",
    "RS": "srbija",
    "RU": "russian federation|rossiya",
    "SK": "slovensko|slovak republic",
    "SZ": "swaziland",
    "TR": "turkiye|republic of turkey|republic of turkiye",
    "TW": "taiwan roc|republic of china",
    "US": "us|usa|united states of america|the united states|the us|the usa|eeuu|ee uu|estados unidos de america"
    "|etats unis d amerique|stati uniti d america|vereinigte staaten|vsa",
    "VN": "viet nam",
    "XK": "kosova|kosovo",
}
"""What people write besides, folded."""
_TBILISI_AND_MORE = {"tbilisi", "batumi", "kutaisi", "rustavi", "gori", "zugdidi"}
"""Cities of the country of Georgia; any other city in "Georgia" is in the state."""


def region_of(place: str | None) -> str | None:
    """Give the two-letter code of the country that a place or address ends with: "Berlin, Germany" is "DE"."""
    parts = _parts(place)
    if not parts:
        return None
    code = _codes().get(parts[-1])
    if code == "GE" and len(parts) > 1 and parts[0] not in _TBILISI_AND_MORE:
        return None
    return code


def country_of(place: str | None) -> str | None:
    """Give the English name of the country that a place ends with."""
    code = region_of(place)
    return _names()[code] if code else None


def country_called(text: str) -> str | None:
    """Give the English name of a country by any of its names, or by its two-letter code: for a field of its own."""
    return _names().get(text.strip().upper()) or country_of(text)


def with_country(place: str) -> tuple[str, str | None]:
    """Write the country at the end of a place in English, and give it: "Berlin, Deutschland" is "Berlin, Germany"."""
    country = country_of(place)
    if country is None:
        return place, None
    before, comma, _ = place.rpartition(",")
    return (f"{before.rstrip()}, {country}" if comma else country), country


def _parts(place: str | None) -> list[str]:
    """Fold the parts of a place, without remarks in brackets: "U.S. (remote)" is "us"."""
    plain = re.sub(r"\([^()]*\)", " ", place or "").replace(".", "")
    return [folded for part in re.split(r"[,\n;]", plain) if (folded := fold(part))]


@cache
def _names() -> dict[str, str]:
    """Give the countries' English names by their codes."""
    names = {code: re.sub(r"\b(And|Of|The)\b", _lower, name) for code, name in _english()}
    return names | _ENGLISH


def _lower(found: re.Match[str]) -> str:
    return found[0].lower() if found.start() else found[0]


@cache
def _codes() -> dict[str, str]:
    """Give the codes by folded name, in all languages of the table; English and what people write go first."""
    codes = {
        fold(name): code
        for code, names in _locale_data().items()
        for name in names.values()
        if not name.startswith("*")
    }
    codes |= {fold(name): code for code, name in _names().items()}
    return codes | {name: code for code, names in _ALSO.items() for name in names.split("|")}


def _english() -> Iterator[tuple[str, str]]:
    """Give codes and English names; an entry like "*aa" says that another language has the same name."""
    for code, names in _locale_data().items():
        name = names.get("en", "")
        while name.startswith("*"):
            name = names.get(name[1:], "")
        if name:
            yield code, name


@cache
def _locale_data() -> dict[str, dict[str, str]]:
    """Load the table of country names alone: its package brings in the number plans of the whole world, for seconds."""
    package = find_spec("phonenumbers")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("phonenumbers")
    spec = spec_from_file_location("phonenumbers.geodata.locale", Path(package.origin).parent / "geodata" / "locale.py")
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("phonenumbers.geodata.locale")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    names: dict[str, dict[str, str]] = module.LOCALE_DATA
    return names
