"""Talking with a bot on the page, in a real Chromium."""

import re

import pytest
from playwright.async_api import FilePayload, Locator, expect

from tests.simulator.page.stage import Stage, callback

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_a_sentence_goes_to_the_bot_and_its_answer_comes_back(play: Stage) -> None:
    await play.says("Amina", "2hrs tues gardening for Jean")
    heard = await play.bot.hears("message")
    assert heard["text"] == "2hrs tues gardening for Jean"
    assert heard["from"]["first_name"] == "Amina"
    await play.bot.says(heard["chat"]["id"], "You gave Jean <b>2 hours</b>.", parse_mode="HTML")
    mine = await play.sees("Amina", "2hrs tues gardening for Jean")
    answer = await play.sees("Amina", "You gave Jean 2 hours.")
    await expect(answer.locator("b")).to_have_text("2 hours")
    assert await left_edge(mine) > await left_edge(answer), "the person's words stand on the right"
    await expect(play.box("Amina")).to_have_value("")


async def test_shift_enter_makes_a_new_line_and_enter_sends(play: Stage) -> None:
    box = play.box("Jean")
    await box.press_sequentially("Need a lift")
    await box.press("Shift+Enter")
    await box.press_sequentially("on Thursday")
    await box.press("Enter")
    assert (await play.bot.hears("message"))["text"] == "Need a lift\non Thursday"


async def test_a_tap_reaches_the_bot_and_its_toast_is_shown(play: Stage) -> None:
    await play.met("Amina")
    amina = play.ids["Amina"]
    await play.bot.says(amina, "Send this to Jean?", [callback("Yes, send to Jean", "log:7:yes")])
    await play.phone("Amina").get_by_role("button", name="Yes, send to Jean").click()
    tap = await play.bot.hears("callback_query")
    assert tap["data"] == "log:7:yes"
    await play.bot.call("answerCallbackQuery", callback_query_id=tap["id"], text="Sent to Jean.")
    toast = play.phone("Amina").get_by_role("status").filter(has_text="Sent to Jean.")
    await expect(toast).to_be_visible()
    await expect(play.phone("Jean").get_by_text("Sent to Jean.")).to_have_count(0)


async def test_an_alert_takes_the_focus_and_gives_it_back(play: Stage) -> None:
    await play.met("Amina")
    await play.bot.says(play.ids["Amina"], "Need more?", [callback("Talk to a person", "talk")])
    button = play.phone("Amina").get_by_role("button", name="Talk to a person")
    await button.focus()
    await play.page.keyboard.press("Enter")
    tap = await play.bot.hears("callback_query")
    words = "Pat will ring you by Tuesday 12 May 2026, 5:30pm."
    await play.bot.call(
        "answerCallbackQuery", callback_query_id=tap["id"], text=words, show_alert=True
    )
    alert = play.phone("Amina").get_by_role("alertdialog")
    await expect(alert).to_contain_text(words)
    await expect(alert.get_by_role("button", name="OK")).to_be_focused()
    assert await button.evaluate("node => node.closest('[inert]') !== null"), "nothing behind it"
    await play.page.keyboard.press("Enter")
    await expect(alert).to_have_count(0)
    await expect(button).to_be_focused()


async def test_an_edit_changes_the_message_in_its_place(play: Stage) -> None:
    await play.met("Amina")
    amina = play.ids["Amina"]
    card = await play.bot.says(amina, "Waiting for Jean.", [callback("Take it back", "back")])
    await play.bot.says(amina, "Anything else?")
    await play.sees("Amina", "Anything else?")
    before = await play.texts("Amina")
    await play.bot.call(
        "editMessageText", chat_id=amina, message_id=card, text="Jean said that's right."
    )
    item = await play.sees("Amina", "Jean said that's right.")
    await expect(item.get_by_text("edited")).to_be_visible()
    await expect(item.get_by_role("button", name="Take it back")).to_have_count(0)
    after = await play.texts("Amina")
    assert [
        text.replace("Waiting for Jean.", "Jean said that's right.") for text in before
    ] == after


async def test_a_deleted_message_goes_away(play: Stage) -> None:
    await play.met("Amina")
    amina = play.ids["Amina"]
    gone = await play.bot.says(amina, "A mistake")
    await play.sees("Amina", "A mistake")
    await play.bot.call("deleteMessage", chat_id=amina, message_id=gone)
    await expect(play.phone("Amina").get_by_text("A mistake")).to_have_count(0)


async def test_the_up_arrow_edits_the_last_words_of_ones_own(play: Stage) -> None:
    await play.says("Jean", "need a lift thurs")
    await play.bot.hears("message")
    await play.sees("Jean", "need a lift thurs")
    box = play.box("Jean")
    await box.press("ArrowUp")
    await expect(box).to_have_value("need a lift thurs")
    await box.press("Escape")
    await expect(box).to_have_value("")
    await box.press("ArrowUp")
    await box.fill("need a lift friday")
    await box.press("Enter")
    assert (await play.bot.hears("edited_message"))["text"] == "need a lift friday"
    item = await play.sees("Jean", "need a lift friday")
    await expect(item.get_by_text("edited")).to_be_visible()


async def test_a_reply_from_the_keyboard_names_its_message(play: Stage) -> None:
    await play.met("Amina")
    asked = await play.bot.says(play.ids["Amina"], "Which day was it?")
    await play.sees("Amina", "Which day was it?")
    await play.box("Amina").press("Control+ArrowUp")
    await play.says("Amina", "Tuesday")
    heard = await play.bot.hears("message")
    assert heard["reply_to_message"]["message_id"] == asked
    item = await play.sees("Amina", "Tuesday")
    await expect(item.locator(".quoted")).to_contain_text("Which day was it?")


async def test_commands_are_in_the_menu_and_filtered_while_typing(play: Stage) -> None:
    commands = [
        {"command": "log", "description": "Log hours you gave"},
        {"command": "balance", "description": "Your hours"},
        {"command": "help", "description": "What you can do here"},
    ]
    await play.bot.call("setMyCommands", commands=commands)
    phone = play.phone("Amina")
    await phone.get_by_role("button", name="Menu", exact=True).click()
    listed = phone.get_by_role("group", name="Commands").get_by_role("button")
    await expect(listed).to_have_count(3)
    await play.page.keyboard.press("Escape")
    await play.box("Amina").press_sequentially("/b")
    await expect(listed).to_have_count(1)
    await expect(listed).to_have_accessible_name("/balance Your hours")
    await play.box("Amina").press("ArrowUp")
    await play.page.keyboard.press("Enter")
    assert (await play.bot.hears("message"))["text"] == "/balance"
    await expect(play.box("Amina")).to_be_focused()
    await expect(play.box("Amina")).to_have_value("")


async def test_the_bots_keyboard_says_its_words(play: Stage) -> None:
    await play.met("Amina")
    keyboard = {"keyboard": [[{"text": "Yes"}, {"text": "No"}]]}
    await play.bot.says(play.ids["Amina"], "Are you 18 or over?", reply_markup=keyboard)
    phone = play.phone("Amina")
    keys = phone.get_by_role("group", name="Keyboard from the bot")
    await keys.get_by_role("button", name="Yes").click()
    assert (await play.bot.hears("message"))["text"] == "Yes"
    await phone.get_by_role("button", name="Hide the bot’s keyboard").click()
    await expect(keys).to_be_hidden()
    await phone.get_by_role("button", name="Show the bot’s keyboard").click()
    await expect(keys).to_be_visible()
    gone = {"remove_keyboard": True}
    await play.bot.says(play.ids["Amina"], "Thank you", reply_markup=gone)
    await expect(keys).to_be_hidden()


# Sending other things ----------------------------------------------------------------------------


async def test_a_photo_with_a_caption(play: Stage) -> None:
    phone = play.phone("Amina")
    picture = await play.page.screenshot(clip={"x": 0, "y": 0, "width": 90, "height": 60})
    await phone.get_by_role("button", name="Attach").click()
    await phone.get_by_role("button", name="Photo…").click()
    chosen = FilePayload(name="garden.png", mimeType="image/png", buffer=picture)
    await play.page.get_by_label("Photo", exact=True).set_input_files([chosen])
    await play.page.get_by_label("Caption").fill("Our garden")
    await play.page.get_by_role("dialog").get_by_role("button", name="Send").click()
    heard = await play.bot.hears("message")
    assert heard["caption"] == "Our garden"
    assert heard["photo"]
    image = phone.get_by_role("img", name="Photo: Our garden")
    await expect(image).to_be_visible()
    await expect(image).to_have_js_property("naturalWidth", 90)


async def test_a_voice_note_and_a_sticker(play: Stage) -> None:
    phone = play.phone("Amina")
    await phone.get_by_role("button", name="Attach").click()
    await phone.get_by_role("button", name="Voice note").click()
    await play.page.get_by_label("Length in seconds").fill("12")
    await play.page.keyboard.press("Enter")
    assert (await play.bot.hears("message"))["voice"]["duration"] == 12
    await play.sees("Amina", "12 seconds")
    await phone.get_by_role("button", name="Attach").click()
    await phone.get_by_role("button", name="Sticker 🙏").click()
    assert (await play.bot.hears("message"))["sticker"]["emoji"] == "🙏"


async def test_links_to_the_bot_open_here_and_others_are_asked_about(play: Stage) -> None:
    await play.met("Amina")
    name = play.world.profile.username
    await play.bot.says(
        play.ids["Amina"],
        "Join us",
        [{"text": "Ward End Timebank", "url": f"https://t.me/{name}?start=ward-end"}],
        [{"text": "Our website", "url": "https://example.org/timebank"}],
    )
    phone = play.phone("Amina")
    await phone.get_by_role("button", name="Ward End Timebank").click()
    assert (await play.bot.hears("message"))["text"] == "/start ward-end"
    await phone.get_by_role("button", name="Our website").click()
    asked = play.page.get_by_role("dialog", name="Open this link?")
    await expect(asked.get_by_role("link", name="Open")).to_have_attribute(
        "href", "https://example.org/timebank"
    )


async def test_a_start_link_can_be_pasted(play: Stage) -> None:
    await play.phone("Pat").get_by_role("button", name="More on").click()
    await play.page.get_by_role("button", name="Open with a start link…").click()
    await play.page.get_by_label("Link or code").fill("https://t.me/some_bot?start=first-broker_1")
    await play.page.keyboard.press("Enter")
    assert (await play.bot.hears("message"))["text"] == "/start first-broker_1"


async def test_a_blocked_bot_gets_403_until_unblocked(play: Stage) -> None:
    await play.met("Jean")
    phone = play.phone("Jean")
    await phone.get_by_role("button", name="More on").click()
    await phone.get_by_role("button", name="Block the bot").click()
    unblock = phone.get_by_role("button", name="Unblock the bot")
    await expect(unblock).to_be_visible()
    refused = await play.bot.raw("sendMessage", chat_id=play.ids["Jean"], text="Hello")
    assert refused["error_code"] == 403
    await unblock.click()
    await expect(play.box("Jean")).to_be_visible()
    await play.bot.says(play.ids["Jean"], "Welcome back")
    await play.sees("Jean", "Welcome back")


async def test_a_group_is_made_and_marks_what_is_new(play: Stage) -> None:
    await play.phone("Jean").get_by_role("button", name="More on").click()
    await play.page.get_by_role("button", name="New group with the bot…").click()
    await play.page.get_by_label("Name of the group").fill("Ward End gardeners")
    await play.page.keyboard.press("Enter")
    jean, amina = play.phone("Jean"), play.phone("Amina")
    await expect(jean.get_by_role("button", name="Ward End gardeners")).to_have_attribute(
        "aria-pressed", "true"
    )
    await play.says("Jean", "Who has a spade?")
    chat = amina.get_by_role("button", name=re.compile(r"Ward End gardeners \d+ new"))
    await expect(chat).to_be_visible()
    await chat.click()
    await expect(await play.sees("Amina", "Who has a spade?")).to_contain_text("Jean")
    await expect(amina.get_by_role("button", name="Ward End gardeners", exact=True)).to_be_visible()


async def test_unread_marks_go_when_the_phone_is_used(play: Stage) -> None:
    await play.met("Amina")
    await play.box("Pat").focus()
    await play.page.mouse.move(1, 1)
    await play.bot.says(play.ids["Amina"], "Jean thanked you.")
    mark = play.phone("Amina").locator("header.owner").get_by_text("1 new message")
    await expect(mark).to_be_visible()
    await play.box("Amina").focus()
    await expect(mark).to_be_hidden()


async def left_edge(item: Locator) -> float:
    box = await item.locator(".bubble").bounding_box()
    assert box is not None
    return box["x"]


async def test_a_pinned_message_and_typing_are_shown(play: Stage) -> None:
    await play.met("Amina")
    amina, phone = play.ids["Amina"], play.phone("Amina")
    first = await play.bot.says(amina, "You have 2 hours.")
    await play.bot.call("pinChatMessage", chat_id=amina, message_id=first)
    await expect(phone.get_by_role("button", name="Pinned: You have 2 hours.")).to_be_visible()
    await play.bot.call("sendChatAction", chat_id=amina, action="typing")
    await expect(phone.get_by_text("typing…")).to_be_visible()
    await play.bot.says(amina, "Anything else?")
    await expect(phone.get_by_text("typing…")).to_be_hidden()


async def test_hidden_words_show_when_pressed(play: Stage) -> None:
    await play.met("Amina")
    words = "The code is <tg-spoiler>WEP-2026</tg-spoiler>."
    await play.bot.says(play.ids["Amina"], words, parse_mode="HTML")
    cover = play.phone("Amina").get_by_role("button", name="Hidden text")
    await expect(cover).to_have_css("color", "rgba(0, 0, 0, 0)")
    await cover.press("Enter")
    await expect(play.phone("Amina").get_by_text("WEP-2026")).not_to_have_css(
        "color", "rgba(0, 0, 0, 0)"
    )
