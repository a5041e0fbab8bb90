-- In style K the password is chosen before anybody knows whose it is: whether it holds the person's own
-- name or birth date is looked at when it is typed for the first time after that.
ALTER TABLE accounts ADD COLUMN password_checked_at timestamptz;

-- Somebody whose password was right, but who has to choose another before coming in.
CREATE TABLE login_detours (
  society_id   text        NOT NULL,
  browser_hash bytea       NOT NULL,  -- whose form cookie may go on with it
  account_id   bigint      NOT NULL,
  remembered   boolean     NOT NULL,  -- what was ticked when logging in
  expires_at   timestamptz NOT NULL,
  PRIMARY KEY (society_id, browser_hash),
  FOREIGN KEY (society_id, account_id) REFERENCES accounts ON DELETE CASCADE
);
CREATE INDEX login_detours_account ON login_detours (society_id, account_id);
CREATE INDEX login_detours_expiry ON login_detours (expires_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON login_detours TO ${application_role};
