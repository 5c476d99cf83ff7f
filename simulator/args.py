"""A Bot API request's parameters, however they were sent."""

import json
from dataclasses import dataclass
from email.message import Message as Headers
from typing import Any
from urllib.parse import parse_qsl

from simulator.errors import ApiError, bad_request

INT32_MAX = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart request."""

    name: str
    mime: str
    content: bytes


class Args:
    """Parameters by name, read as the official server reads them: everything may be text."""

    __slots__ = ("files", "values")

    def __init__(self, values: dict[str, Any], files: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.files = files or {}

    def has(self, name: str) -> bool:
        """Whether the parameter was given and is not empty."""
        value = self.values.get(name)
        return value is not None and value != ""

    def text(self, name: str) -> str:
        """The parameter as text; empty when absent."""
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False)

    def required(self, name: str) -> str:
        """The parameter as text, refused when empty."""
        value = self.text(name)
        if not value:
            raise bad_request(f'Parameter "{name}" is required')
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; `default` when absent, 0 when it is none (as the official server)."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        return _to_int(value)

    def flag(self, name: str) -> bool:
        """True for true, yes and 1, in any case."""
        value = self.values.get(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        return str(value).strip().lower() in {"true", "yes", "1"}

    def json(self, name: str, broken: str) -> Any:
        """The parameter as JSON, or None when absent; `broken` is the refusal for bad JSON."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return read_json(value)
        except ValueError:
            raise bad_request(broken) from None


def read_json(text: str | bytes) -> Any:
    """JSON whose strings can all be written as UTF-8. Raises ValueError for anything else."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    half_letter = b"\\ud" if isinstance(text, bytes) else "\\ud"
    if half_letter in text.lower():  # type: ignore[operator]
        json.dumps(value, ensure_ascii=False).encode()  # half a letter raises UnicodeEncodeError
    return value


def _to_int(value: object) -> int:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    digits = str(value).strip()
    try:
        return int(digits)
    except ValueError:
        return 0


def read_args(content_type: str, query: str, body: bytes) -> Args:
    """Parameters of a request: query string first, body (JSON, form, multipart) over it.

    Raises ApiError 400 for a body that its content type does not describe.
    """
    values: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True)) if query else {}
    if not body:
        return Args(values)
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        try:
            values.update(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))
        except UnicodeDecodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
        return Args(values)
    if kind == "application/json":
        values.update(_json_body(body))
        return Args(values)
    if kind == "multipart/form-data":
        files: dict[str, Upload] = {}
        _multipart(content_type, body, values, files)
        return Args(values, files)
    return Args(values)


def _json_body(body: bytes) -> dict[str, Any]:
    try:
        value = read_json(body)
    except ValueError:
        raise ApiError(400, "Bad Request: can't parse JSON object") from None
    if not isinstance(value, dict):
        raise ApiError(400, "Bad Request: object expected")
    return value


def _multipart(
    content_type: str, body: bytes, values: dict[str, Any], files: dict[str, Upload]
) -> None:
    headers = Headers()
    headers["content-type"] = content_type
    boundary = headers.get_param("boundary")
    if not isinstance(boundary, str) or not boundary:
        raise ApiError(400, "Bad Request: boundary not found")
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary.encode())
    if len(parts) < 2 or not parts[-1].startswith(b"--"):
        raise ApiError(400, "Bad Request: boundary mismatch")
    for part in parts[1:-1]:
        head, gap, content = part.partition(b"\r\n\r\n")
        if not gap:
            raise ApiError(400, "Bad Request: can't parse multipart headers")
        _part(head, content, values, files)


def _part(head: bytes, content: bytes, values: dict[str, Any], files: dict[str, Upload]) -> None:
    fields = Headers()
    for line in head.decode(errors="replace").split("\r\n"):
        key, colon, value = line.partition(":")
        if colon:
            fields[key.strip()] = value.strip()
    name = fields.get_param("name", header="content-disposition")
    if not isinstance(name, str):
        raise ApiError(400, 'Bad Request: field name is missing in "Content-Disposition"')
    file_name = fields.get_filename()
    if file_name is None:
        try:
            values[name] = content.decode()
        except UnicodeDecodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
    else:
        files[name] = Upload(file_name, fields.get_content_type(), content)
