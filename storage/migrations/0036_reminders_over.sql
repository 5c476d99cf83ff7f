-- Reminders that are over are let go after their time: found by when they ended.
CREATE INDEX reminder_over ON reminder (done_at, id) WHERE state <> 'waiting';

-- down
DROP INDEX reminder_over;
