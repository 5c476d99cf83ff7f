"""Notices by talking: two a day, one message in the morning, quiet hours, fewer in one tap."""

from datetime import timedelta

from services.notices import NoticeButton
from services.work import CLOCK, Work
from storage import communities
from tests.request_help import offers, rows_of
from tests.town import Town

OFFERS = ("Ironing", "Baking", "Sewing", "Maths", "Guitar", "Spanish")


async def tell(town: Town, name: str, key: str, *, reason: str = "want.offered") -> None:
    """Somebody offers what this person would like, as the program says it by itself."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, 1)
        work = Work(tx, town.clock.now(), CLOCK, community, frozenset())
        work.tell(
            town.people[name].id,
            reason,
            "notice-check-noted" if reason == "check.noted" else "limits-low",
            once=f"{reason}:{key}",
            buttons=(NoticeButton("btn-home", "home"),),
            minutes=60,
            count=1,
            words=f"1. {key}",
        )
    town.program.wake()
    await town.settle()
    await town.phones.look()


def told(town: Town, name: str) -> list[str]:
    """Which of the offers somebody has been told of in a message of its own."""
    texts = [one.text for one in town.phone(name).messages]
    return [one for one in OFFERS if any(f"1. {one}" in text for text in texts)]


async def test_two_a_day_and_the_rest_is_one_message_in_the_morning(any_town: Town) -> None:
    town, jean = any_town, any_town.phone("Jean")
    for one in OFFERS[:4]:
        await tell(town, "Jean", one)
    assert told(town, "Jean") == list(OFFERS[:2])
    await town.later(hours=22, minutes=29)
    assert told(town, "Jean") == list(OFFERS[:2])
    await town.later(minutes=3)
    await jean.sees("What can wait, Tuesday 17 November 2026", "1. ", "2. ")
    await jean.does_not_see("3. ")
    # What is new today has today's two.
    await tell(town, "Jean", OFFERS[4])
    assert told(town, "Jean") == [*OFFERS[:2], OFFERS[4]]
    waiting = "SELECT 1 FROM outbox WHERE digest = 1 AND state = 'waiting'"
    assert await rows_of(town, waiting) == []


async def test_each_line_opens_its_thing_by_button_and_by_number(town: Town) -> None:
    jean = town.phone("Jean")
    for one in OFFERS[:4]:
        await tell(town, "Jean", one)
    await town.later(hours=22, minutes=32)
    await jean.taps("Open 1")
    await jean.sees("1. Sewing")
    await jean.says("hello")
    await town.later(hours=1)
    assert told(town, "Jean") == list(OFFERS[:3])


async def test_a_line_opens_by_its_number(town: Town) -> None:
    jean = town.phone("Jean")
    for one in OFFERS[:3]:
        await tell(town, "Jean", one)
    await town.later(hours=22, minutes=32)
    await jean.says("1")
    await jean.sees("1. Sewing")


async def test_a_third_request_is_a_line_that_opens_its_card(town: Town) -> None:
    amina, owen = town.phones("Amina", "Owen")
    await offers(town, "Owen", "diy.bike_repair", "Bike repairs")
    for one in OFFERS[:2]:
        await tell(town, "Owen", one)
    await amina.says("Somebody to fix my bike any time this week")
    await amina.taps("Yes, ask")
    await owen.does_not_see("Can you help?")
    await town.later(hours=22, minutes=32)
    await owen.sees("What can wait", "1. Somebody needs help")
    await owen.taps("Open 1")
    await owen.sees("Can you help?")
    assert "Get fewer of these" in owen.buttons
    await owen.taps("Yes, I can")
    assert "Choose Owen" in amina.buttons


async def test_nothing_that_can_wait_comes_at_night(town: Town) -> None:
    await town.later(hours=11)  # 9pm
    await tell(town, "Jean", OFFERS[0])
    assert told(town, "Jean") == []
    await tell(town, "Jean", "A", reason="visit.check")
    await town.later(hours=10, minutes=58)
    assert told(town, "Jean") == []
    await town.later(minutes=3)
    assert told(town, "Jean") == [OFFERS[0]]


async def test_fewer_of_these_in_one_tap_and_back(town: Town) -> None:
    jean = town.phone("Jean")
    await tell(town, "Jean", OFFERS[0])
    await jean.taps("Get fewer of these")
    await jean.sees("You get fewer of these", "Get them all again", "/notices")
    await tell(town, "Jean", OFFERS[1])
    assert told(town, "Jean") == [OFFERS[0]]
    await town.later(hours=22, minutes=32)
    await jean.sees("What can wait")
    await jean.taps("Open 1")
    await jean.taps("Get fewer of these")
    await jean.sees("You get none of these")
    await tell(town, "Jean", OFFERS[2])
    await town.later(days=1)
    assert OFFERS[2] not in told(town, "Jean")
    cause = "SELECT cause FROM outbox WHERE key = :key"
    why = await rows_of(town, cause, key="want.offered:Sewing")
    assert why == [("they want none of this",)]
    await jean.says("/notices")
    await jean.sees("People who ask for help: none")
    await jean.taps("Change asks for help")
    await jean.taps("Get all")
    await tell(town, "Jean", OFFERS[3])
    assert OFFERS[3] in told(town, "Jean")


async def test_notices_say_how_they_stand_and_are_changed_in_words(town: Town) -> None:
    jean = town.phone("Jean")
    await jean.says("fewer messages please")
    await jean.sees("What I send you by myself", "Quiet from 8pm to 8am")
    await jean.sees("At most 2 messages a day")
    await jean.taps("Change when and how many")
    await jean.taps("Change how many a day")
    await jean.taps("Send 1 a day")
    await jean.sees("At most one message a day")
    await jean.says("quiet from 9:30pm to 7am")
    await jean.sees("Quiet from 9:30pm to 7am")
    await jean.says("quiet from 3pm to 4pm")
    await jean.sees("Quiet hours can begin between 7pm and 11:30pm")
    await jean.says("500 notices a day")
    await jean.sees("That can be from 0 to 20 a day")
    await tell(town, "Jean", OFFERS[0])
    await tell(town, "Jean", OFFERS[1])
    assert told(town, "Jean") == [OFFERS[0]]
    await town.later(hours=21, minutes=32)  # 7:32am
    await jean.sees("What can wait")


async def test_urgent_ones_are_counted_beside(town: Town) -> None:
    jean = town.phone("Jean")
    for number in range(3):
        await tell(town, "Jean", str(number), reason="visit.check")
    await jean.says("/notices")
    await jean.sees("So far today: 0", "Urgent ones in the last 7 days: 3")


async def test_what_answers_a_tap_is_never_held(town: Town) -> None:
    """Jean acts at midnight, over and over: every answer comes."""
    jean = town.phone("Jean")
    await town.later(hours=14)
    for _ in range(4):
        await jean.says("/balance")
        await jean.sees("You have been given")
        await jean.says("/notices")
        await jean.sees("So far today: 0")


async def test_where_the_program_stood_still_nothing_is_lost_and_no_day_is_fuller(
    town: Town,
) -> None:
    for one in OFFERS:
        await tell(town, "Jean", one)
    await town.later(days=2, hours=11)  # 9pm, two days on: the morning's message is overdue
    assert told(town, "Jean") == list(OFFERS[:2])
    await town.later(hours=12)
    found = await rows_of(
        town,
        "SELECT COUNT(*) FROM outbox WHERE notice = 'offered' AND (state = 'sent'"
        " OR digest_id IS NOT NULL)",
    )
    assert found == [(6,)]
    assert len(await rows_of(town, "SELECT 1 FROM notice_digest")) == 1


async def test_digests_go_after_their_time(town: Town) -> None:
    for one in OFFERS[:3]:
        await tell(town, "Jean", one)
    await town.later(days=1)
    assert town.program is not None
    town.clock.shift += timedelta(days=40)
    await town.program.alarm.tidy()
    assert await rows_of(town, "SELECT 1 FROM notice_digest") == []


async def test_a_card_that_waits_for_the_morning_is_answered_where_it_stands(town: Town) -> None:
    """Its older message keeps its buttons until the new one is there."""
    amina, jean = town.phones("Amina", "Jean")
    await jean.says("0 notices a day")
    await amina.says("2hrs today gardening for Jean")
    await amina.taps("Yes, send to Jean")
    await jean.sees("Amina helped you")
    old = next(one.id for one in jean.messages if "Amina helped you" in one.text and one.buttons)
    await town.later(days=1)
    before = len(jean.received)
    card = next(one for one in jean.messages if one.id == old)
    assert "Yes, that's right" in card.buttons
    assert "Get fewer of these" not in card.buttons
    await jean.taps("Yes, that's right")
    await jean.sees("Now your broker looks at it.")
    await town.later(days=1)
    assert not any("What can wait" in one for one in list(jean.received.values())[before:])


async def test_the_same_nudge_never_comes_a_third_time(town: Town) -> None:
    for one in OFFERS[:4]:
        await tell(town, "Jean", one, reason="limits.look")
        await town.later(days=2)
    assert told(town, "Jean") == list(OFFERS[:2])
    why = "SELECT DISTINCT cause FROM outbox WHERE reason = 'limits.look' AND state = 'dropped'"
    assert await rows_of(town, why) == [("said twice already",)]


async def test_none_but_mine_counts_for_what_waits_already(town: Town) -> None:
    """Jean says none in the evening: the morning's message has none of it, and isn't sent empty."""
    jean = town.phone("Jean")
    for one in OFFERS[:3]:
        await tell(town, "Jean", one)
    await jean.says("/notices")
    await jean.taps("Change asks for help")
    await jean.taps("Get none but mine")
    await town.later(days=1)
    await jean.does_not_see("What can wait")
    why = await rows_of(town, "SELECT state, cause FROM outbox WHERE key = 'want.offered:Sewing'")
    assert why == [("dropped", "they want none of this")]


async def test_the_mornings_message_leads_to_what_can_be_switched_off(town: Town) -> None:
    jean = town.phone("Jean")
    for one in OFFERS:
        await tell(town, "Jean", one)
    await town.later(hours=22, minutes=32)
    await jean.taps("See my notices")
    await jean.sees("What I send you by myself")


async def test_what_was_tried_before_the_night_holds_up_nothing_urgent(town: Town) -> None:
    """A note gets no answer at 7:59pm and is put off at 8pm: what is urgent still comes."""
    assert town.program is not None
    await town.later(hours=11)  # 9pm
    async with town.program.database.write() as tx:
        await tx.run(
            "INSERT INTO outbox (chat_id, person_id, community_id, kind, priority, reason, body,"
            " created_at, due_at, attempts, notice, weigh) VALUES (:chat, :person, 1, 'notice', 3,"
            " 'want.offered', :body, :now, :now, 1, 'offered', 2)",
            chat=town.people["Jean"].telegram_id,
            person=town.people["Jean"].id,
            body={"say": "limits-low", "values": {"minutes": 60}},
            now=town.clock.now(),
        )
    town.program.wake()
    await town.settle()
    await tell(town, "Jean", "A", reason="visit.check")
    assert await rows_of(town, "SELECT state FROM outbox WHERE key = 'visit.check:A'") == [
        ("sent",)
    ]


async def test_help_that_is_wanted_early_tomorrow_is_asked_for_beside_the_days_number(
    town: Town,
) -> None:
    """Owen had two today; Amina needs somebody at 9am: the morning's message would be too late."""
    amina, owen = town.phones("Amina", "Owen")
    await offers(town, "Owen", "diy.bike_repair", "Bike repairs")
    for one in OFFERS[:2]:
        await tell(town, "Owen", one)
    await amina.says("Somebody to fix my bike tomorrow at 9am for an hour")
    await amina.taps("Yes, ask")
    await owen.sees("Can you help?")
    assert "Get fewer of these" in owen.buttons


async def test_who_wants_no_asks_is_asked_at_no_hour(town: Town) -> None:
    """Owen said none: not even for tomorrow morning; nobody waits for his answer."""
    amina, owen = town.phones("Amina", "Owen")
    await offers(town, "Owen", "diy.bike_repair", "Bike repairs")
    await owen.says("/notices")
    await owen.taps("Change asks for help")
    await owen.taps("Get none but mine")
    await amina.says("Somebody to fix my bike tomorrow at 9am for an hour")
    await amina.taps("Yes, ask")
    await owen.does_not_see("Can you help?")
    assert await rows_of(town, "SELECT 1 FROM candidate") == []
    assert await rows_of(town, "SELECT state FROM request") == [("with_broker",)]
