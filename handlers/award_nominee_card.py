"""The desk's card of somebody up for an award: what was sent, what to look at, how it stands."""

from dataclasses import dataclass
from typing import Any

from domain.permissions import may
from domain.reading.skills import taxonomy
from handlers.conversation.screens import Button, Rows, Screen, one_a_row
from handlers.journey import View
from handlers.queue import last_row
from handlers.wording import Markup, Words
from services import award_checks, award_evidence
from services.award_checks import Checked
from services.award_evidence import Facts
from services.award_nominees import CARD
from services.cases import first_name
from services.work import Work
from storage import award_nominees as rows
from storage import communities, delegates, household, people
from storage.award_nominees import Nominee
from storage.db import Row, moment_of

MOST_ACTS = 4
LONGEST_SAID = 700
"""Characters of each nomination on the card; all of them stand behind a button."""
MOST_SAID = 3
MOST_NAMES = 5
MOST_NOTES = 3
LONGEST_NOTE = 300
KEY_FAMILIES = ("nominee-point-",)


@dataclass(frozen=True, slots=True)
class Desk:
    """Who looks: with which roles they look at it, and on their behalf what is read."""

    view: View
    work: Work

    def say(self, key: str, **values: Any) -> str:
        """A sentence in the viewer's language."""
        return str(self.view.wording.say(self.view.lang, key, zone=self.work.zone, **values))

    def button(self, key: str, data: str, **values: Any) -> Button:
        """A button in the viewer's language."""
        return Button(self.view.wording.button(self.view.lang, key, **values), data)


async def desk_of(view: View, community_id: int) -> Desk | None:
    """The viewer as somebody who checks in this timebank; None where they don't."""
    community = await communities.by_id(view.tx, community_id)
    held = frozenset(
        role for where, role in await people.roles(view.tx, view.viewer.id) if where == community_id
    )
    if community is None or not may(held, "award.check"):
        return None
    near = await household.of(view.tx, community_id, view.viewer.id)
    ids = frozenset(int(row["other_id"]) for row in near)
    acts = await delegates.all_of(view.tx, community_id, view.viewer.id)
    helps = frozenset(one.for_id for one in acts if one.person_id == view.viewer.id)
    work = Work(view.tx, view.now, view.viewer, community, held, near=ids, helps=helps)
    return Desk(view, work)


async def card(view: View, nominee_id: int) -> Screen | None:
    """Somebody up for an award, for whoever may check them; one who was joined to another is shown
    as that other one."""
    one = await rows.find(view.tx, nominee_id)
    if one is not None and one.joined_to is not None:
        one = await rows.find(view.tx, one.joined_to)
    desk = await desk_of(view, one.community_id) if one is not None else None
    if one is None or desk is None:
        return None
    last = last_row(view, desk.work.roles, CARD, one.id)
    if await award_checks.near(desk.work, one):
        return Screen(Markup(desk.say("nominee-near")), (last,))
    found = await award_checks.look(desk.work, one)
    text = "\n\n".join([*_lines(desk, found), await _state(desk, one), *await _notes(desk, one)])
    return Screen(Markup(text), (*one_a_row(*_buttons(desk, found)), last))


def _lines(desk: Desk, found: Checked) -> list[str]:
    one = found.one
    lines = [
        desk.say(
            "nominee-head", name=one.name, kind=one.kind, category=one.category,
            award=one.round_name, count=len(found.nominations), area=one.area,
            has_area="yes" if one.area else "no",
        )
    ]  # fmt: skip
    about = [desk.say("nominee-reach", reach=one.reach)] if one.reach else []
    if one.member:
        about.append(desk.say("nominee-member", name=one.member))
    if one.under_18:
        about.append(desk.say("nominee-young"))
    if one.posthumous:
        about.append(desk.say("nominee-died"))
    names = sorted({other.name for other in found.joined if other.name != one.name})
    if names:
        about.append(desk.say("nominee-joined", names=names[:MOST_NAMES]))
    if about:
        lines.append("\n".join(about))
    lines += [said(desk, row) for row in found.nominations[:MOST_SAID]]
    facts = award_evidence.read(one.evidence)
    if facts is not None:
        lines.append(facts_shown(desk.view, facts))
    points = [desk.say(f"nominee-point-{code.replace('_', '-')}") for code in found.points]
    if found.alike:
        names = [other.name for other in found.alike[:MOST_NAMES]]
        points.append(desk.say("nominee-alike", names=names))
    if found.elsewhere:
        others = [
            desk.say("nominee-elsewhere-one", name=other.name, category=other.category or "")
            for other in found.elsewhere[:MOST_NAMES]
        ]
        points.append(desk.say("nominee-elsewhere", names=others))
    if points:
        lines.append("\n".join([desk.say("nominee-points"), *points]))
    return lines


def said(desk: Desk, row: Row, longest: int = LONGEST_SAID) -> str:
    """What one nomination says, as judges may read it."""
    return desk.say(
        "nominee-said",
        name=row["by_name"] or first_name(row["nominator"]),
        words=Words(row["shown"] or "", longest),
        years=row["years"] or 0,
        has_years="yes" if row["years"] else "no",
    )


def facts_shown(view: View, facts: Facts) -> str:
    """Facts of the books, as whoever sees them reads them."""
    return str(view.wording.say(view.lang, "nominated-facts", **facts_values(facts)))


def facts_values(facts: Facts) -> dict[str, Any]:
    """The values of the sentence that tells facts of the books."""
    known = taxonomy()
    kinds = [known[code].label for code in facts.kinds if code in known]
    return {
        "given": facts.given,
        "times": facts.times,
        "first": facts.first or "",
        "has_first": "yes" if facts.first else "no",
        "kinds": kinds,
        "has_kinds": "yes" if kinds else "no",
        "served": facts.served,
        "has_given": "yes" if facts.given else "no",
        "has_served": "yes" if facts.served else "no",
    }


async def _state(desk: Desk, one: Nominee) -> str:
    words = ""
    if one.eligible_why == "other":
        every = await rows.notes(desk.work.tx, one.id, 20)
        words = next((n["words"] or "" for n in every if n["kind"] == "eligibility"), "")
    why = desk.say("nominee-why", why=one.eligible_why or "other", words=Words(words, 300))
    on = (one.said_at if one.said not in ("unasked", "asked") else one.asked_at) or one.created_at
    return desk.say(
        "nominee-state",
        eligible=one.eligible,
        said=one.said,
        why=Markup(why),
        how="family" if one.posthumous else "parent" if one.under_18 else "phone",
        date=on.astimezone(desk.work.zone).date(),
    )


async def _notes(desk: Desk, one: Nominee) -> list[str]:
    lines = []
    for row in reversed(await rows.notes(desk.work.tx, one.id, 20)):
        if row["kind"] == "diligence":
            lines.append(
                desk.say(
                    "nominee-note",
                    name=first_name(row["name"]),
                    date=moment_of(row["at"]).astimezone(desk.work.zone).date(),
                    words=Words(row["words"] or "", LONGEST_NOTE),
                )
            )
        elif row["code"] == "spelled":
            lines.append(desk.say("nominee-spelled", words=Words(row["words"] or "", 260)))
    return lines[-MOST_NOTES:]


def _buttons(desk: Desk, found: Checked) -> list[Button]:
    one = found.one
    acts: list[Button] = []
    if one.eligible == "waiting":
        if found.alike:
            other = found.alike[0]
            acts.append(
                desk.button("btn-nominee-compare", f"awc-pair:{one.id}:{other.id}", name=other.name)
            )
        acts.append(desk.button("btn-nominee-eligible", f"awc-yes:{one.id}"))
        acts.append(desk.button("btn-nominee-not", f"awc-no:{one.id}"))
    else:
        if one.eligible == "yes":
            acts.append(desk.button("btn-nominee-answer", f"awc-answer:{one.id}"))
        acts.append(desk.button("btn-nominee-again", f"awc-again:{one.id}"))
    acts.append(desk.button("btn-nominee-more", f"awc-more:{one.id}"))
    return acts


def more(desk: Desk, one: Nominee, joined: list[Nominee], *, rest: bool = False) -> Screen:
    """What else can be done with a nominee: what doesn't fit comes with the rest."""
    acts = [desk.button("btn-nominee-read", f"awc-read:{one.id}:0")]
    if joined:
        acts.append(
            desk.button("btn-nominee-part", f"awc-part:{one.id}:{joined[0].id}",
                        name=joined[0].name)
        )  # fmt: skip
    if one.kind == "group":
        acts.append(desk.button("btn-nominee-kings", f"awc-kings:{one.id}:pdf"))
    elif one.stands and one.person_id is not None and not one.asked_by_chat:
        shown = one.evidence is not None
        key = "btn-nominee-hours-no" if shown else "btn-nominee-hours"
        acts.append(desk.button(key, f"awc-hours:{one.id}:{'no' if shown else 'yes'}"))
    else:
        acts.append(desk.button("btn-nominee-member", f"awc-member:{one.id}"))
    acts.append(desk.button("btn-nominee-note", f"awc-note:{one.id}"))
    acts.append(desk.button("btn-nominee-spelling", f"awc-spell:{one.id}"))
    if len(acts) > MOST_ACTS:
        turn = desk.button("btn-more", f"awc-more:{one.id}:{'' if rest else 'rest'}")
        acts = [*(acts[MOST_ACTS - 1 :] if rest else acts[: MOST_ACTS - 1]), turn]
    back: Rows = one_a_row(desk.button("btn-nominee-back", f"awc-open:{one.id}"))
    return Screen(Markup(desk.say("nominee-more", name=one.name)), (*one_a_row(*acts), *back))
