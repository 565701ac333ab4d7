"""The wheel holds every file of the rooms, and what is installed from it answers: a new folder must not vanish on the way."""

import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import ARTICLES, ROOT
from tests.world import WANTED

ROOMS = ("bot", "index", "corpus")
SETUPTOOLS = 77  # the one that pyproject.toml asks for


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds, built of a copy, for a build leaves its traces."""
    source = tmp_path_factory.mktemp("source")
    for room in ROOMS:
        shutil.copytree(ROOT / room, source / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, source)
    wheels = tmp_path_factory.mktemp("wheels")
    command = [sys.executable, "-m", "pip", "wheel", str(source), "--no-deps", "--wheel-dir", str(wheels)]
    if int(version("setuptools").partition(".")[0]) >= SETUPTOOLS:
        command.append("--no-build-isolation")  # else pip fetches a newer one
    built = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stderr
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(next(wheels.glob("chawen-*.whl"))) as wheel:
        wheel.extractall(folder)
    return folder


def _files(folder: Path) -> set[str]:
    found = [path for room in ROOMS for path in (folder / room).rglob("*")]
    return {str(path.relative_to(folder)) for path in found if path.is_file() and "__pycache__" not in path.parts}


def test_every_file_of_the_rooms_is_in_it(installed: Path) -> None:
    assert _files(installed) == _files(ROOT)


def test_what_is_installed_answers(installed: Path, tmp_path: Path) -> None:
    inherited = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "SYSTEMROOT")}
    environ = {**inherited, "PYTHONPATH": str(installed), "CORPUS_DIR": str(ARTICLES), "DATA_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "力爭引進多少戶500強"],
        cwd=tmp_path,
        env={**environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert WANTED in done.stdout
