"""The command line and the console chat, run as a user runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ARTICLES, ROOT, Write
from tests.world import TOKEN, WANTED


def run(data: Path, *arguments: str, said: str = "", corpus: Path = ARTICLES, **environ: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "SYSTEMROOT")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={**inherited, "CORPUS_DIR": str(corpus), "DATA_DIR": str(data), "PYTHONIOENCODING": "utf-8", **environ},
        input=said,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_piped_question_is_answered_on_the_console(tmp_path: Path) -> None:
    done = run(tmp_path, said="how many 500強 firms are targeted\n")
    assert done.returncode == 0
    assert WANTED in done.stdout
    assert done.stderr == ""


def test_everything_can_be_tried_on_the_console(tmp_path: Path) -> None:
    lines = [
        "招商引資工作",
        "2",
        "9",
        "/as admin",
        "/reindex",
        "/in group",
        "中科招商集團",
        "/ask中科招商集團",
        "/reply 力爭引進多少戶500強",
    ]
    done = run(tmp_path, "console", said="\n".join([*lines, ":help", "/quit", "never asked"]), TELEGRAM_BOT_TOKEN=TOKEN)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("中科招商集團對接項目") == 1  # a group is answered when it asks
    assert "There is no button 9" in done.stdout
    assert WANTED in done.stdout
    assert "Rebuilt" in done.stdout or "重建完成" in done.stdout
    assert "never asked" not in done.stdout


def test_folders_and_files_can_be_tried_on_the_console(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"公開/茶.txt": "綠茶要用八十度的水泡。", "內部/薪資.txt": "店長月薪五萬元。"})
    new = tmp_path / "保險.txt"
    new.write_text("團體保險每年一千元。", "utf-8")
    lines = ["/as admin", "/settings", "7", "店長月薪多少", "/lang", f":send {new} | 內部"]
    done = run(tmp_path, "console", said="\n".join([*lines, "/quit"]), corpus=folder)
    assert done.returncode == 0, done.stderr
    assert "➕" in done.stdout  # the link that takes the bot into a group
    assert "五萬元" not in done.stdout
    assert "Automatic" in done.stdout or "自動" in done.stdout or "自动" in done.stdout
    assert "內部/保險.txt" in done.stdout


def test_ask(tmp_path: Path) -> None:
    done = run(tmp_path, "ask", "力爭引進多少戶500強")
    assert (done.returncode, done.stderr) == (0, "")
    assert WANTED in done.stdout
    assert run(tmp_path, "ask", "蘋果手機多少錢").returncode == 1


def test_ask_json_has_the_agreed_face(tmp_path: Path) -> None:
    done = run(tmp_path, "ask", "--json", "-", said="力爭引進多少戶500強\n\n蘋果手機多少錢\n")
    found, missing = (json.loads(line) for line in done.stdout.splitlines())
    names = ["question", "state", "sentence", "span", "why", "passages", "generation", "ms"]
    assert list(found) == list(missing) == names
    assert (found["state"], missing["state"], missing["sentence"]) == ("answered", "not_found", None)
    best = found["passages"][0]
    assert list(best) == ["id", "article", "title", "date", "source", "text", "headings", "score"]
    assert found["sentence"] in best["text"]
    assert best["article"] == next(ARTICLES.glob("*.txt")).stem
    assert len(found["passages"]) <= 10


def test_reindex(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({"a.txt": "綠茶要用八十度的水泡。"})
    first = run(tmp_path, "reindex", "--json", corpus=folder)
    corpus({"b.txt": "圖書館每天九點開門。", "c.doc": b"x"})
    second = json.loads(run(tmp_path, "reindex", "--json", corpus=folder).stdout)
    assert json.loads(first.stdout)["change"]["new"] == ["a"]
    assert (second["change"]["new"], second["problems"]) == (["b"], [{"file": "c.doc", "reason": "format"}])
    assert "nothing changed" not in run(tmp_path, "reindex", corpus=folder).stdout  # c.doc is still to be named


def test_check(corpus: Write, tmp_path: Path) -> None:
    done = run(tmp_path, "check")
    assert done.returncode == 0, done.stdout
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["settings", "token", "corpus", "index", "store"]
    nowhere = run(tmp_path, "check", corpus=tmp_path / "nowhere")
    assert nowhere.returncode == 1
    assert "CORPUS_DIR" in nowhere.stdout
    unreachable = run(tmp_path, "check", TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_API_BASE_URL="http://127.0.0.1:1")
    assert unreachable.returncode == 1
    assert "can't be reached" in unreachable.stdout
    assert TOKEN not in unreachable.stdout + unreachable.stderr


@pytest.mark.parametrize("command", [["ask", "x"], ["reindex"], []])
def test_bad_input_is_named_in_one_sentence(tmp_path: Path, command: list[str]) -> None:
    nowhere = run(tmp_path, *command, corpus=tmp_path / "nowhere")
    assert (nowhere.returncode, nowhere.stderr.count("\n")) == (2, 1)
    assert "CORPUS_DIR" in nowhere.stderr
    bad = run(tmp_path, *command, LOG_LEVEL="LOUD", WEBHOOK_PORT="x")
    assert (bad.returncode, bad.stderr.count("\n")) == (2, 2)
    (tmp_path / "file").write_text("x")
    unwritable = run(tmp_path / "file" / "data", *command)
    assert (unwritable.returncode, unwritable.stderr.count("\n")) == (2, 1)
    assert "Traceback" not in nowhere.stderr + bad.stderr + unwritable.stderr


def test_an_empty_folder_and_strange_articles(corpus: Write, tmp_path: Path) -> None:
    folder = corpus({})
    empty = run(tmp_path, "ask", "圖書館", corpus=folder)
    assert (empty.returncode, empty.stderr) == (1, "")
    corpus({"a.txt": "<b>[圖書館]</b> 每天 & 九點開門 {x}。"})
    assert "<b>[圖書館]</b> 每天 & 九點開門 {x}。" in run(tmp_path, "ask", "圖書館", corpus=folder).stdout
    assert "<b>[圖書館]</b> 每天 & 九點開門 {x}。" in run(tmp_path, said="圖書館", corpus=folder).stdout


def test_help_needs_nothing(tmp_path: Path) -> None:
    done = run(tmp_path, "--help", TELEGRAM_BOT_TOKEN="bad")
    assert done.returncode == 0
    assert all(word in done.stdout for word in ("ask", "reindex", "check", "console"))


def test_a_store_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "console.db").write_bytes(b"not a database" * 100)
    done = run(tmp_path, "console", said="長春\n")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "console.db" in done.stderr


def test_an_empty_question_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path, "ask", "  ")
    assert (done.returncode, done.stdout) == (2, "")
    assert "empty" in done.stderr


def test_bytes_that_are_no_text_are_taken(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--json", "-"],
        cwd=ROOT,
        env={**os.environ, "CORPUS_DIR": str(ARTICLES), "DATA_DIR": str(tmp_path)},
        input=b"\xff\xfe\x80 500\n",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["state"]


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m bot ask --json - | head -c 20"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, "CORPUS_DIR": str(ARTICLES), "DATA_DIR": str(tmp_path)},
        input="招商引資\n" * 500,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [["ask", "500強有幾戶"], ["check"], ["console"]])
def test_output_that_goes_nowhere_ends_in_a_word(tmp_path: Path, command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *command],
            cwd=ROOT,
            env={**os.environ, "CORPUS_DIR": str(ARTICLES), "DATA_DIR": str(tmp_path)},
            input="長春市長是誰\n",
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert "Traceback" not in done.stderr
    assert "No space left" in done.stderr


def test_no_standard_input_is_an_empty_one(tmp_path: Path) -> None:
    command = f'"{sys.executable}" -m bot ask - <&-'
    environ = {**os.environ, "CORPUS_DIR": str(ARTICLES), "DATA_DIR": str(tmp_path)}
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environ, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
