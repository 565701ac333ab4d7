CREATE TABLE questions (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    understood TEXT NOT NULL,
    asked_at REAL NOT NULL
);
CREATE INDEX questions_asked_at ON questions (asked_at);
CREATE INDEX questions_asker ON questions (chat_id, user_id);

CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    question_id INTEGER NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    passages TEXT NOT NULL,
    generation TEXT NOT NULL
);
CREATE INDEX answers_question_id ON answers (question_id);

CREATE TABLE settings (
    chat_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (chat_id, name)
);
