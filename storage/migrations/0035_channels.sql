-- A timebank's channel, in which what can be joined is posted.

-- A channel that somebody of the desk made the bot an administrator of. It is the timebank's once
-- they confirm; until then community_id is the timebank that they used. paused_at: nothing new is
-- posted, what stands there is still kept up to date.
CREATE TABLE channel (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    chat_id BIGINT NOT NULL,
    title TEXT NOT NULL CHECK (length(title) <= 128),
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_at TEXT NOT NULL,
    confirmed_by BIGINT REFERENCES person (id),
    confirmed_at TEXT,
    paused_at TEXT,
    looked_at TEXT,
    ended_at TEXT
);
CREATE UNIQUE INDEX channel_chat ON channel (chat_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX channel_community ON channel (community_id)
    WHERE ended_at IS NULL AND confirmed_at IS NOT NULL;
CREATE INDEX channel_look ON channel (looked_at)
    WHERE ended_at IS NULL AND confirmed_at IS NOT NULL;
CREATE INDEX channel_ended ON channel (ended_at) WHERE ended_at IS NOT NULL;

-- One thing to join, once in each channel. posted_at: when it was posted, NULL for what was on
-- before the channel was; stamp: what of it was shown last; closed_at: it is over or called off,
-- and says so.
CREATE TABLE channel_post (
    id {id},
    channel_id BIGINT NOT NULL REFERENCES channel (id),
    opportunity_id BIGINT NOT NULL REFERENCES opportunity (id),
    stamp TEXT NOT NULL CHECK (length(stamp) <= 80),
    posted_at TEXT,
    closed_at TEXT,
    UNIQUE (channel_id, opportunity_id)
);
CREATE INDEX channel_post_open ON channel_post (channel_id)
    WHERE closed_at IS NULL AND posted_at IS NOT NULL;
CREATE INDEX channel_post_opportunity ON channel_post (opportunity_id);
CREATE INDEX channel_post_closed ON channel_post (closed_at) WHERE closed_at IS NOT NULL;

-- down
DELETE FROM card WHERE kind = 'channel';
DROP TABLE channel_post;
DROP TABLE channel;
