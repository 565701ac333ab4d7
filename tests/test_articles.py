"""/articles, page by page."""

from pathlib import Path

from bot.console.botapi import buttons
from tests.conftest import Write
from tests.world import ADMIN, GROUP, World, make_settings, text


async def test_articles_are_paged(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({f"{at:03}.txt": f"標題{at:03}\n\n這是第{at}篇文章的內容。" for at in range(125)})
    async with World(make_settings(folder, tmp_path)).living() as world:
        first = (await world.says("/articles"))[0].message
        assert "標題009" in first["text"]
        assert "標題010" not in first["text"]
        [second] = await world.presses(first, "▶")
        assert "標題010" in second.message["text"]
        [twelfth] = await world.presses(second.message, "»")
        assert "標題110" in twelfth.message["text"]
        [last] = await world.presses(twelfth.message, "▶")
        assert "標題124" in last.message["text"]
        assert [button["text"] for button in buttons(last.message)] == ["«", "◀", "13/13"]


async def test_an_article_is_found_by_its_title_in_either_script(corpus: Write, tmp_path: Path) -> None:
    many = {f"{at:02}.txt": f"標題{at:02}\n\n這是第{at}篇文章的內容。" for at in range(45)}
    folder = corpus({**many, "x.txt": "農場規則\n\n餵牛請先洗手。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        found = (await world.says("/articles 农场"))[0].message["text"]
        assert "農場規則" in found
        assert "標題" not in found
        listed = (await world.says("/articles 標題"))[0].message["text"]
        assert "45 篇" in listed
        assert "還有 35 篇" in listed
        assert "沒有題目是「農田&」" in (await world.says("/articles 農田&"))[0].message["text"]


async def test_admins_see_which_files_cant_be_read(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。", "壞檔.pdf": b"%PDF-1.4 broken"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        assert "壞檔.pdf" in text(await world.says("/articles", ADMIN))
        assert "壞檔.pdf" not in text(await world.says("/articles"))
        assert "壞檔.pdf" not in text(await world.says("/articles@chawen_bot", ADMIN, GROUP))
