"""Everything the bot says, one module a topic, each saying in all languages side by side; and which language to speak.

Texts that end up in a card are HTML: what is filled in is escaped by `bot.cards`. Messages of the command line for
admins are in English, beside their code.
"""
