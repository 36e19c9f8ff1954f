"""The people inside Quillhaven, their roles and offices."""

from __future__ import annotations

from dataclasses import dataclass

from store.sample.clock import FIRST_DAY, ZONE, Clock
from store.sample.draw import plain
from store.sample.rows import Rows

COMPANY = "Quillhaven"
DOMAIN = "quillhaven.example"

_OFFICES = {
    "Berlin": "Europe/Berlin",
    "Lisbon": "Europe/Lisbon",
    "Toronto": "America/Toronto",
    "Remote": "Europe/Warsaw",
}

# name | title | roles | office
_PEOPLE = """
Ingrid Solberg|Talent Operations Lead|admin|Berlin
Priya Raman|Lead Recruiter|recruiter|Berlin
Jonas Weidner|Senior Recruiter, Engineering|recruiter|Berlin
Beatriz Fontes|Recruiter, Product and Design|recruiter|Lisbon
Marcus Oyelaran|Recruiter, Sales|recruiter|Toronto
Chloé Bertrand-Diop|Recruiter, People and Finance|recruiter|Remote
Tomasz Zieliński|Recruiter, Engineering|recruiter|Berlin
Mei-Ling Tsai|Sourcer|sourcer|Toronto
Rafael Queiroz|Sourcer|sourcer|Lisbon
Hanna Lindgren|Recruiting Coordinator|coordinator|Berlin
Devon Achebe|Recruiting Coordinator|coordinator|Toronto
Katrin Vollmer|VP Engineering|hiring_manager interviewer|Berlin
Sanjay Kulkarni|Engineering Manager, Payments|hiring_manager interviewer|Berlin
Amara Nwachukwu|Engineering Manager, Platform|hiring_manager interviewer|Toronto
Pedro Salgueiro|Engineering Manager, Product|hiring_manager interviewer|Lisbon
Yuki Tanabe|Head of Data and Machine Learning|hiring_manager interviewer|Berlin
Sven Hallgren|Engineering Manager, Devices|hiring_manager interviewer|Berlin
Leila Mohebbi|Head of Security|hiring_manager interviewer|Remote
Oskar Brink|Head of Design|hiring_manager interviewer|Berlin
Nadia Benkirane|VP Product|hiring_manager interviewer|Berlin
Gareth Pritchard|VP Sales|hiring_manager interviewer|Berlin
Simone Castellani|Head of Customer Success|hiring_manager interviewer|Lisbon
Ulla Reinhardt|Chief People Officer|hiring_manager executive|Berlin
Henrik Overgaard|Head of Finance|hiring_manager interviewer|Berlin
Fatima El-Amrani|Head of Implementation|hiring_manager interviewer|Lisbon
Carolina Meireles|Chief Operating Officer|executive hiring_manager|Lisbon
Margaret Ashdown|Chief Executive Officer|executive|Berlin
Viktor Stănescu|Chief Technology Officer|executive|Berlin
Eun-ji Baek|Chief Strategy Officer|executive|Toronto
Lukas Brenner|Staff Engineer|interviewer|Berlin
Zeynep Aydın|Senior Backend Engineer|interviewer|Berlin
Oluwadamilola Ajayi|Senior Backend Engineer|interviewer|Remote
Matthias Kranz|Backend Engineer|interviewer|Berlin
Sofia Carvalhal|Senior Frontend Engineer|interviewer|Lisbon
Dermot O'Leary-Walsh|Frontend Engineer|interviewer|Remote
Ananya Deshpande|Staff Frontend Engineer|interviewer|Toronto
Piotr Wrona|Site Reliability Engineer|interviewer|Remote
Grace Adjei|Platform Engineer|interviewer|Toronto
Liang Zhenhua|Senior Data Engineer|interviewer|Berlin
Miriam Feldstein|Machine Learning Engineer|interviewer|Berlin
Arvid Nygren|Applied Scientist|interviewer|Remote
Rosa Villanueva|Firmware Engineer|interviewer|Berlin
Bogdan Mureșan|Embedded Engineer|interviewer|Berlin
Tariq Al-Masri|Security Engineer|interviewer|Remote
Inês Valadares|iOS Engineer|interviewer|Lisbon
Noel Fitzpatrick|QA Lead|interviewer|Berlin
Freya Mikkelsen|Senior Product Designer|interviewer|Berlin
Tiago Bettencourt|Product Designer|interviewer|Lisbon
Salma Hegazi|UX Researcher|interviewer|Remote
Jakob Steinmetz|Product Manager, Scheduling|interviewer|Berlin
Rebecca Thornhill|Product Manager, Payments|interviewer|Toronto
Emre Karahan|Account Executive|interviewer|Berlin
Stephanie Gauthier|Account Executive|interviewer|Toronto
Paulo Seabra|Customer Success Manager|interviewer|Lisbon
Wanjiku Mbugua|People Partner|interviewer|Berlin
Björn Aðalsteinsson|Financial Analyst|interviewer|Berlin
Claudia Rossetti|Controller|interviewer|Remote
Hyun-woo Jang|Implementation Manager|interviewer|Toronto
Agnès Delorme|Technical Writer|interviewer|Remote
Daniel Svoboda|Data Analyst|interviewer|Berlin
"""

DEACTIVATED = "Tomasz Zieliński"
LEFT_ON = -140.0
"""The day the deactivated recruiter handed his jobs over."""
ALSO_CANDIDATES = {"Lukas Brenner": "ENG-009", "Rafael Queiroz": "OPS-005"}
"""People inside who are also applicants, and the job they applied to; nobody may see their own record."""


@dataclass(frozen=True)
class Person:
    """Somebody inside."""

    id: str
    name: str
    email: str
    title: str
    office: str
    timezone: str
    roles: tuple[str, ...]

    @property
    def first_name(self) -> str:
        """The given name, as used in letters."""
        return self.name.split(" ", maxsplit=1)[0]


def _mailbox(name: str) -> str:
    return "-".join(plain(part) for part in name.split("-"))


def add_organisation(rows: Rows, clock: Clock) -> None:
    """Add the one row about the company."""
    rows.add(
        "organisation",
        clock.at(FIRST_DAY),
        name=COMPANY,
        reporting_timezone=ZONE,
        fiscal_year_start_month=4,
        week_start=1,
        minimum_n=5,
        postal_address=f"{COMPANY} GmbH, Lindenufer 12, 10179 Berlin, Germany",
        retention_days=730,
        default_currency="EUR",
    )


def add_people(rows: Rows, clock: Clock) -> dict[str, Person]:
    """Add everybody inside and return them by name."""
    people: dict[str, Person] = {}
    for number, line in enumerate(_PEOPLE.strip().splitlines(), start=1):
        name, title, roles, office = line.split("|")
        first, _, last = name.partition(" ")
        email = f"{_mailbox(first)}.{_mailbox(last)}@{DOMAIN}"
        at = clock.at(FIRST_DAY + number / 100)
        identifier = rows.add(
            "person",
            at,
            name=name,
            email=email,
            slack_user_id=f"U0QH{number:05d}",
            title=title,
            timezone=_OFFICES[office],
            status="deactivated" if name == DEACTIVATED else "active",
            roles=roles.split(),
        )
        people[name] = Person(identifier, name, email, title, office, _OFFICES[office], tuple(roles.split()))
    return people
