-- Challenges that were tried: each is good for one try, right or wrong. A ring of partitions by the time of
-- issue, ten minutes each, of which the oldest is emptied: no row is ever deleted by itself.
CREATE TABLE burned_challenges (
  society_id   text     NOT NULL,
  challenge_id bytea    NOT NULL CHECK (length(challenge_id) = 16),
  slot         smallint NOT NULL,        -- ten-minute periods since 1970, modulo 4
  PRIMARY KEY (society_id, challenge_id, slot)
) PARTITION BY LIST (slot);

CREATE TABLE burned_challenges_0 PARTITION OF burned_challenges FOR VALUES IN (0);
CREATE TABLE burned_challenges_1 PARTITION OF burned_challenges FOR VALUES IN (1);
CREATE TABLE burned_challenges_2 PARTITION OF burned_challenges FOR VALUES IN (2);
CREATE TABLE burned_challenges_3 PARTITION OF burned_challenges FOR VALUES IN (3);

-- Empties one of them, if there is anything in it: TRUNCATE locks and writes even when there is not. With the
-- rights of the caller.
CREATE FUNCTION empty_burned_challenges(dead smallint) RETURNS integer
LANGUAGE plpgsql
AS $$
DECLARE
  gone integer;
BEGIN
  EXECUTE format('SELECT count(*) FROM (SELECT FROM burned_challenges_%s LIMIT 1) AS any_row', dead) INTO gone;
  IF gone > 0 THEN
    EXECUTE format('TRUNCATE burned_challenges_%s', dead);
  END IF;
  RETURN gone;
END
$$;

GRANT INSERT ON burned_challenges TO ${application_role};
GRANT SELECT, TRUNCATE
  ON burned_challenges_0, burned_challenges_1, burned_challenges_2, burned_challenges_3
  TO ${application_role};
