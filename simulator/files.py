"""Files that people and the bot have sent, kept in memory within a bound."""

import hashlib
import mimetypes
import secrets
import struct
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from simulator.errors import bad_request

UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
KEPT_BYTES = 256 * 1024 * 1024
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file; `path` is what getFile gives, `kind` one of photo, document, voice and so on."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    content: bytes
    path: str

    def wire(self) -> dict[str, Any]:
        """The fields every Bot API file object has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }


class FileStore:
    """Files by id and path; the oldest go when more than `kept_bytes` are held."""

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self._kept_bytes = kept_bytes
        self._bytes = 0
        self._files: OrderedDict[str, StoredFile] = OrderedDict()
        self._paths: dict[str, str] = {}
        self._count = 0

    def add(self, kind: str, name: str, mime: str, content: bytes) -> StoredFile:
        """Keeps a file under a new id."""
        self._count += 1
        guessed = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        suffix = PurePosixPath(name).suffix or mimetypes.guess_extension(guessed) or ""
        stored = StoredFile(
            file_id=secrets.token_urlsafe(42),
            unique_id=hashlib.sha256(kind.encode() + content).hexdigest()[:16],
            kind=kind,
            name=name,
            mime=guessed,
            content=content,
            path=f"{kind}s/file_{self._count}{suffix}",
        )
        self._files[stored.file_id] = stored
        self._paths[stored.path] = stored.file_id
        self._bytes += len(content)
        while self._bytes > self._kept_bytes and len(self._files) > 1:
            _, old = self._files.popitem(last=False)
            self._paths.pop(old.path, None)
            self._bytes -= len(old.content)
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        """The file with this id, if it is still held."""
        return self._files.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        """The file that getFile gave this path for."""
        return self._files.get(self._paths.get(path, ""))


def image_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG, GIF or WebP; None for anything else."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return _webp_size(content)
    if content[:2] == b"\xff\xd8":
        return _jpeg_size(content)
    return None


def _webp_size(content: bytes) -> tuple[int, int] | None:
    chunk = content[12:16]
    if chunk == b"VP8X" and len(content) >= 30:
        width = int.from_bytes(content[24:27], "little") + 1
        return width, int.from_bytes(content[27:30], "little") + 1
    if chunk == b"VP8L" and len(content) >= 25:
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if chunk == b"VP8 " and len(content) >= 30:
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return None


def check_upload(kind: str, content: bytes) -> tuple[int, int]:
    """Refuses what Telegram would not take as this kind; gives an image's size, else (0, 0)."""
    if not content:
        raise bad_request("file must be non-empty")
    if kind != "photo":
        return 0, 0
    if len(content) > PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; "
            f"the maximum size is {PHOTO_BYTES} bytes"
        )
    size = image_size(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    short, long = min(size), max(size)
    if short == 0 or width + height > PHOTO_SIDES or long > PHOTO_RATIO * short:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def sample_photo(width: int = 320, height: int = 240) -> bytes:
    """A plain PNG, for a person who sends a photo without choosing one."""
    row = b"\x00" + bytes((70, 130, 110)) * width

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )
