"""An authenticator app before what can't be put right, set up and used by talking."""

import re
from datetime import date

from domain.one_time_codes import code
from tests.driver import Phone
from tests.shift_help import rows, run
from tests.town import Town


async def not_proved(town: Town) -> None:
    """The sample's staff have no app yet, as in a new timebank."""
    await run(town, "DELETE FROM second_factor")


def shown_by_app(town: Town, secret: str, earlier: int = 0) -> str:
    """What an authenticator app with this secret shows now."""
    return code(secret, int(town.clock.now().timestamp()) // 30 - earlier)


def picture(phone: Phone) -> list[str]:
    """The texts under pictures that are in the chat now, with letters for an app."""
    return [m.text for m in phone.messages if "authenticator app:" in m.text]


async def set_up(town: Town, phone: Phone) -> tuple[str, list[str]]:
    """After it was asked for: the secret, and the recovery codes."""
    await phone.taps("Set up the app")
    (said,) = picture(phone)
    found = re.search(r"app: ([A-Z2-7 ]+)", said)
    assert found is not None
    secret = found[1].replace(" ", "")
    await phone.says(shown_by_app(town, secret))
    await phone.sees("The app works")
    return secret, re.findall(r"^([a-z0-9]{5}-[a-z0-9]{5})$", phone.last.text, re.MULTILINE)


async def test_a_role_needs_the_app_and_goes_on_by_itself(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await not_proved(town)
    await ruth.says("/role")
    await ruth.taps("Add a broker")
    await ruth.sees("needs an authenticator app")
    await ruth.does_not_see("invite-")
    secret, recovery = await set_up(town, ruth)
    assert len(recovery) == 8
    assert picture(ruth) == [], "whoever opens the chat later could make codes with it"
    await ruth.taps("Hide these codes")
    assert not any(recovery[0] in m.text for m in ruth.messages)
    await ruth.sees("A new broker for Ward End & Pelham Timebank", "invite-")
    kept = await rows(town, "SELECT body FROM outbox WHERE reason = 'second-factor-recovery'")
    assert [row["body"] for row in kept] == ["{}"]
    # For 15 minutes nothing is asked; then the numbers are, and no number twice.
    await town.later(minutes=10)
    await ruth.says("/role organiser")
    await ruth.sees("A new organiser")
    await town.later(minutes=6)
    await ruth.says("/role organiser")
    await ruth.sees("Type the 6 numbers", "We never ask for a PIN")
    used = shown_by_app(town, secret)
    await ruth.says(used)
    await ruth.sees("A new organiser")
    await run(town, "UPDATE second_factor SET good_until = NULL")
    await ruth.says("/role take organiser from Owen")
    await ruth.taps("Yes, end it")
    await ruth.says(used)
    await ruth.sees("not right")
    # The phone with the app is lost: a recovery code, once.
    await ruth.says(recovery[0])
    await ruth.sees("Owen is no organiser")
    await run(town, "UPDATE second_factor SET good_until = NULL")
    await ruth.says("/role organiser")
    await ruth.says(recovery[0])
    await ruth.sees("not right")
    for _ in range(4):
        await ruth.says("000000")
    await ruth.sees("Wait 15 minutes")
    await ruth.says(shown_by_app(town, secret, -1))
    await ruth.sees("Wait 15 minutes")
    lines = await rows(
        town, "SELECT action FROM audit WHERE action LIKE 'second-factor%' ORDER BY id"
    )
    assert {row["action"] for row in lines} == {
        "second-factor.set-up", "second-factor.prove", "second-factor.wrong",
    }  # fmt: skip
    # Six digits are nothing special for anybody else.
    await devinder.says("123456")
    await devinder.does_not_see("not right")


async def test_another_administrator_resets_it_never_oneself(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await run(
        town,
        "INSERT INTO role (community_id, person_id, role, granted_at)"
        " SELECT community_id, :id, 'administrator', granted_at FROM role LIMIT 1",
        id=town.people["Devinder"].id,
    )
    await ruth.says("/role")
    await ruth.forges(f"sf-reset:{town.people['Ruth'].id}")
    await ruth.says("/role")
    await ruth.taps("More")
    await ruth.taps("Reset somebody's app")
    await ruth.taps("Reset Devinder's app")
    await ruth.sees("Devinder sets up a new app")
    await devinder.sees("was reset")
    await devinder.says("/role broker")
    await devinder.sees("needs an authenticator app")
    await set_up(town, devinder)
    await ruth.sees("Devinder has set up an authenticator app")
    left = await rows(town, "SELECT person_id FROM second_factor ORDER BY person_id")
    assert {row["person_id"] for row in left} >= {town.people[n].id for n in ("Ruth", "Devinder")}


async def test_a_link_is_for_one_person_and_a_role_for_a_time(town: Town) -> None:
    ruth, pat, jean, devinder = town.phones("Ruth", "Pat", "Jean", "Devinder")
    await ruth.says("/role organiser Pat until 1 December")
    await ruth.sees("It works for Pat only", "ends by itself after Tuesday 1 December 2026")
    found = re.search(r"start=(invite-\S+)", ruth.last.text)
    assert found is not None
    await jean.starts(found[1])
    await jean.does_not_see("organiser")
    await pat.starts(found[1])
    await pat.sees("organiser")
    for wrong in ("/role organiser Zebedee", "/role organiser Pat until yesterday"):
        await ruth.says(wrong)
        await ruth.does_not_see("invite-")
    # Two administrators: the other one hears who opened a link.
    await ruth.says("/role administrator Devinder until 30 November")
    found = re.search(r"start=(invite-\S+)", ruth.last.text)
    assert found is not None
    await devinder.starts(found[1])
    await ruth.sees("Devinder opened a link and is now an administrator")
    limited = "SELECT last_day FROM role WHERE last_day IS NOT NULL ORDER BY last_day"
    held = await rows(town, limited)
    assert [row["last_day"] for row in held] == ["2026-11-30", "2026-12-01"]
    await town.later(days=8)
    assert town.clock.now().date() == date(2026, 11, 24)
    await pat.sees("Tuesday 1 December 2026 is your last day as an organiser")
    await ruth.sees("last day of Pat as an organiser")
    await town.later(days=6, hours=15)
    await devinder.says("/role broker")
    await devinder.sees("cannot do that")
    await town.later(days=1)
    held = await rows(town, "SELECT 1 FROM role WHERE last_day IS NOT NULL AND revoked_at IS NULL")
    assert not held
    await town.later(hours=9)
    await ruth.sees("Pat is no organiser")
