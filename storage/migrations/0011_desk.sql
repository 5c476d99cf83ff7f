-- The desk's week: who looks at what, what was decided and can be taken back, questions that brokers
-- ask, what was ticked before a yes, and each broker's morning digest.

-- A soft lock: somebody looks at this card until then. kept: taken with a button, so that going on
-- to the next card doesn't let go of it.
CREATE TABLE desk_claim (
    card TEXT NOT NULL CHECK (length(card) <= 30),
    object_id BIGINT NOT NULL,
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    kept BIGINT NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
    PRIMARY KEY (card, object_id)
);
CREATE INDEX desk_claim_person ON desk_claim (person_id);
CREATE INDEX desk_claim_until ON desk_claim (until);

-- What a broker decided, and how it stood before, as JSON. stamp: what the row says of when it was
-- decided, while nobody has acted on it since.
CREATE TABLE desk_decision (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    card TEXT NOT NULL CHECK (length(card) <= 30),
    object_id BIGINT NOT NULL,
    action TEXT NOT NULL CHECK (length(action) <= 30),
    actor_id BIGINT NOT NULL REFERENCES person (id),
    before TEXT NOT NULL CHECK (length(before) <= 4000),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    at TEXT NOT NULL,
    undone_at TEXT
);
CREATE INDEX desk_decision_actor ON desk_decision (actor_id, at);
CREATE INDEX desk_decision_object ON desk_decision (card, object_id, id);
CREATE INDEX desk_decision_at ON desk_decision (at);

-- A broker's question about a card, and the answer. back_at: when it stands in the queue again
-- though nobody answered.
CREATE TABLE desk_query (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    card TEXT NOT NULL CHECK (length(card) <= 30),
    object_id BIGINT NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES person (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    words TEXT NOT NULL CHECK (length(words) <= 500),
    asked_at TEXT NOT NULL,
    back_at TEXT NOT NULL,
    answer TEXT CHECK (length(answer) <= 500),
    answered_at TEXT
);
CREATE INDEX desk_query_object ON desk_query (card, object_id, id);
CREATE INDEX desk_query_open ON desk_query (card, object_id) WHERE answered_at IS NULL;

-- What a broker ticked before they approved something with a risk.
CREATE TABLE desk_tick (
    card TEXT NOT NULL CHECK (length(card) <= 30),
    object_id BIGINT NOT NULL,
    point TEXT NOT NULL CHECK (length(point) <= 30),
    person_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (card, object_id, point)
);

-- What the digest needn't list again, such as a first exchange whose people were rung.
CREATE TABLE desk_done (
    community_id BIGINT NOT NULL REFERENCES community (id),
    code TEXT NOT NULL CHECK (length(code) <= 30),
    object_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (community_id, code, object_id)
);

-- Whose turn it is, where a digest lists a few a day: memberships after from_id up to to_id.
CREATE TABLE desk_turn (
    community_id BIGINT NOT NULL REFERENCES community (id),
    code TEXT NOT NULL CHECK (length(code) <= 30),
    day TEXT NOT NULL,
    from_id BIGINT NOT NULL,
    to_id BIGINT NOT NULL,
    PRIMARY KEY (community_id, code)
);

-- When somebody at the desk gets their digest, local; none: never. No row: the usual hour.
CREATE TABLE digest_time (
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT CHECK (length(at) = 5),
    PRIMARY KEY (community_id, person_id)
);

-- One a day. body: how many of what, as JSON.
CREATE TABLE digest (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    day TEXT NOT NULL,
    body TEXT NOT NULL CHECK (length(body) <= 2000),
    UNIQUE (community_id, person_id, day)
);
CREATE INDEX digest_day ON digest (day);

-- What was approved, taken back and approved anew is posted again under another key.
ALTER TABLE exchange ADD COLUMN round BIGINT NOT NULL DEFAULT 1;
ALTER TABLE gift ADD COLUMN round BIGINT NOT NULL DEFAULT 1;
ALTER TABLE issue_request ADD COLUMN round BIGINT NOT NULL DEFAULT 1;
ALTER TABLE roster ADD COLUMN round BIGINT NOT NULL DEFAULT 1;
ALTER TABLE booking ADD COLUMN round BIGINT NOT NULL DEFAULT 1;
-- When things came to the desk: how soon somebody answered, what is unmet, what nobody confirms.
CREATE INDEX exchange_event_came ON exchange_event (at)
    WHERE state IN ('agreed', 'unresolved', 'confirmed', 'lapsed', 'problem');
CREATE INDEX request_event_came ON request_event (at) WHERE state IN ('held', 'with_broker');
CREATE INDEX membership_applied ON membership (applied_at);
CREATE INDEX casework_opened ON casework (opened_at);
CREATE INDEX exchange_unconfirmed ON exchange (community_id, changed_at)
    WHERE state IN ('due', 'missed', 'logged', 'changed');
CREATE INDEX request_unmet ON request (community_id, created_at)
    WHERE state IN ('held', 'asked', 'open', 'with_broker');
CREATE INDEX gathering_made ON gathering (community_id, created_at);
CREATE INDEX issue_request_made ON issue_request (community_id, created_at);
CREATE INDEX booking_event_came ON booking_event (at) WHERE state = 'problem';
CREATE INDEX relocation_out ON relocation (from_id, created_at);
CREATE INDEX relocation_in ON relocation (to_id, created_at);
CREATE INDEX bar_asked ON bar (community_id, asked_at);
CREATE INDEX merger_asked ON merger (community_id, asked_at);
CREATE INDEX audit_came ON audit (community_id, at)
    WHERE action IN ('roster.submit', 'arrangement.agree', 'gift.grant');
CREATE INDEX delegate_review ON delegate (community_id, expires_at) WHERE ended_at IS NULL;
CREATE INDEX vetting_until ON vetting (community_id, until) WHERE ended_at IS NULL;

-- down
DROP INDEX vetting_until;
DROP INDEX delegate_review;
DROP INDEX audit_came;
DROP INDEX merger_asked;
DROP INDEX bar_asked;
DROP INDEX relocation_in;
DROP INDEX relocation_out;
DROP INDEX booking_event_came;
DROP INDEX issue_request_made;
DROP INDEX gathering_made;
DROP INDEX request_unmet;
DROP INDEX exchange_unconfirmed;
DROP INDEX casework_opened;
DROP INDEX membership_applied;
DROP INDEX request_event_came;
DROP INDEX exchange_event_came;
ALTER TABLE booking DROP COLUMN round;
ALTER TABLE roster DROP COLUMN round;
ALTER TABLE issue_request DROP COLUMN round;
ALTER TABLE gift DROP COLUMN round;
ALTER TABLE exchange DROP COLUMN round;
DROP TABLE digest;
DROP TABLE digest_time;
DROP TABLE desk_turn;
DROP TABLE desk_done;
DROP TABLE desk_tick;
DROP TABLE desk_query;
DROP TABLE desk_decision;
DROP TABLE desk_claim;
