"""The passages that a language model reads, and the quotes that its keys cite."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from app.domain.claim import Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus.model.document import Document
    from corpus.model.span import Span
    from corpus.model.speaker import Voice


@dataclass(frozen=True, slots=True)
class PromptSentence:
    """A sentence that a model reads: its words, whose they are, and the quote for its key.

    `quote` cuts that quote; it is None for a heading, and for words that may not be cited.
    """

    words: str
    voice: Voice
    is_heading: bool = False
    quote: Callable[[], Claim] | None = None


@dataclass(frozen=True, slots=True)
class PromptPassage:
    """A passage that a model reads: where it stands, and its sentences in order."""

    document: Document
    span: Span
    sentences: tuple[PromptSentence, ...]


class QuotesByKey(Mapping[str, Claim]):
    """Quotes by the keys S1, S2, and so on, each of which is cut when it is first cited."""

    def __init__(
        self, quotes: Sequence[Callable[[], Claim]], sentences: Sequence[str] = ()
    ) -> None:
        """Number the quotes from 1; `sentences` are the words that the model reads at each key."""
        self._quotes = {f"S{number}": quote for number, quote in enumerate(quotes, start=1)}
        self._claims: dict[str, Claim] = {}
        self._sentences: dict[str, list[str]] = defaultdict(list)
        for key, words in zip(self._quotes, sentences, strict=False):
            self._sentences[_folded(words)].append(key)

    def key_of_words(self, words: str) -> str | None:
        """The key of the only sentence that has exactly these words, in this order; else None.

        Case and punctuation count for nothing.
        """
        keys = self._sentences.get(_folded(words), ())
        return keys[0] if len(keys) == 1 else None

    def __getitem__(self, key: str) -> Claim:
        """The quote of a key; KeyError when there is none."""
        if key not in self._claims:
            self._claims[key] = self._quotes[key]()
        return self._claims[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is a quote for the key, without cutting it."""
        return key in self._quotes

    def __iter__(self) -> Iterator[str]:
        """The keys in order."""
        return iter(self._quotes)

    def __len__(self) -> int:
        """The number of keys."""
        return len(self._quotes)


def in_reading_order(passages: Sequence[PromptPassage]) -> list[list[PromptPassage]]:
    """The passages by document in their order there; the document of the first passage is first."""
    documents = list(dict.fromkeys(passage.document.id for passage in passages))
    ordered = sorted(passages, key=lambda one: (documents.index(one.document.id), one.span.start))
    groups = groupby(ordered, key=lambda passage: passage.document.id)
    return [list(group) for _, group in groups]


def quotes_by_key(passages: Sequence[PromptPassage]) -> QuotesByKey:
    """The quotes of the sentences that have keys, numbered in the order in which they are read."""
    read = [
        (sentence.quote, sentence.words)
        for document in in_reading_order(passages)
        for passage in document
        for sentence in passage.sentences
        if sentence.quote
    ]
    return QuotesByKey([quote for quote, _ in read], [words for _, words in read])


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
