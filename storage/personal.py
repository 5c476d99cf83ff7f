"""What each table holds about a person: which rows, what of them /mydata shows, and what becomes of
them when the person is forgotten. One table for both, compared with the schema by
tests/storage/test_personal.py, so that nothing new is left out of either.

`DOMAIN`: an erasure is not absolute. Words, contacts, chat text, offers and notes go; what is in
the books stays under a name without a person, with a month instead of a day and a group of skills
instead of a text. What has to wait while something is open about the person says `waits`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.reading.skills import taxonomy

ROW = "row"
"""The whole row goes."""


def _group() -> str:
    """A skill's group instead of the skill."""
    groups = sorted({skill.group for skill in taxonomy().values()})
    cases = " ".join(f"WHEN x.skill LIKE '{one}.%' THEN '{one}'" for one in groups)
    return f"CASE {cases} ELSE x.skill END"


GROUP = _group()
MONTH = "substr(x.day, 1, 7) || '-01'"


@dataclass(frozen=True, slots=True)
class Held:
    """Rows `x` of a table that are about person :id. `part`: under which heading /mydata shows
    `shown` of them ("" where it doesn't, with the reason in `why`). `goes`: ROW, or the columns
    that are emptied and with what. `why`: why what stays stays, or is not shown."""

    table: str
    mine: str
    part: str = ""
    shown: str = ""
    goes: str | Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    waits: bool = False
    own: str = ""
    """Which of the rows /mydata shows, where that is fewer: what others wrote is weighed first."""

    def find(self, here: str = "") -> str:
        """The rows that /mydata shows, at most :limit of them; `here`: of which timebank."""
        wanted = ", ".join(f"x.{one}" for one in self.shown.split())
        where = " AND ".join(f"({one})" for one in (self.mine, self.own, here) if one)
        return f"SELECT {wanted} FROM {self.table} x WHERE {where} LIMIT :limit"

    @property
    def forget(self) -> str | None:
        """The statement that empties them; None where all of them stay."""
        if self.goes == ROW:
            return f"DELETE FROM {self.table} AS x WHERE {self.mine}"
        if not isinstance(self.goes, Mapping) or not self.goes:
            return None
        sets = ", ".join(f"{column} = {value}" for column, value in self.goes.items())
        return f"UPDATE {self.table} AS x SET {sets} WHERE {self.mine}"


def _null(columns: str, **others: str) -> Mapping[str, str]:
    """These columns become nothing, and the others what they say."""
    return {**dict.fromkeys(columns.split(), "NULL"), **others}


def _in(column: str, table: str, where: str, of: str = "id") -> str:
    return f"x.{column} IN (SELECT y.{of} FROM {table} y WHERE {where})"


ME = "x.person_id = :id"
PAIR = "(x.person_id = :id OR x.other_id = :id)"
_SIDES = "(y.giver_id = :id OR y.receiver_id = :id OR y.logged_by = :id)"
_EXCHANGE = _in("exchange_id", "exchange", _SIDES)
_PLAN = _in("plan_id", "work_plan", "y.person_id = :id")
_UP = "SELECT n.id FROM award_nominee n WHERE n.person_id = :id"
_NOMINATIONS = f"(y.by_id = :id OR y.nominee_id IN ({_UP}))"
_CASE = _in("case_id", "casework", "y.person_id = :id")
_MEMBER = _in("about_id", "membership", "y.person_id = :id")
_TELEGRAM = "(SELECT p.telegram_id FROM person p WHERE p.id = :id)"
_STAFF = "who at the timebank decided; the name goes with the person's own row"
_BOOKS = "in the books, which are never edited: numbers, and a name without a person"
_DESK = "what the desk wrote for itself: a person looks at it before it is handed over"

HELD: Sequence[Held] = (
    # What hangs on other rows comes before them.
    Held("listing_token", _in("listing_id", "listing", "y.person_id = :id"), goes=ROW,
         why="made from the offers that are shown"),
    Held("listing", ME, "offers", "kind skill words area langs state created_at", ROW),
    Held("candidate", ME, "asked", "state asked_at answered_at", ROW),
    Held("candidate_call", ME, "asked", "outcome at", ROW),
    Held("crossing_asked", ME, "asked", "said at", ROW),
    Held("request_event", _in("request_id", "request", "y.person_id = :id"), "requests",
         "action state words at", _null("words"), "that it happened, without words",
         own="x.actor_id = :id"),
    Held("request", ME, "requests", "words skill day start finish time_words repeats minutes area"
         " state created_at", _null("start finish time_words area note", words="'-'", shown="''",
         flags="''", risks="'{}'", langs="''", skill=GROUP, day=MONTH, until="NULL"),
         "that help was asked for, for the figures"),
    Held("arrangement", "(x.giver_id = :id OR x.receiver_id = :id)", "help", "skill words repeats"
         " first_day start minutes place state", _null("words place note start", skill=GROUP),
         "that help was standing, for the figures"),
    Held("plan", _EXCHANGE, "help", "starts_at ends_at minutes place", ROW),
    Held("relay", "(x.from_id = :id OR x.to_id = :id)", "help", "shown at", ROW),
    Held("contact_share", ME, "help", "words at", ROW),
    Held("thanks", "(x.from_id = :id OR x.to_id = :id)", "help", "words at", _null("words"),
         "that there were thanks"),
    Held("reversal", _EXCHANGE, goes={"words": "'-'"}, why=_BOOKS),
    Held("exchange_event", _EXCHANGE, "help", "action state minutes words at", _null("words"),
         _BOOKS, waits=True, own="x.actor_id = :id"),
    Held("exchange", _SIDES.replace("y.", "x."), "help", "minutes day skill words state created_at",
         _null("named words note", flags="''", skill=GROUP, day=MONTH), _BOOKS, waits=True),
    Held("crossing_event", _in("crossing_id", "crossing", "(y.giver_id = :id OR"
         " y.receiver_id = :id)"), goes=_null("words"), why=_BOOKS),
    Held("crossing", "(x.giver_id = :id OR x.receiver_id = :id)", "help", "skill day minutes state",
         _null("named area note", shown="''", skill=GROUP, day=MONTH), _BOOKS),
    Held("gift", "(x.from_id = :id OR x.to_id = :id)", "hours", "kind minutes words state"
         " created_at", _null("words note"), _BOOKS),
    Held("issue_request", ME, "hours", "minutes cause state created_at", _null("words note"),
         _BOOKS),
    Held("posting", _in("account_id", "account", "y.kind = 'member' AND y.owner_id = :id"),
         "hours", "minutes", why=_BOOKS),
    Held("account", "x.kind = 'member' AND x.owner_id = :id", "hours", "balance", why=_BOOKS),
    Held("transfer", "(x.actor_id = :id OR x.on_behalf_of = :id)", why=_BOOKS),
    Held("letter", ME, "hours", "kind first_day last_day given received made_at", why=_BOOKS),
    Held("letter_try", ME, goes=ROW, why="a day's limit"),
    Held("roster_person", ME, "shifts", "role minutes ticked", why=_BOOKS),
    Held("roster", "x.host_id = :id", "shifts", "kind title day minutes state",
         _null("note", title="'-'"), _BOOKS),
    Held("shift_need", ME, "shifts", "words agreed_at", ROW),
    Held("shift_sheet_line", ME, goes=ROW, why="a number on a printed page"),
    Held("shift_feedback", ME, "shifts", "asked_at how again shown answered_at", _null("shown"),
         "how it was, for the figures"),
    Held("shift_arrival", ME, "shifts", "state at", ROW),
    Held("shift_code_try", ME, goes=ROW, why="a day's limit"),
    Held("shift_message", "x.by_id = :id", "shifts", "words at", {"words": "'-'"},
         "that a message went out"),
    Held("guardian", f"(x.member_id = :id OR {_in('place_id', 'place', 'y.person_id = :id')})",
         "shifts", "state agreed_on", _null("called relation"),
         "that somebody agreed"),
    Held("place", ME, "shifts", "state joined_at confirmed_at needs came came_at",
         _null("names", needs="''"), "how many came"),
    Held("service_hours", ME, "shifts", "day started_at finished_at minutes what state",
         _null("what note started_at finished_at", day=MONTH), _BOOKS),
    Held("interest", ME, "shifts", "state asked_at", ROW),
    Held("calendar_entry", f"({ME} OR x.for_id = :id)", goes=ROW, why="files that were sent"),
    Held("opportunity", "x.made_by = :id", "shifts", "title about contact state",
         _null("contact note photo"), "what an organisation does, in its name"),
    Held("booking_event", _in("booking_id", "booking", "y.person_id = :id OR y.item_id IN"
         " (SELECT i.id FROM item i WHERE i.person_id = :id)"), goes=_null("words"), why=_BOOKS),
    Held("booking", "(x.person_id = :id OR x.item_id IN (SELECT i.id FROM item i"
         " WHERE i.person_id = :id))", "lending", "day last_day minutes state", _null("note"),
         _BOOKS),
    Held("item", ME, "lending", "kind words shown collect area state",
         _null("collect area", words="'-'", shown="'-'"), _BOOKS),
    Held("gathering", ME, "lending", "title words day start venue places state",
         _null("words shown note", title="'-'", venue="'-'"), "that there was something"),
    # Awards.
    Held("nomination_file", _in("nomination_id", "nomination", _NOMINATIONS), "awards", "kind at",
         ROW),
    Held("nomination_second", ME, "awards", "at", ROW),
    Held("nomination", _NOMINATIONS.replace("y.", "x."), "awards",
         "words years relation state sent_at",
         _null("nominee_name nominee_kind area reach words shown years relation nominee_knows"
               " under_18 posthumous by_name may_name refused_why code rest", flags="''",
               passed="''", scrubbed_at="COALESCE(x.scrubbed_at, :now)"),
         "how many there were; the words of others about the person are weighed by a person",
         own="x.by_id = :id"),
    Held("award_note", f"x.nominee_id IN ({_UP})", goes=_null("words"), why=_DESK),
    Held("award_sheet", f"x.nominee_id IN ({_UP})", goes=_null("words"),
         why="judges' words: weighed by a person; the scores stay as numbers"),
    Held("award_sheet", _in("judge_id", "award_judge", "y.person_id = :id"), "awards", "state",
         _null("words"), "the scores stay as numbers"),
    Held("award_nominee", ME, "awards", "name kind area said said_at place certificate",
         _null("reach evidence eligible_why badge photo_ok wall", name="'-'", area="''"),
         "that somebody was up for an award"),
    Held("award_judge", ME, "awards", "state asked_at", why="that a panel was complete"),
    Held("award_vote", ME, "awards", "first_at", ROW),
    # Talks, notes and checks.
    Held("casework_event", f"{_CASE} AND NOT {_in('case_id', 'casework', 'y.restricted = 1')}",
         "talks", "action words at", _null("words"), "that there was an answer",
         own="x.actor_id = :id OR x.action = 'answer'"),
    Held("casework_event", f"{_CASE} AND {_in('case_id', 'casework', 'y.restricted = 1')}",
         goes=_null("words"), why="about safety: a person looks first", waits=True),
    Held("casework", f"{ME} AND x.restricted = 0", "talks", "kind words state opened_at",
         _null("words file_id reading outcome"), "that there was a case, for the figures"),
    Held("casework", f"{ME} AND x.restricted = 1", goes=_null("words file_id reading outcome"),
         why="about safety: a person looks first", waits=True),
    Held("concern_about", ME, why="about safety: a person looks first"),
    Held("case_owner", ME, goes=ROW, why=_STAFF),
    Held("note", f"x.about = 'member' AND {_MEMBER}", goes=ROW, why=_DESK),
    Held("desk_query", ME, "talks", "answer asked_at answered_at", _null("answer", words="'-'"),
         "that something was asked"),
    Held("referee", ME, "membership", "state asked_on came_on", _null("reach", name="'-'"),
         "that there was a reference"),
    Held("vetting", ME, "membership", "kind level day until ended_at", ROW),
    Held("meeting_guest", ME, "membership", "came at", ROW),
    Held("bar", f"{ME} AND x.state <> 'made'", goes={"words": "'-'"}, why=_DESK),
    Held("bar", f"{ME} AND x.state = 'made'", goes={"words": "'-'"}, why=_DESK, waits=True),
    Held("unheard", ME, goes=ROW, why="what a broker was to say to them"),
    # Finding work.
    Held("work_review", _PLAN, "work", "day words", ROW),
    Held("work_step", _PLAN, "work", "words day state made_at ended_at", ROW),
    Held("work_strength", _PLAN, "work", "skill words", ROW),
    Held("course_taken", _PLAN, "work", "title provider level started finished", ROW),
    Held("work_outcome", _PLAN, "work", "kind day words", ROW),
    Held("work_plan", ME, "work", "state goal barriers agreed_at closed_at", ROW),
    # Who knows whom.
    Held("acquaintance", PAIR, "membership", "cause since", ROW),
    Held("apart", PAIR, goes=ROW, why="it would tell who asked for it: weighed by a person"),
    Held("own_apart", ME, "membership", "at", ROW),
    Held("own_apart", "x.other_id = :id", goes=ROW, why="another member's own wish"),
    Held("household", PAIR, "membership", "at", ROW),
    Held("delegate", f"({ME} OR x.for_id = :id)", "membership",
         "kind scope how made_at expires_at ended_at", _null("called code"),
         "who could act for whom"),
    Held("record_code", ME, goes=ROW, why="a code that was given once"),
    Held("relocation", ME, "membership", "area minutes state", _null("area note"), _BOOKS),
    Held("merger", "(x.kept_id = :id OR x.gone_id = :id)", goes=_null("before telegram_id"),
         why="that two records became one"),
    Held("import_row", f"({ME} OR x.other_id = :id)", "membership", "holds state",
         _null("source", body="'{}'"), "that a row came in, so that none comes twice"),
    Held("away", ME, "messages", "until since", ROW),
    # Messages and screens.
    Held("own_reminder", ME, "messages", "words rule first_day at state", ROW),
    Held("reminder", ME, goes=ROW, why="ids and times of what is shown elsewhere"),
    Held("attention", ME, "messages", "quiet_from quiet_until a_day", ROW),
    Held("notice_choice", ME, "messages", "topic level changed_at", ROW),
    Held("muted", ME, "messages", "kind since", ROW),
    Held("broadcast_recipient", ME, "messages", "state due_at at", ROW),
    Held("inbox", f"x.lane = {_TELEGRAM}", "chat", "body received_at",
         _null("cause", body="'{}'", lane="0"), "that it was handled, so that none is twice"),
    Held("outbox", f"({ME} OR x.for_id = :id OR x.chat_id = {_TELEGRAM})", "chat",
         "kind reason created_at", _null("about cause digest_id", body="'{}'", chat_id="0",
         state="CASE WHEN x.state IN ('waiting', 'sending') THEN 'dropped' ELSE x.state END"),
         "that it was sent, so that nothing is sent twice"),
    Held("notice_digest", ME, goes=ROW, why="that a morning's message went out"),
    Held("keyboard", f"x.chat_id = {_TELEGRAM}", goes=ROW, why="buttons of a message"),
    Held("card", f"({ME} OR x.for_id = :id)", goes=ROW, why="which message shows what"),
    Held("draft", ME, "chat", "form body started_at", ROW),
    # At the desk, for those who work there.
    Held("second_factor", ME, goes=ROW, why="a secret that is nobody's to read"),
    Held("desk_claim", ME, goes=ROW, why=_STAFF),
    Held("digest", ME, goes=ROW, why=_STAFF),
    Held("digest_time", ME, goes=ROW, why=_STAFF),
    Held("duty", ME, "membership", "part weekday start finish", ROW),
    Held("team_post", "(x.taken_by = :id OR x.done_by = :id)", why=_STAFF),
    Held("role", ME, "membership", "role granted_at revoked_at", why="who could do what, when"),
    Held("job", "x.actor_id = :id", "membership", "kind state created_at", why="ids and codes"),
    Held("consent", ME, "consents", "purpose version given at",
         why="proof of what was agreed, under a name without a person"),
    Held("audit", "(x.actor_id = :id OR (x.object = 'person' AND x.object_id = :id)"
         " OR (x.object IN ('member', 'membership') AND x.object_id IN"
         " (SELECT y.id FROM membership y WHERE y.person_id = :id)))", "audit",
         "action object actor_id at", why="never edited; ids and codes, no words"),
    Held("erasure", ME, "membership", "state asked_at due_at",
         why="that somebody was forgotten, without who"),
    Held("member_token", ME, goes=ROW, why="the search index, made from name and area"),
    Held("member_stale", ME, goes=ROW, why="the search index"),
    Held("membership", ME, "membership", "state adult area reach want offer applied_at",
         _null("area reach want offer reason last_seen_at"), "that somebody was a member",
         waits=True),
    Held("person", "x.id = :id", "you", "name telegram_id telegram_lang lang created_at",
         _null("telegram_id telegram_lang lang community_id", name=":name", chat_open="0"),
         "a name without a person, so that the books add up", waits=True),
)  # fmt: skip

PARTS = (
    *("you", "membership", "consents", "hours", "help", "requests", "asked", "offers", "shifts"),
    *("lending", "awards", "work", "talks", "messages", "chat", "audit"),
)
"""The headings of /mydata, in order."""

STAFF_ONLY: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("award_extension", "award_judge_link", "award_round", "award_scheme", "broadcast"),
            *("campaign", "channel", "course", "desk_decision", "desk_done", "desk_tick"),
            *("first_step", "handover", "import_file", "import_map", "invite", "meeting"),
            *("organisation", "pact", "report", "rule_change", "shift", "shift_code"),
            *("team_group", "safety_text"),
        ),
        _STAFF,
    ),
    "handover_item": _STAFF,
    "award_conflict": "that a judge takes no part: a year after the result it goes",
    "award_score": "a number on a judge's sheet",
    "job_file": "a list that an import reads: gone when it has ended",
    "merger_row": "ids of what two records had",
    "case_subject": "ids of what a case is about",
    "seal": _BOOKS,
    "desk_turn": "whose turn it was at the desk",
}
"""Tables whose rows name people only as those who did something for the timebank."""
NOBODY = frozenset({
    "audit_seal",
    *("award_ballots", "award_category", "award_criterion", "channel_post", "community", "lease"),
    *("schema_version", "setting"),
})  # fmt: skip
"""Tables that name nobody."""
