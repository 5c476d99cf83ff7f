-- What a timebank's brokers changed about its rules, and what still waits for a second person; and
-- which messages somebody doesn't want.

CREATE TABLE rule_change (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    name TEXT NOT NULL CHECK (length(name) <= 60),
    before TEXT NOT NULL CHECK (length(before) <= 4000),
    value TEXT NOT NULL CHECK (length(value) <= 4000),
    state TEXT NOT NULL CHECK (state IN ('asked', 'made', 'declined', 'withdrawn', 'lapsed')),
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_at TEXT NOT NULL,
    decided_by BIGINT REFERENCES person (id),
    decided_at TEXT,
    CHECK ((state = 'asked') = (decided_at IS NULL))
);
-- One change of a rule waits at a time.
CREATE UNIQUE INDEX rule_change_asked ON rule_change (community_id, name) WHERE state = 'asked';
CREATE INDEX rule_change_newest ON rule_change (community_id, name, id);

-- kind: a code of services/statements.py. No row: they get it.
CREATE TABLE muted (
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (length(kind) <= 30),
    since TEXT NOT NULL,
    PRIMARY KEY (community_id, person_id, kind)
);

-- down
DROP TABLE muted;
DROP TABLE rule_change;
