-- The record of who did what is sealed, roles can end by themselves, and staff prove who they are.

-- The audit's chain: each seal covers the lines of a timebank (0: of none) after the seal before it,
-- up to upto_id. lines: each line's id and the beginning of its digest, to name the one that was
-- changed; count: how many; hash: over the seal before and the whole digests (domain/chain.py).
CREATE TABLE audit_seal (
    id {id},
    community_id BIGINT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    upto_id BIGINT NOT NULL,
    count BIGINT NOT NULL CHECK (count > 0),
    lines TEXT NOT NULL CHECK (length(lines) <= 20000),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    at TEXT NOT NULL,
    UNIQUE (community_id, number)
);
CREATE INDEX audit_seal_hash ON audit_seal (hash);
CREATE INDEX audit_community ON audit (community_id, id);

-- What a member of staff proves themselves with before exports, changes of roles and erasures, in
-- one timebank: a secret that their authenticator app has too. confirmed_at: since when it counts;
-- last_step: the 30 seconds whose code was used last, so that none is used twice; recovery: digests
-- of the codes for a lost phone that are left; good_until: until when they need not prove it again;
-- tries: wrong codes in a row, locked_until: when they may try again; wanted: what they were about
-- to do (a button or a command, never words), to go on with; picture_id: the outbox row of the QR
-- picture, which is deleted from the chat.
CREATE TABLE second_factor (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    secret TEXT CHECK (length(secret) <= 64),
    confirmed_at TEXT,
    last_step BIGINT NOT NULL DEFAULT 0,
    recovery TEXT NOT NULL DEFAULT '' CHECK (length(recovery) <= 600),
    good_until TEXT,
    tries BIGINT NOT NULL DEFAULT 0,
    locked_until TEXT,
    wanted TEXT CHECK (length(wanted) <= 300),
    wanted_at TEXT,
    picture_id BIGINT,
    UNIQUE (community_id, person_id)
);
CREATE INDEX second_factor_person ON second_factor (person_id);

-- A role for a time: its last day there. A link can be meant for one person, and for a time.
ALTER TABLE role ADD COLUMN last_day TEXT;
ALTER TABLE invite ADD COLUMN last_day TEXT;
ALTER TABLE invite ADD COLUMN for_id BIGINT REFERENCES person (id);
CREATE INDEX invite_for ON invite (for_id) WHERE for_id IS NOT NULL;

-- sqlite
CREATE TRIGGER audit_seal_unchanged BEFORE UPDATE ON audit_seal
BEGIN SELECT RAISE(ABORT, 'audit_seal: history is never edited'); END;
CREATE TRIGGER audit_seal_kept BEFORE DELETE ON audit_seal
BEGIN SELECT RAISE(ABORT, 'audit_seal: history is never edited'); END;
-- postgres
CREATE TRIGGER audit_seal_kept BEFORE UPDATE OR DELETE ON audit_seal
    FOR EACH ROW EXECUTE FUNCTION never_edited();
-- both

-- down
DROP INDEX invite_for;
ALTER TABLE invite DROP COLUMN for_id;
ALTER TABLE invite DROP COLUMN last_day;
ALTER TABLE role DROP COLUMN last_day;
DROP TABLE second_factor;
DROP INDEX audit_community;
DROP TABLE audit_seal;
