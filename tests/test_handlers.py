"""Which updates are ours and what becomes of them; who may ask; /start and /help."""

from pathlib import Path

from bot.console.botapi import buttons
from tests.conftest import ARTICLES, Write
from tests.world import ADMIN, GROUP, MEMBER, WANTED, World, make_settings, private, text


async def test_start_help_and_articles(world: World) -> None:
    assert "長春掀起新一輪大招商熱潮" in text(await world.says("/start"))
    assert "/reindex" not in text(await world.says("/help"))
    assert "/reindex" in text(await world.says("/help", ADMIN))
    assert "2013-03-05" in text(await world.says("/articles"))
    assert "/help" in text(await world.says("/whatever"))


async def test_no_articles_at_all(corpus: Write, tmp_path: Path) -> None:
    async with World(make_settings(corpus(), tmp_path)).living() as world:
        assert "還沒有" in text(await world.says("圖書館幾點開門"))
        assert "no articles" in text(await world.says("/articles"))
        assert text(await world.says("/start"))


async def test_other_chats_are_kept_out(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path, ALLOWED_CHATS="-1001")).living() as world:
        assert WANTED in text(await world.says("/ask 力爭引進多少戶500強", chat=GROUP))
        assert "沒有對這裡開放" in text(await world.says("力爭引進多少戶500強"))
        assert await world.says("/ask 力爭引進多少戶500強", chat={**GROUP, "id": -1002}) == []
        assert WANTED in text(await world.says("力爭引進多少戶500強", ADMIN))


async def test_buttons_of_other_chats_are_kept_out(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path, ALLOWED_CHATS="-1001")).living() as world:
        card = (await world.says("/ask招商引資工作", chat=GROUP))[0].message
        foreign = {**card, "chat": private(MEMBER)}
        shown = await world.gets(world.api.press(foreign, MEMBER, buttons(card)[1]["callback_data"]))
        assert [seen.kind for seen in shown] == ["toast"]


async def test_other_kinds_of_updates_are_left_alone(world: World) -> None:
    message = world.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")["message"]
    for kind in ("channel_post", "edited_channel_post", "business_message"):
        assert await world.gets({"update_id": 1, kind: message}) == []
    sticker = {name: value for name, value in message.items() if name != "text"}
    assert "text" in text(await world.gets({"update_id": 1, "message": {**sticker, "dice": {"emoji": "🎲", "value": 1}}}))
    photo = {**sticker, "photo": [], "caption": "力爭引進多少戶500強"}
    assert WANTED in text(await world.gets({"update_id": 1, "message": photo}))


async def test_old_and_foreign_buttons_say_so(world: World) -> None:
    card = (await world.says("招商引資工作"))[0].message
    for data in ("v1:p:999:1", "v0:x", "v1:zz:1", "nonsense", "v1:p:x:y", "v1:p"):
        shown = await world.gets(world.api.press(card, MEMBER, data))
        assert [seen.kind for seen in shown] == ["toast"]
    foreign = world.api.say(GROUP, MEMBER, "x")["message"]
    theirs = dict(foreign, **{"from": world.api.me, "message_id": 4_000})
    shown = await world.gets(world.api.press(theirs, MEMBER, buttons(card)[0]["callback_data"]))
    assert [seen.kind for seen in shown] == ["toast"]
    assert not world.api.unanswered
