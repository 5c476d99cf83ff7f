"""A round of awards: set up by talking, fixed, opened and moved on by the clock, put off."""

from datetime import UTC, datetime, time, timedelta

from services import award_setup
from services.work import Work
from tests.award_help import ADMIN, acting, advance, close_nominations, fixed_round, the_round
from tests.broadcast_help import wants_news
from tests.shift_help import LONDON, rows, run
from tests.town import Town
from tests.two_timebanks import second_timebank

JUDGE = """
INSERT INTO award_judge (round_id, person_id, state, asked_by, asked_at, declared_at, changed_at)
VALUES (:round, :person, 'agreed', :by, :now, :now, :now)"""
NOMINEE = """
INSERT INTO award_nominee (community_id, round_id, category_id, name, kind, said, eligible,
    created_at, changed_at)
SELECT 1, :round, MIN(id), :name, 'individual', 'yes', 'yes', :now, :now FROM award_category"""
SHEET = """
INSERT INTO award_sheet (judge_id, nominee_id, state, created_at)
SELECT MAX(j.id), MAX(e.id), :state, :now FROM award_judge j, award_nominee e"""


async def test_a_round_is_set_up_fixed_and_opened_by_talking(town: Town) -> None:
    ruth, amina, jean = town.phones("Ruth", "Amina", "Jean")
    await wants_news(town, "Jean")
    await amina.says("/awards")
    await amina.sees("No awards are on at Ward End & Pelham Timebank just now.")
    await amina.says("/awards new")
    await amina.sees("I cannot do that for you")
    await ruth.says("/awards")
    await ruth.taps("Set up a round")
    await ruth.taps("Civic Pride Awards")
    await ruth.says("2027")
    await ruth.sees("On which day do nominations open?")
    await ruth.says("1 March 2024")
    await ruth.sees("That day is over, or too far ahead.")
    await ruth.says("tomorrow")
    await ruth.says("28 February 2027")
    await ruth.taps("Choose members here")
    await ruth.sees(
        "open Tuesday 17 November 2026 and close Sunday 28 February 2027", "13 categories"
    )
    await ruth.taps("Set it up")
    await ruth.sees("Civic Pride Awards, 2027", "Only those who run it can see it")
    await amina.says("/awards")
    await amina.sees("No awards are on")

    await ruth.taps("Change the rules")
    await ruth.sees("2. You can't nominate your own family")
    await ruth.taps("Change rule 2")
    await ruth.sees("Now: ", "What shall this rule be?")
    await ruth.taps("Yes, allow it")
    await ruth.sees("It now says: You can nominate your own family.")
    await ruth.taps("Change the rules")
    await ruth.taps("More")
    await ruth.taps("More")
    await ruth.taps("Change rule 12")
    await ruth.says("seven hundred")
    await ruth.sees("number from 2 to 5")
    await ruth.taps("3")
    await ruth.sees("At least 3 judges score each nominee.")
    await ruth.taps("Back to the round")
    await ruth.taps("Change the dates")
    await ruth.taps("Choose judges' date")
    await ruth.says("15 February 2027")
    await ruth.sees("they are not in order")
    await ruth.says("4 April 2027")
    await ruth.taps("More choices")
    await ruth.taps("See the categories")
    await ruth.sees(
        "4. Young citizen (11 to 24).", "of 11 to 24 years", "also in memory of somebody"
    )
    await ruth.taps("Take one away")
    await ruth.says("sport and getting active")
    await ruth.taps("See the categories")
    await ruth.taps("Add a category")
    await ruth.says("Best street party")
    await ruth.taps("Choose a group")
    await ruth.taps("Skip")
    await ruth.sees("Judges have until", "Sunday 4 April 2027, 11:59pm", "not fixed yet")
    await ruth.taps("Back")
    await ruth.taps("More choices")
    await ruth.taps("Add a criterion")
    await ruth.types("Kindness", "How it feels to be helped by them.")
    await ruth.sees("6. Kindness: How it feels to be helped by them.")
    await ruth.taps("See the categories")
    await ruth.sees("13. Best street party.", "For a group")
    await ruth.does_not_see("Sport and getting active")
    await ruth.taps("Back")
    await ruth.taps("Fix the rules and open")
    await ruth.sees("Nominations open", "Ask your judges now")

    # Everybody reads the same rules; nothing but dates changes from now on.
    await amina.says("/awards")
    await amina.sees("Nominations open Tuesday 17 November 2026, 9am", "The rules are fixed")
    await amina.taps("Read the rules")
    await amina.sees(
        "You can nominate your own family.", "(counts 2 times)", "Seal: ", "30 percent",
        "The public vote opens Monday 5 April 2027, 9am",
    )  # fmt: skip
    await amina.forges("aw-rule:1:self_may")
    await ruth.forges("aw-set:1")
    await ruth.taps("Change rule 1")
    await ruth.taps("Yes, allow it")
    await ruth.sees("The rules are fixed.")
    assert (await the_round(town, 1)).rules.self_may is False

    await amina.says("when do nominations close?")
    await amina.sees("Nominations open Tuesday 17 November 2026, 9am")
    await amina.says("who won last year?")
    await amina.sees("No round is over yet.")
    await town.later(hours=23, minutes=1)
    assert (await the_round(town, 1)).state == "open"
    await town.later(hours=1)
    await jean.sees("You can now nominate somebody for Civic Pride Awards, 2027.")
    await amina.does_not_see("You can now nominate somebody")


async def test_a_date_is_only_put_off_and_the_clock_waits_for_it(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    made = await fixed_round(town, weeks=4)
    before = await the_round(town, made)
    assert before.state == "open"
    await ruth.says("/awards")
    await ruth.taps("Run this round")
    await ruth.sees("Nominations: 0. Not sent yet: 0.")
    await ruth.taps("Put off a date")
    await ruth.taps("Choose the closing")
    await ruth.says("1 December")
    await ruth.sees("a date can only become later")
    await ruth.says("/cancel")
    await ruth.forges(f"aw-date:{made}:opens_at")
    await ruth.sees("That is over")
    await ruth.forges(f"aw-date:{made}:closes_at")
    await ruth.says("21 December")
    await ruth.says("The libraries were closed for a week by snow")
    await ruth.sees("Monday 14 December 2026 to Monday 21 December 2026")
    await ruth.taps("Put it off")
    after = await the_round(town, made)
    assert after.closes_at - before.closes_at == timedelta(days=7)
    assert after.judged_at - before.judged_at == timedelta(days=7)
    assert after.announced_on - before.announced_on == timedelta(days=7)
    assert after.seal == before.seal
    assert await acting(town, "Ruth", ADMIN, lambda w: award_setup.seal_holds(w.tx, after))
    await run(town, "UPDATE award_criterion SET weight = 3 WHERE code = 'reach'")
    assert not await acting(town, "Ruth", ADMIN, lambda w: award_setup.seal_holds(w.tx, after))
    await amina.says("/awards rules")
    await amina.sees("The end of nominations was put off", "closed for a week by snow")
    # The day that was first set comes and goes.
    await town.later(seconds=(before.closes_at - town.clock.now()).total_seconds() + 3600)
    assert (await the_round(town, made)).state == "open"
    await close_nominations(town, made)
    assert (await the_round(town, made)).state == "checking"
    await ruth.says("/awards")
    await ruth.taps("Run this round")
    await ruth.taps("Start judging")
    await ruth.sees("You need 2 judges or more")
    await ruth.taps("More choices")
    await ruth.taps("Call it off")
    await ruth.sees("This can't be undone")
    await ruth.taps("Yes, call it off")
    assert (await the_round(town, made)).state == "cancelled"
    await amina.says("/awards")
    await amina.sees("No awards are on")


async def test_a_machine_that_slept_goes_on_and_waits_for_judges_only(town: Town) -> None:
    """Months asleep: every phase that is due follows at once, but no vote opens that is over."""
    ruth = town.phone("Ruth")
    made = await fixed_round(town, weeks=4)
    one = await the_round(town, made)
    assert one.vote_opens_at is not None
    assert one.vote_closes_at is not None
    await close_nominations(town, made)
    await advance(town, made, "judging")
    await town.later(seconds=(one.vote_opens_at - town.clock.now()).total_seconds() + 5400)
    assert (await the_round(town, made)).state == "voting"
    await town.later(seconds=(one.vote_closes_at - town.clock.now()).total_seconds() + 5400)
    assert (await the_round(town, made)).state == "deciding"
    found = await rows(town, "SELECT action FROM audit WHERE object = 'award_round' ORDER BY id")
    moved = [row["action"] for row in found]
    assert (
        moved.index("award.judging") < moved.index("award.voting") < moved.index("award.deciding")
    )
    await advance(town, made, "cancelled")

    made = await fixed_round(town, weeks=4, judges_least=3)
    one = await the_round(town, made)
    await close_nominations(town, made)
    await advance(town, made, "judging")
    assert one.vote_closes_at is not None
    await town.later(seconds=(one.vote_closes_at - town.clock.now()).total_seconds() + 9 * 3600)
    assert (await the_round(town, made)).state == "judging"
    await ruth.sees("the judges' date was")


async def test_the_clocks_change_at_the_closing(town: Town) -> None:
    """28 March 2027 has 23 hours: the day ends on the wall, an hour sooner in UTC."""

    async def make(work: Work) -> int:
        day = work.local.date()
        made = await award_setup.create(work, "Awards", "2027", day, day + timedelta(weeks=4))
        await award_setup.set_date(
            work, made, "closes_at", datetime(2027, 3, 28, tzinfo=UTC).date()
        )
        return (await award_setup.fix(work, made)).id

    made = await acting(town, "Ruth", ADMIN, make)
    one = await the_round(town, made)
    assert one.closes_at == datetime(2027, 3, 28, 22, 59, 59, tzinfo=UTC)
    assert one.opens_at == datetime(2026, 11, 16, 9, tzinfo=UTC)
    amina = town.phone("Amina")
    await amina.says("/awards rules")
    await amina.sees("Nominations close Sunday 28 March 2027, 11:59pm")


async def test_reminders_come_before_the_dates_and_once(town: Town) -> None:
    amina, jean, pat = town.phones("Amina", "Jean", "Pat")
    await wants_news(town, "Jean", "Pat")
    made = await fixed_round(town, weeks=4)
    one = await the_round(town, made)
    await jean.sees("You can now nominate somebody for Civic Pride Awards, 2026.")
    await amina.says("I want to nominate my neighbour Sheila Okafor")
    await amina.taps("Cancel")

    async def to(day: datetime | None, days: int, hour: int = 10) -> None:
        assert day is not None
        local = day.astimezone(LONDON).date() - timedelta(days=days)
        at = datetime.combine(local, time(hour, 1), LONDON)
        await town.later(seconds=(at - town.clock.now()).total_seconds())

    async def told(reason: str) -> int:
        return len(await rows(town, "SELECT id FROM outbox WHERE reason = :r", r=reason))

    await to(one.closes_at, 3)
    await amina.sees("Your nomination for Civic Pride Awards is not sent yet.", "11:59pm")
    assert await told("award.drafts") == 1
    await to(one.closes_at, 1)
    assert await told("award.drafts") == 2
    await close_nominations(town, made)
    # A judge with a sheet left, and one whose sheets are done.
    for name, state in (("Jean", "open"), ("Amina", "done")):
        person = town.people[name].id
        await run(
            town, JUDGE, round=made, person=person, by=town.people["Ruth"].id, now=town.clock.now()
        )
        await run(town, NOMINEE, round=made, name=name, now=town.clock.now())
        await run(town, SHEET, state=state, now=town.clock.now())
    await run(town, "UPDATE award_round SET state = 'judging' WHERE id = :id", id=made)
    await to(one.judged_at, 3)
    await jean.sees("You have 1 nominee left to score for Civic Pride Awards.")
    assert await told("award.judges") == 1
    await run(town, "UPDATE award_round SET state = 'voting' WHERE id = :id", id=made)
    await run(
        town,
        "INSERT INTO award_vote (round_id, category_id, person_id, first_at, at) SELECT :round,"
        " MIN(id), :jean, :now, :now FROM award_category",
        round=made, jean=town.people["Jean"].id, now=town.clock.now(),
    )  # fmt: skip
    await to(one.vote_closes_at, 1)
    # Who asked for news and hasn't voted, once; nobody else.
    await pat.sees("You have not voted in Civic Pride Awards, 2026 yet.")
    assert await told("award.vote-ends") == 1


async def test_a_round_for_the_whole_city_is_seen_and_told_in_every_timebank(town: Town) -> None:
    await second_timebank(town)
    bob, nadia = town.phones("Bob", "Nadia")
    ours = await fixed_round(town, weeks=4)
    await bob.says("/awards")
    await bob.sees("No awards are on at Kings Heath Timebank")
    await bob.forges(f"aw-rules:{ours}")
    await bob.does_not_see("The rules of")
    await run(town, "UPDATE award_scheme SET open_to = 'city'")
    await bob.says("/awards")
    await bob.sees("For the whole city, run by Ward End & Pelham Timebank.", "Nominations are open")
    await bob.taps("Read the rules")
    await bob.sees("The rules of Civic Pride Awards, 2026")
    await bob.taps("Back")
    await bob.taps("Nominate somebody")
    await bob.sees("Who would you like to nominate?")
    # Who runs or checks awards elsewhere does neither here.
    await nadia.says("/awards")
    for verb in ("aw-run", "aw-judge", "aw-off", "aw-dates", "aw-more"):
        await nadia.forges(f"{verb}:{ours}")
        await nadia.does_not_see("Put off a date", "To check:")
    assert (await the_round(town, ours)).state == "open"
