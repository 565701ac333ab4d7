"""What the bot says while it rebuilds its index: /reindex."""

from collections.abc import Mapping

from bot.texts.languages import Command, Saying

COMMAND = Command(
    "reindex",
    Saying(
        zh_hant="重建索引（管理員）",
        zh_hans="重建索引（管理员）",
        en="rebuild the index (admins)",
    ),
    admins_only=True,
)

STARTED = Saying(
    zh_hant="開始重建索引…",
    zh_hans="开始重建索引…",
    en="Rebuilding the index…",
)

STEPS: Mapping[str, Saying] = {
    "read": Saying(
        zh_hant="讀文章 {done}/{of}",
        zh_hans="读文章 {done}/{of}",
        en="reading articles {done}/{of}",
    ),
    "write": Saying(
        zh_hant="寫入",
        zh_hans="写入",
        en="writing",
    ),
    "upload": Saying(
        zh_hant="送段落到 Milvus {done}/{of}",
        zh_hans="送段落到 Milvus {done}/{of}",
        en="sending passages to Milvus {done}/{of}",
    ),
}

LEFT = Saying(
    zh_hant="大約還要 {seconds} 秒",
    zh_hans="大约还要 {seconds} 秒",
    en="about {seconds} s left",
)

CANCEL_BUTTON = Saying(
    zh_hant="✖ 取消",
    zh_hans="✖ 取消",
    en="✖ Cancel",
)

CANCELLING = Saying(
    zh_hant="正在停下來…",
    zh_hans="正在停下来…",
    en="Stopping…",
)

BACK_BUTTON = Saying(
    zh_hant="↩ 用回上一版索引",
    zh_hans="↩ 用回上一版索引",
    en="↩ Back to the index before",
)

ROLLED_BACK = Saying(
    zh_hant="已經用回上一版索引：{articles} 篇文章。檔案沒有動；要照現在的檔案重建，請用 /reindex。",
    zh_hans="已经用回上一版索引：{articles} 篇文章。文件没有动；要照现在的文件重建，请用 /reindex。",
    en="Back to the index before: {articles} articles. The files are as they are; /reindex takes them in again.",
)

ANOTHER_BY_NOW = Saying(
    zh_hant="現在用的已經是另一版索引了。",
    zh_hans="现在用的已经是另一版索引了。",
    en="Another index answers by now.",
)

NO_EARLIER = Saying(
    zh_hant="沒有上一版索引可以用。",
    zh_hans="没有上一版索引可以用。",
    en="There is no earlier index that could be used.",
)

INTERRUPTED = Saying(
    zh_hant="重建索引到一半就中斷了，舊的索引照常使用；有變動的文章，我正在重新收進來。",
    zh_hans="重建索引到一半就中断了，旧的索引照常使用；有变动的文章，我正在重新收进来。",
    en="This rebuild was cut off; the old index goes on answering, and I am taking in what changed.",
)

CANCELLED = Saying(
    zh_hant="已取消重建，一切照舊。",
    zh_hans="已取消重建，一切照旧。",
    en="The rebuild was cancelled: everything is as it was.",
)

NOTHING_RUNS = Saying(
    zh_hant="現在沒有在重建。",
    zh_hans="现在没有在重建。",
    en="No rebuild is running.",
)

SHRUNK = Saying(
    zh_hant="⚠️ 資料夾裡只剩 {now} 篇文章，原來有 {before} 篇，所以<b>沒有換上</b>，照舊用原來的回答。是資料夾沒掛上，還是真的要拿掉這麼多？",
    zh_hans="⚠️ 文件夹里只剩 {now} 篇文章，原来有 {before} 篇，所以<b>没有换上</b>，照旧用原来的回答。是文件夹没挂上，还是真的要拿掉这么多？",
    en="⚠️ Only {now} article(s) are left in the folder, of {before}: <b>not taken over</b>, questions are answered from those before. Is the folder not mounted, or are so many to go?",
)

TAKE_OVER_BUTTON = Saying(
    zh_hant="真的要，換上",
    zh_hans="真的要，换上",
    en="They are to go",
)

KEEP_BUTTON = Saying(
    zh_hant="保持原樣",
    zh_hans="保持原样",
    en="Leave as it was",
)

TAKING_OVER = Saying(
    zh_hant="好，照資料夾現在的樣子換上。",
    zh_hans="好，照文件夹现在的样子换上。",
    en="Taking over the folder as it is now.",
)

KEPT = Saying(
    zh_hant="好，照舊用原來的文章回答。",
    zh_hans="好，照旧用原来的文章回答。",
    en="Questions are answered from the articles as they were.",
)

BUSY = Saying(
    zh_hant="已經在重建了，請等它完成。",
    zh_hans="已经在重建了，请等它完成。",
    en="A rebuild is running already: please wait for it.",
)

DONE = Saying(
    zh_hant="<b>重建完成</b>：{articles} 篇文章，{passages} 段，{seconds} 秒",
    zh_hans="<b>重建完成</b>：{articles} 篇文章，{passages} 段，{seconds} 秒",
    en="<b>Rebuilt</b>: {articles} article(s), {passages} passages, {seconds} s",
)

COUNTS = Saying(
    zh_hant="新增 {new}，修改 {changed}，移除 {gone}，失敗 {failed}",
    zh_hans="新增 {new}，修改 {changed}，移除 {gone}，失败 {failed}",
    en="{new} new, {changed} changed, {gone} gone, {failed} failed",
)

UNCHANGED = Saying(
    zh_hant="沒有變化",
    zh_hans="没有变化",
    en="nothing changed",
)

NEW = Saying(
    zh_hant="新增：{names}",
    zh_hans="新增：{names}",
    en="New: {names}",
)

CHANGED = Saying(
    zh_hant="修改：{names}",
    zh_hans="修改：{names}",
    en="Changed: {names}",
)

GONE = Saying(
    zh_hant="移除：{names}",
    zh_hans="移除：{names}",
    en="Gone: {names}",
)

SKIPPED = Saying(
    zh_hant="沒讀成：{file}（{reason}）",
    zh_hans="没读成：{file}（{reason}）",
    en="Skipped: {file} ({reason})",
)

NOTICED = Saying(
    zh_hant="請留意：{file}（{notice}）",
    zh_hans="请留意：{file}（{notice}）",
    en="Note: {file} ({notice})",
)

NOTICES: Mapping[str, Saying] = {
    "bad_bytes": Saying(
        zh_hant="有些位元組不是文字，以 □ 代替",
        zh_hans="有些字节不是文字，以 □ 代替",
        en="some bytes are no text and show as □",
    ),
    "front_matter": Saying(
        zh_hant="開頭的設定有一部分讀不懂",
        zh_hans="开头的设置有一部分读不懂",
        en="not all of its front matter could be read",
    ),
    "no_text_layer": Saying(
        zh_hant="有幾頁是圖片，沒有文字",
        zh_hans="有几页是图片，没有文字",
        en="some pages are pictures without text",
    ),
    "cut": Saying(
        zh_hant="太長，只讀了前面的部分",
        zh_hans="太长，只读了前面的部分",
        en="too long: only its beginning was read",
    ),
}

FAILED = Saying(
    zh_hant="重建失敗，原來的索引照常使用：{reason}",
    zh_hans="重建失败，原来的索引照常使用：{reason}",
    en="The rebuild failed; the index from before stays in use: {reason}",
)

MORE = Saying(
    zh_hant="…還有 {more} 個",
    zh_hans="…还有 {more} 个",
    en="… and {more} more",
)

REASONS: Mapping[str, Saying] = {
    "empty": Saying(
        zh_hant="沒有內容",
        zh_hans="没有内容",
        en="nothing in it",
    ),
    "encoding": Saying(
        zh_hant="看不出編碼，請存成 UTF-8",
        zh_hans="看不出编码，请存成 UTF-8",
        en="unknown encoding: save it as UTF-8",
    ),
    "file_name": Saying(
        zh_hant="檔名不是 UTF-8，請改名",
        zh_hans="文件名不是 UTF-8，请改名",
        en="the file name is not UTF-8: rename the file",
    ),
    "format": Saying(
        zh_hant="不認得的格式，請用 .txt、.md、.html、.docx、.pptx、.pdf 或 .xlsx",
        zh_hans="不认得的格式，请用 .txt、.md、.html、.docx、.pptx、.pdf 或 .xlsx",
        en="unknown format: use .txt, .md, .html, .docx, .pptx, .pdf or .xlsx",
    ),
    "encrypted": Saying(
        zh_hant="有密碼保護，請解除後再放入",
        zh_hans="有密码保护，请解除后再放入",
        en="protected by a password: take it off first",
    ),
    "damaged": Saying(
        zh_hant="檔案已損壞，請重新存檔",
        zh_hans="文件已损坏，请重新存档",
        en="damaged: save it again",
    ),
    "no_text_layer": Saying(
        zh_hant="是掃描的圖片，沒有文字，請先做文字辨識",
        zh_hans="是扫描的图片，没有文字，请先做文字识别",
        en="pictures of pages, no text: run text recognition first",
    ),
    "too_large": Saying(
        zh_hant="檔案太大，請分成幾個",
        zh_hans="文件太大，请分成几个",
        en="too large: part it into several files",
    ),
    "too_slow": Saying(
        zh_hant="讀得太久，請簡化或分成幾個",
        zh_hans="读得太久，请简化或分成几个",
        en="takes too long to read: simplify it or part it",
    ),
    "unreadable": Saying(
        zh_hant="檔案打不開，請檢查權限",
        zh_hans="文件打不开，请检查权限",
        en="can't be opened: check its permissions",
    ),
    "no_corpus": Saying(
        zh_hant="找不到文章資料夾，請檢查 CORPUS_DIR",
        zh_hans="找不到文章文件夹，请检查 CORPUS_DIR",
        en="the folder of articles is missing: check CORPUS_DIR",
    ),
    "no_space": Saying(
        zh_hant="寫不進 DATA_DIR，請檢查空間與權限",
        zh_hans="写不进 DATA_DIR，请检查空间与权限",
        en="DATA_DIR can't be written: check space and permissions",
    ),
    "unavailable": Saying(
        zh_hant="Milvus 沒有回應，請檢查 MILVUS_URI 與伺服器",
        zh_hans="Milvus 没有回应，请检查 MILVUS_URI 与服务器",
        en="Milvus does not answer: check MILVUS_URI and the server",
    ),
    "internal": Saying(
        zh_hant="內部錯誤，詳見日誌",
        zh_hans="内部错误，详见日志",
        en="internal error, see the log",
    ),
}
