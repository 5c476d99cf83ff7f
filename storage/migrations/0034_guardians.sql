-- A parent or carer who agreed, and what one organiser is asked to confirm together.

-- That a parent or carer says whether somebody under 18 may join: for this place, and with it for
-- all shifts of the same opportunity, as the broker's own yes. called and relation: who that is,
-- until both are forgotten a year after the shift; that somebody agreed stays. member_id: where
-- they are a member, who is asked here, or who asked for the place themselves (brings 1: they come
-- along). how: here (in their own chat), or to a broker by phone, in person, on paper.
CREATE TABLE guardian (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    place_id BIGINT NOT NULL UNIQUE REFERENCES place (id),
    called TEXT CHECK (length(called) BETWEEN 1 AND 100),
    relation TEXT CHECK (relation IN ('parent', 'carer')),
    member_id BIGINT REFERENCES person (id),
    brings BIGINT NOT NULL DEFAULT 0 CHECK (brings IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('asked', 'agreed', 'refused')),
    how TEXT NOT NULL CHECK (how IN ('here', 'phone', 'person', 'paper')),
    agreed_on TEXT,
    noted_by BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    CHECK (state = 'asked' OR agreed_on IS NOT NULL)
);
CREATE INDEX guardian_member ON guardian (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX guardian_called ON guardian (at) WHERE called IS NOT NULL;

-- Hours that nobody had planned, by whom they were told to.
CREATE INDEX service_hours_verifier ON service_hours (verifier_id, organisation_id)
    WHERE state = 'said' AND shift_id IS NULL;

-- When whoever ran a shift was reminded that nobody has noted who came.
ALTER TABLE shift ADD COLUMN came_again_at TEXT;
CREATE INDEX shift_to_ask_again ON shift (ends_at)
    WHERE state = 'published' AND came_asked_at IS NOT NULL AND came_again_at IS NULL;

-- down
DROP INDEX shift_to_ask_again;
ALTER TABLE shift DROP COLUMN came_again_at;
DROP INDEX service_hours_verifier;
DROP TABLE guardian;
