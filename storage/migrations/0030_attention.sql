-- One budget of attention per person: what is sent unasked is weighed just before it goes.

-- notice: its kind (domain/notices.py); empty for answers. weigh: 0 goes at any time, 1 waits out
-- quiet hours, 2 is one of the few a day as well. about: what a nudge is about. digest: 1 where it
-- waits for its reader's digest, which is digest_id once it was made.
ALTER TABLE outbox ADD COLUMN notice TEXT CHECK (length(notice) <= 40);
ALTER TABLE outbox ADD COLUMN weigh BIGINT NOT NULL DEFAULT 0 CHECK (weigh BETWEEN 0 AND 2);
ALTER TABLE outbox ADD COLUMN about TEXT CHECK (length(about) <= 120);
ALTER TABLE outbox ADD COLUMN digest BIGINT NOT NULL DEFAULT 0 CHECK (digest IN (0, 1));

-- A person's digest of one day: one message, whatever their timebanks are.
CREATE TABLE notice_digest (
    id {id},
    person_id BIGINT NOT NULL REFERENCES person (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    made_at TEXT NOT NULL,
    UNIQUE (person_id, day)
);
CREATE INDEX notice_digest_day ON notice_digest (day);
ALTER TABLE outbox ADD COLUMN digest_id BIGINT REFERENCES notice_digest (id);
CREATE INDEX outbox_noticed ON outbox (person_id, sent_at) WHERE notice IS NOT NULL;
CREATE INDEX outbox_about ON outbox (about, person_id) WHERE about IS NOT NULL;
CREATE INDEX outbox_gathered ON outbox (digest_id) WHERE digest_id IS NOT NULL;
CREATE INDEX outbox_for_digest ON outbox (person_id) WHERE digest = 1 AND state = 'waiting';

-- What somebody chose: quiet hours on the wall, and how many a day. No row: the usual ones.
CREATE TABLE attention (
    person_id BIGINT PRIMARY KEY REFERENCES person (id),
    quiet_from TEXT NOT NULL CHECK (length(quiet_from) = 5),
    quiet_until TEXT NOT NULL CHECK (length(quiet_until) = 5),
    a_day BIGINT NOT NULL CHECK (a_day BETWEEN 0 AND 20),
    changed_at TEXT NOT NULL
);

-- Fewer of one topic from one timebank. No row: all.
CREATE TABLE notice_choice (
    person_id BIGINT NOT NULL REFERENCES person (id),
    community_id BIGINT NOT NULL REFERENCES community (id),
    topic TEXT NOT NULL CHECK (length(topic) <= 40),
    level TEXT NOT NULL CHECK (level IN ('less', 'none')),
    changed_at TEXT NOT NULL,
    PRIMARY KEY (person_id, community_id, topic)
);

-- down
DROP TABLE notice_choice;
DROP TABLE attention;
DROP INDEX outbox_for_digest;
DROP INDEX outbox_gathered;
DROP INDEX outbox_about;
DROP INDEX outbox_noticed;
ALTER TABLE outbox DROP COLUMN digest_id;
DROP TABLE notice_digest;
ALTER TABLE outbox DROP COLUMN digest;
ALTER TABLE outbox DROP COLUMN about;
ALTER TABLE outbox DROP COLUMN weigh;
ALTER TABLE outbox DROP COLUMN notice;
