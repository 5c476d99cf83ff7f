-- The timebank's own work: requests and who is asked, exchanges planned beforehand, standing
-- arrangements, thanks, and what a match must heed.

-- A case can be about anything: its kinds are the services', not the schema's.
-- sqlite
CREATE TABLE casework_kept AS SELECT * FROM casework;
CREATE TABLE casework_event_kept AS SELECT * FROM casework_event;
DROP TABLE casework_event;
DROP TABLE casework;
CREATE TABLE casework (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT REFERENCES person (id),
    kind TEXT NOT NULL CHECK (length(kind) <= 30),
    restricted BIGINT NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
    words TEXT CHECK (length(words) <= 4096),
    file_id TEXT CHECK (length(file_id) <= 200),
    reading TEXT CHECK (length(reading) <= 4000),
    promise_at TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    claimed_by BIGINT REFERENCES person (id),
    closed_by BIGINT REFERENCES person (id),
    closed_at TEXT,
    outcome TEXT CHECK (length(outcome) <= 1000)
);
CREATE INDEX casework_open ON casework (community_id, promise_at) WHERE state = 'open';
CREATE INDEX casework_person ON casework (person_id, id);
CREATE TABLE casework_event (
    id {id},
    case_id BIGINT NOT NULL REFERENCES casework (id),
    action TEXT NOT NULL,
    actor_id BIGINT REFERENCES person (id),
    words TEXT CHECK (length(words) <= 4096),
    at TEXT NOT NULL
);
CREATE INDEX casework_event_case ON casework_event (case_id, id);
INSERT INTO casework SELECT * FROM casework_kept;
INSERT INTO casework_event SELECT * FROM casework_event_kept;
DROP TABLE casework_kept;
DROP TABLE casework_event_kept;
-- postgres
ALTER TABLE casework DROP CONSTRAINT casework_kind_check;
ALTER TABLE casework ADD CONSTRAINT casework_kind_check CHECK (length(kind) <= 30);
-- both
-- The thing that a case is about, where it is about one: request 42, plan 17.
CREATE TABLE case_subject (
    case_id BIGINT PRIMARY KEY REFERENCES casework (id),
    thing TEXT NOT NULL CHECK (length(thing) <= 30),
    thing_id BIGINT NOT NULL
);
CREATE INDEX case_subject_thing ON case_subject (thing, thing_id);

-- Somebody needs help. words: their own; shown: what others may read (no numbers, streets or
-- reasons of health). day, start, finish, until are local; people: how many helpers.
CREATE TABLE request (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    made_by BIGINT NOT NULL REFERENCES person (id),
    skill TEXT CHECK (length(skill) <= 60),
    words TEXT NOT NULL CHECK (length(words) <= 4096),
    shown TEXT CHECK (length(shown) <= 300),
    day TEXT,
    start TEXT,
    finish TEXT,
    until TEXT,
    time_words TEXT CHECK (length(time_words) <= 300),
    repeats TEXT CHECK (length(repeats) <= 200),
    minutes BIGINT CHECK (minutes BETWEEN 1 AND 1440),
    people BIGINT NOT NULL DEFAULT 1 CHECK (people BETWEEN 1 AND 20),
    area TEXT CHECK (length(area) <= 100),
    remote BIGINT NOT NULL DEFAULT 0 CHECK (remote IN (0, 1)),
    langs TEXT NOT NULL DEFAULT '' CHECK (length(langs) <= 100),
    flags TEXT NOT NULL DEFAULT '' CHECK (length(flags) <= 500),
    risks TEXT NOT NULL DEFAULT '' CHECK (length(risks) <= 300),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    wave BIGINT NOT NULL DEFAULT 0,
    note TEXT CHECK (length(note) <= 1000),
    decided_by BIGINT REFERENCES person (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX request_person ON request (person_id, id);
CREATE INDEX request_queue ON request (community_id, created_at)
    WHERE state IN ('held', 'with_broker');
CREATE INDEX request_seeking ON request (community_id, day) WHERE state IN ('open', 'with_broker');

CREATE TABLE request_event (
    id {id},
    request_id BIGINT NOT NULL REFERENCES request (id),
    action TEXT NOT NULL CHECK (length(action) <= 30),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    actor_id BIGINT REFERENCES person (id),
    words TEXT CHECK (length(words) <= 1000),
    at TEXT NOT NULL
);
CREATE INDEX request_event_request ON request_event (request_id, id);

-- Who was asked, when, why, and what they said. via: how they were asked.
CREATE TABLE candidate (
    id {id},
    request_id BIGINT NOT NULL REFERENCES request (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'yes', 'no', 'chosen', 'closed')),
    wave BIGINT NOT NULL,
    via TEXT NOT NULL CHECK (via IN ('bot', 'phone', 'browse')),
    reasons TEXT NOT NULL DEFAULT '' CHECK (length(reasons) <= 300),
    asked_at TEXT NOT NULL,
    answered_at TEXT,
    UNIQUE (request_id, person_id)
);
CREATE INDEX candidate_person ON candidate (person_id, asked_at);

-- Help that repeats: agreed and approved once. repeats: an RRULE, counted from first_day; start:
-- local; follows: the one that this takes over; next_day: the next visit that is not yet an exchange;
-- visits: how many were done since it was last reviewed.
CREATE TABLE arrangement (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    giver_id BIGINT NOT NULL REFERENCES person (id),
    receiver_id BIGINT NOT NULL REFERENCES person (id),
    made_by BIGINT NOT NULL REFERENCES person (id),
    request_id BIGINT REFERENCES request (id),
    skill TEXT CHECK (length(skill) <= 60),
    words TEXT CHECK (length(words) <= 300),
    repeats TEXT NOT NULL CHECK (length(repeats) <= 200),
    first_day TEXT NOT NULL,
    start TEXT,
    zone TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    place TEXT CHECK (length(place) <= 200),
    follows BIGINT REFERENCES arrangement (id),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    visits BIGINT NOT NULL DEFAULT 0,
    next_day TEXT,
    paused_until TEXT,
    note TEXT CHECK (length(note) <= 1000),
    approved_by BIGINT REFERENCES person (id),
    approved_at TEXT,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (giver_id <> receiver_id)
);
CREATE INDEX arrangement_giver ON arrangement (giver_id, state);
CREATE INDEX arrangement_receiver ON arrangement (receiver_id, state);
CREATE INDEX arrangement_state ON arrangement (community_id, state);
CREATE INDEX arrangement_request ON arrangement (request_id) WHERE request_id IS NOT NULL;

-- What an exchange that was planned beforehand has more than one that was logged. Day and time are
-- local (exchange.day, start, zone); starts_at and ends_at are the same as instants, for comparing.
-- minutes: as planned, whatever is reported afterwards. lone: somebody is alone in a home with
-- another; arrived_at, left_at, ok_at (last said to be all right): what the visitor said;
-- reported_at: when one of the two first said how it went.
CREATE TABLE plan (
    exchange_id BIGINT PRIMARY KEY REFERENCES exchange (id),
    request_id BIGINT REFERENCES request (id),
    arrangement_id BIGINT REFERENCES arrangement (id),
    start TEXT,
    zone TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    place TEXT CHECK (length(place) <= 200),
    lone BIGINT NOT NULL DEFAULT 0 CHECK (lone IN (0, 1)),
    risks TEXT NOT NULL DEFAULT '' CHECK (length(risks) <= 300),
    approved_by BIGINT REFERENCES person (id),
    approved_at TEXT,
    arrived_at TEXT,
    left_at TEXT,
    ok_at TEXT,
    alerted_at TEXT,
    reported_at TEXT,
    CHECK (starts_at < ends_at)
);
CREATE INDEX plan_request ON plan (request_id);
CREATE INDEX plan_arrangement ON plan (arrangement_id);
CREATE INDEX plan_time ON plan (ends_at);
-- What both want waits for a broker too, before it happens.
DROP INDEX exchange_queue;
CREATE INDEX exchange_queue ON exchange (community_id, changed_at)
    WHERE state IN ('agreed', 'unresolved', 'confirmed', 'lapsed', 'problem');
-- What is in the books, for looking at the last months alone.
CREATE INDEX exchange_posted ON exchange (community_id, changed_at) WHERE state = 'posted';
CREATE INDEX exchange_event_post ON exchange_event (at) WHERE action = 'post';

-- Thanks for help that both confirmed: once for each exchange.
CREATE TABLE thanks (
    exchange_id BIGINT PRIMARY KEY REFERENCES exchange (id),
    from_id BIGINT NOT NULL REFERENCES person (id),
    to_id BIGINT NOT NULL REFERENCES person (id),
    words TEXT CHECK (length(words) <= 300),
    at TEXT NOT NULL
);
CREATE INDEX thanks_to ON thanks (to_id, at);

-- Away: not asked, not shown, not reminded from `since` until `until`, local days, both counted.
CREATE TABLE away (
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    until TEXT NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (community_id, person_id)
);

-- Two people who are never matched with each other; both directions are rows. Neither is told.
CREATE TABLE apart (
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    other_id BIGINT NOT NULL REFERENCES person (id),
    by_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (community_id, person_id, other_id),
    CHECK (person_id <> other_id)
);

-- That something was checked, when, and by whom; never the paper itself.
CREATE TABLE vetting (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN
        ('references', 'one_to_one', 'driver', 'children', 'keys', 'dbs')),
    level TEXT CHECK (length(level) <= 60),
    day TEXT NOT NULL,
    until TEXT,
    by_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    ended_at TEXT
);
CREATE UNIQUE INDEX vetting_held ON vetting (community_id, person_id, kind) WHERE ended_at IS NULL;

-- down
DROP INDEX exchange_event_post;
DROP INDEX exchange_posted;
DROP INDEX exchange_queue;
CREATE INDEX exchange_queue ON exchange (community_id, changed_at)
    WHERE state IN ('unresolved', 'confirmed', 'lapsed', 'problem');
DROP TABLE vetting;
DROP TABLE apart;
DROP TABLE away;
DROP TABLE thanks;
DROP TABLE plan;
DROP TABLE arrangement;
DROP TABLE candidate;
DROP TABLE request_event;
DROP TABLE request;
DROP TABLE case_subject;
-- sqlite
CREATE TABLE casework_kept AS SELECT * FROM casework;
CREATE TABLE casework_event_kept AS SELECT * FROM casework_event;
DROP TABLE casework_event;
DROP TABLE casework;
CREATE TABLE casework (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN
        ('talk', 'voice', 'photo', 'help', 'under_18', 'urgent', 'concern', 'refused', 'unreachable')),
    restricted BIGINT NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
    words TEXT CHECK (length(words) <= 4096),
    file_id TEXT CHECK (length(file_id) <= 200),
    reading TEXT CHECK (length(reading) <= 4000),
    promise_at TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    claimed_by BIGINT REFERENCES person (id),
    closed_by BIGINT REFERENCES person (id),
    closed_at TEXT,
    outcome TEXT CHECK (length(outcome) <= 1000)
);
CREATE INDEX casework_open ON casework (community_id, promise_at) WHERE state = 'open';
CREATE INDEX casework_person ON casework (person_id, id);
CREATE TABLE casework_event (
    id {id},
    case_id BIGINT NOT NULL REFERENCES casework (id),
    action TEXT NOT NULL,
    actor_id BIGINT REFERENCES person (id),
    words TEXT CHECK (length(words) <= 4096),
    at TEXT NOT NULL
);
CREATE INDEX casework_event_case ON casework_event (case_id, id);
INSERT INTO casework SELECT id, community_id, person_id, CASE WHEN kind IN
    ('talk', 'voice', 'photo', 'help', 'under_18', 'urgent', 'concern', 'refused', 'unreachable')
    THEN kind ELSE 'help' END, restricted, state, words, file_id, reading, promise_at, opened_at,
    claimed_by, closed_by, closed_at, outcome FROM casework_kept;
INSERT INTO casework_event SELECT * FROM casework_event_kept;
DROP TABLE casework_kept;
DROP TABLE casework_event_kept;
-- postgres
UPDATE casework SET kind = 'help' WHERE kind NOT IN
    ('talk', 'voice', 'photo', 'help', 'under_18', 'urgent', 'concern', 'refused', 'unreachable');
ALTER TABLE casework DROP CONSTRAINT casework_kind_check;
ALTER TABLE casework ADD CONSTRAINT casework_kind_check CHECK (kind IN
    ('talk', 'voice', 'photo', 'help', 'under_18', 'urgent', 'concern', 'refused', 'unreachable'));
-- both
