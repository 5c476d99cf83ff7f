"""Every sentence of the desk and of help comes from Fluent: two invented languages show it."""

import pytest

from handlers.wording.pseudo import foreign_words
from tests.driver import Phone
from tests.town import Town

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)


async def speak(town: Town, lang: str) -> None:
    """Everybody in town reads this language from now on."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        await tx.run("UPDATE person SET lang = :lang", lang=lang)


def all_from_fluent(phone: Phone) -> None:
    """Every message of the bot on this phone, and every button."""
    for message in phone.messages:
        if message.from_bot and message.kind == "text":
            assert foreign_words(message.raw) == [], phone.screen()
            for row in message.rows:
                for button in row:
                    assert foreign_words(button.text) == [], phone.screen()
    for notice in phone.notices:
        assert foreign_words(notice) == [] or "\u2068" in notice


@pytest.mark.parametrize("lang", ["en-XA", "ar-XB"])
async def test_every_sentence_comes_from_fluent(town: Town, lang: str) -> None:
    amina, pat, ruth, devinder = town.phones("Amina", "Pat", "Ruth", "Devinder")
    await speak(town, lang)
    await ruth.says("/queue")
    for words in ("/help", "/cancel", "/talk", "12345", "/talk 12345", "blue seven sideways"):
        await amina.says(words)
    await amina.sends_sticker()
    await amina.sends_photo(content=PNG)
    await amina.says("/cancel")
    await amina.sends_voice()
    await amina.says("x")
    await amina.edits("y")
    await pat.says("hes outside with a knife")
    await ruth.forges("q-list:0:case")
    all_from_fluent(ruth)
    await ruth.forges("q-next:0:")
    all_from_fluent(ruth)
    await ruth.forges("case:2")
    await ruth.forges("case-answer:1:open")
    await ruth.says("6789")
    await amina.forges("talk-reply:1")
    await amina.says("1000")
    await devinder.forges("case-close:1:open")
    await devinder.says("11")
    await devinder.forges("case-rang:1:open")
    await ruth.forges("case-rang:2:open")
    await ruth.says("/queue")
    for phone in (amina, pat, ruth, devinder):
        all_from_fluent(phone)
        for _, line in phone.commands if phone is ruth else ():
            assert line
