"""What other members may see: nothing that finds a person, tells of health or of an empty home."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.reading import places, public
from domain.reading.when import read_when

NOW = datetime.fromisoformat("2026-05-14T09:10:00+01:00")


@pytest.mark.parametrize(
    ("text", "gone", "kind"),
    [
        ("ring 07700 900123 after 6", "900123", "phone"),
        ("ring 0121-496-0123 after 6", "496", "phone"),
        ("call +44 7700 900 123", "7700", "phone"),
        ("mail jean.parker@example.org.uk ta", "example", "email"),
        ("see www.example.org/jean for it", "example", "link"),
        ("find me @jean_parker", "jean_parker", "handle"),
        ("come to 12 Acacia Court", "Acacia", "address"),
        ("flat 4 is mine", "flat 4", "address"),
        ("its in B9 4TH", "B9", "postcode"),
        ("lawn mowing, shes 84", "84", "age"),
        ("lawn mowing. my knees are bad", "knees", "private"),
        ("feed the cat while we are away", "away", "private"),
        ("dog walking while im in for my op", "op", "private"),
    ],
)
def test_private_things_are_taken_out(text, gone, kind):
    scrubbed = public.scrub(text)
    assert gone not in scrubbed.text
    assert kind in scrubbed.removed


@pytest.mark.parametrize(
    "text", ["Bring gloves on Sunday", "see u b4 5 tea n cake", "2 hours of ironing"]
)
def test_harmless_words_stay_as_they_are(text):
    assert public.scrub(text) == public.Scrubbed(text, ())


@settings(max_examples=100, deadline=None)
@given(st.from_regex(r"07[0-9]{3} ?[0-9]{3} ?[0-9]{3}", fullmatch=True), st.text(max_size=60))
def test_no_phone_number_survives(number, around):
    assert number not in public.scrub(f"{around} {number} {around}").text


@pytest.mark.parametrize(
    ("text", "ward", "sure"),
    [
        ("in kings heath", "Brandwood & King's Heath", True),
        ("near druids heath", "Druids Heath & Monyhull", True),
        ("washwood heath", "Alum Rock", False),
        ("small heath", "Small Heath", True),
        ("on the stratford rd", "Sparkhill", False),
        ("B9 4TH", "Bordesley Green", False),
        ("sparkbrook and balsall heath east", "Sparkbrook & Balsall Heath East", True),
        ("handswoth", "Handsworth", False),
    ],
)
def test_places_are_wards(text, ward, sure):
    place = places.find(text)[0]
    assert (place.wards[0], place.sure) == (ward, sure)


@pytest.mark.parametrize("text", ["bearwood", "from solihull", "castle bromwich", "in shirley"])
def test_places_outside_the_city_are_no_wards(text):
    assert [place.kind for place in places.find(text)] == ["outside"]


@pytest.mark.parametrize("text", ["lift to heartlands", "aston villa on saturday", "come b4 5"])
def test_what_only_sounds_like_a_place_is_none(text):
    assert not places.find(text)


DAYS = [
    ("tues", "2026-05-19"),
    ("thurs", "2026-05-21"),
    ("this thurs", "2026-05-14"),
    ("tuesday week", "2026-05-26"),
    ("the 3rd", "2026-06-03"),
    ("15th", "2026-05-15"),
    ("1 june", "2026-06-01"),
    ("june 1st", "2026-06-01"),
    ("1/6", "2026-06-01"),
    ("2moz", "2026-05-15"),
    ("day after tomorrow", "2026-05-16"),
    ("in 3 days", "2026-05-17"),
    ("a week today", "2026-05-21"),
    ("3rd jan", "2027-01-03"),
    ("boxing day", "2026-12-26"),
    ("satday", "2026-05-16"),
]


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_a_day_looks_ahead(words, day):
    when = read_when(f"grass cutting {words}", NOW).when
    assert when.type == "fixed"
    assert when.date.isoformat() == day


RULES = [
    ("every tues", "FREQ=WEEKLY;BYDAY=TU"),
    ("tuesdays and thursdays", "FREQ=WEEKLY;BYDAY=TU,TH"),
    ("every other friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    ("fortnightly on mondays", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
    ("every day", "FREQ=DAILY"),
    ("weekdays", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    ("at weekends", "FREQ=WEEKLY;BYDAY=SA,SU"),
    ("once a month", "FREQ=MONTHLY"),
    ("first monday of the month", "FREQ=MONTHLY;BYDAY=1MO"),
    ("last friday of every month", "FREQ=MONTHLY;BYDAY=-1FR"),
    ("mon wed and fri", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("once a week", "FREQ=WEEKLY"),
]


@pytest.mark.parametrize(("words", "rule"), RULES)
def test_a_repeat_is_a_rule(words, rule):
    when = read_when(f"bins out {words}", NOW).when
    assert (when.type, when.rrule) == ("recurring", rule)


TIMES = [
    ("fri at 3", "15:00", None),
    ("fri 10.30am", "10:30", None),
    ("fri half 7", "07:30", None),
    ("fri half 2", "14:30", None),
    ("fri quarter to 5", "16:45", None),
    ("fri 8 till 12", "08:00", "12:00"),
    ("fri nite 7-11", "19:00", "23:00"),
    ("fri 10-2", "10:00", "14:00"),
    ("fri 4-5pm", "16:00", "17:00"),
    ("fri noon", "12:00", None),
    ("fri 17:30", "17:30", None),
]


@pytest.mark.parametrize(("words", "start", "end"), TIMES)
def test_a_time_falls_within_helping_hours(words, start, end):
    when = read_when(f"ironing {words}", NOW).when
    shown = [at and at.strftime("%H:%M") for at in (when.start, when.end)]
    assert shown == [start, end]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text):
    assert read_when(text, NOW) == read_when(text, NOW)
