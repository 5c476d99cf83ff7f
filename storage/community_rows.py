"""Which rows of the database are one timebank's, table by table: what leaves with it.

A table with a `community_id` is its community's; others follow a row that is (VIA) or a rule of
their own (OWN). What is of this machine, this bot or this minute stays (LEFT, with the reason).
`tests/storage/test_community_rows.py` compares the lists with the schema.
"""

from collections.abc import Mapping

from storage.belonging import TABLES

VIA: Mapping[str, tuple[str, str]] = {
    "award_ballots": ("round_id", "award_round"),
    "award_category": ("round_id", "award_round"),
    "award_conflict": ("judge_id", "award_judge"),
    "award_criterion": ("round_id", "award_round"),
    "award_extension": ("round_id", "award_round"),
    "award_judge": ("round_id", "award_round"),
    "award_note": ("nominee_id", "award_nominee"),
    "award_score": ("sheet_id", "award_sheet"),
    "award_sheet": ("nominee_id", "award_nominee"),
    "award_vote": ("round_id", "award_round"),
    "booking_event": ("booking_id", "booking"),
    "broadcast_recipient": ("broadcast_id", "broadcast"),
    "candidate": ("request_id", "request"),
    "candidate_call": ("request_id", "request"),
    "case_owner": ("case_id", "casework"),
    "case_subject": ("case_id", "casework"),
    "casework_event": ("case_id", "casework"),
    "channel_post": ("channel_id", "channel"),
    "concern_about": ("case_id", "casework"),
    "contact_share": ("exchange_id", "exchange"),
    "course_taken": ("plan_id", "work_plan"),
    "crossing_asked": ("crossing_id", "crossing"),
    "crossing_event": ("crossing_id", "crossing"),
    "exchange_event": ("exchange_id", "exchange"),
    "handover_item": ("handover_id", "handover"),
    "interest": ("opportunity_id", "opportunity"),
    "meeting_guest": ("meeting_id", "meeting"),
    "merger_row": ("merger_id", "merger"),
    "nomination_file": ("nomination_id", "nomination"),
    "nomination_second": ("nomination_id", "nomination"),
    "place": ("shift_id", "shift"),
    "plan": ("exchange_id", "exchange"),
    "posting": ("account_id", "account"),
    "request_event": ("request_id", "request"),
    "roster_person": ("roster_id", "roster"),
    "shift_need": ("shift_id", "shift"),
    "shift_sheet_line": ("shift_id", "shift"),
    "thanks": ("exchange_id", "exchange"),
    "work_review": ("plan_id", "work_plan"),
    "work_step": ("plan_id", "work_plan"),
    "work_strength": ("plan_id", "work_plan"),
}
"""Of tables without a `community_id`: the column that points to a row that is the timebank's."""

_POSTED = """EXISTS (SELECT 1 FROM posting p JOIN account a ON a.id = p.account_id
    WHERE p.transfer_id = {} AND a.community_id = :community_id)"""
_TICKED = " OR ".join(
    f"(x.card = '{kind}' AND EXISTS (SELECT 1 FROM {table} o"
    f" WHERE o.id = x.object_id AND o.community_id = :community_id))"
    for kind, table in TABLES.items()
)
_MEMBER = """EXISTS (SELECT 1 FROM membership m
    WHERE m.person_id = x.person_id AND m.community_id = :community_id)"""
OWN: Mapping[str, str] = {
    "attention": _MEMBER,
    "crossing": ":community_id IN (x.giver_in, x.receiver_in)",
    "desk_tick": f"({_TICKED})",
    "pact": ":community_id IN (x.first_id, x.second_id)",
    "relocation": ":community_id IN (x.from_id, x.to_id)",
    "seal": _POSTED.format("x.transfer_id"),
    "transfer": _POSTED.format("x.id"),
}
"""Rules of their own. A transfer across timebanks leaves with this one's postings, which sum to
zero by themselves."""

LEFT: Mapping[str, str] = {
    "audit_seal": "a chain over the numbers that the audit's lines have here",
    "award_judge_link": "links work once, with this bot",
    "calendar_entry": "made anew when somebody asks for a calendar file",
    "card": "messages of this bot in people's chats",
    "desk_claim": "who looks at a card this minute",
    "draft": "half-filled forms, of people rather than of a timebank",
    "inbox": "what Telegram sent to this bot",
    "invite": "links work once, with this bot",
    "job": "long work of this machine",
    "job_file": "long work of this machine",
    "keyboard": "messages of this bot in people's chats",
    "lease": "which process of this machine leads",
    "letter_try": "limits of the last hour",
    "member_stale": "made anew from members",
    "member_token": "made anew from members",
    "notice_digest": "messages of this bot in people's chats",
    "outbox": "messages of this bot",
    "second_factor": "secrets of people's authenticator apps; set up again there",
    "record_code": "codes work once, with this bot",
    "shift_arrival": "at the door this minute",
    "shift_code": "secrets of codes at the door",
    "shift_code_try": "limits of the last hour",
    "team_group": "a group chat must be linked to the new bot by a broker",
    "team_post": "messages of this bot in a group chat",
}
"""What does not leave, and why."""

PEOPLE, TIMEBANKS = "person", "community"
"""Written last: everybody whom a row that leaves names."""


def whose(table: str, columns: tuple[str, ...]) -> str | None:
    """The condition under which a row `x` leaves with timebank :community_id; None where the table
    stays, or comes last. Raises KeyError for a table that is in no list."""
    if table in LEFT or table in (PEOPLE, TIMEBANKS):
        return None
    if table in OWN:
        return OWN[table]
    if table in VIA:
        return _via(table, "x", 0)
    if "community_id" in columns:
        return "x.community_id = :community_id"
    raise KeyError(table)


def _via(table: str, alias: str, depth: int) -> str:
    if table in OWN:
        return OWN[table].replace("x.", f"{alias}.")
    if table not in VIA:
        return f"{alias}.community_id = :community_id"
    column, parent = VIA[table]
    above = f"v{depth}"
    return (
        f"EXISTS (SELECT 1 FROM {parent} {above} WHERE {above}.id = {alias}.{column}"
        f" AND {_via(parent, above, depth + 1)})"
    )
