"""How near two skills are to each other, and two places: the tables that matching compares by.

Skills of the taxonomy that help in much the same way are related by hand; one skill of a group can
stand for the rest of it (a gardener mows). Wards are near each other where residents use one name
or one postcode district for both (domain/reading: wards.json and places.toml).
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from domain.reading import places
from domain.reading.skills import taxonomy
from domain.reading.wordfind import data

SAME_GROUP = 0.3
"""How near two skills are that only stand in one group."""

_RELATED = """
0.9 transport.lift_appointment transport.lift_hospital
0.85 transport.lift_appointment transport.lift_social
0.85 transport.lift_appointment transport.lift_shops
0.8 transport.lift_hospital transport.lift_social
0.8 transport.lift_hospital transport.lift_shops
0.9 transport.lift_social transport.lift_shops
0.7 transport.lift_shops errands.shopping
0.6 transport.lift_shops errands.shopping_together
0.7 transport.tip_run transport.collect_item
0.45 transport.tip_run transport.lift_shops
0.5 transport.collect_item transport.lift_shops
0.5 transport.collect_item errands.post_office
0.7 transport.travel_buddy company.accompany_appointment
0.5 transport.travel_buddy company.outing
0.7 transport.wheelchair_push company.walking_together
0.6 transport.lift_appointment pets.vet_trip
0.6 transport.lift_social pets.vet_trip
0.6 transport.lift_appointment family.school_run
0.75 errands.shopping errands.shopping_together
0.75 errands.shopping errands.prescription
0.7 errands.shopping errands.post_office
0.75 errands.prescription errands.post_office
0.5 errands.library errands.post_office
0.55 errands.library errands.shopping
0.4 errands.shopping errands.queueing_waiting
0.6 errands.shopping_together company.outing
0.9 home.cleaning home.hoovering
0.65 home.cleaning home.laundry
0.6 home.cleaning home.decluttering
0.6 home.cleaning home.bins_out
0.55 home.cleaning home.ironing
0.75 home.ironing home.laundry
0.75 home.decluttering home.packing
0.65 home.packing home.moving_furniture
0.5 home.moving_furniture diy.flatpack
0.4 home.moving_furniture transport.collect_item
0.85 diy.small_repairs diy.doors_locks
0.8 diy.small_repairs diy.shelves_pictures
0.8 diy.small_repairs diy.flatpack
0.8 diy.small_repairs diy.light_bulb
0.75 diy.small_repairs diy.tap_washer
0.6 diy.small_repairs diy.decorating
0.6 diy.small_repairs garden.fence
0.8 diy.shelves_pictures diy.flatpack
0.75 diy.shelves_pictures diy.doors_locks
0.65 diy.shelves_pictures diy.light_bulb
0.55 diy.flatpack making.woodwork
0.5 diy.small_repairs making.woodwork
0.6 diy.small_repairs making.upcycling
0.5 diy.tool_lending diy.small_repairs
0.5 diy.bike_repair wellbeing.cycling
0.5 home.bins_out garden.snow_leaves
0.85 garden.gardening garden.mowing
0.85 garden.gardening garden.weeding
0.8 garden.gardening garden.hedge
0.85 garden.gardening garden.planting
0.75 garden.gardening garden.watering
0.7 garden.gardening garden.allotment
0.65 garden.gardening garden.snow_leaves
0.45 garden.gardening garden.fence
0.75 garden.mowing garden.hedge
0.7 garden.mowing garden.weeding
0.65 garden.hedge garden.weeding
0.7 garden.planting garden.allotment
0.6 garden.weeding garden.planting
0.55 garden.watering pets.pet_feeding
0.6 garden.watering garden.planting
0.6 garden.weeding garden.snow_leaves
0.75 company.chat_visit company.phone_chat
0.7 company.chat_visit company.games
0.65 company.chat_visit company.outing
0.6 company.chat_visit company.reading_aloud
0.6 company.chat_visit company.walking_together
0.6 company.chat_visit company.carer_break
0.5 company.chat_visit company.accompany_appointment
0.6 company.walking_together wellbeing.exercise_buddy
0.6 company.walking_together company.outing
0.5 company.walking_together pets.dog_walking
0.7 company.accompany_appointment language.interpreting
0.45 company.accompany_appointment transport.lift_appointment
0.5 company.reading_aloud paperwork.letter_reading
0.65 pets.pet_feeding pets.pet_sitting
0.65 pets.dog_walking pets.pet_sitting
0.5 pets.dog_walking pets.pet_feeding
0.6 pets.pet_care pets.pet_sitting
0.55 pets.pet_care pets.pet_feeding
0.8 digital.smartphone_help digital.video_calls
0.8 digital.smartphone_help digital.computer_help
0.75 digital.computer_help digital.video_calls
0.75 digital.computer_help digital.online_forms
0.7 digital.smartphone_help digital.online_forms
0.7 digital.computer_help digital.photos
0.7 digital.smartphone_help digital.photos
0.7 digital.smartphone_help digital.online_safety
0.7 digital.computer_help digital.online_safety
0.6 digital.tv_setup digital.computer_help
0.6 digital.tv_setup digital.smartphone_help
0.5 digital.computer_help digital.website_social
0.5 digital.website_social community.leafleting
0.65 digital.online_forms paperwork.form_help
0.8 paperwork.letter_reading paperwork.form_help
0.55 paperwork.letter_reading language.translation
0.5 paperwork.form_help paperwork.budgeting_chat
0.6 paperwork.typing paperwork.minutes_committee
0.6 paperwork.bookkeeping paperwork.minutes_committee
0.55 paperwork.proofreading paperwork.letter_reading
0.5 paperwork.proofreading paperwork.typing
0.55 paperwork.proofreading work.cv_help
0.5 paperwork.fundraising_bids paperwork.minutes_committee
0.8 language.interpreting language.translation
0.65 language.esol_conversation language.teach_language
0.6 language.esol_conversation learning.adult_literacy
0.55 language.esol_conversation learning.life_in_uk
0.65 learning.homework learning.exam_study
0.55 learning.homework learning.adult_maths
0.55 learning.homework learning.adult_literacy
0.5 learning.adult_maths learning.exam_study
0.45 learning.life_in_uk learning.theory_test
0.8 work.cv_help work.job_search
0.75 work.cv_help work.interview_practice
0.75 work.job_search work.interview_practice
0.55 work.mentoring work.interview_practice
0.55 work.mentoring work.business_start
0.5 work.mentoring work.work_taster
0.7 food.cooking food.cooking_lesson
0.6 food.cooking food.catering_event
0.55 food.cooking food.lunch_club
0.6 food.baking food.catering_event
0.5 food.baking food.cooking_lesson
0.65 food.lunch_club food.foodbank
0.6 food.lunch_club food.catering_event
0.65 making.alterations making.upcycling
0.5 making.alterations making.knitting_crochet
0.6 making.knitting_crochet making.craft_session
0.5 making.craft_session family.play_session
0.55 making.woodwork making.upcycling
0.55 making.music_lesson making.perform
0.4 making.mehndi wellbeing.nails_makeup
0.5 wellbeing.hair wellbeing.nails_makeup
0.65 wellbeing.exercise_buddy wellbeing.chair_exercise
0.5 wellbeing.exercise_buddy wellbeing.sport_coaching
0.5 wellbeing.exercise_buddy wellbeing.cycling
0.55 wellbeing.chair_exercise wellbeing.relaxation
0.5 wellbeing.dance wellbeing.chair_exercise
0.65 family.babysitting family.new_parent
0.5 family.babysitting family.school_run
0.55 family.play_session family.party_help
0.5 family.babysitting family.play_session
0.65 community.event_setup community.stall
0.5 community.event_setup community.litter_pick
0.5 community.event_setup food.lunch_club
0.55 community.leafleting community.stall
0.55 community.reception community.timebank_admin
0.5 community.leafleting community.timebank_admin
0.5 community.room_space diy.tool_lending
"""

_ALONE = frozenset(
    {"errands.key_holding", "company.carer_break", "family.kit_swap", "community.room_space",
     "garden.watering", "garden.fence", "making.mehndi", "making.photography", "diy.bike_repair",
     "diy.tool_lending", "transport.tip_run", "transport.collect_item", "language.bsl"}
)  # fmt: skip
"""Skills that standing in one group says nothing about: who gardens need not hold keys."""
_GROUPS_ALIKE = frozenset({"home", "diy", "garden", "errands", "company", "pets", "digital",
                           "community", "transport", "food"})  # fmt: skip
"""Groups in which somebody who offers one thing may well do another."""

BY_PHONE = frozenset({"company.phone_chat", "wellbeing.relaxation"})
_BY_PHONE_GROUPS = frozenset({"digital", "paperwork", "language", "learning", "work"})


@cache
def related(skill: str) -> Mapping[str, float]:
    """Skills near `skill`, itself at 1.0, each with how near it is (above 0, up to 1)."""
    known = taxonomy()
    if skill not in known:
        return {}
    group = known[skill].group
    near: dict[str, float] = {}
    if group in _GROUPS_ALIKE and skill not in _ALONE:
        near = {
            other.id: SAME_GROUP
            for other in known.values()
            if other.group == group and other.id not in _ALONE
        }
    for line in _RELATED.split("\n"):
        if skill in line:
            degree, one, other = line.split()
            if skill in (one, other):
                near[other if one == skill else one] = float(degree)
    near[skill] = 1.0
    return near


def nearness(wanted: str, offered: str) -> float:
    """How near the offered skill is to the wanted one: 1 the same, 0 nothing to do with it."""
    return related(wanted).get(offered, 0.0)


def named() -> frozenset[str]:
    """Every skill that the table of related skills names, for a test."""
    return frozenset(word for line in _RELATED.split("\n") for word in line.split()[1:]) | _ALONE


def by_phone(skill: str | None) -> bool:
    """Whether this can be done by phone or online as well as in person."""
    return skill in BY_PHONE or (skill or "").partition(".")[0] in _BY_PHONE_GROUPS


@lru_cache(maxsize=20_000)
def wards_of(area: str | None) -> tuple[str, ...]:
    """The wards that an area as typed may mean; where none is known, its own words in small
    letters, so that two people who write the same are neighbours all the same."""
    if not area or not area.strip():
        return ()
    found = [ward for place in places.find(area) for ward in place.wards]
    return tuple(dict.fromkeys(found)) or (" ".join(area.lower().split())[:60],)


@cache
def _shared_names() -> Mapping[str, frozenset[str]]:
    together: dict[str, set[str]] = {}
    extra = data("places.toml")
    for groups in (extra["areas"].values(), extra["districts"].values(), places.aliases().values()):
        for wards in groups:
            # "Town" means a quarter of the city: that is no neighbourhood.
            if len(wards) <= 3:
                for ward in wards:
                    together.setdefault(ward, set()).update(wards)
    return {ward: frozenset(others) for ward, others in together.items()}


def near_wards(wards: Iterable[str]) -> frozenset[str]:
    """The wards that share a name or a postcode district with one of these, without these."""
    own = frozenset(wards)
    return frozenset(other for w in own for other in _shared_names().get(w, frozenset())) - own
