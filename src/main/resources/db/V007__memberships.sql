-- What a changed roster, or the day, means for accounts.

-- Why an account may not be used on a day in Japan, or NULL: the one place that says so. The words are those
-- of accounts.close_reason; what the society's policy allows comes in as the parameters.
CREATE FUNCTION membership_end(
  m          members,
  registered timestamptz,              -- when the account was made
  today      date,
  kinds      text[],                   -- may have an account at any age
  aged_kinds text[],                   -- may have one when born by then
  born_by    date,
  reregister boolean                   -- whether a changed number takes a new registration
) RETURNS text
LANGUAGE sql IMMUTABLE
AS $$
  SELECT CASE
    WHEN m.lost <= today THEN 'membership_lost'
    WHEN NOT (m.kind = ANY (kinds) OR m.kind = ANY (aged_kinds) AND m.birth_date <= born_by) THEN 'not_entitled'
    WHEN reregister AND registered < m.renumbered_at THEN 'renumbered'
  END
$$;

-- The newest account of an address, open or closed: who logs in with a closed one is told why.
CREATE INDEX accounts_email ON accounts (society_id, email_key, closed_at);

-- When the person was found by the papers of then.
ALTER TABLE registrations ADD COLUMN matched_at timestamptz;
