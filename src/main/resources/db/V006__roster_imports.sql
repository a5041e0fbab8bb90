-- Imports of a society's roster: who imported what, how far it is, what it changed, and how to take it back.

-- 事業所, where letters to its people go.
CREATE TABLE employers (
  society_id    text NOT NULL,
  employer_code text NOT NULL,
  name          text,
  postal_code   text,                  -- 7 digits
  address       text,
  PRIMARY KEY (society_id, employer_code)
);

ALTER TABLE members
  ADD COLUMN employer_code  text,
  ADD COLUMN postal_code    text,      -- 7 digits
  ADD COLUMN address        text,
  ADD COLUMN non_disclosure boolean NOT NULL DEFAULT false,  -- 不開示: tell nobody where this person lives
  ADD COLUMN papers_key     text,      -- identity_key of the papers of now; empty before the next import
  ADD COLUMN fingerprint    uuid,      -- of the row that made this member what it is: an equal row changes nothing
  ADD COLUMN renumbered_at  timestamptz,  -- when an import last brought other papers than before
  ADD COLUMN added_by       bigint,    -- roster_imports.import_id
  ADD FOREIGN KEY (society_id, employer_code) REFERENCES employers;
CREATE INDEX members_papers ON members (society_id, papers_key);
CREATE INDEX members_lost ON members (society_id, lost) WHERE lost IS NOT NULL;

-- One run of an import. It is written as the run goes on, outside of the transaction that changes the roster.
CREATE TABLE roster_imports (
  society_id text        NOT NULL,
  import_id  bigint      GENERATED ALWAYS AS IDENTITY,
  state      text        NOT NULL CHECK (state IN ('reading', 'comparing', 'applying', 'done', 'previewed', 'refused', 'failed', 'undone')),
  file_name  text        NOT NULL,     -- without its folder
  file_bytes bigint      NOT NULL,
  bytes_read bigint      NOT NULL DEFAULT 0,
  rows_read  bigint      NOT NULL DEFAULT 0,
  difference jsonb,                    -- counts: added, changed, renumbered, lost, returned, unchanged
  undoable   boolean     NOT NULL DEFAULT false,  -- applied, and what it changed is still kept
  started_at timestamptz NOT NULL,
  heard_at   timestamptz NOT NULL,     -- last sign of life
  ended_at   timestamptz,
  PRIMARY KEY (society_id, import_id)
);

-- What an import changed, as it was before; members that it added name it in added_by.
CREATE TABLE roster_changes (
  society_id text   NOT NULL,
  import_id  bigint NOT NULL,
  member_id  bigint NOT NULL,
  before     jsonb  NOT NULL,          -- the member's row and its identities
  PRIMARY KEY (society_id, import_id, member_id),
  FOREIGN KEY (society_id, import_id) REFERENCES roster_imports ON DELETE CASCADE
);

ALTER TABLE rosters ADD COLUMN import_id bigint;  -- the last one that was applied

-- Why and by which roster an account was closed; an import that is undone opens again what it closed.
ALTER TABLE accounts
  ADD COLUMN close_reason  text CHECK (close_reason IN ('membership_lost', 'not_entitled', 'renumbered')),
  ADD COLUMN closed_import bigint;
-- An import that is undone removes members, if no account refers to them, open or closed.
CREATE INDEX accounts_member ON accounts (society_id, member_id);
CREATE INDEX accounts_closed ON accounts (society_id, closed_at) WHERE closed_at IS NOT NULL;

GRANT SELECT ON employers, roster_imports TO ${application_role};
