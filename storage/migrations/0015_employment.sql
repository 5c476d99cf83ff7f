-- Support on the way to work, with the member's own consent: a plan, its steps, strengths, courses,
-- reviews and outcomes; the list of courses that the broker keeps; letters of hours with a code.

-- version, how, agreed_by: which wording was agreed to and how; by a broker where it was on the
-- phone or on paper. barriers: in the member's words, for the broker alone. A plan that ended is
-- seen by nobody, and goes after 30 days; until then the member can open it again.
CREATE TABLE work_plan (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    goal TEXT CHECK (length(goal) <= 500),
    barriers TEXT CHECK (length(barriers) <= 500),
    version TEXT NOT NULL CHECK (length(version) <= 20),
    how TEXT NOT NULL CHECK (how IN ('here', 'person', 'phone', 'paper')),
    agreed_by BIGINT REFERENCES person (id),
    agreed_at TEXT NOT NULL,
    broker_id BIGINT REFERENCES person (id),
    next_review TEXT,
    closed_by BIGINT REFERENCES person (id),
    closed_at TEXT
);
CREATE UNIQUE INDEX work_plan_open ON work_plan (community_id, person_id) WHERE state = 'open';
CREATE INDEX work_plan_person ON work_plan (person_id, community_id);
CREATE INDEX work_plan_closed ON work_plan (closed_at) WHERE state = 'closed';

-- A kind of help that the member chose to show; words: their own for it.
CREATE TABLE work_strength (
    plan_id BIGINT NOT NULL REFERENCES work_plan (id),
    skill TEXT NOT NULL CHECK (length(skill) <= 60),
    words TEXT CHECK (length(words) <= 200),
    PRIMARY KEY (plan_id, skill)
);

-- day: the local day by which it is to be done, if one was named.
CREATE TABLE work_step (
    id {id},
    plan_id BIGINT NOT NULL REFERENCES work_plan (id),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 300),
    day TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX work_step_plan ON work_step (plan_id, id);

-- The list that the brokers keep. price and place: empty where it is free, or online.
CREATE TABLE course (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
    provider TEXT NOT NULL CHECK (length(provider) <= 120),
    level TEXT NOT NULL CHECK (length(level) <= 60),
    accredited TEXT NOT NULL CHECK (length(accredited) <= 120),
    price TEXT NOT NULL CHECK (length(price) <= 80),
    place TEXT NOT NULL CHECK (length(place) <= 120),
    starts TEXT NOT NULL CHECK (length(starts) <= 120),
    link TEXT NOT NULL CHECK (length(link) <= 200),
    made_by BIGINT NOT NULL REFERENCES person (id),
    changed_at TEXT NOT NULL,
    ended_at TEXT
);
CREATE INDEX course_listed ON course (community_id, title) WHERE ended_at IS NULL;

-- A course that the member takes or took. seen_by, seen_on: who saw the certificate, never the paper.
CREATE TABLE course_taken (
    id {id},
    plan_id BIGINT NOT NULL REFERENCES work_plan (id),
    course_id BIGINT REFERENCES course (id),
    title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
    provider TEXT NOT NULL CHECK (length(provider) <= 120),
    level TEXT NOT NULL CHECK (length(level) <= 60),
    accredited TEXT NOT NULL CHECK (length(accredited) <= 120),
    started TEXT NOT NULL,
    finished TEXT,
    seen_by BIGINT REFERENCES person (id),
    seen_on TEXT
);
CREATE INDEX course_taken_plan ON course_taken (plan_id, id);

CREATE TABLE work_review (
    id {id},
    plan_id BIGINT NOT NULL REFERENCES work_plan (id),
    day TEXT NOT NULL,
    words TEXT CHECK (length(words) <= 500),
    by_id BIGINT NOT NULL REFERENCES person (id)
);
CREATE INDEX work_review_plan ON work_review (plan_id, id);

-- What came of it. Of a plan that is gone only the kind and the month stay, for reports.
CREATE TABLE work_outcome (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    plan_id BIGINT REFERENCES work_plan (id),
    kind TEXT NOT NULL CHECK (kind IN
        ('started', 'finished', 'interview', 'volunteering', 'work', 'other')),
    day TEXT NOT NULL,
    words TEXT CHECK (length(words) <= 200),
    by_id BIGINT REFERENCES person (id)
);
CREATE INDEX work_outcome_day ON work_outcome (community_id, day);
CREATE INDEX work_outcome_plan ON work_outcome (plan_id, id) WHERE plan_id IS NOT NULL;

-- A letter that can be checked by its code, of which only a digest is kept. account_id: whose hours
-- it tells; starts_at, ends_at: the moments between which the books were read; given and received:
-- minutes as they stood when it was made (received: only where it says them).
CREATE TABLE letter (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    account_id BIGINT NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL CHECK (length(kind) <= 20),
    digest TEXT NOT NULL UNIQUE CHECK (length(digest) <= 64),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL,
    given BIGINT NOT NULL,
    received BIGINT,
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    ended_by BIGINT REFERENCES person (id),
    ended_at TEXT,
    CHECK (first_day <= last_day)
);
CREATE INDEX letter_person ON letter (person_id, community_id, id);

-- Codes that somebody asked about: so that nobody tries them all. fits: whether it was valid.
CREATE TABLE letter_try (
    id {id},
    person_id BIGINT NOT NULL REFERENCES person (id),
    fits BIGINT NOT NULL CHECK (fits IN (0, 1)),
    at TEXT NOT NULL
);
CREATE INDEX letter_try_person ON letter_try (person_id, at);
CREATE INDEX letter_try_at ON letter_try (at);

-- down
DROP TABLE letter_try;
DROP TABLE letter;
DROP TABLE work_outcome;
DROP TABLE work_review;
DROP TABLE course_taken;
DROP TABLE course;
DROP TABLE work_step;
DROP TABLE work_strength;
DROP TABLE work_plan;
