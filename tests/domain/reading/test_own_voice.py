"""What is said of somebody, as they would say it."""

import pytest

from domain.reading.own_voice import own_voice


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("I want somebody to do her ironing", "I want somebody to do my ironing"),
        ("I need someone to read to her", "I need someone to read to me"),
        ("I need a lift, fetch her from the clinic", "I need a lift, fetch me from the clinic"),
        ("I need a lift, she's hurt her foot", "I need a lift, I've hurt my foot"),
        ("I need a lift, he doesn't drive", "I need a lift, I don't drive"),
        ("I need help as she's on her own", "I need help as I'm on my own"),
        ("I can't reach the bulb himself", "I can't reach the bulb myself"),
        ("I need someone to paint their fence", "I need someone to paint my fence"),
        # Whoever comes in first may be who is meant from there on.
        ("I need someone to sit with her mum and give her lunch",
         "I need someone to sit with my mum and give her lunch"),
        ("I can help a neighbour with her garden", "I can help a neighbour with her garden"),
        ("I need a lift to the theatre, then there", "I need a lift to the theatre, then there"),
    ],
)  # fmt: skip
def test_it_reads_as_their_own_words(said: str, own: str) -> None:
    assert own_voice(said) == own
