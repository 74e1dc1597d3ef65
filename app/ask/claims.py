"""From chosen evidence to claims, and what a reader must know besides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.ask.notices import premise
from app.ask.notices import unknown_speakers as strangers
from app.ask.passage_selection import is_asked, is_named
from app.domain.citation import Citation
from app.domain.claim import Claim
from app.domain.explanation import SelectionReason, explain_quote
from index.evidence.evidence import EvidencePlace
from index.search.terms import surface_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.candidates import Candidates
    from index.evidence.evidence import Evidence
    from index.search.snapshot import Library

EVIDENCE = 10  # quotes that a model may cite
_COUNTRY = 4  # letters of one at least: "Kore", of "Korean"


def missing_terms(question: str, chosen: Sequence[Evidence]) -> tuple[str, ...]:
    """The question's names and numbers of which the quoted documents say nothing at all."""
    first = question.split(maxsplit=1)[0].strip("“\"'")
    named = {
        stem: word
        for stem, word in surface_forms(question).items()
        if (word[0].isupper() or word[0].isdigit()) and word != first
    }
    if not named:
        return ()
    quoted = {evidence.document.id: evidence.document for evidence in chosen}.values()
    said = "\n".join(f"{one.provenance.name}\n{one.text}" for one in quoted).casefold()
    return tuple(word for word in named.values() if not _is_said(_bare(word), said))


def _is_said(word: str, said: str) -> bool:
    """Whether the word stands there, or the country that it is an adjective of: "Australian"."""
    country = next((word.removesuffix(end) for end in ("ian", "an", "n") if word.endswith(end)), "")
    return word in said or (len(country) >= _COUNTRY and country in said)


def _bare(word: str) -> str:
    """The word as it may stand elsewhere: in small letters, and nobody's."""
    return word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")


def claim_for(evidence: Evidence, library: Library) -> Claim:
    """The words with each place where they stand, and who speaks there."""
    return Claim(evidence.text, tuple(_cited(place, library) for place in evidence.places))


def with_explanations(
    claims: Sequence[Claim],
    chosen: Sequence[Evidence],
    found: Candidates,
    *,
    beside: bool = False,
) -> tuple[Claim, ...]:
    """The claims, each of the evidence at its place, with why that was chosen.

    `beside` is whether they were looked for beside the quotes, as their other side.
    """
    heard: set[str] = set()
    told = []
    for one, evidence in zip(claims, chosen, strict=True):
        first = SelectionReason.DOCUMENT if heard else SelectionReason.BEST
        as_what = SelectionReason.NEAR if evidence.document.id in heard else first
        heard.add(evidence.document.id)
        reason = explain_quote(
            evidence, found, chosen=SelectionReason.OTHER_SIDE if beside else as_what
        )
        told.append(replace(one, why=(reason,)))
    return tuple(told)


def with_quote_explanations(
    claims: Sequence[Claim], evidence: Sequence[Claim]
) -> tuple[Claim, ...]:
    """What a model wrote, each sentence with why the quotes that it cites were chosen."""
    return tuple(
        replace(
            claim,
            why=tuple(
                reason
                for quote in evidence
                if not set(claim.citations).isdisjoint(quote.citations)
                for reason in quote.why
            ),
        )
        for claim in claims
    )


def _cited(place: EvidencePlace, library: Library) -> Citation:
    inside = (
        one.voice.speaker
        for one in library.sentences_of(place.document)
        if not one.heading and place.span.contains(one.span)
    )
    others = tuple(dict.fromkeys(one for one in inside if one != place.voice.speaker))
    return Citation.at(place.span, place.document, place.voice, others=others)


def notices(found: Candidates, claims: Sequence[Claim]) -> tuple[str, ...]:
    """What a reader must know of the question: a premise that does not stand, who is not heard."""
    every = (
        premise.premise_notice(found),
        strangers.unknown_speaker_notice(found),
        _unheard(found, claims),
    )
    return tuple(one for one in every if one is not None)


def _unheard(found: Candidates, claims: Sequence[Claim]) -> str | None:
    """That none of those whom the question asks is quoted, nor even named, though others are."""
    cited = [one for each in claims for one in each.citations]
    asked, strangers = found.of.speakers, found.of.strangers
    if cited and asked and not any(is_asked(one.document, one.voice, found.of) for one in cited):
        return f"None of these quotes is by {' or '.join(asked)}."
    if cited and strangers and not any(is_named(strangers, _place(one)) for one in cited):
        return f"None of these quotes is by {' or '.join(strangers)}, or names them."
    return None


def _place(cited: Citation) -> EvidencePlace:
    return EvidencePlace(cited.document, cited.span, cited.voice)


def citable_claims(quoted: Sequence[Claim], further: Sequence[Claim]) -> tuple[Claim, ...]:
    """What a model may cite: what is quoted, and the best of what is not."""
    shown = {one for claim in quoted for one in claim.citations}
    beside = [
        replace(claim, why=tuple(replace(one, chosen=SelectionReason.CITED) for one in claim.why))
        for claim in further
        if shown.isdisjoint(claim.citations)
    ]
    return (*quoted, *beside)[: max(EVIDENCE, len(quoted))]
