-- Somebody asked to be forgotten, or left two years ago, or was not let in: what becomes of it.
-- Of whom stays as a number without a name, so that it can be shown that it happened.
CREATE TABLE erasure (
    id {id},
    person_id BIGINT NOT NULL REFERENCES person (id),
    community_id BIGINT REFERENCES community (id),
    asked_by BIGINT REFERENCES person (id),
    cause TEXT NOT NULL CHECK (cause IN ('asked', 'staff', 'left', 'declined')),
    state TEXT NOT NULL CHECK (state IN ('asked', 'stopped', 'told', 'held', 'done')),
    rested TEXT NOT NULL DEFAULT '' CHECK (length(rested) <= 200),
    asked_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE UNIQUE INDEX erasure_open ON erasure (person_id) WHERE state IN ('asked', 'told', 'held');
CREATE INDEX erasure_due ON erasure (due_at, id) WHERE state IN ('asked', 'told', 'held');
CREATE INDEX erasure_person ON erasure (person_id);

-- down
DROP TABLE erasure;
