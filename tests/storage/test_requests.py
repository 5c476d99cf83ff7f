"""Requests as rows, on both databases: what members may be shown, and who answered first."""

from datetime import UTC, date, datetime
from typing import Any

from storage import Database, apart, communities, people
from storage import requests as rows
from storage.requests import Candidate

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


async def _people(database: Database, *names: str) -> dict[str, int]:
    found = {}
    async with database.write() as tx:
        community = await communities.add(tx, "Ward End Timebank", "ward-end", "Europe/London", NOW)
        assert community is not None
        assert community.id == 1
        for number, name in enumerate(names):
            person = await people.add(tx, 1000 + number, name, "en", NOW)
            found[name] = person.id
            about: dict[str, Any] = {"adult": True, "area": "Ward End", "reach": None}
            standing = await people.apply(
                tx,
                {
                    **about,
                    "community_id": 1,
                    "person_id": person.id,
                    "want": None,
                    "offer": None,
                    "now": NOW,
                },
            )
            await people.decide(tx, standing, ("applied",), "approved", person.id, NOW)
    return found


def _values(person_id: int, state: str, **about: object) -> dict[str, object]:
    values: dict[str, object] = dict.fromkeys(
        ("skill", "day", "start", "finish", "until", "time_words", "repeats", "minutes", "area")
    )
    values.update(
        community_id=1, person_id=person_id, made_by=person_id, words="a lift", shown="Lift",
        people=1, remote=False, langs="", flags="", risks="", state=state,
    )  # fmt: skip
    return {**values, **about}


async def test_what_members_may_be_shown(database: Database) -> None:
    who = await _people(database, "Amina", "Jean", "Pat", "Mr Hussain")
    amina, jean, pat, hussain = who.values()
    today = date(2026, 5, 12)
    async with database.write() as tx:
        tomorrow = date(2026, 5, 13)
        shown = await rows.add(tx, _values(amina, "open", day=tomorrow), NOW)
        await rows.add(tx, _values(amina, "held"), NOW)
        await rows.add(tx, _values(amina, "with_broker"), NOW)  # never let out
        await rows.add(tx, _values(amina, "open", day=date(2026, 5, 11)), NOW)
        any_time = await rows.add(tx, _values(amina, "open"), NOW)
        await rows.add(tx, _values(pat, "open", day=tomorrow), NOW)
        await rows.add(tx, _values(hussain, "cancelled"), NOW)
        apart.keep_apart(tx, 1, pat, jean, amina, NOW)
    async with database.write() as tx:
        seen = await rows.open_in(tx, 1, jean, today=today)
        assert [one.id for one in seen] == [shown.id, any_time.id]
        assert len(await rows.open_in(tx, 1, jean, 1, today)) == 1
        assert amina not in {one.person_id for one in await rows.open_in(tx, 1, amina, today=today)}
        assert await rows.ask(tx, shown.id, jean, NOW, wave=1, state="no")
        assert [one.id for one in await rows.open_in(tx, 1, jean, today=today)] == [any_time.id]


async def test_a_request_comes_back_as_it_was_written(database: Database) -> None:
    who = await _people(database, "Amina")
    async with database.write() as tx:
        values = _values(who["Amina"], "open", minutes=90, flags="once quick", langs="ur")
        made = await rows.add(tx, {**values, "remote": True}, NOW)
        found = await rows.find(tx, 1, made.id)
        assert found == made
        assert (made.person_name, made.flags, made.langs) == ("Amina", ("once", "quick"), ("ur",))
        assert made.remote
        assert await rows.find(tx, 2, made.id) is None
        about = await rows.asker(tx, 1, who["Amina"])
    assert about == rows.Asker(member=True, area="Ward End", open=1, exchanged=False, balance=0)


async def test_an_answer_counts_once_and_only_from_where_it_was_seen(database: Database) -> None:
    who = await _people(database, "Amina", "Jean", "Pat")
    async with database.write() as tx:
        made = await rows.add(tx, _values(who["Amina"], "open"), NOW)
        assert await rows.ask(tx, made.id, who["Jean"], NOW, wave=1, reasons=("near",))
        assert not await rows.ask(tx, made.id, who["Jean"], NOW, wave=2)
        (jean,) = await rows.candidates(tx, made.id)
        assert (jean.reasons, jean.wave, jean.answered_at) == (("near",), 1, None)
        assert await rows.answer(tx, jean, "yes", NOW)
        assert not await rows.answer(tx, jean, "no", NOW)
        assert await rows.ask(tx, made.id, who["Pat"], NOW, wave=1)
        rows.close(tx, made.id)
        assert await _states(tx, made.id) == ["closed", "closed"]
        # Opened again: who said yes is asked anew, and who had not answered; not who gave up.
        assert sorted(await rows.ask_again(tx, made.id)) == sorted([who["Jean"], who["Pat"]])
        rows.settle(tx, next(c for c in await rows.candidates(tx, made.id) if c.name == "Jean"))
        rows.close(tx, made.id)
        assert await _states(tx, made.id) == ["closed", "closed"]
        assert await rows.ask_again(tx, made.id) == [who["Pat"]]


async def _states(tx: Any, request_id: int) -> list[str]:
    found: list[Candidate] = await rows.candidates(tx, request_id)
    return [one.state for one in found]
