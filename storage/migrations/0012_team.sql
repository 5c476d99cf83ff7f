-- The team at the desk: whose case it is, who is one household, who is on duty, who stands in for
-- whom, and the brokers' group.

-- Whose case it is, once somebody took it or was given it.
CREATE TABLE case_owner (
    case_id BIGINT PRIMARY KEY REFERENCES casework (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    by_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL
);
CREATE INDEX case_owner_person ON case_owner (person_id, case_id);

-- What somebody asked to be reminded of, by person.
CREATE INDEX reminder_person ON reminder (person_id, due_at) WHERE kind = 'case.remind';

-- Who lives with whom, or is family: neither decides about the other's affairs. Both directions are
-- rows.
CREATE TABLE household (
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    other_id BIGINT NOT NULL REFERENCES person (id),
    by_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (community_id, person_id, other_id),
    CHECK (person_id <> other_id)
);
CREATE INDEX household_person ON household (person_id, community_id, other_id);

-- Who is on duty, or their deputy. Every week: weekday (Monday is 0) with local times, of which
-- finish may be before start (until the next morning). Or once: from one instant until another.
CREATE TABLE duty (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    part TEXT NOT NULL CHECK (part IN ('duty', 'deputy')),
    weekday BIGINT CHECK (weekday BETWEEN 0 AND 6),
    start TEXT,
    finish TEXT,
    starts_at TEXT,
    ends_at TEXT,
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    ended_at TEXT,
    CHECK ((weekday IS NULL) = (start IS NULL) AND (start IS NULL) = (finish IS NULL)),
    CHECK ((weekday IS NULL) = (starts_at IS NOT NULL)),
    CHECK ((starts_at IS NULL) = (ends_at IS NULL))
);
CREATE INDEX duty_held ON duty (community_id, ends_at) WHERE ended_at IS NULL;
CREATE INDEX duty_ended ON duty (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX duty_over ON duty (ends_at) WHERE ends_at IS NOT NULL;

-- A broker is away and another stands in: from and until are local days, both counted.
CREATE TABLE handover (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    to_id BIGINT NOT NULL REFERENCES person (id),
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    ended_at TEXT,
    CHECK (person_id <> to_id),
    CHECK (since <= until)
);
CREATE UNIQUE INDEX handover_open ON handover (community_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX handover_ended ON handover (ended_at) WHERE ended_at IS NOT NULL;
-- What went over, so that it can come back.
CREATE TABLE handover_item (
    handover_id BIGINT NOT NULL REFERENCES handover (id),
    thing TEXT NOT NULL CHECK (thing IN ('case', 'reminder')),
    thing_id BIGINT NOT NULL,
    PRIMARY KEY (handover_id, thing, thing_id)
);

-- A group chat of the team. asked_by typed the command there; an administrator confirms in private.
-- looked_at: when its cards were last compared with the queue.
CREATE TABLE team_group (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    chat_id BIGINT NOT NULL,
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_at TEXT NOT NULL,
    confirmed_by BIGINT REFERENCES person (id),
    confirmed_at TEXT,
    looked_at TEXT,
    ended_at TEXT
);
CREATE UNIQUE INDEX team_group_chat ON team_group (chat_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX team_group_community ON team_group (community_id)
    WHERE ended_at IS NULL AND confirmed_at IS NOT NULL;
CREATE INDEX team_group_ended ON team_group (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX team_group_look ON team_group (looked_at)
    WHERE ended_at IS NULL AND confirmed_at IS NOT NULL;

-- One thing of the queue as it stands in the group: a number and a kind, and who has it.
CREATE TABLE team_post (
    id {id},
    group_id BIGINT NOT NULL REFERENCES team_group (id),
    card TEXT NOT NULL CHECK (length(card) <= 30),
    object_id BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (length(kind) <= 30),
    taken_by BIGINT REFERENCES person (id),
    taken_at TEXT,
    done_by BIGINT REFERENCES person (id),
    done_at TEXT,
    posted_at TEXT NOT NULL,
    UNIQUE (group_id, card, object_id)
);
CREATE INDEX team_post_open ON team_post (group_id) WHERE done_at IS NULL;
CREATE INDEX team_post_done ON team_post (done_at) WHERE done_at IS NOT NULL;

-- down
DROP TABLE team_post;
DROP TABLE team_group;
DROP TABLE handover_item;
DROP TABLE handover;
DROP TABLE duty;
DROP TABLE household;
DROP INDEX reminder_person;
DROP TABLE case_owner;
