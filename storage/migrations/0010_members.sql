-- Members at the desk: finding them, notes, references, meetings for newcomers, barring, records that
-- are claimed with a code, and records of one person that are made one.

-- A membership can be barred, and one whose record was made one with another is merged.
-- sqlite
CREATE TABLE membership_kept AS SELECT * FROM membership;
DROP TABLE membership;
CREATE TABLE membership (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN
        ('applied', 'meeting', 'approved', 'paused', 'declined', 'left', 'barred', 'merged')),
    adult BIGINT CHECK (adult IN (0, 1)),
    area TEXT CHECK (length(area) <= 100),
    reach TEXT CHECK (length(reach) <= 200),
    want TEXT CHECK (length(want) <= 1000),
    offer TEXT CHECK (length(offer) <= 1000),
    reason TEXT CHECK (length(reason) <= 1000),
    applied_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by BIGINT REFERENCES person (id),
    last_seen_at TEXT,
    UNIQUE (community_id, person_id)
);
INSERT INTO membership SELECT * FROM membership_kept;
DROP TABLE membership_kept;
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_waiting ON membership (community_id, id) WHERE state IN ('applied', 'meeting');
-- postgres
ALTER TABLE membership DROP CONSTRAINT membership_state_check;
ALTER TABLE membership ADD CONSTRAINT membership_state_check CHECK (state IN
    ('applied', 'meeting', 'approved', 'paused', 'declined', 'left', 'barred', 'merged'));
-- both
CREATE INDEX membership_resting ON membership (community_id, state, id)
    WHERE state IN ('paused', 'barred');
-- Whose notes go after their time.
CREATE INDEX membership_past ON membership (decided_at) WHERE state IN ('left', 'declined');

-- All that somebody did or had, ended or not: when two records are made one, when an import or an
-- approval is taken back.
CREATE INDEX place_everyone ON place (person_id, joined_at);
CREATE INDEX delegate_ever ON delegate (for_id, id);
CREATE INDEX vetting_person ON vetting (person_id, community_id);
CREATE INDEX roster_host ON roster (host_id, id);

-- Under which words a member is found: domain/member_finding.py. A token is looked for by its
-- beginning, so it sorts by its bytes.
CREATE TABLE member_token (
    community_id BIGINT NOT NULL REFERENCES community (id),
-- sqlite
    token TEXT NOT NULL CHECK (length(token) <= 60),
-- postgres
    token TEXT COLLATE "C" NOT NULL CHECK (length(token) <= 60),
-- both
    person_id BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (community_id, token, person_id)
-- sqlite
) WITHOUT ROWID;
-- postgres
);
-- both
CREATE INDEX member_token_person ON member_token (person_id, community_id);

-- Whose tokens must be made anew; kept by triggers, so that no way of writing a member is forgotten.
CREATE TABLE member_stale (
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    PRIMARY KEY (community_id, person_id)
);
INSERT INTO member_stale (community_id, person_id) SELECT community_id, person_id FROM membership;

-- What a broker writes down for the others at the desk: about a member (about, about_id), a case...
-- One that no longer holds is struck out, and stays readable as that.
CREATE TABLE note (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    about TEXT NOT NULL CHECK (length(about) <= 30),
    about_id BIGINT NOT NULL,
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
    by_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    struck_by BIGINT REFERENCES person (id),
    struck_at TEXT
);
CREATE INDEX note_about ON note (about, about_id, id);

-- Somebody may not take part. One broker asks (the membership rests at once), a second person says
-- so. before: the membership's state until then; words: why, for the desk.
CREATE TABLE bar (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'made', 'declined', 'ended')),
    before TEXT NOT NULL CHECK (length(before) <= 20),
    words TEXT NOT NULL CHECK (length(words) <= 1000),
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_at TEXT NOT NULL,
    decided_by BIGINT REFERENCES person (id),
    decided_at TEXT
);
CREATE UNIQUE INDEX bar_open ON bar (community_id, person_id) WHERE state IN ('asked', 'made');
CREATE INDEX bar_person ON bar (person_id, id);
CREATE INDEX bar_waiting ON bar (community_id, asked_at) WHERE state = 'asked';

-- Who speaks for an applicant. reach: how to ask them, until they answered. No words of theirs.
CREATE TABLE referee (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    reach TEXT CHECK (length(reach) <= 200),
    state TEXT NOT NULL CHECK (state IN ('asked', 'good', 'bad', 'silent')),
    by_id BIGINT NOT NULL REFERENCES person (id),
    asked_on TEXT NOT NULL,
    came_on TEXT,
    decided_by BIGINT REFERENCES person (id)
);
CREATE INDEX referee_person ON referee (person_id, community_id, id);

-- When newcomers meet a broker.
CREATE TABLE meeting (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    starts_at TEXT NOT NULL,
    place TEXT NOT NULL CHECK (length(place) BETWEEN 1 AND 200),
    state TEXT NOT NULL CHECK (state IN ('planned', 'called_off')),
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL
);
CREATE INDEX meeting_coming ON meeting (community_id, starts_at) WHERE state = 'planned';

-- Which meeting an applicant chose; came: ticked by a broker.
CREATE TABLE meeting_guest (
    meeting_id BIGINT NOT NULL REFERENCES meeting (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    came BIGINT CHECK (came IN (0, 1)),
    at TEXT NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
);
CREATE INDEX meeting_guest_person ON meeting_guest (person_id);

-- A code with which somebody puts their Telegram account on their record; only its digest is kept.
-- tries: wrong answers so far; used_by: the record of their own that they had until then; before:
-- the account that the record had.
CREATE TABLE record_code (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) <= 64),
    state TEXT NOT NULL CHECK (state IN ('open', 'used', 'void')),
    tries BIGINT NOT NULL DEFAULT 0,
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_by BIGINT REFERENCES person (id),
    used_at TEXT,
    roles TEXT CHECK (length(roles) <= 100),
    roles_state TEXT CHECK (roles_state IN ('asked', 'given', 'declined')),
    roles_by BIGINT REFERENCES person (id)
);
CREATE UNIQUE INDEX record_code_open ON record_code (community_id, person_id) WHERE state = 'open';
CREATE INDEX record_code_roles ON record_code (community_id, used_at) WHERE roles_state = 'asked';

-- Two records of one person that are made one: gone goes, kept stays. before: the state of the
-- membership that goes; minutes: the balance that moved; account: what became of the Telegram
-- account (telegram_id) of the record that goes.
CREATE TABLE merger (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    kept_id BIGINT NOT NULL REFERENCES person (id),
    gone_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'done', 'declined', 'withdrawn', 'undone')),
    before TEXT CHECK (length(before) <= 20),
    minutes BIGINT,
    telegram_id BIGINT,
    account TEXT CHECK (account IN ('moved', 'cut')),
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_at TEXT NOT NULL,
    decided_by BIGINT REFERENCES person (id),
    decided_at TEXT,
    undone_by BIGINT REFERENCES person (id),
    undone_at TEXT,
    CHECK (kept_id <> gone_id)
);
CREATE UNIQUE INDEX merger_gone ON merger (community_id, gone_id) WHERE state IN ('asked', 'done');
CREATE INDEX merger_waiting ON merger (community_id, asked_at) WHERE state = 'asked';
CREATE INDEX merger_kept ON merger (community_id, kept_id) WHERE state IN ('asked', 'done');

-- What a merger pointed at the record that stays, so that it can be put back: the table and column,
-- and the id of the row (of the other person where the row has none).
CREATE TABLE merger_row (
    merger_id BIGINT NOT NULL REFERENCES merger (id),
    thing TEXT NOT NULL CHECK (length(thing) <= 60),
    row_id BIGINT NOT NULL,
    PRIMARY KEY (merger_id, thing, row_id)
);

-- sqlite
CREATE TRIGGER member_new AFTER INSERT ON membership
BEGIN INSERT INTO member_stale (community_id, person_id) SELECT NEW.community_id, NEW.person_id
      WHERE NOT EXISTS (SELECT 1 FROM member_stale
          WHERE community_id = NEW.community_id AND person_id = NEW.person_id); END;
CREATE TRIGGER member_changed AFTER UPDATE OF area, reach ON membership
BEGIN INSERT INTO member_stale (community_id, person_id) SELECT NEW.community_id, NEW.person_id
      WHERE NOT EXISTS (SELECT 1 FROM member_stale
          WHERE community_id = NEW.community_id AND person_id = NEW.person_id); END;
CREATE TRIGGER member_renamed AFTER UPDATE OF name ON person WHEN NEW.name <> OLD.name
BEGIN INSERT INTO member_stale (community_id, person_id)
      SELECT m.community_id, m.person_id FROM membership m WHERE m.person_id = NEW.id
          AND NOT EXISTS (SELECT 1 FROM member_stale s
              WHERE s.community_id = m.community_id AND s.person_id = m.person_id); END;
-- postgres
-- An update waits for whoever takes the row away just now, and then it is there again.
CREATE FUNCTION member_stale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO member_stale (community_id, person_id) VALUES (NEW.community_id, NEW.person_id)
        ON CONFLICT (community_id, person_id) DO UPDATE SET person_id = excluded.person_id;
    RETURN NULL;
END $$;
CREATE FUNCTION member_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO member_stale (community_id, person_id)
        SELECT m.community_id, m.person_id FROM membership m WHERE m.person_id = NEW.id
        ON CONFLICT (community_id, person_id) DO UPDATE SET person_id = excluded.person_id;
    RETURN NULL;
END $$;
CREATE TRIGGER member_new AFTER INSERT ON membership
    FOR EACH ROW EXECUTE FUNCTION member_stale();
CREATE TRIGGER member_changed AFTER UPDATE OF area, reach ON membership
    FOR EACH ROW EXECUTE FUNCTION member_stale();
CREATE TRIGGER member_renamed AFTER UPDATE OF name ON person
    FOR EACH ROW WHEN (NEW.name <> OLD.name) EXECUTE FUNCTION member_renamed();
-- both

-- down
-- postgres
DROP TRIGGER member_new ON membership;
DROP TRIGGER member_changed ON membership;
DROP TRIGGER member_renamed ON person;
DROP FUNCTION member_stale, member_renamed;
-- sqlite
DROP TRIGGER member_new;
DROP TRIGGER member_changed;
DROP TRIGGER member_renamed;
-- both
DROP TABLE merger_row;
DROP TABLE merger;
DROP TABLE record_code;
DROP TABLE meeting_guest;
DROP TABLE meeting;
DROP TABLE referee;
DROP TABLE bar;
DROP TABLE note;
DROP TABLE member_stale;
DROP TABLE member_token;
DROP INDEX roster_host;
DROP INDEX vetting_person;
DROP INDEX delegate_ever;
DROP INDEX place_everyone;
DROP INDEX membership_past;
DROP INDEX membership_resting;
-- sqlite
CREATE TABLE membership_kept AS SELECT * FROM membership;
DROP TABLE membership;
CREATE TABLE membership (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN
        ('applied', 'meeting', 'approved', 'paused', 'declined', 'left')),
    adult BIGINT CHECK (adult IN (0, 1)),
    area TEXT CHECK (length(area) <= 100),
    reach TEXT CHECK (length(reach) <= 200),
    want TEXT CHECK (length(want) <= 1000),
    offer TEXT CHECK (length(offer) <= 1000),
    reason TEXT CHECK (length(reason) <= 1000),
    applied_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by BIGINT REFERENCES person (id),
    last_seen_at TEXT,
    UNIQUE (community_id, person_id)
);
INSERT INTO membership SELECT id, community_id, person_id, CASE state WHEN 'barred' THEN 'paused'
    WHEN 'merged' THEN 'left' ELSE state END, adult, area, reach, want, offer, reason, applied_at,
    decided_at, decided_by, last_seen_at FROM membership_kept;
DROP TABLE membership_kept;
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_waiting ON membership (community_id, id) WHERE state IN ('applied', 'meeting');
-- postgres
UPDATE membership SET state = CASE state WHEN 'barred' THEN 'paused' ELSE 'left' END
    WHERE state IN ('barred', 'merged');
ALTER TABLE membership DROP CONSTRAINT membership_state_check;
ALTER TABLE membership ADD CONSTRAINT membership_state_check CHECK (state IN
    ('applied', 'meeting', 'approved', 'paused', 'declined', 'left'));
-- both
