-- Links that are mailed on wish and open a cleared login form: one row for each address that somebody asked
-- for, whether it has an account or not.
CREATE TABLE login_links (
  society_id      text        NOT NULL,
  link_id         bigint      GENERATED ALWAYS AS IDENTITY,
  email           text        NOT NULL,  -- that the mail was sent to
  email_key       text        NOT NULL,  -- as compared
  version         integer     NOT NULL,  -- of the link mailed last; all earlier ones are void
  link_expires_at timestamptz NOT NULL,
  browser_hash    bytea,                 -- whose form cookie opened it, once; its form is cleared
  clear_until     timestamptz,
  tries           integer     NOT NULL DEFAULT 0,  -- that the cleared form was used for
  expires_at      timestamptz NOT NULL,
  CHECK ((browser_hash IS NULL) = (clear_until IS NULL)),
  PRIMARY KEY (society_id, link_id),
  UNIQUE (society_id, email_key)
);
CREATE INDEX login_links_browser ON login_links (society_id, browser_hash) WHERE browser_hash IS NOT NULL;
CREATE INDEX login_links_expiry ON login_links (expires_at);

-- What a link is for: one for another errand is none for this one.
ALTER TABLE mail_outbox
  ADD COLUMN link_use text NOT NULL DEFAULT 'registration' CHECK (link_use IN ('registration', 'login'));

GRANT SELECT, INSERT, UPDATE, DELETE ON login_links TO ${application_role};
