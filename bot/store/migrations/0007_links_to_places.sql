-- A link to another place than the best is to its passage, one to an overview to its article; both empty: to the answer.
CREATE TABLE links_to_places (
    token TEXT PRIMARY KEY,
    answer_id INTEGER NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
    passage TEXT NOT NULL DEFAULT '',
    article TEXT NOT NULL DEFAULT '',
    UNIQUE (answer_id, passage, article)
);
INSERT INTO links_to_places (token, answer_id) SELECT token, answer_id FROM links;
DROP TABLE links;
ALTER TABLE links_to_places RENAME TO links;
