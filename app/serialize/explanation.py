"""Explanations of quotes and of silence: in plain words, on a terminal, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.explanation import COSINE
from app.messages import phrases, why_texts
from app.serialize.answer import round_probability, wrap_text
from app.text.catalogue import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.domain.explanation import QuoteExplanation, SilenceExplanation

LEAST_PART = 0.005  # of a score, what two decimals show


def why_facts(why: QuoteExplanation, words: str) -> Iterator[tuple[str, str]]:
    """Yield each fact about why a quote was chosen, after its heading.

    `words` is the text of the best sentence.
    """
    yield message("why-chosen"), why_texts.CHOSEN[why.chosen]
    yield message("why-found"), why_texts.found_by_phrase(why.found_by, why.rank)
    if why.context or why.joined:
        yield message("why-best-sentence"), message("quoted-words", words=words)
        yield message("why-rest"), why_texts.rest(why.context, why.joined)
    for code, terms in (
        ("why-has", why.has),
        ("why-around", why.around),
        ("why-lacks", why.lacks),
    ):
        if terms:
            yield message(code), phrases.quoted_list(terms)
    yield message("why-score"), why_texts.score_phrase(why.score, why.share)


def score_parts(why: QuoteExplanation) -> tuple[tuple[str, float], ...]:
    """Return what adds up to the score, in plain words, and by how much; the largest first.

    A part without words of its own is called by its name.
    """
    parts = [(COSINE, why.cosine), *why.parts]
    shown = [
        (why_texts.SCORE_PARTS.get(name, name), part)
        for name, part in parts
        if abs(part) >= LEAST_PART
    ]
    return tuple(sorted(shown, key=lambda part: -part[1]))


def silence_facts(silence: SilenceExplanation) -> Iterator[tuple[str, str]]:
    """Yield where the words of an unanswered question stand, each list after its heading."""
    for place, heading in why_texts.TERM_PLACES.items():
        if words := silence.standing(place):
            yield heading, phrases.quoted_list(words)


def sureness(silence: SilenceExplanation) -> str:
    """Say how likely an answer is, and from where the library would give one."""
    return why_texts.sureness_phrase(silence.confidence, silence.threshold)


def why_lines(cited: Sequence[Citation], whys: Sequence[QuoteExplanation]) -> Iterator[str]:
    """Yield the lines of a terminal below a quote, which explain each of its citations."""
    for citation in cited:
        for why in whys:
            if (citation.document.id, citation.span) == (why.document, why.span):
                yield f"    {why_texts.WHY}:"
                for heading, fact in why_facts(why, why.best.of(citation.document.text)):
                    yield wrap_text(f"{heading}: {fact}", first="      ", rest="        ")
                parts = " ".join(f"{part:+.2f} {name};" for name, part in score_parts(why))
                yield wrap_text(f"{why_texts.PARTS}: {parts[:-1]}", first="      ", rest="        ")


def silence_text(silence: SilenceExplanation) -> str:
    """Explain on a terminal why there is no answer."""
    facts = (wrap_text(f"{name}: {fact}", rest="  ") for name, fact in silence_facts(silence))
    return "\n".join([*facts, sureness(silence)])


def reading_notes(answer: Answer) -> str:
    """Explain the terms of the explanations; '' where no quote is explained."""
    explained = any(claim.why for claim in answer.claims)
    return "\n".join(map(wrap_text, why_texts.NOTES)) if explained else ""


def why_json(claim: Claim) -> list[dict[str, Any]]:
    """Why each quote of a claim was chosen, as JSON; document and place identify the quote."""
    return [
        {
            "document": why.document,
            "start": why.span.start,
            "end": why.span.end,
            "sentence": {"start": why.best.start, "end": why.best.end},
            "chosen": str(why.chosen),
            "found_by": list(why.found_by),
            "rank": why.rank,
            "words": {"has": [*why.has], "around": [*why.around], "lacks": [*why.lacks]},
            "score": round(why.score, 4),
            "share": round(why.share, 4),
            "parts": {name: round(part, 4) for name, part in ((COSINE, why.cosine), *why.parts)},
            "context": why.context,
            "joined": why.joined,
        }
        for why in claim.why
    ]


def silence_json(silence: SilenceExplanation) -> dict[str, Any]:
    """Where each word of the question stands, and the threshold of an answer, as JSON."""
    return {
        "words": [{"word": word, "stands": str(where)} for word, where in silence.words],
        "confidence": round_probability(silence.confidence),
        "threshold": round(silence.threshold, 4),
    }


def explained_json(answer: Answer, answer_json: dict[str, Any]) -> dict[str, Any]:
    """Return the answer's JSON with a `why` for each of its claims and for itself."""
    pairs = zip(answer_json["claims"], answer.claims, strict=True)
    claims = [{**shown, "why": why_json(claim)} for shown, claim in pairs]
    return {
        **answer_json,
        "claims": claims,
        "why": silence_json(answer.why) if answer.why else None,
    }
