-- The first floor: roster, accounts, registrations, sessions, throttle, mail, audit.
-- Every key begins with society_id: one society's statement can never touch another's rows, and the
-- schema can be sharded by it.

CREATE TABLE rosters (
  society_id   text        NOT NULL PRIMARY KEY,
  match_rules  text        NOT NULL,  -- version of the normalisation the stored keys were made with
  imported_at  timestamptz NOT NULL
);

CREATE TABLE members (
  society_id   text   NOT NULL,
  member_id    bigint GENERATED ALWAYS AS IDENTITY,
  person_key   text   NOT NULL,       -- names one person over all imports: identity_key of the first identity the roster gave
  kind         text   NOT NULL CHECK (kind IN ('insured', 'dependant', 'voluntary', 'special_retiree', 'special_retiree_dependant')),
  kana         text   NOT NULL,       -- as the society's system writes it
  name         text,
  birth_date   date   NOT NULL,
  sex          text   CHECK (sex IN ('male', 'female')),
  relation     text,
  acquired     date   NOT NULL,       -- 資格取得日
  lost         date,                  -- 資格喪失日: the first day without membership
  PRIMARY KEY (society_id, member_id),
  UNIQUE (society_id, person_key)
);

CREATE TABLE member_identities (
  society_id     text    NOT NULL,
  identity_id    bigint  GENERATED ALWAYS AS IDENTITY,
  member_id      bigint  NOT NULL,
  insurer_number text    NOT NULL CHECK (insurer_number ~ '^[0-9]{8}$'),
  symbol         text    NOT NULL,    -- 記号, as the roster has it; may be empty
  number         text    NOT NULL,    -- 番号
  branch         text,                -- 枝番; missing in older data
  number_key     text    NOT NULL,    -- the coarsest form of number, by rosters.match_rules
  identity_key   text    NOT NULL,    -- names the same papers again at the next import
  birth_date     date    NOT NULL,
  valid_from     date,
  valid_to       date,
  PRIMARY KEY (society_id, identity_id),
  UNIQUE (society_id, identity_key, member_id),
  FOREIGN KEY (society_id, member_id) REFERENCES members ON DELETE CASCADE
);
CREATE INDEX member_identities_match ON member_identities (society_id, insurer_number, number_key, birth_date);
CREATE INDEX member_identities_member ON member_identities (society_id, member_id);

CREATE TABLE accounts (
  society_id        text        NOT NULL,
  account_id        bigint      GENERATED ALWAYS AS IDENTITY,
  member_id         bigint      NOT NULL,
  email             text        NOT NULL,  -- as typed
  email_key         text        NOT NULL,  -- as compared
  password_hash     text        NOT NULL,  -- PHC string
  language          text        NOT NULL CHECK (language IN ('ja', 'en')),
  terms_version     text        NOT NULL,
  privacy_version   text        NOT NULL,
  agreed_at         timestamptz NOT NULL,
  invitation_code   text,
  organisation_code text,
  created_at        timestamptz NOT NULL,
  closed_at         timestamptz,
  PRIMARY KEY (society_id, account_id),
  FOREIGN KEY (society_id, member_id) REFERENCES members
);
-- A closed account releases its address and its person at once.
CREATE UNIQUE INDEX accounts_one_per_email ON accounts (society_id, email_key) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX accounts_one_per_member ON accounts (society_id, member_id) WHERE closed_at IS NULL;

-- One walk through the registration pages, from the first form to "done".
CREATE TABLE registrations (
  society_id        text        NOT NULL,
  registration_id   bigint      GENERATED ALWAYS AS IDENTITY,
  state             text        NOT NULL CHECK (state IN ('draft', 'mailed', 'activated', 'completed', 'void')),
  browser_hash      bytea       NOT NULL,  -- whose form cookie may go on with it
  origin_hash       bytea       NOT NULL,  -- whose form cookie began it
  app               boolean     NOT NULL,
  language          text        NOT NULL CHECK (language IN ('ja', 'en')),
  email             text        NOT NULL,
  email_key         text        NOT NULL,
  password_hash     text        NOT NULL,
  invitation_code   text,
  organisation_code text,
  terms_version     text,
  privacy_version   text,
  agreed_at         timestamptz,
  link_version      integer     NOT NULL DEFAULT 0,
  link_expires_at   timestamptz,
  eligibility_tries integer     NOT NULL DEFAULT 0,
  entered           jsonb       NOT NULL DEFAULT '{}',  -- what the eligibility screens have collected so far
  member_id         bigint,                -- found by eligibility, bound only by "completed"
  created_at        timestamptz NOT NULL,
  expires_at        timestamptz NOT NULL,
  PRIMARY KEY (society_id, registration_id)
);
CREATE INDEX registrations_browser ON registrations (society_id, browser_hash);
CREATE INDEX registrations_origin ON registrations (society_id, origin_hash);
CREATE INDEX registrations_email ON registrations (society_id, email_key);
CREATE INDEX registrations_expiry ON registrations (expires_at);

CREATE TABLE sessions (
  society_id   text        NOT NULL,
  session_hash bytea       NOT NULL,       -- SHA-256 of the cookie's value
  account_id   bigint      NOT NULL,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  PRIMARY KEY (society_id, session_hash),
  FOREIGN KEY (society_id, account_id) REFERENCES accounts ON DELETE CASCADE
);
CREATE INDEX sessions_account ON sessions (society_id, account_id);
CREATE INDEX sessions_created ON sessions (created_at);

-- How often something was tried: one row per limit and subject, counted within a window.
CREATE TABLE throttle_counts (
  society_id  text        NOT NULL,
  limit_name  text        NOT NULL,
  subject_key bytea       NOT NULL,        -- keyed hash: no address or identifier in the clear
  count       integer     NOT NULL,
  window_ends timestamptz NOT NULL,
  PRIMARY KEY (society_id, limit_name, subject_key)
);
CREATE INDEX throttle_counts_window ON throttle_counts (window_ends);

-- Mail waits here from the transaction of its cause until an SMTP server took it. No row holds a usable
-- token: the link is made from link_subject and link_version with a key that is not in the database.
CREATE TABLE mail_outbox (
  society_id   text        NOT NULL,
  mail_id      bigint      GENERATED ALWAYS AS IDENTITY,
  template     text        NOT NULL,
  language     text        NOT NULL CHECK (language IN ('ja', 'en')),
  address      text        NOT NULL,       -- erased once sent
  link_subject bigint,
  link_version integer,
  parameters   jsonb       NOT NULL,       -- erased once sent
  message_id   text        NOT NULL,       -- the same on every repeat
  state        text        NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
  attempts     integer     NOT NULL DEFAULT 0,
  due_at       timestamptz NOT NULL,       -- next try; while a sender works on it, the end of its lease
  created_at   timestamptz NOT NULL,
  sent_at      timestamptz,
  PRIMARY KEY (society_id, mail_id)
);
CREATE INDEX mail_outbox_due ON mail_outbox (due_at) WHERE state = 'waiting';

CREATE TABLE audit_events (
  society_id text        NOT NULL,
  event_id   bigint      GENERATED ALWAYS AS IDENTITY,
  at         timestamptz NOT NULL,
  kind       text        NOT NULL,
  outcome    text        NOT NULL,
  account_id bigint,
  member_id  bigint,
  subject    bigint,                       -- row the event is about, e.g. the registration
  address    text,                         -- the client's network address
  PRIMARY KEY (society_id, event_id)
);
CREATE INDEX audit_events_at ON audit_events (society_id, at);

-- Rosters are written by imports, as the owner.
GRANT SELECT ON rosters, members, member_identities TO ${application_role};
GRANT SELECT, INSERT, UPDATE, DELETE
  ON accounts, registrations, sessions, throttle_counts, mail_outbox
  TO ${application_role};
GRANT SELECT, INSERT ON audit_events TO ${application_role};
-- "start" compares the schema's version with its own.
GRANT SELECT ON flyway_schema_history TO ${application_role};
