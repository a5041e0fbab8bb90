-- Letters (圧着はがき) that bring a member what opens his health records, and the files they were printed in.

-- One file that was printed, at most 1,000 letters.
CREATE TABLE letter_batches (
  society_id text        NOT NULL,
  batch_id   bigint      GENERATED ALWAYS AS IDENTITY,
  kind       text        NOT NULL CHECK (kind IN ('viewing_code', 'viewing_password')),
  letters    integer     NOT NULL,     -- as printed
  printed_at timestamptz NOT NULL,
  posted_on  date,
  PRIMARY KEY (society_id, batch_id)
);

-- No row holds a secret that anybody could type: it is made while a letter is printed, and only its keyed hash stays.
CREATE TABLE letters (
  society_id  text        NOT NULL,
  letter_id   bigint      GENERATED ALWAYS AS IDENTITY,
  member_id   bigint      NOT NULL,
  kind        text        NOT NULL CHECK (kind IN ('viewing_code', 'viewing_password')),
  state       text        NOT NULL CHECK (state IN ('asked', 'printed', 'posted', 'used', 'void')),
  destination text        NOT NULL CHECK (destination IN ('employer', 'home')),  -- as things stood when it was asked for, then when it was printed
  asked_by    text        NOT NULL CHECK (asked_by IN ('registration', 'batch', 'member', 'staff')),
  asked_at    timestamptz NOT NULL,
  printed_at  timestamptz,
  batch_id    bigint,
  posted_on   date,                    -- in Japan
  expires_on  date,                    -- in Japan, the last day on which it is good; until it is posted, as if it had been on the day it was printed
  used_at     timestamptz,
  voided_at   timestamptz,
  secret_mac  bytea,                   -- HMAC of the secret; erased once used
  PRIMARY KEY (society_id, letter_id),
  FOREIGN KEY (society_id, member_id) REFERENCES members ON DELETE CASCADE,
  FOREIGN KEY (society_id, batch_id) REFERENCES letter_batches,
  CHECK ((state = 'used') = (used_at IS NOT NULL)),
  CHECK ((state = 'void') = (voided_at IS NOT NULL)),
  CHECK (state <> 'asked' OR secret_mac IS NULL),
  CHECK (state NOT IN ('printed', 'posted') OR (secret_mac IS NOT NULL AND printed_at IS NOT NULL AND batch_id IS NOT NULL)),
  CHECK (state <> 'posted' OR (posted_on IS NOT NULL AND expires_on IS NOT NULL))
);
-- Of what a member may still get or use there is one of a kind.
CREATE UNIQUE INDEX letters_one_alive ON letters (society_id, member_id, kind) WHERE state IN ('asked', 'printed', 'posted');
CREATE INDEX letters_member ON letters (society_id, member_id, kind, letter_id);
CREATE INDEX letters_asked ON letters (society_id, kind, letter_id) WHERE state = 'asked';
CREATE INDEX letters_batch ON letters (society_id, batch_id);

GRANT SELECT, INSERT ON letters, letter_batches TO ${application_role};
GRANT UPDATE (state, destination, printed_at, batch_id, posted_on, expires_on, used_at, voided_at, secret_mac)
  ON letters TO ${application_role};
GRANT UPDATE (posted_on) ON letter_batches TO ${application_role};
