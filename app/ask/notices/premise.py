"""Whether what a question takes for granted stands in the library: "Why did X say that …?".

There is no model of entailment here: words, vectors that are there already, and negations decide.
`tests/app/ask/notices/premises.jsonl` is the list of questions by which the bounds were chosen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ask.notices.polarity import Polarity, polarity, turned_elsewhere, without_negators
from app.ask.notices.premise_statement import statement
from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_matches, name_words
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from app.domain.candidates import Candidates
    from index.evidence.evidence import ScoredSentence
    from index.passages.sentences import Sentence
    from index.question.addressee import QuestionTarget
    from index.search.lexical import LexicalIndex

# Bounds on a match, the share of the premise's words plus the cosine: 0 to 2. They are low, for a
# question may say in other words what stands: a false notice is worse than a missing one.
NEAR = 0.6  # below, nothing in the library speaks of it
NEAR_SAID = 0.66  # the same where somebody is said to have said it
DOUBT = 0.1  # added to both where what denies it matches better than what affirms it
DENIED = 0.9  # from here a sentence that denies it counts by itself
MARGIN = 0.25  # by which it must then match better than what affirms it
DENIED_WORDS = 0.35  # share of the words that a denial must have
LEAD = 0.5  # what a word in the sentence before counts
UNSURE = 0.6  # what a match counts where the words stand in a condition or a question
LOOKED_BACK = 3  # sentences within which a pronoun's name is looked for

_NEUTRAL = frozenset(
    stemmed_terms(
        """think thought believe claim argue insist keep write mention state hold maintain note add
        admit convince regard see opinion view author essay blog blogger explainer column letter
        reader commenter ground come give given really since still find report reportedly mean
        dr mr mrs ms mayor councillor president general minister know known call said according
        insisting made make"""
    )
)
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|they|their|it|its|I|my|we|our)\b", re.IGNORECASE)
_FACT = re.compile(
    r"\W*(?:(?:and|but|so),? )?(?:(?:since|given that|now that|seeing that|considering that)"
    r" (?P<clause>[^,?]+(?:, as [^,?]+)?), ?(?=\w)"
    r"|(?P<admits>[^.?!]* (?:admits?|admitted|concedes?|conceded|confesse[sd]|acknowledge[sd]?)"
    r"\b[^.?!]*)[.!] \S[^?]*\?"
    r"|(?P<asks>(?:why|when|how come|on what grounds|for what reason|since when|what made)\b.*))",
    re.IGNORECASE | re.DOTALL,
)
# What may, could or should be is not taken for granted, nor can "it" be known here.
_OPEN = re.compile(
    r"\W*(?:(?:and|but|so),? )?(?:why|when|on what grounds|for what reason|since when)"
    r" (?:can|could|should|would|may|might|must|shall|if|not|bother|to)\b"
    r"|\W*(?:(?:and|but|so),? )?\w[\w ]*?"
    r" (?:do|does|did|has|have|had|is|was|are|were|will)(?:n['’]t)?"
    r" (?:he|she|it|they|you|we|i|that|this|these|those|there|anyone|anybody|people)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Premise:
    """What a question takes for granted, in its own words; `said` as an English statement."""

    words: str
    said: str | None


def premise_of(question: str) -> Premise | None:
    """The premise of a question that asks why, when or how come, or that begins with a fact.

    None where nothing is taken for granted, and where a pronoun hides of whom it is.
    """
    match = _FACT.match(question)
    if match is None or (match["asks"] and _OPEN.match(question)):
        return None
    words = match["clause"] or match["admits"] or match["asks"]
    words = words.strip(" ,.?!")
    return Premise(words, statement(words) if match["asks"] else words)


def premise_notice(found: Candidates) -> str | None:
    """The sentence for the reader when the question's premise does not stand in the library.

    None when it stands, when that is not certain enough, and when only a part of the library was
    asked: what the rest says is not known then.
    """
    premise = premise_of(found.question)
    if premise is None or len(found.asked) < len(found.library.documents):
        return None
    if premise_holds(premise, found):
        return None
    if premise.said is None:
        return "The library does not hold what the question takes for granted."
    return f"The library does not hold that {premise.said}."


def premise_holds(premise: Premise, found: Candidates) -> bool:
    """Whether what was found says so, or at least does not tell that it is not so."""
    weights = _weights(premise, found.of, found.library.lexical)
    if not weights:
        return True
    if _strange(premise.words, found):
        return False
    matches = list(_matches(premise, weights, found))
    affirmed = max((one.match for one in matches if not one.denied), default=0.0)
    denied = max(
        (one.match for one in matches if one.denied and one.words >= DENIED_WORDS), default=0.0
    )
    near = (NEAR_SAID if found.of else NEAR) + DOUBT * (denied > affirmed)
    if affirmed < near:
        return False
    return denied < DENIED or affirmed > denied - MARGIN


def _weights(premise: Premise, of: QuestionTarget, lexical: LexicalIndex) -> dict[str, float]:
    """The premise's terms with their rarity, without those who speak and that they do."""
    left_out = _NEUTRAL.union(*(stemmed_terms(name) for name in of.speakers))
    words = without_negators(premise.words)
    return {t: lexical.weight(t) for t in stemmed_terms(words) if t not in left_out}


def _strange(words: str, found: Candidates) -> bool:
    """Whether the premise has a name that no document has."""
    named = re.findall(r"(?<=[\w,] )[A-Z][a-z]{3,}\b", words)
    lexical = found.library.lexical
    return any(
        stemmed_terms(name) and not any(map(lexical.knows, stemmed_terms(name))) for name in named
    )


@dataclass(frozen=True, slots=True)
class _Match:
    """How much a sentence speaks of the premise, and whether it denies it."""

    match: float
    words: float
    denied: bool


def _matches(premise: Premise, weights: Mapping[str, float], found: Candidates) -> Iterator[_Match]:
    own = polarity(premise.words, weights)
    for one in found.every:
        every = found.library.sentences_of(one.document)
        text = one.span.of(one.document.text)
        if text.endswith("?") or not _is_by(one, every, found):
            continue
        its = polarity(text, weights)
        denied = _differ(own, its) != turned_elsewhere(one.document.text, every, one.at)
        words = _share(one, every, weights, its.contrary)
        match = words + one.about
        yield _Match(match * (1.0 if its.asserted else UNSURE), words, denied)


def _differ(premise: Polarity, its: Polarity) -> bool:
    """Whether one denies what the other affirms; a premise that denies asks for any negation."""
    return not its.any_negation if premise.denies else its.denies


def _share(
    one: ScoredSentence,
    every: Sequence[Sentence],
    weights: Mapping[str, float],
    contrary: Mapping[str, str],
) -> float:
    """The share of the premise's terms, by rarity, that the sentence has; its lead's in part."""
    text = one.document.text
    known = one.document.provenance
    who = " ".join(filter(None, (one.voice.speaker.name, known.author, known.interviewee)))
    own = {contrary.get(term, term) for term in stemmed_terms(f"{one.span.of(text)} {who}")}
    lead = set(stemmed_terms(every[one.at - 1].span.of(text))) if one.at else set()
    there = sum(
        weight * (1.0 if term in own else LEAD * (term in lead)) for term, weight in weights.items()
    )
    return there / sum(weights.values())


def _is_by(one: ScoredSentence, every: Sequence[Sentence], found: Candidates) -> bool:
    """Whether the sentence may be what those say of whom the question asks; in doubt it is."""
    of = found.of
    if of.speakers:
        voices = (one.voice.speaker, *one.voice.via)
        if any(name_matches(voice.name, name) for voice in voices for name in of.speakers):
            return True
        return _is_named(one, every, {name_words(name)[-1] for name in of.speakers})
    kinds = {document.provenance.kind for document in found.library.documents.values()}
    if of.kinds and not kinds.isdisjoint(of.kinds):
        return one.document.provenance.kind in of.kinds or _is_named(one, every, of.kinds)
    return True


def _is_named(one: ScoredSentence, every: Sequence[Sentence], names: Collection[str]) -> bool:
    """Whether the sentence names them, or has a pronoun and one of those before names them.

    What is known to be another's claim is not theirs.
    """
    if one.voice.speaker.role is Role.QUOTED and one.voice.speaker.name is not None:
        return False
    text = one.document.text
    near = [every[one.at]]
    if _PRONOUN.search(one.span.of(text)):
        near += every[max(0, one.at - LOOKED_BACK) : one.at]
    return any(name_matches(row.span.of(text), name) for row in near for name in names)
