"""What the chat on the console says of itself."""

from bot.texts.languages import Saying

WELCOME = Saying(
    zh_hant="沒有設定 TELEGRAM_BOT_TOKEN：這裡就是聊天室。直接打問題，/help 看用法，:help 看操作，Ctrl-D 離開。",
    zh_hans="没有设置 TELEGRAM_BOT_TOKEN：这里就是聊天窗口。直接打问题，/help 看用法，:help 看操作，Ctrl-D 离开。",
    en="No TELEGRAM_BOT_TOKEN is set: this is the chat. Type a question; /help tells what the bot does, :help how to drive this console, Ctrl-D leaves.",
)

HELP = Saying(
    zh_hant=(
        "一個數字：按最後一張卡片上的那個按鈕\n"
        "/as admin、/as 名字：換人說話\u3000/in group、/in private：換地方\n"
        "/reply 文字：回覆機器人的上一則訊息\u3000:lang zh-hant：換這個人的語言\u3000/quit：離開\n"
        ":inline 關鍵詞：在別的聊天裡找\u3000:send 檔案 | 說明：傳一個檔案（管理員的會成為文章）"
    ),
    zh_hans=(
        "一个数字：按最后一张卡片上的那个按钮\n"
        "/as admin、/as 名字：换人说话\u3000/in group、/in private：换地方\n"
        "/reply 文字：回复机器人的上一条消息\u3000:lang zh-hans：换这个人的语言\u3000/quit：离开\n"
        ":inline 关键词：在别的聊天里找\u3000:send 文件 | 说明：发一个文件（管理员的会成为文章）"
    ),
    en=(
        "a number: press that button of the last card\n"
        "/as admin, /as NAME: who speaks   /in group, /in private: where\n"
        "/reply TEXT: reply to the bot's last message   :lang en: this person's language   /quit: leave\n"
        ":inline WORDS: look from another chat   :send FILE | CAPTION: send a file (an admin's becomes an article)"
    ),
)

NO_FILE = Saying(
    zh_hant="打不開 {file}：{reason}",
    zh_hans="打不开 {file}：{reason}",
    en="{file} can't be opened: {reason}",
)

NO_BUTTON = Saying(
    zh_hant="沒有第 {number} 個按鈕",
    zh_hans="没有第 {number} 个按钮",
    en="There is no button {number}",
)

WHO = Saying(
    zh_hant="{name}@{where}",
    zh_hans="{name}@{where}",
    en="{name}@{where}",
)

PICTURE = Saying(
    zh_hant="（一張圖，{size} KB，Telegram 裡看得到）",
    zh_hans="（一张图，{size} KB，Telegram 里看得到）",
    en="(a picture of {size} KB, to be seen in Telegram)",
)
