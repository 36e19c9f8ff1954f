"""Addresses, numbers, links and names as people type them."""

import pytest

from store.models.enums import LinkKind
from tools.candidates.contacts import email_address, person_name, phone_number, web_link
from tools.candidates.countries import country_called, country_of, region_of, with_country
from tools.errors import ToolError


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ana Kowalska", ("Ana", "Kowalska")),
        ("Kowalska, Ana", ("Ana", "Kowalska")),
        ("Ludwig van der Rohe", ("Ludwig", "van der Rohe")),
        ("Mary Van Dyke", ("Mary", "Van Dyke")),
        ("John Smith Jr.", ("John", "Smith Jr.")),
        ("Juan Carlos García", ("Juan Carlos", "García")),
        ("Cher", ("Cher", None)),
        ("李小龍", ("李小龍", None)),
        ("  Zoë \x00  O'Neil ", ("Zoë", "O'Neil")),
        ("Robert'); drop table candidate;--", ("Robert'); drop table", "candidate;--")),
    ],
)
def test_names_are_split(text: str, parts: tuple[str | None, str | None]) -> None:
    assert person_name(text) == parts


@pytest.mark.parametrize("text", ["", "   ", "\x00\x07", "a" * 201, "b" * 10_000])
def test_empty_and_endless_names_are_refused(text: str) -> None:
    with pytest.raises(ToolError, match="name"):
        person_name(text)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Ana@Example.COM", "ana@example.com"),
        ("Ana Kowalska <ana.k+x@example.co.uk>", "ana.k+x@example.co.uk"),
        ("mailto:a@b.io", "a@b.io"),
        ("a@münchen.de", "a@xn--mnchen-3ya.de"),
    ],
)
def test_addresses_are_lower_case(text: str, address: str) -> None:
    assert email_address(text) == address


@pytest.mark.parametrize("text", ["ana", "a@b", "a..b@c.de", "a b@c.de", "@c.de", f"{'a' * 65}@c.de", "a@b.c,d@e.fg"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ToolError, match="not an e-mail address"):
        email_address(text)


@pytest.mark.parametrize(
    ("text", "place", "number"),
    [
        ("030 901820", "Berlin, Germany", "+4930901820"),
        ("+44 20 7946 0958", None, "+442079460958"),
        ("0049 30 901820", None, "+4930901820"),
        ("(512) 555-0123", "Austin, USA", "+15125550123"),
    ],
)
def test_numbers_are_written_with_their_country(text: str, place: str | None, number: str) -> None:
    assert phone_number(text, place) == number


def test_the_companys_own_country_is_the_second_guess() -> None:
    assert phone_number("030 901820", None, "Torstraße 1\n10119 Berlin\nGermany") == "+4930901820"


@pytest.mark.parametrize("text", ["12345", "abc", "", "+999 1", "1" * 40])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ToolError, match="country code"):
        phone_number(text, None)


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("linkedin.com/in/ana", ("https://linkedin.com/in/ana", LinkKind.LINKEDIN)),
        ("https://www.github.com/ana", ("https://www.github.com/ana", LinkKind.GITHUB)),
        ("ana.dev", ("https://ana.dev", LinkKind.WEBSITE)),
    ],
)
def test_links_get_their_scheme_and_kind(text: str, link: tuple[str, LinkKind]) -> None:
    assert web_link(text) == link


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "foo", "http://[::1", "a b.com", "ftp://x.org", "data:text/html,x"]
)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    with pytest.raises(ToolError, match="not a web address"):
        web_link(text)


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("London, UK", "United Kingdom"),
        ("Austin, TX, U.S.", "United States"),
        ("Boston, U.S.A.", "United States"),
        ("Berlin, Deutschland", "Germany"),
        ("Munich, ALLEMAGNE (remote)", "Germany"),
        ("Wien, Österreich", "Austria"),
        ("Zürich, Suisse", "Switzerland"),
        ("Praha, Česko", "Czechia"),
        ("Prague, Czech Republic", "Czechia"),
        ("Москва, Россия", "Russia"),
        ("東京, 日本", "Japan"),
        ("Seoul, Republic of Korea", "South Korea"),
        ("İstanbul, Türkiye", "Turkey"),
        ("Lyon, Frankrijk", "France"),
        ("Manchester, Royaume-Uni", "United Kingdom"),
        ("Tbilisi, Georgia", "Georgia"),
        ("Atlanta, Georgia", None),
        ("Jordan, Minnesota", None),
        ("Berlin", None),
        ("", None),
    ],
)
def test_countries_are_known_by_their_usual_names_in_many_languages(place: str, country: str | None) -> None:
    assert country_of(place) == country


def test_a_place_is_written_with_its_country_in_english() -> None:
    assert with_country("Berlin, Deutschland") == ("Berlin, Germany", "Germany")
    assert with_country("Vereinigtes Königreich") == ("United Kingdom", "United Kingdom")
    assert with_country("Austin, TX") == ("Austin, TX", None)
    assert region_of("Ho Chi Minh City, Vietnam") == "VN"


def test_a_field_for_the_country_may_hold_its_code() -> None:
    assert [country_called(text) for text in ("de", "GB", "U.K.", "Nowhere", " ")] == [
        "Germany",
        "United Kingdom",
        "United Kingdom",
        None,
        None,
    ]
