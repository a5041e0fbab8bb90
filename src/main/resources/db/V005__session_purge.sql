-- What is past its time is looked for each minute: without this, among all remembered sessions, which
-- are by far the most and stay for weeks.
CREATE INDEX sessions_plain ON sessions (created_at) WHERE NOT remembered;
