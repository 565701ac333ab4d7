"""The current generation on disk: the one there is, or made anew where the files or the code differ."""

from contextlib import suppress

from corpus import Reason
from index.building.build import Listing, Progress, build, version
from index.building.held import go_back
from index.engine.snapshot import Snapshot, StaleSnapshot, load
from index.meaning.vectors import begin_vectors
from index.places import Places
from index.text.analysis import Analyzer

_MUCH_TO_READ = 200_000  # bytes, which take half a second to read and segment: as long as a process takes to begin
_MANY_TO_CARRY = 20_000  # passages whose postings take as long to carry over


def current_generation(places: Places) -> Snapshot | None:
    """The one on disk; None if there is none that can be read. Raises OSError."""
    try:
        return load(places.index_dir)
    except StaleSnapshot:
        return None


def is_made_of(snapshot: Snapshot, listing: Listing, analyzer: Analyzer) -> bool:
    """Was it made of these files, by the code of now?"""
    return snapshot.header.made_of == (listing.fingerprint, version(analyzer))


def is_heavy(listing: Listing, old: Snapshot | None, analyzer: Analyzer) -> bool:
    """Is there so much to do that questions asked meanwhile would feel it?"""
    seen = old.files() if old and old.header.analysis == version(analyzer) else {}
    to_read = sum(state.size for path, state in listing.files.items() if path not in seen or seen[path][:2] != state)
    return to_read > _MUCH_TO_READ or (old is not None and len(old.passages) > _MANY_TO_CARRY)


def renewed(
    places: Places, listing: Listing, analyzer: Analyzer, old: Snapshot | None, progress: Progress, *, may_shrink: bool = False
) -> Snapshot:
    """The generation of the files listed: the one there is, if another process or nobody needs to make it, else a new one.

    Raises OSError, and `Shrunk` unless it may.
    """
    places.index_dir.mkdir(parents=True, exist_ok=True)
    from filelock import FileLock  # not needed by `ask` on an index that is there

    with FileLock(places.index_dir / "LOCK"):
        now = current_generation(places) if old is None or not old.folder.exists() else old
        if now and is_made_of(now, listing, analyzer) and not _may_be_readable_now(now):
            return now
        made = build(places, listing, analyzer, now, progress, may_shrink=may_shrink)
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


def _may_be_readable_now(snapshot: Snapshot) -> bool:
    """Files that could not be opened are tried again."""
    return any(problem.reason is Reason.UNREADABLE for problem in snapshot.header.problems)
