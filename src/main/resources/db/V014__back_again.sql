-- Accounts are opened again when their member may have one again, whether the import that closed them was
-- undone or another one brought him back.

-- Accounts that were closed under an import, the newest first.
DROP INDEX accounts_closed_import;
CREATE INDEX accounts_closed_import ON accounts (society_id, account_id)
  WHERE closed_import IS NOT NULL;
