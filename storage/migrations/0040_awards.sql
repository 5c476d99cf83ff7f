-- Civic Pride awards: schemes, their rounds, who was nominated, judged and voted for.

-- open_to: who may nominate and vote: members of this timebank, or of every timebank here.
CREATE TABLE award_scheme (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    open_to TEXT NOT NULL CHECK (open_to IN ('timebank', 'city')),
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL
);
CREATE UNIQUE INDEX award_scheme_name ON award_scheme (community_id, name);
CREATE INDEX award_scheme_made ON award_scheme (made_by);

-- One year of a scheme. state: setting (being set up), fixed (shown and fixed, not open yet), open
-- (for nominations), checking (closed, being checked), judging, voting, deciding (counted, waits
-- for its second person), announced, cancelled. rules: the rules as JSON (domain/awards/rules.py);
-- once fixed_at is set only dates may move, and only later. seal: what the rules were when they
-- were fixed (SHA-256). calculation: the whole working of the result, once it was decided.
CREATE TABLE award_round (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    scheme_id BIGINT NOT NULL REFERENCES award_scheme (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    state TEXT NOT NULL CHECK (state IN ('setting', 'fixed', 'open', 'checking', 'judging',
        'voting', 'deciding', 'announced', 'cancelled')),
    opens_at TEXT NOT NULL,
    closes_at TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    vote_opens_at TEXT,
    vote_closes_at TEXT,
    announced_on TEXT NOT NULL,
    rules TEXT NOT NULL CHECK (length(rules) <= 8000),
    seal TEXT CHECK (length(seal) = 64),
    made_by BIGINT NOT NULL REFERENCES person (id),
    made_at TEXT NOT NULL,
    fixed_by BIGINT REFERENCES person (id),
    fixed_at TEXT,
    decided_by BIGINT REFERENCES person (id),
    decided_at TEXT,
    seconded_by BIGINT REFERENCES person (id),
    announced_at TEXT,
    calculation TEXT CHECK (length(calculation) <= 500000),
    CHECK (opens_at < closes_at AND closes_at < judged_at),
    CHECK ((vote_opens_at IS NULL) = (vote_closes_at IS NULL)),
    CHECK (vote_opens_at IS NULL OR vote_opens_at < vote_closes_at),
    CHECK (state = 'setting' OR state = 'cancelled' OR fixed_at IS NOT NULL)
);
CREATE UNIQUE INDEX award_round_name ON award_round (scheme_id, name);
CREATE INDEX award_round_community ON award_round (community_id, state);
CREATE INDEX award_round_active ON award_round (id) WHERE state NOT IN ('announced', 'cancelled');
CREATE INDEX award_round_made ON award_round (made_by);
CREATE INDEX award_round_fixed ON award_round (fixed_by) WHERE fixed_by IS NOT NULL;
CREATE INDEX award_round_decided ON award_round (decided_by) WHERE decided_by IS NOT NULL;
CREATE INDEX award_round_seconded ON award_round (seconded_by) WHERE seconded_by IS NOT NULL;

-- A date that was put off after the rules were fixed; everybody concerned was told.
CREATE TABLE award_extension (
    id {id},
    round_id BIGINT NOT NULL REFERENCES award_round (id),
    which TEXT NOT NULL CHECK (which IN ('closes_at', 'judged_at', 'vote_opens_at',
        'vote_closes_at', 'announced_on')),
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    why TEXT NOT NULL CHECK (length(why) <= 300),
    by_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL
);
CREATE INDEX award_extension_round ON award_extension (round_id, id);
CREATE INDEX award_extension_by ON award_extension (by_id);

-- kinds: individual, group, business, with commas. youngest, oldest: ages at the closing date.
CREATE TABLE award_category (
    id {id},
    round_id BIGINT NOT NULL REFERENCES award_round (id),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 30),
    label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 80),
    about TEXT NOT NULL DEFAULT '' CHECK (length(about) <= 300),
    kinds TEXT NOT NULL CHECK (length(kinds) <= 60),
    youngest BIGINT CHECK (youngest BETWEEN 0 AND 120),
    oldest BIGINT CHECK (oldest BETWEEN 0 AND 120),
    posthumous BIGINT NOT NULL DEFAULT 0 CHECK (posthumous IN (0, 1)),
    position BIGINT NOT NULL
);
CREATE UNIQUE INDEX award_category_code ON award_category (round_id, code);

CREATE TABLE award_criterion (
    id {id},
    round_id BIGINT NOT NULL REFERENCES award_round (id),
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 30),
    label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 80),
    about TEXT NOT NULL DEFAULT '' CHECK (length(about) <= 300),
    weight BIGINT NOT NULL CHECK (weight BETWEEN 1 AND 10),
    position BIGINT NOT NULL
);
CREATE UNIQUE INDEX award_criterion_code ON award_criterion (round_id, code);

-- Somebody who is up for an award in a category: joined from every nomination of theirs. name: as
-- the first nominator typed it, never corrected unasked. person_id: the member they are, where that
-- is known. said: what they said to being put forward (asked: nobody answered yet; yes; no;
-- private: private thanks only; family: the family of somebody who died said yes). said_by: who
-- entered it, for them (a broker by phone) or themselves; said_how: chat, phone, parent, family.
-- eligible: waiting, yes, no. place: none, shortlisted, winner, commended. joined_to: the same
-- person under another spelling. wall, badge, photo_ok: their own choices, NULL until asked.
-- reach: how to reach them, for brokers only.
CREATE TABLE award_nominee (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    round_id BIGINT NOT NULL REFERENCES award_round (id),
    category_id BIGINT NOT NULL REFERENCES award_category (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    kind TEXT NOT NULL CHECK (kind IN ('individual', 'group', 'business')),
    area TEXT NOT NULL DEFAULT '' CHECK (length(area) <= 60),
    reach TEXT CHECK (length(reach) <= 300),
    person_id BIGINT REFERENCES person (id),
    under_18 BIGINT NOT NULL DEFAULT 0 CHECK (under_18 IN (0, 1)),
    posthumous BIGINT NOT NULL DEFAULT 0 CHECK (posthumous IN (0, 1)),
    said TEXT NOT NULL CHECK (said IN ('unasked', 'asked', 'yes', 'no', 'private', 'family')),
    said_how TEXT CHECK (said_how IN ('chat', 'phone', 'parent', 'family')),
    said_by BIGINT REFERENCES person (id),
    said_at TEXT,
    asked_at TEXT,
    eligible TEXT NOT NULL CHECK (eligible IN ('waiting', 'yes', 'no')),
    eligible_why TEXT CHECK (length(eligible_why) <= 60),
    eligible_by BIGINT REFERENCES person (id),
    evidence TEXT CHECK (length(evidence) <= 1000),
    evidence_at TEXT,
    place TEXT NOT NULL DEFAULT 'none' CHECK (place IN ('none', 'shortlisted', 'winner', 'commended')),
    joined_to BIGINT REFERENCES award_nominee (id),
    wall BIGINT CHECK (wall IN (0, 1)),
    badge BIGINT CHECK (badge IN (0, 1)),
    photo_ok BIGINT CHECK (photo_ok IN (0, 1)),
    certificate TEXT CHECK (length(certificate) <= 20),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK (place = 'none' OR (said IN ('yes', 'family') AND eligible = 'yes'))
);
CREATE INDEX award_nominee_round ON award_nominee (round_id, category_id, id);
CREATE INDEX award_nominee_person ON award_nominee (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX award_nominee_waits ON award_nominee (community_id, created_at)
    WHERE joined_to IS NULL AND (eligible = 'waiting' OR said IN ('unasked', 'asked'));
CREATE INDEX award_nominee_joined ON award_nominee (joined_to) WHERE joined_to IS NOT NULL;
CREATE INDEX award_nominee_said ON award_nominee (said_by) WHERE said_by IS NOT NULL;
CREATE INDEX award_nominee_eligible ON award_nominee (eligible_by) WHERE eligible_by IS NOT NULL;
CREATE UNIQUE INDEX award_nominee_certificate ON award_nominee (certificate)
    WHERE certificate IS NOT NULL;

-- What somebody sent: a tip (an example, no form), a draft (kept until the round closes), or a whole
-- nomination. words: their own, as typed; shown: what others may read of them (filtered). by_id: the
-- nominator; entered_by: the broker who entered it from the phone or paper. sent_at: when they
-- pressed or sent, not when it was handled. seconds are asked for by code in a link. scrubbed_at:
-- when its words were removed (retention).
CREATE TABLE nomination (
    id {id},
    community_id BIGINT NOT NULL REFERENCES community (id),
    round_id BIGINT NOT NULL REFERENCES award_round (id),
    category_id BIGINT REFERENCES award_category (id),
    nominee_id BIGINT REFERENCES award_nominee (id),
    state TEXT NOT NULL CHECK (state IN ('tip', 'draft', 'sent', 'withdrawn', 'refused', 'expired')),
    nominee_name TEXT CHECK (length(nominee_name) <= 120),
    nominee_kind TEXT CHECK (nominee_kind IN ('individual', 'group', 'business')),
    area TEXT CHECK (length(area) <= 60),
    reach TEXT CHECK (length(reach) <= 300),
    words TEXT CHECK (length(words) <= 8000),
    shown TEXT CHECK (length(shown) <= 8000),
    years BIGINT CHECK (years BETWEEN 0 AND 120),
    relation TEXT CHECK (relation IN ('neighbour', 'friend', 'family', 'helped', 'works_with',
        'member', 'other')),
    nominee_knows BIGINT CHECK (nominee_knows IN (0, 1)),
    under_18 BIGINT CHECK (under_18 IN (0, 1)),
    posthumous BIGINT CHECK (posthumous IN (0, 1)),
    by_id BIGINT NOT NULL REFERENCES person (id),
    entered_by BIGINT REFERENCES person (id),
    by_name TEXT CHECK (length(by_name) <= 80),
    may_name BIGINT CHECK (may_name IN (0, 1)),
    flags TEXT NOT NULL DEFAULT '' CHECK (length(flags) <= 400),
    refused_why TEXT CHECK (length(refused_why) <= 60),
    code TEXT CHECK (length(code) <= 20),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    sent_at TEXT,
    scrubbed_at TEXT,
    CHECK (state <> 'sent' OR (sent_at IS NOT NULL AND nominee_id IS NOT NULL
        AND category_id IS NOT NULL))
);
CREATE INDEX nomination_round ON nomination (round_id, state, id);
CREATE INDEX nomination_by ON nomination (by_id, id);
CREATE INDEX nomination_entered ON nomination (entered_by) WHERE entered_by IS NOT NULL;
CREATE INDEX nomination_nominee ON nomination (nominee_id) WHERE nominee_id IS NOT NULL;
CREATE INDEX nomination_tips ON nomination (community_id, created_at) WHERE state = 'tip';
CREATE UNIQUE INDEX nomination_code ON nomination (code) WHERE code IS NOT NULL;

-- Photos, voice notes and papers with a nomination. rights: the sender said that they may be used.
CREATE TABLE nomination_file (
    id {id},
    nomination_id BIGINT NOT NULL REFERENCES nomination (id),
    kind TEXT NOT NULL CHECK (kind IN ('photo', 'voice', 'document')),
    file TEXT NOT NULL CHECK (length(file) <= 200),
    rights BIGINT NOT NULL DEFAULT 0 CHECK (rights IN (0, 1)),
    at TEXT NOT NULL
);
CREATE INDEX nomination_file_of ON nomination_file (nomination_id, id);

-- Supporters: one tap on a link.
CREATE TABLE nomination_second (
    nomination_id BIGINT NOT NULL REFERENCES nomination (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (nomination_id, person_id)
);
CREATE INDEX nomination_second_person ON nomination_second (person_id);

-- What those who check wrote: flags seen to, due diligence, reasons, talks over scores.
CREATE TABLE award_note (
    id {id},
    nominee_id BIGINT NOT NULL REFERENCES award_nominee (id),
    kind TEXT NOT NULL CHECK (kind IN ('flag', 'eligibility', 'diligence', 'discussion', 'feedback')),
    code TEXT CHECK (length(code) <= 60),
    words TEXT CHECK (length(words) <= 1000),
    by_id BIGINT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL
);
CREATE INDEX award_note_nominee ON award_note (nominee_id, id);
CREATE INDEX award_note_by ON award_note (by_id);

-- The panel. state: asked, agreed, declined, left, removed. declared_at: when they had declared
-- their conflicts, before any name was seen.
CREATE TABLE award_judge (
    id {id},
    round_id BIGINT NOT NULL REFERENCES award_round (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'agreed', 'declined', 'left', 'removed')),
    asked_by BIGINT NOT NULL REFERENCES person (id),
    asked_at TEXT NOT NULL,
    declared_at TEXT,
    changed_at TEXT NOT NULL
);
CREATE UNIQUE INDEX award_judge_person ON award_judge (round_id, person_id);
CREATE INDEX award_judge_of ON award_judge (person_id);
CREATE INDEX award_judge_asked ON award_judge (asked_by);

-- Why a judge takes no part in a category. source: declared by them, or found in the records.
CREATE TABLE award_conflict (
    id {id},
    judge_id BIGINT NOT NULL REFERENCES award_judge (id),
    category_id BIGINT NOT NULL REFERENCES award_category (id),
    source TEXT NOT NULL CHECK (source IN ('declared', 'exchange', 'household', 'organisation',
        'nominator', 'seconder', 'nominee', 'broker')),
    nominee_id BIGINT REFERENCES award_nominee (id),
    at TEXT NOT NULL
);
CREATE INDEX award_conflict_judge ON award_conflict (judge_id, category_id);
CREATE INDEX award_conflict_nominee ON award_conflict (nominee_id) WHERE nominee_id IS NOT NULL;

-- A judge's sheet for one nominee. state: open, done, again (to be looked at anew after a talk).
CREATE TABLE award_sheet (
    id {id},
    judge_id BIGINT NOT NULL REFERENCES award_judge (id),
    nominee_id BIGINT NOT NULL REFERENCES award_nominee (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'again')),
    words TEXT CHECK (length(words) <= 1000),
    created_at TEXT NOT NULL,
    done_at TEXT
);
CREATE UNIQUE INDEX award_sheet_of ON award_sheet (judge_id, nominee_id);
CREATE INDEX award_sheet_nominee ON award_sheet (nominee_id);

CREATE TABLE award_score (
    sheet_id BIGINT NOT NULL REFERENCES award_sheet (id),
    criterion_id BIGINT NOT NULL REFERENCES award_criterion (id),
    score BIGINT NOT NULL CHECK (score BETWEEN 1 AND 5),
    PRIMARY KEY (sheet_id, criterion_id)
);

-- Who voted in a category, and until the count for whom: nominee_id is emptied when the votes are
-- counted, as the ballots (award_ballot) then stand apart from who cast them. aside: why a vote is
-- set aside (new, burst), reported and not counted unless a second person lets it in. paper: a
-- ballot handed in on paper, entered by a broker.
CREATE TABLE award_vote (
    id {id},
    round_id BIGINT NOT NULL REFERENCES award_round (id),
    category_id BIGINT NOT NULL REFERENCES award_category (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    nominee_id BIGINT REFERENCES award_nominee (id),
    aside TEXT CHECK (aside IN ('new', 'burst')),
    paper BIGINT NOT NULL DEFAULT 0 CHECK (paper IN (0, 1)),
    entered_by BIGINT REFERENCES person (id),
    first_at TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE UNIQUE INDEX award_vote_once ON award_vote (category_id, person_id);
CREATE INDEX award_vote_person ON award_vote (person_id);
CREATE INDEX award_vote_round ON award_vote (round_id, first_at);
CREATE INDEX award_vote_nominee ON award_vote (nominee_id) WHERE nominee_id IS NOT NULL;
CREATE INDEX award_vote_entered ON award_vote (entered_by) WHERE entered_by IS NOT NULL;

-- The count: how many ballots each nominee had. No row says who cast which.
CREATE TABLE award_ballots (
    round_id BIGINT NOT NULL REFERENCES award_round (id),
    nominee_id BIGINT NOT NULL REFERENCES award_nominee (id),
    counted BIGINT NOT NULL CHECK (counted >= 0),
    aside BIGINT NOT NULL CHECK (aside >= 0),
    PRIMARY KEY (round_id, nominee_id)
);
CREATE INDEX award_ballots_nominee ON award_ballots (nominee_id);

-- down
DROP TABLE award_ballots;
DROP TABLE award_vote;
DROP TABLE award_score;
DROP TABLE award_sheet;
DROP TABLE award_conflict;
DROP TABLE award_judge;
DROP TABLE award_note;
DROP TABLE nomination_second;
DROP TABLE nomination_file;
DROP TABLE nomination;
DROP TABLE award_nominee;
DROP TABLE award_criterion;
DROP TABLE award_category;
DROP TABLE award_extension;
DROP TABLE award_round;
DROP TABLE award_scheme;
