"""What is said back: passages, the sentence to show of each, and how far to trust them."""

from dataclasses import dataclass
from enum import StrEnum

from corpus import Passage

HITS = 10  # passages an answer carries
SHOWN = 5  # passages that a card can turn to

Mark = tuple[int, int]  # (start, end) in a passage's text


class State(StrEnum):
    """How far to trust an answer."""

    ANSWERED = "answered"
    POSSIBLE = "possible"
    NOT_FOUND = "not_found"


class Form(StrEnum):
    """What the hits of an answer are."""

    PASSAGES = "passages"  # those that answer, best first
    OVERVIEW = "overview"  # the sentences that tell what one article says, in its order
    CHOICE = "choice"  # articles, of which one may be meant
    CONTENTS = "contents"  # articles: what there is to ask about


@dataclass(frozen=True, slots=True)
class Match:
    """A term of the question that the best passage holds; `translation` where it was met in another language."""

    term: str
    translation: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `sentence`, `marks` and `span` are (start, end) in its text.

    They are what to show of it, the matched words in that, and the short answer where it is probably right. `header` is the first
    row of the table in which the sentence is another.
    """

    passage: Passage
    score: float
    sentence: Mark
    marks: tuple[Mark, ...]
    span: Mark | None = None
    header: Mark | None = None

    @property
    def header_text(self) -> str:
        """The table's first row, word for word; empty if the sentence is in no table, or holds it."""
        return self.passage.text[slice(*self.header)] if self.header else ""

    @property
    def sentence_text(self) -> str:
        """The sentence, word for word."""
        return self.passage.text[slice(*self.sentence)]

    @property
    def marks_beside_span(self) -> list[Mark]:
        """The marks without what the span covers."""
        if not self.span:
            return list(self.marks)
        start, end = self.span
        before = [(first, min(last, start)) for first, last in self.marks]
        behind = [(max(first, end), last) for first, last in self.marks]
        return sorted({(first, last) for first, last in before + behind if first < last})


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say to a question: passages best first; with `not_found`, only the nearest ones.

    `terms` is what was looked for, `why` what of it was found in the first passage, `missing` what makes the difference and
    was not, `respelt` the question as it may be meant, where nothing answers it and a word of it stands nowhere. `generation` is
    on what it depends besides the question.
    """

    question: str
    terms: tuple[str, ...]
    state: State
    confidence: float
    hits: tuple[Hit, ...]
    why: tuple[Match, ...]
    generation: str
    missing: tuple[str, ...] = ()
    form: Form = Form.PASSAGES
    respelt: str = ""
