-- Reports: the figures of a time, made once, so that the screen, the picture and the files of one
-- report say the same.

-- figures: numbers and names of places and skills as JSON, nobody's name. made_by: nobody for those
-- that come round by themselves. next_day: the first day that no longer counts.
CREATE TABLE report (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    first_day TEXT NOT NULL,
    next_day TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('making', 'made')),
    figures TEXT NOT NULL CHECK (length(figures) <= 200000),
    made_by BIGINT REFERENCES person (id),
    made_at TEXT NOT NULL,
    CHECK (first_day < next_day)
);
CREATE INDEX report_community ON report (community_id, id);
CREATE INDEX report_old ON report (made_at);

-- What happened in a time, whoever it was with.
CREATE INDEX transfer_at ON transfer (at);
-- Not by community: SQLite would leave the narrower index of the desk's queue for it.
CREATE INDEX request_made ON request (created_at);
CREATE INDEX audit_approved ON audit (community_id, at) WHERE action = 'membership.approved';

-- down
DROP INDEX audit_approved;
DROP INDEX request_made;
DROP INDEX transfer_at;
DROP TABLE report;
