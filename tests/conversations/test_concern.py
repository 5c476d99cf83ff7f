"""A concern goes round whom it is about; the numbers and fixed answers are the lead's; nobody on
duty is never hidden."""

from datetime import time

from services import safety_texts
from tests.town import Town

SAD = "took all my tablets an hour ago feel proper sleepy"


async def roles(town: Town, name: str, *wanted: str) -> None:
    """Gives somebody these roles and no others."""
    assert town.program is not None
    person = town.people[name].id
    async with town.program.database.write() as tx:
        await tx.run("UPDATE role SET revoked_at = 'x' WHERE person_id = :id", id=person)
        for role in wanted:
            await tx.run(
                "INSERT INTO role (community_id, person_id, role, granted_by, granted_at)"
                " VALUES (1, :id, :role, :id, 'x')",
                id=person, role=role,
            )  # fmt: skip


async def cases_of(town: Town) -> list[tuple[object, str, int]]:
    """The concerns: person, words, how many people they are about."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        rows = await tx.rows(
            "SELECT c.person_id, c.words, (SELECT COUNT(*) FROM concern_about a"
            " WHERE a.case_id = c.id) AS many FROM casework c WHERE c.kind = 'concern' ORDER BY id"
        )
    return [(r["person_id"], str(r["words"]), int(r["many"])) for r in rows]


async def test_a_concern_about_the_lead_never_lands_with_her(town: Town) -> None:
    amina, ruth, devinder, pat = town.phones("Amina", "Ruth", "Devinder", "Pat")
    await roles(town, "Pat", "administrator")
    await amina.says("/concern")
    await amina.sees("Whom are you worried about?", "Ring 999")
    await amina.taps("Ruth")
    await amina.says("She was rude to Jean and kept her purse")
    await amina.taps("Say it comes from me")
    await amina.sees("Only Pat will read this.", "I do not tell the person it is about.")
    await amina.taps("Send it")
    await amina.sees("I have passed that on to Pat", "This brings nobody to you", "ring 999")
    await pat.sees("There is something new for you.")
    await pat.does_not_see("purse", "Ruth")
    await pat.taps("Open it")
    await pat.sees("Amina is worried about somebody", "kept her purse", "About: Ruth")
    assert ruth.count_messages() == devinder.count_messages() == 0
    for broker in (ruth, devinder):
        await broker.says("/help")
        for verb in ("case", "case-answer", "case-rang", "case-all", "q-open"):
            await broker.forges(f"{verb}:1:case")
            await broker.does_not_see("purse")
        await broker.says("/queue")
        await broker.does_not_see("purse", "concern")
        await broker.says("/case")
        await broker.does_not_see("purse", "worried")
    await pat.taps("Answer here")
    await pat.says("Thank you. I will ring you today.")
    await amina.sees("Pat answers you")
    assert [(who, many) for who, _, many in await cases_of(town)] == [(town.people["Amina"].id, 1)]
    async with town.program.database.read() as tx:  # type: ignore[union-attr]
        seen = await tx.rows("SELECT actor_id, action FROM audit WHERE action = 'case.view'")
    assert {r["actor_id"] for r in seen} == {town.people["Pat"].id}


async def test_words_that_cannot_wait_go_round_the_lead_too(town: Town) -> None:
    amina, ruth, devinder, pat = town.phones("Amina", "Ruth", "Devinder", "Pat")
    await roles(town, "Pat", "administrator")
    await amina.says("/concern")
    await amina.taps("Ruth")
    await amina.says("she hit my mum last night")
    await amina.sees("ring 999", "I have told a person at the timebank now.")
    await pat.sees("needs you now")
    assert ruth.count_messages() == devinder.count_messages() == 0
    await amina.says("mornings on 0121 496 0123")
    await amina.sees("I have passed that on.")
    await town.later(minutes=11)
    await devinder.sees("Only Pat can open it")
    assert ruth.count_messages() == 0
    await pat.taps("Open it")
    await pat.sees("hit my mum", "0121 496 0123", "I told Pat.")
    await town.later(minutes=30)
    assert ruth.count_messages() == 0


async def test_the_leads_log_shows_no_words_and_each_look_is_audited(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says(SAD)
    await amina.says("/concern")
    await amina.taps("Devinder")
    await amina.says("He is rude")
    await amina.taps("Leave my name out")
    await amina.taps("Send it")
    await devinder.says("/safeguarding")
    await devinder.does_not_see("Case 1", "concern")
    await ruth.says("/safeguarding")
    await ruth.sees("Case 2, a concern", "Case 1, could not wait", "Nobody has opened it.")
    await ruth.does_not_see("rude", "tablets", "Amina")
    await ruth.taps("Open case 2")
    await ruth.sees("He is rude", "About: Devinder")
    await ruth.says("/safeguarding")
    await ruth.sees("First opened by Ruth.")
    async with town.program.database.read() as tx:  # type: ignore[union-attr]
        seen = await tx.rows(
            "SELECT actor_id, action FROM audit WHERE action IN ('case.view', 'case.log')"
            " ORDER BY id"
        )
    lead = town.people["Ruth"].id
    assert [(r["actor_id"], r["action"]) for r in seen] == [
        (lead, "case.log"), (lead, "case.view"), (lead, "case.log"),
    ]  # fmt: skip


async def test_a_concern_without_a_name_and_one_that_nobody_here_could_read(town: Town) -> None:
    jean, ruth, devinder = town.phones("Jean", "Ruth", "Devinder")
    await jean.says("I want to report a concern")
    await jean.says("that Devinder")
    await jean.says("He asks people for money")
    await jean.taps("Leave my name out")
    await jean.sees("Only Ruth will read this.", "I keep nothing with it that says who you are.")
    await jean.taps("Send it")
    await jean.sees("No answer can come")
    await ruth.taps("Open it")
    await ruth.sees("Somebody is worried about a person, and gave no name", "asks people for money")
    await ruth.does_not_see("Jean")
    assert devinder.count_messages() == 0
    assert [who for who, _, _ in await cases_of(town)] == [None]
    async with town.program.database.read() as tx:  # type: ignore[union-attr]
        made = await tx.rows("SELECT actor_id FROM audit WHERE action = 'case.open'")
    assert [r["actor_id"] for r in made] == [None]
    # Ruth is the only lead and the only administrator: nobody else could read about her.
    await jean.says("/concern")
    await jean.taps("Ruth")
    await jean.sees("can read this without the person it is about", "0121 303 1234", "kept nothing")
    assert len(await cases_of(town)) == 1


async def test_the_lead_sets_numbers_and_answers_within_limits(town: Town) -> None:
    amina, ruth, devinder = town.phones("Amina", "Ruth", "Devinder")
    await amina.says("/numbers")
    await amina.sees(
        "Nobody has checked them here yet.", "0121 303 1234", "In danger now, ring 999"
    )
    assert amina.buttons == ["Go to the start"]
    await devinder.says("/help")
    for verb in ("numbers-checked", "numbers-set", "numbers-answers"):
        await devinder.forges(verb)
        await devinder.does_not_see("Which number", "Last checked")
    await ruth.says("/numbers")
    await ruth.taps("Change a number")
    await ruth.says("1")
    await ruth.says("none")
    await ruth.sees("I see no telephone number in that.")
    await ruth.says("0121 496 0999")
    await ruth.sees("Now: 0121 303 1234", "From now on: 0121 496 0999")
    await ruth.taps("Yes")
    await ruth.taps("Say I checked them all")
    await ruth.sees("Last checked: Monday 16 November 2026", "0121 496 0999")
    await amina.says("he put his hands round my throat last night")
    await amina.sees("0121 496 0999", "0121 464 9001")
    await amina.does_not_see("0121 303 1234")
    await ruth.says("/numbers")
    await ruth.taps("Change a fixed answer")
    await ruth.says("3")
    for words, why in (
        ("I am so glad that you told me. I keep it secret. Ring 999.", "promise to keep it secret"),
        (
            "I am so glad that you told me about it. Ring Samaritans.",
            "does not say when to ring 999",
        ),
        ("Stay where you are, help is coming. Or ring 999.", "as if somebody were on the way"),
    ):
        await ruth.says(words)
        await ruth.sees(why)
    own = "You matter to us. Ring Samaritans on 116 123, day or night. In danger now, ring 999."
    await ruth.says(own)
    await ruth.taps("Yes")
    await ruth.sees("Self-harm reads now", own)
    pat = town.phone("Pat")
    await pat.says(SAD)
    await pat.sees(own, "I have told a person at the timebank now.")
    async with town.program.database.read() as tx:  # type: ignore[union-attr]
        urgent = await tx.value("SELECT COUNT(*) FROM casework WHERE kind = 'urgent'")
    assert urgent == 2  # Amina's and Pat's: what the lead typed was nobody's trouble


async def test_the_numbers_nag_the_lead_after_90_days_until_they_are_checked(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    await ruth.says("20 notices a day")
    await town.later(days=91)
    assert sum("Please check the numbers" in m.text for m in ruth.messages) == 1
    assert not any("Please check the numbers" in m.text for m in devinder.messages)
    await town.later(days=8)
    assert sum("Please check the numbers" in m.text for m in ruth.messages) == 2
    await ruth.says("/numbers")
    await ruth.taps("Say I checked them all")
    await town.later(days=30)
    assert sum("Please check the numbers" in m.text for m in ruth.messages) == 2
    assert safety_texts.AGAIN.days == 7


async def test_at_night_the_answer_hides_nothing(town: Town) -> None:
    amina, ruth = town.phones("Amina", "Ruth")
    await ruth.says("/rules phone 0121 496 0000")
    await ruth.taps("Yes, change it")
    now = town.clock.now()
    night = now.replace(hour=23, minute=30)
    assert night.time() > time(23)
    await town.later(minutes=(night - now).total_seconds() / 60)
    await amina.says(SAD)
    await amina.sees(
        "Samaritans", "Nobody is on duty at this hour. It is read by", "0121 496 0000",
        "Nobody comes to you because of this message.",
    )  # fmt: skip
    await ruth.sees("needs you now")
