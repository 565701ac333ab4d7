"""Cards as a phone shows them: `python -m tests.measure.pictures FOLDER` asks the bot and photographs what it says.

Needs Chromium and a Chinese font (Debian: chromium, fonts-noto-cjk, fonts-noto-color-emoji).
"""

import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from html import escape
from pathlib import Path

from PIL import Image, ImageChops

from bot.console.rules import Json
from tests.world import GROUP, MEMBER, World, make_settings

ARTICLES = Path("corpus/articles")
_BACKGROUND = (0xD5, 0xE4, 0xC3)
_WIDTH = 390  # CSS pixels of a common phone
_TAGS = {"bold": "b", "italic": "i", "underline": "u", "code": "code"}
_PAGE = """<meta charset="utf-8"><style>
body { margin: 0; padding: 10px 8px; background: #d5e4c3; font: 16px/1.35 "Noto Sans CJK TC", "Noto Color Emoji", sans-serif; }
.me, .bot { border-radius: 14px; padding: 7px 11px; max-width: 320px; white-space: pre-wrap; box-shadow: 0 1px 1px #0003; }
.me { background: #effdde; margin: 8px 0 8px auto; width: fit-content; }
.bot { background: #fff; margin-top: 8px; width: 320px; box-sizing: border-box; overflow-wrap: anywhere; }
.row { display: flex; gap: 4px; margin-top: 4px; width: 320px; }
.row span { flex: 1; background: #7a9a6acc; color: #fff; border-radius: 8px; padding: 7px 4px; text-align: center;
  font-size: 14px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
</style>MESSAGES"""


def _html(message: Json) -> str:
    """A message's text with its entities as tags; offsets are in UTF-16 units."""
    units = message["text"].encode("utf-16-le")
    marks: list[tuple[int, int, str]] = []
    for number, entity in enumerate(message.get("entities", [])):
        tag = _TAGS.get(entity["type"])
        if tag:
            marks.append((entity["offset"], -number, f"<{tag}>"))
            marks.append((entity["offset"] + entity["length"], number - 10_000, f"</{tag}>"))
    html, at = "", 0
    for offset, _, tag in sorted(marks):
        html += escape(units[2 * at : 2 * offset].decode("utf-16-le")) + tag
        at = offset
    return html + escape(units[2 * at :].decode("utf-16-le"))


def _bubbles(said: str, message: Json) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = ("".join(f"<span>{escape(button['text'])}</span>" for button in row) for row in rows)
    shown = "".join(f'<div class="row">{row}</div>' for row in buttons)
    return f'<div class="me">{escape(said)}</div><div class="bot">{_html(message)}</div>{shown}'


def _photograph(name: Path, messages: str) -> None:
    """A picture of a chat, as high as what stands in it."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(_PAGE.replace("MESSAGES", messages), "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={_WIDTH},1600"]
        command += ["--force-device-scale-factor=2", f"--screenshot={name.absolute()}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True)
    picture = Image.open(name).convert("RGB")
    background = Image.new("RGB", picture.size, _BACKGROUND)
    box = ImageChops.difference(picture, background).getbbox()
    low = box[3] + 20 if box else picture.height
    picture.crop((0, 0, picture.width, low)).quantize(64).save(name, optimize=True)


async def _cards(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        async with World(make_settings(ARTICLES, Path(data))).living() as world:
            chinese = {**MEMBER, "language_code": "zh-hant"}
            for name, said in (("answer", "力爭引進多少戶500強"), ("possible", "副市長是誰"), ("no", "蘋果手機多少錢")):
                [card] = await world.says(said, chinese)
                _photograph(folder / f"{name}.png", _bubbles(said, card.message))
            [card] = await world.says("/ask how many 500 firms are targeted", MEMBER, GROUP)
            _photograph(folder / "english.png", _bubbles("/ask how many 500 firms are targeted", card.message))
            [card] = await world.says("力爭引進多少戶500強", chinese)
            [read] = await world.presses(card.message, "📖", chinese)
            _photograph(folder / "reading.png", _bubbles("📖", read.message))
            [start] = await world.says("/start", chinese)
            _photograph(folder / "start.png", _bubbles("/start", start.message))
            [start] = await world.says("/settings@chawen_bot", {**chinese, "id": 1}, GROUP)
            _photograph(folder / "settings.png", _bubbles("/settings", start.message))


def main(arguments: Sequence[str]) -> None:
    """Photograph cards into a folder."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_cards(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
