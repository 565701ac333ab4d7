"""How well the main text of saved pages is found: by us, and by trafilatura, resiliparse and readability-lxml if installed.

usage: python -m tests.measure.pages [-v]

A page in tests/data/pages has a .json beside it: texts that must be kept, texts that must be out, its title, date and source.
`kept` counts a text that stands as it should; `facts` is kinder: marks, blanks and punctuation don't count, so a table torn
into cells is no loss. `out` is the share of furniture that is out.
"""

import importlib
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.readers.html import read

PAGES = Path(__file__).parent.parent / "data" / "pages"
Extractor = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page and what is to be read from it."""

    name: str
    data: bytes
    kept: list[str]
    out: list[str]
    title: str
    date: str
    source: str


@dataclass(slots=True)
class Score:
    """What one extractor found on all pages."""

    kept: int = 0
    facts: int = 0
    out: int = 0
    seconds: float = 0.0


def pages() -> Iterator[Page]:
    """The saved pages."""
    for path in sorted(PAGES.glob("*.json")):
        wanted = json.loads(path.read_text("utf-8"))
        yield Page(
            path.stem,
            path.with_suffix(".html").read_bytes(),
            **{name: wanted[name] for name in ("kept", "out", "title", "date", "source")},
        )


def blankless(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def bare(text: str) -> str:
    """The letters and digits of a text, and no mark before it."""
    return re.sub(r"[\W_]", "", re.sub(r"^\d+\. ", "", text))


def ours(data: bytes) -> str:
    """Our blocks, a line each."""
    return "\n".join(f"{block.header}\n{block.text}" for block in read(data).blocks)


def extractors() -> dict[str, Extractor]:
    """Ours, and those of others that are installed."""
    found: dict[str, Extractor] = {"ours": ours}
    for name, make in (
        ("trafilatura", _trafilatura),
        ("resiliparse.extract.html2text", _resiliparse),
        ("readability", _readability),
    ):
        try:
            found[name.partition(".")[0]] = make(importlib.import_module(name))
        except ImportError:
            print(f"{name} is not installed")
    return found


def _trafilatura(module: Any) -> Extractor:
    return lambda data: (
        module.extract(data.decode(), include_comments=False, include_tables=True, include_links=True, favor_recall=True) or ""
    )


def _resiliparse(module: Any) -> Extractor:
    return lambda data: str(
        module.extract_plain_text(data.decode(), main_content=True, alt_texts=True, links=True, preserve_formatting=True)
    )


def _readability(module: Any) -> Extractor:
    def extract(data: bytes) -> str:
        html = module.Document(data.decode()).summary()
        return re.sub(r"<[^<>]*>", "", html)

    return extract


def measure(name: str, extract: Extractor, verbose: bool) -> Score:
    """Score one extractor."""
    score = Score()
    for page in pages():
        start = time.perf_counter()
        text = extract(page.data)
        score.seconds += time.perf_counter() - start
        lost = [fact for fact in page.kept if blankless(fact) not in blankless(text)]
        stray = [furniture for furniture in page.out if blankless(furniture) in blankless(text)]
        score.kept += len(page.kept) - len(lost)
        score.facts += sum(bare(fact) in bare(text) for fact in page.kept)
        score.out += len(page.out) - len(stray)
        if verbose and (lost or stray):
            print(f"  {name} {page.name}: lost {lost}; stray {stray}")
    return score


def main() -> None:
    """Print the scores."""
    verbose = "-v" in sys.argv[1:]
    every = list(pages())
    kept, out = sum(len(page.kept) for page in every), sum(len(page.out) for page in every)
    print(f"{len(every)} pages, {kept} texts to keep, {out} to leave out")
    for name, extract in extractors().items():
        score = measure(name, extract, verbose)
        shares = f"kept {score.kept / kept:.3f}  facts {score.facts / kept:.3f}  out {score.out / out:.3f}"
        print(f"{name:12} {shares}  {1000 * score.seconds / len(every):.1f} ms a page")
    for page in every:
        draft = read(page.data)
        said = (blankless(draft.title), draft.date[: len(page.date)], draft.source)
        if said != (blankless(page.title), page.date, page.source):
            print(f"  {page.name}: {draft.title!r}, {draft.date!r}, {draft.source!r}")


if __name__ == "__main__":
    main()
