"""Voice notes, pictures, stickers, changed messages: every one is dealt with kindly."""

from typing import Any

from tests.town import Town

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)


async def deliver(town: Town, name: str, **content: Any) -> None:
    """An update with a message of a kind that the driver has no word for, as Telegram sends it."""
    phone = town.phone(name)
    person = await phone.id()
    chat = {"id": person, "type": "private", "first_name": name}
    sender = {"id": person, "is_bot": False, "first_name": name, "language_code": "en"}
    message = {"message_id": 900_001, "date": 1_800_000_000, "chat": chat, "from": sender}
    await phone.says("/home")
    town.world.queue.put(
        "message", {**message, **content}, f"user {person}", town.world.clock.now()
    )
    await town.phones.catch_up()


async def test_a_voice_note_goes_to_a_person_and_can_be_played(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.sends_voice()
    await amina.sees("Thank you for your voice note.", "listens to it by", "5pm", "ring 999")
    await ruth.sees("Amina sent a voice note", "promised a reply by")
    await ruth.taps("Play the voice note")
    await ruth.sees("voice.ogg")
    assert ruth.count_messages() == 2  # the card and the voice note
    await ruth.taps("Answer here")
    await ruth.says("The hall is open on Friday")
    await amina.sees("Ruth answers you:", "The hall is open on Friday")


async def test_a_second_voice_note_joins_the_first(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.sends_voice()
    await amina.sends_voice()
    await ruth.taps("Play the voice note")
    notes = [m for m in ruth.messages if m.from_bot and m.kind == "voice"]
    assert len(notes) == 2
    await ruth.says("/queue")
    await ruth.sees("One person who waits for a reply")


async def test_a_voice_note_in_a_form_leaves_the_form_as_it_is(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("/log")
    await amina.says("Jean")
    await amina.sends_voice()
    await amina.sees("Thank you for your voice note.")
    await ruth.sees("Amina sent a voice note")
    await amina.taps("Carry on")
    await amina.sees("How long did it take?")


async def test_a_newcomers_voice_note_is_heard_too(town: Town) -> None:
    zofia, ruth = town.phones("Zofia", "Ruth")
    await zofia.sends_voice()
    await zofia.sees("A person at Ward End & Pelham Timebank listens to it by")
    await ruth.sees("Zofia sent a voice note")


async def test_a_voice_note_where_no_timebank_is(empty_town: Town) -> None:
    zofia = empty_town.phone("Zofia")
    await zofia.sends_voice()
    await zofia.sees("there is nobody here yet who could read this")


async def test_a_photo_is_shown_to_a_person_only_if_asked_for(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.sends_photo(content=PNG)
    await amina.sees("I cannot look at pictures or files myself.", "Shall a person see it?")
    await ruth.sees_nothing_new()
    await amina.taps("Pass it on")
    await amina.sees("I have passed that on.")
    await ruth.sees("Amina sent something to look at")
    await ruth.taps("Show what they sent")
    assert [m.kind for m in ruth.messages if m.from_bot] == ["text", "photo"]


async def test_words_after_a_photo_go_with_it_and_no_means_no(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.sends_photo(content=PNG)
    await amina.says("no")
    await amina.sees("Stopped. I did not save anything.")
    await ruth.sees_nothing_new()
    await amina.sends_photo(content=PNG)
    await amina.says("This is my fence")
    await ruth.sees("Amina sent something to look at", "This is my fence")


async def test_an_album_is_one_question(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    for _ in range(3):
        await amina.sends_photo(content=PNG)
    assert amina.count_messages() == 1
    await amina.taps("Pass it on")
    await ruth.taps("Show what they sent")
    assert [m.kind for m in ruth.messages if m.from_bot].count("photo") == 3


async def test_a_caption_is_read_like_typed_words(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.sends_photo("2hrs yesterday gardening for Jean", content=PNG)
    await amina.sees("You helped Jean", "2 hours")


async def test_other_kinds_get_a_kind_answer(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.sends_sticker()
    await amina.sees("I can only read words")
    await amina.shares_contact("+441214960000")
    await amina.sees("I did not keep that number.")
    place = {"latitude": 52.48, "longitude": -1.89}
    for content, words in (
        ({"location": place}, "I did not keep that place."),
        (
            {"venue": {"location": place, "title": "Hall", "address": "1 High St"}},
            "keep that place",
        ),
        ({"dice": {"emoji": "🎲", "value": 3}}, "I do not play"),
        ({"game": {"title": "G", "description": "d", "photo": []}}, "I can only read words."),
    ):
        await deliver(town, "Amina", **content)
        await amina.sees(words)
    await ruth.sees_nothing_new()
    assert ruth.count_messages() == 0


async def test_a_sticker_in_a_form_keeps_the_form(town: Town) -> None:
    amina = town.phone("Amina")
    await amina.says("/log")
    await amina.sends_sticker()
    await amina.sees("I can only read words")
    await amina.taps("Carry on")
    await amina.sees("Who did you help?")


async def test_a_changed_message_is_answered_and_nothing_else_happens(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    await amina.says("2hrs yesterday gardening for Jean")
    await amina.edits("3hrs yesterday gardening for Jean")
    await amina.sees("I go by what you sent first.")
    await amina.taps("Yes, send to Jean")
    await jean.sees("2 hours")
