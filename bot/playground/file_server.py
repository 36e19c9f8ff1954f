"""Files over HTTP: uploads to the address an app was given, and downloads with its token."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from bot.playground.methods.files import readable, receive
from bot.playground.refusal import Refused
from bot.playground.workspace import Workspace

LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Sign in | Playground</title></head><body>Sign in</body></html>"


class FileServer:
    """Takes and gives the content of files. Without the app's token a download is, as at Slack, a page to sign in."""

    def __init__(self, workspace: Workspace, bot_token: str) -> None:
        self._workspace = workspace
        self._token = bot_token

    async def upload(self, request: Request) -> Response:
        """Take what is posted, raw or as the file of a form."""
        if request.headers.get("content-type", "").startswith("multipart/"):
            parts = [part for part in (await request.form()).values() if not isinstance(part, str)]
            content = await parts[0].read() if parts else b""
        else:
            content = await request.body()
        try:
            file = receive(self._workspace, request.path_params["key"], content)
        except Refused as refused:
            return PlainTextResponse(refused.error, status_code=refused.status)
        return PlainTextResponse(f"OK - {file.size}")

    async def download(self, request: Request) -> Response:
        """Give a file to the app."""
        file = self._workspace.files.get(request.path_params["name"].partition("-")[2])
        allowed = request.headers.get("authorization") == f"Bearer {self._token}"
        if not allowed or "files:read" not in self._workspace.app.scopes:
            return HTMLResponse(LOGIN_PAGE)
        if file is None or file.content is None or not readable(self._workspace, file, self._workspace.bot.id):
            return PlainTextResponse("Not found", status_code=404)
        return Response(file.content, media_type=file.mimetype)
