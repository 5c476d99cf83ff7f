"""One of each thing that only the desk may see: notes, references, a bar, a merger, a reversal, an
import with its long work, a code, a meeting, a household, a case, a team's group, a nominee for an
award and a tip; and an employer's team on a shift, with a message to it. For tests that press what
is nobody else's."""

from datetime import time, timedelta
from typing import cast

from domain.broadcasts import Audience
from domain.permissions import Role
from domain.reminding import Pattern
from domain.shifts import Plan
from services import (
    award_checks,
    award_clock,
    award_nominees,
    award_rounds,
    award_setup,
    barring,
    broadcasts,
    case_desk,
    claiming,
    digest,
    household,
    imports,
    meetings,
    merging,
    news,
    notes,
    own_reminders,
    references,
    reversing,
    service_told,
    shifts,
)
from services.broadcasts import News
from services.service_told import Told
from services.shifts import NewShift
from services.work import Work
from storage import (
    calendar_entries,
    channels,
    communities,
    people,
    shift_messages,
    shift_teams,
    team_groups,
)
from storage.people import Person
from tests.being_there import being_there
from tests.conversations.test_hats import add_member
from tests.town import Town

STAFF: frozenset[Role] = frozenset({"broker", "administrator"})


async def desk_things(town: Town, secret: str) -> None:
    """By Devinder, about people without Telegram and about Jean; `secret` stands in all words."""
    barred = await add_member(town, "Salma Begum")
    twice = [await add_member(town, name) for name in ("Tahira Begum", "T Begum")]
    assert town.program is not None
    async with town.program.database.write() as tx:
        here = await communities.by_id(tx, 1)
        who = town.people["Devinder"]
        work = Work(tx, town.clock.now(), who, here, STAFF)
        numbers = []
        for person_id in (barred, *twice, town.people["Jean"].id):
            member = await people.membership(tx, 1, person_id)
            assert member is not None
            numbers.append(member.id)
        await notes.note(work, notes.MEMBER, numbers[3], f"keeps a {secret}")
        await references.ask(work, numbers[3], f"Mr {secret} Khan", "0121 496 0199")
        await barring.ask(work, numbers[0], f"the {secret}")
        await merging.ask(work, numbers[1], numbers[2])
        await claiming.give(work, numbers[0])
        await household.join(work, twice[0], barred)
        await case_desk.make(work, f"ring about the {secret}", barred)
        await meetings.plan(work, work.now + timedelta(days=2), f"{secret} house")
        await imports.begin(work, "file", f"{secret}.csv")
        posted = await tx.value(
            "SELECT MIN(id) FROM exchange WHERE state = 'posted' AND community_id = 1"
            " AND giver_id IS NOT NULL AND receiver_id IS NOT NULL"
        )
        await _reversal(work, cast("int", posted), secret)
        await digest.make(work)
        await _not_arrived(work, town.people["Jean"], secret)
        await _place_kept(work, town.people["Jean"])
        await being_there(work, secret, town.people["Jean"].id)
        await _awards(work, secret, town.people["Jean"].id)
        await _on_a_shift(work, secret, town.people["Jean"].id)
        jean = Work(tx, town.clock.now(), town.people["Jean"], here, frozenset({"member"}))
        await own_reminders.add(jean, f"buy the {secret}", Pattern(work.local.date(), time(23)))
        day = work.local.date() - timedelta(days=1)
        await service_told.tell(jean, Told(f"food bank, the {secret} one", 120, day))
        await news.yes(jean)
        await broadcasts.make(work, News(f"about the {secret}", Audience()))
        linked = await channels.ask(tx, 1, -100_200_301, f"{secret} news", who.id, town.clock.now())
        assert linked is not None
        await channels.confirm(tx, linked, 1, who.id, town.clock.now())
        group = await team_groups.ask(tx, 1, -100_200_300, who.id, town.clock.now())
        assert group is not None


async def _awards(work: Work, secret: str, jean: int) -> None:
    """A round that is open, somebody up for an award in it whom Jean nominated, and a tip of hers:
    nobody but who checks, and Jean, may know of it."""
    today = work.local.date()
    number = await award_setup.create(
        work, "Civic Pride", "2026", today, today + timedelta(days=60)
    )
    await award_setup.fix(work, number)
    await award_clock.advance(work, await award_rounds.of(work, number), "open")
    category = (await award_rounds.categories(work, number))[0].id
    about = {"round": number, "by": jean, "now": work.now, "words": f"gives her {secret} away"}
    up = await award_nominees.for_nomination(
        work, number, category, name=f"Mrs {secret} Khan", kind="individual", area="Ward End",
        reach="0121 496 0188", person_id=None, under_18=False, posthumous=False,
    )  # fmt: skip
    await work.tx.run(
        "INSERT INTO nomination (community_id, round_id, category_id, nominee_id, state,"
        " nominee_name, words, shown, by_id, created_at, changed_at, sent_at) VALUES (1, :round,"
        " :category, :up, 'sent', :name, :words, :words, :by, :now, :now, :now)",
        **about, category=category, up=up, name=f"Mrs {secret} Khan",
    )  # fmt: skip
    await work.tx.run(
        "INSERT INTO nomination (community_id, round_id, state, words, by_id, created_at,"
        " changed_at) VALUES (1, :round, 'tip', :words, :by, :now, :now)",
        **about,
    )
    judge = await work.tx.value(
        "INSERT INTO award_judge (round_id, person_id, state, asked_by, asked_at, declared_at,"
        " changed_at) VALUES (:round, :by, 'agreed', :by, :now, :now, :now) RETURNING id",
        round=number, by=jean, now=work.now,
    )  # fmt: skip
    await work.tx.run(
        "INSERT INTO award_sheet (judge_id, nominee_id, state, words, created_at)"
        " VALUES (:judge, :up, 'open', :words, :now)",
        judge=judge, up=up, words=f"kind, {secret}", now=work.now,
    )  # fmt: skip
    await award_checks.note(work, up, f"found the {secret}")
    await award_checks.ask_spelling(work, up)


async def _on_a_shift(work: Work, secret: str, jean: int) -> None:
    """An employer's team with its names, a message to the shift, and Jean's calendar file."""
    shift_id = await work.tx.value("SELECT MIN(id) FROM shift WHERE state = 'published'")
    firm = await people.add(work.tx, None, f"Severn {secret}", None, work.now)
    await shift_teams.take(
        work.tx, shift_id, firm.id, "joined", 400, 3, (secret, secret), work.actor.id, work.now
    )
    words = f"bring the {secret}"
    await shift_messages.add(work.tx, 1, shift_id, work.actor.id, words, 3, work.now, urgent=False)
    await calendar_entries.add(work.tx, "shift", shift_id, jean, jean, secret, work.now)


async def _reversal(work: Work, exchange_id: int, secret: str) -> None:
    work.rules = None
    await work.tx.run(
        "INSERT INTO setting (community_id, name, value) VALUES (1, 'second_person_minutes', '30')"
        " ON CONFLICT (community_id, name) DO UPDATE SET value = excluded.value"
    )
    assert await reversing.reverse(work, exchange_id, f"twice, {secret}") is not None


async def _not_arrived(work: Work, person: Person, secret: str) -> None:
    """A message to Jean that Telegram refused, among those whose ids are forged."""
    await work.tx.run(
        "UPDATE outbox SET state = 'failed', cause = 'Bad Request: message is too long',"
        " kind = 'notice', reason = 'shift.cancelled', body = :body, sent_at = :now,"
        " useful_until = NULL, person_id = :person_id, community_id = 1"
        " WHERE id = (SELECT MIN(id) FROM outbox)",
        body={"text": f"bring no {secret}"},
        now=work.now,
        person_id=person.id,
    )


async def _place_kept(work: Work, person: Person) -> None:
    """A broker looks before Jean joins something with children, which asks for a check."""
    day = work.local.date() + timedelta(days=9)
    plan = Plan(day, time(14), time(16), work.zone)
    new = NewShift("Homework club", "Pelham Friends", plan, "Pelham hall", 3)
    shift_id = await shifts.publish(work, new)
    await work.tx.run(
        "UPDATE opportunity SET checks = 'basic'"
        " WHERE id = (SELECT opportunity_id FROM shift WHERE id = :id)",
        id=shift_id,
    )
    theirs = Work(work.tx, work.now, person, work.community, frozenset({"member"}))
    state = await shifts.join(theirs, shift_id, both=True, old_enough=True)
    assert state == "checking"
