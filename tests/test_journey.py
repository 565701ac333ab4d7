"""The bot as a separate process, over real HTTP: from the first start to an old button after a restart, and bad weather."""

from collections import deque
from pathlib import Path

import httpx
import pytest
from tornado.testing import bind_unused_port

from bot.console.botapi import buttons
from bot.console.rules import ApiError
from tests.conftest import ARTICLES
from tests.telegram_http import BotProcess, telegram
from tests.world import ADMIN, GROUP, MEMBER, TOKEN, WANTED, private


async def test_the_whole_journey(tmp_path: Path) -> None:
    async with telegram() as server:
        api = server.api
        me = private(MEMBER)
        async with BotProcess(server, ARTICLES, tmp_path).running() as bot:
            api.say(me, MEMBER, "/start")
            await server.sees("長春掀起新一輪大招商熱潮")
            api.say(me, MEMBER, "今年的招商引資工作")
            card = await server.sees("招商引資", after=1)
            api.press(card.message, MEMBER, buttons(card.message)[1]["callback_data"])
            await server.sees("招商引資", after=2)
            api.say(GROUP, MEMBER, "/ask@chawen_bot 力爭引進多少戶500強")
            asked = await server.sees(WANTED, after=3)
            assert asked.message["chat"] == GROUP
            api.say(private(ADMIN), ADMIN, "/reindex")
            await server.sees("重建完成")
        async with BotProcess(server, ARTICLES, tmp_path).running() as bot:
            before = len(server.shown)
            api.press(card.message, MEMBER, buttons(card.message)[0]["callback_data"])
            turned = await server.sees("招商引資", after=before)
            assert turned.kind == "edited"
            await server.until(lambda: not api.unanswered)
        assert TOKEN not in bot.log
        assert "招商" not in bot.log


async def test_no_question_is_lost_in_bad_weather(tmp_path: Path) -> None:
    async with telegram() as server:
        server.troubles["getMe"] = deque(["html", "drop"])
        server.troubles["setMyCommands"] = deque(["html"] * 3)
        async with BotProcess(server, ARTICLES, tmp_path).running():
            await server.until(lambda: any(method == "getUpdates" for method, _ in server.api.calls))
            server.troubles["getUpdates"] = deque(["html", "drop"])
            server.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")
            await server.sees(WANTED)
            server.troubles["sendMessage"] = deque(["drop"])
            server.api.say(private(ADMIN), ADMIN, "力爭引進多少戶500強")
            await server.until(lambda: [shown.message["chat"]["id"] for shown in server.shown] == [2, 1])


async def test_a_chat_that_must_wait_does_not_hold_up_another(tmp_path: Path) -> None:
    async with telegram() as server, BotProcess(server, ARTICLES, tmp_path).running():
        server.troubles["sendMessage"] = deque(["hang"])
        server.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")
        await server.until(lambda: not server.troubles["sendMessage"])
        server.api.say(private(ADMIN), ADMIN, "力爭引進多少戶500強")
        assert (await server.sees(WANTED)).message["chat"]["id"] == 1


async def test_another_program_with_the_same_token_is_waited_out(tmp_path: Path) -> None:
    async with telegram() as server:
        conflict = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
        server.api.refuse("getUpdates", ApiError(409, conflict), ApiError(409, conflict))
        async with BotProcess(server, ARTICLES, tmp_path).running() as bot:
            server.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")
            await server.sees(WANTED)
        assert "another program" in bot.log


async def test_a_second_bot_on_the_same_folder_says_so_and_ends(tmp_path: Path) -> None:
    async with telegram() as server, BotProcess(server, ARTICLES, tmp_path).running():
        await server.until(lambda: any(method == "getUpdates" for method, _ in server.api.calls))
        (tmp_path / "jieba-0.1.dictionary").touch()
        second = BotProcess(server, ARTICLES, tmp_path)
        await second.start()
        assert await second.end() == 5
        assert "DATA_DIR: another bot" in second.log
        assert (tmp_path / "jieba-0.1.dictionary").exists()  # what is left there is not the second's to delete


async def test_a_wrong_token_says_so_and_ends(tmp_path: Path) -> None:
    async with telegram() as server:
        bot = BotProcess(server, ARTICLES, tmp_path, TELEGRAM_BOT_TOKEN=TOKEN + "x")
        (tmp_path / "jieba-0.1.dictionary").touch()
        await bot.start()
        assert await bot.end() == 1
        assert not (tmp_path / "jieba-0.1.dictionary").exists()
        assert "BotFather" in bot.log
        assert "Traceback" not in bot.log


@pytest.mark.parametrize(("secret", "status"), [("right-secret", 200), ("wrong", 403), (None, 403)])
async def test_the_webhook_takes_updates_with_its_secret_only(tmp_path: Path, secret: str | None, status: int) -> None:
    socket, port = bind_unused_port()
    socket.close()
    hook = {
        "WEBHOOK_URL": "https://bot.example/hook",
        "WEBHOOK_SECRET": "right-secret",
        "WEBHOOK_PORT": str(port),
    }
    async with telegram() as server, BotProcess(server, ARTICLES, tmp_path, **hook).running():
        await server.until(lambda: server.api.webhook["url"] == "https://bot.example/hook")
        assert server.api.webhook["secret_token"] == "right-secret"
        update = server.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        async with httpx.AsyncClient() as client:
            reply = await client.post(f"http://127.0.0.1:{port}/hook", json=update, headers=headers)
        assert reply.status_code == status
        if status == 200:
            await server.sees(WANTED)
        else:
            assert server.shown == []


async def test_a_watcher_is_told_how_the_bot_is(tmp_path: Path) -> None:
    socket, port = bind_unused_port()
    socket.close()
    async with telegram() as server, BotProcess(server, ARTICLES, tmp_path, HEALTH_PORT=str(port)).running() as bot:
        server.api.say(private(MEMBER), MEMBER, "力爭引進多少戶500強")
        await server.sees(WANTED)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            assert (await client.get("/healthz")).text == "ok\n"
            assert 'chawen_answer_seconds_bucket{le="+Inf"} 1.0' in (await client.get("/metrics")).text
    assert TOKEN not in bot.log
