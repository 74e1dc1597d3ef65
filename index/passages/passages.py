"""Passages, the units of retrieval: whole sentences within paragraphs and speaker turns."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.model.span import Span
from corpus.structure.document_structure import structure_of
from corpus.structure.sentences import BULLETS
from index.passages.sentences import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.model.document import Document

# Measured on Chroma's data (`python -m evals bench chroma --max-chars N`): of 400, 600 and 800
# characters the largest finds most within five passages; larger ones no longer fit a card.
MAX_PASSAGE_CHARS = 800
CUTTING = "syntok-4/800/voices-3"  # part of the store's name: change it when passages change


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document with its sentences in order; its text is sliced, not stored.

    The passages of a document cover it without gaps: joined, they are its text.
    """

    document: Document
    span: Span
    sentences: tuple[Sentence, ...]

    def __post_init__(self) -> None:
        """Refuse a sentence that reaches outside of the passage."""
        if any(not self.span.contains(sentence.span) for sentence in self.sentences):
            message = f"{self.document.id}: a passage holds whole sentences"
            raise ValueError(message)

    @property
    def text(self) -> str:
        """The text, including white space at the ends."""
        return self.span.of(self.document.text)

    @property
    def embedded(self) -> str:
        """The text that is embedded and searched: the document's title, then the passage."""
        title = self.document.provenance.title
        words = self.text.strip()
        return f"{title}\n{words}" if title else words


def passages(document: Document, *, max_chars: int = MAX_PASSAGE_CHARS) -> tuple[Passage, ...]:
    """Split a document; a passage has at most `max_chars`, unless one sentence is longer."""
    text = document.text
    groups = list(_group_sentences(document, sentences(document), max_chars))
    starts = [0, *(_begin(text, group[0]) for group in groups[1:])]
    ends = [*starts[1:], len(text)]
    return tuple(
        Passage(document, Span(start, end), tuple(group))
        for start, end, group in zip(starts, ends, groups, strict=True)
    )


def _group_sentences(
    document: Document, found: Sequence[Sentence], max_chars: int
) -> Iterator[list[Sentence]]:
    """Groups of sentences: whole paragraphs while they fit, long ones sentence by sentence."""
    group: list[Sentence] = []
    text = document.text
    structure = structure_of(document)
    turns = set(structure.turn_starts)
    for block in _blocks(structure.paragraphs, found):
        length = block[-1].span.end - _begin(text, block[0])
        turned = any(_begin(text, sentence) in turns for sentence in block)
        fits = not group or block[-1].span.end - _begin(text, group[0]) <= max_chars
        whole = length <= max_chars
        if group and not _only_headings(group) and (turned or (whole and not fits)):
            done, group = _split_off_headings(group)
            yield done
        for sentence in block:
            while group and sentence.span.end - _begin(text, group[0]) > max_chars:
                done, group = _split_off_headings(group)
                yield done
            group.append(sentence)
    if group:
        yield group


def _blocks(paragraphs: Sequence[Span], found: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph."""
    rest = deque(found)
    for paragraph in paragraphs:
        block = []
        while rest and rest[0].span.end <= paragraph.end:
            block.append(rest.popleft())
        if block:
            yield block


def _begin(text: str, sentence: Sentence) -> int:
    """The start of a sentence, including its bullet, which is not part of it."""
    at = sentence.span.start
    while at and text[at - 1] in " \t":
        at -= 1
    return at - 1 if at and text[at - 1] in BULLETS else sentence.span.start


def _split_off_headings(group: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """The group without the headings at its end, and these, which belong to the next group."""
    at = len(group)
    while at and group[at - 1].heading:
        at -= 1
    return (group[:at], group[at:]) if at else (group, [])


def _only_headings(group: Sequence[Sentence]) -> bool:
    return all(sentence.heading for sentence in group)
