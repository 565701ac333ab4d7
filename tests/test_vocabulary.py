"""/syn and /dict: what an admin teaches is tried, and known after the reindex that follows if the admin says so."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import trial
from bot.store import StoreError
from bot.vocabulary import LINE, Lesson, Vocabulary, read_synonyms, read_word
from index import Unavailable
from tests.conftest import Write
from tests.world import ADMIN, GROUP, World, make_settings, text

NOVEL = {"一.txt": "第一回\n\n陳近南的母親是林氏，總舵主。\n\n韋小寶在揚州麗春院長大，在北京住過許多年，母親是韋春花。"}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def teaches(world: World, said: str, button: str = "✓") -> str:
    """What an admin sees who says it and presses the button."""
    [card] = await world.says(said, user=ADMIN)
    shown = await world.presses(card.message, button, user=ADMIN)
    await world.rebuilt()
    return next(str(one.message["text"]) for one in shown if one.kind == "edited")


async def test_a_name_in_other_letters_is_taught_and_untaught(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        assert "林氏" in text(await world.says("Who is Trinket's mother?", user=ADMIN))
        assert "記住了：Trinket = 韋小寶" in await teaches(world, "/syn Trinket＝韋小寶")
        assert "韋春花" in text(await world.says("Who is Trinket's mother?", user=ADMIN))
        assert "1. Trinket = 韋小寶" in text(await world.says("/syn", user=ADMIN))
        assert "拿掉了" in await teaches(world, "/syn 刪除 1")
        assert "林氏" in text(await world.says("Who is Trinket's mother?", user=ADMIN))


async def test_a_word_is_taught(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        assert "扬州丽春院" not in world.bot.library.searcher.analyzer.question("在扬州丽春院长大").words
        assert "記住了" in await teaches(world, "/dict 揚州麗春院")
        assert "扬州丽春院" in world.bot.library.searcher.analyzer.question("在扬州丽春院长大").words
        assert "沒有記" in text(await world.says("/dict 揚州麗春院", user=ADMIN))
        assert "沒有這一行" in text(await world.says("/dict -9", user=ADMIN))


async def test_what_would_change_is_shown_before_it_does(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        assert "還沒有問過" in text(await world.says("/syn Trinket = 韋小寶", user=ADMIN))
        await world.says("Who is Trinket's mother?")
        await world.says("陳近南的母親是誰")
        [card] = await world.says("/syn Trinket = 韋小寶", user=ADMIN)
        assert "2 個問題，1 個" in card.message["text"]
        assert "・Who is Trinket" in card.message["text"]
        assert "陳近南的母親是林氏" in card.message["text"]
        assert "✓ 韋小寶在揚州麗春院長大" in card.message["text"]
        [left] = [one for one in await world.presses(card.message, "✖", user=ADMIN) if one.kind == "edited"]
        assert "沒有改" in left.message["text"]
        assert not (tmp_path / "synonyms.txt").exists()
        assert [one.kind for one in await world.presses(card.message, "✓", user=ADMIN)] == ["toast"]
        assert "林氏" in text(await world.says("Who is Trinket's mother?"))


async def test_a_comment_behind_a_line_is_no_word(corpus: Write, tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("# 名字\nTrinket = 韋小寶 # 小說裡 的 林氏\n", "utf-8")
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        asked = "Who is Trinket's mother?"
        before = text(await world.says(asked, user=ADMIN))
        assert "韋春花" in before
        [card] = await world.says("/syn 總舵主 舵主", user=ADMIN)
        assert "1 個問題，0 個" in card.message["text"]
        assert "已經有了" in text(await world.says("/syn Trinket = 韋小寶", user=ADMIN))
        assert "拿掉了：Trinket = 韋小寶" in await teaches(world, "/syn -1")
        assert "韋小寶" not in (tmp_path / "synonyms.txt").read_text("utf-8")
        assert "# 名字" in (tmp_path / "synonyms.txt").read_text("utf-8")


@pytest.mark.parametrize("error", [OSError(28, "No space left"), StoreError("locked"), Unavailable("Milvus is away")])
async def test_what_can_not_be_tried_can_be_taken_up(
    corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(*_: object) -> None:
        raise error

    monkeypatch.setattr(trial, "with_words", fails)
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        [card] = await world.says("/dict 揚州麗春院", user=ADMIN)
        assert "現在沒辦法試" in card.message["text"]
        shown = await world.presses(card.message, "✓", user=ADMIN)
        assert any("記住了" in one.message["text"] for one in shown if one.kind == "edited")
        await world.rebuilt()
        assert "扬州丽春院" in world.bot.library.searcher.analyzer.question("在扬州丽春院长大").words


async def test_what_can_not_be_written_waits(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        [card] = await world.says("/dict 揚州麗春院", user=ADMIN)
        with monkeypatch.context() as full:
            full.setattr(Path, "write_text", _full)
            [told] = await world.presses(card.message, "✓", user=ADMIN)
        assert "寫不進" in told.text
        shown = await world.presses(card.message, "✓", user=ADMIN)
        assert any("記住了" in one.message["text"] for one in shown if one.kind == "edited")
        await world.rebuilt()


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


async def test_in_a_group_nothing_is_told_of_what_others_asked(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        await world.says("Who is Trinket's mother?")
        [card] = await world.says("/syn Trinket = 韋小寶", user=ADMIN, chat=GROUP)
        assert "1 個" in card.message["text"]
        assert "mother" not in card.message["text"]
        [refused] = await world.presses(card.message, "✓")
        assert "admins" in refused.text
        assert not (tmp_path / "synonyms.txt").exists()


async def test_a_word_that_is_tried_leaves_no_trace(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        await world.says("陳近南的母親是誰")
        before = _names(tmp_path)
        assert "1 個問題，0 個" in text(await world.says("/dict 揚州麗春院", user=ADMIN))
        assert _names(tmp_path) == before


async def test_what_there_was_no_time_to_try_is_said(corpus: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "_PATIENCE", -1.0)
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        await world.says("陳近南的母親是誰")
        told = text(await world.says("/syn Trinket = 韋小寶", user=ADMIN))
        assert "0 個問題，0 個" in told
        assert "共 1 個，其餘來不及試" in told


async def test_a_later_lesson_takes_the_place_of_one_that_waits(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(NOVEL), tmp_path)).living() as world:
        [first] = await world.says("/syn Trinket = 韋小寶", user=ADMIN)
        assert "記住了" in await teaches(world, "/syn 軟體 程式")
        [told] = await world.presses(first.message, "✓", user=ADMIN)
        assert told.kind == "toast"
        assert (tmp_path / "synonyms.txt").read_text("utf-8") == "軟體 程式\n"


@pytest.mark.parametrize("command", ["/syn", "/syn 軟體", "/syn 軟體 = 軟體", "/dict", "/dict 兩個 詞"])
async def test_how_to_teach_is_told(world: World, command: str) -> None:
    assert "-2" in text(await world.says(command, user=ADMIN))


async def test_a_member_teaches_nothing(world: World, tmp_path: Path) -> None:
    assert "只有管理員" in text(await world.says("/syn 軟體 軟件"))


def test_comments_stay_where_a_line_goes(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("# ours\n軟體 软件\n", "utf-8")
    vocabulary = Vocabulary(tmp_path)
    assert vocabulary.learn(Lesson("synonyms", "電梯 升降機", is_out=False))
    assert not vocabulary.learn(Lesson("synonyms", "電梯 升降機", is_out=False))
    assert vocabulary.line("synonyms", 1) == "軟體 软件"
    assert vocabulary.learn(Lesson("synonyms", "軟體 软件", is_out=True))
    assert (tmp_path / "synonyms.txt").read_text("utf-8") == "# ours\n電梯 升降機\n"


@given(st.text(max_size=300))
def test_a_line_is_one_line_of_two_words_or_more(said: str) -> None:
    line = read_synonyms(said)
    assert line is None or (len(line.splitlines()) == 1 and len(line) <= 2 * LINE and read_synonyms(line) == line)
    word = read_word(said)
    assert word is None or word.split() == [word]


async def test_cards_of_before_a_word_was_taught_say_that_they_are_renewed(corpus: Write, tmp_path: Path) -> None:
    files = {"a.txt": "押金一千元。", "b.txt": "押金兩千元，另付訂錢。", "c.txt": "訂錢三千元。"}
    async with World(make_settings(corpus(files), tmp_path)).living() as world:
        [card] = await world.says("押金是多少", user=ADMIN)
        await teaches(world, "/syn 押金 = 訂錢")
        toast, *_ = await world.presses(card.message, "📖", user=ADMIN)
        assert "重新" in toast.text
