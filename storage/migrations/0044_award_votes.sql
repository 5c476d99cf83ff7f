-- Counting the public vote, and telling people of the result.

-- When the votes were counted: from then on none comes in, and nobody's choice is known.
ALTER TABLE award_round ADD COLUMN counted_at TEXT;
-- Which votes that were set aside count all the same, as whoever decides the result says.
ALTER TABLE award_round ADD COLUMN let_in TEXT NOT NULL DEFAULT ''
    CHECK (let_in IN ('', 'new', 'burst', 'both'));
-- What is told by itself: when the result is to be announced, once a second person agreed to it.
ALTER TABLE award_round ADD COLUMN announce_at TEXT;

-- Of those set aside, how many came in a burst; the others are of people let in only just before.
ALTER TABLE award_ballots ADD COLUMN burst BIGINT NOT NULL DEFAULT 0 CHECK (burst >= 0);

-- People's Choice: had the most of the counted votes of its category, where the rules have that.
ALTER TABLE award_nominee ADD COLUMN favourite BIGINT NOT NULL DEFAULT 0
    CHECK (favourite IN (0, 1));

-- down
ALTER TABLE award_nominee DROP COLUMN favourite;
ALTER TABLE award_ballots DROP COLUMN burst;
ALTER TABLE award_round DROP COLUMN announce_at;
ALTER TABLE award_round DROP COLUMN let_in;
ALTER TABLE award_round DROP COLUMN counted_at;
