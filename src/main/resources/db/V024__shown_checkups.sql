-- Which checkups an account was shown, each as it was stored then: the home page tells of all others. Of one that was
-- taken back the row stays until its owner looks again, and home tells him that something has changed. No foreign key to
-- checkups: waiting for the imports that remove them, pages would be late.
CREATE TABLE shown_checkups (
  society_id text        NOT NULL,
  account_id bigint      NOT NULL,
  checkup_id bigint      NOT NULL,
  stored_at  timestamptz NOT NULL,        -- checkups.stored_at of what was shown: compared for being another, never for being later
  PRIMARY KEY (society_id, account_id, checkup_id),
  FOREIGN KEY (society_id, account_id) REFERENCES accounts ON DELETE CASCADE
);
-- What home didn't tell of until now, by the last look at the newest day or at all.
INSERT INTO shown_checkups (society_id, account_id, checkup_id, stored_at)
SELECT a.society_id, a.account_id, c.checkup_id, c.stored_at
FROM accounts AS a
CROSS JOIN LATERAL (
  SELECT e.at - interval '5 minutes' AS at
  FROM audit_events AS e
  WHERE e.society_id = a.society_id
    AND e.account_id = a.account_id
    AND e.kind = 'RESULTS'
    AND e.outcome IN ('LATEST', 'YEARS')
  ORDER BY e.event_id DESC
  LIMIT 1) AS look
JOIN checkups AS c
  ON c.society_id = a.society_id AND c.member_id = a.member_id AND c.stored_at <= look.at;
GRANT SELECT, INSERT, UPDATE, DELETE ON shown_checkups TO ${application_role};

-- Nothing asks any more when somebody last looked.
DROP INDEX audit_events_results;
