"""What the page is told and what it can do, over HTTP and its web socket."""

from typing import Any

import aiohttp
import pytest

ADA, BEN = "Ada Lovelace", "Ben Okri"
YES = {"type": "button", "action_id": "yes", "value": "1", "text": {"type": "plain_text", "text": "Yes"}}
FORM = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "Form"},
    "submit": {"type": "plain_text", "text": "Send"},
    "blocks": [
        {
            "type": "input",
            "block_id": "cv",
            "label": {"type": "plain_text", "text": "CV"},
            "element": {"type": "file_input", "action_id": "file"},
        }
    ],
}


class Page:
    """A page that one person looks at."""

    def __init__(self, playground, user: str, session: aiohttp.ClientSession) -> None:
        self.url, self.user, self.session = playground.url, playground.user(user), session

    async def get(self, path: str, **query: str) -> Any:
        async with self.session.get(f"{self.url}{path}", params={"user": self.user, **query}) as answer:
            return await answer.json()

    async def post(self, path: str, **body: Any) -> tuple[int, Any]:
        async with self.session.post(f"{self.url}{path}", json={"user": self.user, **body}) as answer:
            return answer.status, await answer.json()

    def stream(self):
        return self.session.ws_connect(f"{self.url}/-/stream", params={"user": self.user})


@pytest.fixture
async def browser():
    async with aiohttp.ClientSession() as session:
        yield session


async def test_a_person_is_told_of_the_people_channels_and_the_app(playground, browser):
    state = await Page(playground, ADA, browser).get("/-/state")
    assert state["me"] == playground.user(ADA)
    assert {c["name"]: c["type"] for c in state["channels"]} == {
        "general": "channel",
        "hiring": "channel",
        "hiring-leads": "private",
        "": "im",
    }
    assert [command["command"] for command in state["app"]["commands"]] == ["/shortlist"]
    assert {shortcut["type"] for shortcut in state["app"]["shortcuts"]} == {"message", "global"}
    guest = await Page(playground, "Gil Guest", browser).get("/-/state")
    assert [channel["type"] for channel in guest["channels"]] == ["im"]


async def test_what_one_person_does_another_sees_at_once(playground, browser):
    ada, ben = Page(playground, ADA, browser), Page(playground, BEN, browser)
    channel = playground.channel("hiring").id
    async with ben.stream() as stream:
        _, posted = await ada.post("/-/message", channel=channel, text="Hello <b>")
        assert (await stream.receive_json())["message"]["text"] == "Hello &lt;b&gt;"
        await ben.post("/-/reaction", channel=channel, ts=posted["ts"], name="eyes")
        assert (await stream.receive_json())["message"]["reactions"][0]["users"] == [ben.user]
        await ada.post("/-/message", channel=channel, text="More", thread_ts=posted["ts"])
        assert (await stream.receive_json())["message"]["thread_ts"] == posted["ts"]
        assert (await stream.receive_json())["message"]["reply_count"] == 1
        await ada.post("/-/message", channel=playground.dm(ADA), text="Only the app sees this")
        await ada.post("/-/edit", channel=channel, ts=posted["ts"], text="Changed")
        assert (await stream.receive_json())["message"]["edited"]["user"] == ada.user
    seen = await ben.get("/-/messages", channel=channel)
    assert [message["text"] for message in seen["messages"]] == ["Changed"]
    thread = await ben.get("/-/messages", channel=channel, thread_ts=posted["ts"])
    assert [message["text"] for message in thread["messages"]] == ["Changed", "More"]
    status, answer = await ben.post("/-/delete", channel=channel, ts=posted["ts"])
    assert (status, answer["message"]) == (400, "You can only delete your own messages.")


async def test_a_form_with_a_file_goes_to_the_app_and_its_answer_comes_back(playground, browser, connect):
    given: list[dict[str, Any]] = []
    ada = Page(playground, ADA, browser)

    def listen(app):
        @app.action("yes")
        async def open_form(ack, body, client):
            await ack()
            await client.views_open(trigger_id=body["trigger_id"], view=FORM)

        @app.view("form")
        async def keep(ack, view, client):
            file = view["state"]["values"]["cv"]["file"]["files"][0]
            given.append((await client.files_info(file=file["id"]))["file"])
            await ack(response_action="errors", errors={"cv": "Another one, please."})

    async with connect(listen) as app, ada.stream() as stream:
        channel = playground.dm(ADA)
        blocks = [{"type": "actions", "block_id": "ask", "elements": [YES]}]
        ts = (await app.client.chat_postMessage(channel=channel, text="Form?", blocks=blocks))["ts"]
        assert (await stream.receive_json())["message"]["ts"] == ts
        container = {"type": "message", "channel": channel, "message_ts": ts}
        press = {"type": "button", "block_id": "ask", "action_id": "yes", "value": "1"}
        assert await ada.post("/-/action", container=container, action=press) == (200, {})
        view = (await stream.receive_json())["view"]

        upload = aiohttp.FormData({"user": ada.user})
        upload.add_field("file", b"%PDF", filename="cv.pdf")
        async with browser.post(f"{playground.url}/-/upload", data=upload) as answer:
            (file_id,) = (await answer.json())["file_ids"]
        values = {"cv": {"file": {"type": "file_input", "files": [{"id": file_id, "name": "cv.pdf"}]}}}
        _, answer = await ada.post("/-/view/submit", view_id=view["id"], state={"values": values})
        assert answer == {"response_action": "errors", "errors": {"cv": "Another one, please."}}
        assert await ada.post("/-/view/close", view_id=view["id"]) == (200, {})
        assert (await stream.receive_json()) == {"type": "view_closed", "view_id": view["id"]}

    assert given[0]["name"] == "cv.pdf"
    async with browser.get(f"{playground.url}/-/file/{file_id}", params={"user": ada.user}) as answer:
        assert await answer.read() == b"%PDF"
    async with browser.get(f"{playground.url}/-/file/{file_id}", params={"user": playground.user(BEN)}) as answer:
        assert answer.status == 404


async def test_faults_are_set_and_shown(playground, browser):
    ada = Page(playground, ADA, browser)
    _, control = await ada.post("/-/control", duplicate=2, clock_offset_s=60)
    assert (control["duplicate"], control["clock_offset_s"], playground.faults.duplicate) == (2, 60, 2)
    assert (await ada.post("/-/control", weather="bad"))[0] == 400


async def test_the_page_is_served_to_itself_and_to_no_other_site(playground, browser):
    async with browser.get(playground.url) as answer:
        assert "/-/page/app.js" in await answer.text()
    async with browser.get(f"{playground.url}/-/page/app.js") as answer:
        assert answer.status == 200
        assert "javascript" in answer.headers["content-type"]
    async with browser.get(f"{playground.url}/-/state", headers={"Origin": "https://evil.test"}) as answer:
        assert answer.status == 403
    async with browser.get(f"{playground.url}/-/state", headers={"Host": "evil.test"}) as answer:
        assert answer.status == 403
