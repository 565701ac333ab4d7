"""What the bot says when it does not do what was asked."""

from bot.texts.languages import Saying

ADMINS_ONLY = Saying(
    zh_hant="這個指令只有管理員能用。",
    zh_hans="这个命令只有管理员能用。",
    en="That command is for admins only.",
)

ANONYMOUS = Saying(
    zh_hant="匿名的人我認不出是不是管理員：請在私聊裡用這個指令。",
    zh_hans="匿名的人我认不出是不是管理员：请在私聊里用这个命令。",
    en="I can't tell whether somebody anonymous is an admin: please give that command in a private chat with me.",
)

UNKNOWN_COMMAND = Saying(
    zh_hant="沒有這個指令，看看 /help。",
    zh_hans="没有这个命令，看看 /help。",
    en="There is no such command: see /help.",
)

NOT_ALLOWED = Saying(
    zh_hant="抱歉，這個機器人沒有對這裡開放。",
    zh_hans="抱歉，这个机器人没有对这里开放。",
    en="Sorry, this bot is not open to this chat.",
)

UNAVAILABLE = Saying(
    zh_hant="現在查不了文章，請稍後再試。",
    zh_hans="现在查不了文章，请稍后再试。",
    en="The search does not answer just now: please try again in a moment.",
)

ENGINE_DOWN = Saying(
    zh_hant="{reason}。恢復以前無法回答問題。",
    zh_hans="{reason}。恢复以前无法回答问题。",
    en="{reason}. Questions can't be answered until it is back.",
)

ENGINE_UP = Saying(
    zh_hant="查詢已恢復。",
    zh_hans="查询已恢复。",
    en="The search answers again.",
)

INTERNAL = Saying(
    zh_hant="內部錯誤（{code}），請再試一次；管理員可在日誌裡用這個代碼查到原因。",
    zh_hans="内部错误（{code}），请再试一次；管理员可在日志里用这个代码查到原因。",
    en="Internal error ({code}): please try again. An admin finds the cause under this code in the log.",
)
