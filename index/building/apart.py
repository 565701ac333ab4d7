"""A new generation made in a process of its own, so that the questions asked meanwhile wait for nothing but a processor."""

import multiprocessing
import os
import signal
import traceback
from multiprocessing.connection import Connection

from index.building.build import Progress, look
from index.building.children import end_with_parent
from index.building.generation import current_generation, renewed
from index.places import Places
from index.text.analysis import Analyzer

_LISTEN = 0.2  # seconds: how long a rebuild that nobody wants any more may go on
_NICE = 10  # answers go before it


def renew_apart(places: Places, progress: Progress, *, may_shrink: bool) -> None:
    """Make the generation of the files as they are now; it is the current one on disk when this returns.

    `progress` is also called while nothing goes on, and may raise to end it: then the process is killed, and all is as it was,
    unless the new generation was just there.
    Raises what making it raises, and OSError if the process was ended from outside.
    """
    context = multiprocessing.get_context("spawn")  # forking a process with threads is not safe
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_renew, args=(theirs, places, may_shrink), name="reindex")
    with ours:
        with theirs:
            process.start()
        try:
            _follow(ours, progress)
        finally:
            process.kill()
            process.join()


def _follow(told: Connection, progress: Progress) -> None:
    """Until the process says that it is done: None, or why not."""
    step = ("read", 0, 0)
    while True:
        if not told.poll(_LISTEN):
            progress(*step)
            continue
        try:
            said = told.recv()
        except EOFError:
            raise OSError("the process that made the index was ended from outside") from None
        if said is None:
            return
        if isinstance(said, Exception):
            raise said
        step = said
        progress(*step)


def _renew(tell: Connection, places: Places, may_shrink: bool) -> None:
    """In the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started it says when to end
    end_with_parent()
    try:
        os.nice(_NICE)
        listing, analyzer = look(places.corpus_dir), Analyzer(places.data_dir)
        renewed(places, listing, analyzer, current_generation(places), lambda *step: tell.send(step), may_shrink=may_shrink)
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))  # which does not cross over by itself
        tell.send(error)
    else:
        tell.send(None)
