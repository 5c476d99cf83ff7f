"""The simulator's own controls on the page, and the page after a reload or a lost line."""

import pytest
from playwright.async_api import expect

from tests.simulator.page.stage import Stage, callback

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_killing_and_starting_the_bot(play: Stage) -> None:
    await play.page.get_by_role("button", name="Kill the bot").click()
    await expect(play.page.get_by_text("The bot is stopped.")).to_be_visible()
    await play.page.get_by_role("button", name="Start the bot").click()
    await expect(play.page.get_by_text("The bot is running.")).to_be_visible()
    assert play.supervisor.asked == ["kill", "start"]


async def test_a_bot_that_dies_by_itself_is_noticed(play: Stage) -> None:
    play.supervisor.running = False
    await expect(play.page.get_by_text("The bot is stopped.")).to_be_visible(timeout=6000)


async def test_moving_the_clock(play: Stage) -> None:
    page = play.page
    await page.get_by_role("button", name="+1 hour").click()
    await expect(page.get_by_text("Moved forward 1 hour.")).to_be_visible()
    await page.get_by_role("button", name="Set the date and time").click()
    await page.get_by_label("Date and time (UK time)").fill("2026-03-28T17:30")
    await page.keyboard.press("Enter")
    now = page.locator("time.now")
    await expect(now).to_have_text("Saturday 28 March 2026, 5:30pm")
    # The clocks go forward in the night: a day later is the same time, 23 hours on.
    await page.get_by_role("button", name="+1 day").click()
    await expect(now).to_have_text("Sunday 29 March 2026, 5:30pm")
    await page.get_by_role("button", name="Next morning 9am").click()
    await expect(now).to_have_text("Monday 30 March 2026, 9:00am")
    await play.says("Amina", "Good morning")
    assert (await play.bot.hears("message"))["date"] // 60 == 1774857600 // 60
    await page.get_by_role("button", name="Back to real time").click()
    await expect(page.get_by_text("This is the real time.")).to_be_visible()
    asked = [what for what in play.supervisor.asked if isinstance(what, tuple)]
    assert [what for what, _ in asked] == ["clock"] * 5
    assert [asked[0][1], asked[-1][1]] == [3600, 0]


async def test_telegram_can_be_made_to_fail(play: Stage) -> None:
    page = play.page
    await page.get_by_label("How Telegram fails").select_option("500")
    await page.get_by_role("button", name="Make it fail").click()
    await expect(page.get_by_text("Yes: server error (500).")).to_be_visible()
    assert (await play.bot.raw("getMe"))["error_code"] == 500
    await page.get_by_role("button", name="Make it work again").click()
    await expect(page.get_by_text("No, Telegram works.")).to_be_visible()
    assert (await play.bot.raw("getMe"))["ok"]


async def test_a_sample_sentence_goes_into_the_box_last_used(play: Stage) -> None:
    await play.box("Jean").focus()
    await play.page.get_by_role("button", name="Sentences to try").click()
    await expect(play.page.get_by_text("Then Pat says yes.")).to_be_visible()
    await play.page.get_by_role("button", name="Ask for help").click()
    await expect(play.box("Jean")).to_have_value("need a lift thurs")
    await expect(play.box("Jean")).to_be_focused()


async def test_a_new_person_gets_a_phone(play: Stage) -> None:
    await play.page.get_by_role("button", name="Add a person…").click()
    await play.page.get_by_label("First name").fill("Zofia")
    await play.page.keyboard.press("Enter")
    await expect(play.page.get_by_role("region", name="Zofia’s phone")).to_be_visible()
    await expect(play.box("Zofia")).to_be_focused()


async def test_a_phone_can_be_hidden_and_shown(play: Stage) -> None:
    await play.phone("Jean").get_by_role("button", name="More on").click()
    await play.page.get_by_role("button", name="Hide this phone").click()
    await expect(play.phone("Jean")).to_be_hidden()
    await play.page.get_by_role("button", name="Show Jean’s phone").click()
    await expect(play.box("Jean")).to_be_focused()


# Staying true ------------------------------------------------------------------------------------


async def test_after_a_reload_everything_is_as_before(play: Stage) -> None:
    await play.met("Amina")
    amina = play.ids["Amina"]
    card = await play.bot.says(amina, "Send this to Jean?", [callback("Yes", "yes")])
    await play.bot.call(
        "editMessageText",
        chat_id=amina,
        message_id=card,
        text="Sent to Jean.",
        reply_markup={"inline_keyboard": [[callback("Take it back", "back")]]},
    )
    await play.sees("Amina", "Sent to Jean.")
    await play.box("Pat").fill("half a sen")
    before = await play.texts("Amina")
    await play.page.reload()
    await play.sees("Amina", "Sent to Jean.")
    assert await play.texts("Amina") == before
    await expect(play.box("Pat")).to_have_value("half a sen")
    await play.phone("Amina").get_by_role("button", name="Take it back").click()
    assert (await play.bot.hears("callback_query"))["data"] == "back"


async def test_a_lost_connection_is_said_and_made_good(play: Stage) -> None:
    await play.met("Amina")
    play.simulator.stop()
    await expect(play.page.get_by_text("No connection to the simulator")).to_be_visible()
    await play.says("Amina", "not lost")
    await expect(play.phone("Amina").get_by_text("The simulator does not answer")).to_be_visible()
    await expect(play.box("Amina")).to_have_value("not lost")
    play.simulator.start()
    await play.bot.says(play.ids["Amina"], "Welcome back")
    await play.sees("Amina", "Welcome back")
    await expect(play.page.get_by_text("No connection to the simulator")).to_have_count(0)


async def test_the_page_is_asked_for_again_at_each_load(play: Stage) -> None:
    """Otherwise a browser might mix old modules with new ones after an update."""
    for path in ("/", "/page/js/main.js", "/page/css/base.css"):
        answer = await play.page.request.get(play.simulator.url + path)
        assert answer.ok
        assert answer.headers["cache-control"] == "no-cache"


async def test_the_keys_are_listed_and_escape_closes_the_list(play: Stage) -> None:
    opener = play.page.get_by_role("button", name="Keys")
    await opener.press("Enter")
    listed = play.page.get_by_role("group", name="Keys")
    await expect(listed).to_contain_text("Shift and Enter")
    await play.page.keyboard.press("Escape")
    await expect(listed).to_be_hidden()
    await expect(opener).to_be_focused()
