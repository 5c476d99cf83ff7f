"""`goodturn parse`: what the assistant makes of a sentence, for brokers, translators and tests.

Exit codes: 0 read; 1 some lines of a batch could not be read; 2 wrong arguments.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TextIO
from zoneinfo import ZoneInfo

READERS = ("hours", "request", "nomination", "screen", "intent")
LONGEST_LINE = 65_536  # characters of one line of a batch
OK, SOME_UNREADABLE, USAGE = 0, 1, 2
_LONDON = "Europe/London"
_EPILOG = """examples:
  goodturn parse hours "half 2 to 4 mon" --now 2026-05-14T09:10:00+01:00
  goodturn parse request "cud do with a hand puttin bins out every weds nite" --json
  goodturn parse screen "can smell gas" --json
  goodturn parse hours --batch < sentences.jsonl      one {"text", "now", "lang"} a line"""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds `parse` to the subcommands of `goodturn`."""
    parser = commands.add_parser(
        "parse",
        help="show what the assistant makes of a sentence, and why",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("reader", choices=READERS, help="what to read the sentence as")
    parser.add_argument("text", nargs="?", help="the sentence, as somebody typed it")
    parser.add_argument("--now", type=_moment, help="when it was written, ISO 8601 (now)")
    parser.add_argument("--lang", help="the writer's language, such as ur-Latn (guessed)")
    parser.add_argument("--json", action="store_true", help="print the reading as one JSON line")
    parser.add_argument(
        "--batch", action="store_true", help="read JSON lines from standard input, print JSON lines"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Reads the sentence, or every line of standard input; returns the exit code."""
    if args.batch:
        if args.text is not None:
            return _wrong("give a sentence or --batch, not both")
        return batch(args.reader, sys.stdin, sys.stdout, args.now, args.lang)
    if args.text is None:
        return _wrong("give a sentence in quotes, or --batch")
    now = args.now or datetime.now(ZoneInfo(_LONDON))
    if args.json:
        print(_line(read(args.reader, args.text, now, args.lang)))
    else:
        from bot.parse_words import explained  # noqa: PLC0415 (only a person's version needs it)

        print(explained(args.reader, args.text, now, args.lang))
    return OK


def batch(
    reader: str,
    lines: Iterable[str],
    out: TextIO,
    now: datetime | None = None,
    lang: str | None = None,
) -> int:
    """One reading printed for each line {"text", "now", "lang"}, in order; blank lines are skipped.

    `now` and `lang` stand in where a line lacks them. A line that cannot be read gives
    {"error": …, "line": number}, and the exit code 1 at the end.
    """
    code = OK
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            said, moment, language = _asked(raw, now, lang)
            reading = read(reader, said, moment, language)
        except (TypeError, ValueError) as error:
            reading = {"error": str(error), "line": number}
            code = SOME_UNREADABLE
        out.write(_line(reading) + "\n")
    out.flush()
    return code


def read(reader: str, text: str, now: datetime, lang: str | None) -> dict[str, Any]:
    """The reading of `text` in the shape of the cases' `expect`, ready for JSON."""
    return _READ[reader](text, now, lang)


def _hours(text: str, now: datetime, lang: str | None) -> dict[str, Any]:
    from domain.reading.hours import read_hours, to_expect  # noqa: PLC0415 (loads its words)

    return to_expect(read_hours(text, now, lang))


def _request(text: str, now: datetime, lang: str | None) -> dict[str, Any]:
    from domain.reading.requests import read_request, to_expect  # noqa: PLC0415 (loads its words)

    return to_expect(read_request(text, now, lang or _guess(text)))


def _nomination(text: str, now: datetime, lang: str | None) -> dict[str, Any]:
    from domain.reading.nominations import (  # noqa: PLC0415 (loads its words)
        read_nomination,
        to_expect,
    )

    return to_expect(read_nomination(text, now, lang or _guess(text)))


def _screen(text: str, _now: datetime, lang: str | None) -> dict[str, Any]:
    from domain.reading.screening import screen  # noqa: PLC0415 (loads its words)

    found = screen(text, lang)
    return {"screen": found.screen, "class": found.kind, "answer": found.answer}


def _intent(text: str, now: datetime, lang: str | None) -> dict[str, Any]:
    from domain.reading.entrance import read as read_all  # noqa: PLC0415 (loads every reader)

    found = read_all(text, now, lang)
    return {
        "intent": found.intent,
        "action": found.request.action if found.request else None,
        "lang": found.lang,
        "screen": found.screen.screen,
        "names": list(found.names),
        "skills": list(found.skills),
    }


_READ: dict[str, Callable[[str, datetime, str | None], dict[str, Any]]] = {
    "hours": _hours,
    "request": _request,
    "nomination": _nomination,
    "screen": _screen,
    "intent": _intent,
}


def _guess(text: str) -> str:
    from domain.reading.entrance import guess_language  # noqa: PLC0415 (loads every reader)

    return guess_language(text)


def _asked(raw: str, now: datetime | None, lang: str | None) -> tuple[str, datetime, str | None]:
    """Text, moment and language of one line; an error says what is wrong with it."""
    if len(raw) > LONGEST_LINE:
        raise ValueError(f"the line is longer than {LONGEST_LINE} characters")
    try:
        asked = json.loads(raw)
    except RecursionError as error:
        raise ValueError("this is not one JSON object") from error
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise TypeError('write one JSON object a line, with "text"')
    language = asked.get("lang", lang)
    if language is not None and not isinstance(language, str):
        raise TypeError('"lang" is a code such as "en"')
    moment = asked.get("now")
    if moment is None:
        return asked["text"], now or datetime.now(ZoneInfo(_LONDON)), language
    if not isinstance(moment, str):
        raise TypeError('"now" is a time such as "2026-05-14T09:10:00+01:00"')
    return asked["text"], _moment(moment), language


def _moment(text: str) -> datetime:
    """An ISO 8601 time; without an offset it is Birmingham's."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(_LONDON))


def _line(reading: dict[str, Any]) -> str:
    return json.dumps(reading, ensure_ascii=False)


def _wrong(message: str) -> int:
    print(f"goodturn parse: {message}", file=sys.stderr)
    return USAGE
