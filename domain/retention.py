"""How long everything is kept, table by table: what docs/privacy-record.md says, and the days after
which each rule of storage/aging.py and services/retention.py lets go. A test compares the three."""

from collections.abc import Mapping

YEAR, TWO, SIX = 365, 730, 6 * 365 + 2
"""Days."""
DECLINED_DAYS = 183
"""Days that somebody who was not let in, or wrote and never applied, is kept by name."""
LEFT_DAYS = TWO
"""Days that somebody who left is kept by name (DOMAIN.md section 5)."""

_LEFT = "until two years after the member left"
_TIMEBANK = "as long as the timebank; who did it is nobody's name two years after they left"
_BOOKS = "never edited; whose they are is nobody's name two years after they left"
KEPT: Mapping[str, str] = {
    "account": _BOOKS,
    "acquaintance": _LEFT,
    "apart": _LEFT,
    "arrangement": "words two years; the rest until two years after the member left",
    "attention": _LEFT,
    "audit": (
        "never edited, so that the chain holds: numbers and codes, without a name once "
        "the person is forgotten"
    ),
    "award_conflict": "12 months after the result",
    "award_extension": _TIMEBANK,
    "award_judge": _LEFT,
    "award_judge_link": "works for 14 days; a year after that",
    "award_nominee": (
        "who was not shortlisted: 12 months after the result only the numbers stay; "
        "winners and who was commended: as they agreed, until they take it back"
    ),
    "award_note": "12 months after the result",
    "award_round": (
        "as long as the timebank; who did it is nobody's name two years after they "
        "left; the calculation (numbers of nominees, no names) 12 months after the "
        "result; of a round that nobody ends, 12 months after the day set for its "
        "result, with all the rest"
    ),
    "award_scheme": _TIMEBANK,
    "award_score": "12 months after the result",
    "award_sheet": "12 months after the result",
    "award_vote": (
        "for whom, and why one was set aside: until the count (or until the round is "
        "called off), when the taps, typed votes and screens that say it go from "
        "`inbox` and `outbox` too (of a ballot on paper, what the broker typed goes "
        "with the others after 30 days); who voted: 3 months after the result"
    ),
    "away": "until the day is over or the person is back",
    "bar": "words six years; the rest until two years after the member left",
    "booking": "words two years; the rest until two years after the member left",
    "booking_event": "words two years; the rest until two years after the member left",
    "broadcast": "words two years; the rest until two years after the member left",
    "broadcast_recipient": "30 days after it ended",
    "calendar_entry": "a year",
    "campaign": _TIMEBANK,
    "candidate": "two years",
    "candidate_call": "two years",
    "card": "until the message shows something else",
    "case_owner": _LEFT,
    "case_subject": "with the case",
    "casework": (
        "words two years after it was closed; about somebody's safety, or an accident, "
        "six years; the rest until two years after the member left"
    ),
    "casework_event": (
        "words two years; about somebody's safety, or an accident, six years; the rest "
        "until two years after the member left"
    ),
    "channel": "30 days after it was unlinked",
    "concern_about": "with the case",
    "consent": _LEFT,
    "contact_share": "90 days",
    "course": _TIMEBANK,
    "course_taken": "with the plan",
    "crossing": "words two years; the rest until two years after the member left",
    "crossing_asked": "two years",
    "crossing_event": "words two years; the rest until two years after the member left",
    "delegate": "words two years; the rest until two years after the member left",
    "desk_claim": "30 days after it ran out",
    "desk_decision": "30 days",
    "desk_done": "a year",
    "desk_query": "a year",
    "desk_tick": "a year",
    "digest": "30 days",
    "digest_time": _LEFT,
    "draft": "until the form is finished or stopped",
    "duty": "a year after it ended",
    "erasure": "six years after it was done",
    "exchange": (
        "words six years after it was over; the rest until two years after the member "
        "left, with the month and no words"
    ),
    "exchange_event": "words two years; the rest until two years after the member left",
    "first_step": _TIMEBANK,
    "gathering": "words two years; the rest until two years after the member left",
    "gift": "words two years; the rest until two years after the member left",
    "guardian": (
        "name and relation, and the name of a child whom a member brought along: a year"
        " after the shift; that somebody agreed: until two years after the member left"
    ),
    "handover": "a year after it ended",
    "handover_item": "a year after it ended",
    "household": "until a broker notes that they live apart; a year after one of them left",
    "import_file": (
        "its answers and what stood in it 30 days after its last change; as long as the"
        " timebank; who did it is nobody's name two years after they left"
    ),
    "import_map": "two years",
    "import_row": (
        "`body` 30 days after the last change of its import; which member it became, "
        "until two years after the member left"
    ),
    "inbox": (
        "30 days after it was handled; what people say to each other in a group is let go at once"
    ),
    "interest": "two years",
    "invite": "works for 7 days; a year after that",
    "issue_request": "words six years; the rest until two years after the member left",
    "item": (
        "words two years after it was taken away; the rest until two years after the member left"
    ),
    "job": "30 days after it ended",
    "job_file": "until the import has ended, at most 30 days",
    "keyboard": "until the next message with buttons",
    "letter": "six years, so that it can be checked",
    "letter_try": "a day",
    "listing": "30 days after it was removed",
    "listing_token": "while the listing is active",
    "meeting": _TIMEBANK,
    "meeting_guest": "two years",
    "member_stale": "until the next search",
    "member_token": "while there is a membership",
    "membership": (
        "until two years after they left; six months where they were declined; then "
        "that there was one"
    ),
    "merger": "words two years; the rest until two years after the member left",
    "merger_row": "with the merger",
    "muted": "until they want them again",
    "nomination": "words and names 12 months after the result; drafts and tips as long",
    "nomination_file": "12 months after the result",
    "nomination_second": "12 months after the result",
    "note": "a year after they left or were declined",
    "notice_choice": _LEFT,
    "notice_digest": "30 days",
    "opportunity": (
        "contact and note six years after it was closed; the rest as long as the timebank"
    ),
    "organisation": _TIMEBANK,
    "outbox": (
        "the text (`body`) 30 days after it was sent or given up; what became of it two"
        " years, so that nothing is sent twice"
    ),
    "own_apart": "until the member ends it, or two years after they left",
    "own_reminder": "30 days after it ended",
    "pact": _TIMEBANK,
    "person": (
        "until two years after they left; six months where they were never let in; then"
        " a name without a person"
    ),
    "place": (
        "a team's first names for 30 days after the shift; the rest until two years "
        "after the member left"
    ),
    "plan": "words two years; the rest until two years after the member left",
    "posting": _BOOKS,
    "record_code": "works for 14 days; a year after that",
    "referee": "`reach` until they answered; the rest two years",
    "relay": "90 days; what was reported a year",
    "relocation": "words two years; the rest until two years after the member left",
    "reminder": "400 days after it was said or ended",
    "report": "400 days",
    "request": "words two years; the rest until two years after the member left",
    "request_event": "words two years; the rest until two years after the member left",
    "reversal": "words six years; the rest until two years after the member left",
    "role": "six years after it ended",
    "roster": "words two years; the rest until two years after the member left",
    "roster_person": _LEFT,
    "rule_change": "six years after it ended",
    "safety_text": _TIMEBANK,
    "second_factor": "until it is reset or the roles are over",
    "service_hours": "`what` and `note` two years, the rest until two years after the member left",
    "shift": _TIMEBANK,
    "shift_arrival": "two years",
    "shift_code": "30 days after it was shown last",
    "shift_code_try": "a day",
    "shift_feedback": "a year",
    "shift_message": "a year",
    "shift_need": "a month after the shift",
    "shift_sheet_line": _LEFT,
    "team_group": "30 days after it was unlinked",
    "team_post": "30 days after it was done",
    "thanks": "words two years; the rest until two years after the member left",
    "transfer": _BOOKS,
    "unheard": "a year",
    "vetting": "two years after it ended",
    "work_outcome": (
        "with the plan; then the kind and the month alone, until two years after the member left"
    ),
    "work_plan": "30 days after it was closed or they left, seen by nobody",
    "work_review": "with the plan",
    "work_step": "with the plan",
    "work_strength": "with the plan",
}
"""Every table that holds something about people, and how long."""
