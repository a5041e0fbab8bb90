-- Networks that societies registered as legitimate. While one is in good standing, who comes from there is exempt
-- from the ladder of addresses.
CREATE TABLE listings (
  society_id      text        NOT NULL,
  listing_id      bigint      GENERATED ALWAYS AS IDENTITY,
  network         cidr        NOT NULL,
  label           text        NOT NULL,
  owner           text        NOT NULL,      -- who answers for it
  added_at        timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,      -- from then on it counts for nothing
  state           text        NOT NULL CHECK (state IN ('active', 'suspended', 'revoked')),
  since           timestamptz NOT NULL,      -- of the state; tries before it suspend nothing
  suspended_until timestamptz,               -- NULL while suspended: until staff decide
  PRIMARY KEY (society_id, listing_id),
  CHECK (expires_at > added_at AND expires_at <= added_at + interval '1 year 1 day'),
  CHECK (suspended_until IS NULL OR state = 'suspended')
);

-- What became of them, the first row of each included; never changed.
CREATE TABLE listing_changes (
  society_id text        NOT NULL,
  change_id  bigint      GENERATED ALWAYS AS IDENTITY,
  listing_id bigint      NOT NULL,
  at         timestamptz NOT NULL,
  state      text        NOT NULL CHECK (state IN ('active', 'suspended', 'revoked')),
  until      timestamptz,
  cause      text        NOT NULL CHECK (cause IN ('added', 'failures', 'time', 'staff')),
  reason     text,                           -- that staff gave
  PRIMARY KEY (society_id, change_id),
  FOREIGN KEY (society_id, listing_id) REFERENCES listings,
  CHECK (cause <> 'staff' OR reason IS NOT NULL)
);
CREATE INDEX listing_changes_listing ON listing_changes (society_id, listing_id, at);

-- Right and wrong passwords from there within the last hour, and what else was guessed; a right one once for each
-- account. Subjects are keyed hashes, those of throttle_scores and throttle_failures.
CREATE TABLE listing_tries (
  society_id  text        NOT NULL,
  try_id      bigint      GENERATED ALWAYS AS IDENTITY,
  listing_id  bigint      NOT NULL,
  tried_at    timestamptz NOT NULL,
  address_key bytea       NOT NULL,
  account_key bytea       NOT NULL,
  failed      boolean     NOT NULL,
  PRIMARY KEY (society_id, try_id),
  FOREIGN KEY (society_id, listing_id) REFERENCES listings
);
CREATE INDEX listing_tries_listing ON listing_tries (society_id, listing_id, tried_at);
CREATE INDEX listing_tries_time ON listing_tries (tried_at);
CREATE UNIQUE INDEX listing_tries_success ON listing_tries (society_id, listing_id, account_key) WHERE NOT failed;

-- Where wrong passwords came from while the network was suspended: it stays so until these are quiet.
CREATE TABLE listing_addresses (
  society_id  text        NOT NULL,
  listing_id  bigint      NOT NULL,
  address_key bytea       NOT NULL,
  failed_at   timestamptz NOT NULL,          -- the last time, to ten minutes
  PRIMARY KEY (society_id, listing_id, address_key),
  FOREIGN KEY (society_id, listing_id) REFERENCES listings
);
CREATE INDEX listing_addresses_time ON listing_addresses (failed_at);

GRANT SELECT, INSERT, UPDATE (state, since, suspended_until) ON listings TO ${application_role};
GRANT SELECT, INSERT ON listing_changes TO ${application_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON listing_tries TO ${application_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON listing_addresses TO ${application_role};
