"""What the bot says in Simplified Chinese."""

from bot.texts import Texts

TEXTS = Texts(
    language="zh-hans",
    name="简体",
    automatic="自动",
    commands={
        "ask": "问文章一个问题",
        "articles": "我知道哪些文章",
        "help": "怎么用",
        "start": "从这里开始",
        "reindex": "重建索引（管理员）",
    },
    welcome=(
        "我是<b>查文</b>。问我 {articles} 篇文章里写了什么，我会找出答案所在的原文。\n"
        "\n"
        "直接把问题发给我就行，繁體、简体、English 都可以。"
    ),
    welcome_empty="我是<b>查文</b>，会从文章里找出答案所在的原文。现在还没有文章，请管理员先放入。",
    welcome_topics="文章：",
    help=(
        "<b>怎么问</b>\n"
        "・私聊：直接发问题\n"
        "・群组：<code>/ask 问题</code>，或用 <code>/ask</code> 回复一条写着问题的消息，或回复我的消息\n"
        "・问题用繁體、简体、English 都行\n"
        "\n"
        "答案都是文章原文；文章里没有的，我会说没有。"
    ),
    language_set="好，以后用简体回复。",
    courtesies={
        "greeting": "你好！想知道文章里写了什么，直接问我就行。",
        "thanks": "不客气，还想知道什么就再问我。",
        "farewell": "再见，随时再来问我。",
        "who": "我是查文，一个机器人：你问，我从文章里找出原文来答。看看 /articles 有哪些文章。",
    },
    ask_usage="请把问题写在 <code>/ask</code> 后面，例如 <code>/ask 今年的目标是什么</code>；也可以用 <code>/ask</code> 回复一条写着问题的消息。",
    only_text="我只看得懂文字，请把问题打成字。",
    too_long="这个问题太长了（最多 {limit} 个字），请只写要问的那一句。",
    understood="🔎 {question}",
    possible="可能相关：",
    not_found="文章里没有找到答案。",
    why_button="为什么",
    why="比对到：{terms}",
    why_nothing="没有比对到任何词。",
    looked_for="找过：{terms}",
    try_asking="例如可以问：",
    ask_instead="可以问我这些文章的内容：",
    no_articles="还没有任何文章，请管理员放入文章后执行 /reindex。",
    articles="<b>我知道 {articles} 篇文章</b>",
    article_size="{characters} 字",
    reindex_started="开始重建索引…",
    reindex_steps={
        "read": "读文章 {done}/{of}",
        "write": "写入",
        "upload": "送段落到 Milvus {done}/{of}",
    },
    reindex_left="大约还要 {seconds} 秒",
    reindex_busy="已经在重建了，请等它完成。",
    reindex_refused="这个命令只有管理员能用。",
    reindex_done="<b>重建完成</b>：{articles} 篇文章，{passages} 段，{seconds} 秒",
    reindex_change="新增 {new}，修改 {changed}，移除 {gone}，失败 {failed}",
    reindex_unchanged="没有变化",
    reindex_new="新增：{names}",
    reindex_changed="修改：{names}",
    reindex_gone="移除：{names}",
    reindex_skipped="没读成：{file}（{reason}）",
    reindex_failed="重建失败，原来的索引照常使用：{reason}",
    more_names="…还有 {more} 个",
    reasons={
        "empty": "没有内容",
        "encoding": "看不出编码，请存成 UTF-8",
        "file_name": "文件名不是 UTF-8，请改名",
        "markup": "这份 HTML 读不懂",
        "format": "不认得的格式，请用 .txt、.md 或 .html",
        "front_matter": "开头 --- 之间不是 YAML",
        "same_name": "和另一个文件同名",
        "unreadable": "文件打不开，请检查权限",
        "no_corpus": "找不到文章文件夹，请检查 CORPUS_DIR",
        "no_space": "写不进 DATA_DIR，请检查空间与权限",
        "unavailable": "Milvus 没有回应，请检查 MILVUS_URI 与服务器",
        "internal": "内部错误，详见日志",
    },
    updated="文章更新过，已重新作答。",
    expired="这条答案已过期，请再问一次。",
    unknown_command="没有这个命令，看看 /help。",
    not_allowed="抱歉，这个机器人没有对这里开放。",
    unavailable="现在查不了文章，请稍后再试。",
    engine_down="{reason}。恢复以前无法回答问题。",
    engine_up="查询已恢复。",
    internal_error="内部错误（{code}），请再试一次；管理员可在日志里用这个代码查到原因。",
    console_welcome="没有设置 TELEGRAM_BOT_TOKEN：这里就是聊天窗口。直接打问题，/help 看用法，:help 看操作，Ctrl-D 离开。",
    console_help=(
        "一个数字：按最后一张卡片上的那个按钮\n"
        "/as admin、/as 名字：换人说话\u3000/in group、/in private：换地方\n"
        "/reply 文字：回复机器人的上一条消息\u3000/lang zh-hans：换这个人的语言\u3000/quit：离开"
    ),
    console_no_button="没有第 {number} 个按钮",
    console_who="{name}@{where}",
)
