"""Votes, what the articles don't answer, and answers that admins write."""

from pathlib import Path

from bot.console.botapi import buttons
from bot.console.rules import Json
from tests.conftest import Write
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, make_settings, private, text

ASKED = "力爭引進多少戶500強"
UNKNOWN = "蘋果手機多少錢"


def labels(message: Json) -> list[str]:
    return [button["text"] for button in buttons(message)]


async def test_a_vote_is_thanked_and_a_bad_one_asks_why(world: World) -> None:
    [card] = await world.says(ASKED)
    [thanks] = await world.presses(card.message, "👍")
    assert "記下" in thanks.text
    thanked, asked_why = await world.presses(card.message, "👎")
    assert thanked.kind == "toast"
    assert "答非所問" in labels(asked_why.message)
    assert WANTED in asked_why.message["text"]
    [last] = await world.presses(asked_why.message, "過時")
    assert last.kind == "toast"
    assert "📖 上下文" in labels(asked_why.message)


async def test_a_vote_in_a_group_changes_nothing_for_the_others(world: World) -> None:
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    assert [shown.kind for shown in await world.presses(card.message, "👎")] == ["toast"]


async def test_a_bad_vote_in_a_group_is_asked_why_where_only_the_voter_sees_it(world: World) -> None:
    world.api.chats[MEMBER["id"]] = private(MEMBER)
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    toast, why = await world.presses(card.message, "👎")
    assert (toast.kind, why.message["chat"]["id"]) == ("toast", MEMBER["id"])
    assert ASKED in why.message["text"]
    assert labels(why.message) == ["答非所問", "過時了", "沒答全"]
    assert [shown.kind for shown in await world.presses(card.message, "👎")] == ["toast"]
    toast, thanked = await world.presses(why.message, "過時")
    assert "記下" in toast.text
    assert (toast.kind, thanked.kind, labels(thanked.message)) == ("toast", "edited", [])
    rows = await world.bot._store.database.rows("SELECT user_id, is_good, reason FROM votes")
    assert rows == [(MEMBER["id"], 0, "outdated")]
    await world.presses(card.message, "👍")
    [expired] = await world.presses(why.message, "過時")
    assert "過期" in expired.text
    assert await world.bot._store.database.rows("SELECT is_good, reason FROM votes") == [(1, "")]


async def test_a_second_tap_keeps_the_reason(world: World) -> None:
    world.api.chats[MEMBER["id"]] = private(MEMBER)
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    _, why = await world.presses(card.message, "👎")
    await world.presses(why.message, "過時")
    await world.presses(card.message, "👎")
    assert await world.bot._store.database.rows("SELECT is_good, reason FROM votes") == [(0, "outdated")]
    await world.presses(card.message, "👍")
    await world.presses(card.message, "👎")
    assert await world.bot._store.database.rows("SELECT is_good, reason FROM votes") == [(0, "")]


async def test_why_is_asked_beside_the_other_buttons(world: World) -> None:
    [card] = await world.says(ASKED)
    _, asked_why = await world.presses(card.message, "👎")
    assert labels(asked_why.message)[-4:] == ["答非所問", "過時了", "沒答全", "🔗"]
    assert {*labels(card.message)} - {"👍", "👎"} < {*labels(asked_why.message)}


async def test_a_reason_is_ones_own(world: World) -> None:
    world.api.chats[MEMBER["id"]] = private(MEMBER)
    [card] = await world.says(f"/ask {ASKED}", chat=GROUP)
    _, why = await world.presses(card.message, "👎")
    await world.presses({**why.message, "chat": private(ADMIN)}, "過時", ADMIN)
    assert await world.bot._store.database.rows("SELECT user_id, reason FROM votes") == [(MEMBER["id"], "")]


async def test_gaps_are_listed_by_topic_and_settled(world: World) -> None:
    for said in (UNKNOWN, "请问苹果手机多少钱？", "食堂幾點開門"):
        await world.says(said)
    [card] = await world.says(ASKED)
    await world.presses(card.message, "👎")
    [listed] = await world.says("/gaps", ADMIN)
    assert "苹果手机多少钱？　× 2" in listed.message["text"]
    assert "食堂幾點開門　× 1" in listed.message["text"]
    assert f"{ASKED}　× 1" in listed.message["text"]
    toast, left = await world.presses(listed.message, "✓ 1", ADMIN)
    assert toast.kind == "toast"
    assert "苹果手机" not in left.message["text"]
    assert "食堂" in left.message["text"]


async def test_gaps_and_pins_are_for_admins(world: World) -> None:
    for command in ("/gaps", "/pin a | b", "/pins"):
        assert "admins only" in text(await world.says(command))
    await world.says(UNKNOWN)
    [listed] = await world.says("/gaps", ADMIN)
    [refused] = await world.presses(listed.message, "✓ 1")
    assert "admins only" in refused.text


async def test_a_pinned_answer_comes_first_until_it_is_taken_away(world: World) -> None:
    assert "/pin" in text(await world.says("/pin 只有問題", ADMIN))
    assert "先給這個答案" in text(await world.says(f"/pin {UNKNOWN} | 我們不賣<手機>。", ADMIN))
    for said in (UNKNOWN, "你好，請問蘋果手機多少錢呢？謝謝", f"/ask {UNKNOWN}"):
        shown = text(await world.says(said))
        assert "管理員的答案" in shown
        assert "我們不賣<手機>。" in shown
    assert WANTED in text(await world.says(ASKED))
    [listed] = await world.says("/pins", ADMIN)
    _, left = await world.presses(listed.message, "✖ 1", ADMIN)
    assert "還沒有" in left.message["text"] or "还没有" in left.message["text"]
    assert "沒有找到" in text(await world.says(UNKNOWN))


async def test_a_card_that_is_replied_to_has_its_question_pinned(world: World) -> None:
    [card] = await world.says(UNKNOWN, ADMIN)
    await world.says("/pin 我們不賣手機。", ADMIN, reply_to=card.message)
    assert "我們不賣手機" in text(await world.says(UNKNOWN))


async def test_who_asked_for_an_answer_is_told_once(world: World) -> None:
    world.api.chats[MEMBER["id"]] = {"id": 2, "type": "private", "first_name": "Ming"}
    [refused] = await world.says(UNKNOWN)
    [wished] = await world.presses(refused.message, "🙋")
    assert "告訴你" in wished.text
    asked = world.api.say(GROUP, MEMBER, UNKNOWN)["message"]
    told = await world.says("/pin 四千元", ADMIN, GROUP, reply_to=asked)
    assert told[-1].message["chat"]["id"] == MEMBER["id"]
    assert "四千元" in told[-1].message["text"]
    assert len(await world.says(f"/pin {UNKNOWN} | 五千元", ADMIN)) == 1


async def test_what_was_asked_in_private_is_shown_in_no_group(world: World) -> None:
    await world.says("我的薪水是多少錢")
    for command in ("/gaps", "/pins", "/stats", "/export"):
        [told] = await world.says(f"{command}@chawen_bot", ADMIN, GROUP)
        assert "私聊" in told.message["text"]
    [listed] = await world.says("/gaps", ADMIN)
    assert "薪水" in listed.message["text"]
    listed.message["chat"] = GROUP  # a list of before, which still hangs there
    [toast] = await world.presses(listed.message, "✓ 1", ADMIN)
    assert toast.kind == "toast"
    assert "私聊" in toast.text


async def test_who_waits_for_an_answer_is_told_when_the_articles_have_one(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "圖書館每天九點開門。"})
    async with World(make_settings(folder, tmp_path)).living() as world:
        [card] = await world.says("綠茶要用幾度的水泡")
        await world.presses(card.message, "🙋")
        [listed] = await world.says("/gaps", ADMIN)
        assert "🙋 1" in listed.message["text"]
        [pin] = [button for button in buttons(listed.message) if "📌" in button["text"]]
        assert pin["copy_text"]["text"].startswith("/pin 綠茶要用幾度的水泡")
        (folder / "茶.txt").write_text("紅茶要用九十度的水泡。", "utf-8")
        await world.says("/reindex", ADMIN)
        await world.rebuilt()
        assert not [one for one in world.shown if "綠茶要用八十度" in one.message.get("text", "")]
        (folder / "茶.txt").write_text("綠茶要用八十度的水泡。", "utf-8")
        await world.says("/reindex", ADMIN)
        await world.sees("綠茶要用八十度")
        (folder / "b.txt").write_text("火車站在城市的東邊。", "utf-8")
        await world.says("/reindex", ADMIN)
        await world.rebuilt()
        told = [one for one in world.shown if "綠茶要用八十度" in one.message.get("text", "")]
        assert [one.message["chat"]["id"] for one in told] == [MEMBER["id"]]
        assert await world.presses(told[0].message, "📖")


async def test_a_cards_own_sentence_is_pinned_by_a_bare_command(world: World) -> None:
    [card] = await world.says("紐約市長是誰", ADMIN)
    assert "可能" in card.message["text"]
    await world.says("/pin", ADMIN, reply_to=card.message)
    [pinned] = await world.says("紐約市長是誰")
    assert "姜治瑩" in pinned.message["text"]
    assert "可能" not in pinned.message["text"]
    await world.says("/pin 市裡誰管招商 |", ADMIN, reply_to=card.message)
    assert "姜治瑩" in text(await world.says("市裡誰管招商"))


async def test_a_pin_that_was_dropped_is_put_back_by_a_copied_command(world: World) -> None:
    await world.says(f"/pin {UNKNOWN} | 我們不賣手機。", ADMIN)
    [listed] = await world.says("/pins", ADMIN)
    shown = await world.presses(listed.message, "✖ 1", ADMIN)
    [copied] = [button["copy_text"]["text"] for button in buttons(shown[-1].message) if "copy_text" in button]
    assert "我們不賣" not in text(await world.says(UNKNOWN))
    await world.says(copied, ADMIN)
    assert "我們不賣" in text(await world.says(UNKNOWN))


async def test_a_pin_answers_a_question_and_its_like(world: World) -> None:
    await world.says("/pin 市長是誰 | 請看公告。", ADMIN)
    for said in ("市長是誰", "请问谁是市长？", "市長是哪位", "市长叫什么名字呢"):
        assert "請看公告" in text(await world.says(said))
    assert "請看公告" not in text(await world.says("副市長是誰"))
    await world.says("/pin 谁是市长 | 看網站。", ADMIN)
    assert "看網站" in text(await world.says("市長是誰"))
    assert "1 個" in text(await world.says("/pins", ADMIN))


async def test_gaps_of_the_like_are_one(world: World) -> None:
    for said in ("黑糖豆花多少錢", "豆花多少錢", "豆腐花多少钱", "请问豆花要花多少钱？"):
        await world.says(said)
    [listed] = await world.says("/gaps", ADMIN)
    assert "豆花要花多少钱？　× 3" in listed.message["text"]
    assert "黑糖豆花多少錢　× 1" in listed.message["text"]
    _, left = await world.presses(listed.message, "✓ 1", ADMIN)
    assert "× 3" not in left.message["text"]
    await world.says("豆花多少錢")
    assert "× 3" not in text(await world.says("/gaps", ADMIN))
