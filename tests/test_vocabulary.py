"""/syn and /dict: what an admin teaches is known after the reindex that follows."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.vocabulary import LINE, Vocabulary, read_synonyms, read_word
from tests.conftest import Write
from tests.world import ADMIN, World, make_settings, text

NOVEL = {"一.txt": "第一回\n\n陳近南的母親是林氏，總舵主。\n\n韋小寶在揚州麗春院長大，在北京住過許多年，母親是韋春花。"}


async def test_a_name_in_other_letters_is_taught_and_untaught(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        assert "林氏" in text(await world.says("Who is Trinket's mother?", user=ADMIN))
        assert "記住了：Trinket = 韋小寶" in text(await world.says("/syn Trinket＝韋小寶", user=ADMIN))
        await world.rebuilt()
        assert "韋春花" in text(await world.says("Who is Trinket's mother?", user=ADMIN))
        assert "1. Trinket = 韋小寶" in text(await world.says("/syn", user=ADMIN))
        assert "拿掉了" in text(await world.says("/syn 刪除 1", user=ADMIN))
        await world.rebuilt()
        assert "林氏" in text(await world.says("Who is Trinket's mother?", user=ADMIN))


async def test_a_word_is_taught(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        await world.says("/dict 麗春院", user=ADMIN)
        await world.rebuilt()
        assert (
            "麗春院" in world.bot.library.searcher.analyzer.question("在丽春院长大").words
            or (tmp_path / "userdict.txt").is_file()
        )
        assert "沒有記" in text(await world.says("/dict 麗春院", user=ADMIN))
        assert "沒有這一行" in text(await world.says("/dict -9", user=ADMIN))


@pytest.mark.parametrize("command", ["/syn", "/syn 軟體", "/syn 軟體 = 軟體", "/dict", "/dict 兩個 詞"])
async def test_how_to_teach_is_told(world: World, command: str) -> None:
    assert "-2" in text(await world.says(command, user=ADMIN))


async def test_a_member_teaches_nothing(world: World, tmp_path: Path) -> None:
    assert "只有管理員" in text(await world.says("/syn 軟體 軟件"))


def test_comments_stay_where_a_line_goes(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("# ours\n軟體 软件\n", "utf-8")
    vocabulary = Vocabulary(tmp_path)
    assert vocabulary.add("synonyms", "電梯 升降機")
    assert vocabulary.remove("synonyms", 1) == "軟體 软件"
    assert (tmp_path / "synonyms.txt").read_text("utf-8") == "# ours\n電梯 升降機\n"


@given(st.text(max_size=300))
def test_a_line_is_one_line_of_two_words_or_more(said: str) -> None:
    line = read_synonyms(said)
    assert line is None or (len(line.splitlines()) == 1 and len(line) <= 2 * LINE and read_synonyms(line) == line)
    word = read_word(said)
    assert word is None or word.split() == [word]
