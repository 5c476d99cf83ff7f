"""A timebank's rules, read and changed by talking."""

from typing import Any

import pytest

from domain.rules import RULES
from handlers.rule_words import Teller, name_key
from handlers.wording import Wording
from handlers.wording.pseudo import foreign_words
from services import rules
from services.work import CLOCK, Work
from storage import communities
from storage.db import Row
from tests.conversations.test_home import second_timebank, set_setting
from tests.town import Town


async def value_of(town: Town, name: str, community: int = 1) -> str:
    """What the rule is for whatever happens next."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        where = await communities.by_id(tx, community)
        found = await rules.of(Work(tx, town.clock.now(), CLOCK, where, frozenset()))
        return found.text(name)


async def audited(town: Town) -> list[Row]:
    """The audit of rules, oldest first."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return list(
            await tx.rows(
                "SELECT action, reason, actor_id FROM audit WHERE object = 'rule_change'"
                " ORDER BY id"
            )
        )


async def close_chat(town: Town, name: str) -> None:
    """The person has stopped the bot."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        tx.later("UPDATE person SET chat_open = 0 WHERE id = :id", id=town.people[name].id)


async def test_a_rule_is_found_read_and_changed_by_buttons(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("/rules")
    await ruth.sees("The rules of Ward End & Pelham Timebank")
    assert len(ruth.buttons) == 5
    await ruth.taps("See rules on approval")
    await ruth.sees("2. Long help", "A request for over 4 hours waits for a broker.")
    await ruth.taps("Open 2: Long help")
    await ruth.sees(
        "Now: A request for over 4 hours", "how it usually is", "15 minutes to 24 hours"
    )
    await ruth.taps("Change it")
    await ruth.sees("What shall it be from now on?")
    await ruth.says("3 hours")
    await ruth.sees(
        "From now on: A request for over 3 hours waits for a broker.",
        "Now: A request for over 4 hours waits for a broker.",
    )
    assert await value_of(town, "look_above_minutes") == "240"
    await ruth.taps("Yes, change it")
    await ruth.sees("Ruth changed this rule.", "From now on: A request for over 3 hours")
    assert await value_of(town, "look_above_minutes") == "180"
    await devinder.sees("Ruth changed this rule.", "Before: A request for over 4 hours")
    (line,) = await audited(town)
    assert (line["action"], line["actor_id"]) == ("rules.change", town.people["Ruth"].id)
    assert line["reason"] == "look_above_minutes: 240 -> 180"


async def test_a_rule_is_changed_in_one_line_and_put_back(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await ruth.says("/rules look_above_minutes 3 hours")
    await ruth.sees("From now on: A request for over 3 hours waits for a broker.")
    await ruth.says("yes")
    await ruth.sees("Ruth changed this rule.")
    await ruth.says("/rules long help")
    await ruth.sees("Usually: A request for over 4 hours")
    await ruth.taps("Put it back")
    await ruth.sees("From now on: A request for over 4 hours", "Now: A request for over 3 hours")
    await ruth.taps("Yes, change it")
    assert await value_of(town, "look_above_minutes") == "240"


async def test_what_was_typed_and_is_no_value_is_asked_again(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await ruth.says("/rules welcome lots")
    await ruth.sees("It can be 0 hours to 20 hours.", "What shall it be from now on?")
    await ruth.says("3")  # hours or minutes?
    await ruth.sees("It can be 0 hours to 20 hours.")
    await ruth.says("21 hours")
    await ruth.sees("It can be 0 hours to 20 hours.")
    await ruth.says("2 hours")
    await ruth.sees("The rule says that already.")
    await ruth.says("none")
    await ruth.sees("From now on: A new member starts with 0 hours.")
    await ruth.taps("Cancel")
    assert await value_of(town, "welcome_minutes") == "120"


async def test_a_name_that_is_several_rules_and_one_that_is_none(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await ruth.says("/rules wave 2")
    await ruth.sees("Which of these do you mean?", "1. People asked at a time", "2. Time to answer")
    await ruth.says("2")
    await ruth.sees("Now: The next people are asked after 24 hours.")
    await ruth.says("/rules zebra")
    await ruth.sees("I do not know that rule.")


async def test_the_new_value_counts_for_the_next_thing_that_happens(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    await ruth.says("/rules phone 0121 496 0000")
    await ruth.taps("Yes, change it")
    for name in ("Ruth", "Devinder"):
        await close_chat(town, name)
    await pat.says("talk to a person")
    await pat.says("Is anybody there?")
    await pat.sees("0121 496 0000")


@pytest.mark.parametrize(
    ("typed", "name", "kept"),
    [
        ("wards add Pelham", "wards", "Ward End\nAlum Rock\nBromford & Hodge Hill\nPelham"),
        ("wards remove Alum Rock", "wards", "Ward End\nBromford & Hodge Hill"),
        ("wards Ward End, Pelham", "wards", "Ward End\nPelham"),
        ("areas none", "wards", ""),
        ("rounding 15", "rounding_minutes", "15"),
        ("approve every plan no", "approve_every_plan", "no"),
        ("waves 2", "waves", "2"),
        ("greeting Tea is on Tuesdays!", "greeting", "Tea is on Tuesdays!"),
        ("monthly note off", "statement_monthly", "no"),
        ("kinds none", "kinds", ""),
    ],
)
async def test_every_kind_of_rule_in_one_line(town: Town, typed: str, name: str, kept: str) -> None:
    (ruth,) = town.phones("Ruth")
    await ruth.says(f"/rules {typed}")
    await ruth.taps("Yes, change it")
    assert await value_of(town, name) == kept


async def test_one_of_several_is_turned_on_and_off(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await ruth.says("/rules kinds of help")
    await ruth.sees("5. gifts: on")
    await ruth.taps("Change it")
    await ruth.says("5")
    await ruth.sees("From now on: Beside help", "community pot")
    assert "gifts" not in ruth.last.text.split("Now:")[0]
    await ruth.taps("Yes, change it")
    assert await value_of(town, "kinds") == "class team event organisation pot lending across"
    await ruth.says("/rules kinds")
    await ruth.taps("Change it")
    await ruth.says("Gifts")
    await ruth.sees("gifts, a community pot")
    await ruth.taps("Yes, change it")
    await ruth.says("/rules kinds")
    await ruth.taps("Change it")
    await ruth.taps("Turn off 1")
    await ruth.taps("Yes, change it")
    assert await value_of(town, "kinds") == "team event organisation gift pot lending across"


async def test_rules_that_do_not_go_together(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await ruth.says("/rules first limit 30 hours")
    await ruth.sees("The first limit, 30 hours, cannot be more than the second, 20 hours.")
    await ruth.says("20 hours")
    await ruth.taps("Yes, change it")
    await ruth.says("/rules second limit 19 hours")
    await ruth.sees("cannot be more than the second, 19 hours")
    await ruth.says("/cancel")
    await ruth.says("/rules listing_days 20")
    await ruth.taps("Yes, change it")
    await ruth.says("/rules listing_warning_days 21")
    await ruth.sees("An offer lasts 20 days")


async def test_more_hours_to_make_take_a_second_person(any_town: Town) -> None:
    ruth, devinder = any_town.phones("Ruth", "Devinder")
    await ruth.says("/rules issue_month_minutes 60 hours")
    await ruth.sees("a second person must agree")
    await ruth.taps("Yes, change it")
    await ruth.sees("Ruth wants to change this rule.", "It would be: Brokers can make 60 hours")
    assert "Agree to it" not in ruth.buttons
    await ruth.forges("rule-yes:1")
    await ruth.sees("A second person must agree to that, not you.")
    assert await value_of(any_town, "issue_month_minutes") == "3000"
    await devinder.sees("Ruth wants to change this rule.")
    await devinder.taps("Agree to it")
    await devinder.sees("Ruth changed this rule. Devinder agreed.")
    await ruth.sees("Ruth changed this rule. Devinder agreed.")
    assert await value_of(any_town, "issue_month_minutes") == "3600"
    await devinder.forges("rule-no:1")
    await devinder.sees("done already")
    assert [(line["action"], line["actor_id"]) for line in await audited(any_town)] == [
        ("rules.ask", any_town.people["Ruth"].id),
        ("rules.change", any_town.people["Devinder"].id),
    ]


async def test_fewer_hours_to_make_take_nobody_else(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await ruth.says("/rules issue_month_minutes 40 hours")
    await ruth.does_not_see("a second person must agree")
    await ruth.taps("Yes, change it")
    assert await value_of(town, "issue_month_minutes") == "2400"


async def test_a_timebank_with_one_broker_is_not_stopped_by_it(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await close_chat(town, "Devinder")
    await ruth.says("/rules issue_month_minutes 60 hours")
    await ruth.taps("Yes, change it")
    await ruth.sees("Ruth changed this rule.")
    assert await value_of(town, "issue_month_minutes") == "3600"


async def test_a_second_person_says_no_or_the_first_takes_it_back(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("/rules second_person_minutes 10 hours")
    await ruth.taps("Yes, change it")
    await devinder.taps("Say no")
    await ruth.sees("Devinder said no. It stays as it was.")
    await devinder.says("/rules second_person_minutes 8 hours")
    await devinder.taps("Yes, change it")
    await devinder.taps("Take it back")
    await devinder.sees("That is taken back.")
    await ruth.forges("rule-yes:2")
    await ruth.sees("Devinder did this already.")
    assert await value_of(town, "second_person_minutes") == "300"


async def test_a_change_that_waits_is_seen_and_gives_way_to_another(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("/rules pair_cap_minutes 30 hours")
    await ruth.taps("Yes, change it")
    await devinder.says("/rules pair_cap_minutes")
    await devinder.sees("Waiting for a second person: A broker looks when they are over 30 hours")
    await devinder.taps("See what waits")
    await devinder.sees("Ruth wants to change this rule.")
    await devinder.says("/rules pair_cap_minutes 10 hours")
    await devinder.taps("Yes, change it")
    await devinder.forges("rule-yes:1")
    await devinder.sees("done already")
    assert await value_of(town, "pair_cap_minutes") == "600"


async def test_nobody_answers_for_two_weeks(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("/rules pair_cap_minutes 30 hours")
    await ruth.taps("Yes, change it")
    await town.later(days=15)
    await ruth.sees("Nobody answered in two weeks. It stays as it was.")
    await devinder.forges("rule-yes:1")
    await devinder.sees("done already")
    assert await value_of(town, "pair_cap_minutes") == "1200"


@pytest.mark.parametrize("said", ["/rules", "/rules welcome 1 hour"])
async def test_members_do_not_change_rules(town: Town, said: str) -> None:
    amina, owen = town.phones("Amina", "Owen")
    for phone in (amina, owen):
        await phone.says(said)
        await phone.sees("cannot do that")
        for data in (
            "rules",
            "rule:0:phone",
            "rule-ask:0:phone",
            "rule-usual:0:phone",
            "rule-yes:1",
        ):
            await phone.forges(data)
            await phone.does_not_see("What shall it be", "Usually:")
    assert await audited(town) == []


async def test_rules_are_each_timebanks_own(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await second_timebank(town, "Ruth")
    await ruth.says("/rules welcome 1 hour")
    await ruth.taps("Yes, change it")
    assert await value_of(town, "welcome_minutes", 2) == "120"
    await ruth.says("/timebank")
    await ruth.taps("Kings Heath Timebank")
    await ruth.says("/rules welcome 5 hours")  # no broker there
    await ruth.sees("cannot do that")


async def test_a_value_that_makes_no_sense_counts_as_the_default(town: Town) -> None:
    (ruth,) = town.phones("Ruth")
    await set_setting(town, "welcome_minutes", "plenty")
    await set_setting(town, "rounding_minutes", "7")
    await ruth.says("/rules welcome")
    await ruth.sees("Now: A new member starts with 2 hours.")
    assert await value_of(town, "rounding_minutes") == "1"


def test_every_rule_has_its_words() -> None:
    wording = Wording.load()
    values: dict[str, Any] = {"yes_no": ["yes", "no"], "lines": ["", "Pelham"], "text": ["", "1"]}
    for lang in ("en", "en-XA", "ar-XB"):
        tell = Teller(wording, lang, None)  # type: ignore[arg-type]
        for name, rule in RULES.items():
            assert wording.known(f"{name_key(name)}-help")
            said = [
                str(tell.says(name, value))
                for value in values.get(rule.kind)
                or ([*rule.of, ""] if rule.kind == "choices" else rule.of)
                or [str(rule.low), str(rule.high)]
            ]
            assert len(set(said)) == len(said), name
            for sentence in said if lang != "en" else ():
                assert foreign_words(sentence.replace("Pelham", "")) == [], sentence
