"""Judging by talking: the panel, what keeps a judge out, blind cards, points, looking again."""

import re
from fractions import Fraction
from typing import Any

from services import award_judging
from storage import award_rounds, award_sheets
from storage.db import Row
from tests.award_check_help import nominee, sent
from tests.award_help import advance, close_nominations, fixed_round, the_round
from tests.driver import Phone
from tests.shift_help import rows, run
from tests.town import Town

SOUP = "Mrs Sheila Okafor brings soup to everybody. Sheila sits with the sick. Ring 0121 496 0007."
WALK = "He walks dogs for old people on our street, come rain or shine."
FOUR_FIVES = "4 3 5 2 4"


async def up(town: Town, by: str, name: str, words: str, **answers: Any) -> int:
    """Somebody who was nominated, found eligible, and said yes; the nominee's id."""
    await sent(town, by, name, words, **answers)
    one = await nominee(town, name)
    await run(
        town,
        "UPDATE award_nominee SET eligible = 'yes', said = 'yes' WHERE id = :id",
        id=one.id,
    )
    return one.id


async def link(ruth: Phone) -> str:
    """A judge's link from the panel, as whoever gets it starts the bot with it."""
    await ruth.says("/awards judges")
    await ruth.taps("Ask a judge")
    found = re.search(r"start=(judge-\S+)", ruth.last.text)
    assert found is not None
    return found[1]


async def joins(ruth: Phone, phone: Phone, close: str = "none") -> None:
    """Somebody becomes a judge, and says who is close."""
    await phone.starts(await link(ruth))
    await phone.taps("Yes, I will judge")
    await phone.says(close)
    await phone.sees("You are a judge now.")


async def kept(town: Town) -> list[Row]:
    """Who takes no part in what, and why."""
    return await rows(
        town,
        "SELECT p.name, c.code, f.source FROM award_conflict f"
        " JOIN award_judge j ON j.id = f.judge_id JOIN person p ON p.id = j.person_id"
        " JOIN award_category c ON c.id = f.category_id ORDER BY p.name, c.code, f.source",
    )


async def judging(town: Town, round_id: int) -> None:
    """Nominations are closed and judging begins."""
    await close_nominations(town, round_id)
    await advance(town, round_id, "judging")


async def test_a_judge_from_outside_is_asked_says_who_is_close_and_scores_blind(town: Town) -> None:
    ruth, pat = town.phones("Ruth", "Pat")
    zahra = town.phones.phone("Zahra")
    round_id = await fixed_round(town, weeks=2, vote="none")
    first = await up(town, "Amina", "Sheila Okafor", SOUP, years=7)
    await up(town, "Amina", "Mr Bashir Ali", WALK)
    await ruth.says("/awards judges")
    await ruth.sees("Nobody has been asked.", "At least 2 judges")
    code = await link(ruth)
    await zahra.starts(code)
    await zahra.sees("Will you be a judge for Civic Pride Awards", "without names")
    await zahra.taps("Yes, I will judge")
    await zahra.sees("First: is somebody close to you?", "1. Good neighbour")
    # A link works once; somebody else gets no further with it.
    await pat.starts(code)
    await pat.sees("This link does not work any more.")
    await zahra.says("99")
    await zahra.sees("Please type the numbers of the awards")
    await zahra.taps("Go one by one")
    await zahra.sees("Good neighbour (1 of 13)")
    await zahra.taps("No, nobody")
    await zahra.taps("Yes, somebody could")
    await zahra.taps("No, in none of the rest")
    await zahra.sees("You are a judge now.", "You take no part in: Volunteer of the year")
    await zahra.says("/judge")
    await zahra.sees("Judging has not begun.")
    await ruth.sees("Zahra will be a judge")
    await joins(ruth, pat)
    jean = town.phone("Jean")
    await jean.starts(await link(ruth))
    await jean.taps("Yes, I will judge")
    await judging(town, round_id)
    await town.later(hours=12)
    # Who hasn't said yet who is close reads nothing, and is asked.
    await jean.sees("please say in which awards somebody close to you could be up")
    await jean.taps("Say who is close to me")
    await jean.sees("First: is somebody close to you?")
    await jean.taps("Go to the start")
    await pat.says("/awards")
    await pat.taps("Open my sheets")
    await pat.sees("Good neighbour, 1 of 2 for you")
    await zahra.sees("Judging for Civic Pride Awards has begun")
    await zahra.taps("Open my sheets")
    await zahra.sees("Good neighbour, 1 of 2 for you", "For 7 years", "This person brings soup")
    await zahra.sees("This person sits with the sick", "4 3 5 2 4")
    await zahra.does_not_see("Sheila", "Okafor", "0121")
    await zahra.says("4 3 5")
    await zahra.sees("Please type 5 numbers from 1 to 5")
    await zahra.says(FOUR_FIVES)
    await zahra.sees("Impact: 4", "Effort beyond the role: 3", "Inspiration: 4")
    await zahra.taps("Add a sentence")
    await zahra.says("Steady and kind, tell Amina Begum")
    await zahra.sees("Steady and kind")
    await zahra.taps("Send my points")
    await zahra.sees("Kept.", "One is left.")
    # Counts, never points, for whoever runs it; nobody else's sheet opens.
    await ruth.says("/awards judges")
    await ruth.taps("See how far they are")
    await ruth.sees("2 nominees, 1 of 4 sheets sent.", "Zahra: 1 of 2", "Pat: 0 of 2")
    await ruth.does_not_see("Steady")
    number = (await rows(town, "SELECT id FROM award_sheet WHERE state = 'done'"))[0]["id"]
    for verb in ("jdg-sheet", "jdg-begin", "jdg-send", "jdg-known", "jdg-words"):
        await pat.forges(f"{verb}:{number}")
        await pat.sees("I cannot find that.")
    await pat.forges(f"jdg-give:{number}:0.1")
    await ruth.forges(f"jdg-sheet:{number}")
    await ruth.sees("I cannot find that.")
    # By tapping, one criterion at a time, and back; half of it is still there after a restart.
    await zahra.taps("Go to the next")
    await zahra.taps("Give my points")
    await zahra.sees("Impact (1 of 5)", "What is different for others")
    await zahra.taps("5")
    await zahra.taps("4")
    await town.stop()
    await town.start()
    await zahra.taps("3")
    await zahra.says("2")
    await zahra.taps("5")
    await zahra.sees("Impact: 5", "Effort beyond the role: 4", "Reach: 3", "Duration: 2")
    await zahra.taps("Send my points")
    await zahra.sees("That was the last one.")
    await zahra.says("/judge")
    await zahra.sees("You have judged everybody you were given: 2.")
    await zahra.taps("See my sheets")
    await zahra.sees("1. Good neighbour: sent", "2. Good neighbour: sent")
    # Pat sees the first one very differently, so both look again; words without names or points.
    await pat.says("/judge")
    await pat.says("4 3 1 2 4")
    await pat.taps("Send my points")
    await pat.sees("The judges see this one very differently")
    assert not await ready(town, round_id)
    await pat.taps("Go to the next")
    await pat.sees("The others wrote:", "Steady and kind")
    await pat.does_not_see("Amina")
    await pat.says("4 3 4 2 4")
    await pat.taps("Send my points")
    await pat.sees("Kept.")
    await zahra.says("/judge")
    await zahra.sees("The judges see this very differently.", "The others wrote no words.")
    await zahra.taps("Keep my points")
    await zahra.sees("Kept.")
    await pat.says("/judge")
    await pat.says("1 1 1 1 1")
    await pat.taps("Send my points")
    await pat.sees("The judges see this one very differently")
    await pat.taps("Go to the next")
    await pat.taps("Keep my points")
    await zahra.says("/judge")
    await zahra.taps("Keep my points")
    assert await ready(town, round_id)
    # Worked out by hand: impact counts twice, of six.
    found = await results(town, round_id)
    zahras, pats = Fraction(4 * 2 + 3 + 5 + 2 + 4, 6), Fraction(4 * 2 + 3 + 4 + 2 + 4, 6)
    assert found.order[0] == first
    assert found.placed[0].mean == (zahras + pats) / 2
    await advance(town, round_id, "deciding")
    places = await rows(town, "SELECT id, place FROM award_nominee ORDER BY id")
    assert [row["place"] for row in places] == ["shortlisted", "shortlisted"]
    await zahra.says("/judge")
    await zahra.sees("Judging for Civic Pride Awards is over.")
    await zahra.forges(f"jdg-give:{number}:0.1")
    await zahra.sees("Judging is over.")


async def ready(town: Town, round_id: int) -> bool:
    """Whether judging is whole."""
    kept = await rows(
        town,
        "SELECT COUNT(*) AS many FROM award_sheet WHERE state <> 'done'",
    )
    one = await the_round(town, round_id)
    assert one.state == "judging"
    return bool(kept[0]["many"] == 0)


async def results(town: Town, round_id: int, code: str = "good_neighbour") -> Any:
    """A category's result, from the rows."""
    assert town.program is not None
    one = await the_round(town, round_id)
    async with town.program.database.read() as tx:
        categories = await award_rounds.categories(tx, round_id)
        found = await award_judging.result(tx, one)
    return found[next(each.id for each in categories if each.code == code)]


async def test_conflicts_are_found_in_the_records_also_on_the_way(town: Town) -> None:
    ruth, pat, jean, devinder = town.phones("Ruth", "Pat", "Jean", "Devinder")
    zahra, noor = town.phones.phone("Zahra"), town.phones.phone("Noor Jahan")
    round_id = await fixed_round(town, weeks=2, vote="none")
    amina = town.people["Amina"].id
    await up(town, "Owen", "Amina Begum", WALK, person_id=amina)
    await run(town, "UPDATE award_nominee SET person_id = :p WHERE name = 'Amina Begum'", p=amina)
    await up(town, "Jean", "Sheila Okafor", SOUP, category="volunteer")
    lewis = await up(town, "Owen", "Lewis Grant", WALK, category="green")
    for phone in (pat, jean, devinder, zahra, noor):
        await joins(ruth, phone)
    await up(town, "Owen", "Noor Jehan", WALK, category="volunteer")
    await judging(town, round_id)
    found = {tuple(row[name] for name in ("name", "code", "source")) for row in await kept(town)}
    assert found == {
        ("Devinder", "good_neighbour", "broker"),
        ("Jean", "good_neighbour", "exchange"),
        ("Jean", "volunteer", "nominator"),
        ("Noor Jahan", "volunteer", "nominee"),
    }
    given = await rows(
        town,
        "SELECT p.name, n.name AS about FROM award_sheet s JOIN award_judge j ON j.id = s.judge_id"
        " JOIN person p ON p.id = j.person_id JOIN award_nominee n ON n.id = s.nominee_id",
    )
    pairs = {(row["name"], row["about"]) for row in given}
    assert len(pairs) == 8
    assert {("Noor Jahan", "Sheila Okafor"), ("Jean", "Amina Begum")}.isdisjoint(pairs)
    # Noor Jahan's name tells them nothing of why.
    await noor.says("/judge")
    await noor.does_not_see("nominated", "Noor")
    # In the middle of it Pat turns out to be up for a green award, and had points there.
    judge = next(row["name"] for row in given if row["about"] == "Lewis Grant")
    phone = town.phone(judge)
    number = (
        await rows(
            town,
            "SELECT s.id FROM award_sheet s JOIN award_judge j ON j.id = s.judge_id"
            " JOIN person p ON p.id = j.person_id WHERE s.nominee_id = :id AND p.name = :name",
            id=lewis,
            name=judge,
        )
    )[0]["id"]
    await phone.says("/home")
    await phone.forges(f"jdg-sheet:{number}")
    await phone.says(FOUR_FIVES)
    await phone.taps("Send my points")
    await town.later(hours=10)
    person = town.people.get(judge)
    who = person.id if person else (await rows(town, PERSON, name=judge))[0]["id"]
    await run(
        town,
        "INSERT INTO household (community_id, person_id, other_id, by_id, at)"
        " VALUES (1, :p, :o, :o, '2026-11-16T10:00:00Z')",
        p=who,
        o=amina,
    )
    await run(town, "UPDATE award_nominee SET person_id = :p WHERE id = :id", p=who, id=lewis)
    await phone.says("/judge")
    await town.later(hours=10)
    await phone.sees("you take no part in Green and clean", "That says nothing bad about you.")
    await phone.forges(f"jdg-sheet:{number}")
    await phone.sees("You take no part in this any more.")
    async with town.program.database.read() as tx:  # type: ignore[union-attr]
        counting = await award_sheets.counting(tx, round_id)
    judges = {row.judge_id for row in counting if row.nominee_id == lewis}
    assert len(judges) == 2, "somebody else judges instead"
    # Who knows whom a card is about says so, and is out of that award.
    await noor.says("/judge")
    await noor.taps("Say I know who this is")
    await noor.taps("Yes, leave this award")
    await noor.sees("You take no part in")
    # The administrator takes a judge off; what they scored counts no more.
    await ruth.says("/awards judges")
    await ruth.taps("Take a judge off")
    await ruth.taps("Jean")
    await ruth.taps("Yes, take them off")
    await ruth.sees("Jean is on the panel no more.")
    await jean.says("/judge")
    await jean.sees("You are on no panel of judges now.")


PERSON = "SELECT id FROM person WHERE name = :name"


async def test_links_and_panel_are_for_whoever_runs_the_round_and_a_no_is_kept(town: Town) -> None:
    ruth, amina, jean = town.phones("Ruth", "Amina", "Jean")
    round_id = await fixed_round(town, weeks=2)
    for verb in ("awj-panel", "jpn-add", "jpn-progress", "jpn-off"):
        await amina.says("/home")
        await amina.forges(f"{verb}:{round_id}")
        await amina.does_not_see("judges of", "start=judge")
    await amina.says("/judge")
    await amina.sees("You are on no panel of judges now.")
    await jean.starts(await link(ruth))
    await jean.taps("No, I will not judge")
    await jean.sees("You are not on the panel of Civic Pride Awards.")
    await ruth.says("/awards judges")
    await ruth.sees("Jean: said no")
    # Asked once more she says yes, and leaves before judging; nothing of it is lost or doubled.
    await jean.starts(await link(ruth))
    await jean.taps("Yes, I will judge")
    await jean.taps_again()
    await jean.taps("Say none of them")
    await jean.says("/judge")
    await jean.taps("Leave the panel")
    await jean.taps("Yes, leave the panel")
    await jean.sees("You are not on the panel")
    await ruth.says("/awards judges")
    await ruth.sees("Jean: left")
    judges = await rows(town, "SELECT state FROM award_judge")
    assert [row["state"] for row in judges] == ["left"]
    await town.later(days=15)
    await amina.starts("judge-nonsense")
    await amina.sees("This link does not work any more.")
