"""The README's commands, run as a newcomer runs them: by a real environment, in a process of their own."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ARTICLES, ROOT

README = (ROOT / "README.md").read_text("utf-8")
IN_TABLE = [command for command in re.findall(r"^\| `(python -m bot[^`]*)`", README, re.MULTILINE) if "[" not in command]
LIVING = ("python -m bot", "python -m bot console")


def newcomer(folder: Path, command: str, said: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a command line of ours; what makes its environment is not this test's concern but `make`'s, which CI runs."""
    words = [sys.executable if word == "python" else word for word in shlex.split(command)]
    clean = {name: value for name, value in os.environ.items() if name not in ("TELEGRAM_BOT_TOKEN", "MILVUS_URI")}
    env = {**clean, "DATA_DIR": str(folder), "CORPUS_DIR": str(ARTICLES), "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(words, cwd=ROOT, env=env, input=said, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("command", IN_TABLE)
def test_every_command_of_the_table_runs(tmp_path: Path, command: str) -> None:
    article = tmp_path / "article.txt"
    article.write_bytes(next(ARTICLES.glob("*.txt")).read_bytes())
    command = command.replace("FILE", shlex.quote(str(article)))
    if "backup" in command:  # there is something to keep once somebody has asked
        newcomer(tmp_path, "python -m bot check")
    done = newcomer(tmp_path, command, "500強有幾戶\n" if command in LIVING or command.endswith("-") else "")
    assert "Traceback" not in done.stderr
    allowed = (0, 1) if "ask" in command else (0,)  # the README's 問題 is not in the articles
    assert done.returncode in allowed, done.stderr


def test_the_first_example_shows_what_the_readme_shows(tmp_path: Path) -> None:
    shown = README.partition("```console\n")[2].partition("```")[0].splitlines()
    question = re.search(r'echo "([^"]+)"', shown[0])
    assert question
    done = newcomer(tmp_path, "python -m bot", question[1] + "\n")
    for line in shown[1:3]:
        assert line in done.stdout


def test_a_file_of_milvus_lite_is_named_as_the_readme_says(tmp_path: Path) -> None:
    done = newcomer(tmp_path, "python -m bot ask --json 500強有幾戶", MILVUS_URI=str(tmp_path / "milvus.db"))
    assert "Traceback" not in done.stderr
    assert "世界500強6戶" in json.loads(done.stdout)["sentence"]
