"""The bot in a chat: Telegram's updates → what is meant → cards, sent back."""
