"""The first ten of 100,000 offers: how long they take, beside RapidFuzz over all of them, and
whether any of them is lost by looking at a shortlist only."""

import gc
import json
import tempfile
import time
from collections import Counter
from pathlib import Path

from rapidfuzz import fuzz, process

from domain import finding, matching
from domain.matching import Candidate, Match, Need
from domain.rules import Rules
from services import matching as service
from services.work import Work
from storage import Database, open_database, people, search
from storage.people import Community
from tests.bench import servers
from tests.bench.figures import Figure, figure, median, percentile
from tests.bench.match_town import CASES, NOW, SEEKER, City, Standing, city, day_of, fill

WARM = 12
COMPARED = 60
"""Requests for which every offer is scored too."""
ASKS = Rules({}).number("asks_per_week")


def needs() -> list[Need]:
    """The labelled requests, each in its own area."""
    found = json.loads(CASES.read_text("utf-8"))["requests"]
    return [
        Need(
            SEEKER,
            None,
            one["words"],
            day=day_of(one["day"]) if "day" in one else None,
            area=one["area"],
        )
        for one in found
    ]


async def measure() -> list[Figure]:
    """All figures, for each database."""
    made = city()
    asked = needs()
    found = [figure("matching.offers", len(made.offers), "offers")]
    fuzzy = _fuzzy(made, asked[:COMPARED])
    found.append(figure("matching.rapidfuzz_over_all", fuzzy, "ms"))
    everything = [_over_all(made, need) for need in asked[:COMPARED]]
    found.append(figure("matching.same_score_over_all", median([ms for _, ms in everything]), "ms"))
    best = [matches for matches, _ in everything]
    with tempfile.TemporaryDirectory(prefix="goodturn-bench-") as folder:
        url = f"sqlite:///{folder}/goodturn.db"
        found += await _searched("matching.sqlite", url, made, asked, best, fuzzy)
        async with servers.postgres(Path(folder) / "postgres") as databases:
            if databases is not None:
                url = await databases()
                found += await _searched("matching.postgres", url, made, asked, best, fuzzy)
    return found


async def _searched(
    area: str, url: str, made: City, asked: list[Need], best: list[list[Match]], fuzzy: float
) -> list[Figure]:
    await fill(url, made)
    database = await open_database(url)
    gc.freeze()  # the city in memory is the bench's, not the bot's: its garbage is not collected
    for need in asked[-WARM:]:
        await _helpers(database, need)
    took, answers = [], []
    for need in asked:
        began = time.perf_counter()
        answers.append(await _helpers(database, need))
        took.append(1000 * (time.perf_counter() - began))
    await database.close()
    gc.unfreeze()
    kept, of = _kept(answers, best)
    return [
        figure(f"{area}.median", median(took), "ms", "at most", 20),
        figure(f"{area}.p99", percentile(took, 0.99), "ms"),
        figure(f"{area}.times_faster_than_rapidfuzz", fuzzy / median(took), "times"),
        figure(f"{area}.of_the_first_ten", 100 * kept / of, "%", "at least", 100),
    ]


async def _helpers(database: Database, need: Need) -> list[Match]:
    async with database.read() as tx:
        person = await people.person(tx, SEEKER)
        assert person is not None
        bank = Community(1, "Birmingham Timebank", "birmingham", "Europe/London")
        return await service.helpers(Work(tx, NOW, person, bank, frozenset()), need)


def _kept(answers: list[list[Match]], best: list[list[Match]]) -> tuple[int, int]:
    """How many of the first ten by scoring everything are found; people of one score are equal."""
    kept = of = 0
    for answer, right in zip(answers, best, strict=False):
        found = sorted((one.score for one in answer), reverse=True)
        wanted = sorted((one.score for one in right), reverse=True)
        of += len(wanted)
        kept += sum(got >= score for got, score in zip(found, wanted, strict=False))
    return kept, of


def _fuzzy(made: City, asked: list[Need]) -> float:
    """Milliseconds (median) that RapidFuzz takes to compare one request with every offer."""
    words = [one.words.lower() for one in made.offers]
    took = []
    for need in asked:
        said = finding.telling(need.words)
        began = time.perf_counter()
        process.extract(said, words, scorer=fuzz.token_set_ratio, limit=10)
        took.append(1000 * (time.perf_counter() - began))
    return median(took)


def _over_all(made: City, need: Need) -> tuple[list[Match], float]:
    """The first ten when every offer gets the same score, and the milliseconds that it took."""
    began = time.perf_counter()
    asked = finding.asked(need)
    many = Counter(
        token
        for one in made.offers
        for token in one.tokens.intersection(w.token for w in asked.tokens)
    )
    capped = {token: min(count, search.COMMON) for token, count in many.items()}
    weighed = search.weighed(asked.tokens, capped)
    kept = search.chosen(weighed, capped)
    whole = finding.whole_of(weighed, kept)
    rooted = {one.token for one in kept if one.root}
    # By skill every token counts, also those too common to be looked up.
    wanted = {one.token: one for one in weighed if not one.root or one.token in rooted}
    names = frozenset(wanted)
    found = []
    for one in made.offers:
        hits = one.tokens & names
        standing = made.people[one.person_id]
        if not hits or not _may(standing):
            continue
        near = max(wanted[token].near for token in hits)
        near = max(near, round(1000 * asked.near.get(one.skill or "", 0.0)))
        root = sum(wanted[token].root for token in hits)
        found.append(
            Candidate(
                one.id,
                one.person_id,
                one.words,
                near / 1000,
                min(1.0, root / whole) if whole else 0.0,
                one.slots,
                one.area,
                one.langs,
                acquainted=standing.acquainted,
                reading=asked.reading_of.get(near, 0),
            )
        )
    sought = matching.sought(asked.need, asked.skill, asked.words)
    best = matching.best(
        (
            matching.match(sought, fit, _standing(made.people[fit.candidate.person_id]))
            for fit in matching.fits(sought, found)
        ),
        shares=asked.shares,
    )
    return best, 1000 * (time.perf_counter() - began)


def _may(one: Standing) -> bool:
    lately = sum((NOW - at).total_seconds() <= matching.ASK_DAYS * 86_400 for at, _ in one.asked)
    return not one.away and not one.apart and lately < ASKS


def _standing(one: Standing) -> matching.Standing:
    last = max((at for at, _ in one.asked), default=None)
    month = matching.ONCE_DAYS * 86_400
    helps = sum(
        state == "chosen" and (NOW - at).total_seconds() <= month for at, state in one.asked
    )
    rested = None if last is None else (NOW - last).days
    return matching.Standing("", one.balance, helps, rested, one.checks)
