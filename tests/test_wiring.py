"""One bot, opened and closed: what it does by itself, and that closing is harmless."""

import logging
from pathlib import Path

import pytest

from bot.console.botapi import buttons
from bot.wiring import Bot
from corpus import NoCorpus
from tests.conftest import ARTICLES
from tests.world import MEMBER, WANTED, World, make_settings, text

DAY = 86_400


async def test_questions_are_forgotten_when_they_are_old(tmp_path: Path) -> None:
    settings = make_settings(ARTICLES, tmp_path, QUESTION_RETENTION_DAYS="2")
    async with World(settings, lambda: 0.0).living() as world:
        card = (await world.says("力爭引進多少戶500強"))[0].message
    now = [0.0]
    for days, kinds in ((1, ["edited"]), (3, ["toast"])):
        now[0] = days * DAY
        async with World(settings, lambda: now[0]).living() as later:
            later.api.chats.update(world.api.chats)
            later.api.messages.update(world.api.messages)
            press = later.api.press(card, MEMBER, buttons(card)[1]["callback_data"])
            assert [shown.kind for shown in await later.gets(press)] == kinds


async def test_a_disk_that_is_full_keeps_nobody_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def full(*_: object) -> None:
        raise OSError("no space left on device")

    world = World(make_settings(ARTICLES, tmp_path))
    monkeypatch.setattr(world.bot._store.questions, "forget", full)
    async with world.living():
        assert WANTED in text(await world.says("力爭引進多少戶500強"))
    assert "could not be deleted" in caplog.text
    assert [record.levelno for record in caplog.records if record.name == "bot.wiring"] == [logging.ERROR]


async def test_closing_what_never_opened_is_harmless(tmp_path: Path) -> None:
    bot = Bot(make_settings(ARTICLES, tmp_path))
    await bot.close()
    await bot.close()


async def test_a_start_that_fails_leaves_nothing_open(tmp_path: Path) -> None:
    with pytest.raises(NoCorpus):
        async with World(make_settings(tmp_path / "nowhere", tmp_path)).living():
            pass
