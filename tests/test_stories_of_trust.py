"""What the specification says of answers, of their sources and of an honest no, told as stories; their ids name its lines."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.console.botapi import Shown, buttons
from bot.console.rules import ApiError, Json
from tests.conftest import Write
from tests.stories import ASKED
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, make_settings, private, text

HANT: Json = {**MEMBER, "language_code": "zh-hant"}
LIBRARY = {"圖書館.txt": "圖書館通知\n\n圖書館的台積電展覽每天九點開門，門票二十元。\n\n洗手間在二樓 <右邊> & 樓梯旁。"}


def labels(message: Json) -> list[str]:
    return [button["text"] for button in buttons(message)]


def edited(shown: Sequence[Shown]) -> Json:
    return next(one.message for one in shown if one.kind == "edited")


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("力争引进多少户500强", id="feature-1-simplified"),
        pytest.param("力爭引進多少戶５００強", id="feature-1-full-width"),
        pytest.param("力爭引進多少戶五百強", id="feature-1-numerals"),
        pytest.param("力 爭 引 進 多 少 戶 500 強 ？？", id="pitfall-A9"),
    ],
)
async def test_one_question_in_every_spelling(world: World, asked: str) -> None:
    """Feature 1, pitfalls A9 and C3: scripts, widths and numerals find the same."""
    assert WANTED in text(await world.says(asked))


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("蘋果手機多少錢", id="feature-2"),
        pytest.param("紅燒肉怎麼做", id="pitfall-D1"),
        pytest.param("今天天氣怎麼樣", id="pitfall-C6"),
    ],
)
async def test_what_is_not_there_is_refused_without_a_source(world: World, asked: str) -> None:
    """Feature 2, pitfalls D1 and D2: an honest no cites nothing, and offers where to go on."""
    [card] = await world.says(asked, HANT)
    assert "沒有找到" in card.message["text"]
    assert "中國吉林網" not in card.message["text"]
    assert any(label.startswith("📄") for label in labels(card.message))


@pytest.mark.parametrize(
    "asked",
    [pytest.param("門票多少錢", id="feature-3"), pytest.param("展覽幾點開門", id="pitfall-D3")],
)
async def test_what_is_shown_stands_in_the_article(corpus: Write, tmp_path: Path, asked: str) -> None:
    """Feature 3, pitfall D3: the sentence of a card is the article's, word for word, with its source below it."""
    async with World(make_settings(corpus(LIBRARY), tmp_path)).living() as world:
        *_, sentence, source = text(await world.says(asked)).split("\n")
        assert "九點" in sentence
        assert sentence in LIBRARY["圖書館.txt"].split("\n")
        assert source == "圖書館通知"


@pytest.mark.parametrize("asked", [pytest.param("招商引資工作", id="feature-4")])
async def test_the_passage_is_read_in_the_same_message(world: World, asked: str) -> None:
    """Feature 4: a tap reads around the sentence, another goes on, and one leads back to the very card."""
    [card] = await world.says(asked, HANT)
    opened = edited(await world.presses(card.message, "📖", HANT))
    assert opened["message_id"] == card.message["message_id"]
    on = edited(await world.presses(opened, "下", HANT))
    assert on["text"] != opened["text"]
    assert edited(await world.presses(on, "←", HANT))["text"] == card.message["text"]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("力爭引進多少戶500強？", id="feature-5"),
        pytest.param("/ask@other_bot 力爭引進多少戶500強", id="pitfall-A4-other"),
        pytest.param("@chawen_bot2 力爭引進多少戶500強", id="pitfall-A4-longer-name"),
        pytest.param("/foo什麼", id="pitfall-A2-unknown"),
    ],
)
async def test_what_is_not_for_us_is_left_alone(world: World, said: str) -> None:
    """Feature 5, pitfalls A2 and A4: a group's own talk, other bots' commands and longer names."""
    assert await world.says(said, chat=GROUP) == []


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("😀𠮷 @chawen_bot {}", id="pitfall-A3"),
        pytest.param("请问@chawen_bot {}", id="feature-6-please"),
        pytest.param("@CHAWEN_BOT {}", id="pitfall-A4-case"),
    ],
)
async def test_who_names_us_is_answered(world: World, said: str) -> None:
    """Feature 6, pitfalls A3 and A4: the name is found behind letters of two units, glued, and in capitals."""
    assert WANTED in text(await world.says(said.format(ASKED), chat=GROUP))


@pytest.mark.parametrize(
    ("said", "told"),
    [pytest.param("你好", "直接問我", id="pitfall-A10-hello"), pytest.param("謝謝", "不客氣", id="pitfall-A10-thanks")],
)
async def test_small_talk_is_no_question(world: World, said: str, told: str) -> None:
    """Pitfall A10: a word for a word, no source, and nothing for the admins' list."""
    assert told in text(await world.says(said, HANT))
    assert "沒有待處理" in text(await world.says("/gaps", ADMIN))


@pytest.mark.parametrize("refusals", [pytest.param(1, id="pitfall-B1")])
async def test_html_that_is_refused_comes_as_plain_text(world: World, refusals: int) -> None:
    """Pitfall B1: the answer is sent once more without marks, with the same buttons."""
    world.api.refuse("sendMessage", *[ApiError(400, "Bad Request: can't parse entities: x")] * refusals)
    [card] = await world.says(ASKED, HANT)
    assert WANTED in card.message["text"]
    assert "👍" in labels(card.message)


@pytest.mark.parametrize("asked", [pytest.param("洗手間在哪裡", id="pitfall-B1-escaped")])
async def test_marks_of_an_article_are_shown_as_they_are(corpus: Write, tmp_path: Path, asked: str) -> None:
    """Pitfall B1: `<` and `&` of an article are text."""
    async with World(make_settings(corpus(LIBRARY), tmp_path)).living() as world:
        assert "二樓 <右邊> & 樓梯旁" in text(await world.says(asked))


@pytest.mark.parametrize("taps", [pytest.param(2, id="pitfall-B4")])
async def test_a_second_tap_is_silent(world: World, taps: int) -> None:
    """Pitfall B4: what is shown already is not edited again, and the tap is answered all the same."""
    [card] = await world.says("招商引資工作", HANT)
    opened = edited(await world.presses(card.message, "📖", HANT))
    for _ in range(taps):
        await world.presses(card.message, "📖", HANT)
    assert not world.api.unanswered
    assert world.api.messages[card.message["chat"]["id"], card.message["message_id"]]["text"] == opened["text"]


@pytest.mark.parametrize(
    "data", [pytest.param("v0:p:1:0", id="pitfall-B5-old"), pytest.param("v1:p:999:0", id="pitfall-B5-gone")]
)
async def test_a_button_that_means_nothing_any_more_says_so(world: World, data: str) -> None:
    """Pitfall B5: one toast that says to ask again."""
    [card] = await world.says(ASKED, HANT)
    [told] = await world.gets(world.api.press(card.message, HANT, data))
    assert (told.kind, "再問一次" in told.text) == ("toast", True)


@pytest.mark.parametrize("articles", [pytest.param(0, id="pitfall-C5-none"), pytest.param(1, id="pitfall-C5-one")])
async def test_few_articles_are_no_trouble(corpus: Write, tmp_path: Path, articles: int) -> None:
    """Pitfall C5: with none it says so, with one it answers."""
    async with World(make_settings(corpus(dict(list(LIBRARY.items())[:articles])), tmp_path)).living() as world:
        assert ("二十元" in text(await world.says("門票多少錢"))) is (articles == 1)


@pytest.mark.parametrize("word", [pytest.param("台", id="pitfall-C2-part"), pytest.param("台積電展覽", id="pitfall-C2-whole")])
async def test_a_part_of_a_word_is_found(corpus: Write, tmp_path: Path, word: str) -> None:
    """Pitfall C2: one hanzi and a compound find the same sentence."""
    async with World(make_settings(corpus(LIBRARY), tmp_path)).living() as world:
        assert "台積電" in text(await world.says(word))


@pytest.mark.parametrize("said", [pytest.param("/debug 市長是誰", id="pitfall-C11")])
async def test_what_an_admin_looks_into_is_what_people_get(world: World, said: str) -> None:
    """Feature 22, pitfall C11: /debug shows the sentence of the answer."""
    assert "姜治瑩" in text(await world.says(said, ADMIN))
    assert "姜治瑩" in text(await world.says("市長是誰"))


@pytest.mark.parametrize("votes", [pytest.param(5, id="pitfall-D4")])
async def test_votes_change_no_answer(world: World, votes: int) -> None:
    """Pitfall D4: however many people dislike it, the answer stays until an admin says otherwise."""
    cards = [(await world.says(ASKED, {**MEMBER, "id": 20 + at}))[0] for at in range(votes)]
    for at, card in enumerate(cards):
        await world.presses(card.message, "👎", {**MEMBER, "id": 20 + at})
    assert text(await world.says(ASKED)) == cards[0].message["text"]
    await world.says(f"/pin {ASKED} | 十六戶", ADMIN)
    assert "十六戶" in text(await world.says(ASKED))


@pytest.mark.parametrize("said", [pytest.param("國內的呢？", id="pitfall-D5")])
async def test_what_was_asked_in_private_is_no_context_of_a_group(world: World, said: str) -> None:
    """Pitfall D5: a follow-up in a group does not lean on what its writer asked in private."""
    private_card = text(await world.says(ASKED))
    assert WANTED in private_card
    shown = await world.says(f"/ask {said}", chat=GROUP)
    assert all(ASKED not in one.message.get("text", "") for one in shown)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("/gaps", id="pitfall-D7"),
        pytest.param("/export", id="pitfall-D15"),
        pytest.param("/syn 軟體 軟件", id="feature-20"),
    ],
)
async def test_an_admins_command_is_for_admins(world: World, command: str) -> None:
    """Features 12, 17 and 20, pitfall D7: the server checks, whatever a menu shows."""
    assert "只有管理員" in text(await world.says(command, HANT))


@pytest.mark.parametrize("language", [pytest.param("简体", id="pitfall-D14")])
async def test_a_language_that_was_chosen_stays(world: World, language: str) -> None:
    """Pitfall D14: the bot speaks it whatever language the question is in."""
    [card] = await world.says("/lang", HANT)
    await world.presses(card.message, language, HANT)
    assert "没有找到" in text(await world.says("蘋果手機多少錢", HANT))


@pytest.mark.parametrize("said", [pytest.param("/start", id="feature-18")])
async def test_the_first_card_teaches_by_examples_that_are_answered(world: World, said: str) -> None:
    """Feature 18: what there is, and questions that the articles answer."""
    [card] = await world.says(said, HANT)
    example = next(label for label in labels(card.message) if label.startswith("💬"))
    asked = await world.presses(card.message, example, HANT)
    assert "沒有找到" not in asked[-1].message["text"]


@pytest.mark.parametrize("said", [pytest.param("/forget", id="feature-24")])
async def test_who_wants_to_be_forgotten_is(world: World, said: str) -> None:
    """Feature 24: nothing that they asked is listed or exported any more, and their cards say so."""
    [card] = await world.says("綠茶要用幾度的水泡", HANT)
    assert "綠茶" in text(await world.says("/gaps", ADMIN))
    await world.says(said, HANT)
    assert "綠茶" not in text(await world.says("/gaps", ADMIN))
    assert "再問一次" in (await world.presses(card.message, "🙋", HANT))[0].text


@pytest.mark.parametrize("typed", [pytest.param("長", id="feature-23-short"), pytest.param("", id="feature-23-empty")])
async def test_too_little_is_not_looked_for_from_any_chat(world: World, typed: str) -> None:
    """Feature 23: at least two characters."""
    shown = await world.gets(world.api.type_inline(MEMBER, typed))
    assert all(WANTED not in one.text for one in shown)


@pytest.mark.parametrize("bytes_of", [pytest.param("gb18030", id="pitfall-C12"), pytest.param("utf-16", id="feature-25")])
async def test_a_file_in_another_encoding_is_read(corpus: Write, tmp_path: Path, bytes_of: str) -> None:
    """Feature 25, pitfall C12: no mojibake, whichever the encoding."""
    said = "图书馆通知\n\n图书馆每天九点开门，周一闭馆。借书证可以在一楼大厅办理，请带身份证。"
    async with World(make_settings(corpus({"a.txt": said.encode(bytes_of)}), tmp_path)).living() as world:
        assert "九点开门" in text(await world.says("图书馆几点开门"))


async def test_a_members_file_is_no_article(world: World) -> None:
    """Feature 25: only admins add articles; anybody else is told what to do instead."""
    shown = await world.gets(world.api.send_file(private(MEMBER), MEMBER, "a.txt", "紅燒肉要燉一小時。".encode()))
    assert len(shown) == 1
    assert "沒有找到" in text(await world.says("紅燒肉要燉多久", HANT))
