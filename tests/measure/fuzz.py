"""Whatever people send: updates of all kinds with texts of all kinds, and whether anything goes wrong.

python -m tests.measure.fuzz [5000] [--seed 1]

Telegram's side is as strict as Telegram. Printed are what the log calls an error, and the calls that were refused.
"""

import argparse
import asyncio
import logging
import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.console.botapi import buttons
from bot.console.rules import Json
from tests.conftest import ARTICLES
from tests.world import ADMIN, GROUP, MEMBER, World, make_settings, private

# refusals that a person's haste brings about, and the press of a button under somebody else's message, which only we can draw
_HARMLESS = ("message is not modified", "query is too old", "message can't be edited")
_WORDS = """
長春市 500強 引進 內資 外資 多少 什麼時候 是誰 嗎 呢 那 還有 請問 謝謝 ？ ！ 。 、 「 」 市长 项目 2013年 一百亿 mayor how many
/ask /help /start /articles /privacy /forget /reindex /gaps /pin /pins /status /stats /export /debug /syn /dict /remove /lang /
@chawen_bot @other_bot <b> </b> & &amp; &#x1F600; %s {} \\ ' " ` * _ [x](y) http://a.b/c?d=e 問： | = -1 −2 0 ٣ Ⅷ ㈱ ﷽ 🇹🇼 😀
為什麼 原文 更多 你好 電話呢 他幾歲 這篇文章講了什麼 有哪些文章
"""
_BLANKS = ("\n", "\n\n\n", " ", "\u3000", "\t", "\u200b", "\u200f", "\u202e", "\ufeff", "\u0301" * 9, "\x00", "\x1b[31m")
_LONG = ("x" * 300, "春" * 600, "？" * 50, "a b " * 99, "👨\u200d👩\u200d👧" * 9)
_PIECES = (*_WORDS.split(), *_BLANKS, *_LONG)
_FILES = ("a.txt", "b.md", "c.pdf", "d.docx", "e.html", "..", "/etc/passwd", "名" * 99 + ".txt", ".hidden", "a\nb.txt", "x.exe")
_PHOTO = {"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}
_OTHER: tuple[Json, ...] = (
    {"dice": {"emoji": "🎲", "value": 1}},
    {"photo": [], "caption": "力爭引進多少戶500強"},
    {"contact": {"phone_number": "1", "first_name": "x"}},
    {"location": {"latitude": 1.0, "longitude": 2.0}},
    {"new_chat_members": [MEMBER]},
    {"left_chat_member": MEMBER},
    {"new_chat_title": "新名"},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": GROUP}},
    {"forum_topic_created": {"name": "t", "icon_color": 7322096}},
    {"video_chat_started": {}},
    {"a_kind_of_tomorrow": {"x": 1}},
    {},
)


@dataclass(slots=True)
class Outcome:
    """What went wrong: records of the log that are errors, and refused calls; how many updates there were, and replies."""

    updates: int = 0
    shown: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


class _Errors(logging.Handler):
    def __init__(self, outcome: Outcome) -> None:
        super().__init__(logging.ERROR)
        self._outcome = outcome

    def emit(self, record: logging.LogRecord) -> None:
        cause = record.exc_info[1] if record.exc_info else ""
        self._outcome.errors[f"{record.name}: {record.getMessage()[:100]} {cause!r:.200}"] += 1


class Crowd:
    """People of whom nobody means well; what they do is drawn from a seed."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._draw = random.Random(seed)
        self._people = [
            ADMIN,
            MEMBER,
            {**MEMBER, "id": 3, "language_code": "zh-Hans-HK"},
            {**MEMBER, "id": 4, "language_code": ""},
        ]
        self._seen: list[Json] = []  # messages, ours and theirs

    async def act(self) -> None:
        """One of them does something."""
        shown = await self._world.gets(self._update())
        self._seen += [one.message for one in shown if one.kind in ("sent", "edited")]
        self._seen = self._seen[-50:]

    def _text(self) -> str:
        drawn = (self._draw.choice(_PIECES) for _ in range(self._draw.randint(1, 9)))
        return self._draw.choice(("", " ")).join(drawn)[:4_096] or "?"

    def _update(self) -> Json:
        user = self._draw.choice(self._people)
        chat = self._draw.choice((private(user), private(user), GROUP, {**GROUP, "is_forum": True}))
        kind = self._draw.random()
        api, seen = self._world.api, self._draw.choice(self._seen) if self._seen else None
        if kind < 0.15 and seen:
            mine = [button["callback_data"] for button in buttons(seen) if "callback_data" in button]
            data = self._draw.choice([*mine, *mine, "v1:p:1:1", "v1:zz", "v1:u:1_1:put", self._text()[:20]])
            return api.press(seen, user, data)
        if kind < 0.2:
            return api.type_inline(user, self._text()[:256])
        if kind < 0.25 and seen and seen.get("text"):
            return api.rewrite({**seen, "from": user}, self._text(), self._draw.choice((10, 500)))
        if kind < 0.3:
            return api.send_file(chat, user, self._draw.choice(_FILES), self._draw.randbytes(self._draw.randint(0, 300)))
        if kind < 0.33:
            return self._elsewhere(user)
        if kind < 0.38:
            said = api.say(chat, user, "x", **self._draw.choice(_OTHER))
            del said["message"]["text"]
            return said
        more: Json = {}
        if self._draw.random() < 0.1:
            more = {"message_thread_id": 7, "is_topic_message": True}
        if self._draw.random() < 0.05:
            more["forward_origin"] = {"type": "user", "date": 1, "sender_user": MEMBER}
        reply_to = seen if seen and self._draw.random() < 0.3 else None
        quote = self._text()[:60] if reply_to and self._draw.random() < 0.2 else ""
        return api.say(chat, user, self._text(), reply_to, quote, **more)

    def _elsewhere(self, user: Json) -> Json:
        """What is no message of a chat that we talk in: channels, guests, shops, albums, groups that take us in or move."""
        api, text = self._world.api, self._text()
        channel = {"id": -1_009, "type": "channel", "title": "頻道"}
        kind = self._draw.choice(("channel_post", "edited_channel_post", "business_message", "guest", "joined", "moved", "album"))
        if kind == "guest":
            return api.ask_as_guest({**GROUP, "id": -3_003}, user, f"@chawen_bot {text}")
        if kind == "joined":
            return api.take_in({**GROUP, "id": -4_004}, user)
        if kind == "moved":
            said = api.say({**GROUP, "id": -5_005}, user, "x", migrate_to_chat_id=-1_005_005)
            del said["message"]["text"]
            return said
        if kind == "album":
            said = api.say(private(user), user, "x", photo=[_PHOTO], media_group_id="1", caption=self._draw.choice(("", text)))
            del said["message"]["text"]
            return said
        said = api.say(channel if "channel" in kind else private(user), user, text)
        return {"update_id": said["update_id"], kind: said["message"]}


async def fuzz(updates: int, seed: int) -> Outcome:
    """So many updates, one after another."""
    outcome = Outcome(updates)
    handler = _Errors(outcome)
    logging.getLogger().addHandler(handler)
    try:
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus"
            corpus.mkdir()
            for article in ARTICLES.iterdir():
                (corpus / article.name).write_bytes(article.read_bytes())
            world = World(make_settings(corpus, Path(folder) / "data"))
            _watch(world, outcome)
            async with world.living():
                crowd = Crowd(world, seed)
                for _ in range(updates):
                    await crowd.act()
            outcome.shown = len(world.shown)
    finally:
        logging.getLogger().removeHandler(handler)
    return outcome


def _watch(world: World, outcome: Outcome) -> None:
    """Count the calls that Telegram refuses."""
    call = world.api.call

    async def watched(method: str, parameters: Json) -> tuple[int, Json]:
        status, body = await call(method, parameters)
        if status != 200 and not any(known in body["description"] for known in _HARMLESS):
            outcome.refused[f"{method}: {body['description']}"] += 1
        return status, body

    world.api.call = watched  # type: ignore[method-assign, assignment]


def main() -> None:
    """Print what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("updates", type=int, nargs="?", default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    outcome = asyncio.run(fuzz(chosen.updates, chosen.seed))
    print(f"{outcome.updates} updates, {outcome.shown} things shown")
    for title, counted in (("errors", outcome.errors), ("refused", outcome.refused)):
        print(f"{title}: {sum(counted.values())}")
        for what, times in counted.most_common():
            print(f"  {times} × {what}")


if __name__ == "__main__":
    main()
