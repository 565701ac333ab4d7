"""Questions that the articles did not answer, or not well: what an admin may want to write about."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.store.database import Database
from bot.store.topics import topics

_LATEST = 2_000  # questions looked at
_UNANSWERED = """
    SELECT q.text, q.understood, a.passages, EXISTS (SELECT 1 FROM votes v WHERE v.answer_id = a.id AND NOT v.is_good),
        (SELECT count(*) FROM wishes w WHERE w.answer_id = a.id)
    FROM questions q JOIN answers a ON a.question_id = q.id
    WHERE a.state != 'answered' OR EXISTS (SELECT 1 FROM votes v WHERE v.answer_id = a.id AND NOT v.is_good)
    ORDER BY q.id DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions on one topic, in the words of the latest and as these were understood; how many answers were disliked, and how
    many people wait for one.

    `near` is the id of the nearest passage, empty if nothing is near.
    """

    topic: str
    question: str
    understood: str
    times: int
    disliked: int
    wished: int
    near: str


class Gaps:
    """Those in the database, which must be open. `topic_of` gives questions that ask the same the same topic."""

    def __init__(self, database: Database, now: Callable[[], float], topic_of: Callable[[str], str]) -> None:
        self._database = database
        self._now = now
        self._topic_of = topic_of

    async def listed(self) -> list[Gap]:
        """The open ones: those that people wait for, then those asked most often; equally often, the latest first."""
        kept = [topic for (topic,) in await self._database.rows("SELECT topic FROM settled_topics")]
        settled = {*kept, *await topics(self._topic_of, kept)}  # those of earlier versions are spelled otherwise
        gaps: dict[str, Gap] = {}
        rows = await self._database.rows(_UNANSWERED, _LATEST)
        of_rows = await topics(self._topic_of, (understood for _, understood, *_ in rows))
        for topic, (text, understood, passages, is_disliked, wishes) in zip(of_rows, rows, strict=True):
            if not topic or topic in settled:
                continue
            gap = gaps.get(topic) or Gap(topic, text, understood, 0, 0, 0, next(iter(json.loads(passages)), ""))
            gaps[topic] = replace(
                gap, times=gap.times + 1, disliked=gap.disliked + bool(is_disliked), wished=gap.wished + int(wishes)
            )
        return sorted(gaps.values(), key=lambda gap: (-gap.wished, -gap.times))

    async def settle(self, topic: str) -> None:
        """An admin has seen to it."""
        await self._database.run("INSERT OR REPLACE INTO settled_topics VALUES (?, ?)", topic, self._now())
