-- Whom a broker rang about a request, and how that ended.

-- outcome: they said yes or no; back: to be rung again at back_at; missed: nobody answered.
CREATE TABLE candidate_call (
    id {id},
    request_id BIGINT NOT NULL REFERENCES request (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    by_id BIGINT NOT NULL REFERENCES person (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('yes', 'no', 'back', 'missed')),
    back_at TEXT,
    at TEXT NOT NULL
);
CREATE INDEX candidate_call_request ON candidate_call (request_id, id);
CREATE INDEX candidate_call_person ON candidate_call (person_id);

-- down

DROP TABLE candidate_call;
