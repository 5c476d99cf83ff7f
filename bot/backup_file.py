"""A backup as a file: compressed lines of JSON, encrypted where there is a key.

The first line says what it is and which schema it holds; each table is a line with its name and
columns, then one line a row; the last line counts the rows and carries a SHA-256 of all before it,
so that a file that was cut off or changed is seen. With a key the whole is an `age` file, which
only the holder of the secret key opens, with this program or with `age` itself.
"""

import gzip
import hashlib
import json
import os
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

FORMAT = 1
ENCRYPTED = b"age-encryption.org/"
LONGEST_LINE = 4 * 1024 * 1024
"""Bytes of one row: more is no backup of ours."""


class BackupError(Exception):
    """The file is no whole backup, or can't be opened; one line with the cure."""


class Writer:
    """Lines into a file that is whole or not there: it gets its name when all is in it."""

    def __init__(self, file: gzip.GzipFile) -> None:
        self._file = file
        self._sum = hashlib.sha256()

    def line(self, content: Any) -> None:
        """One line more."""
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        self._sum.update(text)
        self._file.write(text)

    def end(self, rows: dict[str, int], last: dict[str, int]) -> None:
        """The last line."""
        self.line({"end": rows, "last": last, "sha256": self._sum.hexdigest()})


@contextmanager
def writing(target: Path, recipient: str = "") -> Iterator[Writer]:
    """A backup file at `target`, readable by its owner only, encrypted to `recipient` (an age
    public key) where there is one. Raises BackupError for a file that is there already or a key
    that is none, OSError for a disk that is full."""
    if target.exists():
        raise BackupError(f"{target} is there already: name another file. Nothing was written.")
    part = target.with_name(target.name + ".part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            with _sealed(file, recipient) as plain, gzip.GzipFile("", "wb", 6, plain, 0) as packed:
                yield Writer(packed)
            file.flush()
            os.fsync(file.fileno())
        part.rename(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def reading(source: Path, identity: Path | None = None) -> Iterator[Iterator[Any]]:
    """The lines of a backup, each as its JSON; `identity`: a file with the secret key. Raises
    BackupError where the file is cut off, changed or encrypted to somebody else."""
    with source.open("rb") as file:
        begin = file.read(len(ENCRYPTED))
        file.seek(0)
        if begin == ENCRYPTED and identity is None:
            raise BackupError(f"{source} is encrypted: name the file of its key with --key.")
        if begin != ENCRYPTED:
            with gzip.GzipFile(fileobj=file) as packed:
                yield _lines(packed, source)
            return
        assert identity is not None
        with _opened(file, identity) as plain, gzip.GzipFile(fileobj=plain) as packed:
            yield _lines(packed, source)


def make_key(target: Path) -> str:
    """Writes a new secret key, readable by its owner only, and returns the public one. Raises
    BackupError for a file that is there already: a key that is written over is lost."""
    from pyrage import x25519  # noqa: PLC0415 (an extra)

    identity = x25519.Identity.generate()
    public = str(identity.to_public())
    try:
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise BackupError(f"{target} is there already; a key is never written over.") from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"# public key: {public}\n{identity}\n")
    return public


def _lines(packed: gzip.GzipFile, source: Path) -> Iterator[Any]:
    """Each line, once the last one was seen to fit all before it."""
    added = hashlib.sha256()
    spoilt = f"{source} is no whole backup: it was cut off or changed. Take another one."
    try:
        while line := packed.readline(LONGEST_LINE):
            content = json.loads(line)
            if isinstance(content, dict) and "end" in content:
                if content["sha256"] != added.hexdigest():
                    raise BackupError(spoilt)
                yield content
                return
            added.update(line)
            yield content
    except (OSError, EOFError, ValueError, KeyError, zlib.error) as error:
        raise BackupError(spoilt) from error
    raise BackupError(spoilt)


@contextmanager
def _sealed(file: IO[bytes], recipient: str) -> Iterator[IO[bytes]]:
    """Where plain bytes are written that come out in `file` encrypted."""
    if not recipient:
        yield file
        return
    from pyrage import RecipientError, encrypt_io, x25519  # noqa: PLC0415 (an extra)

    try:
        key = x25519.Recipient.from_str(recipient)
    except RecipientError as error:
        raise BackupError(
            "GOODTURN_BACKUP_KEY is no public key of age (age1…): `goodturn backup --make-key FILE`"
            " makes one."
        ) from error
    end, begin = os.pipe()
    with os.fdopen(begin, "wb") as plain, _beside(lambda: _pass_on(encrypt_io, end, file, [key])):
        try:
            yield plain
        finally:
            plain.close()


@contextmanager
def _opened(file: IO[bytes], identity: Path) -> Iterator[IO[bytes]]:
    """The plain bytes of an encrypted file."""
    from pyrage import DecryptError, IdentityError, decrypt_io, x25519  # noqa: PLC0415 (an extra)

    words = [line.strip() for line in identity.read_text("utf-8").splitlines()]
    try:
        keys = [x25519.Identity.from_str(word) for word in words if word and word[0] != "#"]
    except IdentityError as error:
        raise BackupError(f"{identity} holds no secret key of age (AGE-SECRET-KEY-1…).") from error
    end, begin = os.pipe()

    def decrypt() -> None:
        try:
            # Whoever reads may stop before the end: that is no fault of the file.
            with suppress(BrokenPipeError), os.fdopen(begin, "wb") as plain:
                decrypt_io(file, plain, keys)
        except DecryptError as error:
            raise BackupError(
                f"{identity} does not open this backup, or the file was changed."
            ) from error

    with _beside(decrypt), os.fdopen(end, "rb") as plain:
        yield plain


def _pass_on(encrypt: Callable[..., None], end: int, file: IO[bytes], keys: list[Any]) -> None:
    with os.fdopen(end, "rb") as plain:
        encrypt(plain, file, keys)


@contextmanager
def _beside(work: Callable[[], None]) -> Iterator[None]:
    """Runs in a thread of its own while the block goes on; what went wrong there is raised here
    and stands over what it made go wrong in the block."""
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 (handed to whoever waits)
            wrong.append(error)

    thread = threading.Thread(target=run, name="backup")
    thread.start()
    try:
        yield
    finally:
        thread.join()
        if wrong:
            raise wrong[0]
