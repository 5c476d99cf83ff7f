-- What a watcher asks every few seconds is answered from an index.
CREATE INDEX inbox_parked ON inbox (id) WHERE state = 'parked';

-- down
DROP INDEX inbox_parked;
