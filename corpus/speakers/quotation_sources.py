"""The source in the clause beside a quotation, whatever the verb: "...," grumbled Orr."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.english.attribution_nouns import CLAIMS, TEXT_NOUNS
from corpus.english.function_words import SUBJECTS
from corpus.english.possessives import POSSESSIVE_PRONOUNS, has_possessive_ending
from corpus.english.reporting_verbs import LEMMAS, SAYING
from corpus.speakers.head_nouns import is_source
from corpus.speakers.noun_phrases import after, clause_start, subject
from corpus.speakers.semantic_classes import TEXTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.english.tokens import Token, TokenRange
    from corpus.speakers.analysed_sentence import AnalysedSentence

_NAME_BEFORE = re.compile(r"(?:\A|-)(Z{1,4}(?:CZ{1,4})?):\Z")
_ENDS_UTTERANCE = re.compile(r"[,.!?…—–-][\"“”’'»]*\Z")
_PARTICLES = frozenset({"in", "back", "out", "up", "on", "off", "away"})
_AFTER_SAYING = frozenset({"", ".", ",", "P", "S", "R", "Y", "Q", "Z", "D"})
_ORIGINS = frozenset({"from", "by"})
_ORIGIN_REACH = 8  # tokens of a source and of what describes it
_WORDED = CLAIMS | TEXT_NOUNS | TEXTS
_WORDED |= {"it", "this", "line", "note", "shout", "cry", "call", "postcard", "text", "answer"}
_QUESTION_WORDS = frozenset({"how", "what"})


def source_after(frame: AnalysedSentence, place: int) -> TokenRange | None:
    """The source in the clause after the quotation at `place`; None where there is none.

    The quotation must end as an utterance does, with a mark of its own or a comma after it.
    """
    tokens, tags = frame.tokens, frame.tags
    start = place + 1
    if tags[start : start + 1] in {",", "-"}:
        start += 1
    elif not _ENDS_UTTERANCE.search(tokens[place].text):
        return None
    if start >= len(tags):
        return None
    if tokens[start].lower == "as":
        start += 1
    return (
        _subject_and_verb(tokens, tags, start)
        or _verb_and_subject(tokens, tags, start)
        or _after_copula(tokens, tags, start)
    )


def source_before(frame: AnalysedSentence, place: int) -> TokenRange | None:
    """The source in the clause that leads to the quotation: "Orr: ...", "Orr shrugged: ..."."""
    tokens, tags = frame.tokens, frame.tags
    named = _NAME_BEFORE.search(tags[:place])
    if named is not None:
        return named.span(1)
    if place < 2 or tags[place - 1] not in ",:-":  # noqa: PLR2004 # a word and a mark
        return None
    origin = source_of_text(tokens, tags, place - 1)
    if origin is not None:
        return origin
    start = clause_start(tags, place - 1)
    if "M" in tags[start:place]:
        return None  # "could insist": nobody said it
    return subject(tokens, tags, start, place - 1)


def source_of_text(tokens: Sequence[Token], tags: str, colon: int) -> TokenRange | None:
    """The source in "a letter from Orr:" and "she had it from Orr:", right before the colon."""
    if tags[colon : colon + 1] != ":":
        return None
    for at in range(colon - 2, max(0, colon - _ORIGIN_REACH), -1):
        if tokens[at].lower not in _ORIGINS:
            continue
        text = tokens[at - 1].lower
        noun = after(tokens, tags, at + 1)
        if noun is None or noun[1] != colon or text not in _WORDED:
            return None
        return noun
    return None


def source_opening(frame: AnalysedSentence) -> TokenRange | None:
    """The source in a clause that was cut off from a quotation: "...?" Orr asked as he left."""
    tokens, tags = frame.tokens, frame.tags
    noun = after(tokens, tags, 0)
    if noun is None:
        return None
    verb = _skip(tags, noun[1], ",RA")
    if not _is_finite(tokens, tags, verb) or tags[verb + 1 : verb + 2] not in _AFTER_SAYING:
        return None
    goes_on = not tokens[0].text[0].isupper()
    return noun if goes_on or tokens[verb].lower in SAYING else None


def source_acting(frame: AnalysedSentence) -> TokenRange | None:
    """Who acts in a sentence before a quotation: "Orr put down his spade. ..."; else None."""
    tokens, tags = frame.tokens, frame.tags
    if tags.endswith(("?", ":")) or "Q" in tags:
        return None
    noun = subject(tokens, tags, 0, len(tags))
    if noun is None or tags[slice(*noun)] == "O" or not is_source(tokens, tags, noun):
        return None
    return noun


def _subject_and_verb(tokens: Sequence[Token], tags: str, start: int) -> TokenRange | None:
    """The source in "Orr, the mayor, later pressed on"."""
    noun = after(tokens, tags, start)
    if noun is None:
        return None
    verb = _skip(tags, noun[1], ",RA")
    return noun if _is_finite(tokens, tags, verb) else None


def _verb_and_subject(tokens: Sequence[Token], tags: str, start: int) -> TokenRange | None:
    """The source in "grumbled Orr" and "put in young Orr"."""
    verb = _skip(tags, start, "RBC")
    if not _is_finite(tokens, tags, verb):
        return None
    noun_start = verb + 1
    if noun_start < len(tags) and tokens[noun_start].lower in _PARTICLES:
        noun_start += 1
    return after(tokens, tags, _skip(tags, noun_start, "R"))


def _after_copula(tokens: Sequence[Token], tags: str, start: int) -> TokenRange | None:
    """The source in "was her verdict" and "was how they put it"."""
    if tags[start] != "A" or start + 1 >= len(tags):
        return None
    word = tokens[start + 1].lower
    if word in POSSESSIVE_PRONOUNS or has_possessive_ending(word):
        return start + 1, start + 2
    if word in _QUESTION_WORDS and start + 2 < len(tags) and tokens[start + 2].lower in SUBJECTS:
        return start + 2, start + 3
    return None


def _is_finite(tokens: Sequence[Token], tags: str, verb: int) -> bool:
    """Whether the word can be a finite verb, as far as its form shows."""
    if verb >= len(tags) or tokens[verb].quote is not None or tokens[verb].is_capital:
        return False
    word = tokens[verb].lower
    third_person = tags[verb] == "N" and word.endswith("s") and not word.endswith("ss")
    return tags[verb] in "EV" or third_person or word in LEMMAS


def _skip(tags: str, at: int, skipped: str) -> int:
    while at < len(tags) and tags[at] in skipped:
        at += 1
    return at
