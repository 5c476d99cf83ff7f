"""The page for everybody: every script, by keyboard, by ear, in dark and light, narrow and wide."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, expect

from tests.simulator.page.stage import LONG_NAME, NARROW, Stage, callback

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8")


def check(name: str) -> str:
    """A function of checks.js, to be evaluated on the page or an element."""
    return f"element => {CHECKS.strip()}.{name}(element)"


async def test_right_to_left_words_stand_right_to_left(play: Stage) -> None:
    await play.met("Mr Hussain")
    words = "آپ نے امینہ کو 2 گھنٹے دیے۔\nYour broker is Pat O’Brien, who knows Ward End well."
    await play.bot.says(play.ids["Mr Hussain"], words, [callback("جی ہاں", "yes")])
    item = await play.sees("Mr Hussain", "Your broker is Pat")
    assert (
        await item.locator(".bubble").evaluate("node => getComputedStyle(node).direction") == "rtl"
    )
    starts = await item.locator(".text").evaluate(check("lineGaps"))
    assert starts[0]["right"] < starts[0]["left"], "the Urdu line keeps to the right"
    assert starts[1]["left"] < starts[1]["right"], "the English line keeps to the left"
    button = play.phone("Mr Hussain").get_by_role("button", name="جی ہاں")
    assert await button.locator(".label").evaluate("n => n.matches(':dir(rtl)')")
    await play.box("Mr Hussain").fill("کل میں نے مدد کی")
    assert await play.box("Mr Hussain").evaluate("node => node.matches(':dir(rtl)')")


async def test_tags_and_scripts_in_words_and_names_stay_words(play: Stage) -> None:
    evil = '<img src=x onerror="document.title=1"><b>Pat</b><script>document.title=2</script>'
    await play.met("Pat")
    await play.bot.says(play.ids["Pat"], evil, [callback(evil[:40], "x")])
    await play.says("Pat", evil)
    assert await (await play.sees("Pat", "onerror")).locator(".text img, .text b").count() == 0
    await play.page.get_by_role("button", name="Add a person…").click()
    await play.page.get_by_label("First name").fill(evil[:64])
    await play.page.keyboard.press("Enter")
    await expect(play.page.locator(".phone")).to_have_count(6)
    assert await play.page.locator(".phone h2 img").count() == 0
    assert await play.page.title() == "Phones: the Telegram simulator"


async def test_long_words_and_names_stay_inside_their_phone(play: Stage) -> None:
    await play.met(LONG_NAME)
    long = "https://example.org/" + "very-long-address" * 30 + "\n" + "We keep our word. " * 150
    buttons = [callback("I have read the whole code of conduct and agree to it" * 2, "yes")]
    await play.bot.says(play.ids[LONG_NAME], long, buttons)
    await play.sees(LONG_NAME, "We keep our word.")
    outside = await play.phone(LONG_NAME).evaluate(check("outside"))
    assert outside == []
    assert await play.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# Keyboard and screen reader ----------------------------------------------------------------------


async def test_sending_and_tapping_by_keyboard_alone(play: Stage) -> None:
    keys = play.page.keyboard
    for _ in range(40):
        await keys.press("Tab")
        if await focused(play.page) == "Start":
            break
    assert await focused(play.page) == "Start"
    await keys.press("Enter")
    heard = await play.bot.hears("message")
    assert heard["text"] == "/start"
    await play.bot.says(heard["chat"]["id"], "Log these hours?", [callback("Yes", "yes")])
    await play.sees("Amina", "Log these hours?")
    await expect(play.box("Amina")).to_be_focused()
    await keys.type("2hrs tues gardening for Jean")
    await keys.press("Enter")
    assert (await play.bot.hears("message"))["text"] == "2hrs tues gardening for Jean"
    for _ in range(12):
        await keys.press("Shift+Tab")
        if await focused(play.page) == "Yes":
            break
    outline = await play.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", "the focus can be seen"
    await keys.press("Space")
    assert (await play.bot.hears("callback_query"))["data"] == "yes"


async def test_alt_and_a_number_go_to_that_phone(play: Stage) -> None:
    await play.page.keyboard.press("Alt+4")
    await expect(play.box("Pat")).to_be_focused()
    await play.page.keyboard.press("Alt+1")
    await expect(play.box("Amina")).to_be_focused()


async def test_what_a_screen_reader_is_told(play: Stage) -> None:
    await play.met("Amina")
    buttons = [callback("Yes, send to Jean", "yes"), callback("Change", "no")]
    await play.bot.says(play.ids["Amina"], "You gave Jean 2 hours.", buttons)
    await play.sees("Amina", "You gave Jean 2 hours.")
    region = play.page.get_by_role("region", name="Amina Begum’s phone")
    await expect(region).to_match_aria_snapshot(
        """
        - region "Amina Begum’s phone":
          - heading "Amina Begum" [level=2]
          - paragraph: resident
          - button "More on Amina’s phone"
          - log /Messages.*Amina and/:
            - list:
              - listitem
              - listitem:
                - paragraph: Amina (you)
                - button "/start"
                - paragraph:
                  - time: /\\d+:\\d\\d[ap]m/
              - listitem:
                - text: You gave Jean 2 hours.
                - paragraph:
                  - time: /\\d+:\\d\\d[ap]m/
                - group "Buttons of this message":
                  - button "Yes, send to Jean"
                  - button "Change"
          - button "Attach"
          - textbox /Message from Amina to/
          - button "Send"
        """
    )
    log = region.get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await expect(play.page.get_by_role("main")).to_be_visible()
    controls = play.page.get_by_role("region", name="Simulator controls (not part of Telegram)")
    await expect(controls).to_be_visible()


async def test_everything_that_can_be_pressed_is_a_button_with_a_name(play: Stage) -> None:
    await play.met("Amina")
    await play.bot.says(play.ids["Amina"], "Hello", [callback("Yes", "yes")])
    await play.sees("Amina", "Hello")
    faults = await play.page.evaluate(check("nameless"))
    assert faults == []


# Looks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_all_words_have_contrast_enough(play: Stage, scheme: Any) -> None:
    await play.page.emulate_media(color_scheme=scheme)
    await play.met("Amina", "Mr Hussain")
    styles = [callback(s, s, style=s) for s in ("danger", "success", "primary")]
    words = 'Plain <a href="https://example.org">a link</a> <code>code</code> <b>bold</b>'
    await play.bot.says(play.ids["Amina"], words, styles, parse_mode="HTML")
    await play.says("Amina", "https://example.org is mine")
    await play.bot.says(play.ids["Mr Hussain"], "For unread marks")
    await play.page.get_by_role("button", name="Kill the bot").click()
    await play.page.get_by_role("button", name="+1 day").click()
    await expect(play.page.get_by_text("The bot is stopped.")).to_be_visible()
    await expect(play.page.get_by_text("Moved forward")).to_be_visible()
    await play.sees("Amina", "is mine")
    ground = await play.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (luminance(ground) < 0.2) == (scheme == "dark")
    poor = await play.page.evaluate(check("poorContrast"))
    assert poor == []


def luminance(color: str) -> float:
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", color)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_dark_can_be_chosen_and_is_kept(play: Stage) -> None:
    await play.page.get_by_label("Look").select_option("Dark")
    dark = await play.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert luminance(dark) < 0.2
    await play.page.reload()
    await expect(play.page.locator("body")).to_have_css("background-color", dark)


async def test_nothing_moves_where_less_motion_is_asked_for(play: Stage) -> None:
    await play.met("Amina")
    await play.page.emulate_media(reduced_motion="reduce")
    card = await play.bot.says(play.ids["Amina"], "Waiting")
    await play.sees("Amina", "Waiting")
    await play.bot.call("editMessageText", chat_id=play.ids["Amina"], message_id=card, text="Done")
    await play.sees("Amina", "Done")
    assert await play.page.evaluate("document.getAnimations().length") == 0


async def test_a_narrow_window_shows_one_phone_at_a_time(play: Stage) -> None:
    await play.page.set_viewport_size(NARROW)
    shown = play.page.locator(".phone:visible")
    await expect(shown).to_have_count(1)
    tabs = play.page.get_by_role("tab")
    await expect(tabs).to_have_count(5)
    await play.met("Amina")
    await play.page.get_by_role("tab", name="Pat").click()
    await expect(shown).to_have_attribute("aria-label", "Pat O’Brien’s phone")
    await play.bot.says(play.ids["Amina"], "Jean thanked you.")
    await expect(play.page.get_by_role("tab", name="Amina 1 new message")).to_be_visible()
    await play.page.keyboard.press("Home")
    await expect(play.page.get_by_role("tab", name="Amina")).to_be_focused()
    await expect(shown).to_have_attribute("aria-label", "Amina Begum’s phone")
    await expect(play.page.get_by_role("tab", name="1 new message")).to_have_count(0)
    await play.page.get_by_role("button", name="Show controls").click()
    await expect(play.page.get_by_role("button", name="+1 hour")).to_be_visible()
    assert await play.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def focused(page: Page) -> str:
    """What the focused control says."""
    said: str = await page.evaluate("document.activeElement.textContent.trim()")
    return said
