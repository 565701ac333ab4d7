"""The picture of /stats: the questions of each day, by what became of them. `python -m bot.chart` draws it.

It is drawn by a process of its own, for matplotlib takes a second and 60 MB that the bot need not keep: a `Drawing` goes in as
JSON, a PNG comes out.
"""

import asyncio
import json
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

log = logging.getLogger(__name__)

_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "VIRTUAL_ENV")
_SECONDS = 60.0  # that drawing may take; the first time, matplotlib lists the fonts of the machine
_COLOURS = ("#2e7d32", "#f9a825", "#9e9e9e")
_INCHES, _DPI = (8.0, 3.6), 120


@dataclass(frozen=True, slots=True)
class Drawing:
    """A bar a day, of so many parts, each with its name."""

    title: str
    days: Sequence[str]
    parts: Sequence[tuple[str, Sequence[int]]]


async def chart(drawing: Drawing, folder: Path) -> bytes | None:
    """The PNG; None if it could not be drawn. What matplotlib keeps for the next time is kept in the folder."""
    root = Path(__file__).parent.parent
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}  # no secret of the bot's is among them
    process = None
    drawn = said = b""
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.chart"),
            cwd=root,
            env={**kept, "MPLCONFIGDIR": str((folder / "matplotlib").absolute())},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        drawn, said = await asyncio.wait_for(process.communicate(json.dumps(asdict(drawing)).encode()), _SECONDS)
    except (OSError, TimeoutError) as error:
        log.warning("the picture could not be drawn: %r", error)
    finally:
        if process and process.returncode is None:
            process.kill()
            await process.wait()
    if process and process.returncode:
        log.warning("the picture could not be drawn: %s", said.decode("utf-8", "replace")[-200:])
        return None
    return drawn or None


def draw(drawing: Drawing) -> bytes:
    """The PNG, with Chinese in Noto Sans, which zhplot brings."""
    import matplotlib

    matplotlib.use("Agg")
    import zhplot  # noqa: F401  # importing it chooses the font
    from matplotlib import pyplot
    from matplotlib.ticker import MaxNLocator

    figure, axes = pyplot.subplots(figsize=_INCHES, dpi=_DPI, layout="constrained")
    below = [0] * len(drawing.days)
    for (name, counts), colour in zip(drawing.parts, _COLOURS, strict=True):
        axes.bar(drawing.days, counts, bottom=below, label=f"{name} {sum(counts)}", color=colour, width=0.7)
        below = [before + count for before, count in zip(below, counts, strict=True)]
    axes.set_title(drawing.title)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_ylim(0, max(*below, 1) * 1.1)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="x", labelsize=8)
    axes.legend(frameon=False, ncols=len(drawing.parts))
    written = BytesIO()
    figure.savefig(written, format="png")
    return written.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(draw(Drawing(**json.load(sys.stdin))))
