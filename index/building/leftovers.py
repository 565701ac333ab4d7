"""What ended processes left in the data folder: half-made files, and dictionaries of other versions."""

import logging
import re
import shutil
import time
from importlib import metadata
from pathlib import Path

log = logging.getLogger(__name__)

_HALF_MADE = re.compile(r"\.(?:trial|trie)-\w+|\.(?:jieba|english|readings|regional)-[\w.-]+\.\w{8}")  # by tempfile's names
_JIEBA = re.compile(  # as tokenizer, commonness and tags name their files; .dictionary an earlier version did
    rf"jieba-(?!{re.escape(metadata.version('jieba'))}[.-])[\d.]+(?:-\d+)?\.(?:trie|counts|commonness|tags)|jieba-[\d.]+(?:-\d+)?\.dictionary"
)
_UNDER_WAY = 60.0  # seconds; each is written in a few, and a day would do as well


def sweep(folder: Path) -> None:
    """Delete it. Another process may be making such files right now: what is young stays for the next start."""
    for path in folder.iterdir() if folder.is_dir() else ():
        try:
            is_left = _HALF_MADE.fullmatch(path.name) and time.time() - path.stat().st_mtime > _UNDER_WAY
            if is_left and path.is_dir():
                shutil.rmtree(path)
            elif is_left or _JIEBA.fullmatch(path.name):
                path.unlink()
        except OSError as error:
            log.info("%s can't be deleted: %s", path.name, error.strerror)
