"""A whole round by talking: 30 nominations, 5 judges, 200 voters. The result is worked out here
once more, from what people typed, by the rules as everybody reads them."""

import hashlib
import random
import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.award_help import close_nominations, fixed_round, the_round
from tests.award_vote_help import Vote, close_vote
from tests.conversations.test_award_results import to_the_day
from tests.conversations.test_judging import joins
from tests.driver import Phone
from tests.shift_help import crowd, rows, run
from tests.town import Town

GOOD, GREEN = "Good neighbour", "Green and clean streets, parks and canals"
NAMES = (
    "Sheila Okafor", "Tariq Hussain", "Bridget Doyle", "Kofi Mensah", "Maureen Platt",
    "Zainab Yusuf", "Derek Potts", "Lorna Quigley", "Ivan Petrov", "Grace Adeyemi",
    "Winston Clarke", "Parveen Gill", "Neville Brand", "Oksana Melnyk", "Colin Frith",
    "Hyacinth Bailey", "Rashid Malik", "Doreen Vickers", "Tomasz Zielinski", "Ada Nwosu",
    "Basil Thorpe", "Farida Noor", "Jocelyn Hart", "Ludmila Krol",
)  # fmt: skip
DEEDS = (
    "shopping", "ironing", "gardening", "sewing", "baking", "painting", "knitting", "singing",
    "cooking", "mending", "driving", "reading", "sweeping", "planting", "weeding", "raking",
    "digging", "pruning", "watering", "scrubbing", "composting", "mulching", "fencing", "paving",
)  # fmt: skip
TWICE = (0, 1, 2, 12, 13, 14)
"""Who is nominated by a second person as well."""
JUDGES, VOTERS, SHARE = 5, 200, 40
NEEDED = 2
WEIGHTS = (2, 1, 1, 1, 1)
"""Impact counts twice; effort, reach, duration and inspiration once."""
ASKED: Sequence[tuple[str, str]] = (
    ("Which award fits best", "{award}"),
    ("Who would you like to nominate", "{name}"),
    ("last name", "skip"),
    ("a person, a group or a business", "person"),
    ("For how many years", "5"),
    ("In which part", "Ward End"),
    ("How do you know them", "neighbour"),
    ("under 18", "no"),
    ("Do they know that you", "skip"),
    ("How can the timebank reach", "skip"),
    ("May we tell them", "no"),
    ("paid for this", "It is nobody's job, it is for neighbours"),
    ("a councillor now", "no"),
    ("Do they live, work", "yes"),
    ("a photo or a voice note", "go on"),
    ("What have they done", "{words}"),
)


async def all_say(town: Town, said: Mapping[Phone, str]) -> None:
    """Many people type at the same moment."""
    for phone, words in said.items():
        person = await phone.id()
        await town.phones.backend.say(person, person, words)
    await town.phones.catch_up()


async def until_done(
    town: Town, phones: Sequence[Phone], reply: Callable[[Phone], str | None], most: int = 40
) -> None:
    """Everybody answers what they are asked, all at once each time, until nobody is."""
    for _ in range(most):
        said = {phone: words for phone in phones if (words := reply(phone)) is not None}
        if not said:
            return
        await all_say(town, said)
    raise AssertionError([phone.last.text for phone in phones])


async def nominate(
    town: Town, phones: Sequence[Phone], numbers: Sequence[int], *, send: bool = True
) -> None:
    """Each of them nominates one of NAMES; without `send` up to the last button."""
    of = dict(zip(phones, numbers, strict=True))
    begin = {
        phone: f"I want to nominate my neighbour {NAMES[n]}, always {DEEDS[n]} for old people"
        for phone, n in of.items()
    }
    await all_say(town, begin)

    def reply(phone: Phone) -> str | None:
        text = phone.last.text
        if "Sent. Thank you." in text:
            return None
        about = {
            "award": GOOD if of[phone] < 12 else GREEN,
            "name": NAMES[of[phone]],
            "words": f"Always {DEEDS[of[phone]]} for old people on our road",
        }
        for asked, answer in ASKED:
            if asked in text:
                return answer.format(**about)
        return "Send the nomination" if send else None

    await until_done(town, phones, reply)


def points(judge: int, nominee: int) -> list[int]:
    """What a judge gives a nominee: mostly of one mind, but for two nominees."""
    found = [random.Random(f"{nominee}.{k}").choice((2, 3, 3, 4, 4)) for k in range(5)]
    if nominee in (3, 16):
        found[2] = 1 if judge % 2 else 5
    elif nominee % 3 == 0:
        found[judge % 5] += 1
    return found


async def judge(town: Town, phones: Sequence[Phone]) -> dict[int, list[list[int]]]:
    """All sheets scored by typing; what each nominee got, as the judges know it from the cards."""
    given: dict[tuple[int, int], list[int]] = {}

    def reply(phone: Phone) -> str | None:
        text = phone.last.text
        if "You have judged everybody" in text:
            return None
        if "see this very differently" in text:
            return "Keep my points"
        if "Send my points" in phone.last.buttons:
            return "Send my points"
        deeds = [number for number, deed in enumerate(DEEDS) if deed in text.casefold()]
        if not deeds or "Give my points" not in phone.last.buttons:
            return "/judge"
        (number,) = deeds
        assert not any(part in text for part in NAMES[number].split())
        at = phones.index(phone)
        given[at, number] = points(at, number)
        return " ".join(map(str, given[at, number]))

    await all_say(town, dict.fromkeys(phones, "/judge"))
    await until_done(town, phones, reply, most=80)
    found: dict[int, list[list[int]]] = {}
    for (_, number), each in sorted(given.items()):
        found.setdefault(number, []).append(each)
    return found


# Worked out independently -------------------------------------------------------------------------


def of_five(each: Sequence[int]) -> Fraction:
    return Fraction(sum(w * p for w, p in zip(WEIGHTS, each, strict=True)), sum(WEIGHTS))


@dataclass
class Reckoning:
    """What the rules say of sheets: by total; where totals are the same, by how many judges gave 5
    on impact, the median of the judges' means, how far they are apart on one criterion, how many
    they are, and the lot that a nominee draws from the seal."""

    given: Mapping[int, list[list[int]]]
    seal: str
    ids: Mapping[str, int]

    def best_first(self, totals: Mapping[int, Fraction]) -> list[int]:
        def key(number: int) -> tuple[Fraction | int | str, ...]:
            sheets = self.given[number]
            apart = max(max(each) - min(each) for each in zip(*sheets, strict=True))
            lot = hashlib.sha256(f"{self.seal}:{self.ids[NAMES[number]]}".encode()).hexdigest()
            fives = sum(each[0] == 5 for each in sheets)
            middle = statistics.median(of_five(each) for each in sheets)
            return (-totals[number], -fives, -middle, apart, -len(sheets), lot)

        return sorted(totals, key=key)


def judged(given: Mapping[int, list[list[int]]]) -> dict[int, Fraction]:
    """From 0 (all ones) to 100 (all fives)."""
    means = {n: sum(map(of_five, all_), Fraction()) / len(all_) for n, all_ in given.items()}
    return {number: (mean - 1) * 25 for number, mean in means.items()}


# The round ----------------------------------------------------------------------------------------


async def vote(
    town: Town, phones: Sequence[Phone], shortlists: Sequence[Sequence[int]]
) -> list[Counter[int]]:
    """Everybody votes in the first category and every other in the second too, a few change their
    minds, and at the end twenty vote for one nominee at once. What is to be counted."""
    kept: list[dict[Phone, int]] = [{}, {}]
    few, burst = phones[:-20], phones[-20:]
    for at in range(0, len(few), 36):
        group = few[at : at + 36]
        await all_say(town, dict.fromkeys(group, "/vote"))
        for which, shortlist in enumerate(shortlists):
            wave = {
                phone: shortlist[(number * (which + 1) + number // 7) % 3]
                for number, phone in enumerate(group)
                if not which or number % 2
            }
            await all_say(town, {p: f"Vote for {NAMES[n]}" for p, n in wave.items()})
            kept[which].update(wave)
        await town.later(minutes=11)
    changing = few[::9]
    await all_say(town, dict.fromkeys(changing, "/vote"))
    await all_say(town, {p: "Change my votes" for p in changing if "Change my votes" in p.buttons})
    other = shortlists[0][2]
    wave = {p: other for p in changing if f"Vote for {NAMES[other]}" in p.buttons}
    await all_say(town, {p: f"Vote for {NAMES[n]}" for p, n in wave.items()})
    kept[0].update(wave)
    await town.later(minutes=11)
    await all_say(town, dict.fromkeys(burst, "/vote"))
    await all_say(town, dict.fromkeys(burst, f"Vote for {NAMES[shortlists[0][1]]}"))
    return [Counter(each.values()) for each in kept]


async def test_a_round_from_30_nominations_to_its_winners(town: Town) -> None:
    ruth, devinder = town.phones("Ruth", "Devinder")
    people = await crowd(town, VOTERS + JUDGES)
    await run(town, "UPDATE membership SET decided_at = applied_at WHERE decided_at IS NULL")
    made = await fixed_round(town, weeks=4, vote="share", vote_share=SHARE)
    wanted = [*range(len(NAMES)), *TWICE]
    for at in range(0, len(wanted), 10):
        await nominate(town, people[at // 10 * 10 : at // 10 * 10 + 10], wanted[at : at + 10])
    sent = await rows(town, "SELECT nominee_name, nominee_id FROM nomination WHERE state = 'sent'")
    assert Counter(row["nominee_name"] for row in sent) == Counter(NAMES[n] for n in wanted)
    ids = {row["nominee_name"]: int(row["nominee_id"]) for row in sent}
    assert len({row["nominee_id"] for row in sent}) == len(NAMES)

    await ruth.says("/awards")
    for name in NAMES:
        await ruth.forges(f"awc-yes:{ids[name]}")
        await ruth.forges(f"awc-said:{ids[name]}:yes")
    panel = people[VOTERS:]
    for phone in panel:
        await joins(ruth, phone)
    await close_nominations(town, made)
    await ruth.says("/awards")
    await ruth.taps("Run this round")
    await ruth.sees("Nominations: 30.", "Nominees: 24. To check: 0.", "Judges who said yes: 5.")
    await ruth.taps("Start judging")
    given = await judge(town, panel)
    assert sorted(given) == list(range(len(NAMES)))
    assert all(len(found) >= NEEDED for found in given.values())

    one = await the_round(town, made)
    assert one.vote_opens_at is not None
    await town.later(seconds=(one.vote_opens_at - town.clock.now()).total_seconds() + 60)
    assert (await the_round(town, made)).state == "voting"
    assert one.seal is not None
    marks, reckon = judged(given), Reckoning(given, one.seal, ids)
    halves = [range(12), range(12, 24)]
    shortlists = [reckon.best_first({n: marks[n] for n in half})[:3] for half in halves]
    short = await rows(town, "SELECT name FROM award_nominee WHERE place = 'shortlisted'")
    assert {row["name"] for row in short} == {NAMES[n] for found in shortlists for n in found}

    ballots = await vote(town, people[:VOTERS], shortlists)
    results = []
    for shortlist, counted in zip(shortlists, ballots, strict=True):
        cast = sum(counted.values())
        totals = {
            n: marks[n] * (100 - SHARE) / 100 + Fraction(counted[n], cast) * SHARE
            for n in shortlist
        }
        results.append(reckon.best_first(totals))
    assert results != shortlists  # the vote decides something
    await close_vote(town, made)
    for label, order, counted in zip((GOOD, GREEN), results, ballots, strict=True):
        first, second, third = (NAMES[n] for n in order)
        await ruth.sees(
            f"{label}: {first}. Commended: {second} and {third}. {sum(counted.values())} votes."
        )
    await ruth.sees("Set aside: 20 votes")
    await ruth.taps("Decide this result")
    await devinder.taps("Agree with this result")
    await to_the_day(town, Vote(made, ids, {}))
    await town.later(days=1)
    assert (await the_round(town, made)).state == "announced"
    places = await rows(town, "SELECT name, place FROM award_nominee WHERE place <> 'shortlisted'")
    found = {row["name"]: row["place"] for row in places}
    for order in results:
        assert [found[NAMES[n]] for n in order] == ["winner", "commended", "commended"]
    assert Counter(found.values()) == {"winner": 2, "commended": 4, "none": 18}
    winner = results[0][0]
    told = people[winner]
    await told.sees(f"{NAMES[winner]}, whom you put forward, has won")


async def test_what_was_written_in_the_last_second_counts_however_late_it_is_handled(
    town: Town,
) -> None:
    """The bot is down over the closing: Telegram's date of the message says who was in time."""
    jean, pat = town.phones("Jean", "Pat")
    made = await fixed_round(town, weeks=4)
    for phone, name in ((jean, "Sheila Okafor"), (pat, "Kofi Mensah")):
        await nominate(town, [phone], [NAMES.index(name)], send=False)
        assert "Send the nomination" in phone.buttons
    one = await the_round(town, made)
    await town.stop()
    await town.later(seconds=(one.closes_at - town.clock.now()).total_seconds() + 0.3)
    person = await jean.id()
    await town.backend.say(person, person, "Send the nomination")
    await town.later(seconds=1)
    person = await pat.id()
    await town.backend.say(person, person, "Send the nomination")
    await town.later(hours=3)
    await town.start()
    await town.later(seconds=1)
    await jean.sees("Sent. Thank you.")
    await pat.sees("closed")
    assert (await the_round(town, made)).state == "checking"
    found = await rows(town, "SELECT nominee_name, state FROM nomination ORDER BY id")
    assert [(row["nominee_name"], row["state"]) for row in found] == [
        ("Sheila Okafor", "sent"),
        ("Kofi Mensah", "expired"),
    ]
