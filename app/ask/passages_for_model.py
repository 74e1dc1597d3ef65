"""The passages that a language model is given to read, best first."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from app.ask.claims import claim_for
from app.write.prompt_passages import PromptPassage, PromptSentence
from index.evidence.evidence import ScoredSentence
from index.evidence.score import rerank_passages
from index.evidence.select import quote_in_context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.domain.candidates import Candidates
    from app.domain.claim import Claim
    from app.domain.filters import Filters
    from corpus.model.document import Document
    from index.passages.passages import Passage
    from index.search.snapshot import Library


def passages_for_model(candidates: Candidates, filters: Filters) -> tuple[PromptPassage, ...]:
    """The passages of the sentences that may be quoted, then further ones, best first, each once.

    Words that the filters exclude are read with the others, but cannot be cited.
    """
    ranking = candidates.library.ranking
    found = {(one.document.id, one.span.start): one for one in _ranked(candidates)}
    best = islice(found.values(), ranking.prompt_passages)
    return tuple(_prompt_passage(passage, candidates.library, filters) for passage in best)


def _ranked(candidates: Candidates) -> Iterator[Passage]:
    library = candidates.library
    for sentence in candidates.quotable:
        yield library.passage_at(sentence.document, sentence.span.start)
    hits = rerank_passages(candidates.hits, candidates.sentences, ranking=library.ranking)
    yield from (hit.passage for hit in hits)


def _prompt_passage(passage: Passage, library: Library, filters: Filters) -> PromptPassage:
    document = passage.document
    sentences = []
    for sentence in passage.sentences:
        may_be_cited = not sentence.heading and filters.hears(sentence.voice, document)
        quote = partial(_quote_at, document, sentence.span.start, library)
        sentences.append(
            PromptSentence(
                sentence.span.of(document.text),
                sentence.voice,
                is_heading=sentence.heading,
                quote=quote if may_be_cited else None,
            )
        )
    return PromptPassage(document, passage.span, tuple(sentences))


def _quote_at(document: Document, start: int, library: Library) -> Claim:
    """The sentence that starts there as a quote that can be read by itself."""
    sentences = library.sentences_of(document)
    number = next(at for at, one in enumerate(sentences) if one.span.start == start)
    sentence = sentences[number]
    unscored = ScoredSentence(document, number, sentence.span, sentence.voice, 0.0, 0.0, 0.0)
    return claim_for(quote_in_context(unscored, sentences, library.ranking), library)
