"""/healthz and /metrics."""

import shutil
import socket
from pathlib import Path

import httpx
import pytest

from bot.condition import Condition, Trouble
from bot.health import watch
from tests.conftest import ARTICLES
from tests.world import ADMIN, World, make_settings, text


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_a_bot_that_is_well_says_so_and_counts(tmp_path: Path) -> None:
    async with World(make_settings(ARTICLES, tmp_path)).living() as world:
        await world.says("力爭引進多少戶500強")
        await world.says("蘋果手機多少錢")
        age = [1.0]

        async def look() -> Condition:
            return await world.bot.health(age[0])

        port = _free_port()
        server = watch(port, look)
        try:
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
                well = await client.get("/healthz")
                metrics = (await client.get("/metrics")).text
                age[0] = 500.0
                deaf = await client.get("/healthz")
        finally:
            server.stop()
    assert (well.status_code, well.text) == (200, "ok\n")
    assert 'chawen_questions{state="answered"} 1.0' in metrics
    assert 'chawen_questions{state="not_found"} 1.0' in metrics
    assert "chawen_answer_seconds_count 2.0" in metrics
    assert 'chawen_answer_seconds_bucket{le="1.0"} 2.0' in metrics
    assert "chawen_calls_tried_again_total 0.0" in metrics
    assert "chawen_articles 1.0" in metrics
    assert "500強" not in metrics
    assert deaf.status_code == 503
    assert "no poll" in deaf.text


async def test_a_database_that_is_gone_is_noticed(tmp_path: Path) -> None:
    settings = make_settings(ARTICLES, tmp_path)
    async with World(settings).living() as world:
        assert (await world.bot.health()).troubles == ()
        settings.database.unlink()
        assert (await world.bot.health()).troubles == (Trouble.STORE,)


async def test_hardly_any_space_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with World(make_settings(ARTICLES, tmp_path)).living() as world:
        full = shutil.disk_usage(tmp_path)._replace(free=1_000)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
        assert (await world.bot.health()).troubles == (Trouble.SPACE,)
        assert "磁碟快滿了" in text(await world.says("/status", user=ADMIN))
