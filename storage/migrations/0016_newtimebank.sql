-- The first steps of a new timebank, as its brokers tick them; and hours that one person wants to
-- take out of the books, which a second one looks at.

-- step: a code of domain/first_steps.py; `opened` since when there is a list, `closed` when it was
-- put away. person_id: who ticked it, nobody where the operator made the timebank.
CREATE TABLE first_step (
    community_id BIGINT NOT NULL REFERENCES community (id),
    step TEXT NOT NULL CHECK (length(step) <= 20),
    person_id BIGINT REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (community_id, step)
);

-- Why posted help shall be reversed, in the broker's words, until a second person has decided.
CREATE TABLE reversal (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    exchange_id BIGINT NOT NULL REFERENCES exchange (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'done', 'declined', 'withdrawn')),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_at TEXT NOT NULL,
    decided_by BIGINT REFERENCES person (id),
    decided_at TEXT
);
CREATE UNIQUE INDEX reversal_open ON reversal (exchange_id) WHERE state = 'asked';
CREATE INDEX reversal_waiting ON reversal (community_id, asked_at) WHERE state = 'asked';
CREATE INDEX reversal_community ON reversal (community_id, id);

-- What is to come for the people of a timebank, by day.
CREATE INDEX reminder_coming ON reminder (community_id, due_at) WHERE state = 'waiting';

-- down
DROP INDEX reminder_coming;
DROP TABLE reversal;
DROP TABLE first_step;
