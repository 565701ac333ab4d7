"""The network: what Telegram says comes through, trouble is told as python-telegram-bot has it, and never with the token."""

from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from bot.chat.network import Broken, Network, network
from tests.telegram_http import TelegramServer, telegram
from tests.world import ADMIN, TOKEN


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with telegram() as server:
        yield server


@asynccontextmanager
async def calling(url: str, token: str = TOKEN) -> AsyncIterator[Bot]:
    calls = Network(2)
    bot = Bot(token, base_url=f"{url}/bot", request=calls, get_updates_request=calls)
    await calls.initialize()
    try:
        yield bot
    finally:
        await calls.shutdown()
        await calls.shutdown()  # harmless


async def test_words_of_every_script_go_out_as_they_are(server: TelegramServer) -> None:
    said = "查文 & café = 50 % + 「好」 😀\n第二行"
    async with calling(server.url) as bot:
        assert (await bot.send_message(ADMIN["id"], said)).text == said


async def test_a_file_goes_out_as_it_is(server: TelegramServer) -> None:
    content = "問題,答案\r\n".encode() * 1_000
    async with calling(server.url) as bot:
        sent = await bot.send_document(ADMIN["id"], content, caption="統計 & 更多", filename="問題.csv")
    assert sent.document
    assert (sent.caption, sent.document.file_name) == ("統計 & 更多", "問題.csv")
    assert server.api.files[sent.document.file_id] == content


async def test_what_telegram_refuses_is_told_with_its_reason(server: TelegramServer) -> None:
    async with calling(server.url) as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(404, "hello")
    async with calling(server.url, TOKEN[:-1] + "b") as bot:
        with pytest.raises(InvalidToken):
            await bot.get_me()


@pytest.mark.parametrize(("trouble", "error"), [("hang", TimedOut), ("drop", Broken), ("html", NetworkError)])
async def test_trouble_is_told_and_the_next_call_works(
    server: TelegramServer, trouble: str, error: type[TelegramError], caplog: pytest.LogCaptureFixture
) -> None:
    server.troubles["getMe"] = deque([trouble])
    async with calling(server.url) as bot:
        with pytest.raises(error) as raised:
            await bot.get_me(read_timeout=0.2)
        assert (await bot.get_me()).username == "chawen_bot"
    assert type(raised.value) is error
    assert TOKEN not in str(raised.value) + caplog.text.replace("POST /bot" + TOKEN, "")  # the last is our server's own


async def test_a_call_that_finds_no_free_connection_is_given_up(server: TelegramServer) -> None:
    server.troubles["getMe"] = deque(["hang"] * 3)
    async with calling(server.url) as bot:
        with pytest.raises(TimedOut):
            await bot.get_me(read_timeout=0.2, write_timeout=0.2, connect_timeout=0.2, pool_timeout=0.0)


async def test_nobody_there_is_told() -> None:
    async with calling("http://127.0.0.1:9") as bot:
        with pytest.raises(NetworkError) as raised:
            await bot.get_me()
    assert TOKEN not in str(raised.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "socks5://127.0.0.1:1"])
async def test_a_proxy_of_any_kind_is_used(server: TelegramServer, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(variable, raising=False)
        monkeypatch.delenv(variable.upper(), raising=False)
    assert isinstance(network(1, ""), Network)
    by_settings = network(1, url)
    monkeypatch.setenv("ALL_PROXY", url)
    for proxied in (by_settings, network(1, "")):
        assert isinstance(proxied, HTTPXRequest)
        bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=proxied, get_updates_request=proxied)
        async with proxied:
            with pytest.raises(NetworkError):  # there is no proxy at this address
                await bot.get_me()
