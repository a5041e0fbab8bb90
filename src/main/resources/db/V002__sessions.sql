-- Sessions whose access token is read without a look-up, and whose refresh cookie is rotated here.
-- Those of the first floor had an opaque cookie only: whoever was logged in logs in once more.
DROP TABLE sessions;

CREATE TABLE sessions (
  society_id   text        NOT NULL,
  session_hash bytea       NOT NULL,       -- SHA-256 of the 256-bit id in the refresh cookie
  account_id   bigint      NOT NULL,
  device_hash  bytea       NOT NULL,       -- of the browser's device cookie; see devices
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,       -- written at most once a minute
  remembered   boolean     NOT NULL,       -- "stay logged in on this device": no idle limit
  proof        text        NOT NULL CHECK (proof IN ('PASSWORD', 'REGISTRATION')),
  address      text        NOT NULL,       -- the client's network address at login
  device       text        NOT NULL,       -- such as "Chrome, Windows"; never what the browser sent
  generation   integer     NOT NULL DEFAULT 0,  -- of the refresh cookie that was given out last
  used_nonce   bytea,                      -- of the refresh cookie that was used for it
  used_at      timestamptz,
  ended_at     timestamptz,                -- kept an hour, for those who read up on what ended
  end_reason   text,
  CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  PRIMARY KEY (society_id, session_hash),
  FOREIGN KEY (society_id, account_id) REFERENCES accounts ON DELETE CASCADE
);
CREATE INDEX sessions_account ON sessions (society_id, account_id);
CREATE INDEX sessions_created ON sessions (created_at);
CREATE INDEX sessions_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;

-- Browsers that an account was used from: a login from another one is told by mail.
CREATE TABLE devices (
  society_id   text        NOT NULL,
  account_id   bigint      NOT NULL,
  device_hash  bytea       NOT NULL,       -- SHA-256 of the device cookie's value
  created_at   timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  PRIMARY KEY (society_id, account_id, device_hash),
  FOREIGN KEY (society_id, account_id) REFERENCES accounts ON DELETE CASCADE
);
CREATE INDEX devices_used ON devices (last_used_at);

-- Which keys of tokens there are. The keys themselves are derived from the server's secret and the
-- number: nothing here helps anybody to make a token.
CREATE TABLE token_keys (
  society_id   text        NOT NULL,
  kid          integer     NOT NULL,
  created_at   timestamptz NOT NULL,       -- verifies from here on
  signs_from   timestamptz NOT NULL,       -- later, so that every process knows it by then
  retired_at   timestamptz,                -- its successor signs from here on; it still verifies
  PRIMARY KEY (society_id, kid)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, devices, token_keys TO ${application_role};
