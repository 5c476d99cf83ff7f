-- Judges' links, each conflict once, and what a judge has read.

-- A link by which somebody becomes a judge of a round. Only a digest of its code is kept; it works
-- once and until it expires.
CREATE TABLE award_judge_link (
    id {id},
    round_id BIGINT NOT NULL REFERENCES award_round (id),
    code TEXT NOT NULL UNIQUE CHECK (length(code) = 64),
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_by BIGINT REFERENCES person (id),
    used_at TEXT,
    CHECK ((used_by IS NULL) = (used_at IS NULL))
);
CREATE INDEX award_judge_link_round ON award_judge_link (round_id, expires_at);
CREATE INDEX award_judge_link_made ON award_judge_link (made_by);
CREATE INDEX award_judge_link_used ON award_judge_link (used_by) WHERE used_by IS NOT NULL;

-- The same conflict is written down once, however often the records are looked through.
CREATE UNIQUE INDEX award_conflict_once
    ON award_conflict (judge_id, category_id, source, COALESCE(nominee_id, 0));

-- talked: judges who saw a nominee very differently were asked to look again, and this one has.
ALTER TABLE award_sheet ADD COLUMN talked BIGINT NOT NULL DEFAULT 0 CHECK (talked IN (0, 1));

-- down
ALTER TABLE award_sheet DROP COLUMN talked;
DROP INDEX award_conflict_once;
DROP TABLE award_judge_link;
