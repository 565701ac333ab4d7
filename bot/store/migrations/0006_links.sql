-- What a link to an answer carries in the place of the answer's id, which could be guessed.
CREATE TABLE links (
    token TEXT PRIMARY KEY,
    answer_id INTEGER NOT NULL UNIQUE REFERENCES answers (id) ON DELETE CASCADE
);
