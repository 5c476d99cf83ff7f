-- News that organisers and brokers send to people who asked for it.

-- Several broadcasts under one name, with one result.
CREATE TABLE campaign (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL
);
CREATE UNIQUE INDEX campaign_name ON campaign (community_id, name);
CREATE INDEX campaign_made ON campaign (made_by);

-- state: asked (a second person looks at it first), planned (its time comes), sending, paused, done,
-- stopped, refused (by the second person). Whom it is for: area, skill (offers it), interest (took
-- part in it), lang and day (free on it); empty for everybody. made_to: up to which person its
-- recipients are rows; made: all of them are. What came of it is counted here when it ends, as its
-- recipients are forgotten later.
CREATE TABLE broadcast (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    organisation_id BIGINT REFERENCES person (id),
    campaign_id BIGINT REFERENCES campaign (id),
    by_id BIGINT NOT NULL REFERENCES person (id),
    words TEXT NOT NULL CHECK (length(words) <= 600),
    photo TEXT CHECK (length(photo) <= 200),
    shift_id BIGINT REFERENCES shift (id),
    opportunity_id BIGINT REFERENCES opportunity (id),
    area TEXT NOT NULL CHECK (length(area) <= 100),
    skill TEXT NOT NULL CHECK (length(skill) <= 60),
    interest TEXT NOT NULL CHECK (length(interest) <= 60),
    lang TEXT NOT NULL CHECK (length(lang) <= 10),
    day TEXT NOT NULL CHECK (length(day) <= 3),
    counted BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
        ('asked', 'planned', 'sending', 'paused', 'done', 'stopped', 'refused')),
    send_at TEXT NOT NULL,
    useful_until TEXT NOT NULL,
    made_to BIGINT NOT NULL DEFAULT 0,
    made BIGINT NOT NULL DEFAULT 0 CHECK (made IN (0, 1)),
    decided_by BIGINT REFERENCES person (id),
    decided_at TEXT,
    created_at TEXT NOT NULL,
    started_at TEXT,
    shown_at TEXT,
    ended_at TEXT,
    result TEXT CHECK (length(result) <= 500)
);
CREATE INDEX broadcast_active ON broadcast (send_at, id)
    WHERE ended_at IS NULL AND state <> 'asked';
CREATE INDEX broadcast_community ON broadcast (community_id, id);
CREATE INDEX broadcast_by ON broadcast (by_id, created_at);
CREATE INDEX broadcast_organisation ON broadcast (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX broadcast_campaign ON broadcast (campaign_id, id) WHERE campaign_id IS NOT NULL;
CREATE INDEX broadcast_shift ON broadcast (shift_id) WHERE shift_id IS NOT NULL;
CREATE INDEX broadcast_opportunity ON broadcast (opportunity_id) WHERE opportunity_id IS NOT NULL;
CREATE INDEX broadcast_decided ON broadcast (decided_by) WHERE decided_by IS NOT NULL;
CREATE INDEX broadcast_ended ON broadcast (ended_at) WHERE ended_at IS NOT NULL;

-- Whom one goes to, and what became of it. waiting (not before due_at), queued (in the outbox),
-- sent, blocked (they stopped the bot), failed, unknown (the process stopped while it was under
-- way), digest (they had enough that day: it is a line of their next morning's list), skipped (they
-- took back their yes, left or joined before it was sent), past (it had become of no use).
CREATE TABLE broadcast_recipient (
    broadcast_id BIGINT NOT NULL REFERENCES broadcast (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'queued', 'sent', 'blocked', 'failed',
        'unknown', 'digest', 'skipped', 'past')),
    due_at TEXT NOT NULL,
    at TEXT,
    PRIMARY KEY (broadcast_id, person_id)
);
CREATE INDEX broadcast_recipient_state ON broadcast_recipient (broadcast_id, state, due_at, person_id);
CREATE INDEX broadcast_recipient_person ON broadcast_recipient (person_id, at);

-- down
DROP TABLE broadcast_recipient;
DROP TABLE broadcast;
DROP TABLE campaign;
