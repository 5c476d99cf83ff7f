"""Finding listings by their tokens: the table `listing_token`.

The tokens are domain/finding.py's. Words are looked up rarest first, so that one that everybody
uses is left out before it costs anything, and the database puts the likeliest first by itself.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from domain import finding, matching
from domain.finding import Wanted
from storage.db import Statement, Tx

COMMON = 1_500
"""Counting a token's listings stops here."""
MOST_ROWS = 8_000
"""Rows of the index that one search reads at most, besides those of its first tokens."""
MOST_ROOT_ROWS = 1_500
"""As `MOST_ROWS`, for words beside a skill."""
RAREST = 40_000
"""A word is worth nothing once it stands in this many listings."""
PLENTY = 150
PLENTY_BESIDES = 40
MOST_BESIDES = 90
"""As `PLENTY` and `MOST_ROWS`, for each further reading of a need."""
BESIDES = 2_000
"""Tenths of points that keep the few listings of a further reading on the shortlist."""
MARGIN = 100
"""In tenths of points; see `chosen`."""
SHORTLIST = 500
_STEP = 24
_MOST_TOKENS = 6 * _STEP
NOBODY = 0
_ROW = (
    "(CAST(:t{0} AS TEXT), CAST(:n{0} AS INTEGER), CAST(:e{0} AS INTEGER), CAST(:r{0} AS INTEGER))"
)

FORGET = "DELETE FROM listing_token WHERE listing_id = :listing_id"
KEEP = """
INSERT INTO listing_token (community_id, kind, token, listing_id)
VALUES (:community_id, :kind, :token, :listing_id) ON CONFLICT DO NOTHING"""
COUNTS = """
WITH wanted (token, near, extra, root) AS ({tokens})
SELECT w.token, (SELECT COUNT(*) FROM (SELECT 1 FROM listing_token t
    WHERE t.community_id = :community_id AND t.kind = :kind AND t.token = w.token
    LIMIT :common) AS counted) AS many
FROM wanted w WHERE w.token <> ''"""
# near is the nearest of the listing's skills that is looked for; the words alone count where they
# are worth more, as in domain/matching.py. Those whom the seeker knows are
# always looked at, as their tokens alone may not put them first (the plus keeps SQLite from reading
# all of the timebank's listings for that). Where more are equal than the shortlist holds, whose
# turn it is differs from seeker to seeker.
FOUND = """
WITH wanted (token, near, extra, root) AS ({tokens}),
hit AS (
    SELECT t.listing_id, w.near, w.extra, w.root
    FROM wanted w JOIN listing_token t ON t.community_id = :community_id AND t.kind = :kind
        AND t.token = w.token
    UNION ALL
    SELECT l.id, CAST(:skill_near AS INTEGER), :knows, 0
    FROM acquaintance a CROSS JOIN listing l
    WHERE a.community_id = :community_id AND a.person_id = :person_id
        AND l.person_id = a.other_id AND +l.community_id = :community_id AND l.state <> 'removed'
        AND l.state = 'active' AND l.kind = :kind AND l.skill = :skill
),
found AS (
    SELECT listing_id, MAX(near) AS near, SUM(root) AS root,
        SUM(extra) * 1000 + CASE
            WHEN SUM(root) >= :least_root
                AND SUM(root) * :alone_points > MAX(near) * :skill_points + SUM(root) * :word_points
            THEN SUM(root) * :alone_points
            ELSE MAX(near) * :skill_points + SUM(root) * :word_points
        END AS worth
    FROM hit GROUP BY listing_id HAVING MAX(near) > 0 OR SUM(root) > 0
    ORDER BY worth DESC, (listing_id * 7919 + :turn) % 10007, listing_id LIMIT :limit
)"""
SHORTLISTED = FOUND + " SELECT listing_id, near, root FROM found ORDER BY worth DESC, listing_id"


class Listed(Protocol):
    """What finding needs of a listing. langs: codes, apart or joined with spaces."""

    @property
    def id(self) -> int: ...
    @property
    def community_id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def skill(self) -> str | None: ...
    @property
    def words(self) -> str: ...
    @property
    def slots(self) -> str: ...
    @property
    def area(self) -> str | None: ...
    @property
    def langs(self) -> str | Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Found:
    """A listing that was found: near in thousandths, as Wanted.near; root in thousandths of each of
    the words that stand in it, summed."""

    listing_id: int
    near: int
    root: int


def index(tx: Tx, listing: Listed) -> None:
    """Makes an active listing findable, by what it says now."""
    forget(tx, listing.id)
    langs = listing.langs.split() if isinstance(listing.langs, str) else listing.langs
    tokens = finding.offered(listing.skill, listing.words, listing.area, langs, listing.slots)
    for token in tokens:
        tx.later(
            KEEP,
            community_id=listing.community_id,
            kind=listing.kind,
            token=token,
            listing_id=listing.id,
        )


def forget(tx: Tx, listing_id: int) -> None:
    """Makes a listing unfindable; nothing happens where it was that already."""
    tx.later(FORGET, listing_id=listing_id)


def _padded(tokens: Sequence[Wanted]) -> list[Wanted]:
    """The tokens, filled up so that few different statements are made: both databases remember
    how each is done."""
    size = -(-max(1, len(tokens)) // _STEP) * _STEP
    return [*tokens, *[Wanted("")] * (size - len(tokens))]


def with_tokens(sql: str, tokens: Sequence[Wanted], values: dict[str, Any]) -> Statement:
    """`sql` with `{tokens}` as a table of values, and all that it is given."""
    bound = dict(values)
    rows = []
    for place, token in enumerate(_padded(tokens)):
        bound |= {
            f"t{place}": token.token,
            f"n{place}": token.near,
            f"e{place}": token.extra,
            f"r{place}": token.root,
        }
        rows.append(_ROW.format(place))
    return sql.replace("{tokens}", "VALUES " + ", ".join(rows)), bound


async def counts(tx: Tx, community_id: int, kind: str, tokens: Sequence[Wanted]) -> dict[str, int]:
    """How many listings stand under each token; `COMMON` for as many or more."""
    values = {"community_id": community_id, "kind": kind, "common": COMMON}
    sql, bound = with_tokens(COUNTS, tokens, values)
    return {str(r["token"]): int(r["many"]) for r in await tx.rows(sql, **bound)}


def weighed(tokens: Sequence[Wanted], many: dict[str, int]) -> list[Wanted]:
    """The tokens with the roots of rare words worth more than those of common ones."""
    whole = math.log(RAREST)
    return [
        replace(one, root=round(one.root * (1 - math.log(1 + many.get(one.token, 0)) / whole)))
        if one.root
        else one
        for one in tokens
    ]


def chosen(tokens: Sequence[Wanted], many: dict[str, int]) -> list[Wanted]:
    """The tokens worth looking up; none that nothing stands under.

    Words: the rarest first, as many as `MOST_ROWS` allows. Skills: the most worth first, until so
    many listings stand under them that what follows, worth `MARGIN` less, cannot be among the best:
    whatever else speaks for a listing (its words, its language, its day) has a token of its own.
    """
    skilled = sorted(
        (one for one in tokens if one.near and many.get(one.token)),
        key=lambda w: (-_worth(w), many[w.token], w.token),
    )
    kept = _of_skills([one for one in skilled if one.reading == 0], many, PLENTY, MOST_ROWS)
    for reading in sorted({one.reading for one in skilled} - {0}):
        others = [one for one in skilled if one.reading == reading]
        kept += [
            replace(one, extra=one.extra + BESIDES)
            for one in _of_skills(others, many, PLENTY_BESIDES, MOST_BESIDES)
        ]
    left = MOST_ROOT_ROWS if kept else MOST_ROWS
    for one in sorted(tokens, key=lambda w: (many.get(w.token, 0), w.token)):
        count = many.get(one.token, 0)
        if one.root and count and (count <= left or not kept):
            left -= count
            kept.append(one)
    if not skilled and kept:
        kept += [one for one in tokens if not one.near and not one.root and many.get(one.token)]
    return kept


def _of_skills(
    skilled: Sequence[Wanted], many: dict[str, int], plenty: int, most: int
) -> list[Wanted]:
    """Those of one reading's tokens, the most worth first, that are looked up."""
    kept: list[Wanted] = []
    rows = enough = 0
    for one in skilled:
        if rows >= plenty and _worth(one) < enough - MARGIN:
            break
        if rows + many[one.token] > most and (rows >= plenty or (rows and most < MOST_ROWS)):
            continue
        if rows < plenty:
            enough = _worth(one)
        rows += many[one.token]
        kept.append(one)
    return kept


def _worth(one: Wanted) -> int:
    return one.near * matching.SKILL // 1000 + one.extra


async def shortlist(
    tx: Tx, community_id: int, kind: str, tokens: Sequence[Wanted], limit: int = SHORTLIST
) -> list[Found]:
    """The listings that look likeliest by their tokens, best first, at most `limit`."""
    wanted = tokens[:_MOST_TOKENS]
    many = await counts(tx, community_id, kind, wanted)
    worth = weighed(wanted, many)
    kept = chosen(worth, many)
    if not kept:
        return []
    whole = finding.whole_of(worth, kept)
    values = values_for(community_id, kind, NOBODY, None, 0, whole, limit)
    sql, bound = with_tokens(SHORTLISTED, kept, values)
    rows = await tx.rows(sql, **bound)
    return [Found(int(r["listing_id"]), int(r["near"]), int(r["root"])) for r in rows]


def values_for(
    community_id: int,
    kind: str,
    person_id: int,
    skill: str | None,
    near: int,
    whole: float,
    limit: int,
) -> dict[str, Any]:
    """What `FOUND` is given besides the tokens; `near`: how near `skill` is to the need, in
    thousandths; `whole`: what all the need's words are worth together (`finding.whole_of`)."""
    return {
        "community_id": community_id,
        "kind": kind,
        "person_id": person_id,
        "skill": skill or "",
        "skill_near": near,
        "knows": matching.KNOWS,
        "skill_points": matching.SKILL,
        "word_points": matching.WORDS // 2,
        "alone_points": round(1000 * matching.WORDS_ALONE / whole) if whole else 0,
        "least_root": round(whole * matching.LEAST_SAID),
        "turn": person_id,
        "limit": limit,
    }
