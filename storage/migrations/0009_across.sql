-- More than one timebank: what two of them agree, help from one to the other, and people who move.

-- A pair of timebanks, the one with the smaller id first: its two between accounts carry this id.
-- side_id: which of them acted last; cap_minutes: how far the hours between them may be apart.
CREATE TABLE pact (
    id {id},
    first_id BIGINT NOT NULL REFERENCES community (id),
    second_id BIGINT NOT NULL REFERENCES community (id),
    state TEXT NOT NULL CHECK (state IN ('none', 'proposed', 'active', 'paused', 'ended')),
    cap_minutes BIGINT NOT NULL CHECK (cap_minutes BETWEEN 0 AND 60000),
    side_id BIGINT REFERENCES community (id),
    asked_by BIGINT REFERENCES person (id),
    decided_by BIGINT REFERENCES person (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    UNIQUE (first_id, second_id),
    CHECK (first_id < second_id)
);
CREATE INDEX pact_second ON pact (second_id);

-- Help from a member of one timebank to a member of another. begun_in: where it began; named: the
-- person of the other timebank as typed, until its broker places them; logger_id: who gave the
-- figure that the other side is asked about; shown: what others may read.
CREATE TABLE crossing (
    id {id},
    pact_id BIGINT NOT NULL REFERENCES pact (id),
    giver_in BIGINT NOT NULL REFERENCES community (id),
    receiver_in BIGINT NOT NULL REFERENCES community (id),
    begun_in BIGINT NOT NULL REFERENCES community (id),
    giver_id BIGINT REFERENCES person (id),
    receiver_id BIGINT REFERENCES person (id),
    named TEXT CHECK (length(named) <= 100),
    request_id BIGINT REFERENCES request (id),
    shown TEXT NOT NULL CHECK (length(shown) <= 300),
    skill TEXT CHECK (length(skill) <= 60),
    area TEXT CHECK (length(area) <= 100),
    day TEXT,
    minutes BIGINT CHECK (minutes BETWEEN 1 AND 1440),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    approved_by BIGINT REFERENCES person (id),
    asked_by BIGINT REFERENCES person (id),
    logger_id BIGINT REFERENCES person (id),
    decided_by BIGINT REFERENCES person (id),
    note TEXT CHECK (length(note) <= 1000),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (giver_in <> receiver_in),
    CHECK (giver_id IS NULL OR receiver_id IS NULL OR giver_id <> receiver_id)
);
CREATE INDEX crossing_pact ON crossing (pact_id, id);
CREATE INDEX crossing_giver ON crossing (giver_id, id);
CREATE INDEX crossing_receiver ON crossing (receiver_id, id);
CREATE INDEX crossing_queue ON crossing (created_at)
    WHERE state IN ('asked', 'named', 'agreed', 'confirmed', 'problem');
CREATE UNIQUE INDEX crossing_request ON crossing (request_id, pact_id)
    WHERE request_id IS NOT NULL
        AND state NOT IN ('posted', 'reversed', 'declined', 'cancelled', 'lapsed');

CREATE TABLE crossing_event (
    id {id},
    crossing_id BIGINT NOT NULL REFERENCES crossing (id),
    action TEXT NOT NULL CHECK (length(action) <= 20),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    actor_id BIGINT REFERENCES person (id),
    minutes BIGINT,
    words TEXT CHECK (length(words) <= 1000),
    at TEXT NOT NULL
);
CREATE INDEX crossing_event_crossing ON crossing_event (crossing_id, id);

-- Who of the other timebank was asked to help, and what they said.
CREATE TABLE crossing_asked (
    crossing_id BIGINT NOT NULL REFERENCES crossing (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    said TEXT NOT NULL CHECK (said IN ('asked', 'yes', 'no')),
    at TEXT NOT NULL,
    PRIMARY KEY (crossing_id, person_id)
);
CREATE INDEX crossing_asked_person ON crossing_asked (person_id);

-- Somebody moves from one timebank to another. minutes: the balance that went along, once it is
-- done; joined: whether the membership in the new one was made by this.
CREATE TABLE relocation (
    id {id},
    person_id BIGINT NOT NULL REFERENCES person (id),
    from_id BIGINT NOT NULL REFERENCES community (id),
    to_id BIGINT NOT NULL REFERENCES community (id),
    area TEXT CHECK (length(area) <= 100),
    state TEXT NOT NULL CHECK (state IN
        ('asked', 'confirmed', 'done', 'reversed', 'declined', 'cancelled')),
    minutes BIGINT,
    joined BIGINT NOT NULL DEFAULT 0 CHECK (joined IN (0, 1)),
    confirmed_by BIGINT REFERENCES person (id),
    decided_by BIGINT REFERENCES person (id),
    note TEXT CHECK (length(note) <= 1000),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (from_id <> to_id)
);
CREATE UNIQUE INDEX relocation_open ON relocation (person_id) WHERE state IN ('asked', 'confirmed');

-- down
DROP TABLE relocation;
DROP TABLE crossing_asked;
DROP TABLE crossing_event;
DROP TABLE crossing;
DROP TABLE pact;
