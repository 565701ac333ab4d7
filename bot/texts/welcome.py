"""What the bot says at the beginning and about itself: /start, /help, /privacy, /forget."""

from bot.texts.languages import Command, Saying

HELP = Command(
    "help",
    Saying(
        zh_hant="怎麼用",
        zh_hans="怎么用",
        en="how to use me",
    ),
)

START = Command(
    "start",
    Saying(
        zh_hant="從這裡開始",
        zh_hans="从这里开始",
        en="begin here",
    ),
)

WELCOME = Saying(
    zh_hant=(
        "我是<b>查文</b>。問我 {articles} 篇文章裡寫了什麼，我會找出答案所在的原文。\n"
        "\n"
        "直接把問題發給我就行，繁體、簡體、English 都可以。"
    ),
    zh_hans=(
        "我是<b>查文</b>。问我 {articles} 篇文章里写了什么，我会找出答案所在的原文。\n"
        "\n"
        "直接把问题发给我就行，繁體、简体、English 都可以。"
    ),
    en=(
        "I am <b>chawen 查文</b>. Ask me what {articles} article(s) say, and I show you the passage that answers, word for word.\n"
        "\n"
        "Just send your question: 繁體, 简体 or English."
    ),
)

WELCOME_EMPTY = Saying(
    zh_hant="我是<b>查文</b>，會從文章裡找出答案所在的原文。現在還沒有文章，請管理員先放入。",
    zh_hans="我是<b>查文</b>，会从文章里找出答案所在的原文。现在还没有文章，请管理员先放入。",
    en="I am <b>chawen 查文</b> and find the passage that answers in the articles I was given. There are none yet: an admin has to add some.",
)

TOPICS = Saying(
    zh_hant="文章：",
    zh_hans="文章：",
    en="Articles:",
)

INTRODUCTION = Saying(
    zh_hant=(
        "大家好，我是<b>查文</b>，會從文章裡找出答案所在的原文。\n"
        "用 <code>/ask 問題</code> 問我，或用 <code>/ask</code> 回覆一則寫著問題的訊息；其他話我不插嘴。"
    ),
    zh_hans=(
        "大家好，我是<b>查文</b>，会从文章里找出答案所在的原文。\n"
        "用 <code>/ask 问题</code> 问我，或用 <code>/ask</code> 回复一条写着问题的消息；其他话我不插嘴。"
    ),
    en=(
        "Hello, I am <b>chawen 查文</b> and find the passage that answers in the articles I was given.\n"
        "Ask me by <code>/ask question</code>, or <code>/ask</code> as a reply to the message that holds it; I say nothing otherwise."
    ),
)

HOW_TO_ASK = Saying(
    zh_hant=(
        "<b>怎麼問</b>\n"
        "・私訊：直接發問題\n"
        "・群組：<code>/ask 問題</code>，或用 <code>/ask</code> 回覆一則寫著問題的訊息，或回覆我的訊息\n"
        "・問題用繁體、簡體、English 都行\n"
        "\n"
        "答案都是文章原文；文章裡沒有的，我會說沒有。"
    ),
    zh_hans=(
        "<b>怎么问</b>\n"
        "・私聊：直接发问题\n"
        "・群组：<code>/ask 问题</code>，或用 <code>/ask</code> 回复一条写着问题的消息，或回复我的消息\n"
        "・问题用繁體、简体、English 都行\n"
        "\n"
        "答案都是文章原文；文章里没有的，我会说没有。"
    ),
    en=(
        "<b>How to ask</b>\n"
        "· in private: just send the question\n"
        "· in a group: <code>/ask question</code>, or <code>/ask</code> as a reply to the message that holds the question, or reply to me\n"
        "· in 繁體, 简体 or English\n"
        "\n"
        "Every answer stands in an article, word for word; what is not in them I say is not."
    ),
)

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

DESCRIPTION = Saying(
    zh_hant="我知道 {articles} 篇文章，直接問就行：找出答案所在的原文，一字不改；文章裡沒有的，就說沒有。繁體、簡體、English、拼音都可以。",
    zh_hans="我知道 {articles} 篇文章，直接问就行：找出答案所在的原文，一字不改；文章里没有的，就说没有。繁体、简体、English、拼音都可以。",
    en="I know {articles} article(s). Just ask: I show the passage that answers, word for word, and say so when there is none. 繁體、简体、English, pinyin.",
)
