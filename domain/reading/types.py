"""What a reading of a resident's words looks like; the shapes that every reader returns.

The values of each `Literal` are closed lists: docs/reading.md explains them one by one, and a
test compares the two.
"""

import datetime as dt
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

Status = Literal["ok", "clarify", "reject", "none"]
HoursAsk = Literal["minutes", "date", "start", "end"]
HoursReason = Literal["future", "non_positive", "over_24h"]
HoursFlag = Literal[
    "conflict", "invalid_date", "approx", "clock_range_assumed", "start_unknown", "overnight",
    "dst", "after_midnight", "each_day_assumed", "assumed_today", "bulk", "long", "group",
    "possible_minor", "family", "travel", "backdated", "review",
]  # fmt: skip
"""What the writer or the broker should know about hours, in the order in which it is given."""

Intent = Literal[
    "request", "offer", "log", "cancel", "balance", "statement", "help", "talk_to_person",
    "volunteer", "shift", "nominate", "standing", "away", "greeting", "thanks", "goodbye",
    "my_data", "leave", "join", "report", "tip", "unknown",
    "emergency", "crisis", "safeguarding", "out_of_scope",
]  # fmt: skip
"""What a message wants; the last four come from the screening and the refused tasks."""

Action = Literal[
    "draft", "draft_broker", "start_log", "start_cancel", "show_balance", "show_statement",
    "show_help", "call_person", "show_opportunities", "show_shifts", "start_nomination",
    "start_standing", "set_away", "greet", "thank", "show_my_data", "start_leaving",
    "start_joining", "start_report", "save_tip", "ask_intent",
    "emergency_message", "escalate", "refuse_signpost",
]  # fmt: skip
"""What the assistant does. `draft_broker` is a draft that is never broadcast."""

RequestAsk = Literal[
    "person_agrees", "area", "area_or_online", "pickup_area", "deliver_area", "when", "day",
    "time", "first_choice_day", "confirm_day", "review_date", "minutes", "minutes_per_walk",
    "key_needed", "pickup_or_arrive", "can_transfer", "return_trip", "mobility_needs",
    "transport_needed", "drop_off_or_visit", "tools", "size", "kind_of_letter", "kind_of_form",
    "phone_or_visit", "ok_to_ring_today", "digital_skills", "exemption_or_payment", "what", "who",
    "date", "start", "end", "safe_way_to_contact",
]  # fmt: skip
"""What is still to ask about a request, offer or log, the most needed first; and `which_<name>`
for each person whom a log mentions, in small letters with underscores."""

RequestFlag = Literal[
    "health_info", "driver_checks", "third_party", "home_visit", "steps", "children", "vetting",
    "empty_home", "money_rule", "short_notice", "urgent", "loneliness", "benefits_info",
    "employment_plan", "nesting_birds", "contact_details_in_text", "access_need",
    "adult_at_risk_possible", "native_check", "manipulation", "once", "quick", "some_day",
]  # fmt: skip
"""What the broker should know about a request or offer. Screening and refusals add their own."""

Category = Literal[
    "good_neighbour", "volunteer", "timebanker", "young_citizen", "community_group", "green",
    "sport", "arts_heritage", "together", "learning", "health", "business", "lifetime",
]  # fmt: skip
"""The award's categories."""

Eligibility = Literal["eligible", "ineligible", "needs_check"]
NominationAction = Literal[
    "draft", "draft_broker", "ask", "split", "save_tip", "explain", "explain_late",
    "explain_early", "private_human",
]  # fmt: skip
NominationMissing = Literal[
    "nominee_name", "nominee_surname", "nominee_contact", "nominee_agrees", "nominator_name",
    "nominator_other_than_self", "nominator_other_than_family", "parent_agrees_nominee",
    "parent_agrees_nominator", "family_agrees", "family_contact", "beyond_the_job", "place",
    "group_name", "group_contact", "business_name", "more_than_one_day", "what_she_did",
    "what_each_did", "safe_contact", "birmingham_link",
]  # fmt: skip
"""What is still to ask about a nomination; `what_she_did` stands for any nominee."""

NominationFlag = Literal[
    "late", "early", "self_nomination", "councillor", "multiple_nominees", "posthumous",
    "family_nominator", "minor_nominee", "minor_nominator", "paid_role", "paid_volunteering",
    "unidentified_nominee", "allegation_third_party", "remove_before_judging", "do_not_publish",
    "domestic_abuse", "alert_broker", "group_self_nomination", "kavs_candidate",
    "conflict_of_interest", "judge_nominator", "check_ledger", "address_in_text",
    "contact_details_in_text", "lives_outside", "outside_area",
]  # fmt: skip
"""What the person who checks a nomination should know."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One stretch of help on one local day.

    `minutes` is elapsed time (clock changes counted); `start` and `end` are local clock times
    where the words gave them.
    """

    day: date
    minutes: int
    start: time | None = None
    end: time | None = None


@dataclass(frozen=True, slots=True)
class HoursReading:
    """Lengths and days read from a sentence about help that was given.

    status: ok (show a card), clarify (ask `ask`, with `options` as buttons in this order; none
    means ask openly), reject (`reason`), none (the words hold no length and no time).
    `spans` are the (start, end) offsets in the original text that were used up, so that what is
    left can be read for names and skills.
    """

    status: Status
    entries: tuple[Entry, ...] = ()
    ask: HoursAsk | None = None
    options: tuple[tuple[Entry, ...], ...] = ()
    flags: tuple[str, ...] = ()
    reason: HoursReason | None = None
    offer: Literal["plan", "note"] | None = None
    plan_date: date | None = None
    minutes: int | None = None
    total_minutes: int | None = None
    sessions: int | None = None
    group_size: int | None = None
    person_minutes: int | None = None
    day: date | None = None
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """When help is wanted: fixed, window, deadline, recurring, flexible or past."""

    type: Literal["fixed", "window", "deadline", "recurring", "flexible", "past"]
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    arrive_by: dt.time | None = None
    from_: dt.date | None = None
    to: dt.date | None = None
    until: dt.date | None = None
    by: dt.date | None = None
    time: dt.time | None = None
    rrule: str | None = None
    per_day: int | None = None
    part: Literal["morning", "afternoon", "evening"] | None = None
    exclude_days: tuple[str, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for, offered or done. `skill` is a taxonomy id such as `home.ironing`."""

    skill: str | None
    when: When
    minutes: int | None = None
    minutes_basis: Literal["stated", "unknown"] = "unknown"
    people: int = 1
    language: str | None = None
    ward: str | None = None
    gender: Literal["female", "male"] | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class RequestReading:
    """A sentence read as something to do: the `expect` of the request cases, as a value."""

    intent: str
    action: str
    items: tuple[Item, ...] = ()
    ask: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    signpost: tuple[str, ...] = ()
    blocked: str | None = None
    public_text: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the screening says: `urgent` comes before anything else.

    `kind` is the class (danger_now, self_harm, abuse, coercion, gas, homeless, ...); `answer` the
    key of the safeguarding lead's fixed answer; `alert` who is told; `also` the other classes
    found, the most pressing first; `flags` as in a `RequestReading`.
    """

    screen: Literal["urgent", "ordinary"]
    kind: str | None = None
    answer: str | None = None
    alert: Literal["broker", "safeguarding"] | None = None
    also: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the assistant makes of one message. Nothing in it moves hours."""

    text: str
    lang: str
    screen: Screen
    intent: str
    hours: HoursReading
    request: RequestReading | None = None
    names: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)
