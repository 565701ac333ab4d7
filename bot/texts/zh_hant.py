"""What the bot says in Traditional Chinese."""

from bot.texts import Texts

TEXTS = Texts(
    language="zh-hant",
    name="繁體",
    automatic="自動",
    commands={
        "ask": "問文章一個問題",
        "articles": "我知道哪些文章",
        "help": "怎麼用",
        "start": "從這裡開始",
        "reindex": "重建索引（管理員）",
    },
    welcome=(
        "我是<b>查文</b>。問我 {articles} 篇文章裡寫了什麼，我會找出答案所在的原文。\n"
        "\n"
        "直接把問題發給我就行，繁體、簡體、English 都可以。"
    ),
    welcome_empty="我是<b>查文</b>，會從文章裡找出答案所在的原文。現在還沒有文章，請管理員先放入。",
    welcome_topics="文章：",
    help=(
        "<b>怎麼問</b>\n"
        "・私訊：直接發問題\n"
        "・群組：<code>/ask 問題</code>，或用 <code>/ask</code> 回覆一則寫著問題的訊息，或回覆我的訊息\n"
        "・問題用繁體、簡體、English 都行\n"
        "\n"
        "答案都是文章原文；文章裡沒有的，我會說沒有。"
    ),
    language_set="好，以後用繁體回覆。",
    courtesies={
        "greeting": "你好！想知道文章裡寫了什麼，直接問我就行。",
        "thanks": "不客氣，還想知道什麼就再問我。",
        "farewell": "再見，隨時再來問我。",
        "who": "我是查文，一個機器人：你問，我從文章裡找出原文來答。看看 /articles 有哪些文章。",
    },
    ask_usage="請把問題寫在 <code>/ask</code> 後面，例如 <code>/ask 今年的目標是什麼</code>；也可以用 <code>/ask</code> 回覆一則寫著問題的訊息。",
    only_text="我只看得懂文字，請把問題打成字。",
    too_long="這個問題太長了（最多 {limit} 個字），請只寫要問的那一句。",
    understood="🔎 {question}",
    possible="可能相關：",
    not_found="文章裡沒有找到答案。",
    why_button="為什麼",
    why="比對到：{terms}",
    why_nothing="沒有比對到任何詞。",
    looked_for="找過：{terms}",
    try_asking="例如可以問：",
    ask_instead="可以問我這些文章的內容：",
    no_articles="還沒有任何文章，請管理員放入文章後執行 /reindex。",
    articles="<b>我知道 {articles} 篇文章</b>",
    article_size="{characters} 字",
    reindex_started="開始重建索引…",
    reindex_steps={
        "read": "讀文章 {done}/{of}",
        "write": "寫入",
        "upload": "送段落到 Milvus {done}/{of}",
    },
    reindex_left="大約還要 {seconds} 秒",
    reindex_busy="已經在重建了，請等它完成。",
    reindex_refused="這個指令只有管理員能用。",
    reindex_done="<b>重建完成</b>：{articles} 篇文章，{passages} 段，{seconds} 秒",
    reindex_change="新增 {new}，修改 {changed}，移除 {gone}，失敗 {failed}",
    reindex_unchanged="沒有變化",
    reindex_new="新增：{names}",
    reindex_changed="修改：{names}",
    reindex_gone="移除：{names}",
    reindex_skipped="沒讀成：{file}（{reason}）",
    reindex_failed="重建失敗，原來的索引照常使用：{reason}",
    more_names="…還有 {more} 個",
    reasons={
        "empty": "沒有內容",
        "encoding": "看不出編碼，請存成 UTF-8",
        "file_name": "檔名不是 UTF-8，請改名",
        "markup": "這份 HTML 讀不懂",
        "format": "不認得的格式，請用 .txt、.md 或 .html",
        "front_matter": "開頭 --- 之間不是 YAML",
        "same_name": "和另一個檔案同名",
        "unreadable": "檔案打不開，請檢查權限",
        "no_corpus": "找不到文章資料夾，請檢查 CORPUS_DIR",
        "no_space": "寫不進 DATA_DIR，請檢查空間與權限",
        "unavailable": "Milvus 沒有回應，請檢查 MILVUS_URI 與伺服器",
        "internal": "內部錯誤，詳見日誌",
    },
    updated="文章更新過，已重新作答。",
    expired="這則答案已過期，請再問一次。",
    unknown_command="沒有這個指令，看看 /help。",
    not_allowed="抱歉，這個機器人沒有對這裡開放。",
    unavailable="現在查不了文章，請稍後再試。",
    engine_down="{reason}。恢復以前無法回答問題。",
    engine_up="查詢已恢復。",
    internal_error="內部錯誤（{code}），請再試一次；管理員可在日誌裡用這個代碼查到原因。",
    console_welcome="沒有設定 TELEGRAM_BOT_TOKEN：這裡就是聊天室。直接打問題，/help 看用法，:help 看操作，Ctrl-D 離開。",
    console_help=(
        "一個數字：按最後一張卡片上的那個按鈕\n"
        "/as admin、/as 名字：換人說話\u3000/in group、/in private：換地方\n"
        "/reply 文字：回覆機器人的上一則訊息\u3000/lang zh-hant：換這個人的語言\u3000/quit：離開"
    ),
    console_no_button="沒有第 {number} 個按鈕",
    console_who="{name}@{where}",
)
