"""Absences: what programs write in a subject, and the day somebody says they are back."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

SUBJECT_OF_A_PROGRAM = re.compile(
    r"^\W*(?:(?:re|aw|sv|antw|tr)\s*:\s*)*(?:auto(?:matic|matische|mated|matisch|mático|mática|matica|matique)?\b[- ]?"
    r"(?:reply|response|antwort|antwoord|svar|re)?\s*:|auto-?(?:reply|response|svar|antwort)\b|automatic reply\b"
    r"|automatische antwort\b|out of (?:the )?office\b|abwesenheit|réponse automatique|respuesta automática"
    r"|risposta automatica|resposta automática|automatisch antwoord|afwezig|autosvar|absence du bureau"
    r"|fuera de (?:la )?oficina|自動返信|自动回复)",
    re.IGNORECASE,
)
_LONGEST_ABSENCE = timedelta(days=366)
_READ = 2_000
"""Characters that are looked at: absences say when in the beginning."""
_MONTHS = {
    1: "january januar janvier enero gennaio januari janeiro jänner jan",
    2: "february februar février fevrier febrero febbraio februari fevereiro feb",
    3: "march märz maerz mars marzo maart março marco mar mrz",
    4: "april avril abril aprile apr",
    5: "may mai mayo maggio mei maio",
    6: "june juni juin junio giugno junho jun",
    7: "july juli juillet julio luglio julho jul",
    8: "august août aout agosto augustus aug",
    9: "september septembre septiembre settembre setembro sept sep",
    10: "october oktober octobre octubre ottobre outubro oct okt",
    11: "november novembre noviembre novembro nov",
    12: "december dezember décembre decembre diciembre dicembre dezembro dec dez",
}
_MONTH_OF = {word: number for number, words in _MONTHS.items() for word in words.split()}
_DAYS = (
    "monday montag lundi lunes lunedì maandag",
    "tuesday dienstag mardi martes martedì dinsdag",
    "wednesday mittwoch mercredi miércoles mercoledì woensdag",
    "thursday donnerstag jeudi jueves giovedì donderdag",
    "friday freitag vendredi viernes venerdì vrijdag",
    "saturday samstag samedi sábado sabato zaterdag",
    "sunday sonntag dimanche domingo domenica zondag",
)
_WEEKDAY_OF = {word: number for number, words in enumerate(_DAYS) for word in words.split()}
_NAMES = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_DATE = re.compile(
    rf"""(?P<iso>\b20\d\d-\d\d-\d\d\b)
    | \b(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?\ (?:of\ |de\ )?(?P<month>{_NAMES})\b\.?
      (?:,?\ (?:de\ )?(?P<year>20\d\d))?
    | \b(?P<month2>{_NAMES})\.?\ (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|:)(?:,?\ (?P<year2>20\d\d))?
    | \b(?P<a>\d{{1,2}})(?P<mark>[./])(?P<b>\d{{1,2}})(?:(?P=mark)(?P<c>20\d\d|\d\d)\b|\.(?!\d)|\b(?![./]\d))
    | \b(?P<weekday>{"|".join(_WEEKDAY_OF)})\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_THROUGH = re.compile(
    r"\b(?:until|till|til|through|thru|to|up to|bis(?: zum| einschließlich)?|jusqu['’]au|hasta el|hasta|fino al?"
    r"|tot(?: en met)?|t/m|até|inclusive)\b\W*(?:\w+\W+){0,2}$|[-–]\s*$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:back|return(?:ing|s)?|available(?: again)?|reachable|zurück|wieder|ab(?: dem)?|retour|regres\w*|vuelv\w*"
    r"|rientr\w*|torn\w*|terug|volt\w*|reviens|rentre\w*|in the office)\b[^.!?\n]{0,40}$",
    re.IGNORECASE,
)


def back_on(words: str, today: date) -> date | None:
    """Give the day somebody is back, from words like "until 4 December" or "zurück am 7.12."; None where unclear.

    Of several the latest counts that is neither past nor more than a year away. A day they are away until is still one
    they are away.
    """
    text = words[:_READ]
    found: list[date] = []
    for match in _DATE.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()].rpartition("\n")[2]
        is_through, is_back = _THROUGH.search(before), _BACK.search(before)
        if is_through is None and is_back is None:
            continue
        days = [day for day in _meant(match, today) if today <= day <= today + _LONGEST_ABSENCE]
        if days:
            still_away = is_through is not None and is_back is None
            found.append(min(days) + timedelta(days=still_away))
    return max(found, default=None)


def _meant(match: re.Match[str], today: date) -> Iterator[date]:
    """Give the days a date may mean: the year may be left out, and 5/12 is read both ways."""
    named = match.groupdict()
    if named["iso"]:
        yield from _real(*(int(part) for part in named["iso"].split("-")))
    elif named["weekday"]:
        ahead = (_WEEKDAY_OF[named["weekday"].lower()] - today.weekday() - 1) % 7 + 1
        yield today + timedelta(days=ahead)
    elif named["a"]:
        first, second = int(named["a"]), int(named["b"])
        year = int(named["c"]) if named["c"] else None
        yield from _in_years(year, second, first, today)
        if named["mark"] == "/":
            yield from _in_years(year, first, second, today)
    else:
        month = (named["month"] or named["month2"]).lower()
        said = named["year"] or named["year2"]
        day = int(named["day"] or named["day2"])
        yield from _in_years(int(said) if said else None, _MONTH_OF[month], day, today)


def _in_years(year: int | None, month: int, day: int, today: date) -> Iterator[date]:
    if year is None:
        yield from _real(today.year, month, day)
        yield from _real(today.year + 1, month, day)
    else:
        yield from _real(year + 2000 if year < 100 else year, month, day)  # noqa: PLR2004 - 26 is 2026


def _real(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
