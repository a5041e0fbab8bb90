-- What members agreed to before they saw results: each version once, so that who comes to a server that doesn't have
-- the newest one yet, and then to one that has, isn't asked again and again.
CREATE TABLE viewing_agreements (
  society_id text        NOT NULL,
  account_id bigint      NOT NULL,
  version    text        NOT NULL,        -- kenpo.society.Society.cautionsInForce
  agreed_at  timestamptz NOT NULL,
  PRIMARY KEY (society_id, account_id, version),
  FOREIGN KEY (society_id, account_id) REFERENCES accounts ON DELETE CASCADE
);
INSERT INTO viewing_agreements (society_id, account_id, version, agreed_at)
SELECT society_id, account_id, agreed_to, coalesce(agreed_at, now())
FROM viewings
WHERE agreed_to IS NOT NULL;
ALTER TABLE viewings
  DROP COLUMN agreed_to,
  DROP COLUMN agreed_at;
GRANT SELECT, INSERT ON viewing_agreements TO ${application_role};

-- The home page asks when an account last looked at results, however much else is written down of it.
CREATE INDEX audit_events_results ON audit_events (society_id, account_id, event_id)
  WHERE kind = 'RESULTS' AND outcome IN ('LATEST', 'YEARS');
