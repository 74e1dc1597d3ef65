"""Whether the library bears out what a question takes for granted: "Why did X say that …?".

No model of entailment is used: words, vectors that are there already, and negations decide.
`tests/app/ask/notices/premises.jsonl` has the questions by which the bounds were chosen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ask.notices.polarity import (
    Polarity,
    is_denied_elsewhere,
    polarity,
    without_negators,
)
from app.text.message_text import message_text
from corpus.model.speaker import Role
from corpus.speakers.name_matches import name_matches, name_words
from index.evidence.exchange import lead_of
from index.search.terms import stemmed_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from app.domain.candidates import Candidates
    from app.text.message_text import MessageText
    from index.evidence.evidence import ScoredSentence
    from index.passages.sentences import Sentence
    from index.question.addressee import QuestionTarget
    from index.question.premise import Premise
    from index.search.lexical import LexicalIndex

# Bounds on a match, the share of the premise's words plus the cosine: 0 to 2. They are low, since a
# question may use other words than the documents: a false notice is worse than a missing one.
MIN_MATCH = 0.6  # below, nothing in the library speaks of it
MIN_MATCH_IF_SAID = 0.66  # the same where somebody is said to have said it
DOUBT = 0.1  # added to both where the best denial matches better than the best affirmation
STRONG_DENIAL = 0.9  # from here a denial counts by itself
DENIAL_MARGIN = 0.25  # by which an affirmation must then match better
MIN_DENIAL_WORDS = 0.35  # share of the words that a denial must have
LEAD_WEIGHT = 0.5  # of a word in the sentence before
UNSURE_WEIGHT = 0.6  # of a match in a condition or a question
PRONOUN_REACH = 3  # sentences within which a pronoun's name is looked for

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


def premise_notice(candidates: Candidates) -> MessageText | None:
    """The notice for the reader when the library does not bear out the question's premise.

    None when it does, when that is not certain enough, and when filters left documents out: what
    those say is not known then.
    """
    premise = candidates.analysis.premise
    if premise is None or len(candidates.asked) < len(candidates.library.documents):
        return None
    if premise_holds(premise, candidates):
        return None
    if premise.as_statement is None:
        return message_text("notice-premise")
    return message_text("notice-premise-statement", statement=premise.as_statement)


def premise_holds(premise: Premise, candidates: Candidates) -> bool:
    """Whether the candidates affirm the premise, or at least do not deny it clearly."""
    weights = _term_weights(premise, candidates.target, candidates.library.lexical)
    if not weights:
        return True
    if _has_unknown_name(premise.words, candidates):
        return False
    matches = list(_matches(premise, weights, candidates))
    affirmed = max((match.strength for match in matches if not match.is_denial), default=0.0)
    denied = max(
        (
            match.strength
            for match in matches
            if match.is_denial and match.words >= MIN_DENIAL_WORDS
        ),
        default=0.0,
    )
    least = MIN_MATCH_IF_SAID if candidates.target else MIN_MATCH
    if affirmed < least + DOUBT * (denied > affirmed):
        return False
    return denied < STRONG_DENIAL or affirmed > denied - DENIAL_MARGIN


def _term_weights(
    premise: Premise, target: QuestionTarget, lexical: LexicalIndex
) -> dict[str, float]:
    """The premise's terms with their rarity, without its speakers and its verbs of saying."""
    left_out = _NEUTRAL.union(*(stemmed_terms(name) for name in target.speakers))
    terms = stemmed_terms(without_negators(premise.words))
    return {term: lexical.weight(term) for term in terms if term not in left_out}


def _has_unknown_name(words: str, candidates: Candidates) -> bool:
    """Whether a name in the words is in no document."""
    names = re.findall(r"(?<=[\w,] )[A-Z][a-z]{3,}\b", words)
    knows = candidates.library.lexical.knows
    return any(stemmed_terms(name) and not any(map(knows, stemmed_terms(name))) for name in names)


@dataclass(frozen=True, slots=True)
class _Match:
    """How well a sentence matches the premise, its share of words, and whether it denies."""

    strength: float
    words: float
    is_denial: bool


def _matches(
    premise: Premise, weights: Mapping[str, float], candidates: Candidates
) -> Iterator[_Match]:
    premise_polarity = polarity(premise.words, weights)
    for sentence in candidates.sentences:
        sentences = candidates.library.sentences_of(sentence.document)
        text = sentence.text
        if text.endswith("?") or not _may_be_by_target(sentence, sentences, candidates):
            continue
        sentence_polarity = polarity(text, weights)
        is_denial = _are_opposed(premise_polarity, sentence_polarity) != is_denied_elsewhere(
            sentence.document.text, sentences, sentence.number
        )
        words = _word_share(sentence, sentences, weights, sentence_polarity.contrary)
        certainty = 1.0 if sentence_polarity.is_asserted else UNSURE_WEIGHT
        yield _Match((words + sentence.about) * certainty, words, is_denial)


def _are_opposed(premise: Polarity, sentence: Polarity) -> bool:
    """Whether the sentence denies what the premise affirms, or the reverse.

    To a premise that denies, any negation in a sentence agrees.
    """
    return not sentence.has_negation if premise.denies else sentence.denies


def _word_share(
    sentence: ScoredSentence,
    sentences: Sequence[Sentence],
    weights: Mapping[str, float],
    contrary: Mapping[str, str],
) -> float:
    """The share of the premise's terms, by rarity, that the sentence has; its lead's in part."""
    document = sentence.document
    provenance = document.provenance
    names = (sentence.voice.speaker.name, provenance.author, provenance.interviewee)
    who = " ".join(filter(None, names))
    own = {contrary.get(term, term) for term in stemmed_terms(f"{sentence.readable_text} {who}")}
    lead = set(stemmed_terms(lead_of(document.text, sentences, sentence.number)))
    shared = sum(
        weight * (1.0 if term in own else LEAD_WEIGHT * (term in lead))
        for term, weight in weights.items()
    )
    return shared / sum(weights.values())


def _may_be_by_target(
    sentence: ScoredSentence, sentences: Sequence[Sentence], candidates: Candidates
) -> bool:
    """Whether it may be a claim of the people whose words are asked for; True in doubt."""
    target = candidates.target
    if target.speakers:
        voices = (sentence.voice.speaker, *sentence.voice.via)
        if any(name_matches(voice.name, name) for voice in voices for name in target.speakers):
            return True
        surnames = {name_words(name)[-1] for name in target.speakers}
        return _is_about(sentence, sentences, surnames)
    documents = candidates.library.documents.values()
    kinds = {document.provenance.kind for document in documents}
    if target.kinds and not kinds.isdisjoint(target.kinds):
        if sentence.document.provenance.kind in target.kinds:
            return True
        return _is_about(sentence, sentences, target.kinds)
    return True


def _is_about(
    sentence: ScoredSentence, sentences: Sequence[Sentence], names: Collection[str]
) -> bool:
    """Whether the sentence names one of these, or has a pronoun and a sentence before names one.

    A sentence that is known to be another's claim is not.
    """
    speaker = sentence.voice.speaker
    if speaker.role is Role.QUOTED and speaker.name is not None:
        return False
    number = sentence.number
    near = [sentences[number]]
    if _PRONOUN.search(sentence.text):
        near += sentences[max(0, number - PRONOUN_REACH) : number]
    text = sentence.document.text
    return any(name_matches(row.span.of(text), name) for row in near for name in names)
