"""`goodturn parse`: JSON in the shape of the cases, batches line by line, sentences for people."""

import io
import json

import pytest

from bot.cli import main
from bot.parse import batch

NOW = "2026-05-14T17:20:00+01:00"


def reading(capsys, *arguments):
    assert main(["parse", *arguments, "--now", NOW, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_hours_are_printed_in_the_shape_of_the_cases(capsys):
    assert reading(capsys, "hours", "2hrs tues", "--lang", "en") == {
        "status": "ok",
        "entries": [{"date": "2026-05-12", "minutes": 120}],
        "flags": [],
    }


def test_the_screening_prints_class_and_answer(capsys):
    assert reading(capsys, "screen", "can smell gas") == {
        "screen": "urgent",
        "class": "gas",
        "answer": "safety-gas",
    }
    assert reading(capsys, "screen", "I could murder a tea") == {
        "screen": "ordinary",
        "class": None,
        "answer": None,
    }


def test_a_request_and_a_nomination_are_read(capsys):
    request = reading(capsys, "request", "help filling in my visa form, indefinite leave")
    assert (request["intent"], request["blocked"]) == ("out_of_scope", "immigration")
    nomination = reading(capsys, "nomination", "I nominate Mrs Begum, best neighbour in Lozells")
    assert nomination["nominees"][0]["name"] == "Mrs Begum"


def test_an_intent_is_read(capsys):
    assert reading(capsys, "intent", "ile mam godzin")["intent"] == "balance"


@pytest.mark.parametrize(
    ("reader", "text", "told"),
    [
        ("screen", "can smell gas", '"smell gas" (gas, en)'),
        ("hours", "half 2 to 4 mon", "Monday 11 May 2026, 1 hour 30 minutes"),
        ("request", "lend us 20 quid till friday", "Refused because of these words"),
        ("nomination", "I nominate Mrs Begum, best neighbour in Lozells", "For: Mrs Begum"),
        ("intent", "whats my balance", "It is: balance"),
    ],
)
def test_a_person_is_told_why(capsys, reader, text, told):
    assert main(["parse", reader, text, "--now", NOW, "--lang", "en"]) == 0
    assert told in capsys.readouterr().out


def test_a_batch_answers_every_line_in_order_and_survives_bad_ones():
    lines = [
        json.dumps({"text": "2hrs tues", "now": NOW, "lang": "en"}),
        "no JSON",
        "",
        json.dumps({"text": 5}),
        json.dumps({"text": "x", "now": "yesterday"}),
        json.dumps({"text": "x", "now": 7}),
        json.dumps({"text": "x", "lang": 7}),
        json.dumps({"text": "kal 2 ghante", "now": "2026-05-14T17:20:00", "lang": "ur-Latn"}),
    ]
    out = io.StringIO()
    assert batch("hours", lines, out) == 1
    readings = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [one.get("line") for one in readings] == [None, 2, 4, 5, 6, 7, None]
    assert readings[0]["entries"] == [{"date": "2026-05-12", "minutes": 120}]
    assert readings[-1]["entries"] == [{"date": "2026-05-13", "minutes": 120}]


def test_a_batch_from_standard_input(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO('{"text": "he hits me"}\n'))
    assert main(["parse", "screen", "--batch"]) == 0
    assert json.loads(capsys.readouterr().out)["class"] == "abuse"


@pytest.mark.parametrize("arguments", [["hours"], ["hours", "2hrs", "--batch"]])
def test_a_wrong_use_is_one_line_and_code_2(capsys, arguments):
    assert main(["parse", *arguments]) == 2
    assert capsys.readouterr().err.startswith("goodturn parse: ")
