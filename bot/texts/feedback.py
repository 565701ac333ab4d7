"""What the bot says about its answers and how admins better them: votes, gaps, pinned answers, words that they teach."""

from collections.abc import Mapping

from bot.presses import Opinion
from bot.texts.languages import Command, Saying

GAPS = Command(
    "gaps",
    Saying(
        zh_hant="文章答不了的問題（管理員）",
        zh_hans="文章答不了的问题（管理员）",
        en="questions the articles don't answer (admins)",
    ),
    admins_only=True,
    in_private=True,
)

PIN = Command(
    "pin",
    Saying(
        zh_hant="為一個問題寫下答案（管理員）",
        zh_hans="为一个问题写下答案（管理员）",
        en="write the answer to a question (admins)",
    ),
    admins_only=True,
    takes_text=True,
)

PINS = Command(
    "pins",
    Saying(
        zh_hant="管理員寫的答案（管理員）",
        zh_hans="管理员写的答案（管理员）",
        en="answers written by admins (admins)",
    ),
    admins_only=True,
    in_private=True,
)

GOOD_BUTTON = Saying(
    zh_hant="👍",
    zh_hans="👍",
    en="👍",
)

BAD_BUTTON = Saying(
    zh_hant="👎",
    zh_hans="👎",
    en="👎",
)

THANKS = Saying(
    zh_hant="謝謝，記下了。",
    zh_hans="谢谢，记下了。",
    en="Thank you, noted.",
)

WHY_BAD = Saying(
    zh_hant="👎「{question}」的答案哪裡不好？",
    zh_hans="👎「{question}」的答案哪里不好？",
    en="👎 What is wrong with the answer to “{question}”?",
)

REASONS: Mapping[Opinion, Saying] = {
    "beside": Saying(
        zh_hant="答非所問",
        zh_hans="答非所问",
        en="Not my question",
    ),
    "outdated": Saying(
        zh_hant="過時了",
        zh_hans="过时了",
        en="Outdated",
    ),
    "missing": Saying(
        zh_hant="沒答全",
        zh_hans="没答全",
        en="Incomplete",
    ),
}

WISH_BUTTON = Saying(
    zh_hant="🙋 請管理員補上",
    zh_hans="🙋 请管理员补上",
    en="🙋 Ask the admins",
)

WISHED = Saying(
    zh_hant="記下了。管理員回答後，我會告訴你一次。",
    zh_hans="记下了。管理员回答后，我会告诉你一次。",
    en="Noted. When an admin answers it, I will tell you, once.",
)

NO_GAPS = Saying(
    zh_hant="沒有待處理的問題。",
    zh_hans="没有待处理的问题。",
    en="No open questions.",
)

GAPS_HEADING = Saying(
    zh_hant="<b>文章答不了的問題：{gaps} 個</b>（✓ 處理好了；📌 複製指令，後面寫答案）",
    zh_hans="<b>文章答不了的问题：{gaps} 个</b>（✓ 处理好了；📌 复制命令，后面写答案）",
    en="<b>{gaps} question(s) that the articles don't answer</b> (✓ settles one; 📌 copies the command, write the answer behind it)",
)

GAP = Saying(
    zh_hant="{number}. {question}　× {times}",
    zh_hans="{number}. {question}　× {times}",
    en="{number}. {question} × {times}",
)

GAP_NEAR = Saying(
    zh_hant="    最接近：{title}",
    zh_hans="    最接近：{title}",
    en="    nearest: {title}",
)

SETTLED = Saying(
    zh_hant="好，不再列出。",
    zh_hans="好，不再列出。",
    en="Fine, no longer listed.",
)

PIN_USAGE = Saying(
    zh_hant="請寫 <code>/pin 問題 | 答案</code>，或用 <code>/pin 答案</code> 回覆一則寫著問題的訊息。",
    zh_hans="请写 <code>/pin 问题 | 答案</code>，或用 <code>/pin 答案</code> 回复一条写着问题的消息。",
    en="Write <code>/pin question | answer</code>, or <code>/pin answer</code> as a reply to the message that asks.",
)

PIN_TOO_LONG = Saying(
    zh_hant="答案太長了（最多 {limit} 個字）。",
    zh_hans="答案太长了（最多 {limit} 个字）。",
    en="That answer is too long (at most {limit} characters).",
)

PINNED = Saying(
    zh_hant="好，問「{question}」和同樣的問題時，先給這個答案。",
    zh_hans="好，问「{question}」和同样的问题时，先给这个答案。",
    en="Fine: “{question}”, and questions that ask the same, get this answer first.",
)

PINNED_ANSWER = Saying(
    zh_hant="📌 <b>管理員的答案</b>",
    zh_hans="📌 <b>管理员的答案</b>",
    en="📌 <b>An admin's answer</b>",
)

NO_PINS = Saying(
    zh_hant="還沒有管理員寫的答案。",
    zh_hans="还没有管理员写的答案。",
    en="No answers written by admins yet.",
)

PINS_HEADING = Saying(
    zh_hant="<b>管理員寫的答案：{pins} 個</b>（按一下就拿掉）",
    zh_hans="<b>管理员写的答案：{pins} 个</b>（按一下就拿掉）",
    en="<b>{pins} answer(s) written by admins</b> (a tap takes one away)",
)

DROPPED = Saying(
    zh_hant="拿掉了。",
    zh_hans="拿掉了。",
    en="Taken away.",
)

FOUND_NOW = Saying(
    zh_hant="你問過「{question}」，新的文章裡有答案了：",
    zh_hans="你问过「{question}」，新的文章里有答案了：",
    en="You asked “{question}”, and the articles have an answer now:",
)

UNDO_BUTTON = Saying(
    zh_hant="↩ 複製放回去的指令",
    zh_hans="↩ 复制放回去的命令",
    en="↩ Copy the command that puts it back",
)

ANSWERED_NOW = Saying(
    zh_hant="你問過「{question}」，管理員現在回答了：",
    zh_hans="你问过「{question}」，管理员现在回答了：",
    en="You asked “{question}”, and an admin has answered now:",
)
