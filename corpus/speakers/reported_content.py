"""The content that a reporting verb reports: the clause after it, or the sentence around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.english.reporting_verbs import (
    ACCUSING,
    ASKING,
    CALLING_ONLY,
    HOLDING_ONLY,
    ONLY_QUOTED,
    PARENTHETIC,
    REGARDING,
    SPEAKING,
    WITH_ADDRESSEE,
)
from corpus.speakers.noun_phrases import after
from corpus.speakers.object_complements import has_complement
from corpus.speakers.token_ranges import around, insertion_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.tokens import Token, TokenRange


_ASKED = frozenset({"if", "whether", "why", "how", "what", "where", "who"})
_EXPLAINING = frozenset(
    {"explain", "ask", "wonder", "tell", "show", "reveal", "clarify", "recall", "inquire"}
)
_ASKED_WITHIN = 3  # tokens between "explained" and "why"
_ADVERBIAL = frozenset({"on", "up", "off", "to", "in", "by"})  # "called on", "called off"
_CLAUSE_END = re.compile(r"[,SBW]")
_ABOUT = {
    "insist": frozenset({"on"}),
    "believe": frozenset({"in"}),
    "warn": frozenset({"of", "against", "about"}),
}
_TWO_COMMAS = re.compile(",(?![BCW])")
_NOTHING = frozenset({"nothing", "little", "goodbye", "so"})
_TELLING = frozenset({"tell", "assure", "inform"})
_FINITE = re.compile("[AMVE]")
_REACH = 16  # tokens between a verb and its "that": "told the Lantern on Monday that"


def reported_content(
    tokens: Sequence[Token], tags: str, clause: tuple[int, int, int], lemma: str, *, inverted: bool
) -> tuple[TokenRange, ...] | None:
    """The content of the clause (its first token, its end, its verb); None if it reports nothing.

    The content is empty, (), where only a quotation can be meant.
    """
    first, end, verb = clause
    if inverted:
        return around(tags, first, insertion_end(tags, end)) if lemma not in ONLY_QUOTED else ()
    opened = _content_start(tokens, tags, end, lemma)
    if opened is not None and lemma == "ask" and tokens[opened - 1].lower == "that":
        return ()  # a wish, no claim
    if opened is not None:
        stop = opened + 1 if tags[opened : opened + 1] == "Q" else len(tags)
        return ((opened, stop),) if opened < len(tags) else ()
    participle = tokens[verb].lower.endswith("ing")
    aside = lemma in SPEAKING or (lemma in HOLDING_ONLY and _TWO_COMMAS.match(tags, end))
    if aside and not participle and _is_parted_off(tags, first, end):
        return around(tags, first, insertion_end(tags, end))
    if lemma in _TELLING and tags[first - 1 : first] == ",":
        told = _past_listener(tokens, tags, end)  # ", Orr told the inquiry,"
        stops = {",", "."} if _FINITE.search(tags, 0, first) else {","}
        if told > end and tags[told : told + 1] in stops:
            return around(tags, first, told)
    return _object(tokens, tags, verb, lemma)


def as_told(tags: str, first: int, end: int) -> tuple[TokenRange, ...] | None:
    """The content of "As Orr has told the Lantern, ...": all but the clause itself."""
    stop = tags.find(",", end)
    if first == 0 or tags[first - 1] in "BC.":
        return ((stop + 1, len(tags)),) if 0 <= stop < len(tags) - 1 else None
    return around(tags, first, stop if stop >= 0 else len(tags) - 1)


def _content_start(tokens: Sequence[Token], tags: str, start: int, lemma: str) -> int | None:
    """The start of the content, after "that", a colon, or "why"."""
    at = _past_listener(tokens, tags, start) if lemma in WITH_ADDRESSEE else start
    while at < min(len(tags), start + _REACH):
        word = tokens[at].lower
        if tags[at] == ":" or (tags[at] == "S" and word == "that"):
            return at + 1
        if word in _ASKED and lemma in _EXPLAINING and at <= start + _ASKED_WITHIN:
            return at
        past = _past_adverbial(tokens, tags, at)
        if tags[at] == "," and at == start:
            return _past_aside(tokens, tags, at)
        if past is None:
            return None
        if lemma in ONLY_QUOTED and tags[at] not in "RY":
            return None
        at = past
    return None


def _past_aside(tokens: Sequence[Token], tags: str, comma: int) -> int | None:
    """The start of the content in "warned, however, that" and "said, as Orr recalls, that"."""
    stop = tags.find(",", comma + 1, comma + _REACH)
    that = tokens[stop + 1 : stop + 2] if stop > 0 else ()
    return stop + 2 if [token.lower for token in that] == ["that"] else None


def _past_listener(tokens: Sequence[Token], tags: str, at: int) -> int:
    """The token after the addressee: "told the Lantern"."""
    noun = after(tokens, tags, at)
    if noun is None:
        return at + (tags[at : at + 1] == "O")
    return noun[1] if "," not in tags[slice(*noun)] else noun[0] + 1


def _past_adverbial(tokens: Sequence[Token], tags: str, at: int) -> int | None:
    """The token after an adverbial ("on Monday", "in an interview") or a comma."""
    if tags[at] in "RYO," or (tags[at] == "D" and tokens[at].text.isdigit()):
        return at + 1
    if tags[at] != "P":
        return None
    noun = after(tokens, tags, at + 1)
    if noun is None:
        return None if tokens[at].lower == "to" else at + 1
    return noun[1]


def _is_parted_off(tags: str, first: int, end: int) -> bool:
    """Whether the clause is parenthetic, between marks or at the end: ", he argues,"."""
    if first == 0 or tags[first - 1] not in ",-Q":
        return False
    return end >= len(tags) or tags[end] in ",.-!;)PYR"


def _object(  # noqa: PLR0911 - a reason each
    tokens: Sequence[Token], tags: str, verb: int, lemma: str
) -> tuple[TokenRange, ...] | None:
    """The content where no "that" introduces it."""
    follows = tags[verb + 1 : verb + 2]
    if tokens[verb + 1 : verb + 2] and tokens[verb + 1].lower == "comment":
        return ()  # "denied comment"
    if lemma in CALLING_ONLY and lemma not in REGARDING:
        return _characterised_content(tokens, tags, verb, lemma)
    if has_complement(tokens, tags, verb, lemma) or _is_expected(tokens, tags, verb, lemma):
        return ((verb + 1, len(tags)),)
    asks = lemma in ASKING and not tokens[verb].lower.endswith("ing")
    about = tokens[verb + 1].lower if follows in {"P", "F"} else ""
    if (asks and follows in {"D", "Z", "N", "G"}) or about in _ABOUT.get(lemma, ()):
        return ((verb + 1, len(tags)),)
    nothing = _NOTHING.intersection(token.lower for token in tokens[verb + 1 : verb + 3])
    if lemma in ONLY_QUOTED or (lemma == "say" and nothing):
        return ()
    if (lemma in HOLDING_ONLY and lemma not in PARENTHETIC) or lemma in REGARDING:
        return None
    if follows == "Q" or _has_clause(tokens, tags, verb + 1, lemma):
        return ((verb + 1, len(tags)),)
    return None if lemma in HOLDING_ONLY else ()


def _is_expected(tokens: Sequence[Token], tags: str, verb: int, lemma: str) -> bool:
    """Whether "expects Orr to ..." reports an expectation."""
    noun = after(tokens, tags, verb + 1) if lemma == "expect" else None
    return noun is not None and [token.lower for token in tokens[noun[1] : noun[1] + 1]] == ["to"]


def _characterised_content(
    tokens: Sequence[Token], tags: str, verb: int, lemma: str
) -> tuple[TokenRange, ...] | None:
    """Find "called it excessive", "described the claim as a lie", "called for a truce"."""
    rest = tokens[verb + 1 :]
    if not rest or rest[0].lower in _ADVERBIAL:
        return None
    marked = any(token.quote is not None or token.lower == "as" for token in rest)
    accused = lemma in ACCUSING and tags[verb + 1] in "DZN"
    named = has_complement(tokens, tags, verb, lemma)
    if marked or accused or named or tags[verb + 1] == "O" or rest[0].lower == "for":
        stop = tags.find(";", verb)
        return ((verb, stop if stop > 0 else len(tags)),)
    return None


def _has_clause(tokens: Sequence[Token], tags: str, start: int, lemma: str) -> bool:
    """Whether a clause without "that" follows: "says the bridge is safe"."""
    rest = tags[start:]
    if lemma == "say":
        return rest[:1] != "" and rest[0] in "DZNOPRSEXGA"
    noun = after(tokens, tags, start) if lemma not in WITH_ADDRESSEE else None
    if noun is not None and "," not in tags[slice(*noun)] and tags[noun[1] : noun[1] + 1] == "N":
        return True  # a verb in the present tense: "argue it rewards aggression"
    clause = _CLAUSE_END.split(rest, maxsplit=1)[0]
    return clause[:1] != "" and clause[0] in "DZNO" and bool(set(clause[1:]) & set("AMVE"))
