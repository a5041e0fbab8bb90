-- What a firm makes of checkups (健康年齢 and the like): one number of a member and a fiscal year, and
-- the imports that bring them. What isn't said here is as with checkups (V020), by the same code.

CREATE TABLE scores (
  society_id     text        NOT NULL,
  score_id       bigint      GENERATED ALWAYS AS IDENTITY,
  member_id      bigint      NOT NULL,
  fiscal_year    integer     NOT NULL,   -- named by the year it begins in
  index_code     text        NOT NULL,   -- what it is a number of, as the society's file had it at the import
  version        integer     NOT NULL,   -- from 1
  written        date        NOT NULL,   -- day on which it was made; where that isn't sent, of the checkup, else the year's first
  insurer_number text        NOT NULL,   -- the member's papers by which he was found, as the roster has them
  symbol         text        NOT NULL,
  number         text        NOT NULL,
  branch         text,
  content        bytea       NOT NULL,   -- SHA-256 of the document below, as it was encoded
  import_id      bigint      NOT NULL,   -- which brought this version
  stored_at      timestamptz NOT NULL,
  document       jsonb       NOT NULL,   -- kenpo.health.ScoreJson
  PRIMARY KEY (society_id, score_id),
  UNIQUE (society_id, member_id, index_code, fiscal_year),
  -- Nothing removes a member who has scores.
  FOREIGN KEY (society_id, member_id) REFERENCES members
);
CREATE INDEX scores_import ON scores (society_id, import_id);

CREATE TABLE score_versions (LIKE checkup_versions INCLUDING ALL);
ALTER TABLE score_versions RENAME COLUMN checkup_id TO score_id;
ALTER TABLE score_versions ADD FOREIGN KEY (society_id, score_id) REFERENCES scores ON DELETE CASCADE;

CREATE TABLE score_confirmations (LIKE checkup_confirmations INCLUDING ALL);
ALTER TABLE score_confirmations RENAME COLUMN checkup_id TO score_id;
ALTER TABLE score_confirmations ADD FOREIGN KEY (society_id, score_id) REFERENCES scores ON DELETE CASCADE;

CREATE TABLE score_imports (LIKE checkup_imports INCLUDING ALL);

CREATE TABLE score_import_rows (LIKE checkup_import_rows INCLUDING ALL);
ALTER TABLE score_import_rows ADD FOREIGN KEY (society_id, import_id) REFERENCES score_imports ON DELETE CASCADE;

-- Scores are written by imports, as the owner.
GRANT SELECT ON scores, score_versions, score_imports, score_import_rows TO ${application_role};
