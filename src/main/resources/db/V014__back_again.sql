-- Accounts are opened again when their member may have one again, whether the import that closed them was
-- undone or another one brought him back.

-- Accounts that were closed under an import, the newest first.
DROP INDEX accounts_closed_import;
CREATE INDEX accounts_closed_import ON accounts (society_id, account_id)
  WHERE closed_import IS NOT NULL;

-- Keys hold no bar within a part any more: those of before are cut by the bars of symbol and number.
WITH barred AS (
  SELECT society_id, identity_id, member_id, identity_key,
         string_to_array(substr(identity_key, 10, length(identity_key) - 20), '|') AS parts,
         1 + length(symbol) - length(translate(symbol, '|｜', '')) AS of_symbol,
         1 + length(number) - length(translate(number, '|｜', '')) AS of_number
    FROM member_identities
   WHERE length(identity_key) - length(replace(identity_key, '|', '')) > 4
), keys AS (
  SELECT society_id, identity_id, member_id, identity_key,
         concat(left(identity_key, 9),
                array_to_string(parts[:of_symbol], ''), '|',
                array_to_string(parts[of_symbol + 1 : of_symbol + of_number], ''), '|',
                array_to_string(parts[of_symbol + of_number + 1 :], ''),
                right(identity_key, 11)) AS plain
    FROM barred
), made_plain AS (
  UPDATE member_identities p
     SET identity_key = k.plain
    FROM keys k
   WHERE p.society_id = k.society_id
     AND p.identity_id = k.identity_id
     AND NOT EXISTS (SELECT
                       FROM member_identities o
                      WHERE o.society_id = k.society_id
                        AND o.member_id = k.member_id
                        AND o.identity_key = k.plain)
)
UPDATE members m
   SET papers_key = k.plain
  FROM keys k
 WHERE m.society_id = k.society_id
   AND m.member_id = k.member_id
   AND m.papers_key = k.identity_key;
