"""What takes long, done in a process of its own, so that the questions asked meanwhile wait for nothing but a processor."""

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection

from index.building.build import Progress, look, version
from index.building.children import end_with_parent
from index.building.generation import current_generation, renewed
from index.building.plan import make_plan
from index.engine.snapshot import load
from index.meaning.vectors import make_vectors
from index.places import Places
from index.text.analysis import Analyzer

_LISTEN = 0.2  # seconds: how long work that nobody wants any more may go on
_NICE = 10  # answers go before it


def renew_apart(places: Places, progress: Progress, *, may_shrink: bool) -> None:
    """Make the generation of the files as they are now; it is the current one on disk when this returns.

    `progress` is also called while nothing goes on, and may raise to end it: then the process is killed, and all is as it was,
    unless the new generation was just there.
    Raises what making it raises, and OSError if the process was ended from outside.
    """
    do_apart("reindex", partial(_renew, places, may_shrink), progress)


def make_meaning(places: Places, progress: Progress) -> None:
    """Make what tells how near the current generation's passages are to a question in meaning, as far as it is not there yet.

    `progress` may raise to end it, as above; what was made by then stays. Raises OSError.
    """
    do_apart("meaning", partial(_make, places), progress)


def _renew(places: Places, may_shrink: bool, progress: Progress) -> None:
    """In the process."""
    analyzer = Analyzer(places.data_dir)
    plan = make_plan(look(places.corpus_dir), current_generation(places), version(analyzer))
    renewed(places, plan, analyzer, progress, may_shrink=may_shrink)


def _make(places: Places, progress: Progress) -> None:
    """In the process."""
    make_vectors(load(places.index_dir), lambda done, of: progress("meaning", done, of))


def do_apart(name: str, work: Callable[[Progress], None], progress: Progress) -> None:
    """Have work that can be pickled done in a process of this name; the rest as above."""
    context = multiprocessing.get_context("spawn")  # forking a process with threads is not safe
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(theirs, work), name=name)
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


def _work(tell: Connection, work: Callable[[Progress], None]) -> None:
    """In the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started it says when to end
    end_with_parent()
    try:
        os.nice(_NICE)
        work(lambda *step: tell.send(step))
    except Exception as error:
        error.add_note("".join(traceback.format_exception(error)))  # which does not cross over by itself
        tell.send(error)
    else:
        tell.send(None)
