"""Awards where somebody tries what they mustn't, or changes their mind at the wrong moment."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from domain.errors import DomainError
from handlers.documents.kinds import KINDS
from handlers.journey import View
from handlers.table import registry
from handlers.wording import Wording
from services import award_judging, award_rounds, award_setup, nominations
from services.work import Work
from tests.award_check_help import nominee, sent
from tests.award_help import ADMIN, acting, advance, fixed_round, the_round
from tests.award_vote_help import GOOD, Runner, close_vote, voting
from tests.conversations.test_judging import SOUP, WALK, joins, judging, up
from tests.shift_help import rows, run
from tests.town import Town


async def test_who_is_nominated_by_nobody_any_more_is_judged_no_more(town: Town) -> None:
    ruth, pat, zahra = town.phone("Ruth"), town.phone("Pat"), town.phones.phone("Zahra")
    round_id = await fixed_round(town, weeks=2, vote="none")
    gone = await up(town, "Amina", "Sheila Okafor", SOUP)
    stays = await up(town, "Owen", "Mr Bashir Ali", WALK)
    for phone in (pat, zahra):
        await joins(ruth, phone)
    await judging(town, round_id)

    async def taken_back(work: Work) -> None:
        (mine,) = await nominations.mine(work, round_id)
        await nominations.withdraw(work, mine.id)

    await acting(town, "Amina", frozenset({"member"}), taken_back)
    for phone in (pat, zahra):
        await phone.says("/judge")
        await phone.sees("1 of 1 for you")
        await phone.says("4 4 4 4 4")
        await phone.taps("Send my points")

    async def ready(work: Work) -> bool:
        return await award_judging.ready(work, await the_round(town, round_id))

    assert await acting(town, "Ruth", ADMIN, ready)
    await advance(town, round_id, "deciding")
    places = await rows(town, "SELECT id, place FROM award_nominee ORDER BY id")
    assert {r["id"]: r["place"] for r in places} == {gone: "none", stays: "shortlisted"}


async def test_a_result_that_was_agreed_waits_for_a_day_that_was_put_off(town: Town) -> None:
    vote = await voting(town, {GOOD: (Runner("Jean Marlow", 4, "Jean"),)})
    ruth, devinder, jean = town.phones("Ruth", "Devinder", "Jean")
    await close_vote(town, vote.round_id)
    await ruth.taps("Decide this result")
    await devinder.taps("Agree with this result")
    before = (await the_round(town, vote.round_id)).announced_on

    async def later(work: Work) -> None:
        day = before + timedelta(days=3)
        await award_setup.extend(work, vote.round_id, "announced_on", day, "The hall has no roof")

    await acting(town, "Ruth", ADMIN, later)
    day = datetime.combine(before, time(10, 30), ZoneInfo("Europe/London"))
    await town.later(seconds=(day - town.clock.now()).total_seconds())
    assert (await the_round(town, vote.round_id)).state == "deciding"
    await jean.does_not_see("You have won")
    await town.later(days=3)
    assert (await the_round(town, vote.round_id)).state == "announced"
    await jean.sees("You have won")


async def test_what_is_fixed_stays_and_what_is_closed_stays_closed(town: Town) -> None:
    ruth = town.phone("Ruth")
    round_id = await fixed_round(town, weeks=2)
    one = await the_round(town, round_id)

    async def refused(do: Any) -> None:
        with pytest.raises(DomainError):
            await acting(town, "Ruth", ADMIN, do)

    await refused(lambda w: award_setup.change(w, round_id, judges_least=5))
    await refused(lambda w: award_setup.set_date(w, round_id, "closes_at", date(2027, 5, 1)))
    await refused(lambda w: award_setup.new_category(w, round_id, "Best friend", "individual", ""))
    await refused(lambda w: award_setup.drop_category(w, round_id, "green"))
    await refused(lambda w: award_setup.new_criterion(w, round_id, "Charm", ""))
    await refused(lambda w: award_setup.weigh(w, round_id, "reach", 9))
    await refused(lambda w: award_setup.fix(w, round_id))
    await ruth.says("hello")
    # The round waits ten minutes for what was sent in time; nobody reopens it meanwhile.
    left = (one.closes_at - town.clock.now()).total_seconds()
    await town.later(seconds=left + 120)
    assert (await the_round(town, round_id)).state == "open"
    later = one.closes_at.date() + timedelta(days=5)
    await refused(lambda w: award_setup.extend(w, round_id, "closes_at", later, "A friend is late"))
    after = await the_round(town, round_id)
    assert (after.seal, after.closes_at) == (one.seal, one.closes_at)
    assert await acting(town, "Ruth", ADMIN, lambda w: award_setup.seal_holds(w.tx, after))


async def traces(town: Town, nominee: int, name: str) -> list[str]:
    """Where anything still says that somebody chose this nominee."""
    votes = await rows(town, "SELECT nominee_id, aside FROM award_vote")
    found = [f"vote {dict(one)}" for one in votes if one["nominee_id"] or one["aside"]]
    for table in ("inbox", "outbox"):
        for row in await rows(town, f"SELECT body FROM {table}"):
            if f"vote-for:{nominee}" in row["body"] or f"or {name}" in row["body"]:
                found += [f"{table} {row['body']}"]
    return found


async def test_after_the_count_nothing_says_who_chose_whom(town: Town) -> None:
    vote = await voting(town, burst_votes=5, burst_minutes=10)
    everybody = town.phones("Amina", "Pat", "Owen", "Jean", "Devinder")
    for phone in everybody[:4]:
        await phone.says("/vote")
        await phone.taps("Vote for Mr Hussain")
    await everybody[4].says("/vote")
    await everybody[4].says("Vote for Mr Hussain")
    one = vote.nominees["Mr Hussain"]
    assert await traces(town, one, "Mr Hussain") != []
    await close_vote(town, vote.round_id)
    count = await rows(town, "SELECT nominee_id, counted, burst FROM award_ballots")
    assert [(r["nominee_id"], r["counted"], r["burst"]) for r in count] == [(one, 0, 5)]
    assert await traces(town, one, "Mr Hussain") == []
    assert len(await rows(town, "SELECT 1 FROM award_vote")) == 5


async def test_a_round_that_is_called_off_forgets_for_whom_people_voted(town: Town) -> None:
    vote = await voting(town)
    amina = town.phone("Amina")
    await amina.says("/vote")
    await amina.taps("Vote for Mr Hussain")

    async def off(work: Work) -> None:
        await award_rounds.cancel(work, vote.round_id)

    await acting(town, "Ruth", ADMIN, off)
    assert await traces(town, vote.nominees["Mr Hussain"], "Mr Hussain") == []
    await amina.forges(f"vote-for:{vote.nominees['Jean Marlow']}")
    votes = await rows(town, "SELECT nominee_id FROM award_vote")
    assert [row["nominee_id"] for row in votes] == [None]


async def test_who_lives_with_somebody_on_the_shortlist_decides_nothing(town: Town) -> None:
    vote = await voting(town, {GOOD: (Runner("Jean Marlow", 4, "Jean"), Runner("Mr Ali", 2))})
    ruth, devinder, jean = town.phones("Ruth", "Devinder", "Jean")
    await close_vote(town, vote.round_id)
    home = "INSERT INTO household (community_id, person_id, other_id, by_id, at) VALUES"
    now, people = town.clock.now(), town.people
    await run(town, f"{home} (1, :a, :b, :a, :now), (1, :b, :a, :a, :now)",
              a=people["Ruth"].id, b=people["Jean"].id, now=now)  # fmt: skip
    await ruth.taps("Decide this result")
    assert "is on this shortlist" in ruth.screen()
    assert (await the_round(town, vote.round_id)).decided_by is None
    await run(town, "DELETE FROM household")
    await ruth.taps("Decide this result")
    await run(town, f"{home} (1, :a, :b, :a, :now), (1, :b, :a, :a, :now)",
              a=people["Devinder"].id, b=people["Jean"].id, now=now)  # fmt: skip
    await devinder.taps("Agree with this result")
    assert (await the_round(town, vote.round_id)).seconded_by is None
    await run(town, "DELETE FROM household")
    # Jean takes her yes back between the two: what is agreed to is what was decided, or nothing.
    await jean.says("hello")
    await jean.forges(f"nom-no:{vote.nominees['Jean Marlow']}")
    await devinder.forges(f"awr-yes:{vote.round_id}")
    one = await the_round(town, vote.round_id)
    assert (one.decided_by, one.seconded_by) == (None, None)
    await ruth.sees("Good neighbour: Mr Ali.")


async def test_what_a_later_nomination_knows_is_looked_at_before_anything_goes_on(
    town: Town,
) -> None:
    await fixed_round(town)
    ruth = town.phone("Ruth")
    await sent(town, "Amina", "Tess Doyle", "She reads to the little ones.")
    await ruth.says("/queue")
    await ruth.taps("Start with the oldest")
    await ruth.taps("Say eligible")
    one = await nominee(town, "Tess Doyle")
    assert (one.eligible, one.under_18) == ("yes", False)
    await sent(town, "Owen", "Tess Doyle", "She reads, and is 15.", under_18=True)
    one = await nominee(town, "Tess Doyle")
    assert (one.eligible, one.under_18) == ("waiting", True)
    assert not one.asked_by_chat


async def test_who_acts_for_a_nominee_reads_nothing_of_them_at_the_desk(town: Town) -> None:
    await fixed_round(town)
    devinder = town.phone("Devinder")
    await sent(town, "Amina", "Jean Marlow", "Irons for half the street.")
    one = (await nominee(town, "Jean Marlow")).id
    await run(town, "UPDATE award_nominee SET person_id = :p", p=town.people["Jean"].id)
    await devinder.says("hello")
    await devinder.forges(f"awc-open:{one}")
    await devinder.sees("Irons for half the street")
    await devinder.says("hello")
    await run(
        town,
        "INSERT INTO delegate (community_id, person_id, for_id, kind, scope, made_by, made_at)"
        " VALUES (1, :d, :j, 'helper', '', :d, :now)",
        d=town.people["Devinder"].id, j=town.people["Jean"].id, now=town.clock.now(),
    )  # fmt: skip
    await devinder.forges(f"awc-open:{one}")
    assert "Irons for half" not in devinder.last.text


async def test_a_name_that_would_calculate_stays_a_name_in_the_list(town: Town) -> None:
    name = '=HYPERLINK("https://bad.example","Jean")'
    vote = await voting(town, {GOOD: (Runner(name, 4), Runner("+44 Mr Ali", 2))})
    await close_vote(town, vote.round_id)
    about = {"round": vote.round_id, "form": "xlsx"}
    assert town.program is not None
    async with town.program.database.read() as tx:
        ruth = town.people["Ruth"]
        view = View(tx, ruth, "en", Wording.load(), town.clock.now(), "bot", registry())
        made = await KINDS["award-rows"](view, 1, about)
        assert made is not None
        book = openpyxl.load_workbook(io.BytesIO(made.make()))
        plain = await KINDS["award-rows"](view, 1, {**about, "form": "csv"})
        assert plain is not None
        text = plain.make().decode("utf-8-sig")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert {f"'{name}", "'+44 Mr Ali"} <= {cell.value for cell in cells}
    assert "'=HYPERLINK" in text
    assert len(book.sheetnames) == 2


async def test_words_changed_after_the_check_are_looked_at_again(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    await fixed_round(town)
    number = await sent(town, "Amina", "Tess Doyle", "She brings soup to us all.")
    one = await nominee(town, "Tess Doyle")

    async def changes(**answers: Any) -> None:
        async def do(work: Work) -> None:
            await nominations.keep(work, await nominations.find(work, number), answers)

        await acting(town, "Amina", frozenset({"member"}), do)

    async def words() -> Any:
        (row,) = await rows(town, "SELECT shown FROM nomination")
        return row["shown"]

    await ruth.says("/queue")
    await ruth.taps("Start with the oldest")
    await ruth.taps("Say eligible")
    await run(town, "UPDATE nomination SET shown = 'She brings soup.'")
    await changes(years=9)
    # Nothing was written anew: what a person made of it stands, and so does their word.
    assert ((await nominee(town, "Tess Doyle")).eligible, await words()) == (
        "yes", "She brings soup.",
    )  # fmt: skip
    await changes(words="She brings soup, unlike her thieving brother at 0121 496 0007.")
    assert (await nominee(town, "Tess Doyle")).eligible == "waiting"
    assert "0121" not in await words()
    # How a name is spelled is answered once: nobody renames a winner with an old button.
    await ruth.forges(f"awc-spell:{one.id}")
    await town.later(hours=1)
    await amina.says("hello")
    await amina.forges(f"nom-name-ok:{number}")
    await run(town, "UPDATE award_round SET state = 'deciding'")
    await amina.forges(f"nom-name:{number}")
    await amina.says("Amina Begum")
    assert (await nominee(town, "Tess Doyle")).id == one.id
