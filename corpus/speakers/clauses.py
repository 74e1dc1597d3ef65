"""Reporting clauses of a sentence: source, cue and reported content."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import (
    CLAIMS,
    CONVICTIONS,
    IMPRESSING,
    REFERRING,
    RISKS,
    VIEWS,
)
from corpus.english.function_words import NEGATIVE_PRONOUNS
from corpus.english.reporting_verbs import (
    ALSO_NOUNS,
    ASKING,
    CALLING_ONLY,
    HOLDING_ONLY,
    LEMMAS,
    READING,
    REGARDING,
    SAYING,
    SHOWING,
    SPEAKING,
)
from corpus.speakers.head_nouns import is_source
from corpus.speakers.nominal_attributions import (
    claim_attribution,
    conviction_attribution,
    impression_attribution,
    list_attribution,
    reference_attribution,
    view_attribution,
)
from corpus.speakers.noun_phrases import after, before
from corpus.speakers.reported_content import as_told, reported_content
from corpus.speakers.token_ranges import around, insertion_end
from corpus.speakers.verb_groups import group_start, may_be_verb, teller

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.english.tokens import Token, TokenRange


_CLAIMING = CLAIMS | VIEWS | RISKS
_VERBS = re.compile("[AMXR]*[VE]|[AM]+")
_SELF = frozenset({"i", "we"})
_TURNS = re.compile("(?:[,;-][BC]|;)")
_MAIN = re.compile(r",(?=(?:[DZNO][^,]*|S)[AMVE])")
_WISHES = frozenset({"like", "prefer", "love", "welcome", "rather", "hate"})
_DENIED_WITHIN = 8  # tokens before a subject that deny it
_DENYING = frozenset({"no", "neither", "nobody", "none"})
_EVERYBODY = frozenset(
    {
        *("people", "some", "many", "most", "others", "one", "you", "some people"),
        *("most people", "many people", "everybody", "everyone", "anyone", "we all"),
    }
)
_QUANTIFIERS = frozenset({"many", "most", "some", "several", "few"})
_POINTING = frozenset({"this", "that", "these", "there", "which", "those"})


@dataclass(frozen=True, slots=True)
class ReportingClause:
    """A reporting clause: tokens `first` to `end`, its verb, and what it reports.

    `source`, `cue` and `content` are ranges of tokens; there is no content where only a quotation
    can be the content. `quotes` is True where the words may introduce a quotation.
    """

    first: int
    end: int
    verb: int
    source: TokenRange
    cue: TokenRange
    content: tuple[TokenRange, ...]
    quotes: bool


def clauses(tokens: Sequence[Token], tags: str) -> Iterator[ReportingClause]:
    """The reporting clauses of a sentence, in order."""
    asks = tags.endswith("?")
    earlier: list[ReportingClause] = []
    for at, token in enumerate(tokens):
        found = _clause_at(tokens, tags, at, asks=asks) if token.quote is None else None
        if found is not None:
            earlier.append(_with_near_source(tags, found, earlier))
            yield earlier[-1]


def _clause_at(
    tokens: Sequence[Token], tags: str, at: int, *, asks: bool
) -> ReportingClause | None:
    """The reporting clause with its cue at the token; a question (`asks`) has few."""
    word = tokens[at].lower
    if word == "according":
        return _according(tokens, tags, at)
    if tokens[at].is_capital:
        return None
    found = None
    if word in REFERRING:
        found = _reference_clause(tokens, tags, at)
    elif word == ":" and not asks:
        found = _list_clause(tokens, tags, at)
    elif word == "would":
        found = _wish(tokens, tags, at)
    elif word in IMPRESSING | CONVICTIONS:
        found = _impression(tokens, tags, at)
    if found is None and word in _CLAIMING:
        found = _claim(tokens, tags, at)
    return _verb(tokens, tags, at) if found is None and word in LEMMAS and not asks else found


def _with_near_source(
    tags: str, clause: ReportingClause, earlier: Sequence[ReportingClause]
) -> ReportingClause:
    """The clause with the nearest source: "X says that Orr dismissed it and denied" is Orr."""
    start = clause.verb
    while start > 0 and tags[start - 1] in "RA":
        start -= 1
    around_it = [
        one for one in earlier if any(first <= clause.verb < end for first, end in one.content)
    ]
    if not around_it or tags[start - 1 : start] != "C":
        return clause
    return replace(clause, source=around_it[-1].source)


def _according(tokens: Sequence[Token], tags: str, at: int) -> ReportingClause | None:
    if [token.lower for token in tokens[at + 1 : at + 2]] != ["to"]:
        return None
    noun = after(tokens, tags, at + 2, leads=at == 0 or tags[at - 1] in "SCB,")
    if noun is None and tags[at + 2 : at + 3] == "O":
        noun = (at + 2, at + 3)
    if noun is None:
        return None
    content = around(tags, at, insertion_end(tags, noun[1]))
    return ReportingClause(at, noun[1], at, noun, (at, at + 2), content, quotes=True)


def _claim(tokens: Sequence[Token], tags: str, at: int) -> ReportingClause | None:
    """Find "Orr's claim that ...", "in his view, ..." or "in the words of Orr, ..."."""
    (first, end), noun, content = view_attribution(tokens, tags, at)
    if content:
        return ReportingClause(first, end, at, noun, (at, at + 1), content, quotes=True)
    (first, end), noun, content = claim_attribution(tokens, tags, at)
    if not content:
        return None
    quoted = tags[end] == "Q"
    equals = end - at > 2  # noqa: PLR2004 # "is that"
    stop = end + 1 if quoted else _claim_end(tags, end, opens=noun[0] == 0 and not equals)
    return ReportingClause(first, end, at, noun, (at, at + 1), ((end, stop),), quotes=quoted)


def _wish(tokens: Sequence[Token], tags: str, at: int) -> ReportingClause | None:
    """Find "Orr would like to see ..."."""
    noun = before(tokens, tags, at) if at else None
    end = at + 2
    if noun is None or tokens[end - 1 : end] == () or tokens[end - 1].lower not in _WISHES:
        return None
    if _is_negated(tokens, noun) or tags[end : end + 1] not in {"P", "S", "G", "D", "Z", "N"}:
        return None
    return ReportingClause(noun[0], end, at + 1, noun, (at, end), ((end, len(tags)),), quotes=False)


def _impression(tokens: Sequence[Token], tags: str, at: int) -> ReportingClause | None:
    """Find "What worries Orr is that ..." and "Orr is sure that ..."; the source is Orr."""
    attribution = (
        conviction_attribution if tokens[at].lower in CONVICTIONS else impression_attribution
    )
    (first, end), noun, content = attribution(tokens, tags, at)
    return (
        ReportingClause(first, end, at, noun, (at, at + 1), content, quotes=False)
        if content
        else None
    )


def _reference_clause(tokens: Sequence[Token], tags: str, at: int) -> ReportingClause | None:
    """Find "cites Orr for the statement that ..."."""
    (first, end), noun, content = reference_attribution(tokens, tags, at)
    return (
        ReportingClause(first, end, at, noun, (at, at + 1), content, quotes=False)
        if content
        else None
    )


def _list_clause(tokens: Sequence[Token], tags: str, colon: int) -> ReportingClause | None:
    """Find "He gives two reasons: ..."."""
    (first, verb), noun, content = list_attribution(tokens, tags, colon)
    if not content:
        return None
    return ReportingClause(first, colon, verb, noun, (verb, verb + 1), content, quotes=False)


def _claim_end(tags: str, start: int, *, opens: bool) -> int:
    """The end of the claim: before the main verb, where the claim is the sentence's subject."""
    verbs = [found.start() for found in _VERBS.finditer(tags, start)]
    return verbs[-1] if opens and len(verbs) > 1 else len(tags)


def _verb(tokens: Sequence[Token], tags: str, verb: int) -> ReportingClause | None:
    start = group_start(tokens, tags, verb) if may_be_verb(tokens, tags, verb) else None
    found = teller(tokens, tags, start, verb) if start else None
    if not start or found is None or _is_nobody(tokens, tags, found[0], verb):
        return None
    noun, inverted = found
    lemma = LEMMAS[tokens[verb].lower]
    first, end = (start, noun[1]) if inverted else (min(noun[0], start), verb + 1)
    as_read = lemma in READING and tags[end : end + 1] == "O"
    end += as_read
    if (
        (lemma in SPEAKING or as_read)
        and not inverted
        and first > 0
        and tokens[first - 1].lower == "as"
    ):
        first -= 1
        content = as_told(tags, first, end)
    elif lemma in CALLING_ONLY and first > 0 and tokens[first - 1].lower == "as":
        content = ()  # "as Orr calls it": only a quotation is the content
    else:
        content = reported_content(tokens, tags, (first, end, verb), lemma, inverted=inverted)
    if content is None or _is_loose(tokens, tags, start, lemma, content):
        return None
    quotes = tokens[verb].lower in SAYING
    content = tuple((a, _before_main(tokens, tags, verb, a, b)) for a, b in content)
    own = tokens[noun[0]].lower in _SELF
    content = content if own else tuple((a, _before_self(tokens, tags, a, b)) for a, b in content)
    # "Because once they understand that, they can ...": the main clause leaves nothing to report.
    content = tuple((a, b) for a, b in content if a < b)
    return ReportingClause(first, end, verb, noun, (verb, verb + 1), content, quotes)


def _before_main(tokens: Sequence[Token], tags: str, verb: int, first: int, end: int) -> int:
    """The end of a claim within "Although Orr says that ...": before the main clause."""
    if first < verb or tags[0] != "S" or "," in tags[:verb] or tokens[0].lower == "that":
        return end
    main = _MAIN.search(tags, first, end)
    return main.start() if main else end


def _before_self(tokens: Sequence[Token], tags: str, first: int, end: int) -> int:
    """The end of another speaker's claim: before ", but I do not believe it"."""
    for at in range(first + 1, end):
        if tokens[at].lower in _SELF and _TURNS.search(tags, max(first, at - 2), at):
            turn = at - 1 if tags[at - 1] in ",;-" else at - 2
            return turn if turn > first else end
    return end


def _is_negated(tokens: Sequence[Token], noun: TokenRange) -> bool:
    """Whether the subject denies itself: "no engineer", "neither Orr nor Kemp"."""
    first = tokens[noun[0]].lower
    words = [token.lower for token in tokens[max(0, noun[0] - _DENIED_WITHIN) : noun[0]]]
    before = set(takewhile(lambda word: word != ",", reversed(words)))
    inside = {token.lower for token in tokens[noun[0] : noun[1]]}
    return first in _DENYING or bool({"neither", "nor"} & (before | inside))


def _is_generic(words: Sequence[str], verb: str) -> bool:
    """Whether the subject is everybody: "people think", "every grandmother says".

    How many people see something is a statement about them: "many saw it as a mistake".
    """
    present = verb in LEMMAS.values() or verb.endswith("s")
    if LEMMAS[verb] in REGARDING and (words[0] in _QUANTIFIERS or verb.endswith("ing")):
        return True
    return present and (" ".join(words) in _EVERYBODY or words[0] in {"every", "everyone"})


def _is_loose(
    tokens: Sequence[Token], tags: str, start: int, lemma: str, content: tuple[TokenRange, ...]
) -> bool:
    """Whether a relative clause only describes people: "those who fear a war"."""
    if tags[start - 1] != "W" or lemma not in HOLDING_ONLY | ASKING or not content:
        return False
    return content[0][0] == 0 or tokens[content[0][0] - 1].lower != "that"


def _is_nobody(tokens: Sequence[Token], tags: str, noun: TokenRange, verb: int) -> bool:
    """Whether the subject cannot be a source: "nobody", "neither Orr", "people", a fact."""
    lemma = LEMMAS[tokens[verb].lower]
    words = [token.lower for token in tokens[slice(*noun)]]
    if words[0] in NEGATIVE_PRONOUNS or words == ["the", "one"] or _is_negated(tokens, noun):
        return True
    if _is_generic(words, tokens[verb].lower):
        return True
    if lemma in SHOWING and not is_source(tokens, tags, noun):
        return True
    reports = tokens[verb + 1 : verb + 2] and tokens[verb + 1].lower in {"that", ","}
    alone = _POINTING | ({"it"} if lemma in HOLDING_ONLY and not reports else set())
    return len(words) == 1 and (words[0] in ALSO_NOUNS or words[0] in alone)
