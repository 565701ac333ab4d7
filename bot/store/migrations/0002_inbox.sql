-- An update waits while it has a body (its JSON). Done, only its id is kept; set aside, its id and a reason.
CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    came_at REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 1,
    body TEXT,
    reason TEXT
);
CREATE INDEX inbox_waiting ON inbox (came_at, update_id) WHERE body IS NOT NULL;
CREATE INDEX inbox_came_at ON inbox (came_at);
