"""Which rows say that somebody did something here, or that something was agreed with them: what is
looked at before an import or an approval is taken back. Every column of the schema that names a
person stands in one of the lists (tests/storage/test_people_columns.py)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.merger_things import STAFF

HERE = "x.community_id = :community_id"


@dataclass(frozen=True, slots=True)
class Deed:
    """A column that names who did or had something. `since`: which of the rows are theirs since a
    moment (none where such rows don't come from them); `besides`: which an import did not make
    itself; `here`: which are of this timebank."""

    table: str
    column: str
    since: str | None
    besides: str = "1 = 1"
    here: str = HERE

    @property
    def name(self) -> str:
        """Table and column."""
        return f"{self.table}.{self.column}"

    def exists(self, *conditions: str) -> str:
        """That there is such a row of person p."""
        where = " AND ".join((f"x.{self.column} = p.id", *conditions))
        return f"EXISTS (SELECT 1 FROM {self.table} x WHERE {where})"


_CREATED = "x.created_at >= :since"
_MERGED = "x.state IN ('asked', 'done')"
_WRITTEN = f"{HERE} AND x.state = 'written' AND x.import_id <> :import_id"
_ANYWHERE = "1 = 1"

DEEDS: Sequence[Deed] = (
    Deed("acquaintance", "person_id", None, f"{HERE} AND x.cause <> 'exchange'"),
    Deed("apart", "person_id", None, HERE),
    Deed("arrangement", "giver_id", _CREATED),
    Deed("arrangement", "receiver_id", _CREATED),
    Deed("award_judge", "person_id", "x.asked_at >= :since AND x.state <> 'asked'", here=_ANYWHERE),
    Deed("award_nominee", "person_id", "x.said_at >= :since"),
    Deed("award_vote", "person_id", "x.first_at >= :since", here=_ANYWHERE),
    Deed("away", "person_id", None, HERE),
    Deed("bar", "person_id", "x.asked_at >= :since"),
    Deed("booking", "person_id", _CREATED),
    Deed("candidate", "person_id", "x.asked_at >= :since AND x.state <> 'asked'", here=_ANYWHERE),
    Deed("candidate_call", "person_id", None, here=_ANYWHERE),
    Deed("casework", "person_id", None),
    Deed("concern_about", "person_id", None, here=_ANYWHERE),
    Deed("consent", "person_id", None),
    Deed("contact_share", "person_id", "x.at >= :since", here=_ANYWHERE),
    Deed("crossing", "giver_id", _CREATED, here="x.giver_in = :community_id"),
    Deed("crossing", "receiver_id", _CREATED, here="x.receiver_in = :community_id"),
    Deed("crossing_asked", "person_id", "x.at >= :since AND x.said <> 'asked'", here=_ANYWHERE),
    Deed("delegate", "for_id", "x.made_at >= :since"),
    Deed("exchange", "giver_id", _CREATED, "x.flags <> 'imported'"),
    Deed("exchange", "receiver_id", _CREATED, "x.flags <> 'imported'"),
    Deed("gathering", "person_id", _CREATED),
    Deed("gift", "from_id", _CREATED),
    Deed("gift", "to_id", _CREATED),
    Deed("guardian", "member_id", "x.at >= :since"),
    Deed("household", "person_id", None),
    Deed("import_row", "person_id", None, _WRITTEN),
    Deed("import_row", "other_id", None, _WRITTEN),
    Deed("interest", "person_id", "x.asked_at >= :since", here=_ANYWHERE),
    Deed("issue_request", "person_id", _CREATED),
    Deed("item", "person_id", _CREATED),
    Deed("letter", "person_id", "x.made_at >= :since"),
    # Let in, what they offered in their application is listed; it is taken back with that.
    Deed("listing", "person_id", None, "x.state <> 'removed'"),
    Deed("meeting_guest", "person_id", None),
    Deed("merger", "gone_id", None, f"{HERE} AND {_MERGED}"),
    Deed("merger", "kept_id", None, f"{HERE} AND {_MERGED}"),
    Deed("nomination", "by_id", _CREATED),
    Deed("nomination_second", "person_id", "x.at >= :since", here=_ANYWHERE),
    Deed("place", "person_id", "x.joined_at >= :since", here=_ANYWHERE),
    Deed("record_code", "person_id", None, f"{HERE} AND x.state = 'open'"),
    Deed("referee", "person_id", None),
    Deed("request", "person_id", _CREATED),
    Deed("own_apart", "person_id", "x.at >= :since"),
    Deed("own_reminder", "person_id", "x.made_at >= :since"),
    Deed("relay", "from_id", "x.at >= :since"),
    Deed("roster", "host_id", _CREATED),
    Deed("roster_person", "person_id", None),
    Deed("service_hours", "person_id", _CREATED),
    Deed("shift_arrival", "person_id", "x.at >= :since"),
    Deed("shift_feedback", "person_id", "x.answered_at >= :since"),
    Deed("shift_need", "person_id", "x.agreed_at >= :since", here=_ANYWHERE),
    Deed("thanks", "to_id", "x.at >= :since", here=_ANYWHERE),
    Deed("vetting", "person_id", None),
    Deed("work_plan", "person_id", "x.agreed_at >= :since"),
)
_ACCOUNT = "done with an account of one's own, of which the person's own row tells"
_SAME = "the same row, or the place that it numbers, names whom it is about in another column"
_HEARD = "what they are told, or how; not what they did"
_ITSELF = "the membership itself, and what is made anew from it"
_ORGANISATION = "organisations do not come with lists and do not apply"
NO_DEEDS: Mapping[str, str] = {
    **dict.fromkeys(STAFF, _ACCOUNT),
    **dict.fromkeys(
        (
            "award_judge_link.used_by",
            *("award_nominee.said_by", "booking_event.actor_id", "casework_event.actor_id"),
            *(
                "crossing_event.actor_id",
                "crossing.logger_id",
                "delegate.person_id",
                "draft.person_id",
            ),
            *(
                "exchange_event.actor_id",
                "invite.for_id",
                "invite.made_by",
                "invite.used_by",
                "letter_try.person_id",
                "shift_code_try.person_id",
            ),
            *("muted.person_id", "place.lead_id", "record_code.used_by", "relocation.person_id"),
            *("request_event.actor_id", "thanks.from_id", "transfer.actor_id"),
            "transfer.on_behalf_of",
        ),
        _ACCOUNT,
    ),
    **dict.fromkeys(
        (
            *("acquaintance.other_id", "apart.other_id", "arrangement.made_by", "booking.made_by"),
            *("delegate.made_by", "desk_query.person_id", "exchange.logged_by"),
            *("exchange.on_behalf_of", "gathering.made_by", "gift.made_by", "household.other_id"),
            *("item.made_by", "listing.made_by", "request.made_by", "roster.made_by"),
            *("own_apart.other_id", "service_hours.said_by", "shift_sheet_line.person_id"),
        ),
        _SAME,
    ),
    **dict.fromkeys(
        (
            *("calendar_entry.for_id", "calendar_entry.person_id", "card.person_id"),
            "broadcast_recipient.person_id",
            *("outbox.person_id", "relay.to_id", "unheard.person_id"),
            *("attention.person_id", "notice_choice.person_id", "notice_digest.person_id"),
        ),
        _HEARD,
    ),
    **dict.fromkeys(
        ("member_stale.person_id", "member_token.person_id", "membership.person_id"), _ITSELF
    ),
    **dict.fromkeys(
        (
            *(
                "broadcast.organisation_id",
                "opportunity.organisation_id",
                "organisation.person_id",
                "organisation.made_by",
            ),
            *("organisation.ended_by", "service_hours.organisation_id"),
        ),
        _ORGANISATION,
    ),
}
"""The columns that say nothing of the kind, each with the reason."""
_NOTED = """EXISTS (SELECT 1 FROM membership m JOIN note n ON n.about = 'member'
    AND n.about_id = m.id WHERE m.person_id = p.id)"""
_MOVED = """EXISTS (SELECT 1 FROM account a JOIN posting o ON o.account_id = a.id
    JOIN transfer t ON t.id = o.transfer_id
    WHERE a.community_id = :community_id AND a.kind IN ('member', 'organisation')
        AND a.owner_id = p.id AND {})"""


def has_done() -> str:
    """The question whether somebody (:id) whom a list (:import_id) brought has done anything that
    the list did not bring, in any timebank; their row says whether they have an account."""
    every = [
        "p.telegram_id IS NOT NULL",
        _MOVED.format("t.reason <> 'import'"),
        _NOTED,
        *(deed.exists(deed.besides) for deed in DEEDS),
    ]
    any_of = " OR ".join(every)
    return f"SELECT CASE WHEN {any_of} THEN 1 ELSE 0 END AS done FROM person p WHERE p.id = :id"


def acted() -> str:
    """The question whether somebody (:person_id) who was let in has done anything here :since."""
    every = [
        _MOVED.format("t.at >= :since AND t.kind <> 'welcome'"),
        *(deed.exists(deed.here, deed.since) for deed in DEEDS if deed.since is not None),
    ]
    return f"SELECT 1 FROM person p WHERE p.id = :person_id AND ({' OR '.join(every)})"
