"""Quotes that contradict each other; never which of them is right."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from app.domain.views import Difference
from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_matches
from corpus.structure.sentences import sentence_spans
from index.contradiction.clause_polarity import is_retort
from index.contradiction.contradiction import common_words, contradicts
from index.ranking_config import RankingConfig

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from corpus.model.document import Document
    from index.embedder import Vectors
    from index.passages.sentences import Sentence

    SentencesOf = Callable[[Document], Sequence[Sentence]]

_LIST_ITEM_MARKS = ("- ", "* ", "• ", "– ")


def differences(
    claims: Sequence[Claim],
    *,
    sentences_of: SentencesOf,
    embed: Callable[[Sequence[str]], Vectors],
    ranking: RankingConfig = RankingConfig(),
) -> tuple[Difference, ...]:
    """The pairs of quotes of different speakers that contradict each other, in the claims' order.

    `embed` is called at most once, with the quotes whose words may contradict each other: no more
    than `max_opposing_embedded` texts.
    """
    cited = list(dict.fromkeys(claim.main_citation for claim in claims))
    statements = [_statements(citation, sentences_of(citation.document)) for citation in cited]
    common = common_words(
        sentence.span.of(document.text)
        for document in {citation.document for citation in cited}
        for sentence in sentences_of(document)
    )
    pairs = [
        (one, other)
        for one, other in combinations(range(len(cited)), 2)
        if _have_different_speakers(cited[one], cited[other])
        and _have_contradiction(statements[one], statements[other], 1.0, common)
    ]
    if not pairs:
        return ()
    rows = list(dict.fromkeys(row for pair in pairs for row in pair))
    rows = rows[: ranking.max_opposing_embedded]
    vectors = dict(zip(rows, embed([" ".join(statements[row]) for row in rows]), strict=True))
    return tuple(
        Difference(cited[one], cited[other])
        for one, other in pairs
        if one in vectors
        and other in vectors
        and _have_contradiction(
            statements[one], statements[other], float(vectors[one] @ vectors[other]), common
        )
    )


def _have_contradiction(
    statements: Sequence[str],
    other_statements: Sequence[str],
    closeness: float,
    common: frozenset[str],
) -> bool:
    return any(
        contradicts(statement, other, closeness, common)
        for statement, other in product(statements, other_statements)
    )


def _have_different_speakers(one: Citation, other: Citation) -> bool:
    """Whether the speakers surely differ: by name, or without one by document or role."""
    speaker, other_speaker = one.speaker, other.speaker
    if Role.UNCLEAR in {speaker.role, other_speaker.role}:
        return False
    if speaker.name and other_speaker.name:
        names = (speaker.name, other_speaker.name)
        return not (name_matches(*names) or name_matches(*reversed(names)))
    if one.document.id != other.document.id:
        return True
    return speaker.role is not other_speaker.role


def _statements(citation: Citation, sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The speaker's own sentences in the quote, each joined with a retort that follows it.

    List items are left out: what they state depends on the sentence that introduces the list.
    """
    if citation.others:
        texts = [
            sentence.span.of(citation.document.text)
            for sentence in sentences
            if citation.span.contains(sentence.span) and sentence.voice == citation.voice
        ]
    else:
        texts = [span.of(citation.quote.exact) for span in sentence_spans(citation.quote.exact)]
    statements: list[str] = []
    for text in texts:
        if text.startswith(_LIST_ITEM_MARKS):
            continue
        if statements and is_retort(text):
            statements[-1] = f"{statements[-1]} {text}"
        else:
            statements.append(text)
    return tuple(statements)


def add_opposing_quotes(
    claims: Sequence[Claim],
    further: Sequence[Claim],
    *,
    sentences_of: SentencesOf,
    embed: Callable[[Sequence[str]], Vectors],
    ranking: RankingConfig = RankingConfig(),
) -> tuple[tuple[Claim, ...], tuple[Difference, ...]]:
    """The claims, those of `further` that contradict one of them, and all contradicting pairs."""
    new = [claim for claim in further if not any(_overlap(claim, quoted) for quoted in claims)]
    pairs = differences((*claims, *new), sentences_of=sentences_of, embed=embed, ranking=ranking)
    at_most = len(claims) + ranking.max_opposing_quotes
    shown = list(claims)
    for pair in pairs:
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            opposing = _claim_with(other, new) if _claim_with(one, claims) else None
            if opposing is not None and opposing not in shown and len(shown) < at_most:
                shown.append(opposing)
    kept = (
        pair for pair in pairs if _claim_with(pair.one, shown) and _claim_with(pair.other, shown)
    )
    return tuple(shown), tuple(kept)


def _claim_with(citation: Citation, claims: Sequence[Claim]) -> Claim | None:
    return next((claim for claim in claims if citation in claim.citations), None)


def _overlap(claim: Claim, other_claim: Claim) -> bool:
    """Whether the claims cite overlapping spans of a document."""
    return any(
        citation.document.id == other.document.id and citation.span.overlaps(other.span)
        for citation in claim.citations
        for other in other_claim.citations
    )
