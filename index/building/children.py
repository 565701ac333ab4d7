"""Processes that a build starts: none outlives the one that started it."""

import multiprocessing
import os
import threading


def end_with_parent() -> None:
    """In a process that was started: end when the one that started it has, even if that was killed."""
    threading.Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
