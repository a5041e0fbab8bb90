-- The alarm of a society that is sprayed with guesses from everywhere; and what is forgotten with an account.

-- What each server adds up in memory and writes down every second, in rows of its own: no request waits for it.
CREATE TABLE throttle_tallies (
  society_id text        NOT NULL,
  minute     timestamptz NOT NULL,
  server     bigint      NOT NULL,               -- random, new at each start
  failures   integer     NOT NULL,
  accounts   bytea       NOT NULL,               -- the first that failed: eight bytes of the keyed hash of each
  PRIMARY KEY (society_id, minute, server)
) WITH (fillfactor = 50);

-- Failures of ten minutes, of all servers.
CREATE TABLE throttle_history (
  society_id text        NOT NULL,
  period     timestamptz NOT NULL,               -- when it began
  failures   integer     NOT NULL,               -- an attack leaves the mean as it is
  PRIMARY KEY (society_id, period)
);

CREATE TABLE throttle_alarms (
  society_id text        NOT NULL,
  alarm_id   bigint      GENERATED ALWAYS AS IDENTITY,
  kind       text        NOT NULL CHECK (kind IN ('SPRAY', 'BY_HAND')),
  began_at   timestamptz NOT NULL,
  ends_at    timestamptz,                        -- later while it goes on; NULL: when it is switched off
  ended_at   timestamptz,                        -- NULL while it is on
  PRIMARY KEY (society_id, alarm_id)
);
CREATE UNIQUE INDEX throttle_alarms_on ON throttle_alarms (society_id, kind) WHERE ended_at IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON throttle_tallies, throttle_history, throttle_alarms TO ${application_role};

-- Failures of an identifier with an account are kept for as long as there is that account, and then like any others.
UPDATE throttle_failures
SET forget_at = date_trunc('hour', now()) + interval '400 days'
WHERE forget_at = 'infinity';
ALTER TABLE throttle_failures
  ADD COLUMN account_id bigint,
  ADD FOREIGN KEY (society_id, account_id) REFERENCES accounts ON DELETE SET NULL (account_id);
CREATE INDEX throttle_failures_account ON throttle_failures (society_id, account_id) WHERE account_id IS NOT NULL;
DROP INDEX throttle_failures_forget;
CREATE INDEX throttle_failures_forget ON throttle_failures (society_id, bucket, forget_at) WHERE account_id IS NULL;
