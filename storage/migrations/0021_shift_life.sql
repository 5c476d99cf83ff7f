-- A shift's life: freed places that are offered for a time, places kept while somebody looks, the
-- fewest people, and the same again next week.

-- A place has two more states. offered: a freed place is kept for somebody of the waiting list until
-- held_until. checking: it is kept until then while a broker looks at what `needs` names (age,
-- check); cleared_at: since when that is settled, for all shifts of the opportunity. lapses: how
-- often an offer ended without a word. again_at: they would come next week as well.
ALTER TABLE place ADD COLUMN held_until TEXT;
ALTER TABLE place ADD COLUMN lapses BIGINT NOT NULL DEFAULT 0;
ALTER TABLE place ADD COLUMN needs TEXT NOT NULL DEFAULT '' CHECK (length(needs) <= 20);
ALTER TABLE place ADD COLUMN cleared_at TEXT;
ALTER TABLE place ADD COLUMN again_at TEXT;
DROP INDEX place_person;
CREATE INDEX place_person ON place (person_id, shift_id)
    WHERE state IN ('joined', 'offered', 'checking', 'waiting');

-- least: with fewer people it doesn't take place, unless whoever runs it says so. least_state: ''
-- (nobody was asked yet), asked (whoever runs it), unsure (those who joined know that it isn't
-- sure), go (it goes ahead).
ALTER TABLE opportunity ADD COLUMN least BIGINT CHECK (least BETWEEN 1 AND 500);
ALTER TABLE shift ADD COLUMN least BIGINT CHECK (least BETWEEN 1 AND 500);
ALTER TABLE shift ADD COLUMN least_state TEXT NOT NULL DEFAULT ''
    CHECK (least_state IN ('', 'asked', 'unsure', 'go'));

-- down
ALTER TABLE shift DROP COLUMN least_state;
ALTER TABLE shift DROP COLUMN least;
ALTER TABLE opportunity DROP COLUMN least;
DROP INDEX place_person;
UPDATE place SET state = 'waiting', told = '' WHERE state IN ('offered', 'checking');
UPDATE place SET told = '' WHERE told NOT IN ('', 'promoted', 'coming', 'soon');
CREATE INDEX place_person ON place (person_id, shift_id) WHERE state IN ('joined', 'waiting');
ALTER TABLE place DROP COLUMN again_at;
ALTER TABLE place DROP COLUMN cleared_at;
ALTER TABLE place DROP COLUMN needs;
ALTER TABLE place DROP COLUMN lapses;
ALTER TABLE place DROP COLUMN held_until;
