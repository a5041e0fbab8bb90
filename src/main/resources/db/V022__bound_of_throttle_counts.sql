-- Of a society's counts under one limit only so many stay, however many addresses there are: those whose
-- windows end first are found and deleted by this.
CREATE INDEX throttle_counts_bound ON throttle_counts (society_id, limit_name, window_ends);
