"""What the bot says about what it keeps of people: /privacy, /forget."""

from bot.texts.languages import Command, Saying

PRIVACY = Command(
    "privacy",
    Saying(
        zh_hant="我記下些什麼",
        zh_hans="我记下些什么",
        en="what I keep of you",
    ),
)

FORGET = Command(
    "forget",
    Saying(
        zh_hant="刪除我記下的你的一切",
        zh_hans="删除我记下的你的一切",
        en="erase what I keep of you",
    ),
)

KEPT = Saying(
    zh_hant=(
        "我記下的只有：你問過的問題、問的時間、在哪個聊天裡問的（為了翻頁和追問，{days} 天後刪除），和你選的語言。"
        "別的話不記，也不交給任何人。\n"
        "現在記著你的 {questions} 個問題；用 /forget 立刻全部刪除。"
    ),
    zh_hans=(
        "我记下的只有：你问过的问题、问的时间、在哪个聊天里问的（为了翻页和追问，{days} 天后删除），和你选的语言。"
        "别的话不记，也不交给任何人。\n"
        "现在记着你的 {questions} 个问题；用 /forget 立刻全部删除。"
    ),
    en=(
        "All I keep is: the questions you asked, when, and in which chat (to turn pages and to understand follow-ups; erased after "
        "{days} days), and the language you chose. Nothing else that is said is kept, and nothing is passed on.\n"
        "Just now that is {questions} question(s) of yours; /forget erases all of it at once."
    ),
)

FORGOTTEN = Saying(
    zh_hant="已刪除：{questions} 個問題，和你選的語言。之前的卡片不能再翻頁了。",
    zh_hans="已删除：{questions} 个问题，和你选的语言。之前的卡片不能再翻页了。",
    en="Erased: {questions} question(s), and the language you chose. Cards from before can no longer be turned.",
)
