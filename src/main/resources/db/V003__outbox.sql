-- What became of a mail, and until when it is worth sending.

ALTER TABLE mail_outbox
  ADD COLUMN useful_until timestamptz,     -- e.g. the end of its link; after it the mail is not sent any more
  ADD COLUMN failure      text,            -- of the last try: smtp-550, timeout, no-connection, or a class
  ADD COLUMN dead_reason  text CHECK (dead_reason IN ('refused', 'expired', 'gave_up')),
  ADD COLUMN dead_at      timestamptz;

UPDATE mail_outbox
   SET dead_reason = 'gave_up',
       dead_at = due_at
 WHERE state = 'dead';

ALTER TABLE mail_outbox
  ADD CONSTRAINT mail_outbox_death
  CHECK ((state = 'dead') = (dead_reason IS NOT NULL AND dead_at IS NOT NULL));

CREATE INDEX mail_outbox_sent ON mail_outbox (sent_at) WHERE state = 'sent';
CREATE INDEX mail_outbox_dead ON mail_outbox (dead_at) WHERE state = 'dead';
