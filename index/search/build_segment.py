"""Build a segment of the lexical index from documents and their passages."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from corpus.languages.language import ENGLISH
from corpus.languages.recognise import document_language
from index.search.segment import ARRAY_TYPES, Segment, SegmentDocument
from index.search.terms import terms_in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.model.document import Document
    from corpus.model.speaker import Voice
    from index.passages.passages import Passage
    from index.search.segment import Integers

_MAX_COUNT = 0xFFFF  # of a term in a passage, the most that a posting holds


class SegmentBuilder:
    """Takes documents one by one; `finish` returns their segment."""

    def __init__(self) -> None:
        """Begin without documents."""
        self._documents: list[SegmentDocument] = []
        self._terms: dict[str, int] = {}
        self._voices: dict[Voice, int] = {}
        self._columns = {name: array("q") for name in ("term", "passage", "count")}
        self._lengths = array("q")
        self._voice_columns = {name: array("q") for name in ("end", "number", "count")}

    @property
    def passages(self) -> int:
        """The number of passages so far."""
        return len(self._lengths)

    def add(self, document: Document, revision: str, passages: Sequence[Passage]) -> None:
        """Append a document with its passages, in the order of the text."""
        language = document_language(document)
        self._documents.append(
            SegmentDocument(
                document.id,
                revision,
                len(passages),
                language,
                document.characters,
                document.words,
            )
        )
        for passage in passages:
            voices = Counter(one.voice for one in passage.sentences if not one.heading)
            self.add_text(passage.embedded, language, voices)

    def add_text(
        self, text: str, language: str | None = None, voices: Counter[Voice] | None = None
    ) -> None:
        """Append a passage by its text, and the voices in it with their sentences."""
        terms = terms_in_language(text, language or ENGLISH)
        passage = len(self._lengths)
        for term, count in Counter(terms).items():
            self._columns["term"].append(self._terms.setdefault(term, len(self._terms)))
            self._columns["passage"].append(passage)
            self._columns["count"].append(min(count, _MAX_COUNT))
        self._lengths.append(len(terms))
        for voice, count in (voices or {}).items():
            self._voice_columns["number"].append(self._voices.setdefault(voice, len(self._voices)))
            self._voice_columns["count"].append(count)
        self._voice_columns["end"].append(len(self._voice_columns["number"]))

    def finish(self) -> Segment:
        """The segment of all documents so far."""
        encoded = {term.encode(): number for term, number in self._terms.items()}
        ordered = sorted(encoded)
        rank = np.zeros(len(ordered), np.int64)
        rank[[encoded[term] for term in ordered]] = np.arange(len(ordered))
        term, passage, count = (np.asarray(column) for column in self._columns.values())
        term = rank[term] if len(term) else term
        order = np.argsort(term, kind="stable")  # passages of a term stay ascending
        found: dict[str, Integers] = {
            "terms": np.frombuffer(b"".join(ordered), np.uint8),
            "term_ends": np.cumsum([len(one) for one in ordered]),
            "posting_ends": np.cumsum(np.bincount(term, minlength=len(ordered))),
            "posting_passages": passage[order],
            "posting_counts": count[order],
            "lengths": np.asarray(self._lengths),
            "voice_ends": np.asarray(self._voice_columns["end"]),
            "voice_numbers": np.asarray(self._voice_columns["number"]),
            "voice_counts": np.asarray(self._voice_columns["count"]),
        }
        arrays = {name: found[name].astype(kind) for name, kind in ARRAY_TYPES.items()}
        return Segment(tuple(self._documents), tuple(self._voices), arrays)


def segment_of_texts(texts: Iterable[str], languages: Sequence[str | None] = ()) -> Segment:
    """A segment of texts that belong to no document; `languages` has one a text, or is empty."""
    builder = SegmentBuilder()
    texts = tuple(texts)
    for text, language in zip(texts, languages or [None] * len(texts), strict=True):
        builder.add_text(text, language)
    return builder.finish()
