"""Fixtures: the repository's own articles, small corpora, and the world around a bot."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from index import Searcher, open_index
from tests.world import World, make_settings

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "corpus" / "articles"


@pytest.fixture(scope="session")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """The repository's own articles, indexed."""
    return open_index(ARTICLES, tmp_path_factory.mktemp("data"))


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[..., Path]:
    """Writes files (name → text or bytes) and gives their folder."""

    def write(files: dict[str, str | bytes] | None = None) -> Path:
        folder = tmp_path / "articles"
        folder.mkdir(exist_ok=True)
        for name, content in (files or {}).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return write


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A bot that knows the repository's articles."""
    async with World(make_settings(ARTICLES, tmp_path)).living() as living:
        yield living
