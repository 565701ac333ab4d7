"""What the bot says when it does not do what was asked, and to admins of how it runs: /status, /debug."""

from collections.abc import Mapping

from bot.texts.languages import Command, Saying

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

DID_YOU_MEAN = Saying(
    zh_hant="沒有這個指令。是不是 /{command}？",
    zh_hans="没有这个命令。是不是 /{command}？",
    en="There is no such command. Did you mean /{command}?",
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
    zh_hant="資料庫現在寫不進去（磁碟滿了、唯讀、檔案被鎖住或不見了？）。問題照常回答，但按鈕和追問要等恢復以後。",
    zh_hans="数据库现在写不进去（磁盘满了、只读、文件被锁住或不见了？）。问题照常回答，但按钮和追问要等恢复以后。",
    en="The database can't be written just now (is the disk full or read-only, the file locked or gone?). Questions are answered all the same, but buttons and follow-ups wait until it can.",
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

STORE_BUSY = Saying(
    zh_hant="資料庫現在不能用，這件事沒有做成，請過一會兒再試。",
    zh_hans="数据库现在不能用，这件事没有做成，请过一会儿再试。",
    en="The database can't be used just now, so that was not done: please try again in a while.",
)

INTERNAL = Saying(
    zh_hant="內部錯誤（{code}），請再試一次；管理員可在日誌裡用這個代碼查到原因。",
    zh_hans="内部错误（{code}），请再试一次；管理员可在日志里用这个代码查到原因。",
    en="Internal error ({code}): please try again. An admin finds the cause under this code in the log.",
)

GIVEN_UP = Saying(
    zh_hant="這個問題我試了三次都中斷了，只好放下。請換個說法再問，或告訴管理員。",
    zh_hans="这个问题我试了三次都中断了，只好放下。请换个说法再问，或告诉管理员。",
    en="I broke off three times over this question and have set it aside. Please ask in other words, or tell an admin.",
)

STATUS = Command(
    "status",
    Saying(
        zh_hant="運作狀況（管理員）",
        zh_hans="运行状况（管理员）",
        en="how I am doing (admins)",
    ),
    admins_only=True,
)

DEBUG = Command(
    "debug",
    Saying(
        zh_hant="一個問題是怎麼回答的（管理員）",
        zh_hans="一个问题是怎么回答的（管理员）",
        en="how a question is answered (admins)",
    ),
    admins_only=True,
    takes_text=True,
)

STATS = Command(
    "stats",
    Saying(
        zh_hant="大家問了什麼（管理員）",
        zh_hans="大家问了什么（管理员）",
        en="what people ask (admins)",
    ),
    admins_only=True,
    in_private=True,
)

EXPORT = Command(
    "export",
    Saying(
        zh_hant="匯出留存的問題（管理員）",
        zh_hans="导出留存的问题（管理员）",
        en="the questions kept, as a table (admins)",
    ),
    admins_only=True,
    in_private=True,
)

QUESTIONS_A_DAY = Saying(
    zh_hant="每天的問題",
    zh_hans="每天的问题",
    en="Questions a day",
)

ANSWERED = Saying(
    zh_hant="有答案",
    zh_hans="有答案",
    en="answered",
)

POSSIBLE = Saying(
    zh_hant="可能",
    zh_hans="可能",
    en="possible",
)

NOT_FOUND = Saying(
    zh_hant="沒找到",
    zh_hans="没找到",
    en="not found",
)

FIGURES = Saying(
    zh_hant=(
        "<b>近 {days} 天</b>\n"
        "{asked} 個問題，{people} 人問\n"
        "有答案 {answered}，可能 {possible}，沒找到 {not_found}\n"
        "<code>{bars}</code>　{first} → {last}\n"
        "👍 {good}　👎 {bad}\n"
        "回答時間（啟動以來）：一半 {half} 毫秒，95% {most} 毫秒"
    ),
    zh_hans=(
        "<b>近 {days} 天</b>\n"
        "{asked} 个问题，{people} 人问\n"
        "有答案 {answered}，可能 {possible}，没找到 {not_found}\n"
        "<code>{bars}</code>　{first} → {last}\n"
        "👍 {good}　👎 {bad}\n"
        "回答时间（启动以来）：一半 {half} 毫秒，95% {most} 毫秒"
    ),
    en=(
        "<b>The last {days} days</b>\n"
        "{asked} questions of {people} people\n"
        "answered {answered}, possible {possible}, not found {not_found}\n"
        "<code>{bars}</code>　{first} → {last}\n"
        "👍 {good}　👎 {bad}\n"
        "time to answer since the start: half {half} ms, 95% {most} ms"
    ),
)

FIGURES_GAPS = Saying(
    zh_hant="最多人問而沒有好答案的（/gaps）：",
    zh_hans="最多人问而没有好答案的（/gaps）：",
    en="Asked most without a good answer (/gaps):",
)

EXPORTED = Saying(
    zh_hant="{questions} 個問題，不含是誰問的。",
    zh_hans="{questions} 个问题，不含是谁问的。",
    en="{questions} questions, without who asked them.",
)

PRIVATELY = Saying(
    zh_hant="這個只在私聊裡給：請私聊我。",
    zh_hans="这个只在私聊里给：请私聊我。",
    en="That I give in private only: please write to me there.",
)

LINES = Saying(
    zh_hant=(
        "<b>運作狀況</b>\n"
        "{articles} 篇文章，索引 <code>{generation}</code>\n"
        "留存的問題：有答案 {answered}，可能 {possible}，沒找到 {not_found}\n"
        "回答 {answers} 次，平均 {ms} 毫秒\n"
        "等候處理 {waiting}，擱置 {set_aside}\n"
        "群組裡：{groups}\n"
        "{problems}"
    ),
    zh_hans=(
        "<b>运行状况</b>\n"
        "{articles} 篇文章，索引 <code>{generation}</code>\n"
        "留存的问题：有答案 {answered}，可能 {possible}，没找到 {not_found}\n"
        "回答 {answers} 次，平均 {ms} 毫秒\n"
        "等候处理 {waiting}，搁置 {set_aside}\n"
        "群组里：{groups}\n"
        "{problems}"
    ),
    en=(
        "<b>Status</b>\n"
        "{articles} article(s), index <code>{generation}</code>\n"
        "questions kept: {answered} answered, {possible} possible, {not_found} not found\n"
        "{answers} answers, {ms} ms on average\n"
        "{waiting} updates waiting, {set_aside} set aside\n"
        "in groups: {groups}\n"
        "{problems}"
    ),
)

MAKING_MEANING = Saying(
    zh_hant="句意向量：{done}/{of} 段，做好以前照舊回答。",
    zh_hans="句意向量：{done}/{of} 段，做好以前照旧回答。",
    en="Meaning: {done} of {of} passages; until then answers come without it.",
)

WELL = Saying(
    zh_hant="一切正常。",
    zh_hans="一切正常。",
    en="All is well.",
)

TROUBLES: Mapping[str, Saying] = {
    "store": Saying(
        zh_hant="⚠️ 資料庫寫不進去。",
        zh_hans="⚠️ 数据库写不进去。",
        en="⚠️ The database can't be written.",
    ),
    "space": Saying(
        zh_hant="⚠️ 磁碟快滿了（DATA_DIR）。",
        zh_hans="⚠️ 磁盘快满了（DATA_DIR）。",
        en="⚠️ Hardly any disk space is left (DATA_DIR).",
    ),
    "index": Saying(
        zh_hant="⚠️ 沒有開啟的索引。",
        zh_hans="⚠️ 没有打开的索引。",
        en="⚠️ No index is open.",
    ),
    "poll": Saying(
        zh_hant="⚠️ Telegram 沒有回應。",
        zh_hans="⚠️ Telegram 没有回应。",
        en="⚠️ Telegram does not answer.",
    ),
}

HEARS_COMMANDS = Saying(
    zh_hant="只聽得到指令和對我的回覆（隱私模式開著）",
    zh_hans="只听得到命令和对我的回复（隐私模式开着）",
    en="I hear commands and replies to me only (privacy mode is on)",
)

HEARS_ALL = Saying(
    zh_hant="聽得到所有訊息（隱私模式關著）；改了模式要把我移出群組再加回來",
    zh_hans="听得到所有消息（隐私模式关着）；改了模式要把我移出群组再加回来",
    en="I hear everything (privacy mode is off); after changing it, remove me and add me again",
)

EXPLAINED = Saying(
    zh_hant="<b>{state}</b>，把握 {confidence}，{ms} 毫秒\n理解為：{question}\n找的詞：{terms}\n對上的：{why}\n沒提到：{missing}\n\n{hits}",
    zh_hans="<b>{state}</b>，把握 {confidence}，{ms} 毫秒\n理解为：{question}\n找的词：{terms}\n对上的：{why}\n没提到：{missing}\n\n{hits}",
    en="<b>{state}</b>, confidence {confidence}, {ms} ms\nunderstood as: {question}\nlooked for: {terms}\nmet: {why}\nnot met: {missing}\n\n{hits}",
)
