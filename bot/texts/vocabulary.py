"""What the bot says about the words that admins teach it: how to, what they would change, and what became of them."""

from collections.abc import Mapping

from bot.texts.languages import Command, Saying
from index import State

ALIAS = Command(
    "alias",
    Saying(
        zh_hant="名字的別種寫法，例如 Trinket = 韋小寶（管理員）",
        zh_hans="名字的别种写法，例如 Trinket = 韦小宝（管理员）",
        en="other ways to write a name (admins)",
    ),
    admins_only=True,
    takes_text=True,
)

SYN = Command(
    "syn",
    Saying(
        zh_hant="意思相同的詞（管理員）",
        zh_hans="意思相同的词（管理员）",
        en="words that mean the same (admins)",
    ),
    admins_only=True,
    takes_text=True,
)

DICT = Command(
    "dict",
    Saying(
        zh_hant="不可切開的詞（管理員）",
        zh_hans="不可切开的词（管理员）",
        en="words that must not be cut (admins)",
    ),
    admins_only=True,
    takes_text=True,
)

SYN_USAGE = Saying(
    zh_hant="/syn 軟體 軟件：問一個，另一個也算。名字裡有空格就用等號：/syn Wei Xiaobao = 韋小寶。/syn -2 拿掉第 2 行。",
    zh_hans="/syn 软件 软体：问一个，另一个也算。名字里有空格就用等号：/syn Wei Xiaobao = 韦小宝。/syn -2 拿掉第 2 行。",
    en="/syn lift elevator: who asks for one finds the other. With blanks, use =: /syn Wei Xiaobao = 韋小寶. /syn -2 takes line 2 out.",
)

DICT_USAGE = Saying(
    zh_hant="/dict 雲嶺古鎮：這個詞不再切開。/dict -2 拿掉第 2 行。",
    zh_hans="/dict 云岭古镇：这个词不再切开。/dict -2 拿掉第 2 行。",
    en="/dict 雲嶺古鎮: that word is not cut any more. /dict -2 takes line 2 out.",
)

TAUGHT = Saying(
    zh_hant="記住了：{line}",
    zh_hans="记住了：{line}",
    en="Noted: {line}",
)

NOT_TAUGHT = Saying(
    zh_hant="沒有記：{line} 已經有了，或是清單滿了。",
    zh_hans="没有记：{line} 已经有了，或是清单满了。",
    en="Not noted: {line} is there already, or the list is full.",
)

UNTAUGHT = Saying(
    zh_hant="拿掉了：{line}",
    zh_hans="拿掉了：{line}",
    en="Taken out: {line}",
)

NO_LINE = Saying(
    zh_hant="沒有這一行。",
    zh_hans="没有这一行。",
    en="There is no such line.",
)

UNWRITTEN = Saying(
    zh_hant="寫不進 DATA_DIR，請檢查空間與權限。",
    zh_hans="写不进 DATA_DIR，请检查空间与权限。",
    en="DATA_DIR can't be written: check space and permissions.",
)

TRIED_IN = Saying(
    zh_hant="要記住嗎？<b>{line}</b>",
    zh_hans="要记住吗？<b>{line}</b>",
    en="Take this up? <b>{line}</b>",
)

TRIED_OUT = Saying(
    zh_hant="要拿掉嗎？<b>{line}</b>",
    zh_hans="要拿掉吗？<b>{line}</b>",
    en="Take this out? <b>{line}</b>",
)

TRIED = Saying(
    zh_hant="試了最近問過的 {tried} 個問題，{changed} 個的答案會不同。",
    zh_hans="试了最近问过的 {tried} 个问题，{changed} 个的答案会不同。",
    en="Tried with the last {tried} question(s): {changed} would be answered otherwise.",
)

TRIED_IN_PART = Saying(
    zh_hant="（共 {questions} 個，其餘來不及試。）",
    zh_hans="（共 {questions} 个，其余来不及试。）",
    en="(Of {questions}; there was no time for the others.)",
)

TRIED_NOTHING = Saying(
    zh_hant="還沒有問過的問題可以試。",
    zh_hans="还没有问过的问题可以试。",
    en="Nobody has asked anything yet that it could be tried with.",
)

TOO_MUCH_TO_TRY = Saying(
    zh_hant="文章裡到處都是這個詞，試起來太久，沒有試。",
    zh_hans="文章里到处都是这个词，试起来太久，没有试。",
    en="Too much of the articles would have to be read anew, so it was not tried.",
)

COULD_NOT_TRY = Saying(
    zh_hant="現在沒辦法試：索引、資料庫或磁碟用不了。要的話可以不試就記下。",
    zh_hans="现在没办法试：索引、数据库或磁盘用不了。要的话可以不试就记下。",
    en="It can't be tried now: the index, the store or the disk can't be used. You may take it untried.",
)

MORE_IN_PRIVATE = Saying(
    zh_hant="（是哪些問題，請在私聊裡試。）",
    zh_hans="（是哪些问题，请在私聊里试。）",
    en="(Which ones, I tell in a private chat.)",
)

STATES: Mapping[State, Saying] = {
    State.ANSWERED: Saying(
        zh_hant="✓ {sentence}",
        zh_hans="✓ {sentence}",
        en="✓ {sentence}",
    ),
    State.POSSIBLE: Saying(
        zh_hant="可能：{sentence}",
        zh_hans="可能：{sentence}",
        en="maybe: {sentence}",
    ),
    State.NOT_FOUND: Saying(
        zh_hant="沒有找到",
        zh_hans="没有找到",
        en="not found",
    ),
}

TAKE_BUTTON = Saying(
    zh_hant="✓ 就這樣",
    zh_hans="✓ 就这样",
    en="✓ Yes",
)

LEAVE_BUTTON = Saying(
    zh_hant="✖ 不要",
    zh_hans="✖ 不要",
    en="✖ No",
)

LEFT = Saying(
    zh_hant="好，沒有改。",
    zh_hans="好，没有改。",
    en="Fine, nothing was changed.",
)

LESSON_GONE = Saying(
    zh_hant="這一則已經處理過，或被後來的取代了。",
    zh_hans="这一条已经处理过，或被后来的取代了。",
    en="This was settled before, or a later one took its place.",
)
