"""Files that came with a message: what they really are, whatever their name says."""

import zipfile
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO

LARGEST = 20_000_000
"""Bytes of one file; a résumé with pictures has a few millions."""
MOST = 10
"""Files taken from one message."""

_SIGNS = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_INSIDE_ZIP = (
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("content.xml", "application/vnd.oasis.opendocument.text"),
)
_BINARY = bytes([*range(9), *range(14, 27), *range(28, 32)])


@dataclass(frozen=True)
class Attachment:
    """A file as it came: its name from outside, and its bytes."""

    filename: str
    content: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()


def media_type(content: bytes) -> str | None:
    """Tell what a file is by its first bytes; None for what no candidate's document is (programs, archives, pages)."""
    for sign, kind in _SIGNS:
        if content.startswith(sign):
            return kind
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    beginning = content[:4096]
    if not content or any(byte in _BINARY for byte in beginning) or _is_page(beginning):
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "text/plain"


def _office(content: bytes) -> str | None:
    """Look into an archive's table of contents, and no further."""
    try:
        names = set(zipfile.ZipFile(BytesIO(content)).namelist())
    except zipfile.BadZipFile:
        return None
    return next((kind for name, kind in _INSIDE_ZIP if name in names), None)


def _is_page(beginning: bytes) -> bool:
    start = beginning.lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html", b"<script", b"<svg", b"<?xml"))
