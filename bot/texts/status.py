"""What the bot says of itself to admins: /status, /debug."""

from bot.texts.languages import Command, Saying

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

WELL = Saying(
    zh_hant="一切正常。",
    zh_hans="一切正常。",
    en="All is well.",
)

STORE_BAD = Saying(
    zh_hant="⚠️ 資料庫寫不進去。",
    zh_hans="⚠️ 数据库写不进去。",
    en="⚠️ The database can't be written.",
)

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
