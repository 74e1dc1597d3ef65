"""Why a quote was chosen and why there is none, in plain words, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.explanation import COSINE, FOLLOWS, SelectionReason, TermPlace
from app.serialize.answer import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.domain.answer import Answer
    from app.domain.citation import Citation
    from app.domain.claim import Claim
    from app.domain.explanation import QuoteExplanation, SilenceExplanation

WAYS = {"dense": "its meaning", "lexical": "its words"}
CHOSEN = {
    SelectionReason.BEST: "the quote that scores best",
    SelectionReason.DOCUMENT: "the best of its document, for every document that answers is heard",
    SelectionReason.NEAR: "scores little less than the best quote",
    SelectionReason.OTHER_SIDE: "the other side: it and another quote speak against each other",
    SelectionReason.CITED: "the written answer rests on it",
}
# What adds up to a score; a name that is not here is shown as it is.
PARTS = {
    COSINE: "nearness in meaning",
    "words": "the question’s words in the sentence",
    "around": "the question’s words in it and around it",
    "passage": "how well its passage was found",
    "asked": "the question asks this speaker",
    "asks": "it asks rather than tells",
    "judged": "what the trained judge makes of it as an answer",
    FOLLOWS: "how it stands to the quotes of the last answer",
}
LEAST = 0.005  # of a score, what two decimals show
NEARNESS = (
    "Nearness in meaning is measured by the program that compares texts as rows of numbers (it is "
    "their cosine): 1 for the same meaning, near 0 for none in common."
)
WORDS = (
    "The words are the question’s, without small ones such as “who” and “does”; around it is what "
    "stands in the sentence before it, and what is known of its speaker and source."
)
STANDING = {
    TermPlace.NOWHERE: "In no document of the library",
    TermPlace.ELSEWHERE: "In the library, but in none of the sentences that came nearest",
    TermPlace.WEIGHED: "In the sentences that came nearest, or around them",
}


def why_facts(why: QuoteExplanation, words: str) -> Iterator[tuple[str, str]]:
    """What there is to say of a quote, each with its heading; `words` are the best sentence's."""
    yield "Chosen", CHOSEN[why.chosen]
    ways = " and by ".join(WAYS.get(way, way) for way in why.found_by)
    passage = f"in passage {why.rank:,} of those found"
    yield "Found", f"by {ways}, {passage}" if ways else passage
    if why.context or why.joined:
        yield "Best sentence", f"“{words}”"
        yield "The rest of it", _others(why)
    for heading, some in (
        ("Words in it", why.has),
        ("Words around it", why.around),
        ("Words it lacks", why.lacks),
    ):
        if some:
            yield heading, listed(some)
    yield "Score", _score(why)


def score_parts(why: QuoteExplanation) -> tuple[tuple[str, float], ...]:
    """What adds up to the score, in plain words, and by how much; the most first."""
    every = [(COSINE, why.cosine), *why.parts]
    shown = [(PARTS.get(name, name), part) for name, part in every if abs(part) >= LEAST]
    return tuple(sorted(shown, key=lambda part: -part[1]))


def silence_facts(silence: SilenceExplanation) -> Iterator[tuple[str, str]]:
    """Where the words of a question stand that nothing answers, each with its heading."""
    for where, heading in STANDING.items():
        if words := silence.standing(where):
            yield heading, listed(words)


def sureness(silence: SilenceExplanation) -> str:
    """How likely an answer is, and from where the library would give one."""
    sure = f"The library answers this with a probability of {silence.confidence:.0%}"
    if silence.confidence >= silence.threshold:
        return f"{sure}, but no sentence scores above 0."
    return f"{sure}; below {silence.threshold:.0%} it is silent."


def listed(words: Sequence[str]) -> str:
    """'“bridge”, “pay”'."""
    return ", ".join(f"“{word}”" for word in words)


def why_lines(cited: Sequence[Citation], whys: Sequence[QuoteExplanation]) -> Iterator[str]:
    """For a terminal, the lines below a quote that stands in the places cited."""
    for one in cited:
        for why in whys:
            if (one.document.id, one.span) == (why.document, why.span):
                yield "    Why this quote:"
                for heading, fact in why_facts(why, why.best.of(one.document.text)):
                    yield wrapped(f"{heading}: {fact}", first="      ", rest="        ")
                parts = " ".join(f"{part:+.2f} {name};" for name, part in score_parts(why))
                yield wrapped(f"Adds up from: {parts[:-1]}", first="      ", rest="        ")


def silence_text(silence: SilenceExplanation) -> str:
    """For a terminal, what there is to say of silence."""
    facts = (wrapped(f"{one}: {fact}", rest="  ") for one, fact in silence_facts(silence))
    return "\n".join([*facts, sureness(silence)])


def reading_notes(answer: Answer) -> str:
    """What a reader needs to understand why quotes were chosen; '' where no quote is explained."""
    explained = any(claim.why for claim in answer.claims)
    return "\n".join(map(wrapped, (WORDS, NEARNESS))) if explained else ""


def why_json(claim: Claim) -> list[dict[str, Any]]:
    """Why each quote of a claim was chosen; the quote is told by its document and place."""
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
    """Where each word of the question stands, and what the library would have to be sure of."""
    return {
        "words": [{"word": word, "stands": str(where)} for word, where in silence.words],
        "confidence": round(silence.confidence, 4),
        "threshold": round(silence.threshold, 4),
    }


def explained_json(answer: Answer, told: dict[str, Any]) -> dict[str, Any]:
    """The answer as JSON, `told`, with a `why` for each of its claims and for itself."""
    pairs = zip(told["claims"], answer.claims, strict=True)
    claims = [{**shown, "why": why_json(claim)} for shown, claim in pairs]
    return {**told, "claims": claims, "why": silence_json(answer.why) if answer.why else None}


def _others(why: QuoteExplanation) -> str:
    parts = []
    if why.context:
        parts.append(f"{_sentences(why.context)} came along so that it can be understood")
    if why.joined:
        parts.append(f"{_sentences(why.joined)} beside it: chosen too, or with one that is")
    return "; ".join(parts)


def _sentences(number: int) -> str:
    return f"{number:,} sentence" if number == 1 else f"{number:,} sentences"


def _score(why: QuoteExplanation) -> str:
    return f"{why.score:.2f}" + ("" if why.share >= 1 else f", {why.share:.0%} of the best")
