"""Acting for somebody else: helpers, organisations, brokers at the phone; whose card it is; who may
do what; how it ends."""

import pytest

from domain.errors import DomainError
from domain.hats import SCOPE_OF, SCOPES
from domain.permissions import MAY
from services import issue, newcomers, requests
from services.newcomers import NewMember
from services.work import Work
from storage import acquaintances, communities, ledger
from tests.driver import Phone
from tests.shift_help import rows, run
from tests.town import Town


async def add_member(town: Town, name: str) -> int:
    """Somebody without Telegram, added by Ruth; knows Amina and Jean."""
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, 1)
        ruth = town.people["Ruth"]
        work = Work(tx, town.clock.now(), ruth, community, frozenset({"broker"}))
        person_id = await newcomers.add(
            work, NewMember(name, "Ward End", "0121 496 0123, mornings", "person")
        )
        for friend in ("Amina", "Jean"):
            friend_id = town.people[friend].id
            acquaintances.meet(tx, 1, person_id, friend_id, "introduced", town.clock.now())
    return person_id


async def balance_of(town: Town, person_id: int) -> int:
    """A balance in minutes."""
    assert town.program is not None
    async with town.program.database.read() as tx:
        assert await ledger.discrepancies(tx) == []
        return await ledger.balance(tx, 1, person_id)


async def helper(
    town: Town, member: str, name: str = "Pat", may: str = "Do everyday things"
) -> Phone:
    """Ruth lets somebody act for a member, who agreed on the phone."""
    ruth = town.phone("Ruth")
    await ruth.says("/helper")
    await ruth.says(member)
    await ruth.says(name)
    await ruth.taps(may)
    await ruth.taps("Agreed by phone")
    await ruth.sees(f"{name} acts for {member}", "They can never give hours away")
    await ruth.taps("Let them act")
    await ruth.sees(f"{name} acts for {member}", "Set up by Ruth")
    return town.phone(name)


async def test_a_helper_asks_confirms_and_is_themselves_again(any_town: Town) -> None:
    town = any_town
    khan = await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    await pat.sees("You may now act for Mrs Khan")
    amina, ruth = town.phones("Amina", "Ruth")
    # Amina gave Mrs Khan two hours: the card comes to Pat, and says for whom.
    await amina.says("2hrs yesterday gardening for Mrs Khan")
    await amina.taps("Yes, send to Mrs Khan")
    await pat.sees("For Mrs Khan:", "Amina helped you")
    before = await balance_of(town, khan)
    await pat.taps("Yes, that's right")
    await ruth.taps("Approve")
    assert await balance_of(town, khan) == before - 120
    # Wearing the hat, what Pat says is for Mrs Khan.
    await pat.says("as Mrs Khan")
    await pat.sees("You act for Mrs Khan now")
    await pat.says("/balance")
    await pat.sees("For Mrs Khan:")
    await pat.says("as myself")
    await pat.sees("You are yourself again")
    await pat.says("/balance")
    await pat.does_not_see("For Mrs Khan:")


async def test_a_helper_never_gives_hours_away_nor_leaves(town: Town) -> None:
    await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    await pat.says("for my nan")
    await pat.sees("You act for Mrs Khan now")
    for refused in ("/give", "/leave", "/helper"):
        await pat.says(refused)
        await pat.sees("For Mrs Khan:", "not something you can do for them")


async def test_a_helper_may_only_do_what_was_agreed(town: Town) -> None:
    await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan", may="Confirm hours only")
    await pat.says("as Mrs Khan")
    await pat.says("/log")
    await pat.sees("not something you can do for them")


async def test_who_helped_never_confirms_for_the_other_side(any_town: Town) -> None:
    """Four eyes: Pat gave Mrs Khan an hour, and is her helper."""
    town = any_town
    khan = await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    await run(
        town,
        "INSERT INTO acquaintance (community_id, person_id, other_id, cause, since)"
        " VALUES (1, :one, :other, 'introduced', :now)",
        one=town.people["Pat"].id,
        other=khan,
        now=town.clock.now(),
    )
    await pat.says("1 hour yesterday gardening for Mrs Khan")
    await pat.taps("Yes, send to Mrs Khan")
    await pat.does_not_see("For Mrs Khan:")
    # Even with the card open under the hat it is refused.
    exchange = (await rows(town, "SELECT MAX(id) AS id FROM exchange"))[0]["id"]
    await pat.says("as Mrs Khan")
    await pat.forges(f"x-confirm:{exchange}:logged.60.0")
    assert (await rows(town, "SELECT state FROM exchange WHERE id = :id", id=exchange))[0][
        "state"
    ] == "logged"
    # A broker rings instead, and says so on the card.
    await town.later(seconds=2)
    ruth = town.phone("Ruth")
    await ruth.sees("Please ring Mrs Khan", "0121 496 0123", "Pat helped you")
    await ruth.taps("Answer 1 for them")
    await ruth.sees("For Mrs Khan:", "Pat helped you")
    await ruth.taps("Yes, that's right")
    assert (await rows(town, "SELECT state FROM exchange WHERE id = :id", id=exchange))[0][
        "state"
    ] == "confirmed"


async def test_a_hat_falls_off_after_twelve_hours(town: Town) -> None:
    await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    await pat.says("as Mrs Khan")
    await town.later(hours=12, seconds=5)
    await pat.sees("You do not act for Mrs Khan any more")
    await pat.says("/balance")
    await pat.does_not_see("For Mrs Khan:")


async def test_a_form_goes_on_for_whom_it_was_begun(town: Town) -> None:
    khan = await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    await pat.says("as Mrs Khan")
    await pat.says("2hrs yesterday gardening for Jean")
    await pat.sees("For Mrs Khan:")
    await pat.says("/hat")
    await pat.taps("Act as myself")
    await pat.says("yes")
    found = await rows(
        town, "SELECT logged_by, on_behalf_of FROM exchange ORDER BY id DESC LIMIT 1"
    )
    assert found[0]["on_behalf_of"] == khan
    assert found[0]["logged_by"] == town.people["Pat"].id


async def test_the_broker_asks_the_member_alone(town: Town) -> None:
    await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    ruth = town.phone("Ruth")
    await town.later(days=31)
    await ruth.sees("Ring Mrs Khan when they are on their own")
    await ruth.taps("Rang, all well")
    await ruth.sees("Last asked alone on")
    await town.later(days=91)
    await ruth.sees("Ring Mrs Khan when they are on their own")
    await ruth.taps("Talk to the lead")
    await ruth.says("She did not know about the gardening.")
    await ruth.sees("The safeguarding lead looks at it")
    found = await rows(town, "SELECT restricted FROM casework WHERE kind = 'concern'")
    assert [r["restricted"] for r in found] == [1]
    await pat.does_not_see("She did not know")


async def test_it_ends_after_six_months_and_cards_lose_their_buttons(any_town: Town) -> None:
    town = any_town
    await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    await town.later(days=170)
    await town.phone("Ruth").sees("Pat acts for Mrs Khan")
    await town.phone("Amina").says("2hrs yesterday gardening for Mrs Khan")
    await town.phone("Amina").taps("Yes, send to Mrs Khan")
    await pat.sees("For Mrs Khan:", "Amina helped you")
    seen = next(b.value for row in pat.last.rows for b in row if b.text == "Yes, that's right")
    await town.later(days=14)
    await pat.sees("You do not act for Mrs Khan any more")
    await pat.forges(seen)
    state = (await rows(town, "SELECT state FROM exchange ORDER BY id DESC LIMIT 1"))[0]["state"]
    assert state != "confirmed"


async def test_somebody_from_outside_acts_through_a_link(town: Town) -> None:
    await add_member(town, "Mrs Khan")
    ruth, owen = town.phones("Ruth", "Owen")
    await ruth.says("/helper")
    await ruth.says("Mrs Khan")
    await ruth.says("Bilal")
    await ruth.taps("Send them a link")
    await ruth.taps("Do everyday things")
    await ruth.taps("Signed on paper")
    await ruth.taps("Let them act")
    await ruth.sees("Give this link to Bilal")
    link = ruth.last.text.split("?start=")[1].split()[0]
    await owen.says(f"/start {link}")
    await owen.sees("You may now act for Mrs Khan")
    await town.phone("Jean").says(f"/start {link}")
    await town.phone("Jean").does_not_see("You may now act")


async def test_a_member_with_telegram_can_stop_it(town: Town) -> None:
    jean = town.phone("Jean")
    pat = await helper(town, "Jean")
    await jean.sees("Pat may now act for you")
    await jean.taps("See who acts for me")
    await jean.taps("Stop Pat")
    await jean.sees("Pat does not act for you any more")
    await pat.sees("You do not act for Jean any more")
    await pat.says("as Jean")
    await pat.does_not_see("You act for Jean now")


@pytest.mark.parametrize("words", ["as myself", "For myself", "/hat"])
async def test_without_a_hat_it_is_said(town: Town, words: str) -> None:
    pat = town.phone("Pat")
    await pat.says(words)
    await pat.does_not_see("Something went wrong")


async def test_a_helper_asks_for_help_and_hears_of_it(any_town: Town) -> None:
    town = any_town
    khan = await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan", may="Ask and confirm")
    await pat.says("as Mrs Khan")
    await pat.says("need a lift thurs")
    await pat.sees("For Mrs Khan:")
    await pat.taps("Yes, ask")
    await pat.sees("For Mrs Khan:")
    found = await rows(town, "SELECT person_id, made_by FROM request ORDER BY id DESC LIMIT 1")
    assert (found[0]["person_id"], found[0]["made_by"]) == (khan, town.people["Pat"].id)


async def test_a_helper_speaks_for_themselves_at_the_desk(town: Town) -> None:
    """What Pat says to a person is Pat's, and what Mrs Khan said there never reaches Pat."""
    khan = await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    ruth = town.phone("Ruth")
    await pat.says("as Mrs Khan")
    await pat.says("talk to a person")
    await pat.says("I am not sure that this is right")
    await ruth.sees("Pat wants to talk to a person")
    found = await rows(town, "SELECT person_id FROM casework WHERE kind = 'talk'")
    assert [r["person_id"] for r in found] == [town.people["Pat"].id]
    assert not await rows(
        town,
        "SELECT id FROM outbox WHERE for_id = :khan AND reason LIKE 'case%'",
        khan=khan,
    )


async def test_both_helpers_press_at_once_and_the_first_counts(any_town: Town) -> None:
    town = any_town
    await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    owen = await helper(town, "Mrs Khan", "Owen")
    amina = town.phone("Amina")
    await amina.says("2hrs yesterday gardening for Mrs Khan")
    await amina.taps("Yes, send to Mrs Khan")
    for phone in (pat, owen):
        await phone.sees("For Mrs Khan:", "Amina helped you")
    await pat.taps("Yes, that's right")
    await owen.sees("For Mrs Khan:", "Now your broker looks at it")
    events = await rows(town, "SELECT actor_id FROM exchange_event WHERE action = 'confirm'")
    assert events[-1]["actor_id"] == town.people["Pat"].id


async def test_a_verb_says_whether_it_may_be_done_for_others() -> None:
    """Whoever adds a verb says so in SCOPE_OF, or here that it is never done for another."""
    never = {
        "exchange.decide", "member.decide", "member.introduce", "member.act", "member.check",
        "import.make",
        "member.note", "member.second",
        "case.answer", "case.restricted", "queue.see", "role.grant",
        "timebank.open",
        "rules.change", "report.see", "needs.see", "hours.issue", "hours.second", "roster.make",
        "gathering.decide", "request.decide", "opportunity.decide",
        "across.agree", "team.arrange",
        "work.support", "letter.help", "course.keep", "news.second", "news.send",
        "channel.link",
        "delivery.see", "award.check", "award.run", "audit.see", "safety.set",
    }  # fmt: skip
    assert set(MAY) == never | set(SCOPE_OF)
    assert not never & set(SCOPE_OF)
    assert "give" not in SCOPES


async def test_a_notice_for_another_acts_for_them_though_no_hat_is_worn(town: Town) -> None:
    """The decline of a broker reaches the helper as a notice that names Mrs Khan."""
    await add_member(town, "Mrs Khan")
    pat = await helper(town, "Mrs Khan")
    amina, ruth = town.phones("Amina", "Ruth")
    await amina.says("2hrs yesterday gardening for Mrs Khan")
    await amina.taps("Yes, send to Mrs Khan")
    await pat.taps("Yes, that's right")
    await ruth.taps("Decline")
    await ruth.taps("Logged twice")
    await pat.sees("For Mrs Khan:", "Not approved.", "Logged twice")


async def test_a_broker_who_is_a_helper_decides_nothing_of_the_members(town: Town) -> None:
    """Four eyes: Devinder acts for Mrs Khan, so another broker looks at what she asks for."""
    khan = await add_member(town, "Mrs Khan")
    await run(
        town,
        "INSERT INTO request (community_id, person_id, made_by, words, state, created_at,"
        " changed_at) VALUES (1, :khan, :khan, 'Ironing', 'held', :now, :now)",
        khan=khan,
        now=town.clock.now(),
    )
    assert town.program is not None
    async with town.program.database.write() as tx:
        community = await communities.by_id(tx, 1)
        devinder = Work(
            tx,
            town.clock.now(),
            town.people["Devinder"],
            community,
            frozenset({"broker"}),
            helps=frozenset({khan}),
        )
        with pytest.raises(DomainError, match="refusal-own-request"):
            await requests.allow(devinder, 1, shown="Ironing")
        with pytest.raises(DomainError, match="refusal-own-exchange"):
            await issue.ask(devinder, khan, 60, "mistake", None)


async def test_as_myself_works_in_the_middle_of_a_form(town: Town) -> None:
    ruth, amina = town.phones("Ruth", "Amina")
    await ruth.says("/for Amina")
    await ruth.says("give 30 minutes to Pat")
    await ruth.sees("For Amina:", "Give Pat 30 minutes")
    await ruth.says("as myself")
    await ruth.sees("You are yourself again, Ruth.")
    await ruth.says("/queue")
    await ruth.does_not_see("For Amina")
    await amina.says("/balance")
    await amina.sees("3 hours")
