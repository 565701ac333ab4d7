"""Questions in a chat, and the buttons under their answers: what people see."""

from pathlib import Path

import pytest

from bot.console.botapi import buttons
from tests.conftest import ARTICLES, Write
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, make_settings, private, text


async def test_a_question_in_private(world: World) -> None:
    shown = await world.says("力爭引進多少戶500強")
    assert WANTED in text(shown)
    assert "長春掀起新一輪大招商熱潮 · 2013-03-05 · 中國吉林網" in text(shown)
    assert text(shown).count(WANTED) == 1
    assert "bold" in [entity["type"] for entity in shown[0].message["entities"]]
    assert len(text(shown).splitlines()) <= 8


@pytest.mark.parametrize("call", ["/ask{}", "/ask {}", "/ask@chawen_bot {}", "@chawen_bot {}"])
async def test_a_question_in_a_group(world: World, call: str) -> None:
    shown = await world.says(call.format("力爭引進多少戶500強"), chat=GROUP)
    assert WANTED in text(shown)
    assert "reply_to_message" in shown[0].message


async def test_a_group_is_not_disturbed(world: World) -> None:
    assert await world.says("力爭引進多少戶500強", chat=GROUP) == []
    assert await world.says("/ask@other_bot 力爭引進多少戶500強", chat=GROUP) == []
    assert await world.says("/weather", chat=GROUP) == []


async def test_replies_in_a_group(world: World) -> None:
    question = world.api.say(GROUP, MEMBER, "力爭引進多少戶500強")["message"]
    shown = await world.says("/ask", chat=GROUP, reply_to=question)
    assert WANTED in text(shown)
    answered = await world.says("市長是誰", chat=GROUP, reply_to=shown[0].message)
    assert "姜治瑩" in text(answered)
    assert await world.says("好的", chat=GROUP, reply_to=question) == []


async def test_a_quoted_part_is_the_question(world: World) -> None:
    long = world.api.say(GROUP, MEMBER, "大家好。力爭引進多少戶500強？天氣真好。")["message"]
    assert WANTED in text(await world.says("/ask", chat=GROUP, reply_to=long, quote="力爭引進多少戶500強"))


async def test_half_a_character_is_taken(world: World) -> None:
    update = world.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")
    update["message"]["text"] += "\ud83d"
    assert WANTED in text(await world.gets(update))


async def test_a_bare_ask_explains_itself(world: World) -> None:
    assert "/ask" in text(await world.says("/ask"))


async def test_too_long_a_question_is_named(world: World) -> None:
    assert "500" in text(await world.says("長" * 501))


async def test_what_is_not_there_is_refused_politely(world: World) -> None:
    [refused] = await world.says("蘋果手機多少錢")
    assert "沒有找到" in refused.message["text"]
    [article, *examples] = buttons(refused.message)
    assert "長春掀起新一輪大招商熱潮" in article["text"]
    [told] = await world.presses(refused.message, article["text"])
    assert "大意" in told.message["text"]
    [answered] = await world.presses(refused.message, examples[0]["text"])
    assert "🔎" in answered.message["text"]


async def test_a_refusal_in_a_group_is_short(world: World) -> None:
    [refused] = await world.says("/ask 蘋果手機多少錢", chat=GROUP)
    assert len(refused.message["text"].splitlines()) == 1
    assert len(buttons(refused.message)) == 2


async def test_courtesies_get_a_human_line(world: World) -> None:
    assert "你好" in text(await world.says("你好！"))
    assert "welcome" in text(await world.says("Thanks a lot!"))
    assert "再見" in text(await world.says("再見"))
    assert "/articles" in text(await world.says("who are you?"))


async def test_a_follow_up_is_understood(world: World) -> None:
    await world.says("力爭引進多少戶世界500強？")
    shown = text(await world.says("國內的呢？"))
    assert shown.startswith("🔎 力爭引進多少戶國內500強？")
    assert WANTED in shown
    assert "🔎 力爭引進多少戶外資500強" not in text(await world.says("什麼是招商引資的重中之重"))


async def test_words_that_were_no_follow_up_are_asked_as_typed(world: World) -> None:
    await world.says("力爭引進多少戶世界500強？")
    [card] = await world.says("國內的呢？")
    [alone] = [one for one in await world.presses(card.message, "照我打的字") if one.kind == "edited"]
    assert "🔎" not in alone.message["text"]
    [other] = await world.presses(card.message, "照我打的字", ADMIN)
    assert other.kind == "toast"


async def test_follow_ups_stay_with_their_person_chat_and_time(tmp_path: Path) -> None:
    now = [0.0]
    async with World(make_settings(ARTICLES, tmp_path), lambda: now[0]).living() as world:
        await world.says("力爭引進多少戶世界500強？")
        assert "🔎" not in text(await world.says("國內的呢？", ADMIN))
        assert "🔎" not in text(await world.says("/ask 國內的呢？", chat=GROUP))
        card = (await world.says("/ask 實際利用內資多少", chat=GROUP))[0].message
        assert "🔎" not in text(await world.says("/ask 外資呢", ADMIN, GROUP))
        assert "🔎 實際利用外資多少" in text(await world.says("外資呢", ADMIN, GROUP, reply_to=card))
        now[0] = 601
        assert "🔎" not in text(await world.says("國內的呢？"))


async def test_what_was_refused_is_not_leaned_on(world: World) -> None:
    await world.says("實際利用內資多少")
    await world.says("今天天氣怎麼樣")
    assert text(await world.says("外資呢")).startswith("🔎 實際利用外資多少")


async def test_follow_ups_do_not_grow_for_ever(world: World) -> None:
    await world.says("how many 500強 firms are targeted")
    for number in range(40):
        last = text(await world.says(f"and what about the plan number {number}"))
    assert len(last) < 1_500


async def test_paging_edits_the_message_and_survives_a_restart(tmp_path: Path) -> None:
    settings = make_settings(ARTICLES, tmp_path)
    async with World(settings).living() as world:
        card = (await world.says("招商引資工作"))[0].message
        turned = await world.presses(card, "另")
        assert [shown.kind for shown in turned] == ["edited"]
        assert turned[0].message["message_id"] == card["message_id"]
        assert turned[0].message["text"].startswith("另一處，可能相關（1/")
        assert not world.api.unanswered
    async with World(settings).living() as again:
        again.api.chats.update(world.api.chats)
        again.api.messages.update(world.api.messages)
        assert "edited" in [shown.kind for shown in await again.presses(turned[0].message, "▶")]


async def test_a_button_answers_anew_when_the_articles_changed(corpus: Write, tmp_path: Path) -> None:
    stories = {f"{at}.txt": f"第{at}間圖書館每天{at}點開門。" for at in range(6, 10)}
    folder = corpus(stories)
    async with World(make_settings(folder, tmp_path)).living() as world:
        card = (await world.says("圖書館每天開門"))[0].message
        corpus({"6.txt": "第6間圖書館已經關門了。"})
        await world.says("/reindex", ADMIN)
        await world.rebuilt()
        shown = await world.presses(card, "另")
        assert [seen.kind for seen in shown] == ["toast", "edited"]
        assert "重新" in shown[0].text
        [turned] = await world.presses(shown[1].message, "另")  # said once: from now on the card is of these articles
        assert turned.message["text"].startswith("另一處")


async def test_why_tells_the_matched_words(world: World) -> None:
    card = (await world.says("長春市市長是誰"))[0].message
    shown = await world.presses(card, "為什麼")
    assert shown[0].kind == "toast"
    assert "市長" in shown[0].text


async def test_the_passage_is_read_in_the_same_message_and_left_again(world: World) -> None:
    card = (await world.says("力爭引進多少戶500強"))[0].message
    [opened] = await world.presses(card, "📖")
    assert opened.message["message_id"] == card["message_id"]
    assert "引進億元以上項目250個" in opened.message["text"]
    [behind] = await world.presses(opened.message, "下段")
    assert WANTED not in behind.message["text"]
    [before] = await world.presses(behind.message, "上段")
    assert WANTED in before.message["text"]
    copies = [button["copy_text"]["text"] for button in buttons(before.message) if "copy_text" in button]
    assert copies[:1] == ["「力爭引進世界500強6戶、國內500強10戶。」——《長春掀起新一輪大招商熱潮》2013-03-05"]
    [back] = await world.presses(before.message, "返回")
    assert back.message["text"] == card["text"]


async def test_a_card_in_a_group_is_turned_by_who_asked(world: World) -> None:
    card = (await world.says("/ask 招商引資工作", chat=GROUP))[0].message
    [told] = await world.presses(card, "📖", ADMIN)
    assert told.kind == "toast"
    assert "別人" in told.text
    [opened] = await world.presses(card, "📖")
    assert opened.kind == "edited"


async def test_the_overview_of_the_only_article(world: World) -> None:
    said = text(await world.says("這篇文章講了什麼？"))
    assert "大意" in said
    assert said.count("・") > 2
    assert "我知道 1 篇文章" in text(await world.says("有哪些文章"))


async def test_a_row_of_a_table_is_shown_under_its_header(corpus: Write, tmp_path: Path) -> None:
    rows = "| 噪音 | 52 dB | 58 dB |\n| 重量 | 5.4 kg | 7.1 kg |\n| 功率 | 38 W | 55 W |\n"
    table = f"# 淨化器\n\n| 項目 | Q7 | Q7 Pro |\n|---|---|---|\n{rows}"
    async with World(make_settings(corpus({"q7.md": table}), tmp_path)).living() as world:
        shown = text(await world.says("Q7 Pro的重量是多少"))
        assert shown.startswith("項目　Q7　Q7 Pro\n重量　5.4 kg　7.1 kg")


async def test_each_question_of_a_message_is_answered(world: World) -> None:
    shown = await world.says("長春市市長是誰？力爭引進多少戶500強？")
    assert ["姜治瑩" in shown[0].message["text"], WANTED in shown[1].message["text"]] == [True, True]
    first, second = text(await world.says("/ask 實際利用內資多少？外資呢？", chat=GROUP)).split("\n\n")
    assert "🔎 實際利用外資多少" in second
    assert "🔎" not in first


async def test_what_is_read_has_a_link_to_where_it_was_written(corpus: Write, tmp_path: Path) -> None:
    written = "---\ntitle: 泡茶\nurl: https://tea.example/how?a=1&b=2\n---\n\n綠茶要用八十度的水泡。\n\n紅茶要用九十度的水泡。\n"
    async with World(make_settings(corpus({"茶.md": written}), tmp_path)).living() as world:
        [card] = await world.says("綠茶用幾度的水泡")
        [read] = await world.presses(card.message, "📖")
        [link] = [one for one in read.message["entities"] if one["type"] == "text_link"]
        assert link["url"] == "https://tea.example/how?a=1&b=2"


async def test_an_overview_goes_on_with_questions(world: World) -> None:
    [card] = await world.says("這篇文章講了什麼")
    assert [button for button in buttons(card.message) if button["text"].startswith("💬")]
    assert await world.presses(card.message, "💬")


async def test_who_writes_the_other_script_reads_the_answer_in_it_by_a_tap(world: World) -> None:
    [card] = await world.says("市长是谁")
    assert "長春市市長" in card.message["text"]  # as it was written
    [turned] = await world.presses(card.message, "看简体")
    assert "长春市市长" in turned.message["text"]
    assert turned.message["entities"]
    [back] = await world.presses(turned.message, "看原样")
    assert back.message["text"] == card.message["text"]
    for said in ("市長是誰", "who is the mayor of Changchun"):
        [card] = await world.says(said)
        assert not [button for button in buttons(card.message) if "看" in button["text"] or "script" in button["text"]]
