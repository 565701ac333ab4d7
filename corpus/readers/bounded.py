"""Reading in a process of its own, with bounds: what one odd file makes of a library costs seconds and never the bot.

The process is started when it is first needed, reads one file after the other, and ends with the one that started it. It opens
nothing: it is given bytes and gives a draft.
"""

import atexit
import multiprocessing
import signal
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock

from corpus.readers.draft import Draft, Unreadable

SECONDS = 10.0  # that reading one file may take
MEMORY = 700 << 20  # bytes of address space, some 200 MB of it the interpreter's and the libraries' own


class _Bounded:
    """The process that reads, and our end of the line to it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def read(self, data: bytes, module: str) -> Draft:
        """What the reader in this module makes of the data. Raises Unreadable."""
        with self._lock:
            line = self._started()
            try:
                line.send((data, module))
                if not line.poll(SECONDS):
                    self.end()
                    raise Unreadable("too_slow")
                said: Draft | str = line.recv()
            except (EOFError, OSError):  # it ended over this file: the memory it may have was not enough
                self.end()
                raise Unreadable("too_large") from None
        if isinstance(said, str):
            raise Unreadable(said)
        return said

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process and self._line:
            self._process.kill()
            self._process.join()
            self._line.close()
        self._process = self._line = None

    def _started(self) -> Connection:
        if self._line and self._process and self._process.is_alive():
            return self._line
        self.end()
        context = multiprocessing.get_context("spawn")  # forking a process with threads is not safe
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), name="read", daemon=True)
        self._process.start()
        theirs.close()
        self._line = ours
        return ours


_bounded = _Bounded()
atexit.register(_bounded.end)


def read_bounded(data: bytes, module: str) -> Draft:
    """What `corpus.readers.<module>` makes of the data, within `SECONDS` and `MEMORY`. Raises Unreadable."""
    return _bounded.read(data, module)


def _serve(line: Connection) -> None:
    """In the process: read what is sent until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the bot
    _limit_memory()
    while True:
        try:
            data, module = line.recv()
        except EOFError:
            return
        if hasattr(signal, "alarm"):
            signal.alarm(int(2 * SECONDS))  # should nobody be there any more to end it
        line.send(_read(data, module))
        if hasattr(signal, "alarm"):
            signal.alarm(0)


def _read(data: bytes, module: str) -> Draft | str:
    """The draft, or the reason why there is none."""
    try:
        draft: Draft = import_module(f"corpus.readers.{module}").read(data)
    except Unreadable as unreadable:
        return unreadable.reason
    except ModuleNotFoundError:
        return "format"
    except MemoryError:
        return "too_large"
    except Exception:  # a library may raise anything over a damaged file
        return "damaged"
    return draft


def _limit_memory() -> None:
    """Where the system has such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
