"""What is still to ask about a request or an offer: at most three, the most needed first."""

from dataclasses import dataclass

from domain.reading import cues, places, public
from domain.reading.types import Item, RequestAsk
from domain.reading.when import WhenReading

MOST = 3
_LENGTH_VARIES = frozenset({
    "home.cleaning", "home.hoovering", "home.ironing", "home.laundry", "home.decluttering",
    "home.packing", "company.chat_visit", "company.carer_break", "company.reading_aloud",
    "company.outing", "garden.gardening", "garden.weeding", "diy.decorating", "pets.pet_sitting",
    "family.babysitting", "family.new_parent", "community.reception", "food.lunch_club",
})  # fmt: skip
"""Skills whose length nobody can guess: asked. For the rest the broker knows what is usual."""
_LEARNT_ANYWHERE = frozenset({"language", "learning", "work"})
_NO_PLACE = frozenset({"company.phone_chat", "work.cv_help", "work.job_search"})
_LIFTS = frozenset({
    "transport.lift_appointment", "transport.lift_hospital", "transport.lift_social",
    "transport.lift_shops",
})  # fmt: skip
_BY_CAR = _LIFTS | {
    "transport.tip_run",
    "transport.collect_item",
    "pets.vet_trip",
    "family.school_run",
}
_KEYS = frozenset(
    {"garden.watering", "pets.pet_feeding", "errands.queueing_waiting", "pets.dog_walking"}
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the questions depend on."""

    text: str
    items: tuple[Item, ...]
    when: WhenReading
    flags: tuple[str, ...]


def asks(known: Known, *, offer: bool = False) -> tuple[RequestAsk, ...]:
    """The questions for a request or an offer whose items were read."""
    if not known.items or known.items[0].skill is None:
        return ("what",)
    wanted = _offer(known) if offer else _request(known, known.items[0].skill)
    return tuple(dict.fromkeys(wanted))[:MOST]


def _offer(known: Known) -> list[RequestAsk]:
    wanted: list[RequestAsk] = []
    if not _placed(known):
        wanted.append("area")
    if known.items[0].when.type == "flexible" and not known.when.any_time:
        wanted.append("when")
    return wanted


def _request(known: Known, skill: str) -> list[RequestAsk]:
    if "loneliness" in known.flags and skill == "company.phone_chat":
        return ["phone_or_visit", "ok_to_ring_today"]
    if skill in ("work.cv_help", "work.job_search"):
        return ["digital_skills"]
    wanted: list[RequestAsk] = []
    if "third_party" in known.flags:
        wanted.append("person_agrees")
    wanted += _first(known, skill)
    if skill in _BY_CAR:
        return wanted + _journey(known, skill)
    day = _day(known)
    if day == ["day"]:
        wanted += day
    wanted += _place(known, skill)
    wanted += _length(known)
    wanted += _after_place(skill)
    if day != ["day"]:
        wanted += day
    return wanted + _last(known, skill)


def _first(known: Known, skill: str) -> list[RequestAsk]:
    """Questions that come before the place."""
    if skill == "paperwork.letter_reading":
        return ["kind_of_letter"]
    if skill == "paperwork.form_help" and not cues.of(known.text).intersection(
        {"health", "benefits"}
    ):
        return ["kind_of_form"]
    if skill == "pets.dog_walking" and known.items[0].minutes is None:
        return ["minutes_per_walk"]
    if skill == "errands.prescription":
        return ["exemption_or_payment"]
    return []


def _placed(known: Known) -> bool:
    """Whether the words already say where."""
    if known.items[0].ward or public.has_address(known.text):
        return True
    return any(place.kind in ("road", "district") for place in places.find(known.text))


def _place(known: Known, skill: str) -> list[RequestAsk]:
    group = skill.split(".", 1)[0]
    online = "online" in cues.of(known.text)
    if skill in _NO_PLACE or (online and group in _LEARNT_ANYWHERE):
        return []
    if skill == "errands.prescription":
        return ["deliver_area"]
    if _placed(known):
        return []
    return ["area_or_online"] if group in _LEARNT_ANYWHERE else ["area"]


def _length(known: Known) -> list[RequestAsk]:
    item = known.items[0]
    return ["minutes"] if item.minutes is None and item.skill in _LENGTH_VARIES else []


def _day(known: Known) -> list[RequestAsk]:
    """What is missing about when."""
    when = known.items[0].when
    if known.when.unsure:
        return ["confirm_day"]
    if when.type == "flexible":
        return [] if known.when.any_time else ["when"]
    if when.type == "recurring":
        if when.rrule and "BY" not in when.rrule and "DAILY" not in when.rrule:
            return ["day"]
        return ["review_date"] if known.when.open_end and not when.until else []
    if when.type == "fixed":
        return [] if when.start or when.arrive_by else ["time"]
    if when.type == "window":
        if when.start and not when.from_:
            return ["day"]
        return [] if when.from_ else ["first_choice_day"]
    return []


def _after_place(skill: str) -> list[RequestAsk]:
    return ["drop_off_or_visit"] if skill == "making.alterations" else []


def _last(known: Known, skill: str) -> list[RequestAsk]:
    """Questions that the kind of help brings."""
    wanted: list[RequestAsk] = []
    if skill in _KEYS and "empty_home" in known.flags:
        wanted.append("key_needed")
    if skill == "company.accompany_appointment":
        wanted.append("transport_needed")
    if any(item.skill == "garden.hedge" for item in known.items):
        wanted += ["tools", "size"]
    return wanted


def _journey(known: Known, skill: str) -> list[RequestAsk]:
    """Questions about a lift or a load."""
    item = known.items[0]
    if skill not in _LIFTS:
        return ["pickup_area", *_day(known)]
    wanted: list[RequestAsk] = []
    timed = item.when.type == "fixed" and item.when.start and not item.when.arrive_by
    if timed and not known.when.labelled:
        wanted.append("pickup_or_arrive")
    wheelchair = "wheelchair" in cues.of(known.text)
    if wheelchair:
        wanted.append("can_transfer")
    elif not item.ward:
        wanted.append("pickup_area")
    if item.when.type != "recurring":
        wanted += _day(known)
    if "return_said" not in cues.of(known.text):
        wanted.append("return_trip")
    if not wheelchair:
        wanted.append("mobility_needs")
    return wanted
