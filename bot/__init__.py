"""Questions in, replies out: Telegram, the console chat and the command line."""
