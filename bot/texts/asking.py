"""What the bot says to a question: the answer's card and its buttons, refusals, courtesies."""

from collections.abc import Mapping

from bot.courtesy import Courtesy
from bot.texts.languages import Command, Saying

COMMAND = Command(
    "ask",
    Saying(
        zh_hant="問文章一個問題",
        zh_hans="问文章一个问题",
        en="ask the articles a question",
    ),
)

USAGE = Saying(
    zh_hant="請把問題寫在 <code>/ask</code> 後面，例如 <code>/ask 今年的目標是什麼</code>；也可以用 <code>/ask</code> 回覆一則寫著問題的訊息。",
    zh_hans="请把问题写在 <code>/ask</code> 后面，例如 <code>/ask 今年的目标是什么</code>；也可以用 <code>/ask</code> 回复一条写着问题的消息。",
    en="Write the question behind <code>/ask</code>, for example <code>/ask what is this year's target</code>, or send <code>/ask</code> as a reply to the message that holds it.",
)

ONLY_TEXT = Saying(
    zh_hant="我只看得懂文字，請把問題打成字。",
    zh_hans="我只看得懂文字，请把问题打成字。",
    en="I can only read text: please type the question.",
)

LATE = Saying(
    zh_hant="抱歉，剛才有一陣子不在線上，現在才看到這個問題。",
    zh_hans="抱歉，刚才有一阵子不在线，现在才看到这个问题。",
    en="Sorry, I was away for a while and have only now seen this.",
)

TOO_LONG = Saying(
    zh_hant="這個問題太長了（最多 {limit} 個字），請只寫要問的那一句。",
    zh_hans="这个问题太长了（最多 {limit} 个字），请只写要问的那一句。",
    en="That question is too long (at most {limit} characters): please send just the sentence that asks.",
)

UNDERSTOOD = Saying(
    zh_hant="🔎 {question}",
    zh_hans="🔎 {question}",
    en="🔎 {question}",
)

POSSIBLE = Saying(
    zh_hant="可能相關：",
    zh_hans="可能相关：",
    en="Possibly related:",
)

POSSIBLE_WITHOUT = Saying(
    zh_hant="可能相關，但文中沒提到「{missing}」：",
    zh_hans="可能相关，但文中没提到「{missing}」：",
    en="Possibly related, but “{missing}” is not mentioned:",
)

NOT_FOUND = Saying(
    zh_hant="文章裡沒有找到答案。",
    zh_hans="文章里没有找到答案。",
    en="That is not in the articles.",
)

LOOKED_FOR = Saying(
    zh_hant="找過：{terms}",
    zh_hans="找过：{terms}",
    en="Looked for: {terms}",
)

ASK_INSTEAD = Saying(
    zh_hant="可以問我這些文章的內容：",
    zh_hans="可以问我这些文章的内容：",
    en="You can ask me about these articles:",
)

TRY_ASKING = Saying(
    zh_hant="例如可以問：",
    zh_hans="例如可以问：",
    en="For example, ask:",
)

WHY_BUTTON = Saying(
    zh_hant="為什麼",
    zh_hans="为什么",
    en="Why?",
)

WHY = Saying(
    zh_hant="比對到：{terms}",
    zh_hans="比对到：{terms}",
    en="Matched: {terms}",
)

WHY_NOTHING = Saying(
    zh_hant="沒有比對到任何詞。",
    zh_hans="没有比对到任何词。",
    en="No word matched.",
)

RENEWED = Saying(
    zh_hant="文章更新過，已重新作答。",
    zh_hans="文章更新过，已重新作答。",
    en="The articles changed: answered anew.",
)

EXPIRED = Saying(
    zh_hant="這則答案已過期，請再問一次。",
    zh_hans="这条答案已过期，请再问一次。",
    en="This answer has expired: please ask again.",
)

COURTESIES: Mapping[Courtesy, Saying] = {
    "greeting": Saying(
        zh_hant="你好！想知道文章裡寫了什麼，直接問我就行。",
        zh_hans="你好！想知道文章里写了什么，直接问我就行。",
        en="Hello! Just ask me what the articles say.",
    ),
    "thanks": Saying(
        zh_hant="不客氣，還想知道什麼就再問我。",
        zh_hans="不客气，还想知道什么就再问我。",
        en="You're welcome. Ask again whenever you like.",
    ),
    "farewell": Saying(
        zh_hant="再見，隨時再來問我。",
        zh_hans="再见，随时再来问我。",
        en="Goodbye, and come back with any question.",
    ),
    "who": Saying(
        zh_hant="我是查文，一個機器人：你問，我從文章裡找出原文來答。看看 /articles 有哪些文章。",
        zh_hans="我是查文，一个机器人：你问，我从文章里找出原文来答。看看 /articles 有哪些文章。",
        en="I am chawen, a bot: you ask, and I find the passage in the articles that answers. /articles lists them.",
    ),
}
