-- How often in a row a secret was closed, with no right try in between: after so many it is good for nothing.
ALTER TABLE throttle_lockouts ADD COLUMN locks integer NOT NULL DEFAULT 0;
