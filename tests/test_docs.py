"""What the documents promise exists, and what exists is in the documents."""

import re
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings
from bot.wiring import Bot
from tests.conftest import ROOT
from tests.world import TOKEN

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = Bot(read_settings({"TELEGRAM_BOT_TOKEN": TOKEN}, None)).handlers.commands


@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_every_setting_is_explained(name: str) -> None:
    assert f"`{name}`" in README
    assert re.search(rf"^{name}=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)


def test_the_example_names_no_setting_that_does_not_exist() -> None:
    named = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert {name.lower() for name in named} == set(Settings.model_fields)


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_is_explained(command: str) -> None:
    assert f"`/{command}" in README


def test_the_tour_names_files_that_are_there() -> None:
    tour = README.partition("## The tour")[2].partition("\n## ")[0]
    named = re.findall(r"`((?:bot|index|corpus|tests)/[\w./]*)`", tour)
    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).exists()] == []
    rooms = [ROOT / room for room in ("bot", "index", "corpus")]
    parts = {str(path.relative_to(ROOT)) for room in rooms for path in room.iterdir() if _is_code(path)}
    assert sorted(part for part in parts if not any(name.removesuffix("/").startswith(part) for name in named)) == []


def _is_code(path: Path) -> bool:
    if path.is_dir():
        return (path / "__init__.py").exists()
    return path.suffix == ".py" and path.stem != "__init__"
