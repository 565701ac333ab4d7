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

STORE_DOWN = Saying(
    zh_hant="資料庫現在寫不進去（磁碟滿了、唯讀，或被鎖住？）。問題照常回答，但按鈕和追問要等恢復以後。",
    zh_hans="数据库现在写不进去（磁盘满了、只读，或被锁住？）。问题照常回答，但按钮和追问要等恢复以后。",
    en="The database can't be written just now (is the disk full, read-only, or the file locked?). Questions are answered all the same, but buttons and follow-ups wait until it can.",
)

STORE_UP = Saying(
    zh_hant="資料庫又能寫入了。",
    zh_hans="数据库又能写入了。",
    en="The database can be written again.",
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
