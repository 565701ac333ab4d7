"""The current generation on disk: the one there is, or made anew where the files or the code differ."""

from contextlib import suppress

from index.building.build import Progress, build, look
from index.building.held import go_back, name_of
from index.building.plan import Plan, make_plan
from index.engine.snapshot import CURRENT, Snapshot, StaleSnapshot, load
from index.meaning.vectors import begin_vectors
from index.places import Places
from index.text.analysis import Analyzer

_MUCH_TO_READ = 200_000  # bytes, which take half a second to read and segment: as long as a process takes to begin
_MANY_TO_CARRY = 20_000  # passages whose postings take as long to carry over


def current_generation(places: Places, known: Snapshot | None = None) -> Snapshot | None:
    """The one on disk, which may be known already; None if there is none that can be read. Raises OSError."""
    current = places.index_dir / name_of(places.index_dir, CURRENT)
    if known and known.folder == current and all(layer.folder.exists() for layer in known.layers):
        return known
    try:
        return load(places.index_dir)
    except StaleSnapshot:
        return None


def is_heavy(plan: Plan) -> bool:
    """Is there so much to do that questions asked meanwhile would feel it?"""
    compiled = len(plan.old.passages) if plan.old and not plan.is_thin else 0
    return plan.bytes_to_read > _MUCH_TO_READ or compiled > _MANY_TO_CARRY


def renewed(places: Places, plan: Plan, analyzer: Analyzer, progress: Progress, *, may_shrink: bool = False) -> Snapshot:
    """The generation that is planned: the one there is, if another process or nobody needs to make it, else a new one.

    Raises OSError, and `Shrunk` unless it may.
    """
    places.index_dir.mkdir(parents=True, exist_ok=True)
    from filelock import FileLock  # not needed by `ask` on an index that is there

    with FileLock(places.index_dir / "LOCK"):
        now = current_generation(places, plan.old)
        if now is not plan.old:
            plan = make_plan(look(places.corpus_dir), now, plan.analysis)
        if now and plan.is_done:
            return now
        made = build(places, plan, analyzer, progress, may_shrink=may_shrink)
        if places.meaning:
            with suppress(OSError):  # then more is to be made anew
                begin_vectors(made)
        return made


def use_earlier(places: Places, earlier: Snapshot, fingerprint: str) -> None:
    """Make the generation before the current one current, and hold it while the files have this fingerprint.

    Raises NoEarlier, OSError.
    """
    from filelock import FileLock

    with FileLock(places.index_dir / "LOCK"):
        go_back(places.index_dir, earlier, fingerprint)
