"""The bot without Telegram: the same application, handlers and cards, in a chat on this terminal."""
