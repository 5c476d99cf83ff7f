-- Teams of employers and schools on shifts, what organisers write to a shift, and calendar files.

-- A place with team 1 is an employer's: person_id is its person row, people how many places it
-- takes, names the first names of those who come (one a line), lead_id who signed them up. Their
-- time is paid by the employer, so it is never among residents' hours: came is how many of them
-- were there, as whoever runs the shift said it.
ALTER TABLE place ADD COLUMN team BIGINT NOT NULL DEFAULT 0 CHECK (team IN (0, 1));
ALTER TABLE place ADD COLUMN people BIGINT NOT NULL DEFAULT 1 CHECK (people BETWEEN 1 AND 500);
ALTER TABLE place ADD COLUMN names TEXT CHECK (length(names) <= 4000);
ALTER TABLE place ADD COLUMN lead_id BIGINT REFERENCES person (id);
ALTER TABLE place ADD COLUMN came BIGINT CHECK (came BETWEEN 0 AND 500);
ALTER TABLE place ADD COLUMN came_by BIGINT REFERENCES person (id);
ALTER TABLE place ADD COLUMN came_at TEXT;
CREATE INDEX place_team ON place (shift_id) WHERE team = 1;

-- Who took a calendar file of what, so that they are sent it anew when that changes: sequence as in
-- RFC 5545, version what was in it. person_id: who took it; for_id: whose place or plan it is.
CREATE TABLE calendar_entry (
    id {id},
    person_id BIGINT NOT NULL REFERENCES person (id),
    for_id BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('shift', 'plan')),
    object_id BIGINT NOT NULL,
    sequence BIGINT NOT NULL DEFAULT 0,
    version TEXT NOT NULL CHECK (length(version) <= 64),
    state TEXT NOT NULL CHECK (state IN ('taken', 'cancelled')),
    at TEXT NOT NULL,
    UNIQUE (kind, object_id, person_id, for_id)
);
CREATE INDEX calendar_entry_person ON calendar_entry (person_id);
CREATE INDEX calendar_entry_for ON calendar_entry (for_id);
CREATE INDEX calendar_entry_at ON calendar_entry (at);

-- What an organiser wrote to everybody on a shift, and to how many places it went.
CREATE TABLE shift_message (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    shift_id BIGINT NOT NULL REFERENCES shift (id),
    by_id BIGINT NOT NULL REFERENCES person (id),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 600),
    urgent BIGINT NOT NULL CHECK (urgent IN (0, 1)),
    places BIGINT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX shift_message_shift ON shift_message (shift_id, id);
CREATE INDEX shift_message_by ON shift_message (by_id);
CREATE INDEX shift_message_at ON shift_message (at);

-- down
DROP TABLE shift_message;
DROP TABLE calendar_entry;
DROP INDEX place_team;
DELETE FROM place WHERE team = 1;
ALTER TABLE place DROP COLUMN came_at;
ALTER TABLE place DROP COLUMN came_by;
ALTER TABLE place DROP COLUMN came;
ALTER TABLE place DROP COLUMN lead_id;
ALTER TABLE place DROP COLUMN names;
ALTER TABLE place DROP COLUMN people;
ALTER TABLE place DROP COLUMN team;
