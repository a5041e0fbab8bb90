-- What the login's ladder is climbed by. Subjects are keyed hashes.

-- A score halves with time: "score" is what it was at "scored_at".
CREATE TABLE throttle_scores (
  society_id     text             NOT NULL,
  bucket         text             NOT NULL CHECK (bucket IN ('ADDRESS', 'NETWORK')),
  subject_key    bytea            NOT NULL,
  score          double precision NOT NULL,
  scored_at      timestamptz      NOT NULL,
  minute         timestamptz      NOT NULL,               -- the last one with a try
  tries          integer          NOT NULL,               -- in that minute
  stops          integer          NOT NULL DEFAULT 0,
  stopped_until  timestamptz,
  failed         bytea[]          NOT NULL DEFAULT '{}',  -- accounts that failed from here, the first at failed_since
  failed_since   timestamptz,
  forget_at      timestamptz      NOT NULL,               -- a full hour, so that most updates touch no index
  PRIMARY KEY (society_id, bucket, subject_key)
) WITH (fillfactor = 70);
CREATE INDEX throttle_scores_forget ON throttle_scores (society_id, bucket, forget_at);

-- Wrong passwords in a row: for an identifier from devices it was never used on, or on one known device.
CREATE TABLE throttle_failures (
  society_id     text        NOT NULL,
  bucket         text        NOT NULL CHECK (bucket IN ('ACCOUNT', 'DEVICE')),
  subject_key    bytea       NOT NULL,
  failures       integer     NOT NULL,      -- until somebody is let in who clears them
  recent         integer     NOT NULL,      -- since the last quiet time
  failed_at      timestamptz,
  failed_before  timestamptz,               -- what failed_at was before the charge named below
  charge         bigint,                    -- the last one
  credited_at    timestamptz,               -- when a success last took something off an address's score
  forget_at      timestamptz NOT NULL,
  PRIMARY KEY (society_id, bucket, subject_key)
) WITH (fillfactor = 70);
CREATE INDEX throttle_failures_forget ON throttle_failures (society_id, bucket, forget_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON throttle_scores, throttle_failures TO ${application_role};
