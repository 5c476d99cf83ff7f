-- Offers, and wants that are kept for the day when somebody offers them.

-- words: the person's own; shown: what others may read. slots: when, such as 'mon-am sat-pm'; empty
-- for any time. renew_by: the local day on which it is paused unless its owner said to keep it.
CREATE TABLE listing (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    made_by BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('offer', 'want')),
    skill TEXT CHECK (length(skill) <= 60),
    words TEXT NOT NULL CHECK (length(words) <= 500),
    shown TEXT CHECK (length(shown) <= 300),
    slots TEXT NOT NULL DEFAULT '' CHECK (length(slots) <= 300),
    area TEXT CHECK (length(area) <= 100),
    langs TEXT NOT NULL DEFAULT '' CHECK (length(langs) <= 100),
    remote BIGINT NOT NULL DEFAULT 0 CHECK (remote IN (0, 1)),
    quick BIGINT NOT NULL DEFAULT 0 CHECK (quick IN (0, 1)),
    once BIGINT NOT NULL DEFAULT 0 CHECK (once IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'removed')),
    renew_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);
CREATE INDEX listing_person ON listing (person_id, community_id) WHERE state <> 'removed';
CREATE INDEX listing_newest ON listing (community_id, kind, id) WHERE state = 'active';
CREATE INDEX listing_removed ON listing (changed_at) WHERE state = 'removed';

-- What an active listing is found by: roots of words, skills, areas. storage/search.py.
CREATE TABLE listing_token (
    community_id BIGINT NOT NULL REFERENCES community (id),
    kind TEXT NOT NULL CHECK (kind IN ('offer', 'want')),
    token TEXT NOT NULL CHECK (length(token) <= 40),
    listing_id BIGINT NOT NULL REFERENCES listing (id),
    PRIMARY KEY (community_id, kind, token, listing_id)
);
CREATE INDEX listing_token_listing ON listing_token (listing_id);

-- down
DROP TABLE listing_token;
DROP TABLE listing;
