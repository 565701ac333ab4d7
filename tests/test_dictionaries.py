"""The dictionaries that the first start makes, in a process of its own."""

from pathlib import Path

import pytest

from index.building import dictionaries
from index.building.dictionaries import make_dictionaries


def test_what_a_start_needs_is_made_in_another_process(tmp_path: Path, made_once: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionaries, "open_lexicon", None)  # is not called in this one
    folder = tmp_path / "fresh"
    make_dictionaries(folder)
    made = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert len(made) == 7
    for name in made:
        assert name.endswith(".sqlite") or made[name] == (made_once / name).read_bytes()


def test_what_is_there_needs_no_process(made_once: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionaries, "do_apart", None)
    make_dictionaries(made_once)


def test_a_folder_that_takes_nothing_is_left_to_whoever_opens_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    make_dictionaries(tmp_path / "file" / "data")
    assert not capfd.readouterr().err
