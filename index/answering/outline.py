"""An article in short: sentences of its own, word for word, in its order.

An article of sections is told by its headings, each with what stands first under it, and one of questions by these. One that
goes on without them is told by the first sentence of each paragraph, as far as it stands by itself: on encyclopedic texts that
holds the most of what people ask in so few characters (`research/levers.md`, measured against LexRank and others).
"""

import re
from collections.abc import Iterator, Sequence

from corpus import Passage
from index.answer import Hit, Mark
from index.answering.coverage import Sentences, sentences_of
from index.answering.layout import Line, label_of, layout
from index.text.folding import fold
from index.text.ordinals import Part, begins

SENTENCES = 5  # of paragraphs at most
CHARACTERS = 200  # of theirs, after which no further one is taken
POINTS = 12  # headings and questions at most
POINTS_CHARACTERS = 600  # of theirs and of what stands under them, after which headings stand alone
PART_CHARACTERS = 1_000  # of a part that is told whole
_SECTIONS = 3  # headings or questions with which an article is told by these
_BEFORE_SECTIONS = 3  # passages before the first heading that are told
_FEW_SECTIONS = 5  # up to so many, two passages of each are told
_ROWS = 3  # of a table, and items of a list, under a heading
_LABELS = 5  # lines with labels
_SHORTEST, _LONGEST = 12, 110  # characters of a sentence that is taken
_FEW = 3  # sentences that open paragraphs; with fewer, those behind them are taken, too
_ENDED = re.compile("[。！!…][」』”’\"')）】]*$")
_CONTACT = re.compile(r"\d{3,4}[- ]?\d{4}(?!\d)|@")
_LEANS = re.compile(r"这(?![份篇里])|[此该其他她它但而]|[二三四五]是|第[二三四五](?!条)|(?:因此|所以|然而|此外|同时|另外)")


def in_short(passages: Sequence[Passage]) -> tuple[Hit, ...]:
    """A hit for each thing told of the article with these passages, in the order of the text."""
    body = [passage for passage in passages if not passage.is_head] or list(passages)
    points = _points(body)
    if len(points) >= _SECTIONS:
        return tuple(_within(points, POINTS, POINTS_CHARACTERS))
    every = [_said(passage) for passage in body]
    telling = [hits[0] for hits in every if hits]
    if len(telling) < _FEW:
        telling = [hit for hits in every for hit in hits]
    chosen = _chosen(telling) if telling else [first_of(passage) for passage in body[:1]]
    return tuple(sorted(chosen, key=lambda hit: (passages.index(hit.passage), hit.sentence)))


def part_of(passages: Sequence[Passage], part: Part) -> tuple[Hit, ...]:
    """A numbered part of an article that is several passages, one behind the other, as far as there is room; else nothing."""
    held = [passage for passage in passages if any(begins(part, fold(heading)) for heading in passage.headings)]
    hits = [Hit(passage, 0.0, (0, len(passage.text)), tuple(_headings(passage))) for passage in held]
    return tuple(_within(hits, len(hits), PART_CHARACTERS)) if len(held) > 1 else ()


def first_of(passage: Passage) -> Hit:
    """A passage with its first sentence."""
    return Hit(passage, 0.0, sentences_of(passage).spans[0], ())


def _points(body: Sequence[Passage]) -> list[Hit]:
    """The headings with what stands first under them, and the questions; before them what opens the article."""
    openings = [_asked(passage) or _opening(passage) for passage in body]
    headed = sum(bool(hit and hit.marks) for hit in openings)
    if headed < _SECTIONS:
        return []
    most, told = _BEFORE_SECTIONS, 0
    found: list[Hit] = []
    for hit in openings:
        if hit and hit.marks:
            most, told = 2 if headed <= _FEW_SECTIONS else 1, 0
        told += 1
        if hit and told <= most:
            found.append(hit)
    return found


def _asked(passage: Passage) -> Hit | None:
    """The question that a passage answers, if it begins with one."""
    sentences = sentences_of(passage)
    for number, (span, folded) in enumerate(zip(sentences.spans, sentences.folded, strict=True)):
        if folded.endswith("?"):
            first = sentences.spans[0] if number else span
            return Hit(passage, 0.0, (first[0], span[1]), (span,))
        if number or folded not in {fold(heading) for heading in passage.headings}:
            return None
    return None


def _opening(passage: Passage) -> Hit | None:
    """A passage's heading and what stands first under it: a sentence, or some rows or items; None if it says nothing alone."""
    sentences = sentences_of(passage)
    lines = layout(passage, sentences)
    headings = _headings(passage)
    first = len(headings)
    if first == len(sentences.spans):
        return Hit(passage, 0.0, (headings[0][0], headings[-1][1]), tuple(headings)) if headings else None
    folded = sentences.folded[first]
    if not headings and (lines[first].signs or len(folded) < _SHORTEST or _LEANS.match(folded) or _CONTACT.search(folded)):
        return None
    last = _last_told(passage, sentences, lines, first)
    start = headings[0][0] if headings else sentences.spans[first][0]
    return Hit(passage, 0.0, (start, sentences.spans[last][1]), tuple(headings))


def _headings(passage: Passage) -> list[Mark]:
    """Where the headings are with which a passage begins."""
    sentences = sentences_of(passage)
    found: list[Mark] = []
    names = {fold(heading) for heading in passage.headings}
    for span, folded, line in zip(sentences.spans, sentences.folded, layout(passage, sentences), strict=True):
        if folded not in names and not (line.leads and not found and not folded.endswith((":", "?")) and not line.is_header):
            break
        found.append(span)
    return found


def _last_told(passage: Passage, sentences: Sentences, lines: Sequence[Line], first: int) -> int:
    """The last of the sentences from `first` on that are told together: one by itself, a lead-in or a table with some of what
    follows, some lines with labels.
    """
    last = first
    while last + 1 < len(lines) and _goes_on(passage, sentences, lines, last):
        most = _LABELS if label_of(sentences.folded[last]) else _ROWS
        if last - first >= most or _CONTACT.search(sentences.folded[last + 1]):
            break
        last += 1
    return last


def _goes_on(passage: Passage, sentences: Sentences, lines: Sequence[Line], at: int) -> bool:
    """Is a sentence told together with the next one?"""
    if lines[at].leads or lines[at].is_header:
        return True
    if lines[at].is_one_of_many:
        return lines[at + 1].is_one_of_many
    if label_of(sentences.folded[at]) and label_of(sentences.folded[at + 1]):
        return True
    (start, end), (after, last) = sentences.spans[at], sentences.spans[at + 1]
    return "\n" not in passage.text[end:after] and last - start <= _LONGEST


def _within(hits: Sequence[Hit], most: int, characters: int) -> Iterator[Hit]:
    """The first so many; once they are so long, headings alone."""
    size = 0
    for hit in hits[:most]:
        length = hit.sentence[1] - hit.sentence[0]
        if size + length <= characters or not size:
            size += length
            yield hit
        elif hit.marks:
            yield Hit(hit.passage, 0.0, hit.marks[0], hit.marks[:1])


def _chosen(telling: Sequence[Hit]) -> list[Hit]:
    """The first sentence, and as many of the others as there is room for, those with a number before the rest."""
    first, *others = telling
    if len(others) >= SENTENCES:
        others.sort(key=lambda hit: not re.search(r"\d", hit.sentence_text))
    chosen, size = [first], len(first.sentence_text)
    for hit in others:
        if len(chosen) < SENTENCES and size + len(hit.sentence_text) <= CHARACTERS:
            chosen.append(hit)
            size += len(hit.sentence_text)
    return chosen


def _said(passage: Passage) -> list[Hit]:
    """The sentences of a passage that say something by themselves, and briefly."""
    sentences = sentences_of(passage)
    lines = layout(passage, sentences)
    hits = []
    for span, folded, line in zip(sentences.spans, sentences.folded, lines, strict=True):
        is_telling = _SHORTEST <= len(folded) <= _LONGEST and not folded.endswith(("?", ":", ")")) and not _LEANS.match(folded)
        is_telling = is_telling and not _CONTACT.search(folded)
        if is_telling and not line.leads and not _is_part(passage.text[slice(*span)], line):
            hits.append(Hit(passage, 0.0, span, ()))
    return hits


def _is_part(written: str, line: Line) -> bool:
    """Is it a row of a table, a signature, or an item that is no sentence? What they say, they say with their neighbours."""
    return line.is_row or line.signs or (line.is_item and not _ENDED.search(written))
