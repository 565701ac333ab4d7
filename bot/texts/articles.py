"""What the bot says about its articles: /articles."""

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
