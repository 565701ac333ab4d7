"""A numbered part that is asked for (第十條, rule (b)): which passages begin it, and which of them the question names."""

import re
from collections.abc import Mapping, Sequence

from corpus import Passage
from index.answering.coverage import Sentences
from index.text.common import shared
from index.text.folding import fold
from index.text.ordinals import Part, begins, is_named_so, without_parts
from index.text.stopwords import question_words

_NAMED = 2  # letters by which a passage is named at least


def begun_and_named(
    sentences: Sentences, passage: Passage, parts: Sequence[Part], named: Mapping[str, int]
) -> tuple[int, int, int]:
    """How many of the numbered parts the passage begins, how far the question names it, and how many it calls so itself."""
    begun = [line for part in parts for line in sentences.folded if begins(part, line)][: len(parts)]
    return len(begun), named.get(passage.id, 0), sum(map(is_named_so, begun))


def passages_named(folded: str, passages: Sequence[Passage]) -> dict[str, int]:
    """Of a folded question for a numbered part, how many letters name each passage, by its file's name, its title and its
    headings, as far as half of them do; by the passage's id.
    """
    letters = re.sub(r"\W", "", question_words().sub("", without_parts(folded)))
    least = max(_NAMED, len(letters) / 2)
    names = {one.id: "\n".join((one.article, one.title, *one.headings)) for one in passages}
    said = {name: shared(letters, fold(text)) for name, text in names.items()}
    return {name: count for name, count in said.items() if count >= least}
