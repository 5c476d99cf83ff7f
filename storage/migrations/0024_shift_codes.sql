-- Being there: codes that change every minute, the printed sheet, what helps somebody on site,
-- and feedback in two taps.

-- secret: what this shift's codes are made of. shown_until: until when codes on the screens of
-- whoever runs it are made anew by themselves.
CREATE TABLE shift_code (
    shift_id BIGINT PRIMARY KEY REFERENCES shift (id),
    secret TEXT NOT NULL CHECK (length(secret) BETWEEN 20 AND 80),
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    shown_until TEXT NOT NULL
);

-- Who gave a right code, once per person and shift. state: here (counted), asked (not on the list;
-- whoever runs the shift says), let_in, refused, waits (no member yet: counts once they are one).
CREATE TABLE shift_arrival (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    shift_id BIGINT NOT NULL REFERENCES shift (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('here', 'asked', 'let_in', 'refused', 'waits')),
    how TEXT NOT NULL CHECK (how IN ('link', 'digits')),
    at TEXT NOT NULL,
    decided_by BIGINT REFERENCES person (id),
    decided_at TEXT,
    UNIQUE (shift_id, person_id)
);
CREATE INDEX shift_arrival_person ON shift_arrival (person_id, state);

-- Codes that were tried: so that nobody tries them all. fits: right, old (right within the last
-- hour: it was passed on, or the phone was slow) or wrong.
CREATE TABLE shift_code_try (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    shift_id BIGINT REFERENCES shift (id),
    fits TEXT NOT NULL CHECK (fits IN ('right', 'old', 'wrong')),
    at TEXT NOT NULL
);
CREATE INDEX shift_code_try_person ON shift_code_try (person_id, at);
CREATE INDEX shift_code_try_community ON shift_code_try (community_id, at);
CREATE INDEX shift_code_try_at ON shift_code_try (at);

-- The numbers on the printed sheet. A number is given once: who joins later has a new one on the
-- next print. person_id is empty for lines left free for people who just turn up.
CREATE TABLE shift_sheet_line (
    shift_id BIGINT NOT NULL REFERENCES shift (id),
    number BIGINT NOT NULL CHECK (number BETWEEN 1 AND 2000),
    person_id BIGINT REFERENCES person (id),
    PRIMARY KEY (shift_id, number)
);
CREATE INDEX shift_sheet_line_person ON shift_sheet_line (person_id) WHERE person_id IS NOT NULL;

-- What helps somebody on site, in their own words, which they said goes onto the sign-in sheet.
CREATE TABLE shift_need (
    shift_id BIGINT NOT NULL REFERENCES shift (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 200),
    agreed_at TEXT NOT NULL,
    PRIMARY KEY (shift_id, person_id)
);
CREATE INDEX shift_need_person ON shift_need (person_id);
CREATE INDEX shift_need_agreed ON shift_need (agreed_at);

-- One per person and shift, from the moment it was asked. how, again: the two taps. shown: what they
-- said besides, once it was found fit to be read by whoever runs the shift; else it is not kept.
CREATE TABLE shift_feedback (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    opportunity_id BIGINT NOT NULL REFERENCES opportunity (id),
    shift_id BIGINT NOT NULL REFERENCES shift (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    asked_at TEXT NOT NULL,
    how TEXT CHECK (how IN ('good', 'fine', 'poor')),
    again TEXT CHECK (again IN ('yes', 'maybe', 'no')),
    shown TEXT CHECK (length(shown) <= 300),
    answered_at TEXT,
    UNIQUE (shift_id, person_id)
);
CREATE INDEX shift_feedback_person ON shift_feedback (person_id, asked_at);
CREATE INDEX shift_feedback_answers ON shift_feedback (opportunity_id, answered_at, id)
    WHERE answered_at IS NOT NULL;
CREATE INDEX shift_feedback_asked ON shift_feedback (asked_at);

-- down
DELETE FROM letter WHERE kind <> 'hours';
DROP TABLE shift_feedback;
DROP TABLE shift_need;
DROP TABLE shift_sheet_line;
DROP TABLE shift_code_try;
DROP TABLE shift_arrival;
DROP TABLE shift_code;
