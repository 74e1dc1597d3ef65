"""Attributions by a noun: "Orr's claim that ...", "in his view", "by the essay's account"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import (
    BY_VIEWS,
    CLAIMS,
    EXAMPLES,
    GIVING,
    IN_VIEWS,
    LISTED,
    RISKS,
    VIEWS,
    VOICING,
)
from corpus.english.function_words import BE
from corpus.english.possessives import POSSESSIVE_PRONOUNS, has_possessive_ending
from corpus.english.reporting_verbs import LEMMAS
from corpus.speakers.head_nouns import is_source
from corpus.speakers.noun_phrases import after, before
from corpus.speakers.token_ranges import around, insertion_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.tokens import Token, TokenRange


_NOTHING: tuple[TokenRange, TokenRange, tuple[TokenRange, ...]] = ((0, 0), (0, 0), ())
_LISTED_WITHIN = 10  # tokens between a verb and its colon
_OF = frozenset({"of", "in"})  # "in the words of Orr", "by the figures in his column"
_ANYWHERE = frozenset({"view", "opinion", "words", "estimation", "telling"})
_BEFORE = frozenset(",;:-BCWAM")
_LONGEST_OWNER = 8  # tokens: "the town's former chief engineer's"
_VERBS = frozenset("AMVE")
_NEXT_TO_NO = frozenset({"no", "little"})
_REMAINING = frozenset({"remain", "remains", "remained", "feel", "feels", "felt", "seemed"})
_POINTING = frozenset({"it", "this", "that", "these", "there", "which"})
_CLAUSE_STARTS = frozenset("DZO")


def view_attribution(
    tokens: Sequence[Token], tags: str, at: int
) -> tuple[TokenRange, TokenRange, tuple[TokenRange, ...]]:
    """Clause, source and content of "in Orr's view, ..."; no content where it is none."""
    start = _phrase_start(tags, at)
    noun = owner(tokens, tags, start) if start >= 0 else None
    lead = start - 1 if noun is None else noun[0] - 1
    if lead < 0 or not _may_lead(tokens, tags, lead, at):
        return _NOTHING
    of = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if noun is None and of in _OF:
        noun = after(tokens, tags, at + 2, leads=lead == 0)
    elif of == "of":
        return _NOTHING  # "in his view of the bridge"
    if noun is None:
        return _NOTHING
    return (lead, max(noun[1], at + 1)), noun, _content(tags, lead, max(noun[1], at + 1))


def _may_lead(tokens: Sequence[Token], tags: str, lead: int, at: int) -> bool:
    """Whether the words can attribute a claim: not in "believed in her judgement"."""
    word = tokens[at].lower
    if tokens[lead].lower == "by":
        return word in BY_VIEWS
    if tokens[lead].lower != "in" or word not in IN_VIEWS:
        return False
    return word in _ANYWHERE or lead == 0 or tags[lead - 1] in _BEFORE


def _content(tags: str, lead: int, end: int) -> tuple[TokenRange, ...]:
    """The content around the insertion, or after it without a comma."""
    stop = insertion_end(tags, end)
    if lead == 0 or tags[lead - 1] in ",;:BC-W":
        if stop == end or not set(tags[end:stop]) & _VERBS:
            return around(tags, lead, stop)
        return (
            ((end, len(tags)),) if lead == 0 or tags[lead - 1] != "," else around(tags, lead, end)
        )
    if stop < len(tags) and tags[stop] in ",-" and not set(tags[end:stop]) & _VERBS:
        return around(tags, lead, stop)
    return tuple((a, b) for a, b in ((0, lead), (end, len(tags))) if a < b)


def claim_attribution(
    tokens: Sequence[Token], tags: str, at: int
) -> tuple[TokenRange, TokenRange, tuple[TokenRange, ...]]:
    """Clause, source and content of "Orr's claim that ..." and "Orr's account is that ..."."""
    start = _phrase_start(tags, at)
    word = tokens[at].lower
    verb = word in LEMMAS and start < at - 1 and tokens[at - 1].lower.endswith("s")
    noun = owner(tokens, tags, start) if start >= 0 and not verb else None
    if noun is None:  # "my colleagues fear that"
        return _voicing_attribution(tokens, tags, start, at) if start > 1 and not verb else _NOTHING
    equals = at + 1 < len(tokens) and tokens[at + 1].lower in BE
    that = at + 2 if equals else at + 1
    opened = that + 1
    if equals and word in EXAMPLES:
        return (noun[0], that), noun, ((that, len(tags)),)
    if tags[that : that + 1] != "S" or tokens[that].lower != "that" or opened >= len(tags):
        return _NOTHING
    if not equals and word not in CLAIMS:
        return _NOTHING
    return (noun[0], opened), noun, ((opened, len(tags)),)


def _voicing_attribution(
    tokens: Sequence[Token], tags: str, start: int, at: int
) -> tuple[TokenRange, TokenRange, tuple[TokenRange, ...]]:
    """Clause, source and content of "Orr sees a risk that ..."; `start` is the article."""
    that = at + 1
    if tokens[start - 1].lower not in VOICING or tags[start] != "D" or that + 1 >= len(tags):
        return _NOTHING
    if tags[that] != "S" or tokens[that].lower != "that" or tokens[at].lower not in CLAIMS | RISKS:
        return _NOTHING
    first = start - 1
    while first > 0 and tags[first - 1] in "RA":
        first -= 1
    noun = before(tokens, tags, first) if first else None
    if noun is None:
        return _NOTHING
    return (noun[0], that + 1), noun, ((that + 1, len(tags)),)


def reference_attribution(
    tokens: Sequence[Token], tags: str, at: int
) -> tuple[TokenRange, TokenRange, tuple[TokenRange, ...]]:
    """Clause, source and content of "cites Orr for the statement that ..."; the source is Orr."""
    noun = after(tokens, tags, at + 1)
    if noun is None or at == 0:
        return _NOTHING
    words = [token.lower for token in tokens[noun[1] : noun[1] + 3]]
    told = words[:1] == ["for"] and words[-1] in CLAIMS | VIEWS | LISTED
    return ((at, noun[1]), noun, ((noun[1] + 1, len(tags)),)) if told else _NOTHING


def impression_attribution(
    tokens: Sequence[Token], tags: str, at: int
) -> tuple[TokenRange, TokenRange, tuple[TokenRange, ...]]:
    """Clause, source and content of "What worries Orr is that ..."; the source is Orr."""
    noun = after(tokens, tags, at + 1) or (
        (at + 1, at + 2) if tags[at + 1 : at + 2] == "O" else None
    )
    if noun is None or at == 0 or tokens[at - 1].lower not in {"that", "what", "which"}:
        return _NOTHING
    end = noun[1]
    while end < len(tags) and tags[end] in "RD":
        end += 1
    if end + 1 >= len(tags) or tokens[end].lower not in BE:
        return _NOTHING
    return (at, end + 1), noun, ((end + 1, len(tags)),)


def conviction_attribution(
    tokens: Sequence[Token], tags: str, at: int
) -> tuple[TokenRange, TokenRange, tuple[TokenRange, ...]]:
    """Clause, source and content of "Orr is sure that ..." and "Orr has no doubt that ..."."""
    start = at - (tokens[at].lower == "doubt")
    if start < 1 or (start < at and tokens[start].lower not in _NEXT_TO_NO):
        return _NOTHING
    while start > 1 and tags[start - 1] == "R":
        start -= 1
    verb = start - 1
    if tags[verb] != "A" and tokens[verb].lower not in _REMAINING:
        return _NOTHING
    while verb > 0 and tags[verb - 1] in "AR":
        verb -= 1
    noun = before(tokens, tags, verb) if verb else None
    end = at + 1
    if tokens[end : end + 1] and tokens[end].lower == "that":
        end += 1
    elif tags[end : end + 1] not in _CLAUSE_STARTS or not set(tags[end:]) & _VERBS:
        return _NOTHING
    if noun is None or tokens[noun[0]].lower in _POINTING or end >= len(tags):
        return _NOTHING
    return (noun[0], end), noun, ((end, len(tags)),)


def list_attribution(
    tokens: Sequence[Token], tags: str, colon: int
) -> tuple[TokenRange, TokenRange, tuple[TokenRange, ...]]:
    """Clause, source and content of "He gives two reasons: ..."; the clause ends at its verb."""
    for verb in range(colon - 1, max(0, colon - _LISTED_WITHIN), -1):
        if tokens[verb].lower in GIVING:
            start = verb
            while start > 0 and tags[start - 1] in "RA":
                start -= 1
            noun = before(tokens, tags, start) if start else None
            named = LISTED.intersection(token.lower for token in tokens[verb + 1 : colon])
            if (
                noun is None
                or not named
                or not is_source(tokens, tags, noun)
                or colon + 1 >= len(tags)
            ):
                return _NOTHING
            return (noun[0], verb), noun, ((colon + 1, len(tags)),)
    return _NOTHING


def _phrase_start(tags: str, at: int) -> int:
    """The token before the adjectives of the noun at `at`."""
    start = at - 1
    while start > 0 and tags[start] == "N":
        start -= 1
    return start


def owner(tokens: Sequence[Token], tags: str, at: int) -> TokenRange | None:
    """The possessor before the noun: "his", or all of "the town's clerk's"."""
    word = tokens[at].lower
    if word in POSSESSIVE_PRONOUNS:
        return at, at + 1
    if not has_possessive_ending(word):
        return None
    first = at
    while first > 0 and tags[first - 1] in "ZND" and at - first < _LONGEST_OWNER:
        first -= 1
    return first, at + 1
