-- What a question asks is read anew each time: two that an earlier version took for one may be two by now, and both have a pin.
CREATE TABLE pins_by_question (
    id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    chat_id INTEGER NOT NULL DEFAULT 0,
    UNIQUE (question, chat_id)
);
INSERT OR REPLACE INTO pins_by_question SELECT id, question, answer, chat_id FROM pins;
DROP TABLE pins;
ALTER TABLE pins_by_question RENAME TO pins;
