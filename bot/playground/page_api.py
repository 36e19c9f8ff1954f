"""What the page asks of the server: JSON about what a person sees, and what they do."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground import commands, doings, interactions, submissions
from bot.playground.delivery import Delivery, NotAcknowledged
from bot.playground.faults import Faults
from bot.playground.methods.files import readable
from bot.playground.methods.reactions import react
from bot.playground.page_sentences import sentence_of
from bot.playground.page_state import messages_of, state_of
from bot.playground.refusal import Refused
from bot.playground.state import Channel, Json, Message
from bot.playground.workspace import Workspace

PAGE = Path(__file__).parent / "page"

Doing = Callable[[Json], Awaitable[Json]]


class _Fresh(StaticFiles):
    """Files a browser asks after each time: after an upgrade old and new modules must not mix."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """Answer with a file, or that it has not changed."""
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


class PageApi:
    """The page's side of the server."""

    def __init__(self, workspace: Workspace, delivery: Delivery, faults: Faults) -> None:
        self._workspace = workspace
        self._delivery = delivery
        self._faults = faults

    def routes(self) -> list[BaseRoute]:
        """The addresses the page uses."""
        doings_by_path: Mapping[str, Doing] = {
            "message": self._message,
            "edit": self._edit,
            "delete": self._delete,
            "reaction": self._reaction,
            "action": self._action,
            "options": self._options,
            "view/submit": self._submit,
            "view/close": self._close,
            "shortcut": self._shortcut,
            "command": self._command,
            "tab": self._tab,
            "stop": self._stop,
        }
        return [
            Route("/", lambda _request: FileResponse(PAGE / "index.html")),
            Route("/archives/{channel}/{message}", self._archive),
            Route("/-/state", self._asked(self._state)),
            Route("/-/messages", self._asked(self._messages)),
            Route("/-/control", self._asked(self._control), methods=["GET", "POST"]),
            Route("/-/upload", self._asked(self._upload), methods=["POST"]),
            Route("/-/file/{id}", self._file),
            WebSocketRoute("/-/stream", self._stream),
            *(Route(f"/-/{path}", self._done(doing), methods=["POST"]) for path, doing in doings_by_path.items()),
            Mount("/-/page", _Fresh(directory=PAGE)),
        ]

    def _done(self, doing: Doing) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Json:
            body = await request.json()
            self._workspace.user(str(body.get("user")))
            return await doing(body)

        return self._asked(answer)

    def _asked(self, answer: Callable[[Request], Awaitable[Json]]) -> Callable[[Request], Awaitable[Response]]:
        """Turn what cannot be done into one sentence for the page."""

        async def respond(request: Request) -> Response:
            try:
                return JSONResponse(await answer(request))
            except Refused as refused:
                said = {"ok": False, "error": refused.error, "message": sentence_of(refused)}
                return JSONResponse(said, status_code=400)
            except NotAcknowledged:
                name = self._workspace.app.name
                message = f"{name} did not answer within three seconds. Is it running and connected?"
                return JSONResponse({"ok": False, "error": "not_answered", "message": message}, status_code=504)
            except (KeyError, TypeError, ValueError) as error:
                said = {
                    "ok": False,
                    "error": "invalid_arguments",
                    "message": f"That is no request of the page: {error}.",
                }
                return JSONResponse(said, status_code=400)

        return respond

    # What a person sees

    async def _state(self, request: Request) -> Json:
        people = (user.id for user in self._workspace.users.values() if not (user.is_bot or user.deleted))
        user = request.query_params.get("user") or next(people, "")
        return state_of(self._workspace, self._workspace.user(user).id)

    async def _messages(self, request: Request) -> Json:
        asked = request.query_params
        return messages_of(self._workspace, asked.get("user", ""), asked.get("channel", ""), asked.get("thread_ts"))

    async def _file(self, request: Request) -> Response:
        file = self._workspace.files.get(request.path_params["id"])
        user = request.query_params.get("user", "")
        if file is None or file.content is None or not readable(self._workspace, file, user):
            return JSONResponse({"ok": False, "error": "file_not_found"}, status_code=404)
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        return Response(file.content, media_type=file.mimetype, headers=headers)

    async def _archive(self, request: Request) -> Response:
        channel, thread = request.path_params["channel"], request.query_params.get("thread_ts", "")
        return RedirectResponse(f"/#//{channel}/{thread}" if thread else f"/#//{channel}")

    async def _stream(self, socket: WebSocket) -> None:
        """Send a page what happens, until it goes."""
        user = socket.query_params.get("user", "")
        if user not in self._workspace.users:
            await socket.close(4004)
            return
        await socket.accept()
        updates: asyncio.Queue[Json] = asyncio.Queue()

        def listen(update: Json, audience: frozenset[str] | None) -> None:
            if audience is None or user in audience:
                updates.put_nowait(json.loads(json.dumps(update)))

        self._workspace.listeners.append(listen)
        sending = asyncio.create_task(_send_all(socket, updates))
        try:
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            pass  # the page was closed
        finally:
            self._workspace.listeners.remove(listen)
            sending.cancel()

    # What a person does

    def _channel(self, body: Json) -> Channel:
        channel = self._workspace.channels.get(str(body.get("channel")))
        if channel is None or body["user"] not in channel.members:
            raise Refused("channel_not_found")
        return channel

    def _named(self, body: Json, name: str = "ts") -> Message:
        message = self._workspace.message(self._channel(body).id, str(body.get(name)))
        if not self._workspace.visible(message, body["user"]):
            raise Refused("message_not_found")
        return message

    async def _message(self, body: Json) -> Json:
        text, files = str(body.get("text") or ""), list(body.get("file_ids") or [])
        if not text.strip() and not files:
            raise Refused("no_text")
        where, thread_ts = self._channel(body), body.get("thread_ts")
        return {"ts": doings.post(self._workspace, body["user"], where, text, thread_ts=thread_ts, files=files)}

    async def _edit(self, body: Json) -> Json:
        doings.edit(self._workspace, body["user"], self._named(body), str(body["text"]))
        return {}

    async def _delete(self, body: Json) -> Json:
        doings.delete(self._workspace, body["user"], self._named(body))
        return {}

    async def _reaction(self, body: Json) -> Json:
        message, remove = self._named(body), bool(body.get("remove"))
        react(self._workspace, message, body["user"], str(body["name"]), remove=remove)
        return {}

    async def _upload(self, request: Request) -> Json:
        form = await request.form()
        user = self._workspace.user(str(form.get("user"))).id
        files = [part for part in form.getlist("file") if not isinstance(part, str)]
        uploaded = [(part.filename or "file", await part.read()) for part in files]
        return {"file_ids": [doings.upload(self._workspace, user, name, content) for name, content in uploaded]}

    async def _action(self, body: Json) -> Json:
        container = interactions.container_of(self._workspace, body["user"], body["container"])
        action, state = body["action"], body.get("state")
        await interactions.act(self._workspace, self._delivery, body["user"], container, action, state)
        return {}

    async def _options(self, body: Json) -> Json:
        container = interactions.container_of(self._workspace, body["user"], body["container"])
        found = await interactions.options(self._workspace, self._delivery, body["user"], container, body)
        return {"options": found}

    async def _submit(self, body: Json) -> Json:
        view = submissions.open_view_of(self._workspace, body["user"], str(body["view_id"]))
        values = (body.get("state") or {}).get("values") or {}
        return await submissions.submit(self._workspace, self._delivery, view, values)

    async def _close(self, body: Json) -> Json:
        view = submissions.open_view_of(self._workspace, body["user"], str(body["view_id"]))
        await submissions.close_view(self._workspace, self._delivery, view)
        return {}

    async def _shortcut(self, body: Json) -> Json:
        message = self._named(body, "message_ts") if body.get("message_ts") else None
        await commands.shortcut(self._workspace, self._delivery, body["user"], str(body["callback_id"]), message)
        return {}

    async def _command(self, body: Json) -> Json:
        where, name, text = self._channel(body), str(body["command"]), str(body.get("text") or "")
        await commands.command(self._workspace, self._delivery, body["user"], where, name, text)
        return {}

    async def _tab(self, body: Json) -> Json:
        doings.open_tab(self._workspace, body["user"], str(body["tab"]))
        return {}

    async def _stop(self, body: Json) -> Json:
        channel, thread_ts = self._channel(body), body.get("thread_ts")
        busy = [ts for ts, session in channel.sessions.items() if session.status == "processing"]
        doings.stop(self._workspace, body["user"], channel, thread_ts or (busy or [""])[-1])
        return {}

    async def _control(self, request: Request) -> Json:
        if request.method == "POST":
            changes = {name: value for name, value in (await request.json()).items() if name != "user"}
            if (offset := changes.pop("clock_offset_s", None)) is not None:
                self._workspace.clock.offset = float(offset)
                self._workspace.tick()
            self._faults.set(changes)
        return {**self._faults.json(), "clock_offset_s": self._workspace.clock.offset}


async def _send_all(socket: WebSocket, updates: asyncio.Queue[Json]) -> None:
    while True:
        await socket.send_json(await updates.get())
