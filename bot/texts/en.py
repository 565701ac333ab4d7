"""What the bot says in English."""

from bot.texts import Texts

TEXTS = Texts(
    language="en",
    name="English",
    automatic="Automatic",
    commands={
        "ask": "ask the articles a question",
        "articles": "which articles I know",
        "help": "how to use me",
        "start": "begin here",
        "reindex": "rebuild the index (admins)",
    },
    welcome=(
        "I am <b>chawen 查文</b>. Ask me what {articles} article(s) say, and I show you the passage that answers, word for word.\n"
        "\n"
        "Just send your question: 繁體, 简体 or English."
    ),
    welcome_empty="I am <b>chawen 查文</b> and find the passage that answers in the articles I was given. There are none yet: an admin has to add some.",
    welcome_topics="Articles:",
    help=(
        "<b>How to ask</b>\n"
        "· in private: just send the question\n"
        "· in a group: <code>/ask question</code>, or <code>/ask</code> as a reply to the message that holds the question, or reply to me\n"
        "· in 繁體, 简体 or English\n"
        "\n"
        "Every answer stands in an article, word for word; what is not in them I say is not."
    ),
    language_set="Fine: English from now on.",
    courtesies={
        "greeting": "Hello! Just ask me what the articles say.",
        "thanks": "You're welcome. Ask again whenever you like.",
        "farewell": "Goodbye, and come back with any question.",
        "who": "I am chawen, a bot: you ask, and I find the passage in the articles that answers. /articles lists them.",
    },
    ask_usage="Write the question behind <code>/ask</code>, for example <code>/ask what is this year's target</code>, or send <code>/ask</code> as a reply to the message that holds it.",
    only_text="I can only read text: please type the question.",
    too_long="That question is too long (at most {limit} characters): please send just the sentence that asks.",
    understood="🔎 {question}",
    possible="Possibly related:",
    not_found="That is not in the articles.",
    why_button="Why?",
    why="Matched: {terms}",
    why_nothing="No word matched.",
    looked_for="Looked for: {terms}",
    try_asking="For example, ask:",
    ask_instead="You can ask me about these articles:",
    no_articles="There are no articles yet: an admin has to add some and run /reindex.",
    articles="<b>I know {articles} article(s)</b>",
    article_size="{characters} characters",
    reindex_started="Rebuilding the index…",
    reindex_steps={
        "read": "reading articles {done}/{of}",
        "write": "writing",
        "upload": "sending passages to Milvus {done}/{of}",
    },
    reindex_left="about {seconds} s left",
    reindex_busy="A rebuild is running already: please wait for it.",
    reindex_refused="That command is for admins only.",
    reindex_done="<b>Rebuilt</b>: {articles} article(s), {passages} passages, {seconds} s",
    reindex_change="{new} new, {changed} changed, {gone} gone, {failed} failed",
    reindex_unchanged="nothing changed",
    reindex_new="New: {names}",
    reindex_changed="Changed: {names}",
    reindex_gone="Gone: {names}",
    reindex_skipped="Skipped: {file} ({reason})",
    reindex_failed="The rebuild failed; the index from before stays in use: {reason}",
    more_names="… and {more} more",
    reasons={
        "empty": "nothing in it",
        "encoding": "unknown encoding: save it as UTF-8",
        "file_name": "the file name is not UTF-8: rename the file",
        "markup": "this HTML can't be read",
        "format": "unknown format: use .txt, .md or .html",
        "front_matter": "what stands between the leading --- is not YAML",
        "same_name": "another file has the same name",
        "unreadable": "can't be opened: check its permissions",
        "no_corpus": "the folder of articles is missing: check CORPUS_DIR",
        "no_space": "DATA_DIR can't be written: check space and permissions",
        "unavailable": "Milvus does not answer: check MILVUS_URI and the server",
        "internal": "internal error, see the log",
    },
    updated="The articles changed: answered anew.",
    expired="This answer has expired: please ask again.",
    unknown_command="There is no such command: see /help.",
    not_allowed="Sorry, this bot is not open to this chat.",
    unavailable="The search does not answer just now: please try again in a moment.",
    engine_down="{reason}. Questions can't be answered until it is back.",
    engine_up="The search answers again.",
    internal_error="Internal error ({code}): please try again. An admin finds the cause under this code in the log.",
    console_welcome="No TELEGRAM_BOT_TOKEN is set: this is the chat. Type a question; /help tells what the bot does, :help how to drive this console, Ctrl-D leaves.",
    console_help=(
        "a number: press that button of the last card\n"
        "/as admin, /as NAME: who speaks   /in group, /in private: where\n"
        "/reply TEXT: reply to the bot's last message   /lang en: this person's language   /quit: leave"
    ),
    console_no_button="There is no button {number}",
    console_who="{name}@{where}",
)
