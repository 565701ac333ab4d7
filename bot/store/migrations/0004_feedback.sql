CREATE TABLE votes (
    answer_id INTEGER NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    is_good INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (answer_id, user_id)
);
-- Who wants to be told when an admin answers what the articles do not.
CREATE TABLE wishes (
    answer_id INTEGER NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (answer_id, user_id)
);
CREATE TABLE pins (
    id INTEGER PRIMARY KEY,
    topic TEXT NOT NULL UNIQUE,
    question TEXT NOT NULL,
    answer TEXT NOT NULL
);
CREATE TABLE settled_topics (
    topic TEXT PRIMARY KEY,
    settled_at REAL NOT NULL
);
