-- Organisations that register in the chat, and everything that people can volunteer for.

-- state: checking (a broker looks at it with its first opportunity), open, declined, ended.
-- about: what it does. insurance: who insures its volunteers, in its words; insurance_seen: when a
-- broker saw the paper. safeguarding: whom to turn to there; the desk reads it, nobody else.
-- sqlite
ALTER TABLE organisation RENAME TO organisation_kept;
DROP INDEX organisation_community;
CREATE TABLE organisation (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL UNIQUE REFERENCES person (id),
    kind TEXT NOT NULL CONSTRAINT organisation_kind_check
        CHECK (kind IN ('group', 'organisation', 'business', 'employer', 'school')),
    state TEXT NOT NULL DEFAULT 'open' CONSTRAINT organisation_state_check
        CHECK (state IN ('checking', 'open', 'declined', 'ended')),
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    ended_by BIGINT REFERENCES person (id),
    ended_at TEXT,
    about TEXT CHECK (length(about) <= 300),
    insurance TEXT CHECK (length(insurance) <= 200),
    insurance_seen TEXT,
    safeguarding TEXT CHECK (length(safeguarding) <= 200)
);
INSERT INTO organisation
    (id, community_id, person_id, kind, state, made_by, made_at, ended_by, ended_at)
SELECT id, community_id, person_id, kind, state, made_by, made_at, ended_by, ended_at
FROM organisation_kept;
DROP TABLE organisation_kept;
CREATE INDEX organisation_community ON organisation (community_id, state);
-- postgres
ALTER TABLE organisation DROP CONSTRAINT organisation_kind_check;
ALTER TABLE organisation ADD CONSTRAINT organisation_kind_check
    CHECK (kind IN ('group', 'organisation', 'business', 'employer', 'school'));
ALTER TABLE organisation DROP CONSTRAINT organisation_state_check;
ALTER TABLE organisation ADD CONSTRAINT organisation_state_check
    CHECK (state IN ('checking', 'open', 'declined', 'ended'));
ALTER TABLE organisation ADD COLUMN about TEXT CHECK (length(about) <= 300);
ALTER TABLE organisation ADD COLUMN insurance TEXT CHECK (length(insurance) <= 200);
ALTER TABLE organisation ADD COLUMN insurance_seen TEXT;
ALTER TABLE organisation ADD COLUMN safeguarding TEXT CHECK (length(safeguarding) <= 200);
-- both

-- organisation_id: the person row of the organisation; empty where a timebank's own organiser
-- published it. kind: one_off and weekly have shifts; flexible (do it when it suits you), role (for
-- a term) and team_day are answered one by one, see `interest`. rrule, start, finish, venue and
-- places: how weekly ones repeat, and until which day (made_until) their shifts exist. why, in words
-- of the organisation: about. checks: the DBS level that is asked for. at_risk: children, adults.
-- langs: codes with spaces. sitting, step_free, remote: 1 where it is so. close_on: the last day on
-- which people can join. cover: who insures those who come (own, timebank).
ALTER TABLE opportunity ADD COLUMN organisation_id BIGINT REFERENCES person (id);
ALTER TABLE opportunity ADD COLUMN state TEXT NOT NULL DEFAULT 'published'
    CHECK (state IN ('draft', 'checking', 'published', 'declined', 'ended'));
ALTER TABLE opportunity ADD COLUMN kind TEXT NOT NULL DEFAULT 'one_off'
    CHECK (kind IN ('one_off', 'weekly', 'flexible', 'role', 'team_day'));
ALTER TABLE opportunity ADD COLUMN skill TEXT CHECK (length(skill) <= 60);
ALTER TABLE opportunity ADD COLUMN area TEXT CHECK (length(area) <= 100);
ALTER TABLE opportunity ADD COLUMN langs TEXT NOT NULL DEFAULT '' CHECK (length(langs) <= 100);
ALTER TABLE opportunity ADD COLUMN min_age BIGINT NOT NULL DEFAULT 18
    CHECK (min_age BETWEEN 0 AND 99);
ALTER TABLE opportunity ADD COLUMN checks TEXT NOT NULL DEFAULT 'none'
    CHECK (checks IN ('none', 'basic', 'standard', 'enhanced', 'barred'));
ALTER TABLE opportunity ADD COLUMN check_why TEXT CHECK (length(check_why) <= 300);
ALTER TABLE opportunity ADD COLUMN at_risk TEXT NOT NULL DEFAULT '' CHECK (length(at_risk) <= 20);
ALTER TABLE opportunity ADD COLUMN access TEXT CHECK (length(access) <= 300);
ALTER TABLE opportunity ADD COLUMN sitting BIGINT NOT NULL DEFAULT 0;
ALTER TABLE opportunity ADD COLUMN step_free BIGINT NOT NULL DEFAULT 0;
ALTER TABLE opportunity ADD COLUMN remote BIGINT NOT NULL DEFAULT 0;
ALTER TABLE opportunity ADD COLUMN expenses TEXT CHECK (length(expenses) <= 200);
ALTER TABLE opportunity ADD COLUMN training TEXT CHECK (length(training) <= 200);
ALTER TABLE opportunity ADD COLUMN contact TEXT CHECK (length(contact) <= 100);
ALTER TABLE opportunity ADD COLUMN close_on TEXT;
ALTER TABLE opportunity ADD COLUMN cover TEXT CHECK (cover IN ('own', 'timebank'));
ALTER TABLE opportunity ADD COLUMN photo TEXT CHECK (length(photo) <= 200);
ALTER TABLE opportunity ADD COLUMN rrule TEXT CHECK (length(rrule) <= 120);
ALTER TABLE opportunity ADD COLUMN first_day TEXT;
ALTER TABLE opportunity ADD COLUMN last_day TEXT;
ALTER TABLE opportunity ADD COLUMN start TEXT;
ALTER TABLE opportunity ADD COLUMN finish TEXT;
ALTER TABLE opportunity ADD COLUMN venue TEXT CHECK (length(venue) <= 200);
ALTER TABLE opportunity ADD COLUMN places BIGINT CHECK (places BETWEEN 1 AND 500);
ALTER TABLE opportunity ADD COLUMN often TEXT CHECK (length(often) <= 200);
ALTER TABLE opportunity ADD COLUMN made_until TEXT;
ALTER TABLE opportunity ADD COLUMN decided_by BIGINT REFERENCES person (id);
ALTER TABLE opportunity ADD COLUMN decided_at TEXT;
ALTER TABLE opportunity ADD COLUMN note TEXT CHECK (length(note) <= 500);
-- What was there before had one shift each.
UPDATE opportunity SET
    first_day = (SELECT MIN(s.day) FROM shift s WHERE s.opportunity_id = opportunity.id),
    start = (SELECT MIN(substr(s.start, 1, 5)) FROM shift s WHERE s.opportunity_id = opportunity.id),
    finish = (SELECT MIN(substr(s.finish, 1, 5)) FROM shift s
        WHERE s.opportunity_id = opportunity.id),
    venue = (SELECT MIN(s.venue) FROM shift s WHERE s.opportunity_id = opportunity.id),
    area = (SELECT MIN(substr(s.venue, 1, 100)) FROM shift s
        WHERE s.opportunity_id = opportunity.id),
    places = (SELECT MIN(s.places) FROM shift s WHERE s.opportunity_id = opportunity.id);
CREATE INDEX opportunity_waits ON opportunity (community_id, created_at) WHERE state = 'checking';
CREATE INDEX opportunity_organisation ON opportunity (organisation_id, id)
    WHERE organisation_id IS NOT NULL;
CREATE INDEX opportunity_open ON opportunity (community_id, id)
    WHERE state = 'published' AND kind IN ('flexible', 'role', 'team_day');
CREATE INDEX shift_opportunity ON shift (opportunity_id, starts_at);
CREATE INDEX audit_opportunity ON audit (community_id, at) WHERE action = 'opportunity.publish';

-- Who would do something that has no shift, and what the organisation answered.
CREATE TABLE interest (
    id {id},
    opportunity_id BIGINT NOT NULL REFERENCES opportunity (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'left')),
    asked_at TEXT NOT NULL,
    answered_at TEXT,
    answered_by BIGINT REFERENCES person (id),
    UNIQUE (opportunity_id, person_id)
);
CREATE INDEX interest_person ON interest (person_id, id);

-- down
DROP TABLE interest;
DROP INDEX audit_opportunity;
DROP INDEX shift_opportunity;
DROP INDEX opportunity_open;
DROP INDEX opportunity_organisation;
DROP INDEX opportunity_waits;
DELETE FROM place WHERE shift_id IN (SELECT s.id FROM shift s
    JOIN opportunity o ON o.id = s.opportunity_id WHERE o.state IN ('draft', 'checking', 'declined'));
DELETE FROM shift WHERE opportunity_id IN
    (SELECT id FROM opportunity WHERE state IN ('draft', 'checking', 'declined'));
DELETE FROM opportunity WHERE state IN ('draft', 'checking', 'declined');
ALTER TABLE opportunity DROP COLUMN note;
ALTER TABLE opportunity DROP COLUMN decided_at;
ALTER TABLE opportunity DROP COLUMN decided_by;
ALTER TABLE opportunity DROP COLUMN made_until;
ALTER TABLE opportunity DROP COLUMN often;
ALTER TABLE opportunity DROP COLUMN places;
ALTER TABLE opportunity DROP COLUMN venue;
ALTER TABLE opportunity DROP COLUMN finish;
ALTER TABLE opportunity DROP COLUMN start;
ALTER TABLE opportunity DROP COLUMN last_day;
ALTER TABLE opportunity DROP COLUMN first_day;
ALTER TABLE opportunity DROP COLUMN rrule;
ALTER TABLE opportunity DROP COLUMN photo;
ALTER TABLE opportunity DROP COLUMN cover;
ALTER TABLE opportunity DROP COLUMN close_on;
ALTER TABLE opportunity DROP COLUMN contact;
ALTER TABLE opportunity DROP COLUMN training;
ALTER TABLE opportunity DROP COLUMN expenses;
ALTER TABLE opportunity DROP COLUMN remote;
ALTER TABLE opportunity DROP COLUMN step_free;
ALTER TABLE opportunity DROP COLUMN sitting;
ALTER TABLE opportunity DROP COLUMN access;
ALTER TABLE opportunity DROP COLUMN at_risk;
ALTER TABLE opportunity DROP COLUMN check_why;
ALTER TABLE opportunity DROP COLUMN checks;
ALTER TABLE opportunity DROP COLUMN min_age;
ALTER TABLE opportunity DROP COLUMN langs;
ALTER TABLE opportunity DROP COLUMN area;
ALTER TABLE opportunity DROP COLUMN skill;
ALTER TABLE opportunity DROP COLUMN kind;
ALTER TABLE opportunity DROP COLUMN state;
ALTER TABLE opportunity DROP COLUMN organisation_id;
-- sqlite
ALTER TABLE organisation RENAME TO organisation_kept;
DROP INDEX organisation_community;
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
INSERT INTO organisation
SELECT id, community_id, person_id,
    CASE kind WHEN 'employer' THEN 'business' WHEN 'school' THEN 'organisation' ELSE kind END,
    CASE state WHEN 'checking' THEN 'ended' WHEN 'declined' THEN 'ended' ELSE state END,
    made_by, made_at, ended_by, ended_at
FROM organisation_kept;
DROP TABLE organisation_kept;
CREATE INDEX organisation_community ON organisation (community_id, state);
-- postgres
ALTER TABLE organisation DROP COLUMN safeguarding;
ALTER TABLE organisation DROP COLUMN insurance_seen;
ALTER TABLE organisation DROP COLUMN insurance;
ALTER TABLE organisation DROP COLUMN about;
UPDATE organisation SET state = 'ended' WHERE state IN ('checking', 'declined');
UPDATE organisation SET kind = CASE kind WHEN 'employer' THEN 'business' ELSE 'organisation' END
WHERE kind IN ('employer', 'school');
ALTER TABLE organisation DROP CONSTRAINT organisation_state_check;
ALTER TABLE organisation ADD CONSTRAINT organisation_state_check
    CHECK (state IN ('open', 'ended'));
ALTER TABLE organisation DROP CONSTRAINT organisation_kind_check;
ALTER TABLE organisation ADD CONSTRAINT organisation_kind_check
    CHECK (kind IN ('group', 'organisation', 'business'));
-- both
