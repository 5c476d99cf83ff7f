-- Meeting in the neighbourhood, and lending.

-- Something to lend: a room, kit, a tool. words: the owner's own; shown: what others may read;
-- collect: where it is, which only somebody reads to whom it is lent. longest: hours.
CREATE TABLE item (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    made_by BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('room', 'kit', 'tool')),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 200),
    shown TEXT NOT NULL CHECK (length(shown) BETWEEN 1 AND 200),
    collect TEXT CHECK (length(collect) <= 300),
    area TEXT CHECK (length(area) <= 100),
    longest BIGINT NOT NULL CHECK (longest BETWEEN 1 AND 336),
    state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'removed')),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX item_person ON item (person_id, community_id);
CREATE INDEX item_newest ON item (community_id, id) WHERE state = 'active';

-- One time for which somebody borrows it. Planned in local time (day, start, last_day, finish,
-- zone); starts_at and ends_at are the same as instants. minutes: what moves when it is back.
CREATE TABLE booking (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    item_id BIGINT NOT NULL REFERENCES item (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    made_by BIGINT NOT NULL REFERENCES person (id),
    day TEXT NOT NULL,
    start TEXT NOT NULL,
    last_day TEXT NOT NULL,
    finish TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 0 AND 600),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    note TEXT CHECK (length(note) <= 500),
    decided_by BIGINT REFERENCES person (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (starts_at < ends_at)
);
CREATE INDEX booking_item ON booking (item_id, starts_at);
CREATE INDEX booking_person ON booking (person_id, id);
CREATE INDEX booking_waits ON booking (community_id, changed_at) WHERE state = 'problem';

CREATE TABLE booking_event (
    id {id},
    booking_id BIGINT NOT NULL REFERENCES booking (id),
    action TEXT NOT NULL CHECK (length(action) <= 30),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    actor_id BIGINT REFERENCES person (id),
    words TEXT CHECK (length(words) <= 500),
    at TEXT NOT NULL
);
CREATE INDEX booking_event_booking ON booking_event (booking_id, id);

-- A member proposes that neighbours meet; a broker hosts it as a shift, which holds the places.
-- words: the proposer's own; title and shown: what others read. The times are local.
CREATE TABLE gathering (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    made_by BIGINT NOT NULL REFERENCES person (id),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 80),
    words TEXT CHECK (length(words) <= 1000),
    shown TEXT CHECK (length(shown) <= 300),
    day TEXT NOT NULL,
    start TEXT NOT NULL,
    finish TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    venue TEXT NOT NULL CHECK (length(venue) BETWEEN 1 AND 200),
    places BIGINT NOT NULL CHECK (places BETWEEN 1 AND 500),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    note TEXT CHECK (length(note) <= 500),
    shift_id BIGINT UNIQUE REFERENCES shift (id),
    decided_by BIGINT REFERENCES person (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX gathering_person ON gathering (person_id, id);
CREATE INDEX gathering_waits ON gathering (community_id, created_at) WHERE state = 'proposed';

-- down
DROP TABLE gathering;
DROP TABLE booking_event;
DROP TABLE booking;
DROP TABLE item;
