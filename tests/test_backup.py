"""`backup` and `restore`, as an operator uses them."""

import gzip
import io
import sqlite3
import tarfile
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from bot.__main__ import main
from bot.store import damage
from tests.conftest import ARTICLES
from tests.world import WANTED, World, make_settings, text


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("CORPUS_DIR", str(ARTICLES))
    return tmp_path


async def test_what_was_kept_comes_back(here: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("backups") / "today.tar.gz"
    async with World(make_settings(ARTICLES, here)).living() as world:
        await world.says("力爭引進多少戶世界500強？")
        (here / "synonyms.txt").write_text("軟體 软件\n", "utf-8")
        assert main(["backup", str(file)]) == 0  # while the bot runs
        assert file.stat().st_mode & 0o777 == 0o600
        await world.says("/forget")
    (here / "synonyms.txt").unlink()
    assert main(["restore", str(file)]) == 0
    assert (here / "synonyms.txt").read_text("utf-8") == "軟體 软件\n"
    assert _set_aside_soundly(here)
    async with World(make_settings(ARTICLES, here)).living() as world:
        assert "1 question" in text(await world.says("/privacy"))
        assert WANTED in text(await world.says("國內的呢？"))


def _set_aside_soundly(data_dir: Path) -> bool:
    [aside] = data_dir.glob("before-restore-*")
    return (aside / "bot.db").is_file() and not damage(aside / "bot.db")


def test_a_running_bot_is_not_restored_under(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with FileLock(here / "BOT.lock"):
        assert main(["restore", str(here / "x.tar.gz")]) == 2
    assert "stop it first" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../bot.db", "/etc/passwd", "other.txt"])
def test_strange_archives_are_refused(here: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    file = here / "strange.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        member = tarfile.TarInfo(name)
        member.size = 1
        archive.addfile(member, io.BytesIO(b"x"))
    assert main(["restore", str(file)]) == 2
    assert "no backup" in capsys.readouterr().err
    file.write_bytes(b"no archive")
    assert main(["restore", str(file)]) == 2


def test_a_damaged_database_is_seen(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(here / "bot.db") as database:
        database.execute("CREATE TABLE t (x)")
        database.executemany("INSERT INTO t VALUES (?)", [("y" * 500,)] * 2_000)
    database.close()
    assert not damage(here / "bot.db")
    content = bytearray((here / "bot.db").read_bytes())
    content[8_192:200_000] = b"z" * (200_000 - 8_192)
    (here / "bot.db").write_bytes(content)
    assert damage(here / "bot.db")
    assert main(["backup", str(here / "b.tar.gz")]) == 2
    assert not (here / "b.tar.gz").exists()
    assert main(["check"]) == 1
    assert "restore a backup" in capsys.readouterr().out
    assert main(["backup", str(here / "none" / "b.tar.gz")]) == 2


def test_a_changed_archive_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) in (0, 1)  # makes the database
    file = here / "b.tar.gz"
    assert main(["backup", str(file)]) == 0
    whole = file.read_bytes()
    for at in range(20, len(whole), max(1, len(whole) // 40)):
        changed = whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]
        file.write_bytes(changed)
        assert main(["restore", str(file)]) == (0 if _says_the_same(changed, whole) else 2)
    file.write_bytes(whole)
    assert main(["restore", str(file)]) == 0


def _says_the_same(changed: bytes, whole: bytes) -> bool:
    """Zeros packed in another way are the same zeros."""
    try:
        return gzip.decompress(changed) == gzip.decompress(whole)
    except (OSError, EOFError, zlib.error):
        return False


def _archive(file: Path, *members: tuple[str, bytes]) -> Path:
    with tarfile.open(file, "w:gz") as archive:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return file


def _strange_database(folder: Path) -> bytes:
    with closing(sqlite3.connect(folder / "strange.db")) as database:
        database.execute("CREATE TABLE bookmarks (url TEXT)")
        database.commit()
    return (folder / "strange.db").read_bytes()


def test_a_database_of_another_program_is_not_put_in(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _archive(here / "strange.tar.gz", ("bot.db", _strange_database(here)))
    assert main(["restore", str(file)]) == 2
    assert "not chawen's" in capsys.readouterr().err
    assert not (here / "bot.db").exists()


def test_a_file_that_is_there_twice_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _archive(here / "twice.tar.gz", ("synonyms.txt", b"a b"), ("synonyms.txt", b"c d"))
    assert main(["restore", str(file)]) == 2
    assert "no backup" in capsys.readouterr().err
    assert not (here / "synonyms.txt").exists()


def test_a_word_list_larger_than_any_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = _archive(here / "large.tar.gz", ("synonyms.txt", bytes(65 << 20)))
    assert main(["restore", str(file)]) == 2
    assert "no backup" in capsys.readouterr().err
    assert not list(here.glob("*.part"))
