"""People are answered while the store can't be used, and it is used again when it can."""

import sqlite3
from pathlib import Path

import pytest

import bot.record
from tests.conftest import ARTICLES
from tests.world import ADMIN, WANTED, World, make_settings


async def test_answers_go_on_while_the_database_is_locked(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.record, "_PAUSE", 0.0)
    settings = make_settings(ARTICLES, tmp_path)
    async with World(settings).living() as world:
        with sqlite3.connect(settings.database) as other:
            other.execute("BEGIN IMMEDIATE")
            first, told = await world.says("力爭引進多少戶500強")
            [second] = await world.says("實際利用內資多少")
        assert WANTED in first.message["text"]
        assert "840億元" in second.message["text"]
        assert told.message["chat"]["id"] == ADMIN["id"]
        assert "数据库" in told.message["text"]
        [toast] = await world.presses(first.message, "📖")
        assert toast.kind == "toast"
        answered, told = await world.says("力爭引進多少戶500強")
        assert "又能写入" in told.message["text"]
        assert "edited" in [shown.kind for shown in await world.presses(answered.message, "📖")]
    assert "力爭" not in caplog.text
