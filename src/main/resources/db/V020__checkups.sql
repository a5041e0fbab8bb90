-- Results of checkups (健診結果), and the imports that bring them.

-- A checkup of a member as it was last sent. Which checkup it is say member, day, program, kind of report and
-- institution; what is sent of the same one again is another version of it.
CREATE TABLE checkups (
  society_id     text        NOT NULL,
  checkup_id     bigint      GENERATED ALWAYS AS IDENTITY,
  member_id      bigint      NOT NULL,
  examined       date        NOT NULL,   -- 健診実施日
  report         text        NOT NULL,   -- 報告区分
  program        text        NOT NULL,   -- 健診実施時のプログラム種別
  institution    text        NOT NULL,   -- number of the 健診機関; where it has none, its name in NFKC without spaces
  version        integer     NOT NULL,   -- from 1
  written        date        NOT NULL,   -- day on which the institution made the file
  insurer_number text        NOT NULL,   -- the member's papers by which he was found, as the roster has them
  symbol         text        NOT NULL,
  number         text        NOT NULL,
  branch         text,
  content        bytea       NOT NULL,   -- SHA-256 of the document below, as it was encoded
  import_id      bigint      NOT NULL,   -- which brought this version
  stored_at      timestamptz NOT NULL,
  document       jsonb       NOT NULL,   -- kenpo.health.CheckupJson
  PRIMARY KEY (society_id, checkup_id),
  -- Pages read the years of one member in this order.
  UNIQUE (society_id, member_id, examined, report, program, institution),
  -- Nothing removes a member who has checkups.
  FOREIGN KEY (society_id, member_id) REFERENCES members
);
CREATE INDEX checkups_import ON checkups (society_id, import_id);

-- What a correction replaced.
CREATE TABLE checkup_versions (
  society_id     text        NOT NULL,
  checkup_id     bigint      NOT NULL,
  version        integer     NOT NULL,
  written        date        NOT NULL,
  insurer_number text        NOT NULL,
  symbol         text        NOT NULL,
  number         text        NOT NULL,
  branch         text,
  content        bytea       NOT NULL,
  import_id      bigint      NOT NULL,   -- which had brought it
  stored_at      timestamptz NOT NULL,
  document       jsonb       NOT NULL,
  replaced_by    bigint      NOT NULL,   -- the import that brought the next one
  PRIMARY KEY (society_id, checkup_id, version),
  FOREIGN KEY (society_id, checkup_id) REFERENCES checkups ON DELETE CASCADE
);
CREATE INDEX checkup_versions_import ON checkup_versions (society_id, import_id);
CREATE INDEX checkup_versions_replaced ON checkup_versions (society_id, replaced_by);

-- That a file which was made later says the same as a version: what is older than that comes too late.
CREATE TABLE checkup_confirmations (
  society_id text    NOT NULL,
  checkup_id bigint  NOT NULL,
  version    integer NOT NULL,
  import_id  bigint  NOT NULL,           -- that brought the file
  written    date    NOT NULL,           -- day on which it was made, later than all until then
  PRIMARY KEY (society_id, checkup_id, version, import_id),
  FOREIGN KEY (society_id, checkup_id) REFERENCES checkups ON DELETE CASCADE
);
CREATE INDEX checkup_confirmations_import ON checkup_confirmations (society_id, import_id);

-- One run of an import. It commits some hundred documents at a time, with what it counted until then.
CREATE TABLE checkup_imports (
  society_id    text        NOT NULL,
  import_id     bigint      GENERATED ALWAYS AS IDENTITY,
  state         text        NOT NULL CHECK (state IN ('reading', 'done', 'previewed', 'refused', 'failed', 'undone')),
  file_name     text        NOT NULL,    -- without its folder
  file_bytes    bigint      NOT NULL,
  file_checksum bytea,                   -- SHA-256
  bytes_read    bigint      NOT NULL DEFAULT 0,
  rows_read     bigint      NOT NULL DEFAULT 0,  -- documents
  difference    jsonb,                   -- counts: read, new, unchanged, corrected, unmatched, refused
  undoable      boolean     NOT NULL DEFAULT false,  -- stored something, and that was not taken back
  started_at    timestamptz NOT NULL,
  heard_at      timestamptz NOT NULL,    -- last sign of life
  ended_at      timestamptz,
  PRIMARY KEY (society_id, import_id)
);

-- What clerks are told of single documents: nothing that a document says about a person.
CREATE TABLE checkup_import_rows (
  society_id text    NOT NULL,
  import_id  bigint  NOT NULL,
  row_number integer NOT NULL,           -- from 1, in the order of the file
  outcome    text    NOT NULL CHECK (outcome IN ('new', 'unchanged', 'corrected', 'unmatched', 'refused', 'file')),
  document   text    NOT NULL,           -- its name in the ZIP, or its line; empty: the file as a whole
  line       integer NOT NULL,           -- in the document; 0 = not known
  field      text    NOT NULL,           -- may be empty
  reason     text    NOT NULL,           -- key of a text
  args       jsonb   NOT NULL,           -- what the text names
  PRIMARY KEY (society_id, import_id, row_number),
  FOREIGN KEY (society_id, import_id) REFERENCES checkup_imports ON DELETE CASCADE
);

-- Checkups are written by imports, as the owner.
GRANT SELECT ON checkups, checkup_versions, checkup_imports, checkup_import_rows TO ${application_role};
