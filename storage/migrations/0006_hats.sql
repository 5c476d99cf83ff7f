-- Who acts for whom: organisations that are members, people who act for them or for a member, and
-- what could be told to nobody.

-- A group, organisation or business that is a member: a person row without Telegram.
CREATE TABLE organisation (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL UNIQUE REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('group', 'organisation', 'business')),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'ended')),
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    ended_by BIGINT REFERENCES person (id),
    ended_at TEXT
);
CREATE INDEX organisation_community ON organisation (community_id, state);

-- person_id may act for for_id: for an organisation, as the helper of a member who agreed (how: in
-- person, on paper, by phone), or for an hour as a broker. scope: what for, codes with spaces.
-- worn_until: the hat is on until then. person_id is empty until the link (code: its digest) is
-- opened by whoever it was made for, whose name is then `called`.
CREATE TABLE delegate (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT REFERENCES person (id),
    for_id BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('organisation', 'helper', 'broker')),
    scope TEXT NOT NULL CHECK (length(scope) <= 200),
    how TEXT CHECK (how IN ('person', 'paper', 'phone')),
    called TEXT CHECK (length(called) <= 100),
    code TEXT UNIQUE,
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    expires_at TEXT,
    worn_until TEXT,
    checked_at TEXT,
    checked_by BIGINT REFERENCES person (id),
    ended_at TEXT,
    ended_by BIGINT REFERENCES person (id),
    CHECK (person_id IS NULL OR person_id <> for_id)
);
CREATE UNIQUE INDEX delegate_held ON delegate (community_id, person_id, for_id)
    WHERE ended_at IS NULL;
CREATE UNIQUE INDEX delegate_worn ON delegate (person_id) WHERE worn_until IS NOT NULL;
CREATE INDEX delegate_for ON delegate (for_id) WHERE ended_at IS NULL;
CREATE INDEX delegate_person ON delegate (person_id) WHERE ended_at IS NULL;

-- What somebody who can't be reached here is to hear from a person: a card (body: its kind and id)
-- or a notice. thing: once for each while it waits. It waits until its case (kind ring) is opened.
CREATE TABLE unheard (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    thing TEXT NOT NULL CHECK (length(thing) <= 120),
    body TEXT NOT NULL CHECK (length(body) <= 8000),
    at TEXT NOT NULL,
    case_id BIGINT REFERENCES casework (id),
    UNIQUE (person_id, thing)
);
CREATE INDEX unheard_waiting ON unheard (at) WHERE case_id IS NULL;
CREATE INDEX unheard_case ON unheard (case_id) WHERE case_id IS NOT NULL;

-- For whom its reader has a card or a message; 0: for themselves. One who acts for somebody can
-- have a card of their own and another for the other.
-- sqlite
ALTER TABLE card RENAME TO card_kept;
DROP INDEX card_message;
CREATE TABLE card (
    id {id},
    kind TEXT NOT NULL CHECK (length(kind) <= 30),
    object_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    chat_id BIGINT NOT NULL,
    message_id BIGINT,
    shown TEXT,
    for_id BIGINT NOT NULL DEFAULT 0,
    UNIQUE (kind, object_id, person_id, for_id)
);
INSERT INTO card (id, kind, object_id, person_id, chat_id, message_id, shown)
SELECT id, kind, object_id, person_id, chat_id, message_id, shown FROM card_kept;
DROP TABLE card_kept;
CREATE INDEX card_message ON card (chat_id, message_id);
-- postgres
ALTER TABLE card ADD COLUMN for_id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE card DROP CONSTRAINT card_kind_object_id_person_id_key;
ALTER TABLE card ADD CONSTRAINT card_kind_object_id_person_id_for_id_key
    UNIQUE (kind, object_id, person_id, for_id);
-- both
CREATE INDEX card_for ON card (for_id) WHERE for_id <> 0;
ALTER TABLE outbox ADD COLUMN for_id BIGINT NOT NULL DEFAULT 0;
CREATE INDEX outbox_for ON outbox (chat_id, message_id) WHERE for_id <> 0;

-- down
DROP INDEX outbox_for;
ALTER TABLE outbox DROP COLUMN for_id;
DROP INDEX card_for;
DELETE FROM card WHERE for_id <> 0;
-- sqlite
ALTER TABLE card RENAME TO card_kept;
DROP INDEX card_message;
CREATE TABLE card (
    id {id},
    kind TEXT NOT NULL CHECK (length(kind) <= 30),
    object_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL REFERENCES person (id),
    chat_id BIGINT NOT NULL,
    message_id BIGINT,
    shown TEXT,
    UNIQUE (kind, object_id, person_id)
);
INSERT INTO card SELECT id, kind, object_id, person_id, chat_id, message_id, shown FROM card_kept;
DROP TABLE card_kept;
CREATE INDEX card_message ON card (chat_id, message_id);
-- postgres
ALTER TABLE card DROP CONSTRAINT card_kind_object_id_person_id_for_id_key;
ALTER TABLE card ADD CONSTRAINT card_kind_object_id_person_id_key
    UNIQUE (kind, object_id, person_id);
ALTER TABLE card DROP COLUMN for_id;
-- both
DROP TABLE unheard;
DROP TABLE delegate;
DROP TABLE organisation;
