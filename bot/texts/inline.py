"""What stands above the results of inline mode."""

from bot.texts.languages import Saying

ASK_IN_PRIVATE = Saying(
    zh_hant="到私聊裡問",
    zh_hans="到私聊里问",
    en="Ask in private",
)
