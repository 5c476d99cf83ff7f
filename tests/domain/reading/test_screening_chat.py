"""Everyday chat between other things is not met with a crisis answer."""

import json
from pathlib import Path

from domain.reading.screening import screen

CHAT = Path(__file__).parents[2] / "cases" / "chat.json"


def test_at_most_one_in_a_hundred_everyday_messages_alarms() -> None:
    texts = [case["text"] for case in json.loads(CHAT.read_text("utf-8"))["cases"]]
    alarms = [text for text in texts if screen(text).screen == "urgent"]
    assert len(texts) > 250
    assert len(alarms) <= len(texts) // 100, alarms
