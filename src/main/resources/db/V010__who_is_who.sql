-- Who may be the same member.

-- The part of an identity key (insurer number|symbol|number|branch or name|birth date) that all have in common
-- who were born on one day and are insured under one number: nearly always one person, else twins.
CREATE FUNCTION papers_family(identity_key text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT left(identity_key, -12 - length(split_part(identity_key, '|', -2))) || right(identity_key, 11)
$$;

-- What an import changed of employers, as it was before.
CREATE TABLE employer_changes (
  society_id    text   NOT NULL,
  import_id     bigint NOT NULL,
  employer_code text   NOT NULL,
  name          text,
  postal_code   text,
  address       text,
  PRIMARY KEY (society_id, import_id, employer_code),
  FOREIGN KEY (society_id, import_id) REFERENCES roster_imports ON DELETE CASCADE
);
