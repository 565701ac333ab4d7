"""What a killed process left is gone after the next start, and nothing else."""

import os
from pathlib import Path

from index import sweep

LEFT = [
    "jieba-0.41.dictionary",
    "jieba-0.42.1.dictionary",
    "jieba-0.40.trie",
    "jieba-0.40-1.commonness",
    ".jieba-0.42.1.counts.abcd_123",
]


def test_what_is_left_goes_and_what_is_used_stays(tmp_path: Path) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    (tmp_path / "synonyms.txt").write_text("a b")
    (tmp_path / ".hidden").write_text("an admin's own")
    (tmp_path / "jieba-我們的詞.txt").write_text("an admin's own")
    for name in LEFT:
        (tmp_path / name).write_text("x")
    for name in (".trial-abc", ".trie-x_9"):
        (tmp_path / name / "g1").mkdir(parents=True)
        (tmp_path / name / "g1" / "words.npy").write_text("x")
    (tmp_path / ".trie-young").mkdir()
    for path in tmp_path.glob(".*"):
        if "young" not in path.name:
            os.utime(path, (1, 1))
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == before | {
        "synonyms.txt",
        ".hidden",
        "jieba-我們的詞.txt",
        ".trie-young",
    }
    sweep(tmp_path / "nowhere")
