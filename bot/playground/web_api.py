"""The Web API over HTTP: tokens, scopes, arguments in either form, and a record of every call."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.playground.faults import Faults, Rates
from bot.playground.methods import agents, chat, conversations, files, reactions, streams, users, views
from bot.playground.methods.arguments import Arguments, Method
from bot.playground.refusal import Refused
from bot.playground.state import Json
from bot.playground.workspace import Workspace

METHODS: dict[str, Method] = {
    **users.METHODS,
    **conversations.METHODS,
    **chat.METHODS,
    **streams.METHODS,
    **files.METHODS,
    **views.METHODS,
    **agents.METHODS,
    **reactions.METHODS,
}


@dataclass(frozen=True)
class Call:
    """One call of the app: what it asked, when on the workspace's clock, and what it got."""

    method: str
    args: Mapping[str, Any]
    at: float
    answer: Mapping[str, Any]


@dataclass(frozen=True)
class Tokens:
    """The secrets an app is configured with."""

    bot: str
    app: str
    signing_secret: str


class WebApi:
    """Answers `POST /api/{method}`. `open_socket` gives the address for a new Socket Mode connection."""

    def __init__(self, workspace: Workspace, faults: Faults, tokens: Tokens, open_socket: Callable[[], str]) -> None:
        self.calls: list[Call] = []
        self._workspace = workspace
        self._faults = faults
        self._tokens = tokens
        self._rates = Rates()
        connect = Method(lambda _workspace, _arguments: {"url": open_socket()}, tier=1, app_token=True)
        self._methods = {**METHODS, "apps.connections.open": connect}

    async def handle(self, request: Request) -> Response:
        """Answer one request."""
        method = request.path_params["method"]
        values = await _values(request)
        token = request.headers.get("authorization", "").removeprefix("Bearer ").strip() or str(values.get("token", ""))
        values.pop("token", None)
        try:
            answer = self._answer(method, Arguments(values), token)
        except Refused as refused:
            return self._record(method, values, refused.answer, refused)
        return self._record(method, values, answer)

    def _answer(self, name: str, arguments: Arguments, token: str) -> Json:
        if failure := self._faults.take(name, after=False):
            raise failure
        method = self._methods.get(name)
        if method is None:
            raise Refused("unknown_method", req_method=name)
        self._check_token(method, token)
        self._check_scopes(method)
        if self._faults.rate_limits:
            self._rates.check(name, method.tier, arguments.values, self._workspace.clock.now())
        self._workspace.tick()
        if self._faults.kill_streams and name in {"chat.appendStream", "chat.stopStream"}:
            raise Refused("message_not_in_streaming_state")
        answer = {"ok": True, **method.run(self._workspace, arguments)}
        if failure := self._faults.take(name, after=True):
            raise failure
        return answer

    def _check_token(self, method: Method, token: str) -> None:
        if not token:
            raise Refused("not_authed")
        if token not in {self._tokens.bot, self._tokens.app}:
            raise Refused("invalid_auth")
        if (token == self._tokens.app) != method.app_token:
            raise Refused("not_allowed_token_type")

    def _check_scopes(self, method: Method) -> None:
        granted = self._workspace.app.scopes
        if method.scopes and not granted.intersection(method.scopes):
            raise Refused("missing_scope", needed=method.scopes[0], provided=",".join(sorted(granted)))

    def _record(self, method: str, values: Json, answer: Json, refused: Refused | None = None) -> Response:
        self.calls.append(Call(method, values, self._workspace.clock.now(), answer))
        headers = {"X-OAuth-Scopes": ",".join(sorted(self._workspace.app.scopes))}
        if refused and refused.retry_after is not None:
            headers["Retry-After"] = str(refused.retry_after)
        return JSONResponse(answer, status_code=refused.status if refused else 200, headers=headers)


async def _values(request: Request) -> Json:
    values: Json = dict(request.query_params)
    if request.headers.get("content-type", "").startswith("application/json"):
        body = await request.body()
        given = json.loads(body) if body else {}
        return {**values, **given} if isinstance(given, dict) else values
    return {**values, **dict(await request.form())}
