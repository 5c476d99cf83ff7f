"""What a merger points at the record that stays: each column that names a person, and which of its
rows. History that is in the books stays where it is, for the ledger is never edited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A column that names a person. `rows`: which of the rows `x` may be pointed elsewhere, now and
    when it is undone; `also`: what must hold as well when it is done, so that no row of the record
    that stays stands in the way. `id` is what tells the row."""

    table: str
    column: str
    rows: str
    also: str = "1 = 1"
    id: str = "x.id"

    @property
    def name(self) -> str:
        """As it is kept."""
        return f"{self.table}.{self.column}"

    @property
    def found(self) -> str:
        """The question which rows are pointed elsewhere."""
        return (
            f"SELECT {self.id} AS id FROM {self.table} x"
            f" WHERE x.{self.column} = :gone_id AND {self.rows} AND {self.also}"
        )

    @property
    def set(self) -> str:
        """Points one row from `before` to `after`."""
        return (
            f"UPDATE {self.table} AS x SET {self.column} = :after WHERE {self.id} = :row_id"
            f" AND x.{self.column} = :before AND {self.rows}"
        )


HERE = "x.community_id = :community_id"
_UNPAID = f"{HERE} AND x.state NOT IN ('posted', 'reversed')"
_ITEM_UNPAID = f"""{HERE} AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.item_id = x.id
    AND b.state IN ('back', 'reversed'))"""
_OF_REQUEST = """EXISTS (SELECT 1 FROM request q WHERE q.id = x.request_id
    AND q.community_id = :community_id{})"""
_OPEN_ROSTER = """EXISTS (SELECT 1 FROM roster o WHERE o.id = x.roster_id
    AND o.community_id = :community_id AND o.state IN ('open', 'ticked'){})"""


_PARTY = "(x.giver_id IN (:kept_id, :gone_id) OR x.receiver_id IN (:kept_id, :gone_id))"


_WRITTEN = f"{HERE} AND x.state = 'written'"
_ROUND_HERE = """EXISTS (SELECT 1 FROM award_round r WHERE r.id = x.round_id
    AND r.community_id = :community_id)"""
_SHIFT_HERE = """EXISTS (SELECT 1 FROM shift s WHERE s.id = x.shift_id
    AND s.community_id = :community_id)"""
# A row of a list is told by two numbers.
_IMPORT_ROW = "(x.import_id * 4294967296 + x.number)"


def _without(column: str) -> str:
    return f"COALESCE(x.{column}, 0) <> :kept_id"


def _not_kept(table: str, same: str) -> str:
    """The record that stays has no such row yet."""
    return (
        f"NOT EXISTS (SELECT 1 FROM {table} k WHERE k.person_id = :kept_id AND k.{same} = x.{same})"
    )


THINGS: Sequence[Thing] = (
    Thing("listing", "person_id", HERE, "x.state <> 'removed'"),
    Thing("request", "person_id", HERE),
    Thing(
        "candidate",
        "person_id",
        _OF_REQUEST.format(""),
        _OF_REQUEST.format(" AND q.person_id NOT IN (:kept_id, :gone_id)")
        + " AND NOT EXISTS (SELECT 1 FROM candidate k WHERE k.request_id = x.request_id"
        " AND k.person_id = :kept_id)",
    ),
    Thing("candidate_call", "person_id", _OF_REQUEST.format("")),
    Thing("arrangement", "giver_id", HERE, _without("receiver_id")),
    Thing("arrangement", "receiver_id", HERE, _without("giver_id")),
    Thing("arrangement", "made_by", HERE, _PARTY),
    Thing("exchange", "giver_id", _UNPAID, _without("receiver_id")),
    Thing("exchange", "receiver_id", _UNPAID, _without("giver_id")),
    Thing("exchange", "logged_by", _UNPAID, _PARTY),
    Thing("exchange", "on_behalf_of", _UNPAID, _PARTY),
    Thing("crossing", "giver_id", _UNPAID.replace(HERE, "x.giver_in = :community_id")),
    Thing("crossing", "receiver_id", _UNPAID.replace(HERE, "x.receiver_in = :community_id")),
    Thing(
        "crossing",
        "logger_id",
        "x.giver_in = :community_id AND x.state NOT IN ('posted', 'reversed')",
        _PARTY,
    ),
    Thing(
        "crossing_asked",
        "person_id",
        "EXISTS (SELECT 1 FROM crossing c WHERE c.id = x.crossing_id"
        " AND :community_id IN (c.giver_in, c.receiver_in))",
        _not_kept("crossing_asked", "crossing_id"),
        id="x.crossing_id",
    ),
    Thing("gift", "from_id", _UNPAID, _without("to_id")),
    Thing("gift", "to_id", _UNPAID, _without("from_id")),
    Thing("issue_request", "person_id", _UNPAID),
    Thing("roster", "host_id", _UNPAID),
    Thing(
        "roster_person",
        "person_id",
        _OPEN_ROSTER.format(""),
        _OPEN_ROSTER.format(" AND o.host_id <> :kept_id")
        + " AND NOT EXISTS (SELECT 1 FROM roster_person k WHERE k.roster_id = x.roster_id"
        " AND k.person_id = :kept_id)",
        id="x.roster_id",
    ),
    Thing("item", "person_id", _ITEM_UNPAID),
    Thing(
        "booking",
        "person_id",
        "x.state NOT IN ('back', 'reversed') AND EXISTS (SELECT 1 FROM item i"
        " WHERE i.id = x.item_id AND i.community_id = :community_id)",
        "NOT EXISTS (SELECT 1 FROM item i WHERE i.id = x.item_id AND i.person_id = :kept_id)",
    ),
    Thing("gathering", "person_id", HERE),
    Thing(
        "place",
        "person_id",
        "EXISTS (SELECT 1 FROM shift s WHERE s.id = x.shift_id AND s.community_id = :community_id)",
        "NOT EXISTS (SELECT 1 FROM place k WHERE k.shift_id = x.shift_id"
        " AND k.person_id = :kept_id)",
    ),
    Thing(
        "interest",
        "person_id",
        "EXISTS (SELECT 1 FROM opportunity o WHERE o.id = x.opportunity_id"
        " AND o.community_id = :community_id)",
        "NOT EXISTS (SELECT 1 FROM interest k WHERE k.opportunity_id = x.opportunity_id"
        " AND k.person_id = :kept_id)",
    ),
    # What was credited stays where its hours are in the books.
    Thing(
        "service_hours",
        "person_id",
        f"{HERE} AND x.credited = 0 AND x.round = 1",
        "NOT EXISTS (SELECT 1 FROM service_hours k WHERE k.shift_id = x.shift_id"
        " AND k.person_id = :kept_id)",
    ),
    Thing("shift_arrival", "person_id", HERE, _not_kept("shift_arrival", "shift_id")),
    Thing(
        "shift_sheet_line",
        "person_id",
        _SHIFT_HERE,
        _not_kept("shift_sheet_line", "shift_id"),
        id="x.shift_id",
    ),
    Thing(
        "shift_need",
        "person_id",
        _SHIFT_HERE,
        _not_kept("shift_need", "shift_id"),
        id="x.shift_id",
    ),
    Thing("shift_feedback", "person_id", HERE, _not_kept("shift_feedback", "shift_id")),
    Thing("guardian", "member_id", HERE),
    Thing("own_reminder", "person_id", HERE),
    Thing("award_nominee", "person_id", HERE),
    Thing("nomination", "by_id", HERE),
    Thing(
        "nomination_second",
        "person_id",
        "EXISTS (SELECT 1 FROM nomination n WHERE n.id = x.nomination_id"
        " AND n.community_id = :community_id)",
        _not_kept("nomination_second", "nomination_id"),
        id="x.nomination_id",
    ),
    Thing("award_judge", "person_id", _ROUND_HERE, _not_kept("award_judge", "round_id")),
    Thing("award_vote", "person_id", _ROUND_HERE, _not_kept("award_vote", "category_id")),
    Thing("casework", "person_id", HERE),
    Thing(
        "concern_about",
        "person_id",
        "EXISTS (SELECT 1 FROM casework c WHERE c.id = x.case_id"
        " AND c.community_id = :community_id)",
        _not_kept("concern_about", "case_id"),
        id="x.case_id",
    ),
    Thing(
        "own_apart",
        "person_id",
        HERE,
        f"{_without('other_id')} AND {_not_kept('own_apart', 'other_id')}",
        id="x.other_id",
    ),
    Thing(
        "own_apart",
        "other_id",
        HERE,
        f"{_without('person_id')} AND NOT EXISTS (SELECT 1 FROM own_apart k"
        " WHERE k.other_id = :kept_id AND k.person_id = x.person_id)",
        id="x.person_id",
    ),
    Thing("referee", "person_id", HERE),
    Thing(
        "meeting_guest",
        "person_id",
        "EXISTS (SELECT 1 FROM meeting g WHERE g.id = x.meeting_id"
        " AND g.community_id = :community_id)",
        _not_kept("meeting_guest", "meeting_id"),
        id="x.meeting_id",
    ),
    Thing("bar", "person_id", f"{HERE} AND x.state IN ('declined', 'ended')"),
    Thing("desk_query", "person_id", f"{HERE} AND x.answered_at IS NULL"),
    Thing(
        "unheard",
        "person_id",
        f"{HERE} AND x.case_id IS NULL",
        _not_kept("unheard", "thing"),
    ),
    Thing("import_row", "person_id", _WRITTEN, id=_IMPORT_ROW),
    Thing("import_row", "other_id", _WRITTEN, id=_IMPORT_ROW),
    Thing(
        "work_plan",
        "person_id",
        f"{HERE} AND x.state = 'open'",
        "NOT EXISTS (SELECT 1 FROM work_plan k WHERE k.community_id = :community_id"
        " AND k.person_id = :kept_id AND k.state = 'open')",
    ),
    Thing("letter", "person_id", HERE),
    Thing(
        "vetting",
        "person_id",
        f"{HERE} AND x.ended_at IS NULL",
        "NOT EXISTS (SELECT 1 FROM vetting k WHERE k.community_id = :community_id"
        " AND k.person_id = :kept_id AND k.kind = x.kind AND k.ended_at IS NULL)",
    ),
    Thing(
        "delegate",
        "for_id",
        f"{HERE} AND x.ended_at IS NULL",
        "COALESCE(x.person_id, 0) <> :kept_id AND NOT EXISTS (SELECT 1 FROM delegate k"
        " WHERE k.for_id = :kept_id AND k.person_id = x.person_id AND k.ended_at IS NULL)",
    ),
    Thing(
        "delegate",
        "person_id",
        f"{HERE} AND x.ended_at IS NULL AND x.kind <> 'broker'",
        "x.for_id <> :kept_id AND NOT EXISTS (SELECT 1 FROM delegate k"
        " WHERE k.for_id = x.for_id AND k.person_id = :kept_id AND k.ended_at IS NULL)",
    ),
)
PAIRS: Sequence[str] = ("acquaintance", "apart", "household")
"""Tables of pairs (person_id, other_id), both ways: the record that stays gets them as well."""
COLUMNS_OF_PAIR = {"acquaintance": "cause, since", "apart": "by_id, at", "household": "by_id, at"}

_STAFF = "what somebody with a role did; a record with a role can't go (services/merging)"
_THEN = "history: who it was then"
_BOOKS = "in the books, which are never edited"
_SCREEN = "the screens and choices of an account, let go with it or asked for anew"
_ONCE = "said about this record, and kept as it was said"
_INDEX = "made anew from the record itself"
_ORGANISATION = "organisations are not merged"
STAFF: Sequence[str] = (
    *("award_extension.by_id", "award_judge.asked_by", "award_nominee.eligible_by"),
    "award_judge_link.made_by",
    *("award_note.by_id", "award_round.decided_by", "award_round.fixed_by"),
    *("award_round.made_by", "award_round.seconded_by", "award_scheme.made_by"),
    *("award_vote.entered_by", "nomination.entered_by"),
    "candidate_call.by_id",
    *("apart.by_id", "household.by_id", "arrangement.approved_by", "bar.asked_by"),
    *("bar.decided_by", "booking.decided_by", "case_owner.by_id", "case_owner.person_id"),
    *("casework.claimed_by", "casework.closed_by", "course.made_by"),
    *("course_taken.seen_by", "crossing.approved_by", "crossing.asked_by"),
    *("crossing.decided_by", "delegate.checked_by", "delegate.ended_by"),
    *("desk_claim.person_id", "desk_decision.actor_id", "desk_done.person_id"),
    *("desk_query.asked_by", "desk_tick.person_id", "digest.person_id"),
    *("digest_time.person_id", "duty.made_by", "duty.person_id", "exchange.decided_by"),
    *("first_step.person_id", "gathering.decided_by", "gift.decided_by"),
    *("gift.second_by", "handover.made_by", "handover.person_id", "handover.to_id"),
    *("import_file.decided_by", "import_file.made_by", "import_map.made_by"),
    *("interest.answered_by", "issue_request.decided_by", "issue_request.made_by"),
    *("job.actor_id", "letter.ended_by", "letter.made_by", "meeting.made_by"),
    *("membership.decided_by", "merger.asked_by", "merger.decided_by"),
    *("merger.undone_by", "note.by_id", "note.struck_by", "opportunity.decided_by"),
    *("opportunity.made_by", "pact.asked_by", "pact.decided_by", "place.came_by"),
    *("plan.approved_by", "shift_message.by_id", "broadcast.by_id", "broadcast.decided_by"),
    *("campaign.made_by", "channel.asked_by", "channel.confirmed_by"),
    *("record_code.made_by", "record_code.roles_by", "referee.by_id"),
    *("referee.decided_by", "relocation.confirmed_by", "relocation.decided_by"),
    *("reminder.person_id", "report.made_by", "request.decided_by"),
    *("reversal.asked_by", "reversal.decided_by", "role.granted_by", "role.person_id"),
    "second_factor.person_id",
    *("roster.decided_by", "roster.ticked_by", "roster_person.added_by"),
    *("rule_change.asked_by", "rule_change.decided_by", "shift.cancelled_by"),
    *("service_hours.asked_by", "service_hours.verified_by", "service_hours.verifier_id"),
    *("shift_arrival.decided_by", "shift_code.made_by"),
    *("erasure.asked_by", "erasure.person_id"),
    *("guardian.noted_by", "safety_text.by_id"),
    *("shift.published_by", "team_group.asked_by", "team_group.confirmed_by"),
    *("team_post.done_by", "team_post.taken_by", "vetting.by_id"),
    *("work_outcome.by_id", "work_plan.agreed_by", "work_plan.broker_id"),
    *("work_plan.closed_by", "work_review.by_id", "work_step.made_by"),
)
"""Columns that name who decided or kept something for the timebank."""
LEFT: Mapping[str, str] = {
    **dict.fromkeys(STAFF, _STAFF),
    **dict.fromkeys(
        (
            *("award_nominee.said_by", "booking.made_by", "booking_event.actor_id"),
            *(
                "casework_event.actor_id",
                "crossing_event.actor_id",
                "delegate.made_by",
                "exchange_event.actor_id",
            ),
            *("gathering.made_by", "gift.made_by", "invite.made_by", "invite.used_by"),
            "invite.for_id",
            "award_judge_link.used_by",
            *("item.made_by", "letter_try.person_id", "listing.made_by"),
            *("merger.gone_id", "merger.kept_id", "place.lead_id", "record_code.person_id"),
            *("record_code.used_by", "relocation.person_id", "request.made_by"),
            *("request_event.actor_id", "roster.made_by", "service_hours.said_by"),
            *("shift_code_try.person_id", "contact_share.person_id", "relay.from_id"),
            "relay.to_id",
        ),
        _THEN,
    ),
    **dict.fromkeys(("transfer.actor_id", "transfer.on_behalf_of"), _BOOKS),
    **dict.fromkeys(("thanks.from_id", "thanks.to_id"), "stands with help that is in the books"),
    **dict.fromkeys(
        (
            "away.person_id",
            "calendar_entry.for_id",
            "calendar_entry.person_id",
            "broadcast_recipient.person_id",
            "card.person_id",
            "draft.person_id",
            "muted.person_id",
            "outbox.person_id",
            *("attention.person_id", "notice_choice.person_id", "notice_digest.person_id"),
        ),
        _SCREEN,
    ),
    "consent.person_id": _ONCE,
    "membership.person_id": "the membership that goes is marked as merged",
    **dict.fromkeys(("member_stale.person_id", "member_token.person_id"), _INDEX),
    **dict.fromkeys(
        (
            "opportunity.organisation_id",
            "service_hours.organisation_id",
            "organisation.person_id",
            "organisation.made_by",
            "organisation.ended_by",
            "broadcast.organisation_id",
        ),
        _ORGANISATION,
    ),
}
"""The columns that name a person and are not pointed elsewhere, each with the reason."""
