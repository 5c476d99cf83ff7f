-- What the safeguarding lead sets, whom concerns are about, and what passes between two members.

-- A number, or a fixed answer in one language, as somebody set it: the newest row of a name counts
-- and the others show how it read before. words NULL: as it usually is. name 'checked': all numbers
-- were looked at.
CREATE TABLE safety_text (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    lang TEXT NOT NULL CHECK (length(lang) <= 10),
    words TEXT CHECK (length(words) BETWEEN 1 AND 600),
    by_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL
);
CREATE INDEX safety_text_of ON safety_text (community_id, name, id);

-- Whom a concern is about: they never read it, whatever their role.
CREATE TABLE concern_about (
    case_id BIGINT NOT NULL REFERENCES casework (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (case_id, person_id)
);
CREATE INDEX concern_about_person ON concern_about (person_id);

-- With whom a member doesn't want to be matched: their own wish, beside what brokers keep (apart).
CREATE TABLE own_apart (
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    other_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (community_id, person_id, other_id),
    CHECK (person_id <> other_id)
);
CREATE INDEX own_apart_other ON own_apart (other_id);
CREATE INDEX own_apart_person ON own_apart (person_id);

-- What one side of some help wrote to the other, as the other read it. flags: what was in it that
-- brokers look at (money, elsewhere). reported_at: when the other said that it wasn't right.
CREATE TABLE relay (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    exchange_id BIGINT NOT NULL REFERENCES exchange (id),
    from_id BIGINT NOT NULL REFERENCES person (id),
    to_id BIGINT NOT NULL REFERENCES person (id),
    shown TEXT NOT NULL CHECK (length(shown) BETWEEN 1 AND 500),
    flags TEXT NOT NULL CHECK (length(flags) <= 60),
    at TEXT NOT NULL,
    reported_at TEXT
);
CREATE INDEX relay_of ON relay (exchange_id, id);
CREATE INDEX relay_from ON relay (from_id, at);
CREATE INDEX relay_to ON relay (to_id);
CREATE INDEX relay_at ON relay (at);

-- How one side of some help may be reached by the other, once both pressed Share.
CREATE TABLE contact_share (
    exchange_id BIGINT NOT NULL REFERENCES exchange (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 200),
    at TEXT NOT NULL,
    PRIMARY KEY (exchange_id, person_id)
);
CREATE INDEX contact_share_person ON contact_share (person_id);
CREATE INDEX contact_share_at ON contact_share (at);

-- The safeguarding leads' log.
CREATE INDEX casework_restricted ON casework (community_id, id) WHERE restricted = 1;

-- What was called off, to see who calls off much.
CREATE INDEX exchange_cancelled ON exchange (community_id, changed_at) WHERE state = 'cancelled';

-- Who has never looked at the numbers is asked to at once; new timebanks are asked as they begin.
INSERT INTO reminder (key, kind, community_id, object_id, due_at, useful_until)
SELECT 'safety.check:' || CAST(id AS TEXT) || ':first', 'safety.check', id, id, created_at,
    '9999' || SUBSTR(created_at, 5) FROM community;

-- down
DROP INDEX exchange_cancelled;
DROP INDEX casework_restricted;
DELETE FROM reminder WHERE kind = 'safety.check';
DROP TABLE contact_share;
DROP TABLE relay;
DROP TABLE own_apart;
DROP TABLE concern_about;
DROP TABLE safety_text;
