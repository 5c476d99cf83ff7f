-- Long work, one small step a transaction; and lists that other timebank software keeps, brought in.

-- about: what to do, as JSON; stage: where the next step begins, as JSON. holder and lease_until:
-- the process that runs it now; a dead one's work is taken over when its lease has run out.
CREATE TABLE job (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    actor_id BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (length(kind) <= 30),
    about TEXT NOT NULL CHECK (length(about) <= 4000),
    state TEXT NOT NULL CHECK (state IN
        ('waiting', 'running', 'stopping', 'stopped', 'done', 'failed')),
    stage TEXT NOT NULL DEFAULT '{}' CHECK (length(stage) <= 60000),
    fetched BIGINT NOT NULL DEFAULT 0 CHECK (fetched IN (0, 1)),
    done BIGINT NOT NULL DEFAULT 0,
    total BIGINT NOT NULL DEFAULT 0,
    result TEXT NOT NULL DEFAULT '{}' CHECK (length(result) <= 60000),
    tries BIGINT NOT NULL DEFAULT 0,
    cause TEXT CHECK (length(cause) <= 500),
    holder TEXT CHECK (length(holder) <= 120),
    lease_until TEXT,
    ready_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX job_waiting ON job (ready_at, id) WHERE state IN ('waiting', 'running', 'stopping');
CREATE INDEX job_ended ON job (ended_at) WHERE ended_at IS NOT NULL;

-- A file that long work reads: fetched once, kept in parts that one step can take.
CREATE TABLE job_file (
    job_id BIGINT NOT NULL REFERENCES job (id),
    part BIGINT NOT NULL,
    body TEXT NOT NULL CHECK (length(body) <= 2000000),
    PRIMARY KEY (job_id, part)
);

-- A list that somebody sent: what it holds, what was answered about it, what was found in it.
CREATE TABLE import_file (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    made_by BIGINT NOT NULL REFERENCES person (id),
    decided_by BIGINT REFERENCES person (id),
    name TEXT NOT NULL CHECK (length(name) <= 200),
    holds TEXT NOT NULL DEFAULT '' CHECK (length(holds) <= 20),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    file_job BIGINT NOT NULL DEFAULT 0,
    answers TEXT NOT NULL DEFAULT '{}' CHECK (length(answers) <= 20000),
    found TEXT NOT NULL DEFAULT '{}' CHECK (length(found) <= 60000),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    written_at TEXT
);
CREATE INDEX import_file_of ON import_file (community_id, id);
CREATE INDEX import_file_past ON import_file (changed_at);

-- One row of such a list: what it says, what is wrong with it, what became of it. number: as the
-- file counts; corrections that the import itself made stand above all of them. digest: the same
-- row in a later file.
CREATE TABLE import_row (
    import_id BIGINT NOT NULL REFERENCES import_file (id),
    number BIGINT NOT NULL,
    community_id BIGINT NOT NULL REFERENCES community (id),
    holds TEXT NOT NULL CHECK (length(holds) <= 20),
    digest TEXT NOT NULL CHECK (length(digest) <= 64),
    source TEXT CHECK (length(source) <= 60),
    body TEXT NOT NULL CHECK (length(body) <= 12000),
    state TEXT NOT NULL CHECK (length(state) <= 20),
    cause TEXT CHECK (length(cause) <= 60),
    person_id BIGINT REFERENCES person (id),
    other_id BIGINT REFERENCES person (id),
    minutes BIGINT,
    thing TEXT CHECK (length(thing) <= 30),
    thing_id BIGINT,
    PRIMARY KEY (import_id, number)
);
CREATE INDEX import_row_state ON import_row (import_id, state, number);
CREATE INDEX import_row_same ON import_row (import_id, digest, number);
CREATE INDEX import_row_digest ON import_row (community_id, digest) WHERE state = 'written';
CREATE INDEX import_row_source ON import_row (community_id, holds, source) WHERE state = 'written';
CREATE INDEX import_row_person ON import_row (community_id, person_id) WHERE state = 'written';
CREATE INDEX import_row_other ON import_row (community_id, other_id) WHERE state = 'written';

-- Which column holds what, as somebody said, for the next file with the same columns.
CREATE TABLE import_map (
    community_id BIGINT NOT NULL REFERENCES community (id),
    digest TEXT NOT NULL CHECK (length(digest) <= 64),
    body TEXT NOT NULL CHECK (length(body) <= 8000),
    made_by BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (community_id, digest)
);

-- down
DROP TABLE import_map;
DROP TABLE import_row;
DROP TABLE import_file;
DROP TABLE job_file;
DROP TABLE job;
