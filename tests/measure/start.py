"""What a cold start takes: `ask`, from the shell to its answer, beside an interpreter that only imports numpy.

python -m tests.measure.start        prints JSON; in a small process, for in Linux a child's most memory is at least its parent's
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

_TIMES = 7
_COMMANDS = {"import numpy": ("-c", "import numpy"), "ask": ("-m", "bot", "ask", "500強", "--json")}


def measured() -> dict[str, list[float]]:
    """Of each command the medians: seconds on the clock, those of processors, and the most megabytes that were resident."""
    for command in _COMMANDS.values():  # once before, for the index and what the disk has to fetch
        _start(command)
    runs = {name: [_start(command) for _ in range(_TIMES)] for name, command in _COMMANDS.items()}
    return {name: list(map(statistics.median, zip(*some, strict=True))) for name, some in runs.items()}


def measured_apart() -> dict[str, list[float]]:
    """The same, measured by a small process."""
    done = subprocess.run([sys.executable, "-m", "tests.measure.start"], stdout=subprocess.PIPE, check=True)
    said: dict[str, list[float]] = json.loads(done.stdout)
    return said


def _start(command: Sequence[str]) -> tuple[float, float, float]:
    """One run. Raises RuntimeError if it fails."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)  # so that nobody waits for it again
    if status:
        raise RuntimeError(f"exit status {process.returncode}: {' '.join(command)}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1e3


if __name__ == "__main__":
    print(json.dumps(measured()))
