"""Classes, team jobs and events, by talking: ticked, read back, posted once."""

import asyncio
import re

from storage import ledger
from tests.conversations.test_giving import books_hold, rule
from tests.conversations.test_log_hours import balance_of
from tests.driver import Phone
from tests.shift_help import no_sample_shifts, publish, rows
from tests.town import Town


async def made(
    town: Town, kind: str, host: str, *others: str, length: str = "1 hour", by: str = "Ruth"
) -> Phone:
    """A roster with these people ticked on it; returns the phone of who made it."""
    phone = town.phone(by)
    await phone.says("/roster")
    await phone.taps("Make a new roster")
    await phone.sees("What was it?")
    await phone.taps(kind)
    await phone.says("Talk on birds")
    await phone.taps("Yesterday")
    await phone.says(length)
    await phone.sees("Who taught it, or was helped, or had people in?")
    await phone.says(host)
    await phone.sees("Nobody is on it yet")
    for name in others:
        await phone.taps("Add somebody")
        await phone.says(name)
        await phone.sees(f"{name}: came")
    return phone


async def issued(town: Town) -> int:
    """What went through the issue account since the welcome hours; below nothing: created."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return int(
            await tx.value(
                "SELECT COALESCE(SUM(p.minutes), 0) FROM posting p"
                " JOIN account a ON a.id = p.account_id JOIN transfer t ON t.id = p.transfer_id"
                " WHERE a.kind = 'issue' AND t.kind <> 'welcome'"
            )
        )


async def posted(town: Town) -> int:
    """How many rosters moved hours."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        return int(await tx.value("SELECT COUNT(*) FROM transfer WHERE key LIKE 'roster:%:posted'"))


async def test_words_of_its_title_open_it(town: Town) -> None:
    ruth = await made(town, "Choose: class or talk", "Jean", "Amina")
    await ruth.says("/roster birds")
    await ruth.sees("Talk on birds")
    await ruth.does_not_see("Make a new roster")
    assert "Make a new roster" not in ruth.buttons
    await ruth.says("/roster knitting")
    assert "Make a new roster" in ruth.buttons


async def test_a_talk_earns_the_speaker_once_and_costs_each_listener(town: Town) -> None:
    names = ("Jean", "Amina", "Pat", "Owen")
    before = {name: await balance_of(town, name) for name in names}
    ruth = await made(town, "Choose: class or talk", "Jean", "Amina", "Pat", "Owen")
    await ruth.taps("Untick Owen")
    await ruth.sees("Who came? 2 of 3 are ticked", "Owen: not ticked")
    await ruth.taps("Post the hours")
    await ruth.sees(
        "Jean: plus 1 hour.", "Amina and Pat:", "minus 1 hour each", "takes 1 hour out of use"
    )
    assert await posted(town) == 0
    await ruth.taps("Yes, post the hours")
    await ruth.sees("Posted by Ruth. Everybody on it was told.")
    after = {name: await balance_of(town, name) - before[name] for name in names}
    assert after == {"Jean": 60, "Amina": -60, "Pat": -60, "Owen": 0}
    assert await issued(town) == 60
    await town.phone("Jean").sees("Talk on birds", "plus 1 hour for you")
    await town.phone("Amina").sees("Talk on birds", "minus 1 hour for you")
    await town.phone("Owen").does_not_see("Talk on birds")
    await books_hold(town)


async def test_a_team_job_is_given_by_the_one_who_was_helped(town: Town) -> None:
    before = {n: await balance_of(town, n) for n in ("Jean", "Amina", "Pat")}
    ruth = await made(town, "Choose: team job", "Jean", "Amina", "Pat", length="2 hours")
    await ruth.taps("Change the time for one")
    await ruth.taps("Pat")
    await ruth.says("30 minutes")
    await ruth.sees("Pat: came, 30 minutes")
    await ruth.taps("Post the hours")
    await ruth.sees("Jean: minus 2 hours 30 minutes", "plus 30 minutes each")
    await ruth.taps("Yes, post the hours")
    after = {n: await balance_of(town, n) - before[n] for n in before}
    assert after == {"Jean": -150, "Amina": 120, "Pat": 30}
    assert await issued(town) == 0
    await books_hold(town)


async def test_at_an_event_host_and_guests_all_earn_what_the_rule_says(town: Town) -> None:
    before = {n: await balance_of(town, n) for n in ("Jean", "Amina")}
    ruth = await made(town, "Choose: event for all", "Jean", "Amina", length="3 hours")
    await ruth.taps("Change the time for one")
    await ruth.taps("Amina")
    await ruth.says("2 hours")
    await ruth.sees("For an event everybody gets 1 hour at most")
    await ruth.says("cancel")
    await ruth.says("/roster")
    await ruth.taps("Open Talk on birds, not posted")
    await ruth.taps("Post the hours")
    await ruth.sees("The timebank makes 2 hours for this")
    await ruth.taps("Yes, post the hours")
    after = {n: await balance_of(town, n) - before[n] for n in before}
    assert after == {"Jean": 60, "Amina": 60}
    assert await issued(town) == -120
    await books_hold(town)


async def test_names_are_ticked_by_their_numbers(town: Town) -> None:
    ruth = await made(town, "Choose: event for all", "Jean", "Amina", "Pat", "Owen")
    await ruth.says("2")
    await ruth.sees("Owen: not ticked")
    await ruth.says("tick owen")
    await ruth.sees("Owen: came")


async def test_a_shift_that_is_over_becomes_a_roster_of_who_came(town: Town) -> None:
    await no_sample_shifts(town)
    await publish(town, days=1)
    for name in ("Amina", "Pat", "Jean"):
        phone = town.phone(name)
        await phone.says("/volunteer")
        await phone.taps("Join")
    owen = town.phone("Owen")
    await town.later(days=2)
    await owen.says("/roster")
    await owen.taps("Tick who came: Tea for carers")
    await owen.taps("Choose: event for all")
    await owen.sees("Who came? 0 of 3 are ticked")
    await owen.taps("Tick everyone")
    await owen.sees("Who came? 3 of 3 are ticked")
    await owen.taps("Untick Pat")
    await owen.taps("Post the hours")
    await owen.sees("You are on it yourself, so another broker checks it first")
    await owen.taps("Send it to be checked")
    await owen.sees("Another broker checks it")
    assert await posted(town) == 0
    ruth = town.phone("Ruth")
    await ruth.sees("Tea for carers", "Owen ticked the names")
    await ruth.says("/queue")
    await ruth.sees("One roster to look over")
    await ruth.taps("Look over rosters")
    await ruth.taps("See Tea for carers")
    await ruth.taps("Approve and post")
    await owen.sees("Ruth checked Tea for carers")
    await town.phone("Amina").sees("plus 1 hour for you")
    await town.phone("Pat").does_not_see("plus 1 hour for you")
    await owen.says("/roster")
    assert "Tick who came: Tea for carers" not in owen.buttons
    await books_hold(town)


async def test_a_broker_on_the_roster_never_approves_it(town: Town) -> None:
    ruth = await made(town, "Choose: event for all", "Jean", "Ruth", "Amina")
    await ruth.taps("Post the hours")
    await ruth.taps("Send it to be checked")
    roster = (await rows(town, "SELECT id, version FROM roster"))[0]
    await ruth.forges(f"r-yes:{roster['id']}:{roster['version']}")
    assert any("This is about you" in notice for notice in ruth.notices), ruth.screen()
    assert await posted(town) == 0
    devinder = town.phone("Devinder")
    await devinder.taps("Change the names")
    await ruth.sees("Not posted yet.")
    await devinder.taps("Tick who came")
    await devinder.taps("Untick Ruth")
    await devinder.taps("Post the hours")
    await devinder.taps("Yes, post the hours")
    assert await posted(town) == 1
    await books_hold(town)


async def test_many_hours_need_a_second_broker(town: Town) -> None:
    await rule(town, "second_person_minutes", "60")
    ruth = await made(town, "Choose: event for all", "Jean", "Amina")
    await ruth.taps("Post the hours")
    await ruth.sees("It makes many hours, so another broker checks it first")
    await ruth.taps("Send it to be checked")
    await ruth.sees("Another broker checks it")
    assert "Approve and post" not in ruth.buttons
    devinder = town.phone("Devinder")
    await devinder.taps("Approve and post")
    await town.phone("Amina").sees("plus 1 hour for you")
    assert await posted(town) == 1


async def test_nobody_posts_what_they_have_not_seen(town: Town) -> None:
    ruth = await made(town, "Choose: event for all", "Jean", "Amina", "Pat")
    await ruth.taps("Post the hours")
    old = ruth.last.button("Yes, post the hours")
    assert old is not None
    devinder = town.phone("Devinder")
    await devinder.says("/roster")
    await devinder.taps("Open Talk on birds, not posted")
    await devinder.taps("Tick who came")
    await devinder.taps("Untick Pat")
    await ruth.forges(old.value)
    assert any("That button is old" in n for n in ruth.notices), ruth.screen()
    assert await posted(town) == 0


async def test_undone_with_a_reason_that_everybody_reads(town: Town) -> None:
    before = {n: await balance_of(town, n) for n in ("Jean", "Amina")}
    ruth = await made(town, "Choose: class or talk", "Jean", "Amina")
    await ruth.taps("Post the hours")
    await ruth.taps("Yes, post the hours")
    await ruth.taps("Undo it, with a reason")
    await ruth.taps("Wrong names")
    await ruth.sees("Undone by a broker", "Wrong names")
    for name in ("Jean", "Amina"):
        await town.phone(name).sees("Undone by a broker: Talk on birds", "Wrong names")
        assert await balance_of(town, name) == before[name]
    await books_hold(town)


async def test_somebody_on_it_says_that_it_is_not_right(town: Town) -> None:
    ruth = await made(town, "Choose: class or talk", "Jean", "Amina")
    await ruth.taps("Post the hours")
    await ruth.taps("Yes, post the hours")
    amina, pat = town.phones("Amina", "Pat")
    await amina.taps("Say there's a problem")
    await amina.sees("What is not right?")
    await amina.says("I was only there for ten minutes")
    await amina.sees("Your broker looks at it")
    await ruth.sees("Amina says that a roster is not right", "only there for ten minutes")
    await pat.says("hello")
    await pat.forges("r-problem:1")
    await pat.says("I want to see")
    await ruth.does_not_see("I want to see")


async def test_members_make_no_rosters_and_organisers_name_only_whom_they_know(town: Town) -> None:
    amina, owen = town.phones("Amina", "Owen")
    await amina.says("/roster")
    await amina.does_not_see("Rosters", "Make a new roster")
    await owen.says("/roster")
    await owen.taps("Make a new roster")
    await owen.taps("Choose: class or talk")
    await owen.says("Talk on birds")
    await owen.taps("Yesterday")
    await owen.says("1 hour")
    await owen.says("Devinder")
    await owen.sees("I do not know Devinder among the people you know here")
    await owen.says("Jean")
    await owen.sees("Nobody is on it yet")
    await owen.taps("Add somebody")
    await owen.says("Amina")
    await owen.taps("Post the hours")
    await owen.taps("Yes, post the hours")
    await town.phone("Ruth").sees("Talk on birds", "Posted by Owen")
    ids = await rows(town, "SELECT id FROM roster")
    for data in (f"r-yes:{ids[0]['id']}:9", f"r-reverse:{ids[0]['id']}:9", "roster-open:1"):
        await amina.forges(data)
        await amina.does_not_see("Talk on birds\n", "Undone")
    assert await posted(town) == 1


async def test_called_off_before_it_is_posted(town: Town) -> None:
    ruth = await made(town, "Choose: event for all", "Jean", "Amina")
    await ruth.says("/roster")
    await ruth.taps("Open Talk on birds, not posted")
    await ruth.taps("Call it off")
    await ruth.sees("Called off. No hours moved.")
    assert await posted(town) == 0


async def test_more_names_than_fit_stand_on_pages(town: Town) -> None:
    ruth = await made(town, "Choose: event for all", "Jean", "Amina", "Pat", "Owen")
    assert town.program is not None
    async with town.program.database.write() as tx:
        for number in range(10):
            await tx.run(
                "INSERT INTO person (name, created_at) VALUES (:name, '2026-01-01T00:00:00.000Z')",
                name=f"Zoya {number}",
            )
            await tx.run(
                "INSERT INTO roster_person (roster_id, person_id, role, minutes, ticked, added_by)"
                " SELECT 1, MAX(id), 'guest', 60, 0, 1 FROM person"
            )
    await ruth.taps("Untick Amina")
    await ruth.sees("Page 1 of 3")
    await ruth.taps("See more names")
    await ruth.sees("Page 2 of 3", "1. Zoya 3: not ticked")
    await ruth.says("1")
    await ruth.sees("Page 2 of 3", "1. Zoya 3: came")
    assert len(re.findall(r"Zoya \d: ", ruth.last.text)) == 6


async def test_two_brokers_post_the_same_roster_at_once(any_url: str) -> None:
    town = Town(any_url, workers=4)
    await town.open()
    try:
        before = await balance_of(town, "Amina")
        ruth = await made(town, "Choose: class or talk", "Jean", "Amina")
        devinder = town.phone("Devinder")
        await devinder.says("/roster")
        await devinder.taps("Open Talk on birds, not posted")
        await devinder.taps("Post the hours")
        await ruth.taps("Post the hours")
        await asyncio.gather(ruth.taps("Yes, post the hours"), devinder.taps("Yes, post the hours"))
        assert await posted(town) == 1
        assert await balance_of(town, "Amina") == before - 60
        told = [p for p in (ruth, devinder) if any("did this already" in n for n in p.notices)]
        assert len(told) == 1
        await books_hold(town)
        assert town.program is not None
        async with town.program.database.read() as tx:
            assert await ledger.discrepancies(tx) == []
    finally:
        await town.close()
