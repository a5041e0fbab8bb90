-- Who did it, and a chain over the audit log that shows what was changed, removed or put in later.

ALTER TABLE audit_events
  ADD COLUMN actor      text CHECK (actor IN ('member', 'staff', 'system', 'command_line')),  -- NULL: before this step
  ADD COLUMN actor_name text,            -- the operating system's user at the command line
  -- Which transaction wrote it: what has been committed since the last look is found by it. Rows of before have this step's.
  ADD COLUMN tx         xid8 NOT NULL DEFAULT pg_current_xact_id(),
  ADD CONSTRAINT audit_events_numbered CHECK (event_id > 0);
CREATE INDEX audit_events_tx ON audit_events (society_id, tx, event_id);
CREATE INDEX audit_events_account ON audit_events (society_id, account_id, event_id) WHERE account_id IS NOT NULL;
CREATE INDEX audit_events_member ON audit_events (society_id, member_id, event_id) WHERE member_id IS NOT NULL;

-- The chain of each society, in the order in which events were committed. docs/audit.md has what a seal is made over.
-- No reference to the event: what is missing is to be found, and each event would be locked once more.
CREATE TABLE audit_seals (
  society_id text        NOT NULL,
  seal_no    bigint      NOT NULL,       -- from 1, none left out
  event_id   bigint      NOT NULL,
  sealed_at  timestamptz NOT NULL,
  key_id     bytea       NOT NULL,       -- of the key, which is derived from the server's secret
  previous   bytea       NOT NULL,       -- the seal before
  seal       bytea       NOT NULL,
  PRIMARY KEY (society_id, seal_no),
  UNIQUE (society_id, event_id),
  CONSTRAINT audit_seals_numbered CHECK (seal_no > 0 AND event_id > 0)
);

-- How far sealing is: a row for each society, locked by the one server that seals.
CREATE TABLE audit_sealing (
  society_id text    NOT NULL PRIMARY KEY,
  cluster    bigint  NOT NULL,           -- of which database system the transactions are numbers
  next_tx    xid8    NOT NULL,           -- what comes from here on is not sealed,
  next_event bigint  NOT NULL,           -- of that transaction what comes after this event;
  open_txs   xid8[]  NOT NULL,           -- nor what these wrote, which were not committed then
  cut        pg_snapshot,                -- of the look that found more than it could seal: that comes first; NULL: none did
  swept      bigint,                     -- all events are being looked through, up to here so far; NULL: not needed
  seal_no    bigint  NOT NULL,           -- the last seal, once more
  seal       bytea   NOT NULL,
  proof      bytea   NOT NULL            -- that the server wrote these two
) WITH (fillfactor = 50);

GRANT SELECT, INSERT ON audit_seals TO ${application_role};
GRANT SELECT, INSERT, UPDATE ON audit_sealing TO ${application_role};
