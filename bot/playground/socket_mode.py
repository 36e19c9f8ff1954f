"""Socket Mode: web sockets that the app opens, envelopes sent over one of them, and their acknowledgements."""

import asyncio
import itertools
import json
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground import limits
from bot.playground.delivery import NotAcknowledged
from bot.playground.refusal import Refused
from bot.playground.state import Json


class SocketMode:
    """The open connections of the app."""

    def __init__(self, app_id: str) -> None:
        self._app_id = app_id
        self._tickets: set[str] = set()
        self._connections: list[WebSocket] = []
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._numbers = itertools.count(1)
        self._connected = asyncio.Event()

    @property
    def connections(self) -> int:
        """How many connections are open."""
        return len(self._connections)

    def ticket(self) -> str:
        """What the address of one new connection carries. Raises Refused when there are ten already."""
        if len(self._connections) >= limits.SOCKET_CONNECTIONS:
            raise Refused("too_many_websockets")
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        """Be the other end of one connection until it closes."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close(4001)
            return
        self._tickets.discard(ticket)
        await socket.accept()
        await socket.send_json(self._hello())
        self._connections.append(socket)
        self._connected.set()
        try:
            while True:
                self._acknowledge(json.loads(await socket.receive_text()))
        except (WebSocketDisconnect, RuntimeError):
            pass  # the app went away, or was told to
        finally:
            self._forget(socket)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._connections) + 1,
            "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._app_id},
        }

    def _acknowledge(self, message: Json) -> None:
        waiting = self._waiting.get(str(message.get("envelope_id")))
        if waiting and not waiting.done():
            waiting.set_result(message.get("payload"))

    def _forget(self, socket: WebSocket) -> None:
        if socket in self._connections:
            self._connections.remove(socket)
        if not self._connections:
            self._connected.clear()

    async def send(self, kind: str, payload: Json, attempt: int, reason: str) -> Any:
        """Send an envelope over one connection and return the payload of its acknowledgement.

        Raises NotAcknowledged after three seconds, also when no connection is open.
        """
        envelope_id = f"envelope-{next(self._numbers)}"
        envelope: Json = {"envelope_id": envelope_id, "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind != "events_api"
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        waiting = self._waiting[envelope_id] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(limits.ACK_SECONDS):
                while not self._connections:  # the one that woke this may be gone again
                    await self._connected.wait()
                await self._next().send_json(envelope)
                return await waiting
        except (TimeoutError, WebSocketDisconnect, RuntimeError):
            raise NotAcknowledged("timeout") from None
        finally:
            del self._waiting[envelope_id]

    def _next(self) -> WebSocket:
        self._connections.append(self._connections.pop(0))
        return self._connections[-1]

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every connection to reconnect and close it, as Slack does every few hours."""
        for socket in list(self._connections):
            self._forget(socket)
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "playground"}})
            await socket.close()
