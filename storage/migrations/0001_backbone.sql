-- The backbone: who is who, what arrived, what goes out, the ledger, exchanges, cases.
-- Instants are UTC text, days are YYYY-MM-DD, lengths are whole minutes, yes/no is 1/0.

CREATE TABLE community (
    id {id},
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    slug TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 32),
    zone TEXT NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE setting (
    community_id BIGINT NOT NULL REFERENCES community (id),
    name TEXT NOT NULL CHECK (length(name) <= 60),
    value TEXT NOT NULL CHECK (length(value) <= 4000),
    PRIMARY KEY (community_id, name)
);

-- A person exists with or without Telegram. telegram_id is the account, chat_open whether the bot
-- may write to it (0 after a block).
CREATE TABLE person (
    id {id},
    telegram_id BIGINT UNIQUE,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    telegram_lang TEXT,
    lang TEXT,
    chat_open BIGINT NOT NULL DEFAULT 1 CHECK (chat_open IN (0, 1)),
    community_id BIGINT REFERENCES community (id),
    created_at TEXT NOT NULL
);

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
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_waiting ON membership (community_id, id) WHERE state IN ('applied', 'meeting');

CREATE TABLE role (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('organiser', 'broker', 'safeguarding', 'administrator')),
    granted_by BIGINT REFERENCES person (id),
    granted_at TEXT NOT NULL,
    revoked_at TEXT
);
CREATE UNIQUE INDEX role_held ON role (community_id, person_id, role) WHERE revoked_at IS NULL;
CREATE INDEX role_person ON role (person_id) WHERE revoked_at IS NULL;

-- One-time links that give their opener a role. Only a digest of the code is kept.
CREATE TABLE invite (
    digest TEXT PRIMARY KEY,
    community_id BIGINT NOT NULL REFERENCES community (id),
    roles TEXT NOT NULL,
    made_by BIGINT REFERENCES person (id),
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_by BIGINT REFERENCES person (id),
    used_at TEXT
);

CREATE TABLE consent (
    id {id},
    person_id BIGINT NOT NULL REFERENCES person (id),
    community_id BIGINT NOT NULL REFERENCES community (id),
    purpose TEXT NOT NULL CHECK (length(purpose) <= 60),
    version TEXT NOT NULL CHECK (length(version) <= 20),
    given BIGINT NOT NULL CHECK (given IN (0, 1)),
    at TEXT NOT NULL
);
CREATE INDEX consent_person ON consent (person_id, community_id, purpose);

-- Whom a person may name: people they have dealt with or were introduced to. Both directions are
-- rows, so that a look-up is one index.
CREATE TABLE acquaintance (
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    other_id BIGINT NOT NULL REFERENCES person (id),
    cause TEXT NOT NULL CHECK (cause IN ('introduced', 'exchange')),
    since TEXT NOT NULL,
    PRIMARY KEY (community_id, person_id, other_id),
    CHECK (person_id <> other_id)
);

-- What arrived, as it arrived. lane: the person, or the chat in groups.
CREATE TABLE inbox (
    id {id},
    update_id BIGINT NOT NULL UNIQUE,
    lane BIGINT NOT NULL,
    body TEXT NOT NULL,
    received_at TEXT NOT NULL,
    ready_at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'parked')),
    attempts BIGINT NOT NULL DEFAULT 0,
    cause TEXT CHECK (length(cause) <= 2000),
    done_at TEXT
);
CREATE INDEX inbox_waiting ON inbox (id) WHERE state = 'waiting';
CREATE INDEX inbox_lane ON inbox (lane, id) WHERE state = 'waiting';
CREATE INDEX inbox_done ON inbox (done_at) WHERE state <> 'waiting';

-- An unfinished form: one per person and chat.
CREATE TABLE draft (
    person_id BIGINT NOT NULL REFERENCES person (id),
    chat_id BIGINT NOT NULL,
    form TEXT NOT NULL CHECK (length(form) <= 60),
    version BIGINT NOT NULL,
    run TEXT NOT NULL CHECK (length(run) <= 16),
    body TEXT NOT NULL CHECK (length(body) <= 60000),
    started_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (person_id, chat_id)
);

-- The newest message that shows a card (an exchange, a case...) to a person.
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
CREATE INDEX card_message ON card (chat_id, message_id);

-- What goes out. key: once ever; merge: once while waiting.
CREATE TABLE outbox (
    id {id},
    chat_id BIGINT NOT NULL,
    person_id BIGINT REFERENCES person (id),
    community_id BIGINT REFERENCES community (id),
    kind TEXT NOT NULL CHECK (kind IN
        ('ack', 'answer', 'card', 'notice', 'reminder', 'digest', 'broadcast')),
    priority BIGINT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) <= 80),
    key TEXT UNIQUE CHECK (length(key) <= 120),
    merge_key TEXT CHECK (length(merge_key) <= 120),
    body TEXT NOT NULL CHECK (length(body) <= 60000),
    created_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    useful_until TEXT,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN
        ('waiting', 'sending', 'sent', 'failed', 'dropped', 'unknown')),
    attempts BIGINT NOT NULL DEFAULT 0,
    sent_at TEXT,
    message_id BIGINT,
    cause TEXT CHECK (length(cause) <= 500)
);
CREATE INDEX outbox_waiting ON outbox (priority, id) WHERE state = 'waiting';
CREATE INDEX outbox_chat ON outbox (chat_id, priority, id) WHERE state = 'waiting' AND kind <> 'ack';
CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending';
CREATE INDEX outbox_past ON outbox (sent_at)
    WHERE state IN ('sent', 'failed', 'dropped', 'unknown') AND body <> '{}';
CREATE UNIQUE INDEX outbox_merge ON outbox (merge_key) WHERE state = 'waiting';

-- The buttons of the newest message in a chat, so that typing a button's words does the same.
CREATE TABLE keyboard (
    chat_id BIGINT PRIMARY KEY,
    message_id BIGINT NOT NULL,
    buttons TEXT NOT NULL CHECK (length(buttons) <= 20000)
);

CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until TEXT NOT NULL
);

CREATE TABLE reminder (
    id {id},
    key TEXT NOT NULL UNIQUE CHECK (length(key) <= 120),
    kind TEXT NOT NULL CHECK (length(kind) <= 60),
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT REFERENCES person (id),
    object_id BIGINT NOT NULL,
    due_at TEXT NOT NULL,
    useful_until TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'past', 'untrue')),
    done_at TEXT
);
CREATE INDEX reminder_due ON reminder (due_at) WHERE state = 'waiting';
CREATE INDEX reminder_object ON reminder (kind, object_id) WHERE state = 'waiting';

-- The ledger. Nothing in it is ever changed or deleted; corrections are reversals.
CREATE TABLE account (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    kind TEXT NOT NULL CHECK (kind IN ('member', 'organisation', 'pot', 'issue', 'between')),
    owner_id BIGINT,
    balance BIGINT NOT NULL DEFAULT 0,
    CHECK ((owner_id IS NULL) = (kind IN ('pot', 'issue')))
);
CREATE UNIQUE INDEX account_owner ON account (community_id, kind, owner_id) WHERE owner_id IS NOT NULL;
CREATE UNIQUE INDEX account_system ON account (community_id, kind) WHERE owner_id IS NULL;

CREATE TABLE seal (
    transfer_id BIGINT PRIMARY KEY
);

CREATE TABLE transfer (
    id {id},
    key TEXT NOT NULL UNIQUE CHECK (length(key) <= 120),
    kind TEXT NOT NULL CHECK (kind IN
        ('exchange', 'welcome', 'gift', 'pot', 'earn', 'class', 'correction', 'reversal', 'leaving')),
    reason TEXT NOT NULL CHECK (length(reason) <= 60),
    actor_id BIGINT REFERENCES person (id),
    on_behalf_of BIGINT REFERENCES person (id),
    reverses BIGINT UNIQUE REFERENCES transfer (id),
    at TEXT NOT NULL,
    -- Whoever writes a transfer must seal it before the commit, and the seal checks the sum.
    FOREIGN KEY (id) REFERENCES seal (transfer_id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE posting (
    id {id},
    transfer_id BIGINT NOT NULL REFERENCES transfer (id),
    account_id BIGINT NOT NULL REFERENCES account (id),
    minutes BIGINT NOT NULL CHECK (minutes <> 0 AND minutes BETWEEN -6000000 AND 6000000),
    UNIQUE (transfer_id, account_id)
);
CREATE INDEX posting_account ON posting (account_id, id);

CREATE TABLE exchange (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    giver_id BIGINT REFERENCES person (id),
    receiver_id BIGINT REFERENCES person (id),
    logged_by BIGINT NOT NULL REFERENCES person (id),
    on_behalf_of BIGINT REFERENCES person (id),
    named TEXT CHECK (length(named) <= 100),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    other_minutes BIGINT CHECK (other_minutes BETWEEN 1 AND 1440),
    day TEXT NOT NULL,
    skill TEXT CHECK (length(skill) <= 60),
    words TEXT CHECK (length(words) <= 4096),
    flags TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    note TEXT CHECK (length(note) <= 1000),
    decided_by BIGINT REFERENCES person (id),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (giver_id IS NULL OR receiver_id IS NULL OR giver_id <> receiver_id)
);
CREATE INDEX exchange_giver ON exchange (giver_id, id);
CREATE INDEX exchange_receiver ON exchange (receiver_id, id);
CREATE INDEX exchange_queue ON exchange (community_id, changed_at)
    WHERE state IN ('unresolved', 'confirmed', 'lapsed', 'problem');

CREATE TABLE exchange_event (
    id {id},
    exchange_id BIGINT NOT NULL REFERENCES exchange (id),
    action TEXT NOT NULL,
    state TEXT NOT NULL,
    actor_id BIGINT REFERENCES person (id),
    minutes BIGINT,
    words TEXT CHECK (length(words) <= 1000),
    at TEXT NOT NULL
);
CREATE INDEX exchange_event_exchange ON exchange_event (exchange_id, id);

-- Anything a person must look at: a voice note, "talk to a person", a request, an under-18.
CREATE TABLE casework (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN
        ('talk', 'voice', 'photo', 'help', 'under_18', 'urgent', 'concern', 'refused', 'unreachable')),
    restricted BIGINT NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
    words TEXT CHECK (length(words) <= 4096),
    file_id TEXT CHECK (length(file_id) <= 200),
    reading TEXT CHECK (length(reading) <= 4000),
    promise_at TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    claimed_by BIGINT REFERENCES person (id),
    closed_by BIGINT REFERENCES person (id),
    closed_at TEXT,
    outcome TEXT CHECK (length(outcome) <= 1000)
);
CREATE INDEX casework_open ON casework (community_id, promise_at) WHERE state = 'open';
CREATE INDEX casework_person ON casework (person_id, id);

CREATE TABLE casework_event (
    id {id},
    case_id BIGINT NOT NULL REFERENCES casework (id),
    action TEXT NOT NULL,
    actor_id BIGINT REFERENCES person (id),
    words TEXT CHECK (length(words) <= 4096),
    at TEXT NOT NULL
);
CREATE INDEX casework_event_case ON casework_event (case_id, id);

CREATE TABLE audit (
    id {id},
    community_id BIGINT REFERENCES community (id),
    actor_id BIGINT,
    on_behalf_of BIGINT,
    action TEXT NOT NULL CHECK (length(action) <= 60),
    object TEXT NOT NULL CHECK (length(object) <= 30),
    object_id BIGINT,
    reason TEXT CHECK (length(reason) <= 120),
    at TEXT NOT NULL
);
CREATE INDEX audit_object ON audit (object, object_id);

-- sqlite
CREATE TRIGGER seal_sum BEFORE INSERT ON seal WHEN
    (SELECT COUNT(*) FROM posting WHERE transfer_id = NEW.transfer_id) < 2
    OR EXISTS (SELECT 1 FROM posting p JOIN account a ON a.id = p.account_id
               WHERE p.transfer_id = NEW.transfer_id
               GROUP BY a.community_id HAVING SUM(p.minutes) <> 0)
BEGIN SELECT RAISE(ABORT, 'ledger: a transfer must sum to zero in each community'); END;
CREATE TRIGGER posting_sealed BEFORE INSERT ON posting WHEN
    EXISTS (SELECT 1 FROM seal WHERE transfer_id = NEW.transfer_id)
BEGIN SELECT RAISE(ABORT, 'ledger: this transfer is sealed'); END;
CREATE TRIGGER posting_carried AFTER INSERT ON posting
BEGIN UPDATE account SET balance = balance + NEW.minutes
      WHERE id = NEW.account_id AND kind <> 'issue'; END;
CREATE TRIGGER account_balance BEFORE UPDATE ON account WHEN
    NEW.id <> OLD.id OR NEW.community_id <> OLD.community_id OR NEW.kind <> OLD.kind
    OR NEW.owner_id IS NOT OLD.owner_id OR NEW.balance <> COALESCE(
        (SELECT SUM(minutes) FROM posting WHERE account_id = NEW.id AND id >=
            (SELECT MAX(id) FROM posting WHERE account_id = NEW.id)), 0) + OLD.balance
BEGIN SELECT RAISE(ABORT, 'ledger: balances follow their postings'); END;
CREATE TRIGGER account_kept BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'ledger: history is never edited'); END;
CREATE TRIGGER transfer_unchanged BEFORE UPDATE ON transfer
BEGIN SELECT RAISE(ABORT, 'ledger: history is never edited'); END;
CREATE TRIGGER transfer_kept BEFORE DELETE ON transfer
BEGIN SELECT RAISE(ABORT, 'ledger: history is never edited'); END;
CREATE TRIGGER posting_unchanged BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'ledger: history is never edited'); END;
CREATE TRIGGER posting_kept BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'ledger: history is never edited'); END;
CREATE TRIGGER seal_unchanged BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'ledger: history is never edited'); END;
CREATE TRIGGER seal_kept BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'ledger: history is never edited'); END;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit: history is never edited'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit: history is never edited'); END;
-- both
-- postgres
CREATE FUNCTION never_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%: history is never edited', TG_TABLE_NAME; END $$;
CREATE FUNCTION seal_sum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT COUNT(*) FROM posting WHERE transfer_id = NEW.transfer_id) < 2
       OR EXISTS (SELECT 1 FROM posting p JOIN account a ON a.id = p.account_id
                  WHERE p.transfer_id = NEW.transfer_id
                  GROUP BY a.community_id HAVING SUM(p.minutes) <> 0) THEN
        RAISE EXCEPTION 'ledger: a transfer must sum to zero in each community';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION posting_carried() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM seal WHERE transfer_id = NEW.transfer_id) THEN
        RAISE EXCEPTION 'ledger: this transfer is sealed';
    END IF;
    UPDATE account SET balance = balance + NEW.minutes
        WHERE id = NEW.account_id AND kind <> 'issue';
    RETURN NEW;
END $$;
CREATE FUNCTION account_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Only the posting's own trigger may carry a balance on: two triggers deep.
    IF pg_trigger_depth() < 2 OR (NEW.id, NEW.community_id, NEW.kind) <>
        (OLD.id, OLD.community_id, OLD.kind) OR NEW.owner_id IS DISTINCT FROM OLD.owner_id THEN
        RAISE EXCEPTION 'ledger: balances follow their postings';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER seal_sum BEFORE INSERT ON seal FOR EACH ROW EXECUTE FUNCTION seal_sum();
CREATE TRIGGER posting_carried BEFORE INSERT ON posting
    FOR EACH ROW EXECUTE FUNCTION posting_carried();
CREATE TRIGGER account_balance BEFORE UPDATE ON account
    FOR EACH ROW EXECUTE FUNCTION account_balance();
CREATE TRIGGER account_kept BEFORE DELETE ON account
    FOR EACH ROW EXECUTE FUNCTION never_edited();
CREATE TRIGGER transfer_kept BEFORE UPDATE OR DELETE ON transfer
    FOR EACH ROW EXECUTE FUNCTION never_edited();
CREATE TRIGGER posting_kept BEFORE UPDATE OR DELETE ON posting
    FOR EACH ROW EXECUTE FUNCTION never_edited();
CREATE TRIGGER seal_kept BEFORE UPDATE OR DELETE ON seal
    FOR EACH ROW EXECUTE FUNCTION never_edited();
CREATE TRIGGER audit_kept BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION never_edited();
-- both

-- down
-- sqlite
PRAGMA defer_foreign_keys = ON;
-- both
DROP TABLE audit;
DROP TABLE casework_event;
DROP TABLE casework;
DROP TABLE exchange_event;
DROP TABLE exchange;
DROP TABLE posting;
DROP TABLE transfer;
DROP TABLE seal;
DROP TABLE account;
DROP TABLE reminder;
DROP TABLE lease;
DROP TABLE keyboard;
DROP TABLE outbox;
DROP TABLE card;
DROP TABLE draft;
DROP TABLE inbox;
DROP TABLE acquaintance;
DROP TABLE consent;
DROP TABLE invite;
DROP TABLE role;
DROP TABLE membership;
DROP TABLE person;
DROP TABLE setting;
DROP TABLE community;
-- postgres
DROP FUNCTION never_edited, seal_sum, posting_carried, account_balance;
-- both
