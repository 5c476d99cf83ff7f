-- Reminders that people ask for themselves; and of every reminder why it was not said.

-- words: of what, as its owner wrote it: nobody else reads it. rule: how it repeats (an RRULE counted
-- from first_day); empty: once. at: the time of day on the timebank's wall. last_day: the last day on
-- which it comes. state: on (one of its days is planned), over (its last day was said), stopped.
-- Each day of it is a row of reminder with the key own:ID:DAY, so that no day is said twice.
CREATE TABLE own_reminder (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 300),
    rule TEXT CHECK (length(rule) <= 100),
    first_day TEXT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 5),
    last_day TEXT,
    state TEXT NOT NULL DEFAULT 'on' CHECK (state IN ('on', 'over', 'stopped')),
    made_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX own_reminder_person ON own_reminder (person_id, id) WHERE state = 'on';
CREATE INDEX own_reminder_owner ON own_reminder (person_id);
CREATE INDEX own_reminder_ended ON own_reminder (ended_at) WHERE state <> 'on';

-- cause: why it was not said, or what failed when it was tried last; tries: how often it failed.
ALTER TABLE reminder ADD COLUMN cause TEXT CHECK (length(cause) <= 60);
ALTER TABLE reminder ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;

-- Many fall due at one moment (9am): those are taken in order without sorting all of them.
DROP INDEX reminder_due;
CREATE INDEX reminder_due ON reminder (due_at, id) WHERE state = 'waiting';
CREATE INDEX reminder_ended ON reminder (done_at, id) WHERE state IN ('past', 'untrue');

-- down
DROP INDEX reminder_ended;
DROP INDEX reminder_due;
CREATE INDEX reminder_due ON reminder (due_at) WHERE state = 'waiting';
DELETE FROM reminder WHERE kind = 'own';
ALTER TABLE reminder DROP COLUMN tries;
ALTER TABLE reminder DROP COLUMN cause;
DROP TABLE own_reminder;
