-- Nominations: what is longer than others read of it, and questions that were left out.

-- rest: what they wrote beyond what `words` holds, so that nothing of a long text is lost. passed:
-- questions that were answered with nothing, with commas: they are not asked again.
ALTER TABLE nomination ADD COLUMN rest TEXT CHECK (length(rest) <= 60000);
ALTER TABLE nomination ADD COLUMN passed TEXT NOT NULL DEFAULT '' CHECK (length(passed) <= 200);

-- down
ALTER TABLE nomination DROP COLUMN passed;
ALTER TABLE nomination DROP COLUMN rest;
