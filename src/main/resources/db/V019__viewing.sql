-- The step-up before health data.

-- What opens health data for an account; while there is no row, nothing was proved or chosen.
CREATE TABLE viewings (
  society_id  text        NOT NULL,
  account_id  bigint      NOT NULL,
  wished      boolean,                    -- whether health data are shown on the web; NULL: as the society's policy says
  letter_id   bigint,                     -- whose secret was given, if nothing has voided that since
  question    text,                       -- of the secret question
  secret_hash text,                       -- PHC string of its answer, or of the viewing password
  agreed_to   text,                       -- version of the cautions
  agreed_at   timestamptz,
  PRIMARY KEY (society_id, account_id),
  FOREIGN KEY (society_id, account_id) REFERENCES accounts ON DELETE CASCADE,
  CHECK (secret_hash IS NULL OR letter_id IS NOT NULL),
  CHECK (question IS NULL OR secret_hash IS NOT NULL)
);

-- The sessions that health data are open for.
CREATE TABLE viewing_openings (
  society_id   text        NOT NULL,
  session_hash bytea       NOT NULL,
  account_id   bigint      NOT NULL,
  used_at      timestamptz NOT NULL,      -- to a minute
  PRIMARY KEY (society_id, session_hash),
  FOREIGN KEY (society_id, session_hash) REFERENCES sessions ON DELETE CASCADE
);
CREATE INDEX viewing_openings_account ON viewing_openings (society_id, account_id);

-- The sessions in which a new secret is being chosen.
CREATE TABLE viewing_steps (
  society_id   text        NOT NULL,
  session_hash bytea       NOT NULL,
  account_id   bigint      NOT NULL,
  letter_id    bigint,                    -- whose secret was given; NULL: the present secret was
  named        boolean     NOT NULL,      -- whether one has said that the name shown is one's own
  question     text,
  secret_hash  text,                      -- of what was chosen
  expires_at   timestamptz NOT NULL,
  PRIMARY KEY (society_id, session_hash),
  FOREIGN KEY (society_id, session_hash) REFERENCES sessions ON DELETE CASCADE
);
CREATE INDEX viewing_steps_account ON viewing_steps (society_id, account_id);

-- Wrong tries in a row at a secret that is closed for a while after so many of them.
CREATE TABLE throttle_lockouts (
  society_id   text        NOT NULL,
  secret       text        NOT NULL,
  subject_key  bytea       NOT NULL,      -- keyed hash
  tries        integer     NOT NULL,
  tried_at     timestamptz NOT NULL,
  locked_until timestamptz,
  told_at      timestamptz,               -- when the owner was told of the lock
  PRIMARY KEY (society_id, secret, subject_key)
);
CREATE INDEX throttle_lockouts_tried ON throttle_lockouts (tried_at);

GRANT SELECT, INSERT, UPDATE, DELETE
  ON viewings, viewing_openings, viewing_steps, throttle_lockouts
  TO ${application_role};
