"""Fixtures: the repository's own articles, small corpora, and the world around a bot."""

import gc
import os
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from hypothesis import settings

from bot.store import Database
from index import Places, Searcher, open_index
from index.files import write_atomically
from index.languages.lexicon import open_lexicon
from index.text.analysis import Analyzer
from index.text.commonness import Commonness
from index.text.tags import Tags
from tests.world import World, make_settings

ROOT = Path(__file__).parent.parent
settings.register_profile("ci", derandomize=True)  # a landing must not hang on chance; elsewhere examples differ from run to run
if os.environ.get("CI"):
    settings.load_profile("ci")
ARTICLES = ROOT / "corpus" / "articles"

Write = Callable[..., Path]  # the fixture `corpus`: writes files (name → text or bytes) and gives their folder


SLOW = frozenset(
    f"test_{name}"
    for name in (
        "apart",
        "command_line",
        "floors",
        "journey",
        "meaning",
        "milvus",
        "reading_property",
        "readme",
        "reindex",
        "wheel",
    )
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`make test-fast` leaves out what starts processes or servers, or reads much."""
    for item in items:
        if item.path.stem in SLOW:
            item.add_marker("slow")


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A data folder with what takes seconds to make and is the same for all: dictionaries and readings.

    They are kept from run to run: their names say what they are made of.
    """
    folder = tmp_path_factory.mktemp("made-once")
    kept = request.config.cache.mkdir("dictionaries") if request.config.cache else None
    for file in kept.iterdir() if kept else ():
        shutil.copy(file, folder)
    tokenizer = Analyzer(folder).tokenizer
    open_lexicon(folder, tokenizer.words)
    Commonness.load(tokenizer)
    Tags.load(folder)
    for file in folder.iterdir():
        if kept and not (kept / file.name).exists():
            write_atomically(kept / file.name, file.read_bytes())
    gc.collect()
    gc.freeze()  # what is loaded by now stays: to look through it again and again is half the time of opening an index
    return folder


@pytest.fixture(scope="session")
def searcher(made_once: Path) -> Searcher:
    """The repository's own articles, indexed."""
    return open_index(Places(ARTICLES, made_once))


@pytest.fixture
def tmp_path(tmp_path: Path, made_once: Path) -> Path:
    """pytest's own, as a data folder that was used before."""
    for file in made_once.iterdir():
        if file.is_file():
            (tmp_path / file.name).hardlink_to(file)
    return tmp_path


@pytest.fixture
def corpus(tmp_path: Path) -> Write:
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


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """The store, open and empty."""
    opened = Database(tmp_path / "bot.db")
    await opened.open()
    yield opened
    await opened.close()
