-- Volunteering: what there is to do, when people are wanted for it, and who has a place.

-- What an organisation wants people for; each time it happens is a shift.
CREATE TABLE opportunity (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    organisation TEXT NOT NULL CHECK (length(organisation) BETWEEN 1 AND 100),
    about TEXT CHECK (length(about) <= 1000),
    bring TEXT CHECK (length(bring) <= 300),
    made_by BIGINT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL
);
CREATE INDEX opportunity_maker ON opportunity (made_by, id);

-- Planned in local time (day, start, finish, zone); starts_at and ends_at are the same as instants,
-- for comparing. A finish that is not after the start is on the next day.
CREATE TABLE shift (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    opportunity_id BIGINT NOT NULL REFERENCES opportunity (id),
    day TEXT NOT NULL,
    start TEXT NOT NULL,
    finish TEXT NOT NULL,
    zone TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    venue TEXT NOT NULL CHECK (length(venue) BETWEEN 1 AND 200),
    places BIGINT NOT NULL CHECK (places BETWEEN 1 AND 500),
    state TEXT NOT NULL CHECK (state IN ('published', 'cancelled')),
    reason TEXT CHECK (length(reason) <= 500),
    published_by BIGINT NOT NULL REFERENCES person (id),
    published_at TEXT NOT NULL,
    cancelled_by BIGINT REFERENCES person (id),
    cancelled_at TEXT,
    CHECK (starts_at < ends_at)
);
CREATE INDEX shift_coming ON shift (community_id, starts_at) WHERE state = 'published';
CREATE INDEX shift_publisher ON shift (published_by, starts_at);

-- One row per person and shift, whatever became of it. turn: the order in which people joined,
-- and so the order of the waiting list; who comes back takes a new turn.
CREATE TABLE place (
    id {id},
    shift_id BIGINT NOT NULL REFERENCES shift (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL,
    turn BIGINT NOT NULL,
    told TEXT NOT NULL DEFAULT '',
    joined_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    confirmed_at TEXT,
    UNIQUE (shift_id, person_id),
    UNIQUE (shift_id, turn)
);
CREATE INDEX place_order ON place (shift_id, state, turn);
CREATE INDEX place_person ON place (person_id, shift_id) WHERE state IN ('joined', 'waiting');

-- down
DROP TABLE place;
DROP TABLE shift;
DROP TABLE opportunity;
