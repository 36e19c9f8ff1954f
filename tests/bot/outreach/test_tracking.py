"""Opens and clicks: off by default, signed, leading nowhere but where the letter says, counted for people only."""

import re
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.outreach.mailing import MailSender, Server
from bot.outreach.tracking import Tracking
from bot.settings import Settings
from bot.web.tracking import tracking_routes

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PUBLIC = "https://hiring.quillhaven.example"
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
BODY = (
    "See https://team.example/a?b=1&c=2, or <https://jobs.example/x>.\n\nhttps://team.example/a?b=1&c=2"
    f"\n\n-- \nopen {PUBLIC}/unsubscribe/1.2 please"
)
ON = Tracking(PUBLIC, opens=True, clicks=True)


async def sent(mail_room, on: Tracking) -> tuple[object, str, str]:
    """Send a letter, and give its id, its plain text and its page."""
    message = mail_room.approved("Gil", BODY)
    server = Server.at(mail_room.smtp_url)
    sender = MailSender(mail_room.database, server, lambda: NOON, public_url=PUBLIC, tracking=on)
    smtp = server.connection()
    while await sender.send_next(smtp):
        pass
    smtp.close()
    mail = message_from_bytes(mail_room.postbox.received[-1].content, policy=default)
    plain, page = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    return message, plain.replace("\r\n", "\n").strip(), page


class Visitor:
    """Somebody who asks for pages, some time after the letter left."""

    def __init__(self, mail_room, on: Tracking = ON) -> None:
        self.after = timedelta(minutes=5)
        routes = tracking_routes(mail_room.database, lambda: NOON + self.after, on)
        self.page = TestClient(Starlette(routes=routes), base_url=PUBLIC, follow_redirects=False)


def events(mail_room) -> list[tuple[str, object]]:
    return mail_room.rows.connection.execute(
        "select kind::text, detail ->> 'link' from shortlist.message_event order by id"
    ).fetchall()


def ways(page: str) -> list[str]:
    return [one.replace("&amp;", "&") for one in re.findall(r'href="([^"]+)"', page)]


def test_neither_is_on_by_default() -> None:
    settings = Settings(_env_file=None)
    assert (settings.track_opens, settings.track_clicks) == (False, False)


async def test_switched_off_a_letter_says_nothing_of_its_fate(mail_room) -> None:
    _, plain, page = await sent(mail_room, Tracking(PUBLIC))
    assert plain == BODY
    assert "<img" not in page
    assert ways(page)[:2] == ["https://team.example/a?b=1&c=2", "https://jobs.example/x"]


async def test_a_followed_link_leads_where_the_letter_says_and_is_counted_once_a_day(mail_room) -> None:
    message, plain, page = await sent(mail_room, ON)
    assert plain == BODY
    first, second, again, footer = ways(page)
    assert footer == f"{PUBLIC}/unsubscribe/1.2"
    assert again == first
    assert "gil" not in f"{first}{second}".lower()
    visitor = Visitor(mail_room)
    for _ in range(2):
        led = visitor.page.get(first, headers=BROWSER)
        assert (led.status_code, led.headers["location"]) == (302, "https://team.example/a?b=1&c=2")
    assert led.headers["referrer-policy"] == "no-referrer"
    assert visitor.page.get(second, headers=BROWSER).headers["location"] == "https://jobs.example/x"
    assert events(mail_room) == [("clicked", "0"), ("clicked", "1")]
    visitor.after = timedelta(days=2)
    visitor.page.get(first, headers=BROWSER)
    assert len(events(mail_room)) == 3
    mail_room.rows.run("delete from shortlist.outbox")
    mail_room.rows.run("delete from shortlist.message_event")
    mail_room.rows.run("delete from shortlist.message where id = %s", message)
    assert visitor.page.get(first, headers=BROWSER).status_code == 404


async def test_a_forged_link_leads_nowhere(mail_room) -> None:
    message, _, page = await sent(mail_room, ON)
    first, second = ways(page)[:2]
    other = mail_room.approved("Hana", BODY)
    token = first.rpartition(".")[2]
    visitor = Visitor(mail_room)
    forged = [
        first[:-1] + ("0" if first[-1] != "0" else "1"),
        second.rpartition(".")[0] + "." + token,
        first.replace(str(message), str(other)),
        f"/c/{message}.9.{token}",
        f"/c/{message}.-1.{token}",
        f"/c/{message}.².{token}",
        f"/c/{message}",
        "/c/https:%2F%2Fevil.example",
        f"{first}?url=https://evil.example/",
        f"/o/{message}.{token}.gif",
        "/o/nonsense",
    ]
    answers = [visitor.page.get(one, headers=BROWSER) for one in forged]
    assert {one.headers.get("location") for one in answers} == {None, "https://team.example/a?b=1&c=2"}
    assert [one.status_code for one in answers] == [404] * 8 + [302] + [200] * 2
    assert events(mail_room) == [("clicked", "0")]


async def test_an_opened_letter_is_counted_and_the_picture_is_the_same_for_everybody(mail_room) -> None:
    _, _, page = await sent(mail_room, ON)
    picture = re.search(r'<img src="([^"]+)"', page)
    assert picture is not None
    visitor = Visitor(mail_room)
    for _ in range(3):
        seen = visitor.page.get(picture[1], headers=BROWSER)
    assert (seen.status_code, seen.headers["content-type"], seen.headers["cache-control"]) == (
        200,
        "image/gif",
        "no-store",
    )
    assert visitor.page.get("/o/no.thing.gif").content == seen.content
    assert events(mail_room) == [("opened", None)]


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"User-Agent": "Mozilla/5.0"}, 300),
        ({"User-Agent": ""}, 300),
        ({"User-Agent": "Slackbot-LinkExpanding 1.0"}, 300),
        ({"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, 300),
        ({"User-Agent": "python-requests/2.32"}, 300),
        ({"User-Agent": "Barracuda Sentinel (EE)"}, 300),
        (BROWSER | {"Sec-Purpose": "prefetch;prerender"}, 300),
        (BROWSER, 5),
    ],
)
async def test_programs_and_looks_ahead_are_led_on_and_not_counted(mail_room, headers, after: int) -> None:
    _, _, page = await sent(mail_room, ON)
    visitor = Visitor(mail_room)
    visitor.after = timedelta(seconds=after)
    link = ways(page)[0]
    assert visitor.page.get(link, headers=headers).status_code == 302
    assert visitor.page.head(link, headers=BROWSER).status_code == 302
    assert events(mail_room) == []


async def test_links_of_letters_lead_on_when_counting_is_switched_off_later(mail_room) -> None:
    _, _, page = await sent(mail_room, ON)
    visitor = Visitor(mail_room, Tracking(PUBLIC))
    assert visitor.page.get(ways(page)[0], headers=BROWSER).status_code == 302
    assert events(mail_room) == []
