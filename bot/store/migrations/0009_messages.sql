-- By which message an update came, above which one that was about to be sent for it would stand, and the ids of those that were
-- sent, with blanks between. What stands there and is none of these may be the answer of an unanswered question, sent by a process
-- that was killed before it could say so.
ALTER TABLE inbox ADD COLUMN message_id INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbox ADD COLUMN sending_above INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbox ADD COLUMN sent TEXT NOT NULL DEFAULT '';
