-- A pin of a group that is bound to collections is that group's alone; 0 is for all others.
CREATE TABLE pins_of_chats (
    id INTEGER PRIMARY KEY,
    topic TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    chat_id INTEGER NOT NULL DEFAULT 0,
    UNIQUE (topic, chat_id)
);
INSERT INTO pins_of_chats (id, topic, question, answer) SELECT id, topic, question, answer FROM pins;
DROP TABLE pins;
ALTER TABLE pins_of_chats RENAME TO pins;
