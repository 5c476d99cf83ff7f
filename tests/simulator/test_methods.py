"""Every method answers with what python-telegram-bot's own classes can read."""

from datetime import timedelta
from typing import Any

import pytest
import telegram as tg
from telegram import Bot

from simulator import groups
from simulator.files import sample_photo
from simulator.methods import METHODS
from simulator.models import Chat, Message, Person
from simulator.people import People
from simulator.world import World
from tests.simulator.kinds import spoken

VOICE = b"OggS" + bytes(60)


class Scene:
    """What a method may need: people, a message of the bot, a group it administers."""

    def __init__(self, world: World, people: People, amina: Person, jean: Person) -> None:
        self.world = world
        self.people = people
        self.amina = amina
        self.jean = jean
        self.group: Chat = groups.create(world, "Ward End", [amina, jean], supergroup=True)
        groups.set_bot(world, self.group, amina, "administrator")
        self.hers: Message = people.say(amina, "2hrs tues gardening for Jean")[0]

    async def sent(self, bot: Bot, text: str = "Thank you") -> tg.Message:
        return await bot.send_message(self.amina.id, text)

    async def sent_photo(self, bot: Bot) -> tg.Message:
        return await bot.send_photo(self.amina.id, sample_photo(), caption="The garden")

    def tap(self) -> str:
        answer = self.people.tap(self.amina, self.hers.id, data="yes")
        return str(answer["callback_query_id"])

    def inline(self) -> str:
        return self.world.new_inline(self.amina).id


@pytest.fixture
def scene(world: World, people: People, amina: Person, jean: Person) -> Scene:
    return Scene(world, people, amina, jean)


async def _edit_text(bot: Bot, s: Scene) -> Any:
    return await (await s.sent(bot)).edit_text("Changed")


async def _edit_caption(bot: Bot, s: Scene) -> Any:
    return await (await s.sent_photo(bot)).edit_caption("The new garden")


async def _edit_media(bot: Bot, s: Scene) -> Any:
    message = await s.sent_photo(bot)
    media = tg.InputMediaPhoto(sample_photo(100, 100), caption="Another")
    return await message.edit_media(media)


async def _edit_markup(bot: Bot, s: Scene) -> Any:
    button = tg.InlineKeyboardButton("Yes", callback_data="yes")
    message = await s.sent(bot)
    return await message.edit_reply_markup(tg.InlineKeyboardMarkup([[button]]))


async def _media_group(bot: Bot, s: Scene) -> Any:
    media = [tg.InputMediaPhoto(sample_photo()), tg.InputMediaPhoto(sample_photo(200, 200))]
    return await bot.send_media_group(s.amina.id, media, caption="Two pictures")


async def _unpin(bot: Bot, s: Scene) -> Any:
    await bot.pin_chat_message(s.amina.id, s.hers.id)
    return await bot.unpin_chat_message(s.amina.id, s.hers.id)


async def _get_file(bot: Bot, s: Scene) -> Any:
    message = await s.sent_photo(bot)
    file = await message.photo[-1].get_file()
    assert bytes(await file.download_as_bytearray()) == sample_photo()
    return file


async def _set_commands(bot: Bot, s: Scene) -> Any:
    commands = [tg.BotCommand("log", "Log hours"), ("help", "What I can do")]
    assert await bot.set_my_commands(
        commands, scope=tg.BotCommandScopeChat(s.amina.id), language_code="ur"
    )
    return await bot.set_my_commands(commands)


async def _get_commands(bot: Bot, s: Scene) -> Any:
    await bot.set_my_commands([("log", "Log hours")])
    return await bot.get_my_commands()


async def _menu_button(bot: Bot, s: Scene) -> Any:
    await bot.set_chat_menu_button(s.amina.id, tg.MenuButtonCommands())
    return await bot.get_chat_menu_button(s.amina.id)


async def _inline(bot: Bot, s: Scene) -> Any:
    article = tg.InlineQueryResultArticle(
        "1", "Gardening", tg.InputTextMessageContent("I can help with gardening")
    )
    return await bot.answer_inline_query(s.inline(), [article])


CALLS: dict[str, tuple[Any, Any]] = {
    # name: (call, type of the answer)
    "getMe": (lambda b, s: b.get_me(), tg.User),
    "sendMessage": (lambda b, s: b.send_message(s.amina.id, "<b>Hi</b>", "HTML"), tg.Message),
    "sendPhoto": (lambda b, s: s.sent_photo(b), tg.Message),
    "sendDocument": (
        lambda b, s: b.send_document(s.amina.id, b"a,b", filename="a.csv"),
        tg.Message,
    ),
    "sendVoice": (lambda b, s: b.send_voice(s.amina.id, VOICE, duration=3), tg.Message),
    "sendAudio": (lambda b, s: b.send_audio(s.amina.id, VOICE, duration=3), tg.Message),
    "sendVideo": (lambda b, s: b.send_video(s.amina.id, b"video"), tg.Message),
    "sendAnimation": (lambda b, s: b.send_animation(s.amina.id, b"gif"), tg.Message),
    "sendSticker": (lambda b, s: b.send_sticker(s.amina.id, sample_photo()), tg.Message),
    "sendVideoNote": (lambda b, s: b.send_video_note(s.amina.id, b"video"), tg.Message),
    "sendMediaGroup": (_media_group, [tg.Message]),
    "sendLocation": (lambda b, s: b.send_location(s.amina.id, 52.48, -1.84), tg.Message),
    "sendVenue": (
        lambda b, s: b.send_venue(s.amina.id, 52.48, -1.84, "Library", "Washwood Heath Road"),
        tg.Message,
    ),
    "sendContact": (lambda b, s: b.send_contact(s.amina.id, "+447700900123", "Jean"), tg.Message),
    "sendChatAction": (lambda b, s: b.send_chat_action(s.amina.id, "typing"), bool),
    "setMessageReaction": (lambda b, s: b.set_message_reaction(s.amina.id, s.hers.id, "👍"), bool),
    "deleteMessage": (lambda b, s: b.delete_message(s.amina.id, s.hers.id), bool),
    "deleteMessages": (lambda b, s: b.delete_messages(s.amina.id, [s.hers.id, 999]), bool),
    "pinChatMessage": (lambda b, s: b.pin_chat_message(s.amina.id, s.hers.id), bool),
    "unpinChatMessage": (_unpin, bool),
    "unpinAllChatMessages": (lambda b, s: b.unpin_all_chat_messages(s.amina.id), bool),
    "editMessageText": (_edit_text, tg.Message),
    "editMessageCaption": (_edit_caption, tg.Message),
    "editMessageMedia": (_edit_media, tg.Message),
    "editMessageReplyMarkup": (_edit_markup, tg.Message),
    "copyMessage": (lambda b, s: b.copy_message(s.jean.id, s.amina.id, s.hers.id), tg.MessageId),
    "copyMessages": (
        lambda b, s: b.copy_messages(s.jean.id, s.amina.id, [s.hers.id]),
        [tg.MessageId],
    ),
    "forwardMessage": (
        lambda b, s: b.forward_message(s.jean.id, s.amina.id, s.hers.id),
        tg.Message,
    ),
    "forwardMessages": (
        lambda b, s: b.forward_messages(s.jean.id, s.amina.id, [s.hers.id]),
        [tg.MessageId],
    ),
    "answerCallbackQuery": (lambda b, s: b.answer_callback_query(s.tap(), "Sent"), bool),
    "answerInlineQuery": (_inline, bool),
    "getFile": (_get_file, tg.File),
    "getChat": (lambda b, s: b.get_chat(s.group.id), tg.ChatFullInfo),
    "getChatMember": (lambda b, s: b.get_chat_member(s.group.id, s.jean.id), tg.ChatMemberMember),
    "getChatAdministrators": (
        lambda b, s: b.get_chat_administrators(s.group.id),
        [tg.ChatMemberAdministrator],
    ),
    "getChatMemberCount": (lambda b, s: b.get_chat_member_count(s.group.id), int),
    "getChatMembersCount": (
        lambda b, s: b.do_api_request("getChatMembersCount", {"chat_id": s.group.id}),
        int,
    ),
    "createChatInviteLink": (
        lambda b, s: b.create_chat_invite_link(
            s.group.id, name="Poster", expire_date=timedelta(days=1)
        ),
        tg.ChatInviteLink,
    ),
    "exportChatInviteLink": (lambda b, s: b.export_chat_invite_link(s.group.id), str),
    "leaveChat": (lambda b, s: b.leave_chat(s.group.id), bool),
    "setChatTitle": (lambda b, s: b.set_chat_title(s.group.id, "Pelham"), bool),
    "setChatDescription": (lambda b, s: b.set_chat_description(s.group.id, "Neighbours"), bool),
    "banChatMember": (lambda b, s: b.ban_chat_member(s.group.id, s.jean.id), bool),
    "kickChatMember": (
        lambda b, s: b.do_api_request(
            "kickChatMember", {"chat_id": s.group.id, "user_id": s.jean.id}
        ),
        bool,
    ),
    "unbanChatMember": (lambda b, s: b.unban_chat_member(s.group.id, s.jean.id), bool),
    "getUserProfilePhotos": (
        lambda b, s: b.get_user_profile_photos(s.amina.id),
        tg.UserProfilePhotos,
    ),
    "setMyCommands": (_set_commands, bool),
    "deleteMyCommands": (lambda b, s: b.delete_my_commands(), bool),
    "getMyCommands": (_get_commands, [tg.BotCommand]),
    "setMyName": (lambda b, s: b.set_my_name("Goodturn Pelham"), bool),
    "getMyName": (lambda b, s: b.get_my_name(), tg.BotName),
    "setMyDescription": (lambda b, s: b.set_my_description("Neighbours help"), bool),
    "getMyDescription": (lambda b, s: b.get_my_description(), tg.BotDescription),
    "setMyShortDescription": (lambda b, s: b.set_my_short_description("Help"), bool),
    "getMyShortDescription": (
        lambda b, s: b.get_my_short_description(),
        tg.BotShortDescription,
    ),
    "setChatMenuButton": (lambda b, s: b.set_chat_menu_button(s.amina.id), bool),
    "getChatMenuButton": (_menu_button, tg.MenuButtonCommands),
    "logOut": (lambda b, s: b.log_out(), bool),
    "close": (lambda b, s: b.close(), bool),
}
# These refuse always here; test_refusals.py holds what they say.
ONLY_REFUSED = {"approvechatjoinrequest", "declinechatjoinrequest"}


@pytest.mark.parametrize("name", sorted(CALLS))
async def test_the_answer_is_read_by_python_telegram_bot(name: str, bot: Bot, scene: Scene) -> None:
    call, expected = CALLS[name]
    answer = await call(bot, scene)
    if isinstance(expected, list):
        assert answer
        for item in answer:
            assert isinstance(item, expected[0])
            assert spoken(item) == {}
    else:
        assert isinstance(answer, expected)
        assert spoken(answer) == {}


def test_every_method_is_called_above() -> None:
    assert {name.lower() for name in CALLS} | ONLY_REFUSED == set(METHODS)


async def test_an_unknown_method_is_refused_and_not_waved_through(bot: Bot, scene: Scene) -> None:
    with pytest.raises(tg.error.EndPointNotFound):
        await bot.do_api_request("sendTelepathy", {"chat_id": scene.amina.id})
    with pytest.raises(tg.error.TelegramError, match="method not found"):
        await bot.send_dice(scene.amina.id)
