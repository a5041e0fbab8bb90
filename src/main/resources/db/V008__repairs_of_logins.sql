-- Which password was given before another had to be chosen: a way begun with one that is no longer the
-- account's leads nowhere. Those under way don't say it, and begin anew.
DELETE FROM login_detours;
ALTER TABLE login_detours
  ADD COLUMN proved bytea NOT NULL DEFAULT '';  -- SHA-256 of accounts.password_hash; '' fits none

-- When its owner was told of it by mail; never, when too many came at once.
ALTER TABLE devices ADD COLUMN told_at timestamptz;
