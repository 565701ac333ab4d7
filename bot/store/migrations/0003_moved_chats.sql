CREATE TABLE moved_chats (
    chat_id INTEGER PRIMARY KEY,
    first_id INTEGER NOT NULL
);
