"""What the bot says of a chat's settings: /settings and /lang."""

from bot.texts.languages import Command, Saying

SETTINGS = Command(
    "settings",
    Saying(
        zh_hant="這裡的設定：語言、問哪些資料夾",
        zh_hans="这里的设置：语言、问哪些文件夹",
        en="settings of this chat: language, folders",
    ),
)

LANG = Command(
    "lang",
    Saying(
        zh_hant="用哪種語言回覆我",
        zh_hans="用哪种语言回复我",
        en="which language to answer me in",
    ),
)

LANGUAGE = Saying(
    zh_hant="用哪種語言回覆您？「自動」是您用什麼字問，就用什麼字答。",
    zh_hans="用哪种语言回复您？“自动”是您用什么字问，就用什么字答。",
    en="Which language shall I answer you in? “Automatic” is the one that you ask in.",
)

SETTINGS_OF = Saying(
    zh_hant="<b>這裡的設定</b>",
    zh_hans="<b>这里的设置</b>",
    en="<b>Settings of this chat</b>",
)

LANGUAGE_NOW = Saying(
    zh_hant="語言：{now}",
    zh_hans="语言：{now}",
    en="Language: {now}",
)

TURNING_NOW = Saying(
    zh_hant="翻頁和閱讀按鈕：{now}",
    zh_hans="翻页和阅读按钮：{now}",
    en="Buttons that turn an answer: {now}",
)

ASKER = Saying(
    zh_hant="只有提問的人",
    zh_hans="只有提问的人",
    en="its asker's only",
)

ANYONE = Saying(
    zh_hant="誰都可以",
    zh_hans="谁都可以",
    en="anyone's",
)

TURNING_BUTTON = Saying(
    zh_hant="翻頁：{then}",
    zh_hans="翻页：{then}",
    en="turn: {then}",
)

REFUSAL_BUTTON = Saying(
    zh_hant="找不到：{then}",
    zh_hans="找不到：{then}",
    en="nothing found: {then}",
)

REFUSAL_NOW = Saying(
    zh_hant="找不到時：{now}",
    zh_hans="找不到时：{now}",
    en="Where nothing is found: {now}",
)

SPOKEN = Saying(
    zh_hant="回一句話",
    zh_hans="回一句话",
    en="a reply",
)

QUIET = Saying(
    zh_hant="只貼 🤔",
    zh_hans="只贴 🤔",
    en="only a 🤔",
)

COLLECTIONS_NOW = Saying(
    zh_hant="問哪些資料夾：{now}（點一下加上或拿掉；不在資料夾裡的文章，到處都能問）",
    zh_hans="问哪些文件夹：{now}（点一下加上或拿掉；不在文件夹里的文章，到处都能问）",
    en="Folders: {now} (tap to add one or take it away; articles in no folder can be asked about everywhere)",
)

COLLECTIONS_BOUND = Saying(
    zh_hant="問哪些資料夾：{now}",
    zh_hans="问哪些文件夹：{now}",
    en="Folders: {now}",
)

ADD_TO_GROUP = Saying(
    zh_hant='<a href="{link}">➕ 加進群組，只問這些資料夾</a>',
    zh_hans='<a href="{link}">➕ 加进群组，只问这些文件夹</a>',
    en='<a href="{link}">➕ Add me to a group that asks these folders only</a>',
)

BOUND = Saying(
    zh_hant="這個群組問的資料夾：{now}。/settings 可以改。",
    zh_hans="这个群组问的文件夹：{now}。/settings 可以改。",
    en="This group asks the folders: {now}. /settings changes that.",
)

GROUP_ADMINS_ONLY = Saying(
    zh_hant="這要群組的管理員來改。",
    zh_hans="这要群组的管理员来改。",
    en="Only the group's admins can change that.",
)

ALL = Saying(
    zh_hant="全部",
    zh_hans="全部",
    en="all",
)

NO_COLLECTION = Saying(
    zh_hant="只有不在資料夾裡的",
    zh_hans="只有不在文件夹里的",
    en="only what is in no folder",
)

NOT_SHOWN = Saying(
    zh_hant="\n（還有 {more} 個資料夾放不下。）",
    zh_hans="\n（还有 {more} 个文件夹放不下。）",
    en="\n({more} more folders do not fit here.)",
)

CHOSEN = Saying(
    zh_hant="✓ {name}",
    zh_hans="✓ {name}",
    en="✓ {name}",
)

NO_SUCH_COLLECTION = Saying(
    zh_hant="這個資料夾已經沒有了。",
    zh_hans="这个文件夹已经没有了。",
    en="This folder is no longer there.",
)
