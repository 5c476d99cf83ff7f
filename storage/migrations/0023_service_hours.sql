-- Hours that volunteers served: of everybody, whether or not the timebank credits them.

-- shift_id: empty for what nobody had planned. organisation_id: the person row of the organisation
-- it was for, if any. person_id: empty for people who are only counted (heads): never credited.
-- What an employer's team did stands on its place (0022) and not here. started_at, finished_at:
-- check-in and check-out; minutes: how long, empty until it is known. what: in the volunteer's
-- words, for what nobody had planned. how: how it was noted (an organiser's tick, a code at the door, a sheet keyed
-- in, told by oneself afterwards, a sentence). verifier_id: whom the volunteer asked to confirm it;
-- empty: the desk, or whoever runs the shift. verified_by: who decided. credited: minutes that went
-- to the ledger under service:ID:posted (service:ID:2:posted in the second round, once the first
-- was reversed). asked_by: who asked the desk: to confirm what is too near to them to confirm, or to
-- reverse what takes a second person.
CREATE TABLE service_hours (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    shift_id BIGINT REFERENCES shift (id),
    organisation_id BIGINT REFERENCES person (id),
    person_id BIGINT REFERENCES person (id),
    heads BIGINT NOT NULL DEFAULT 1 CHECK (heads BETWEEN 1 AND 500),
    day TEXT NOT NULL,
    started_at TEXT,
    finished_at TEXT,
    minutes BIGINT CHECK (minutes BETWEEN 1 AND 1440),
    what TEXT CHECK (length(what) <= 300),
    how TEXT NOT NULL CHECK (how IN ('tick', 'code', 'sheet', 'self', 'sentence')),
    state TEXT NOT NULL CHECK (state IN
        ('said', 'absent', 'confirmed', 'declined', 'withdrawn', 'reversed')),
    credited BIGINT NOT NULL DEFAULT 0 CHECK (credited BETWEEN 0 AND 1440),
    round BIGINT NOT NULL DEFAULT 1,
    note TEXT CHECK (length(note) <= 500),
    said_by BIGINT NOT NULL REFERENCES person (id),
    verifier_id BIGINT REFERENCES person (id),
    verified_by BIGINT REFERENCES person (id),
    verified_at TEXT,
    asked_by BIGINT REFERENCES person (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (person_id IS NULL OR heads = 1),
    CHECK (state NOT IN ('confirmed', 'reversed') OR minutes IS NOT NULL),
    CHECK (credited = 0 OR (person_id IS NOT NULL
        AND state IN ('confirmed', 'reversed')))
);
CREATE UNIQUE INDEX service_hours_place ON service_hours (shift_id, person_id)
    WHERE shift_id IS NOT NULL AND person_id IS NOT NULL;
CREATE UNIQUE INDEX service_hours_heads ON service_hours (shift_id)
    WHERE shift_id IS NOT NULL AND person_id IS NULL;
CREATE INDEX service_hours_person ON service_hours (person_id, day);
CREATE INDEX service_hours_day ON service_hours (community_id, day);
-- What waits for the desk.
CREATE INDEX service_hours_waits ON service_hours (community_id, created_at)
    WHERE state = 'said' AND asked_by IS NULL AND shift_id IS NULL AND verifier_id IS NULL;
CREATE INDEX service_hours_asked ON service_hours (community_id, changed_at)
    WHERE asked_by IS NOT NULL;
CREATE INDEX service_hours_changed ON service_hours (changed_at)
    WHERE what IS NOT NULL OR note IS NOT NULL;

-- When whoever runs a shift was asked who came.
ALTER TABLE shift ADD COLUMN came_asked_at TEXT;
CREATE INDEX shift_to_ask ON shift (ends_at) WHERE state = 'published' AND came_asked_at IS NULL;

-- down
DROP INDEX shift_to_ask;
ALTER TABLE shift DROP COLUMN came_asked_at;
DROP TABLE service_hours;
