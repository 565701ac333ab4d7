"""What the bot says about its articles and those that admins send it: /articles, uploads."""

from bot.texts.languages import Command, Saying

COMMAND = Command(
    "articles",
    Saying(
        zh_hant="我知道哪些文章",
        zh_hans="我知道哪些文章",
        en="which articles I know",
    ),
)

NONE = Saying(
    zh_hant="還沒有任何文章，請管理員放入文章後執行 /reindex。",
    zh_hans="还没有任何文章，请管理员放入文章后执行 /reindex。",
    en="There are no articles yet: an admin has to add some and run /reindex.",
)

HEADING = Saying(
    zh_hant="<b>我知道 {articles} 篇文章</b>",
    zh_hans="<b>我知道 {articles} 篇文章</b>",
    en="<b>I know {articles} article(s)</b>",
)

SIZE = Saying(
    zh_hant="{characters} 字",
    zh_hans="{characters} 字",
    en="{characters} characters",
)

NAMED = Saying(
    zh_hant="<b>題目有「{text}」的文章：{articles} 篇</b>",
    zh_hans="<b>题目有“{text}”的文章：{articles} 篇</b>",
    en="<b>{articles} article(s) with “{text}” in their titles</b>",
)

MORE = Saying(
    zh_hant="…還有 {more} 篇，多寫幾個字就能找到。",
    zh_hans="…还有 {more} 篇，多写几个字就能找到。",
    en="… and {more} more: add a word to find them.",
)

OTHERS = Saying(
    zh_hant="…還有 {more} 篇：/articles",
    zh_hans="…还有 {more} 篇：/articles",
    en="… and {more} more: /articles",
)

NO_SUCH = Saying(
    zh_hant="沒有題目是「{text}」的文章。/articles 列出全部。",
    zh_hans="没有题目是“{text}”的文章。/articles 列出全部。",
    en="No article's title has “{text}”. /articles lists them all.",
)

REMOVE = Command(
    "remove",
    Saying(
        zh_hant="移除一篇文章（管理員）",
        zh_hans="移除一篇文章（管理员）",
        en="take an article out (admins)",
    ),
    admins_only=True,
    takes_text=True,
)

REMOVE_USAGE = Saying(
    zh_hant="請在 /remove 後面寫文章的題目，例如：/remove 停車須知",
    zh_hans="请在 /remove 后面写文章的题目，例如：/remove 停车须知",
    en="Write the article's title after /remove, for example: /remove parking rules",
)

REMOVE_WHICH = Saying(
    zh_hant="有 {articles} 篇這樣的文章，請把題目寫完整：\n{titles}",
    zh_hans="有 {articles} 篇这样的文章，请把题目写完整：\n{titles}",
    en="{articles} articles are called so; please write one title in full:\n{titles}",
)

REMOVE_SURE = Saying(
    zh_hant="要移除「{title}」嗎？檔案會留一份，可以復原。",
    zh_hans="要移除“{title}”吗？文件会留一份，可以还原。",
    en="Take out “{title}”? A copy of its file is kept, and can be put back.",
)

REMOVE_BUTTON = Saying(
    zh_hant="🗑 移除",
    zh_hans="🗑 移除",
    en="🗑 Take it out",
)

KEEP_BUTTON = Saying(
    zh_hant="✖ 留著",
    zh_hans="✖ 留着",
    en="✖ Keep it",
)

REMOVED = Saying(
    zh_hant="「{name}」移除了，正在重建索引。",
    zh_hans="「{name}」移除了，正在重建索引。",
    en="“{name}” is out; rebuilding the index.",
)

TOO_LARGE = Saying(
    zh_hant="這個檔案太大了：機器人最多收得到 20 MB 的檔案，請直接放進資料夾。",
    zh_hans="这个文件太大了：机器人最多收得到 20 MB 的文件，请直接放进文件夹。",
    en="That file is too large: a bot gets at most 20 MB. Please put it into the folder yourself.",
)

UNREAD = Saying(
    zh_hant="讀不了「{name}」：{reason}。",
    zh_hans="读不了「{name}」：{reason}。",
    en="“{name}” can't be read: {reason}.",
)

IN_NO_FOLDER = Saying(
    zh_hant="它不在資料夾裡，到處都能問。要放進資料夾，請重傳一次，在檔案的說明寫資料夾的名字：{folders}",
    zh_hans="它不在文件夹里，到处都能问。要放进文件夹，请重传一次，在文件的说明写文件夹的名字：{folders}",
    en="It will be in no folder, and can be asked about everywhere. To put it into one, send it again with the folder’s name as its caption: {folders}",
)

SAME_NAME = Saying(
    zh_hant="有好幾個檔案叫這個名字：\n{paths}\n請重傳一次，在檔案的說明寫要放進哪個資料夾（不放進資料夾就寫 /）。",
    zh_hans="有好几个文件叫这个名字：\n{paths}\n请重传一次，在文件的说明写要放进哪个文件夹（不放进文件夹就写 /）。",
    en="Several files have this name:\n{paths}\nPlease send it again with the folder’s name as its caption, or / for none.",
)

PREVIEW = Saying(
    zh_hant="📄 <b>{title}</b>（{name}）\n{passages} 段，{characters} 字，{left_out} 處沒有收進來\n\n{beginning}",
    zh_hans="📄 <b>{title}</b>（{name}）\n{passages} 段，{characters} 字，{left_out} 处没有收进来\n\n{beginning}",
    en="📄 <b>{title}</b> ({name})\n{passages} passages, {characters} characters, {left_out} pieces left out\n\n{beginning}",
)

REPLACES = Saying(
    zh_hant="⚠️ 會取代同名的文章；原來的會留著，可以復原。",
    zh_hans="⚠️ 会取代同名的文章；原来的会留着，可以还原。",
    en="⚠️ It replaces the article of that name, which is kept, and can be put back.",
)

PUT_BUTTON = Saying(
    zh_hant="✓ 放進去",
    zh_hans="✓ 放进去",
    en="✓ Put it in",
)

DROP_BUTTON = Saying(
    zh_hant="✖ 不要",
    zh_hans="✖ 不要",
    en="✖ No",
)

UNDO_BUTTON = Saying(
    zh_hant="↩ 復原",
    zh_hans="↩ 还原",
    en="↩ Undo",
)

PUT = Saying(
    zh_hant="「{name}」放進去了，正在重建索引。",
    zh_hans="「{name}」放进去了，正在重建索引。",
    en="“{name}” is in; rebuilding the index.",
)

UNDONE = Saying(
    zh_hant="「{name}」恢復成原來的樣子，正在重建索引。",
    zh_hans="「{name}」恢复成原来的样子，正在重建索引。",
    en="“{name}” is as it was; rebuilding the index.",
)

DROPPED = Saying(
    zh_hant="好，什麼都沒有變。",
    zh_hans="好，什么都没有变。",
    en="Fine, nothing was changed.",
)

UPLOAD_GONE = Saying(
    zh_hant="這個檔案已經不在這裡了，請重新來一次。",
    zh_hans="这个文件已经不在这里了，请重新来一次。",
    en="That file is no longer here: please start again.",
)

ALREADY_DONE = Saying(
    zh_hant="已經做好了",
    zh_hans="已经做好了",
    en="That is done already",
)

UNFETCHED = Saying(
    zh_hant="Telegram 沒有給我這個檔案，請再傳一次。",
    zh_hans="Telegram 没有给我这个文件，请再发一次。",
    en="Telegram did not give me that file: please send it again.",
)

UPLOAD_FAILED = Saying(
    zh_hant="寫不進文章的資料夾（CORPUS_DIR）：它是唯讀的，或磁碟滿了？",
    zh_hans="写不进文章的文件夹（CORPUS_DIR）：它是只读的，或磁盘满了？",
    en="The folder of articles (CORPUS_DIR) can't be written: is it read-only, or the disk full?",
)
