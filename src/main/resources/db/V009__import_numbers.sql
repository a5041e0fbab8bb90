-- Numbers of imports, not clocks, say whether somebody was matched before or after his number changed; and
-- accounts that an import closed are opened again by whoever closes accounts.

-- What no statement looks by any more.
DROP INDEX members_papers;
DROP INDEX members_lost;

ALTER TABLE members ADD COLUMN renumbered_by bigint;         -- the import that last brought other papers than before
ALTER TABLE registrations ADD COLUMN matched_import bigint;  -- rosters.import_id when the person was found
ALTER TABLE accounts ADD COLUMN matched_import bigint;       -- that of its registration; NULL: before any import

-- An import's end was written with the time of its changes.
UPDATE members m
   SET renumbered_by = (SELECT max(i.import_id)
                          FROM roster_imports i
                         WHERE i.society_id = m.society_id
                           AND i.state = 'done'
                           AND i.ended_at <= m.renumbered_at)
 WHERE m.renumbered_at IS NOT NULL;

UPDATE registrations r
   SET matched_import = (SELECT max(i.import_id)
                           FROM roster_imports i
                          WHERE i.society_id = r.society_id
                            AND i.state = 'done'
                            AND i.ended_at <= r.matched_at)
 WHERE r.matched_at IS NOT NULL;

UPDATE accounts a
   SET matched_import = (SELECT max(i.import_id)
                           FROM roster_imports i
                          WHERE i.society_id = a.society_id
                            AND i.state = 'done'
                            AND i.ended_at <= a.created_at);

-- An import that is undone later brings this back.
UPDATE roster_changes c
   SET before = jsonb_set(
         c.before,
         '{member,renumbered_by}',
         coalesce((SELECT to_jsonb(max(i.import_id))
                     FROM roster_imports i
                    WHERE i.society_id = c.society_id
                      AND i.state = 'done'
                      AND i.ended_at <= (c.before #>> '{member,renumbered_at}')::timestamptz),
                  'null'))
 WHERE c.before #>> '{member,renumbered_at}' IS NOT NULL;

-- Those that an undo left closed stay closed.
UPDATE accounts a
   SET closed_import = NULL
  FROM roster_imports i
 WHERE i.society_id = a.society_id
   AND i.import_id = a.closed_import
   AND i.state = 'undone';

DROP FUNCTION membership_end(members, timestamptz, date, text[], text[], date, boolean);
ALTER TABLE members DROP COLUMN renumbered_at;
ALTER TABLE registrations DROP COLUMN matched_at;

-- What a society's policy allows on a day.
CREATE TYPE entitlement AS (
  today      date,                     -- in Japan
  kinds      text[],                   -- may have an account at any age
  aged_kinds text[],                   -- may have one when born by then
  born_by    date,
  reregister boolean                   -- whether a changed number takes a new registration
);

-- Why an account may not be used, or NULL: the one place that says so. The words are those of
-- accounts.close_reason.
CREATE FUNCTION membership_end(
  m              members,
  matched_import bigint,               -- accounts.matched_import
  entitled       entitlement
) RETURNS text
LANGUAGE sql IMMUTABLE
AS $$
  SELECT CASE
    WHEN m.lost <= entitled.today THEN 'membership_lost'
    WHEN NOT (m.kind = ANY (entitled.kinds)
      OR m.kind = ANY (entitled.aged_kinds) AND m.birth_date <= entitled.born_by) THEN 'not_entitled'
    WHEN entitled.reregister AND m.renumbered_by > coalesce(matched_import, 0) THEN 'renumbered'
  END
$$;

-- Accounts that an undone import had closed, the newest first.
CREATE INDEX accounts_closed_import ON accounts (society_id, closed_import, account_id)
  WHERE closed_import IS NOT NULL;
