-- Hours beside one to one: rosters of many people, gifts, the pot, hours that a broker creates.

-- A class, a team job or an event, with everybody who was there. host_id: who taught, who was
-- helped, who had people in. minutes: how long it was. version: counts every change, so that
-- nobody posts what they haven't seen.
CREATE TABLE roster (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    kind TEXT NOT NULL CHECK (kind IN ('class', 'team', 'event')),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    day TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    host_id BIGINT NOT NULL REFERENCES person (id),
    shift_id BIGINT REFERENCES shift (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'ticked', 'posted', 'reversed', 'cancelled')),
    version BIGINT NOT NULL DEFAULT 1,
    made_by BIGINT NOT NULL REFERENCES person (id),
    ticked_by BIGINT REFERENCES person (id),
    decided_by BIGINT REFERENCES person (id),
    note TEXT CHECK (length(note) <= 1000),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX roster_state ON roster (community_id, state, changed_at);
CREATE UNIQUE INDEX roster_shift ON roster (shift_id)
    WHERE shift_id IS NOT NULL AND state <> 'cancelled';

CREATE TABLE roster_person (
    roster_id BIGINT NOT NULL REFERENCES roster (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('host', 'guest', 'helper')),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    ticked BIGINT NOT NULL DEFAULT 0 CHECK (ticked IN (0, 1)),
    added_by BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (roster_id, person_id)
);
CREATE INDEX roster_person_person ON roster_person (person_id);

-- Hours given to somebody, to the pot, or asked for from it. words: why somebody asks the pot,
-- for the brokers alone. decided_by: who granted it; second_by: the second broker.
CREATE TABLE gift (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    kind TEXT NOT NULL CHECK (kind IN ('gift', 'to_pot', 'from_pot')),
    from_id BIGINT REFERENCES person (id),
    to_id BIGINT REFERENCES person (id),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 60000),
    words TEXT CHECK (length(words) <= 1000),
    state TEXT NOT NULL CHECK (state IN
        ('asked', 'second', 'posted', 'reversed', 'declined', 'cancelled')),
    made_by BIGINT NOT NULL REFERENCES person (id),
    decided_by BIGINT REFERENCES person (id),
    second_by BIGINT REFERENCES person (id),
    note TEXT CHECK (length(note) <= 1000),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((from_id IS NULL) = (kind = 'from_pot')),
    CHECK ((to_id IS NULL) = (kind = 'to_pot')),
    CHECK (from_id IS NULL OR to_id IS NULL OR from_id <> to_id)
);
CREATE INDEX gift_state ON gift (community_id, state, changed_at);
CREATE INDEX gift_to ON gift (to_id);
CREATE INDEX gift_from ON gift (from_id);

-- Hours that a broker creates (more than nothing) or cancels (less) for a member, and why.
CREATE TABLE issue_request (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    minutes BIGINT NOT NULL CHECK (minutes <> 0 AND minutes BETWEEN -60000 AND 60000),
    cause TEXT NOT NULL CHECK (length(cause) <= 30),
    words TEXT CHECK (length(words) <= 500),
    state TEXT NOT NULL CHECK (state IN
        ('waiting', 'posted', 'reversed', 'declined', 'cancelled')),
    made_by BIGINT NOT NULL REFERENCES person (id),
    decided_by BIGINT REFERENCES person (id),
    note TEXT CHECK (length(note) <= 1000),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX issue_request_state ON issue_request (community_id, state, changed_at);
CREATE INDEX issue_request_person ON issue_request (person_id);

-- Whom a nudge has reached.
CREATE INDEX reminder_done ON reminder (kind, object_id) WHERE state = 'done';

-- down
DROP INDEX reminder_done;
DROP TABLE issue_request;
DROP TABLE gift;
DROP TABLE roster_person;
DROP TABLE roster;
