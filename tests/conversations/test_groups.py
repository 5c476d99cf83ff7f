"""In groups the bot is silent about people and shows the way to the private chat."""

from tests.town import Town


async def test_it_says_once_what_it_is_for_when_added(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    group = await town.phones.group("Pelham neighbours", amina, jean)
    await amina.at(group).sees("Please write to me alone.")
    assert amina.at(group).count_messages() == 1
    link = await amina.at(group).taps("Write to me alone")
    assert link is not None
    assert link.startswith("https://t.me/")
    assert link.endswith("?start=join-ward-end")


async def test_a_command_gets_one_short_answer_and_nothing_about_anybody(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    group = await town.phones.group("Pelham neighbours", amina, jean)
    for command in ("/balance", "/queue", "/log 2hrs gardening for Jean", "/start"):
        await amina.at(group).says(command)
        await amina.at(group).sees("Please write to me alone.")
        await amina.at(group).does_not_see("hours you", "Jean")
    assert amina.at(group).count_messages() == 5


async def test_it_is_silent_otherwise(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    group = await town.phones.group("Pelham neighbours", amina, jean)
    await amina.at(group).sees("Please write to me alone.")
    before = amina.at(group).count_messages()
    await amina.at(group).says("2hrs yesterday gardening for Jean")
    await amina.at(group).says("/weather@another_bot")
    await amina.at(group).says("/weather")
    await amina.at(group).sends_sticker()
    await amina.at(group).sends_photo()
    await town.phones.leave(group, jean)
    assert amina.at(group).count_messages() == before


async def test_a_tap_in_a_group_is_answered_over_the_chat(town: Town) -> None:
    amina, jean = town.phones("Amina", "Jean")
    group = await town.phones.group("Pelham neighbours", amina, jean)
    await amina.at(group).sees("Please write to me alone.")
    before = amina.at(group).count_messages()
    await amina.at(group).forges("x-approve:1:")
    await amina.at(group).sees("Please write to me alone.")
    assert "I say nothing about anybody in groups." in amina.at(group).notices[-1]
    assert amina.at(group).count_messages() == before


async def test_urgent_words_behind_a_command_in_a_group(town: Town) -> None:
    amina, jean, ruth = town.phones("Amina", "Jean", "Ruth")
    await amina.says("/help")
    group = await town.phones.group("Pelham neighbours", amina, jean)
    await amina.at(group).says("/talk he is outside with a knife")
    await amina.at(group).sees("Please write to me alone.", "ring 999")
    await amina.sees("999")
    await ruth.sees("needs you now")
    await ruth.does_not_see("knife")
