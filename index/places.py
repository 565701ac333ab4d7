"""Where everything is: what is read, where the index is kept, and what else is asked."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The folder of articles, the folder of what is built from them, Milvus if it is used, and whether meaning counts."""

    corpus_dir: Path
    data_dir: Path
    milvus_uri: str = ""
    meaning: bool = False

    @property
    def index_dir(self) -> Path:
        """Where the generations are."""
        return self.data_dir / "index"
