"""Channels: who the bot is told of, what it may do there, and what Telegram refuses."""

from typing import Any

import httpx
import pytest
from telegram import Bot, ChatMemberAdministrator, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, RetryAfter

from simulator import groups
from simulator.errors import PersonError
from simulator.people import People
from simulator.world import World

LINK = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Join", url="https://t.me/GoodturnBot?start=a")]]
)


async def post(http: httpx.AsyncClient, path: str, **fields: Any) -> Any:
    answer = await http.post(f"/sim/{path}", json=fields)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_the_bot_is_told_and_posts_in_the_channels_name(
    http: httpx.AsyncClient, bot: Bot, world: World
) -> None:
    ruth, owen = world.add_person("Ruth"), world.add_person("Owen")
    made = await post(
        http, "channels", title="What's on", owner=ruth.id, readers=[owen.id], username="whatson"
    )
    channel = made["id"]
    assert await bot.get_updates() == ()
    with pytest.raises(Forbidden, match="bot is not a member of the channel chat"):
        await bot.send_message(channel, "Litter pick")
    bots = f"groups/{channel}/bot"
    await post(http, bots, status="administrator", can_post=False, by=ruth.id)
    (told,) = await bot.get_updates()
    change: Any = told.my_chat_member
    assert (change.chat.type, change.from_user.id) == ("channel", ruth.id)
    assert change.old_chat_member.status == "left"
    assert isinstance(change.new_chat_member, ChatMemberAdministrator)
    assert change.new_chat_member.can_post_messages is False
    with pytest.raises(BadRequest, match=r"(?i)need administrator rights in the channel chat"):
        await bot.send_message(channel, "Litter pick")
    await post(http, bots, status="administrator", by=ruth.id)
    (told,) = await bot.get_updates(offset=told.update_id + 1)
    change = told.my_chat_member
    assert change.new_chat_member.can_post_messages is True
    sent = await bot.send_message("@WhatsOn", "Litter pick", reply_markup=LINK)
    assert sent.from_user is None
    assert sent.sender_chat is not None
    assert (sent.sender_chat.id, sent.message_id) == (channel, 2)
    await bot.edit_message_text("Full", channel, sent.message_id, reply_markup=LINK)
    shown = (await http.get(f"/sim/people/{owen.id}/chats/{channel}")).json()
    assert shown["messages"][-1]["from"]["first_name"] == "What's on"
    assert (shown["messages"][-1]["text"], shown["messages"][-1]["edit_date"] is None) == (
        "Full",
        False,
    )
    assert shown["commands"] == []
    # A reader is nobody that the bot knows, and a copy that is passed on says where it is from.
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(owen.id, "Hello")
    copy, number = People(world).forward(owen, channel, sent.message_id)
    assert number is not None
    assert copy.wire["forward_origin"]["type"] == "channel"
    assert "sender_chat" not in copy.wire


async def test_what_is_refused_in_a_channel(
    http: httpx.AsyncClient, bot: Bot, world: World
) -> None:
    ruth, owen = world.add_person("Ruth"), world.add_person("Owen")
    chat = groups.create_channel(world, "What's on", ruth, [owen], username="whatson")
    people = People(world)
    with pytest.raises(PersonError, match="Another channel has that name"):
        groups.create_channel(world, "Mine", owen, [], username="WhatsOn")
    with pytest.raises(PersonError, match="only be an administrator"):
        groups.set_bot(world, chat, ruth, "member")
    with pytest.raises(PersonError, match="administrators do that"):
        groups.set_bot(world, chat, owen, "administrator")
    with pytest.raises(PersonError, match="administrators write"):
        people.say(owen, "Hello", chat.id)
    people.say(ruth, "Before the bot", chat.id)
    groups.set_bot(world, chat, ruth, "administrator")
    said, _ = people.say(ruth, "Hello all", chat.id)
    people.edit(ruth, said.id, "Hello everybody", chat.id)
    updates: Any = await bot.get_updates()
    assert [u.channel_post is not None for u in updates] == [False, True, False]
    assert updates[1].channel_post.from_user is None
    assert updates[2].edited_channel_post.text == "Hello everybody"
    with pytest.raises(BadRequest, match=r"(?i)message can't be edited"):
        await bot.edit_message_text("Mine", chat.id, said.id)
    keys = {"keyboard": [["Yes"]]}
    answer = await http.post(
        f"/bot{world.token}/sendMessage",
        json={"chat_id": chat.id, "text": "Yes?", "reply_markup": keys},
    )
    assert answer.json()["description"] == "Bad Request: inline keyboard expected"
    world.limits.switch(on=True)
    for number in range(20):
        await bot.send_message(chat.id, f"News {number}")
    with pytest.raises(RetryAfter):
        await bot.send_message(chat.id, "One more in this minute")
    groups.set_bot(world, chat, ruth, "kicked")
    with pytest.raises(Forbidden, match="bot was kicked from the channel chat"):
        await bot.send_message(chat.id, "Still there?")
