"""What the bot says to a question, in a chat or inline: the answer's card and its buttons, refusals, courtesies."""

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
    zh_hant="這個問題太長了（最多 {limit} 個字），請只寫要問的那一句；要問一則長訊息，請長按它、選「引用」，再寫問題。",
    zh_hans="这个问题太长了（最多 {limit} 个字），请只写要问的那一句；要问一条长消息，请长按它、选“引用”，再写问题。",
    en="That question is too long (at most {limit} characters): please send just the sentence that asks. To ask about a long message, hold it, choose “Quote”, and write the question.",
)

TOO_OFTEN = Saying(
    zh_hant="你在這裡問得太快了：一分鐘最多 10 個問題，{seconds} 秒後再問吧；私聊我就不用等別人。",
    zh_hans="你在这里问得太快了：一分钟最多 10 个问题，{seconds} 秒后再问吧；私聊我就不用等别人。",
    en="You are asking too fast here: at most 10 questions a minute. Please wait {seconds} seconds, or ask me in private.",
)

GROUP_TOO_OFTEN = Saying(
    zh_hant="這個群組一分鐘內已經問了 20 個問題，{seconds} 秒後再問吧；急的話請私聊我。",
    zh_hans="这个群组一分钟内已经问了 20 个问题，{seconds} 秒后再问吧；急的话请私聊我。",
    en="This group has asked 20 questions within a minute. Please wait {seconds} seconds; if it is urgent, ask me in private.",
)

TOO_MANY = Saying(
    zh_hant="你還有五個問題在等我回答，請等答完再問。",
    zh_hans="你还有五个问题在等我回答，请等答完再问。",
    en="Five of your questions are still waiting for me: please ask again when they are answered.",
)

FIRST_ONES = Saying(
    zh_hant="一則訊息我只答前 {most} 個問題，其餘的請再傳一次。",
    zh_hans="一条消息我只答前 {most} 个问题，其余的请再发一次。",
    en="I answer the first {most} questions of a message: please send the others once more.",
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

SAME_ELSEWHERE = Saying(
    zh_hant="另一處也這麼說（{place}/{places}）：",
    zh_hans="另一处也这么说（{place}/{places}）：",
    en="The same elsewhere ({place}/{places}):",
)

OTHER_PLACE = Saying(
    zh_hant="另一處，可能相關（{place}/{places}）：",
    zh_hans="另一处，可能相关（{place}/{places}）：",
    en="Another place, possibly related ({place}/{places}):",
)

OVERVIEW = Saying(
    zh_hant="<b>《{title}》大意</b>（原文摘句）",
    zh_hans="<b>《{title}》大意</b>（原文摘句）",
    en="<b>{title}</b>, in sentences of its own:",
)

WHICH_ARTICLE = Saying(
    zh_hant="想看哪一篇的大意？",
    zh_hans="想看哪一篇的大意？",
    en="Which article do you mean?",
)

NOT_FOUND = Saying(
    zh_hant="文章裡沒有找到答案。",
    zh_hans="文章里没有找到答案。",
    en="That is not in the articles.",
)

NEAREST_WITHOUT = Saying(
    zh_hant="最接近的一段沒提到「{missing}」。",
    zh_hans="最接近的一段没提到「{missing}」。",
    en="The nearest passage does not mention “{missing}”.",
)

LOOKED_FOR = Saying(
    zh_hant="找過：{terms}",
    zh_hans="找过：{terms}",
    en="Looked for: {terms}",
)

READ_BUTTON = Saying(
    zh_hant="📖 上下文",
    zh_hans="📖 上下文",
    en="📖 Read on",
)

OTHERS_BUTTON = Saying(
    zh_hant="另 {places} 處 ▶",
    zh_hans="另 {places} 处 ▶",
    en="{places} more ▶",
)

BEFORE_BUTTON = Saying(
    zh_hant="◀ 上段",
    zh_hans="◀ 上段",
    en="◀ Before",
)

AFTER_BUTTON = Saying(
    zh_hant="下段 ▶",
    zh_hans="下段 ▶",
    en="After ▶",
)

BACK_BUTTON = Saying(
    zh_hant="← 返回",
    zh_hans="← 返回",
    en="← Back",
)

SHARE_BUTTON = Saying(
    zh_hant="🔗",
    zh_hans="🔗",
    en="🔗",
)

COPY_LINK_BUTTON = Saying(
    zh_hant="🔗 複製連結",
    zh_hans="🔗 复制链接",
    en="🔗 Copy the link",
)

LINKED = Saying(
    zh_hant="連結做好了，再按一下就複製。",
    zh_hans="链接做好了，再按一下就复制。",
    en="The link is made: one more tap copies it.",
)

NO_SUCH_ANSWER = Saying(
    zh_hant="這個答案已不在了，請直接問。",
    zh_hans="这个答案已不在了，请直接问。",
    en="That answer is kept no more: please ask.",
)

RESPELT_BUTTON = Saying(
    zh_hant="你是不是要問：{question}",
    zh_hans="你是不是要问：{question}",
    en="Did you mean: {question}",
)

LINK_BUTTON = Saying(
    zh_hant="🔗 連結",
    zh_hans="🔗 链接",
    en="🔗 Link",
)

NO_SUCH_PASSAGE = Saying(
    zh_hant="這段文字已經不在文章裡了，請直接問我。",
    zh_hans="这段文字已经不在文章里了，请直接问我。",
    en="That passage is no longer in the articles: please just ask me.",
)

COPY_BUTTON = Saying(
    zh_hant="📋 複製引用",
    zh_hans="📋 复制引用",
    en="📋 Copy quote",
)

NOT_YOURS = Saying(
    zh_hant="這是別人的提問，只有提問的人能翻。想追問就回覆這則訊息。",
    zh_hans="这是别人的提问，只有提问的人能翻。想追问就回复这条消息。",
    en="Somebody else asked this, and only they can turn it. To ask on, reply to the message.",
)

NO_SUCH_ARTICLE = Saying(
    zh_hant="這篇文章已經不在了。",
    zh_hans="这篇文章已经不在了。",
    en="That article is no longer there.",
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
    zh_hant="有更新，已重新作答。",
    zh_hans="有更新，已重新作答。",
    en="Updated since: answered anew.",
)

EXPIRED = Saying(
    zh_hant="這則答案已過期，請再問一次。",
    zh_hans="这条答案已过期，请再问一次。",
    en="This answer has expired: please ask again.",
)

AS_TYPED_BUTTON = Saying(
    zh_hant="↩ 不是追問，照我打的字查",
    zh_hans="↩ 不是追问，照我打的字查",
    en="↩ No follow-up: just what I typed",
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
    "person": Saying(
        zh_hant="我是機器人，這裡沒有真人接聽。找不到答案時按 🙋，管理員會看到。",
        zh_hans="我是机器人，这里没有真人接听。找不到答案时按 🙋，管理员会看到。",
        en="I am a bot, and nobody else is listening here. Where I find no answer, press 🙋 and the admins will see it.",
    ),
    "complaint": Saying(
        zh_hant="抱歉。請按答案下面的 👎 告訴我哪裡不對，管理員會看到；也可以換個說法再問。",
        zh_hans="抱歉。请按答案下面的 👎 告诉我哪里不对，管理员会看到；也可以换个说法再问。",
        en="Sorry. Press 👎 under the answer to say what is wrong, and the admins will see it; or ask in other words.",
    ),
}

SCRIPT_BUTTON = Saying(
    zh_hant="看繁體",
    zh_hans="看简体",
    en="other script",
)

AS_WRITTEN_BUTTON = Saying(
    zh_hant="看原樣",
    zh_hans="看原样",
    en="as written",
)

ANSWER = Saying(
    zh_hant="答案",
    zh_hans="答案",
    en="Answer",
)

ORIGINAL = Saying(
    zh_hant="原文 ↗",
    zh_hans="原文 ↗",
    en="The original ↗",
)

ASK_IN_PRIVATE = Saying(
    zh_hant="到私聊裡問",
    zh_hans="到私聊里问",
    en="Ask in private",
)
